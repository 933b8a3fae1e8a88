import type { IntakePage } from '../../bot/domain/intake.ts';
import { priorityOf } from '../../bot/domain/priority.ts';
import type { Translate } from '../../locales/index.ts';
import { row } from '../button.ts';
import { container, type Element, type Items, present, sides, subheading, subtle, text } from '../card.ts';
import { fileNames } from '../case-activity.ts';
import { type Fact, facts } from '../facts.ts';
import { line, literal, saysMore } from '../literal.ts';
import { priorityName } from '../state.ts';
import type { IntakeView } from './view.ts';

/** In bytes: the whole description goes into the case; a card has a size. */
const ROOM = 3000;

/** Everything that was answered, each part one tap from being changed. */
export const reviewPage = (t: Translate, view: IntakeView): Items => {
  const { answers } = view;
  const { situation, impact } = answers;
  const part = (
    page: Exclude<IntakePage, 'review'>,
    rows: readonly (Fact | undefined)[],
    more: readonly Element[] = [],
  ): Element => {
    // The heading of a part names its only answer already.
    const [only, ...others] = present(rows);
    const short = others.length === 0 ? only?.[1] : undefined;
    return row(
      t('intake.change', { part: t(`intake.pages.${page}`) }),
      { verb: 'intake.go', data: { draft: view.draft, revision: view.revision, page } },
      [
        sides(
          subheading(t(`intake.parts.${page}`)),
          text(t('intake.changeThis'), { size: 'Small', color: 'Accent', wrap: false }),
        ),
        short === undefined ? facts(rows, { spacing: 'Small' }) : line(short, { size: 'Small' }, { spacing: 'None' }),
        ...more,
      ],
      { separator: true, spacing: 'Medium' },
    );
  };
  const said = (field: keyof typeof answers, value: string | undefined): Fact | undefined =>
    value === undefined || value === '' ? undefined : [t(`fields.${field}`), value];
  const titleOf = (choices: readonly { title: string; value: string }[], value: string | undefined) =>
    choices.find(choice => choice.value === value)?.title;
  return [
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
        said('situation', situation && t(`situations.${situation}.title`)),
        said('impact', impact && t(`impacts.${impact}.title`)),
        situation && impact && [t('case.priority'), priorityName(t, priorityOf(situation, impact))],
        said('customerReference', answers.customerReference),
        view.files.length === 0 ? undefined : [t('case.files'), fileNames(view.files.map(file => file.name))],
      ],
      saysMore(answers) ? literal(answers.description ?? '', ROOM, { size: 'Small' }) : [],
    ),
    part('contact', [
      said('contact', view.contactName),
      said('contactMethod', answers.contactMethod && t(`contactMethods.${answers.contactMethod}`)),
      said('language', answers.language && t.languageName(answers.language)),
    ]),
    container([subtle(t('intake.paperclip'))], { separator: true, spacing: 'Medium' }),
  ];
};
