import type { Activity } from './activity.ts';
import type { Case } from './case.ts';
import type { CaseCommand } from './lifecycle.ts';

/** What a link in an e-mail can do with a case that waits for its reader. */
export const ANSWER_ACTS = ['accept', 'reject', 'reply'] as const;
export type AnswerAct = (typeof ANSWER_ACTS)[number];

/** Whether an entry of the history is the very question or solution that the case waits on now. */
export const isWaitedOn = ({ progress }: Case, { at, event }: Activity): boolean => {
  if (progress.state === 'resolved') return event.type === 'proposed' && at.getTime() === progress.since.getTime();
  if (progress.state === 'awaiting-info') return event.type === 'asked' && at.getTime() === progress.since.getTime();
  return false;
};

/** Whether what an entry asks for, or reminds of, is still open: it is answered by whatever moves the case on. */
export const stillAsks = (it: Case, entry: Activity): boolean => {
  const { event, at } = entry;
  if (event.type !== 'reminded') return isWaitedOn(it, entry);
  return 'since' in it.progress && it.progress.state === event.state && at >= it.progress.since;
};

/** What an entry can be answered with. */
export const actsOnEntry = ({ event }: Activity): readonly AnswerAct[] => {
  if (event.type === 'proposed') return ['accept', 'reject'];
  return event.type === 'asked' ? ['reply'] : [];
};

/** Whether the act asks for words. */
export const needsWords = (act: AnswerAct): boolean => act !== 'accept';

/** The command of the life cycle that the act is. */
export const commandOf = (act: AnswerAct, words: string): CaseCommand => {
  switch (act) {
    case 'accept':
      return { type: 'accept' };
    case 'reject':
      return { type: 'reject', reason: words };
    case 'reply':
      return { type: 'reply', text: words };
  }
};
