import { and, asc, count, desc, eq, isNotNull, sql } from 'drizzle-orm';
import { type Db, type Dialect, type Steps, touched } from './dialect.ts';
import { given, givenAll } from './given.ts';
import { orNull, orUndefined } from './rows.ts';
import type { Schema } from './schema.ts';
import type { Rating, Ratings, RatingWrite } from './store/ratings.ts';

const ratingOf = (row: Schema['ratings']['$inferSelect']): Rating => ({
  ...row,
  engineer: orUndefined(row.engineer),
  words: orUndefined(row.words),
});

const BEGINNING = new Date(0);

/** Reads of ratings, each from an index of what they are asked by. */
export const ratingReads = ({ t, db, prepare }: Dialect): Ratings => {
  const by = (kind: 'engineer' | 'team' | 'account') => {
    const its = eq(t.ratings[kind], sql.placeholder('id'));
    return {
      counts: prepare(
        `rating_counts_${kind}`,
        db
          .select({ stars: t.ratings.stars, count: count() })
          .from(t.ratings)
          .where(and(its, sql`${t.ratings.at} >= ${given(t.ratings.at, 'since')}`))
          .groupBy(t.ratings.stars)
          .orderBy(asc(t.ratings.stars)),
      ),
      inWords: prepare(
        `ratings_in_words_${kind}`,
        db
          .select()
          .from(t.ratings)
          .where(and(its, isNotNull(t.ratings.words)))
          .orderBy(desc(t.ratings.at), desc(t.ratings.case))
          .limit(sql.placeholder('limit')),
      ),
    };
  };
  const reads = { engineer: by('engineer'), team: by('team'), account: by('account') };
  return {
    ratingCounts: ({ kind, id }, since) => reads[kind].counts({ id, since: since ?? BEGINNING }),
    ratingsInWords: async ({ kind, id }, limit) => (await reads[kind].inWords({ id, limit })).map(ratingOf),
  };
};

/** Keeps what a customer thought of a solution; refused where the case was rated before. */
export const ratingWrites = ({ t, statement }: Dialect) => {
  const add = statement('add_rating', db =>
    db
      .insert(t.ratings)
      .values(givenAll(t.ratings, ['case', 'account', 'team', 'engineer', 'by', 'stars', 'words', 'at']))
      .onConflictDoNothing()
      .returning({ case: t.ratings.case }),
  );
  return {
    addRating: (tx: Db, { rating }: RatingWrite): Steps<boolean> =>
      touched(add(tx, { ...rating, engineer: orNull(rating.engineer), words: orNull(rating.words) })),
  };
};
