import type { Translate } from '../locales/index.ts';
import { actions, button } from './button.ts';
import { type Card, card, type Items, sides, subtle, text } from './card.ts';
import { caseRow } from './case-row.ts';
import type { SimilarShown } from './intake/similar-box.ts';
import { line, title } from './literal.ts';
import { warning } from './note.ts';
import { stateWord } from './state.ts';

/** A form that is being written, and whether nothing is left but to submit it. */
export type Written = { readonly draft: string; readonly revision: number; readonly complete: boolean };

export type SimilarView = Written & {
  readonly similar: SimilarShown;
  readonly note: string | undefined;
};

/** Opens the case after all, or where the form is not done yet goes back to it. */
export const wayOn = (t: Translate, { draft, revision, complete }: Written) =>
  complete
    ? button(t('similar.openAnyway'), { verb: 'intake.submit', data: { draft, revision } })
    : button(t('buttons.continueDraft'), { verb: 'intake.show', data: { draft } });

/** One case that sounds like the one being written, with the ways to join it and the way on. */
export const similarCard = (t: Translate, { similar: it, note, ...written }: SimilarView): Card => {
  const number = it.kind === 'mine' ? it.case.id : it.id;
  const data = { draft: written.draft, revision: written.revision, case: number };
  const on = wayOn(t, written);
  return it.kind === 'mine'
    ? framed(t, t('similar.mine'), [
        caseRow(t, it.case),
        warning(note),
        text(t('similar.whatHappens'), { size: 'Small', spacing: 'Medium' }),
        actions([
          button(t('similar.commentThere'), { verb: 'similar.comment', data }, { primary: true }),
          on,
          button(t('case.openNumber', { number }), { verb: 'case.show', data: { case: number } }),
        ]),
      ])
    : framed(t, t('similar.theirs'), [
        sides(line(number, { size: 'Small', isSubtle: true }), stateWord(t, it.state)),
        title(it.shortDescription),
        warning(note),
        text(t('similar.askingMeans'), { size: 'Small', spacing: 'Medium' }),
        actions([button(t('similar.ask'), { verb: 'similar.ask', data }, { primary: true }), on]),
      ]);
};

const framed = (t: Translate, words: string, body: Items): Card =>
  card(t.language, words, [subtle(t('intake.title')), text(words, { weight: 'Bolder', spacing: 'Small' }), ...body]);

/** A colleague asks to follow a case: whoever runs it decides. */
export const joinCard = (
  t: Translate,
  it: { readonly case: string; readonly shortDescription: string; readonly user: string; readonly name: string },
): Card =>
  card(t.language, t('similar.asks', { name: it.name, number: it.case }), [
    subtle(it.case),
    title(it.shortDescription),
    line(t('similar.asks', { name: it.name, number: it.case })),
    text(t('similar.grantMeans'), { size: 'Small', spacing: 'Small' }),
    actions([
      button(t('similar.grant'), { verb: 'similar.grant', data: { case: it.case, user: it.user } }, { primary: true }),
      button(t('similar.refuse'), { verb: 'similar.refuse', data: { case: it.case } }),
      button(t('case.openNumber', { number: it.case }), { verb: 'case.show', data: { case: it.case } }),
    ]),
  ]);
