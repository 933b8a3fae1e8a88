import type { Vendor } from '../../../knowledge/vendor.ts';
import { type Translate, translator } from '../../../locales/index.ts';
import { REQUEST_TYPES, type RequestType, STATES, type State } from '../../domain/case.ts';
import { CASE_SORTS, type CaseSortColumn, type ListView, OPEN_STATES } from '../../domain/case-list.ts';
import type { ProductId } from '../../domain/ids.ts';
import type { Language } from '../../domain/language.ts';
import { PRIORITIES, type Priority } from '../../domain/priority.ts';
import type { Context } from '../../feature.ts';
import { spokenWords } from './spoken-words.ts';

export const SPANS = ['today', 'yesterday', 'thisWeek', 'lastWeek', 'thisMonth', 'lastMonth', 'thisYear'] as const;
export type Span = (typeof SPANS)[number];

/** What a word says about a list. */
export type Meaning =
  | { readonly is: 'sort' | 'reset' | 'filler' | 'cases' | 'days' | 'from' | 'until' | 'before' }
  | { readonly is: 'whose'; readonly view: ListView }
  | { readonly is: 'rank'; readonly highest: boolean }
  | { readonly is: 'direction'; readonly descending: boolean }
  | { readonly is: 'column'; readonly by: CaseSortColumn }
  | { readonly is: 'states'; readonly states: readonly State[] }
  | { readonly is: 'priority'; readonly priority: Priority }
  | { readonly is: 'requestType'; readonly requestType: RequestType }
  | { readonly is: 'product'; readonly product: ProductId }
  | { readonly is: 'span'; readonly span: Span }
  | { readonly is: 'month'; readonly month: number };

/** Words in their order, folded; `#` stands for a number. */
export type Saying = { readonly words: readonly string[]; readonly means: Meaning };
/** What can be said, by its first word. */
export type Vocabulary = ReadonlyMap<string, readonly Saying[]>;

const DONE: readonly State[] = ['closed', 'cancelled'];

/** Every message is heard by it, so each is made once. */
const made = new WeakMap<Vendor, Map<Language, Vocabulary>>();

/** Everything that can be said about a list, in the person's language and in English. */
export const vocabularyOf = ({
  knowledge: { vendor },
  language,
}: Pick<Context, 'knowledge' | 'language'>): Vocabulary => {
  const ofVendor = made.get(vendor) ?? new Map<Language, Vocabulary>();
  const vocabulary = ofVendor.get(language) ?? makeVocabulary(vendor, language);
  made.set(vendor, ofVendor.set(language, vocabulary));
  return vocabulary;
};

const makeVocabulary = (vendor: Vendor, language: Language): Vocabulary => {
  const languages = [...new Set<Language>([language, 'en'])].map(it => translator(it, 'UTC', new Date(0)));
  const products = vendor.products.flatMap(({ id, name, aliases }) =>
    [name, ...aliases].map(words => saying(words, { is: 'product', product: id })),
  );
  const byFirst = new Map<string, Saying[]>();
  for (const it of [...languages.flatMap(sayingsOf), ...products]) {
    const [first] = it.words;
    if (first !== undefined) byFirst.set(first, [...(byFirst.get(first) ?? []), it]);
  }
  return byFirst;
};

const saying = (words: string, means: Meaning): Saying => ({
  words: spokenWords(words).map(({ folded }) => folded),
  means,
});

const sayingsOf = (t: Translate): readonly Saying[] => {
  const said = (words: string, means: Meaning): readonly Saying[] => words.split('|').map(it => saying(it, means));
  return [
    ...(['sort', 'reset', 'filler', 'cases', 'days', 'from', 'until', 'before'] as const).flatMap(is =>
      said(t(`lists.words.${is}`), { is }),
    ),
    ...said(t('lists.words.ascending'), { is: 'direction', descending: false }),
    ...said(t('lists.words.descending'), { is: 'direction', descending: true }),
    ...said(t('lists.words.highestFirst'), { is: 'rank', highest: true }),
    ...said(t('lists.words.lowestFirst'), { is: 'rank', highest: false }),
    ...said(t('lists.words.mine'), { is: 'whose', view: 'mine' }),
    ...said(t('lists.words.account'), { is: 'whose', view: 'account' }),
    ...said(t('lists.words.waiting'), { is: 'whose', view: 'action' }),
    ...CASE_SORTS.flatMap(by => said(`${t(`lists.columns.${by}`)}|${t(`lists.words.${by}`)}`, { is: 'column', by })),
    ...STATES.flatMap(state =>
      said(`${t(`states.${state}`)}|${t(`lists.words.${state}`)}`, { is: 'states', states: [state] }),
    ),
    ...said(t('lists.words.open'), { is: 'states', states: OPEN_STATES }),
    ...said(t('lists.words.done'), { is: 'states', states: DONE }),
    ...PRIORITIES.flatMap(priority => said(priorityWords(t, priority), { is: 'priority', priority })),
    ...REQUEST_TYPES.flatMap(requestType =>
      said(`${t(`requestTypes.${requestType}.title`)}|${t(`commands.${requestType}.phrases`)}`, {
        is: 'requestType',
        requestType,
      }),
    ),
    ...SPANS.flatMap(span => said(t(`lists.words.${span}`), { is: 'span', span })),
    ...monthNames(t).flatMap(([month, name]) =>
      [name, `# ${name}`, `# ${name} #`, `${name} #`].flatMap(words => said(words, { is: 'month', month })),
    ),
  ];
};

/** "1 Critical", "Critical", "p1", "urgent". */
const priorityWords = (t: Translate, priority: Priority): string => {
  const name = t(`priorities.${priority}`);
  return [name, name.replace(/^\d+\s*/, ''), `p${priority}`, t(`lists.words.priorities.${priority}`)].join('|');
};

const monthNames = ({ language }: Translate): readonly (readonly [month: number, name: string])[] => {
  // As cards write them too.
  const names = (['long', 'short'] as const).map(
    month => new Intl.DateTimeFormat(language, { month, timeZone: 'UTC' }),
  );
  return Array.from({ length: 12 }, (_, month) =>
    names.map(name => [month + 1, name.format(Date.UTC(2000, month, 1))] as const),
  ).flat();
};
