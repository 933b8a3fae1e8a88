import MiniSearch, { type SearchOptions } from 'minisearch';
import { withoutDiacritics } from './analyse.ts';

export interface Entry {
  readonly id: string;
  readonly name: string;
  readonly aliases: readonly string[];
  readonly group: string;
}

export interface TypeaheadOptions {
  readonly accept?: (id: string) => boolean;
  /** Of a text that names more than an entry does, only whole words count. */
  readonly whole?: boolean | undefined;
}

export type Typeahead = (text: string, options?: TypeaheadOptions) => string[];

const wordsOf = (text: string): string[] => text.match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];

const fold = (word: string): string => withoutDiacritics(word.normalize('NFKC').toLowerCase());

/** `OpenRoads Designer` is found as openroads, as open roads, and as openroadsdesigner. */
const spellings = (text: string): string[] => {
  const words = wordsOf(text);
  const parts = wordsOf(text.replace(/(\p{Ll})(?=\p{Lu})/gu, '$1 '));
  return [...new Set([...words, ...parts, words.join('')].map(fold))];
};

const isLittle = (word: string): boolean => /^\p{Ll}{1,3}$/u.test(word);

const edits = (word: string): number => (word.length < 4 || word.length > 24 ? 0 : word.length < 8 ? 1 : 2);

/** Finds names while they are typed: beginnings of words, other names, the group's name, small typos. */
export const createTypeahead = (entries: readonly Entry[]): Typeahead => {
  const index = new MiniSearch<Entry>({
    fields: ['name', 'aliases', 'group'],
    extractField: (entry, field) => {
      if (field === 'aliases') return entry.aliases.flatMap(spellings).join(' ');
      if (field === 'name') return spellings(entry.name).join(' ');
      return field === 'group' ? spellings(entry.group).join(' ') : entry.id;
    },
    tokenize: text => text.split(' '),
    processTerm: term => term,
    searchOptions: { prefix: true, fuzzy: edits, boost: { name: 3, aliases: 2 }, weights: { prefix: 0.8, fuzzy: 0.3 } },
  });
  index.addAll(entries);
  // "OpenBridge and OpenTunnel"
  const little = new Set(entries.flatMap(({ group, name }) => wordsOf(`${name} ${group}`).filter(isLittle)));
  return (text, { accept = () => true, whole = false } = {}) => {
    const words = wordsOf(text.slice(0, 200)).map(fold);
    const found = (query: readonly string[], options: SearchOptions) =>
      index.search(query.join(' '), { ...options, filter: ({ id }) => accept(String(id)) }).map(({ id }) => String(id));
    const all = found(words, { combineWith: 'AND' });
    if (all.length > 0) return all;
    return whole
      ? found(
          words.filter(word => !little.has(word)),
          { combineWith: 'OR', prefix: false, fuzzy: false },
        )
      : found(words, { combineWith: 'OR' });
  };
};
