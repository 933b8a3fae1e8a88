import { CATEGORIES } from '../../bot/domain/case.ts';
import type { Translate } from '../../locales/index.ts';
import { type Items, subtle } from '../card.ts';
import { choiceInput } from '../inputs.ts';
import { asked } from './asked.ts';
import type { IntakeView } from './view.ts';

/** What is needed: all request types with what they are for, or the one that the words suggest. */
export const requestPage = (t: Translate, view: IntakeView): Items => {
  const { answers, requestTypes } = view;
  const chosen = requestTypes.find(({ value }) => value === answers.requestType);
  const type = { id: 'requestType', label: t('fields.requestType'), required: t('intake.chooseRequestType') };
  const category = choiceInput({
    id: 'category',
    label: t('fields.category'),
    value: answers.category,
    choices: CATEGORIES.map(value => ({
      title: `${t(`categories.${value}.title`)}: ${t(`categories.${value}.explained`)}`,
      value,
    })),
    look: 'expanded',
    required: t('intake.chooseCategory'),
  });
  return [
    ...(chosen === undefined
      ? asked(
          view,
          'requestType',
          type.required,
          choiceInput({
            ...type,
            choices: requestTypes.map(({ title, value, description }) => ({
              title: `${title}: ${description}`,
              value,
            })),
            look: 'expanded',
          }),
        )
      : [
          choiceInput({
            ...type,
            value: chosen.value,
            choices: requestTypes.map(({ title, value }) => ({ title, value })),
          }),
          subtle(t('intake.typeIsFor', { description: chosen.description }), { spacing: 'Small' }),
        ]),
    ...asked(view, 'category', t('intake.chooseCategory'), category),
  ];
};
