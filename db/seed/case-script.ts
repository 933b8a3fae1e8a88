import type { Category, CloseReason, RequestType } from '../../bot/domain/case.ts';
import { asId, type TeamId } from '../../bot/domain/ids.ts';
import type { Language } from '../../bot/domain/language.ts';
import type { CaseCommand } from '../../bot/domain/lifecycle.ts';
import type { Impact, Situation } from '../../bot/domain/priority.ts';
import type { Stars } from '../../bot/domain/rating.ts';

/** One act in a case: when (see `ago`), who (by key), and what. */
export type Step = readonly [at: string, by: string, command: CaseCommand];

/** A case as the demo lists write it. The clock's own acts, reminders and closings, follow from the times. */
export type CaseScript = {
  readonly at: string;
  readonly by: string;
  /** A name by which a later case can say that it follows this one. */
  readonly key?: string;
  readonly follows?: string;
  /** The contact, where it is somebody else. */
  readonly contact?: string;
  readonly watchers?: readonly string[];
  readonly type: RequestType;
  readonly category: Category;
  readonly situation: Situation;
  readonly impact: Impact;
  readonly language?: Language;
  readonly product?: string;
  /** An id of the product's areas; the first of them where it is left out. */
  readonly area?: string;
  readonly typeOfIssue?: string;
  readonly reference?: string;
  readonly short: string;
  readonly text: string;
  readonly steps?: readonly Step[];
};

export const take = (): CaseCommand => ({ type: 'take' });
export const ask = (question: string): CaseCommand => ({ type: 'ask', question });
export const reply = (text: string): CaseCommand => ({ type: 'reply', text });
export const propose = (resolution: string, ...articles: readonly string[]): CaseCommand => ({
  type: 'propose',
  resolution,
  articles,
});
export const accept = (): CaseCommand => ({ type: 'accept' });
/** Whose solution it was follows from the steps before. */
export const rate = (stars: Stars, words = ''): CaseCommand => ({ type: 'rate', stars, words, proposer: undefined });
export const reject = (reason: string): CaseCommand => ({ type: 'reject', reason });
export const comment = (text: string): CaseCommand => ({ type: 'comment', text });
export const note = (text: string): CaseCommand => ({ type: 'note', text });
export const toDevelopment = (text: string): CaseCommand => ({ type: 'to-development', note: text });
export const fromDevelopment = (text: string): CaseCommand => ({ type: 'from-development', note: text });
export const close = (reason: CloseReason): CaseCommand => ({ type: 'close', reason });
export const cancel = (reason: string): CaseCommand => ({ type: 'cancel', reason });
export const handOver = (team: string, text: string): CaseCommand => ({
  type: 'hand-over',
  team: asId<TeamId>(team),
  note: text,
});
