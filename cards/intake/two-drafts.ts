import type { CaseId } from '../../bot/domain/ids.ts';
import type { IntakeAnswers } from '../../bot/domain/intake.ts';
import type { Translate } from '../../locales/index.ts';
import { actions, button } from '../button.ts';
import { box, type Card, card, heading, subtle, text } from '../card.ts';
import { line, shorten } from '../literal.ts';

export type TwoDrafts = {
  /** The form that is open. */
  readonly draft: { readonly id: string; readonly updatedAt: Date };
  readonly about: IntakeAnswers;
  /** The case that was to be continued. */
  readonly follows: CaseId;
  readonly version: number;
};

/** A follow-up is asked for while another form is open: either goes on, and neither is lost. */
export const twoDraftsCard = (t: Translate, { draft, about, follows, version }: TwoDrafts): Card => {
  const words = about.shortDescription ?? (about.requestType && t(`requestTypes.${about.requestType}.title`));
  return card(t.language, t('intake.twoDrafts', { number: follows }), [
    subtle(t('intake.followsCase', { number: follows })),
    heading(t('intake.otherDraft', { when: t.when(draft.updatedAt) })),
    words === undefined ? undefined : box('emphasis', [line(shorten(words, 160), { size: 'Small', weight: 'Bolder' })]),
    text(t('intake.otherDraftStays'), { spacing: 'Small' }),
    actions([
      button(t('buttons.continueDraft'), { verb: 'intake.show', data: { draft: draft.id } }, { primary: true }),
      button(t('intake.startFollowUp'), {
        verb: 'case.follow-up',
        data: { case: follows, version, beside: true },
      }),
    ]),
  ]);
};
