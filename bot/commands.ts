import { translator } from '../locales/index.ts';
import type { Language } from './domain/language.ts';
import type { Command, Feature } from './feature.ts';
import { type Phrase, phraseOf, type Slots, slotsIn, typedOf } from './phrase.ts';

/** Whether what stands in an open part can be what the part is for; a part without a judge takes anything. */
export type Judges = Readonly<Record<string, (words: string) => boolean>>;

type Known = { readonly command: Command; readonly phrase: Phrase };

/** The longest text that can be a command without prose; a longer one is somebody's description of a problem. */
const LONGEST = 200;

/** Recognises what features answer to, in the person's language and in English. */
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
          .map(written => ({ command, phrase: phraseOf(written) })),
      )
      .sort((a, b) => b.phrase.weight - a.phrase.weight);
    byLanguage.set(language, made);
    return made;
  };

  const fits = (slots: Slots): boolean => Object.entries(slots).every(([slot, words]) => judges[slot]?.(words) ?? true);

  return {
    match: (text: string, language: Language): { command: Command; slots: Slots } | undefined => {
      const typed = typedOf(text);
      for (const spoken of language === 'en' ? (['en'] as const) : ([language, 'en'] as const)) {
        for (const { command, phrase } of knownIn(spoken)) {
          if (!phrase.prose && typed.bare.length > LONGEST) continue;
          const slots = slotsIn(phrase, typed);
          if (slots !== undefined && fits(slots)) return { command, slots };
        }
      }
      return undefined;
    },
  };
};
