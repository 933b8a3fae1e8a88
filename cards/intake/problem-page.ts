import { REFERENCE_LIMIT, SHORT_LIMIT } from '../../bot/domain/intake.ts';
import { TEXT_LIMIT } from '../../bot/domain/lifecycle.ts';
import { IMPACTS, SITUATIONS } from '../../bot/domain/priority.ts';
import type { Translate } from '../../locales/index.ts';
import { box, type Element, type Items, subtle, text } from '../card.ts';
import { choiceInput, textInput } from '../inputs.ts';
import { runs } from '../literal.ts';
import { asked, mandatory } from './asked.ts';
import type { IntakeView } from './view.ts';

/** What happens, and how bad it is. */
export const problemPage = (t: Translate, view: IntakeView): Items => {
  const { answers } = view;
  const short = textInput({
    id: 'shortDescription',
    label: mandatory(t, 'shortDescription'),
    value: answers.shortDescription,
    placeholder: t('intake.sayShort'),
    limit: SHORT_LIMIT,
  });
  const description = textInput({
    id: 'description',
    label: mandatory(t, 'description'),
    value: answers.description,
    placeholder: t('intake.beSpecific'),
    limit: TEXT_LIMIT,
    lines: true,
  });
  const situation = choiceInput({
    id: 'situation',
    label: mandatory(t, 'situation'),
    value: answers.situation,
    placeholder: t('intake.chooseSituation'),
    choices: SITUATIONS.map(value => ({
      title: `${t(`situations.${value}.title`)}: ${t(`situations.${value}.short`)}`,
      value,
    })),
  });
  const impact = choiceInput({
    id: 'impact',
    label: mandatory(t, 'impact'),
    value: answers.impact,
    placeholder: t('intake.chooseImpact'),
    choices: IMPACTS.map(value => ({ title: t(`impacts.${value}.title`), value })),
  });
  return [
    ...asked(view, 'shortDescription', t('intake.sayShort'), short),
    ...asked(view, 'description', t('intake.sayMore'), description),
    ...asked(view, 'situation', t('intake.chooseSituation'), situation),
    ...asked(view, 'impact', t('intake.chooseImpact'), impact),
    view.explain ? explained(t) : undefined,
    textInput({
      id: 'customerReference',
      label: t('fields.customerReference'),
      value: answers.customerReference,
      placeholder: t('intake.referenceHint'),
      limit: REFERENCE_LIMIT,
    }),
    ...fileLines(t, view.files),
  ];
};

/** Both scales in full. */
const explained = (t: Translate): Element =>
  box('emphasis', [
    ...SITUATIONS.map(value =>
      text(`**${t(`situations.${value}.title`)}**: ${t(`situations.${value}.full`)}`, { size: 'Small' }),
    ),
    ...IMPACTS.map(value =>
      text(`**${t(`impacts.${value}.title`)}**: ${t(`impacts.${value}.explained`)}`, { size: 'Small' }),
    ),
  ]);

const COLOURS = { pending: 'Default', stored: 'Good', refused: 'Attention' } as const;

/** The files so far, and how more are added: a card cannot take them. */
export const fileLines = (t: Translate, files: IntakeView['files']): readonly Element[] => [
  ...files.map((file, index) =>
    runs(
      [
        { text: file.name, size: 'Small' },
        { text: ' · ', size: 'Small', isSubtle: true },
        { text: t(`files.states.${file.state}`), size: 'Small', color: COLOURS[file.state] },
      ],
      { spacing: index === 0 ? 'Medium' : 'Small' },
    ),
  ),
  subtle(t('intake.paperclip'), { spacing: files.length === 0 ? 'Medium' : 'Small' }),
];
