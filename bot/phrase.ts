export type Slots = Readonly<Record<string, string>>;

/** A phrase that somebody may type; `{product}` is a part left open, `{text}` prose that runs to the end. */
export type Phrase = { readonly pieces: readonly Piece[]; readonly prose: boolean; readonly weight: number };
type Piece = { readonly literal: string } | { readonly slot: string };

/** A text as open parts are cut from it, and at the same places as phrases are compared with it. */
type Said = { readonly source: string; readonly folded: string };

/** What was typed, in the two ways in which phrases look at it. */
export type Typed = { readonly prose: Said; readonly bare: Said };

export const phraseOf = (written: string): Phrase => {
  const pieces = written
    .split(/(\{\w+\})/)
    .filter(piece => piece !== '')
    // Not everybody leaves a space after a colon.
    .map(piece =>
      piece.startsWith('{') ? { slot: piece.slice(1, -1) } : { literal: piece.toLowerCase().replace(/: $/, ':') },
    );
  const last = pieces.at(-1);
  return {
    pieces,
    prose: last !== undefined && 'slot' in last && last.slot === 'text',
    // The phrase that says most is the one that is meant.
    weight: written.replace(/\{\w+\}/g, '').length,
  };
};

/** A text in the ways in which people type it: as it is written, with `ss` and `ae`, and without accents. */
export const spellingsOf = (written: string): readonly string[] => {
  const swiss = written.replaceAll('ß', 'ss');
  const spelledOut = swiss.replace(/[äöü]/giu, letter => `${withoutAccents(letter)}e`);
  return [...new Set([written, swiss, spelledOut, withoutAccents(swiss)])];
};

/** Latin accents only: the marks of other scripts make other letters. */
const withoutAccents = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .normalize('NFC');

/** One character for one, so that places in the folded text are places in the text. */
const SPACES = /[^\S\n]/g;

export const typedOf = (text: string): Typed => {
  const prose = text.normalize('NFC').replace(SPACES, ' ').replaceAll('：', ':').trim();
  // Commands are taught in quotation marks, and end like sentences.
  const bare = prose.replace(/\s+/g, ' ').replace(/^[\s"'“”„«»‘’]+|[\s"'“”„«»‘’.!?…。！？]+$/gu, '');
  return { prose: saidAs(prose), bare: saidAs(bare) };
};

export const saidAs = (text: string): Said => {
  const lower = text.toLowerCase();
  return {
    // Lower case can change the length of a text; then the open parts are cut from that.
    source: lower.length === text.length ? text : lower,
    // Prose may begin on a line of its own.
    folded: lower.replaceAll('\n', ' '),
  };
};

/** The open parts of a phrase, or undefined where the text does not say it. Linear in the text. */
export const slotsIn = ({ pieces, prose }: Phrase, typed: Typed): Slots | undefined => {
  const { source, folded } = prose ? typed.prose : typed.bare;
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
