import type { Priority } from '../bot/domain/priority.ts';
import type { State } from '../bot/domain/case.ts';
import type { CaseId } from '../bot/domain/ids.ts';
import type { Translate } from '../locales/index.ts';
import { type Colour, column, columns, type Element, line, row, text } from './card.ts';

/** One case in a list. */
export type CaseListed = {
  readonly id: CaseId;
  readonly shortDescription: string;
  readonly state: State;
  readonly priority: Priority;
  /** Already in words: the product, or what the request is about. */
  readonly about: string;
  readonly updatedAt: Date;
  readonly assignee?: string | undefined;
};

/** A state has one colour everywhere, and always its word. */
export const COLOURS: Readonly<Record<State, Colour>> = {
  new: 'accent',
  'work-in-progress': 'accent',
  'awaiting-info': 'warning',
  'pending-development': 'accent',
  resolved: 'good',
  closed: 'default',
  cancelled: 'default',
};

export const priorityName = (t: Translate, priority: Priority): string => t(`priorities.${priority}`);

/** A row that opens its case; the number is its typed twin. */
export const caseRow = (t: Translate, it: CaseListed): Element => {
  const details = [it.about, priorityName(t, it.priority), t('case.updated', { when: t.when(it.updatedAt) }), it.assignee];
  return row(
    t('case.openNumber', { number: it.id }),
    { verb: 'case.show', data: { case: it.id } },
    [
      columns([
        column('stretch', [
          text(it.id, { size: 'Small', isSubtle: true }),
          line(it.shortDescription, {}, { spacing: 'None' }),
          line(details.filter(Boolean).join(' · '), { size: 'Small', isSubtle: true }, { spacing: 'None' }),
        ]),
        column('auto', [
          text(t(`states.${it.state}`), { size: 'Small', weight: 'Bolder', wrap: false, color: COLOURS[it.state] }),
        ]),
      ]),
    ],
    { separator: true, spacing: 'Small' },
  );
};
