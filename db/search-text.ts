/** Letters that Unicode does not take apart into a base letter and a mark. */
const LETTERS: Readonly<Record<string, string>> = { ł: 'l', ø: 'o', đ: 'd', ß: 'ss', æ: 'ae', œ: 'oe', ı: 'i' };

/** Letters without their marks, in lower case, for people who type without them. */
export const withoutMarks = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[łøđßæœı]/g, letter => LETTERS[letter] ?? letter);

/** A text as it is compared: without marks, in lower case, words apart by single spaces. */
export const fold = (text: string): string =>
  withoutMarks(text)
    .replace(/[\s\-'’.,]+/g, ' ')
    .trim();

/** What a user is found by: the parts of the name and the address, each after a space. */
export const searchText = (name: string, email: string): string => ` ${fold(name)} ${fold(email)}`;

/** A LIKE pattern, with `\` as escape, for people one of whose parts begins with the text. */
export const searchPattern = (text: string): string => `% ${fold(text).replace(/[\\%_]/g, '\\$&')}%`;
