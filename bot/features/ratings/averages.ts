import { type RatingsView, ratingsCard } from '../../../cards/ratings.ts';
import type { RatingScope } from '../../../db/store/ratings.ts';
import { isAdministrator } from '../../domain/people.ts';
import { averageOf, type RatingPeriod } from '../../domain/rating.ts';
import type { Context, Result } from '../../feature.ts';
import { show, tell } from '../show.ts';
import { strangerAnswer } from '../stranger.ts';

const DAY = 86_400_000;
const LATEST = 5;

type Scope = { readonly name: string; readonly of: RatingScope };

/** An engineer's own and their teams', never a colleague's; an administrator's account. */
const scopesOf = ({ actor, knowledge, t }: Context): readonly Scope[] => {
  if (actor.kind === 'engineer')
    return [
      { name: t('ratings.mine'), of: { kind: 'engineer', id: actor.user.id } },
      ...actor.user.teams.map(
        (id): Scope => ({
          name: knowledge.teams.find(team => team.id === id)?.name ?? id,
          of: { kind: 'team', id },
        }),
      ),
    ];
  return actor.kind === 'customer' && isAdministrator(actor)
    ? [{ name: actor.account.name, of: { kind: 'account', id: actor.account.id } }]
    : [];
};

/** Averages over a period, and the latest words. */
export const averages = async (context: Context, period: RatingPeriod): Promise<Result> => {
  const { actor, now, store, t } = context;
  if (actor.kind === 'stranger') return strangerAnswer(context, actor);
  const scopes = scopesOf(context);
  const [first] = scopes;
  if (first === undefined) return tell(context, t('ratings.notForYou'));
  const since = period === undefined ? undefined : new Date(now.getTime() - period * DAY);
  const [counts, said] = await Promise.all([
    Promise.all(scopes.map(({ of }) => store.ratingCounts(of, since))),
    // What was said about colleagues is theirs.
    store.ratingsInWords(first.of, LATEST),
  ]);
  const latest: RatingsView['latest'] = said.map(it => ({ ...it, words: it.words ?? '' }));
  return show(
    ratingsCard(t, {
      period,
      averages: scopes.map(({ name }, index) => ({ name, of: averageOf(counts[index] ?? []) })),
      latest,
    }),
  );
};
