import { type Case, closesAt } from '../bot/domain/case.ts';
import type { Translate } from '../locales/index.ts';
import type { Element } from './card.ts';
import { line } from './literal.ts';

/** What happens next with a case, always, and by when. */
export const caseNext = (
  t: Translate,
  it: Case,
  inside: boolean,
  nameOf: (user: string | undefined) => string,
): Element => line(wordsOf(t, it, inside ? 'inside' : 'outside', nameOf), { size: 'Small' }, { spacing: 'Medium' });

const wordsOf = (
  t: Translate,
  it: Case,
  side: 'inside' | 'outside',
  nameOf: (user: string | undefined) => string,
): string => {
  const { progress } = it;
  const closes = closesAt(it);
  const day = closes === undefined ? '' : t.day(closes);
  switch (progress.state) {
    case 'work-in-progress':
      return progress.assignee === undefined
        ? t(`case.next.${side}.unassigned`)
        : t(`case.next.${side}.work-in-progress`, { name: nameOf(progress.assignee) });
    case 'closed':
      return t(`case.next.closed.${progress.reason}`);
    case 'cancelled':
      return t(`case.next.cancelled.${progress.reason}`);
    default:
      return t(`case.next.${side}.${progress.state}`, { day });
  }
};
