import { closesAt } from '../bot/domain/case.ts';
import type { Translate } from '../locales/index.ts';
import type { Element } from './card.ts';
import type { CaseView } from './case-view.ts';
import { line } from './literal.ts';

type Next = Pick<CaseView, 'case' | 'inside' | 'nameOf' | 'offered'>;

/** What happens next with a case, always, and by when. */
export const caseNext = (t: Translate, it: Next): Element =>
  line(wordsOf(t, it), { size: 'Small' }, { spacing: 'Medium' });

/** `beside`: somebody of the customer who only looks, and neither hears of it nor decides. */
const sideOf = ({ case: { progress }, inside, offered }: Next): 'inside' | 'outside' | 'beside' => {
  if (inside) return 'inside';
  return offered.includes(progress.state === 'resolved' ? 'accept' : 'mute') ? 'outside' : 'beside';
};

const wordsOf = (t: Translate, next: Next): string => {
  const { case: it, nameOf } = next;
  const side = sideOf(next);
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
