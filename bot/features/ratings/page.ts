import type { Card } from '../../../cards/card.ts';
import { type RatingForm, ratingFormCard } from '../../../cards/rating-form.ts';
import type { CaseRow } from '../../../db/store.ts';
import type { Context } from '../../feature.ts';

/** The question what the accepted solution was worth. */
export const ratingPage = (
  { t }: Context,
  it: CaseRow,
  more: Pick<RatingForm, 'face'> & Partial<Pick<RatingForm, 'note' | 'typed'>>,
): Card => ratingFormCard(t, { case: it, face: more.face, typed: more.typed ?? {}, note: more.note });
