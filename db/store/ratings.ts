import type { AccountId, CaseId, TeamId, UserId } from '../../bot/domain/ids.ts';
import type { StarCount, Stars } from '../../bot/domain/rating.ts';

export type Rating = {
  readonly case: CaseId;
  readonly account: AccountId;
  readonly team: TeamId;
  /** Whose solution was accepted. */
  readonly engineer: UserId | undefined;
  readonly by: UserId;
  readonly stars: Stars;
  readonly words: string | undefined;
  readonly at: Date;
};

/** Refused where the case was rated before. */
export type RatingWrite = { readonly type: 'rating.add'; readonly rating: Rating };

/** Whose ratings: those of one engineer's solutions, of one team's cases, or of one account's. */
export type RatingScope =
  | { readonly kind: 'engineer'; readonly id: UserId }
  | { readonly kind: 'team'; readonly id: TeamId }
  | { readonly kind: 'account'; readonly id: AccountId };

export interface Ratings {
  /** How often each number of stars was given since then; ever, without a date. */
  ratingCounts(scope: RatingScope, since: Date | undefined): Promise<readonly StarCount[]>;
  /** The latest ratings that say something in words, newest first. */
  ratingsInWords(scope: RatingScope, limit: number): Promise<readonly Rating[]>;
}
