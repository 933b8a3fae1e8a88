import { type Translate, translator } from '../../../locales/index.ts';
import { REQUEST_TYPES, type RequestType, STATES, type State } from '../../domain/case.ts';
import { CASE_SORTS, type CaseSortColumn } from '../../domain/case-list.ts';
import type { ProductId } from '../../domain/ids.ts';
import { PRIORITIES, type Priority } from '../../domain/priority.ts';
import type { Context } from '../../feature.ts';
import { spokenWords } from './spoken-words.ts';

export const SPANS = ['today', 'yesterday', 'thisWeek', 'lastWeek', 'thisMonth', 'lastMonth', 'thisYear'] as const;
export type Span = (typeof SPANS)[number];

/** What a word says about a list. */
export type Meaning =
  | { readonly is: 'sort' | 'reset' | 'filler' | 'days' | 'from' | 'until' | 'before' }
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

export const OPEN_STATES = STATES.filter(state => state !== 'closed' && state !== 'cancelled');
const DONE: readonly State[] = ['closed', 'cancelled'];

/** Everything that can be said about a list, in the person's language and in English. */
export const vocabularyOf = ({ knowledge, now, t }: Pick<Context, 'knowledge' | 'now' | 't'>): Vocabulary => {
  const languages = t.language === 'en' ? [t] : [t, translator('en', 'UTC', now)];
  const products = knowledge.vendor.products.flatMap(({ id, name, aliases }) =>
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
    ...(['sort', 'reset', 'filler', 'days', 'from', 'until', 'before'] as const).flatMap(is =>
      said(t(`lists.words.${is}`), { is }),
    ),
    ...said(t('lists.words.ascending'), { is: 'direction', descending: false }),
    ...said(t('lists.words.descending'), { is: 'direction', descending: true }),
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

/** "1 Critical", "Critical", "p1". */
const priorityWords = (t: Translate, priority: Priority): string => {
  const name = t(`priorities.${priority}`);
  return [name, name.replace(/^\d+\s*/, ''), `p${priority}`].join('|');
};

const monthNames = ({ language }: Translate): readonly (readonly [month: number, name: string])[] => {
  const name = new Intl.DateTimeFormat(language, { month: 'long', timeZone: 'UTC' });
  return Array.from({ length: 12 }, (_, month) => [month + 1, name.format(Date.UTC(2000, month, 1))] as const);
};
