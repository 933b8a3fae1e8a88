import { REQUEST_TYPES } from '../../../bot/domain/case.ts';
import { asId, type ProductId, type UserId } from '../../../bot/domain/ids.ts';
import type { IntakeAnswers } from '../../../bot/domain/intake.ts';
import { LANGUAGES } from '../../../bot/domain/language.ts';
import { discardCard } from '../../../cards/intake/frame.ts';
import { intakeCard } from '../../../cards/intake/pages.ts';
import type { IntakeView } from '../../../cards/intake/view.ts';
import type { Translate } from '../../../locales/index.ts';
import { DESCRIPTION, EVIL, LONG_SHORT, NAMES, NOW, SHORT, typed, WIDE } from './data.ts';
import type { Exhibit } from './exhibit.ts';
import { colleaguesOnly, draftOutages, similarCases, worstOutages } from './outages.ts';

const begun: IntakeAnswers = { contactMethod: 'email', language: 'en', contact: asId<UserId>('mia') };

const filled: IntakeAnswers = {
  ...begun,
  requestType: 'product-support',
  category: 'incident',
  brand: 'microstation',
  product: asId<ProductId>('microstation'),
  productVersion: '24.00.02.62',
  productArea: 'references',
  shortDescription: SHORT,
  description: typed('Since the update the raster reference is gone after every sync.'),
  situation: 'high',
  impact: 'one-location',
};

const worst: IntakeAnswers = {
  ...filled,
  typeOfIssue: 'upgrade',
  shortDescription: LONG_SHORT,
  description: DESCRIPTION,
  customerReference: typed('REF-'.repeat(15)),
  productSearch: EVIL.slice(0, 60),
};

const many = (count: number, name: string) =>
  Array.from({ length: count }, (_, index) => ({ title: `${name} ${index + 1}`, value: `${index + 1}` }));

const view = (t: Translate, page: IntakeView['page'], more: Partial<IntakeView>): IntakeView => ({
  draft: '6f0a2c0e-6e0b-4b7c-9a55-1d3c2b0f7a11:a0000000-0000-4000-8000-000000000001',
  revision: 3,
  page,
  step: ['request', 'product', 'version', 'problem', 'contact', 'review'].indexOf(page) + 1,
  of: 6,
  answers: filled,
  missing: [],
  note: undefined,
  incomplete: false,
  explain: false,
  requestTypes: REQUEST_TYPES.map(value => ({
    value,
    title: t(`requestTypes.${value}.title`),
    description: t(`requestTypes.${value}.description`),
  })),
  brands: many(8, 'OpenFlows'),
  products: [{ title: 'MicroStation', value: 'microstation' }, ...many(24, 'OpenRoads Designer CONNECT Edition')],
  productName: 'MicroStation',
  versions: [{ title: '24.00.02.62', value: '24.00.02.62' }, ...many(6, '23.00.0')],
  areas: [{ title: 'References', value: 'references' }, ...many(8, 'Area')],
  issueTypes: [],
  people: [
    { title: `${NAMES.mia} (mia.novak@contoso.example)`, value: 'mia' },
    { title: `${NAMES.long} (maria-magdalena.von-hohenlohe-waldenburg@contoso.example)`, value: 'mm' },
  ],
  searchPeople: false,
  contactName: `${NAMES.mia} (mia.novak@contoso.example)`,
  languages: LANGUAGES.map(value => ({ title: t.languageName(value), value })),
  files: [],
  similar: [],
  outages: [],
  now: NOW,
  ...more,
});

const page = (
  name: string,
  which: IntakeView['page'],
  more: (t: Translate) => Partial<IntakeView> = () => ({}),
): Exhibit => ({ name: `intake ${name}`, draw: t => intakeCard(t, view(t, which, more(t))) });

const files: IntakeView['files'] = [
  { name: 'screenshot.png', state: 'stored' },
  { name: typed('sync log.zip'), state: 'pending' },
  { name: `${'x'.repeat(80)}${EVIL}.exe`, state: 'refused' },
];

const ALL_MISSING: IntakeView['missing'] = [
  'requestType',
  'category',
  'shortDescription',
  'description',
  'situation',
  'impact',
];

export const intakeExhibits: readonly Exhibit[] = [
  page('request empty', 'request', () => ({ answers: begun, of: 3, missing: ALL_MISSING })),
  page('request suggested', 'request', () => ({
    answers: { ...begun, requestType: 'license-support', category: 'incident', shortDescription: SHORT },
    of: 3,
    missing: ['situation', 'impact'],
  })),
  page('request stopped', 'request', t => ({
    answers: begun,
    of: 3,
    missing: ALL_MISSING,
    incomplete: true,
    note: { words: t('intake.incomplete'), style: 'warning' },
  })),
  page('request resumed', 'request', t => ({
    note: { words: t('intake.resumed', { when: t.when(new Date('2026-11-19T14:05:00Z')) }), style: 'emphasis' },
  })),
  page('product', 'product', () => ({
    answers: { ...filled, brand: undefined, product: undefined },
    missing: ['product', 'shortDescription', 'description', 'situation', 'impact'],
  })),
  page('product full', 'product', () => ({
    answers: { ...worst, fullCatalog: true },
    products: [
      { title: 'MicroStation', value: 'microstation' },
      ...many(60, 'OpenRoads Designer CONNECT Edition with a long name'),
    ],
  })),
  page('version', 'version', () => ({ answers: { ...filled, productArea: undefined }, missing: ['productArea'] })),
  page('version managed', 'version', t => ({
    answers: { ...filled, productArea: undefined },
    issueTypes: many(5, 'Type'),
    missing: ['productArea', 'typeOfIssue'],
    incomplete: true,
    note: { words: t('intake.incomplete'), style: 'warning' },
  })),
  page('version bare', 'version', () => ({ versions: [], areas: [] })),
  page('problem empty', 'problem', () => ({
    answers: { ...begun, requestType: 'billing-support', category: 'request' },
    step: 2,
    of: 4,
    missing: ['shortDescription', 'description', 'situation', 'impact'],
  })),
  page('problem stopped', 'problem', t => ({
    answers: { ...filled, description: undefined, situation: undefined },
    missing: ['description', 'situation'],
    incomplete: true,
    note: { words: t('intake.incomplete'), style: 'warning' },
  })),
  page('problem files', 'problem', t => ({
    files,
    note: { words: t('files.joined', { count: 3, files: t.list(files.map(file => file.name)) }), style: 'good' },
  })),
  page('problem worst explained', 'problem', () => ({ answers: worst, explain: true, files })),
  page('problem wide', 'problem', () => ({ answers: { ...worst, description: WIDE } })),
  page('contact', 'contact'),
  page('contact of many', 'contact', t => ({
    answers: { ...begun, contact: undefined, contactSearch: EVIL.slice(0, 60), contactMethod: undefined },
    searchPeople: true,
    missing: ['contact', 'contactMethod'],
    incomplete: true,
    note: { words: t('intake.incomplete'), style: 'warning' },
  })),
  page('review', 'review'),
  page('review incomplete', 'review', () => ({
    answers: { ...filled, situation: undefined, impact: undefined },
    missing: ['situation', 'impact'],
  })),
  page('review similar', 'review', () => ({ similar: similarCases })),
  page('review colleague', 'review', () => ({ similar: colleaguesOnly })),
  page('request outage', 'request', () => ({ outages: draftOutages.slice(0, 1) })),
  page('version outages', 'version', () => ({ outages: draftOutages })),
  page('review worst', 'review', () => ({
    answers: worst,
    files,
    similar: similarCases,
    outages: worstOutages,
    issueTypes: [{ title: 'Upgrade', value: 'upgrade' }],
    contactName: NAMES.long,
  })),
  page('review wide', 'review', () => ({ answers: { ...worst, description: WIDE } })),
  { name: 'intake discard', draw: t => discardCard(t, 'draft', 3) },
];
