import { CONTACT_METHODS } from '../../bot/domain/people.ts';
import type { Translate } from '../../locales/index.ts';
import { type Items, subtle } from '../card.ts';
import { choiceInput, searchInput, textInput } from '../inputs.ts';
import { asked, mandatory } from './asked.ts';
import type { IntakeView } from './view.ts';

/** Whom support talks to, how, and in which language. */
export const contactPage = (t: Translate, view: IntakeView): Items => {
  const { answers, people, languages } = view;
  const contact = searchInput({
    id: 'contact',
    label: mandatory(t, 'contact'),
    value: answers.contact,
    placeholder: t('intake.chooseContact'),
    choices: people,
    dataset: 'people',
  });
  const method = choiceInput({
    id: 'contactMethod',
    label: mandatory(t, 'contactMethod'),
    value: answers.contactMethod,
    placeholder: t('intake.chooseContactMethod'),
    choices: CONTACT_METHODS.map(value => ({ title: t(`contactMethods.${value}`), value })),
  });
  const language = choiceInput({
    id: 'language',
    label: mandatory(t, 'language'),
    value: answers.language,
    placeholder: t('intake.chooseLanguage'),
    choices: languages,
  });
  return [
    ...asked(view, 'contact', t('intake.chooseContact'), contact),
    view.searchPeople
      ? textInput({
          id: 'contactSearch',
          label: t('fields.contactSearch'),
          value: answers.contactSearch,
          placeholder: t('intake.personHint'),
          limit: 254,
        })
      : undefined,
    ...asked(view, 'contactMethod', t('intake.chooseContactMethod'), method),
    ...asked(view, 'language', t('intake.chooseLanguage'), language),
    subtle(t('intake.languageTip'), { spacing: 'Small' }),
  ];
};
