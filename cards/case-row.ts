import type { State } from '../bot/domain/case.ts';
import type { CaseId } from '../bot/domain/ids.ts';
import type { Priority } from '../bot/domain/priority.ts';
import type { Translate } from '../locales/index.ts';
import { type Press, row } from './button.ts';
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
  /** Where the list is about more people than its reader. */
  readonly contact?: string | undefined;
};

type RowLook = {
  /** The case is opened with the way back to the list. */
  readonly inList?: boolean;
  /** What the case says about the words that found it. */
  readonly passage?: Element | undefined;
  /** Where a tap leads instead of to the case. */
  readonly leads?: { readonly words: string; readonly press: Press } | undefined;
  /** How much of the short description there is room for, in bytes. */
  readonly room?: number;
};

const QUIET = { size: 'Small', isSubtle: true };
const URGENT = { size: 'Small', weight: 'Bolder', color: 'Attention' };
/** In bytes: the case itself has the whole line, and a card of many rows has a size. */
const ROOM = 120;

/** A row that opens its case; the number is its typed twin. */
export const caseRow = (t: Translate, it: CaseListed, look: RowLook = {}): Element => {
  const priority = priorityName(t, it.priority);
  const rest = present([it.about, it.contact, it.assignee, t('case.updated', { when: t.when(it.updatedAt) })]).join(
    ' · ',
  );
  const quiet = [{ ...QUIET, text: `${priority} · ${rest}` }];
  return row(
    look.leads?.words ?? t('case.openNumber', { number: it.id }),
    look.leads?.press ?? { verb: 'case.show', data: { case: it.id, ...(look.inList === true ? { list: true } : {}) } },
    [
      sides(line(it.id, QUIET), stateWord(t, it.state)),
      line(cut(it.shortDescription, look.room ?? ROOM), {}, { spacing: 'None' }),
      look.passage,
      runs(
        it.priority === 1
          ? [
              { ...URGENT, text: priority },
              { ...QUIET, text: ` · ${rest}` },
            ]
          : quiet,
        {
          spacing: 'None',
        },
      ),
    ],
    { separator: true },
  );
};
