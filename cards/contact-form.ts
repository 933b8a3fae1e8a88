import { CONTACT_METHODS } from '../bot/domain/people.ts';
import type { Translate } from '../locales/index.ts';
import { type AskingPage, askingPage } from './asking-page.ts';
import { actions, button } from './button.ts';
import type { Card } from './card.ts';
import { carried } from './case-face.ts';
import { facts } from './facts.ts';
import { type Choice, choiceInput } from './inputs.ts';
import { personInputs } from './person-inputs.ts';

export type ContactForm = AskingPage & {
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
};

/** Whom support talks to about a case, and how; either can be changed alone. */
export const contactFormCard = (t: Translate, it: ContactForm): Card =>
  askingPage(t, it, t('caseActions.change-contact'), t('contact.hint'), [
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
