const CODE = /(?<![\p{L}\p{N}])(?:[a-z]{2,6}(?:[-_]?\d{4,}|\s\d{5,})|0x[0-9a-f]{4,})(?![\p{L}\p{N}])/giu;

/** Article numbers, case numbers and error codes in a text, in one spelling: `kb 0057141` is `KB0057141`. */
export const codesIn = (text: string): string[] => [
  ...new Set(Array.from(text.normalize('NFKC').matchAll(CODE), ([code]) => code.replace(/[-_\s]/g, '').toUpperCase())),
];
