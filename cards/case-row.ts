import type { State } from '../bot/domain/case.ts';
import type { CaseId } from '../bot/domain/ids.ts';
import type { Priority } from '../bot/domain/priority.ts';
import type { Translate } from '../locales/index.ts';
import { row } from './button.ts';
import { type Element, present, sides } from './card.ts';
import { cut, line, runs } from './literal.ts';
import { priorityName, stateWord } from './state.ts';

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

const QUIET = { size: 'Small', isSubtle: true };
const URGENT = { size: 'Small', weight: 'Bolder', color: 'Attention' };
/** In bytes: the case itself has the whole line, and a card of many rows has a size. */
const ROOM = 120;

/** A row that opens its case; the number is its typed twin. */
export const caseRow = (t: Translate, it: CaseListed): Element => {
  const rest = present([it.about, it.assignee, t('case.updated', { when: t.when(it.updatedAt) })]);
  return row(
    t('case.openNumber', { number: it.id }),
    { verb: 'case.show', data: { case: it.id } },
    [
      sides(line(it.id, QUIET), stateWord(t, it.state)),
      line(cut(it.shortDescription, ROOM), {}, { spacing: 'None' }),
      runs(
        [
          { ...(it.priority === 1 ? URGENT : QUIET), text: priorityName(t, it.priority) },
          { ...QUIET, text: ` · ${rest.join(' · ')}` },
        ],
        { spacing: 'None' },
      ),
    ],
    { separator: true },
  );
};
