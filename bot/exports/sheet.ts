import type { Language } from '../domain/language.ts';

/** What stands in a column; an instant is written as the wall clock of the reader. */
export type Column = {
  readonly heading: string;
  readonly kind: 'text' | 'number' | 'instant';
  /** In characters, for a spreadsheet. */
  readonly width: number;
  /** Its share of a page's width; a column without one is not on paper. */
  readonly onPaper?: number;
};

export type Cell = string | number | Date | undefined;
export type Row = readonly Cell[];

/** What a page shows: a table, or one case as a document whose rows are the entries of its history. */
export type Paper =
  | { readonly kind: 'list'; readonly notes: readonly string[]; readonly empty: string }
  | {
      readonly kind: 'case';
      /** Number, state and priority, over the title. */
      readonly band: string;
      readonly facts: readonly (readonly [name: string, value: string])[];
      readonly parts: readonly (readonly [heading: string, text: string])[];
      readonly history: string;
      readonly files: readonly [heading: string, names: readonly string[]];
    };

/** Everything of an export but its rows, in the words and the clock of its reader; plain data, for another thread. */
export type Sheet = {
  readonly title: string;
  /** Of the tab in a spreadsheet. */
  readonly tab: string;
  readonly language: Language;
  readonly timeZone: string;
  readonly madeAt: Date;
  readonly columns: readonly Column[];
  readonly paper: Paper;
};

/** Rows as they are read: batch after batch, each asked for when the one before it is written. */
export type Batches = AsyncIterable<readonly Row[]>;

/** Bytes as they are made. */
export type Bytes = AsyncGenerator<Uint8Array, void, undefined>;
