import type { Case } from '../bot/domain/case.ts';
import { CONTACT_METHODS } from '../bot/domain/people.ts';
import type { Translate } from '../locales/index.ts';
import { actions, button } from './button.ts';
import { box, type Card, card, heading, subtle } from './card.ts';
import { type CaseFace, carried } from './case-face.ts';
import { facts } from './facts.ts';
import { type Choice, choiceInput } from './inputs.ts';
import { line, shorten } from './literal.ts';
import { personInputs } from './person-inputs.ts';
import { caseBand } from './state.ts';

export type ContactForm = {
  readonly case: Case;
  /** The part of the case that it was opened from. */
  readonly face: CaseFace;
  /** Whom support talks to now. */
  readonly contact: string;
  readonly phone: string | undefined;
  readonly people: readonly Choice[];
  readonly dataset: string;
  readonly typed: {
    readonly contact?: string | undefined;
    readonly email?: string | undefined;
    readonly contactMethod?: string | undefined;
  };
  readonly note: { readonly words: string; readonly style: 'good' | 'warning' } | undefined;
};

/** Whom support talks to about a case, and how; either can be changed alone. */
export const contactFormCard = (t: Translate, it: ContactForm): Card =>
  card(t.language, `${it.case.id}: ${t('caseActions.change-contact')}`, [
    caseBand(t, it.case),
    { ...heading(t('caseActions.change-contact')), spacing: 'Default' },
    line(shorten(it.case.shortDescription, 160), { size: 'Small' }, { spacing: 'None' }),
    subtle(t('contact.hint')),
    it.note === undefined ? undefined : box(it.note.style, [line(it.note.words, { size: 'Small' })]),
    facts([
      [t('contact.now'), it.contact],
      [t('contact.phone'), it.phone ?? t('contact.noPhone')],
    ]),
    ...personInputs(t, {
      id: 'contact',
      label: t('contact.new'),
      people: it.people,
      dataset: it.dataset,
      chosen: it.typed.contact,
      email: it.typed.email,
    }),
    choiceInput({
      id: 'contactMethod',
      label: t('fields.contactMethod'),
      value: it.typed.contactMethod ?? it.case.contactMethod,
      choices: CONTACT_METHODS.map(value => ({ title: t(`contactMethods.${value}`), value })),
    }),
    actions([
      button(
        t('buttons.submit'),
        { verb: 'contact.change', data: { case: it.case.id, version: it.case.version, ...carried(it.face) } },
        { primary: true },
      ),
      button(t('buttons.back'), { verb: 'case.show', data: { case: it.case.id, ...carried(it.face) } }, { bare: true }),
    ]),
  ]);
