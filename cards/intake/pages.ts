import { CATEGORIES } from '../../bot/domain/case.ts';
import { REFERENCE_LIMIT, SHORT_LIMIT } from '../../bot/domain/intake.ts';
import { TEXT_LIMIT } from '../../bot/domain/lifecycle.ts';
import { CONTACT_METHODS } from '../../bot/domain/people.ts';
import { IMPACTS, SITUATIONS } from '../../bot/domain/priority.ts';
import type { Translate } from '../../locales/index.ts';
import { box, type Card, type Element, line, subtle, text } from '../card.ts';
import { choiceInput, textInput, toggle } from '../inputs.ts';
import { framed } from './frame.ts';
import { reviewPage } from './review.ts';
import type { IntakeView } from './view.ts';

/** The case form, drawn at the page it is on. */
export const intakeCard = (t: Translate, view: IntakeView): Card => framed(t, view, PAGES[view.page](t, view));

type Page = (t: Translate, view: IntakeView) => readonly (Element | undefined)[];

const requestPage: Page = (t, { answers, requestTypes }) => [
  choiceInput({
    id: 'requestType',
    label: t('fields.requestType'),
    value: answers.requestType,
    choices: requestTypes.map(({ title, value, description }) => ({ title: `${title}: ${description}`, value })),
    look: 'expanded',
    required: t('intake.chooseRequestType'),
  }),
  choiceInput({
    id: 'category',
    label: t('fields.category'),
    value: answers.category,
    choices: CATEGORIES.map(value => ({
      title: `${t(`categories.${value}.title`)}: ${t(`categories.${value}.explained`)}`,
      value,
    })),
    look: 'expanded',
    required: t('intake.chooseCategory'),
  }),
];

const productPage: Page = (t, { answers, brands, products }) => [
  text(t(answers.fullCatalog === true ? 'intake.catalogAll' : 'intake.catalogRecent'), { size: 'Small', isSubtle: true }),
  choiceInput({
    id: 'brand',
    label: t('fields.brand'),
    value: answers.brand,
    placeholder: t('intake.anyBrand'),
    choices: brands,
  }),
  choiceInput({
    id: 'product',
    label: t('fields.product'),
    value: answers.product,
    placeholder: t('intake.typeToSearch'),
    choices: products,
    look: 'filtered',
    dataset: 'products',
  }),
  textInput({
    id: 'productSearch',
    label: t('fields.productSearch'),
    value: answers.productSearch,
    placeholder: t('intake.searchHint'),
    limit: 60,
  }),
  toggle('fullCatalog', t('intake.fullCatalog'), answers.fullCatalog === true),
];

const versionPage: Page = (t, { answers, productName, versions, areas, issueTypes }) => [
  productName === undefined ? undefined : line(productName, { weight: 'Bolder' }),
  versions.length === 0
    ? undefined
    : choiceInput({
        id: 'productVersion',
        label: t('fields.productVersion'),
        value: answers.productVersion,
        placeholder: t('intake.notSure'),
        choices: versions,
      }),
  subtle(t('intake.versionTip')),
  areas.length === 0
    ? undefined
    : choiceInput({
        id: 'productArea',
        label: t('fields.productArea'),
        value: answers.productArea,
        placeholder: t('intake.choose'),
        choices: areas,
        required: t('intake.chooseArea'),
      }),
  issueTypes.length === 0
    ? undefined
    : choiceInput({
        id: 'typeOfIssue',
        label: t('fields.typeOfIssue'),
        value: answers.typeOfIssue,
        placeholder: t('intake.choose'),
        choices: issueTypes,
        required: t('intake.chooseTypeOfIssue'),
      }),
];

const problemPage: Page = (t, { answers, explain, files }) => [
  textInput({
    id: 'shortDescription',
    label: t('fields.shortDescription'),
    value: answers.shortDescription,
    limit: SHORT_LIMIT,
    required: t('intake.sayShort'),
  }),
  textInput({
    id: 'description',
    label: t('fields.description'),
    value: answers.description,
    placeholder: t('intake.beSpecific'),
    limit: TEXT_LIMIT,
    lines: true,
    required: t('intake.sayMore'),
  }),
  choiceInput({
    id: 'situation',
    label: t('fields.situation'),
    value: answers.situation,
    placeholder: t('intake.choose'),
    choices: SITUATIONS.map(value => ({ title: `${t(`situations.${value}.title`)}: ${t(`situations.${value}.short`)}`, value })),
    required: t('intake.chooseSituation'),
  }),
  choiceInput({
    id: 'impact',
    label: t('fields.impact'),
    value: answers.impact,
    placeholder: t('intake.choose'),
    choices: IMPACTS.map(value => ({ title: `${t(`impacts.${value}.title`)}: ${t(`impacts.${value}.explained`)}`, value })),
    required: t('intake.chooseImpact'),
  }),
  explain
    ? box('emphasis', SITUATIONS.map(value =>
        text(`**${t(`situations.${value}.title`)}**: ${t(`situations.${value}.full`)}`, { size: 'Small' }),
      ))
    : undefined,
  textInput({
    id: 'customerReference',
    label: t('fields.customerReference'),
    value: answers.customerReference,
    placeholder: t('intake.referenceHint'),
    limit: REFERENCE_LIMIT,
  }),
  ...fileLines(t, files),
];

/** The files so far, and how more are added: a card cannot take them. */
export const fileLines = (t: Translate, files: IntakeView['files']): readonly Element[] => [
  ...files.map(file => line(`${file.name} · ${t(`files.states.${file.state}`)}`, { size: 'Small' }, { spacing: 'Small' })),
  subtle(t('intake.paperclip')),
];

const contactPage: Page = (t, { answers, people, languages }) => [
  choiceInput({
    id: 'contact',
    label: t('fields.contact'),
    value: answers.contact,
    choices: people,
    look: 'filtered',
    dataset: 'people',
    required: t('intake.chooseContact'),
  }),
  choiceInput({
    id: 'contactMethod',
    label: t('fields.contactMethod'),
    value: answers.contactMethod,
    choices: CONTACT_METHODS.map(value => ({ title: t(`contactMethods.${value}`), value })),
    required: t('intake.chooseContactMethod'),
  }),
  choiceInput({
    id: 'language',
    label: t('fields.language'),
    value: answers.language,
    choices: languages,
    required: t('intake.chooseLanguage'),
  }),
  subtle(t('intake.languageTip')),
];

const PAGES: Readonly<Record<IntakeView['page'], Page>> = {
  request: requestPage,
  product: productPage,
  version: versionPage,
  problem: problemPage,
  contact: contactPage,
  review: reviewPage,
};
