import { TEXT_LIMIT } from '../bot/domain/lifecycle.ts';
import { STARS, type Stars } from '../bot/domain/rating.ts';
import type { Translate } from '../locales/index.ts';
import type { AskingPage } from './asking-page.ts';
import { actions, button } from './button.ts';
import { type Card, card, subheading, subtle } from './card.ts';
import { carried } from './case-face.ts';
import { choiceInput, textInput } from './inputs.ts';
import { title } from './literal.ts';
import { noteBox } from './note.ts';
import { starSigns } from './stars.ts';
import { caseBand } from './state.ts';

export type RatingForm = AskingPage & {
  readonly typed: { readonly rating?: string | undefined; readonly comment?: string | undefined };
};

/** Asks what somebody thinks of the solution that they accepted; leaving is as easy as answering. */
export const ratingFormCard = (t: Translate, it: RatingForm): Card => {
  const data = { case: it.case.id, version: it.case.version, ...carried(it.face) };
  return card(t.language, `${it.case.id}: ${t('rating.question')}`, [
    caseBand(t, it.case),
    title(it.case.shortDescription, { spacing: 'Default' }),
    noteBox(it.note),
    subtle(t('case.next.closed.accepted')),
    subheading(t('rating.question')),
    choiceInput({
      id: 'rating',
      label: t('rating.label'),
      value: it.typed.rating,
      choices: [...STARS].reverse().map(stars => ({ title: starWords(t, stars), value: String(stars) })),
      look: 'expanded',
      required: t('rating.choose'),
    }),
    textInput({
      id: 'comment',
      label: t('rating.comment'),
      value: it.typed.comment,
      placeholder: t('rating.commentHint'),
      limit: TEXT_LIMIT,
      lines: true,
    }),
    actions([
      button(t('buttons.submit'), { verb: 'case.rate', data }, { primary: true }),
      button(t('buttons.skip'), { verb: 'case.show', data: { case: it.case.id, ...carried(it.face) } }, { bare: true }),
      button(
        t('caseActions.follow-up'),
        { verb: 'case.follow-up', data: { ...data, action: 'follow-up' } },
        { bare: true },
      ),
    ]),
  ]);
};

/** "★★★★☆ Very good" */
const starWords = (t: Translate, stars: Stars): string => `${starSigns(stars)} ${t(`rating.words.${stars}`)}`;
