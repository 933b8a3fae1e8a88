/** The twelve languages that the assistant speaks, by BCP 47 primary tag. */
export const LANGUAGES = ['en', 'zh', 'cs', 'nl', 'fr', 'de', 'it', 'ja', 'ko', 'pl', 'pt', 'es'] as const;

export type Language = (typeof LANGUAGES)[number];

export const isLanguage = (tag: string): tag is Language => (LANGUAGES as readonly string[]).includes(tag);

/** The language of a client locale such as `de-AT`; undefined where we do not speak it. */
export const languageOf = (locale: string | undefined): Language | undefined => {
  const tag = locale?.toLowerCase().split(/[-_]/)[0] ?? '';
  return isLanguage(tag) ? tag : undefined;
};
