/** The same text as valid Unicode without NUL, so that every store and renderer takes it. */
export const wellFormed = (text: string): string => text.replaceAll('\0', '').replace(/\p{Surrogate}/gu, '\u{FFFD}');
