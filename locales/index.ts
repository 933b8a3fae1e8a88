import { createInstance, type i18n } from 'i18next';
import type { Language } from '../bot/domain/language.ts';
import de from './de.json' with { type: 'json' };
import en from './en.json' with { type: 'json' };
import { type Formats, formatsFor } from './formats.ts';

/** The languages whose words are complete; a person of another one reads English. */
export const SPOKEN = ['en', 'de'] as const satisfies readonly Language[];

type Plural = '_zero' | '_one' | '_two' | '_few' | '_many' | '_other';
type Singular<Name extends string> = Name extends `${infer Stem}${Plural}` ? Stem : Name;
type Paths<Tree> = {
  [Name in keyof Tree & string]: Tree[Name] extends string ? Singular<Name> : `${Name}.${Paths<Tree[Name]>}`;
}[keyof Tree & string];

/** A key of `en.json`, plural endings left out. */
export type Key = Paths<typeof en>;

export type CommandName = keyof (typeof en)['commands'] & string;

export type Values = Readonly<Record<string, string | number>>;

/** The words of one language, with its ways to write dates, numbers and lists. */
export type Translate = ((key: Key, values?: Values) => string) &
  Formats & {
    readonly language: Language;
    readonly timeZone: string;
  };

const instance: i18n = createInstance();
await instance.init({
  resources: { en: { translation: en }, de: { translation: de } },
  fallbackLng: 'en',
  // A value is shown as it is: no interpolation, nesting or markup is executed from it.
  interpolation: { escapeValue: false, skipOnVariables: true },
  returnNull: false,
});

const fixed = new Map<Language, (key: Key, values?: Values) => string>();

const resources: Readonly<Record<string, unknown>> = { en, de };

/** Every text of a language by its key. */
const textsIn = (tree: unknown, path = ''): readonly (readonly [key: string, text: string])[] => {
  if (typeof tree === 'string') return [[path, tree]];
  if (typeof tree !== 'object' || tree === null) return [];
  return Object.entries(tree).flatMap(([name, inner]) => textsIn(inner, path === '' ? name : `${path}.${name}`));
};

const wordsOf = (language: Language) => {
  const known = fixed.get(language);
  if (known !== undefined) return known;
  // Most texts have no open places: they need no engine, which is a good part of what a card costs.
  const plain = new Map(textsIn(resources[language] ?? en).filter(([, text]) => !text.includes('{{')));
  const made = (key: Key, values?: Values): string =>
    (values === undefined ? plain.get(key) : undefined) ??
    // `getFixedT` copies every option at each call: four times as dear.
    instance.t(key, { ...values, lng: language });
  fixed.set(language, made);
  return made;
};

/** The words for one reader at one moment. */
export const translator = (language: Language, timeZone: string, now: Date): Translate => {
  const words = wordsOf(language);
  return Object.assign((key: Key, values?: Values) => words(key, values), formatsFor(language, timeZone, now), {
    language,
    timeZone,
  });
};

/** Whether a text is a key: for words that are looked up by a name out of the vendor's data. */
export const hasWords = (key: string): key is Key => instance.exists(key, { lng: 'en' });
