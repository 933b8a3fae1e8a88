import { translator } from '../locales/index.ts';
import type { Language } from './domain/language.ts';
import type { Command, Feature } from './feature.ts';

export type Slots = Readonly<Record<string, string>>;

type Pattern = { readonly command: Command; readonly pieces: readonly Piece[]; readonly weight: number };
type Piece = { readonly literal: string } | { readonly slot: string };

/** The longest text that can be a command; longer ones are somebody's description of a problem. */
const LONGEST = 200;

/**
 * Recognises what features answer to, in the person's language and in English. A phrase may leave parts open, as in
 * `assign {product} to {email}`; matching is linear in the text.
 */
export const createCommands = (features: readonly Feature[]) => {
  const known = new Map<Language, readonly Pattern[]>();
  const patterns = (language: Language): readonly Pattern[] => {
    const ready = known.get(language);
    if (ready !== undefined) return ready;
    const words = translator(language, 'UTC', new Date(0));
    const made = features
      .flatMap(feature => feature.commands ?? [])
      .flatMap(command =>
        words(`commands.${command.name}.phrases`)
          .split('|')
          .map(phrase => patternOf(command, phrase)),
      )
      // The phrase that says most wins.
      .sort((a, b) => b.weight - a.weight);
    known.set(language, made);
    return made;
  };
  return {
    match: (typed: string, language: Language): { command: Command; slots: Slots } | undefined => {
      const said = normal(typed);
      if (said === '' || said.length > LONGEST) return undefined;
      for (const spoken of language === 'en' ? (['en'] as const) : ([language, 'en'] as const)) {
        for (const { command, pieces } of patterns(spoken)) {
          const slots = fit(pieces, said);
          if (slots !== undefined) return { command, slots };
        }
      }
      return undefined;
    },
  };
};

const normal = (typed: string): string =>
  typed
    .normalize('NFKC')
    .replace(/\s+/g, ' ')
    .replace(/[\s.!?…。！？]+$/u, '')
    .trim();

const patternOf = (command: Command, phrase: string): Pattern => {
  const pieces = phrase
    .split(/(\{\w+\})/)
    .filter(piece => piece !== '')
    .map(piece => (piece.startsWith('{') ? { slot: piece.slice(1, -1) } : { literal: fold(piece) }));
  const said = pieces.reduce((sum, piece) => sum + ('literal' in piece ? piece.literal.length : 0), 0);
  return { command, pieces, weight: said };
};

// Lower case can change the length of a text; then the slots are cut from the folded one.
const fold = (text: string): string => text.toLowerCase();

/** The open parts of a phrase, or undefined where the text does not say it. */
const fit = (pieces: readonly Piece[], said: string): Slots | undefined => {
  const folded = fold(said);
  const source = folded.length === said.length ? said : folded;
  const slots: Record<string, string> = {};
  let at = 0;
  for (const [index, piece] of pieces.entries()) {
    if ('literal' in piece) {
      if (!folded.startsWith(piece.literal, at)) return undefined;
      at += piece.literal.length;
      continue;
    }
    const next = pieces[index + 1];
    const end = next === undefined ? folded.length : 'literal' in next ? folded.indexOf(next.literal, at) : -1;
    if (end <= at) return undefined;
    const value = source.slice(at, end).trim();
    if (value === '') return undefined;
    slots[piece.slot] = value;
    at = end;
  }
  return at === folded.length ? slots : undefined;
};
