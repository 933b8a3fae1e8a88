import { translator } from '../locales/index.ts';
import type { Language } from './domain/language.ts';
import { saidAs, spellingsOf, type Typed } from './phrase.ts';

type Around = { readonly before: RegExp; readonly after: RegExp; readonly called: RegExp };

const byLanguage = new Map<Language, Around>();

const oneOf = (words: string): string => `(?:${words.split('|').flatMap(spellingsOf).join('|')})`;

/** What people say around a command in a language; what a case is called counts before the first number alone. */
const aroundIn = (language: Language): Around => {
  const known = byLanguage.get(language);
  if (known !== undefined) return known;
  const t = translator(language, 'UTC', new Date(0));
  const number = 'CS\\d{7}(?![\\p{L}\\p{N}])';
  const made = {
    before: new RegExp(`^${oneOf(t('spoken.before'))}\\s{1,3}(?=\\S)`, 'iu'),
    after: new RegExp(`(?<=\\S)[\\s,]{1,3}${oneOf(t('spoken.after'))}$`, 'iu'),
    called: new RegExp(
      `^((?:(?!${number}).)*?(?<![\\p{L}\\p{N}]))${oneOf(t('spoken.caseNames'))}\\s{1,3}(?=${number})`,
      'isu',
    ),
  };
  byLanguage.set(language, made);
  return made;
};

/** What was typed without the words around it: "show me …", "… please", "the case CS0001234"; itself without such. */
export const plainly = (typed: Typed, language: Language): Typed => {
  const { prose, bare } = typed;
  const { before, after, called } = aroundIn(language);
  const inner = (text: string) => text.replace(before, '').replace(called, '$1');
  const [whole, words] = [inner(prose.source), inner(bare.source).replace(after, '')];
  return whole === prose.source && words === bare.source ? typed : { prose: saidAs(whole), bare: saidAs(words) };
};
