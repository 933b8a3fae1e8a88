import type { IntakePage } from '../../bot/domain/intake.ts';
import { priorityOf } from '../../bot/domain/priority.ts';
import type { Translate } from '../../locales/index.ts';
import { box, type Element, facts, literal, row, subtle, text } from '../card.ts';
import { caseRow, priorityName } from '../case-row.ts';
import type { IntakeView } from './view.ts';

/** Everything that was answered, each part one tap from being changed. */
export const reviewPage = (t: Translate, view: IntakeView): readonly (Element | undefined)[] => {
  const { answers } = view;
  const part = (page: IntakePage, rows: Parameters<typeof facts>[0], more: readonly Element[] = []): Element =>
    row(
      t('intake.change', { part: t(`intake.pages.${page}`) }),
      { verb: 'intake.go', data: { draft: view.draft, revision: view.revision, page } },
      [facts(rows), ...more],
      { separator: true },
    );
  const titleOf = (choices: readonly { title: string; value: string }[], value: string | undefined) =>
    choices.find(choice => choice.value === value)?.title;
  const said = (field: Parameters<typeof fieldKey>[0], value: string | undefined) =>
    value === undefined || value === '' ? undefined : ([t(fieldKey(field)), value] as const);
  return [
    subtle(t('intake.tapToChange')),
    view.similar.length === 0
      ? undefined
      : box('warning', [
          text(t('intake.similar', { count: view.similar.length }), { size: 'Small', weight: 'Bolder' }),
          ...view.similar.map(it => caseRow(t, it)),
        ]),
    part('request', [
      said('requestType', answers.requestType && t(`requestTypes.${answers.requestType}.title`)),
      said('category', answers.category && t(`categories.${answers.category}.title`)),
    ]),
    view.productName === undefined ? undefined : part('product', [said('product', view.productName)]),
    view.productName === undefined
      ? undefined
      : part('version', [
          said('productVersion', answers.productVersion ?? t('intake.notSure')),
          said('productArea', titleOf(view.areas, answers.productArea)),
          said('typeOfIssue', titleOf(view.issueTypes, answers.typeOfIssue)),
        ]),
    part(
      'problem',
      [
        said('shortDescription', answers.shortDescription),
        said('situation', answers.situation && t(`situations.${answers.situation}.title`)),
        said('impact', answers.impact && t(`impacts.${answers.impact}.title`)),
        answers.situation === undefined || answers.impact === undefined
          ? undefined
          : ([t('case.priority'), priorityName(t, priorityOf(answers.situation, answers.impact))] as const),
        said('customerReference', answers.customerReference),
        view.files.length === 0 ? undefined : ([t('case.files'), view.files.map(file => file.name).join(', ')] as const),
      ],
      [...literal((answers.description ?? '').slice(0, SHOWN), { size: 'Small' })],
    ),
    part('contact', [
      said('contact', view.contactName),
      said('contactMethod', answers.contactMethod && t(`contactMethods.${answers.contactMethod}`)),
      said('language', answers.language && t.languageName(answers.language)),
    ]),
    subtle(t('intake.paperclip')),
  ];
};

/** The whole description is in the case; a card has a size. */
const SHOWN = 1200;

const fieldKey = (
  field:
    | 'requestType'
    | 'category'
    | 'product'
    | 'productVersion'
    | 'productArea'
    | 'typeOfIssue'
    | 'shortDescription'
    | 'situation'
    | 'impact'
    | 'customerReference'
    | 'contact'
    | 'contactMethod'
    | 'language',
) => `fields.${field}` as const;
