/** A word as it was written, and as it is compared. */
export type SpokenWord = { readonly written: string; readonly folded: string };

/** No case, no accents; `ä` and `ae` are one letter. */
const folded = (word: string): string =>
  word
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replaceAll('ß', 'ss')
    .replace(/([aou])e/g, '$1');

/** The words of a text, without the marks around them. */
export const spokenWords = (text: string): readonly SpokenWord[] =>
  text
    .split(/[\s,;:()"'“”„«»‘’]+/u)
    .map(word => word.replace(/[.!?]+$/, ''))
    .filter(word => word !== '')
    .map(written => ({ written, folded: folded(written) }));
