import { withoutMarks } from './search-text.ts';

const CJK = '\\p{sc=Han}\\p{sc=Hiragana}\\p{sc=Katakana}ー';
const RUN = new RegExp(`(?<cjk>[${CJK}]+|\\p{sc=Hangul}+)|(?:(?![${CJK}\\p{sc=Hangul}])[\\p{L}\\p{M}\\p{N}])+`, 'gu');
const LONGEST_WORD = 64;

/** The words of a text as the search over cases compares them; scripts without spaces in pairs of characters. */
export const wordsOf = (text: string): readonly string[] =>
  Array.from(text.normalize('NFKC').toLowerCase().matchAll(RUN), ({ 0: run, groups }) =>
    groups?.cjk === undefined ? folded(run) : pairs(run),
  )
    .flat()
    .filter(word => word !== '');

const LETTERS_OF_A_TELLING_WORD = 4;

/** Whether a word by itself says something of what a text is about: not too short, in scripts where words have lengths. */
export const isTelling = (word: string): boolean => word.length >= LETTERS_OF_A_TELLING_WORD || /\d|\p{Lo}/u.test(word);

const pairs = (run: string): string[] => {
  const letters = [...run];
  return letters.length < 2 ? letters : letters.slice(1).map((letter, i) => `${letters[i]}${letter}`);
};

/** Cases come in every language, so the one ending that many of them share is all that is taken off. */
const folded = (word: string): string => {
  const plain = withoutMarks(word).slice(0, LONGEST_WORD);
  return /^\p{L}{3,}[^s\P{L}]s$/u.test(plain) ? plain.slice(0, -1) : plain;
};
