import type { Case } from '../bot/domain/case.ts';
import type { Translate } from '../locales/index.ts';
import { type Card, card, heading, type Items, subtle } from './card.ts';
import type { CaseFace } from './case-face.ts';
import { line, shorten } from './literal.ts';
import { type Note, noteBox } from './note.ts';
import { caseBand } from './state.ts';

export type AskingPage = {
  readonly case: Case;
  /** The part of the case that it was opened from. */
  readonly face: CaseFace;
  readonly note: Note | undefined;
};

/** A page of its own on which something is asked for about a case: which case, what it is for, how it went, and the rest. */
export const askingPage = (t: Translate, it: AskingPage, name: string, hint: string, rest: Items): Card =>
  card(t.language, `${it.case.id}: ${name}`, [
    caseBand(t, it.case),
    { ...heading(name), spacing: 'Default' },
    line(shorten(it.case.shortDescription, 160), { size: 'Small' }, { spacing: 'None' }),
    subtle(hint),
    noteBox(it.note),
    ...rest,
  ]);
