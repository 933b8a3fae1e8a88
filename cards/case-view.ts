import type { Case } from '../bot/domain/case.ts';
import type { CaseAction } from '../bot/domain/policy.ts';
import type { CaseEntry, NameOf } from './case-activity.ts';
import type { CaseFace } from './case-face.ts';
import type { CaseOutage } from './case-outage.ts';
import type { Note } from './note.ts';

/** What a card of a case offers: acts of its life cycle, and what concerns only its reader. */
export type CaseOffer = CaseAction | 'mute' | 'unmute' | 'delivery' | 'export';

/** An article that came with a solution; without an id it is known by its name only. */
export type ArticleLink = { readonly id: string | undefined; readonly title: string };

/** A file in the list of a case. */
export type CaseFile = {
  readonly id: string;
  readonly name: string;
  readonly type: string | undefined;
  readonly size: number | undefined;
  readonly by: string;
  readonly at: Date;
  readonly state: 'pending' | 'stored' | 'refused';
  /** Why it was refused, in words. */
  readonly why: string | undefined;
};

/** How a case that is over ended, and the solution that it ended with. */
export type CaseEnding = { readonly entry: CaseEntry; readonly solution: CaseEntry | undefined };

/** A case as its reader may see it: what its card is drawn from. */
export type CaseView = {
  readonly case: Case;
  readonly face: CaseFace;
  /** A page of the history in the order in which it is read; `next` is the number that the next page begins with. */
  readonly thread: { readonly entries: readonly CaseEntry[]; readonly next: number | undefined };
  readonly files: {
    /** Those that are in the case, or on their way into it. */
    readonly names: readonly string[];
    /** How many the list has, refused ones too. */
    readonly total: number;
    /** The page of the list. */
    readonly listed: readonly CaseFile[];
  };
  readonly ending: CaseEnding | undefined;
  /** What it is part of. */
  readonly outage?: CaseOutage | undefined;
  /** For the vendor's own people: internal entries are shown. */
  readonly inside: boolean;
  readonly nameOf: NameOf;
  readonly articleOf: (named: string) => ArticleLink;
  readonly watchers: readonly string[];
  readonly productName: string | undefined;
  readonly areaName: string | undefined;
  readonly teamName: string;
  readonly ultimate: string;
  /** What its reader may do now. */
  readonly offered: readonly CaseOffer[];
  /** Which set of buttons is shown: 0 is the first, the others hold what does not fit there. */
  readonly rest: number;
  readonly note: Note | undefined;
  /** An answer that was written but not taken, so that nothing is lost. */
  readonly typed?: string | undefined;
};
