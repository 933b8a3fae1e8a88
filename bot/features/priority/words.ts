import { type Translate, translator } from '../../../locales/index.ts';
import type { Language } from '../../domain/language.ts';
import { IMPACTS, type Impact, SITUATIONS, type Situation } from '../../domain/priority.ts';

export type Meant = { readonly situation?: Situation | undefined; readonly impact?: Impact | undefined };

/** The situation and the impact that a text names, in the person's language or in English: "high, multiple locations". */
export const priorityIn = (text: string, language: Language): Meant | undefined => {
  const words = text
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter(word => word !== '');
  for (const spoken of language === 'en' ? (['en'] as const) : ([language, 'en'] as const)) {
    const meant = meantIn(words, translator(spoken, 'UTC', new Date(0)));
    if (meant !== undefined) return meant;
  }
  return undefined;
};

const meantIn = (words: readonly string[], t: Translate): Meant | undefined => {
  const situation = SITUATIONS.find(value => words.includes(t(`situations.${value}.title`).toLowerCase()));
  const rest = situation === undefined ? words : without(words, t(`situations.${situation}.title`).toLowerCase());
  if (rest.length === 0) return situation === undefined ? undefined : { situation };
  // "one location" is enough for "Multiple Users at One Location"; words that fit several mean none of them.
  const said = ` ${rest.join(' ')} `;
  const fitting = IMPACTS.filter(value => ` ${t(`impacts.${value}.title`).toLowerCase()} `.includes(said));
  const [impact, another] = fitting;
  return impact === undefined || another !== undefined ? undefined : { situation, impact };
};

const without = (words: readonly string[], word: string): readonly string[] => {
  const at = words.indexOf(word);
  return [...words.slice(0, at), ...words.slice(at + 1)];
};
