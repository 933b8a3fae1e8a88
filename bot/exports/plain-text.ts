/** What no document may hold: controls but for tab and line end, and code points that are no characters. */
const UNFIT = /[\p{Cc}\u{FDD0}-\u{FDEF}\u{FFFE}\u{FFFF}]/gu;

/** The same text for a document of any format: valid Unicode, line ends as `\n`, no control characters. */
export const plainText = (text: string): string =>
  text
    .replace(/\r\n?|[\u0085\u2028\u2029]/g, '\n')
    .replace(/\p{Surrogate}/gu, '\u{FFFD}')
    .replace(UNFIT, it => (it === '\n' || it === '\t' ? it : ''));
