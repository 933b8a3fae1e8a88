import { SPOKEN, translator } from '../locales/index.ts';
import type { Language } from './domain/language.ts';
import type { Command, Feature } from './feature.ts';
import { type Phrase, phraseOf, type Slots, slotsIn, spellingsOf, type Typed, typedOf } from './phrase.ts';
import { plainly } from './plainly.ts';

/** Whether what stands in an open part can be what the part is for; a part without a judge takes anything. */
export type Judges = Readonly<Record<string, (words: string) => boolean>>;

type Match = { readonly command: Command; readonly slots: Slots };
type Known = { readonly command: Command; readonly phrase: Phrase };

/** The longest text that can be a command without prose; a longer one is somebody's description of a problem. */
const LONGEST = 200;

/** Recognises what features answer to: in the person's language, in English, and the ways out in every language. */
export const createCommands = (features: readonly Feature[], judges: Judges) => {
  const byLanguage = new Map<Language, readonly Known[]>();

  const knownIn = (language: Language): readonly Known[] => {
    const ready = byLanguage.get(language);
    if (ready !== undefined) return ready;
    const words = translator(language, 'UTC', new Date(0));
    const made = features
      .flatMap(feature => feature.commands ?? [])
      .flatMap(command =>
        words(`commands.${command.name}.phrases`)
          .split('|')
          .flatMap(spellingsOf)
          .map(written => ({ command, phrase: phraseOf(written) })),
      )
      .sort((a, b) => b.phrase.weight - a.phrase.weight);
    byLanguage.set(language, made);
    return made;
  };

  const fits = (slots: Slots): boolean => Object.entries(slots).every(([slot, words]) => judges[slot]?.(words) ?? true);

  const first = (typed: Typed, known: readonly Known[]): Match | undefined => {
    for (const { command, phrase } of known) {
      if (!phrase.prose && typed.bare.source.length > LONGEST) continue;
      const slots = slotsIn(phrase, typed);
      if (slots !== undefined && fits(slots)) return { command, slots };
    }
    return undefined;
  };

  const found = (typed: Typed, languages: readonly Language[]): Match | undefined => {
    for (const spoken of languages) {
      const match = first(typed, knownIn(spoken));
      if (match !== undefined) return match;
    }
    return undefined;
  };

  let known: readonly Known[] | undefined;
  const waysOut = (): readonly Known[] => {
    known ??= SPOKEN.flatMap(knownIn).filter(({ command }) => command.inEveryLanguage === true);
    return known;
  };

  return {
    match: (text: string, language: Language): Match | undefined => {
      const languages: readonly Language[] = language === 'en' ? ['en'] : [language, 'en'];
      const typed = typedOf(text);
      const match = found(typed, languages);
      if (match !== undefined) return match;
      const plain = languages.reduce(plainly, typed);
      return (plain === typed ? undefined : found(plain, languages)) ?? first(typed, waysOut());
    },
  };
};
