import type { CaseId, UserId } from '../../domain/ids.ts';
import { asStars } from '../../domain/rating.ts';
import type { Context, Result } from '../../feature.ts';
import { act, type CasePress, type Page, whereAllowed } from '../case/act.ts';
import { faceOf } from '../case/face.ts';
import { withCase } from '../case/find.ts';
import { show } from '../show.ts';
import { ratingPage } from './page.ts';

/** The solution that was accepted is among the latest entries: after it come the acceptance and notes. */
const LATEST = 100;

const proposerOf = async ({ store }: Context, id: CaseId): Promise<UserId | undefined> =>
  (await store.activities(id, LATEST)).find(({ event }) => event.type === 'proposed')?.by;

export type Rated = { readonly rating: string; readonly comment: string };

/** Keeps what a card's fields, or a message, say of the solution; once a case. */
export const rate = (context: Context, press: CasePress, typed: Rated): Promise<Result> =>
  withCase(context, press.case, async () => {
    const face = faceOf(press);
    const stars = asStars(Number(typed.rating));
    if (stars === undefined) return openRating(context, press, typed);
    const proposer = await proposerOf(context, press.case);
    const page: Page = { draw: async (it, note) => ratingPage(context, it, { note, typed, face }), stays: false };
    return act(context, press, { type: 'rate', stars, words: typed.comment, proposer }, {}, page);
  });

/** The page that asks for a rating, again where something was said without any stars. */
export const openRating = (context: Context, press: CasePress, typed?: Rated): Promise<Result> =>
  whereAllowed(context, press.case, 'rate', async it => {
    const note = typed && ({ words: context.t('rating.choose'), style: 'warning' } as const);
    return show(ratingPage(context, it, { note, typed: typed ?? {}, face: faceOf(press) }));
  });

/** `rate CS0001234 4 thank you`: the stars come first. */
export const rateTyped = (context: Context, id: CaseId, text: string): Promise<Result> => {
  const press: CasePress = { case: id, version: undefined };
  if (text === '') return openRating(context, press);
  const said =
    /^([1-5])(?!\p{N})\s*(?:★|(?:\/|out of|of|von)\s*5(?!\p{N})|stars?\b|stern(?:en?)?\b)?[\s:,.;!–-]*([\s\S]*)$/iu.exec(
      text,
    );
  return rate(
    context,
    press,
    said === null ? { rating: '', comment: text } : { rating: said[1] ?? '', comment: said[2] ?? '' },
  );
};
