import type { Translate } from '../locales/index.ts';
import type { Element } from './card.ts';
import { type CaseListed, caseRow } from './case-row.ts';
import { excerpt } from './excerpt.ts';
import { runs } from './literal.ts';

export type FoundCaseShown = {
  readonly line: CaseListed;
  /** The text of the case that says the words, whole. */
  readonly passage: string;
};

/** In letters of the Latin script; those of some others take three times the bytes, and twice the width. */
const ROOM = 120;
const WIDE_ROOM = 60;
const WIDE = /[\u1100-\uFFEF]/u;
const QUIET = { size: 'Small', isSubtle: true };
const LOUD = { size: 'Small', weight: 'Bolder' };

/** A case that some words found, with the passage that says them. */
export const foundRow = (t: Translate, { line, passage }: FoundCaseShown, words: string): Element => {
  const pieces = excerpt(passage, words, WIDE.test(passage) ? WIDE_ROOM : ROOM);
  // What the short description says already is not said twice.
  const told = pieces.every(({ found }) => !found) && passage.trim() === line.shortDescription.trim();
  return caseRow(t, line, {
    passage:
      told || pieces.length === 0
        ? undefined
        : runs(
            pieces.map(({ text, found }) => ({ ...(found ? LOUD : QUIET), text })),
            { spacing: 'None' },
          ),
  });
};
