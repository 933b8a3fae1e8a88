import { newStemmer } from 'snowball-stemmers';
import { ces, deu, eng, fra, ita, nld, pol, por, spa } from 'stopword';
import type { Language } from '../bot/domain/language.ts';
import { stemPolish } from './stem-polish.ts';

export interface Analyser {
  /** The terms under which a text is indexed and searched. */
  readonly terms: (text: string) => string[];
  /** Whether a term is one of the language's stopwords, which say little. */
  readonly common: (term: string) => boolean;
}

type Stem = (word: string) => string;

const snowballStem = (algorithm: string): Stem => {
  const stemmer = newStemmer(algorithm);
  return word => withoutDiacritics(stemmer.stem(word));
};

/** Languages written with spaces and inflected words; the others are cut into pairs of characters. */
const INFLECTED: Partial<Record<Language, { stopwords: readonly string[]; stem: () => Stem }>> = {
  en: { stopwords: eng, stem: () => snowballStem('english') },
  cs: { stopwords: ces, stem: () => snowballStem('czech') },
  nl: { stopwords: nld, stem: () => snowballStem('dutch') },
  fr: { stopwords: fra, stem: () => snowballStem('french') },
  de: { stopwords: deu, stem: () => snowballStem('german') },
  it: { stopwords: ita, stem: () => snowballStem('italian') },
  pl: { stopwords: pol, stem: () => word => stemPolish(withoutDiacritics(word)) },
  pt: { stopwords: por, stem: () => snowballStem('portuguese') },
  es: { stopwords: spa, stem: () => snowballStem('spanish') },
};

const CJK = '\\p{sc=Han}\\p{sc=Hiragana}\\p{sc=Katakana}ー';
const RUN = new RegExp(`(?<cjk>[${CJK}]+|\\p{sc=Hangul}+)|(?:(?![${CJK}\\p{sc=Hangul}])[\\p{L}\\p{M}\\p{N}])+`, 'gu');

/** Letters without their diacritics, for people who type without them. */
export const withoutDiacritics = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
    .replaceAll('ł', 'l')
    .replaceAll('ß', 'ss')
    .normalize('NFC');

const pairs = (run: string): string[] => {
  const letters = [...run];
  return letters.length < 2 ? letters : letters.slice(1).map((letter, i) => `${letters[i]}${letter}`);
};

const MEMO_LIMIT = 50_000;
const LONGEST_WORD = 64;

/** Stemming is the dear part and words repeat; the memo is bounded because people choose the words. */
const remembered = (compute: Stem): Stem => {
  const memo = new Map<string, string>();
  return word => {
    const known = memo.get(word);
    if (known !== undefined) return known;
    if (memo.size >= MEMO_LIMIT) memo.clear();
    const value = compute(word);
    memo.set(word, value);
    return value;
  };
};

/** The analyser of a language; words in `keep` (lower case) stay as they are typed. */
export const createAnalyser = (language: Language, keep: ReadonlySet<string> = new Set()): Analyser => {
  const inflected = INFLECTED[language];
  const stopwords = new Set(inflected?.stopwords);
  const stem = inflected?.stem() ?? withoutDiacritics;
  const termOf = remembered(word => {
    if (keep.has(word) || stopwords.has(word)) return word;
    return /\d/.test(word) ? withoutDiacritics(word) : stem(word);
  });
  return {
    terms: text =>
      Array.from(text.normalize('NFKC').toLowerCase().matchAll(RUN), ({ 0: run, groups }) =>
        groups?.cjk ? pairs(run) : termOf(run.slice(0, LONGEST_WORD)),
      ).flat(),
    common: term => stopwords.has(term) && !keep.has(term),
  };
};
