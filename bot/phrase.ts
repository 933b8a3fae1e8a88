export type Slots = Readonly<Record<string, string>>;

/** A phrase that somebody may type; `{product}` is a part left open, `{text}` prose that runs to the end. */
export type Phrase = { readonly pieces: readonly Piece[]; readonly prose: boolean; readonly weight: number };
type Piece = { readonly literal: string } | { readonly slot: string };

/** What was typed, in the two ways in which phrases look at it. */
export type Typed = { readonly prose: string; readonly bare: string };

export const phraseOf = (written: string): Phrase => {
  const pieces = written
    .split(/(\{\w+\})/)
    .filter(piece => piece !== '')
    .map(piece => (piece.startsWith('{') ? { slot: piece.slice(1, -1) } : { literal: piece.toLowerCase() }));
  const last = pieces.at(-1);
  return {
    pieces,
    prose: last !== undefined && 'slot' in last && last.slot === 'text',
    // The phrase that says most is the one that is meant.
    weight: pieces.reduce((sum, piece) => sum + ('literal' in piece ? piece.literal.length : 0), 0),
  };
};

/** One character for one, so that places in the folded text are places in the text. */
const SPACES = /[^\S\n]/g;

export const typedOf = (text: string): Typed => {
  const prose = text.replace(SPACES, ' ').replaceAll('：', ':').trim();
  // Commands are taught in quotation marks, and end like sentences.
  const bare = prose.replace(/\s+/g, ' ').replace(/^[\s"'“”„«»‘’]+|[\s"'“”„«»‘’.!?…。！？]+$/gu, '');
  return { prose, bare };
};

/** The open parts of a phrase, or undefined where the text does not say it. Linear in the text. */
export const slotsIn = ({ pieces, prose }: Phrase, typed: Typed): Slots | undefined => {
  const said = prose ? typed.prose : typed.bare;
  const folded = said.toLowerCase();
  // Lower case can change the length of a text; then the open parts are cut from the folded one.
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
