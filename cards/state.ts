import type { Case, State } from '../bot/domain/case.ts';
import type { Priority } from '../bot/domain/priority.ts';
import type { Translate } from '../locales/index.ts';
import { box, type Colour, type Element, type Style, sides, text } from './card.ts';
import { type Run, runs } from './literal.ts';

type Look = { readonly colour: Colour; readonly style: Style };

const MOVING: Look = { colour: 'accent', style: 'accent' };
const OVER: Look = { colour: 'default', style: 'emphasis' };

/** A state has one colour everywhere, and always its word. */
const LOOKS: Readonly<Record<State, Look>> = {
  new: MOVING,
  'work-in-progress': MOVING,
  'awaiting-info': { colour: 'warning', style: 'warning' },
  'pending-development': MOVING,
  resolved: { colour: 'good', style: 'good' },
  closed: OVER,
  cancelled: OVER,
};

/** The word of a state, with a dot in its colour: some clients' good and warning are too pale to read words in. */
export const stateWord = (t: Translate, state: State): Element => runs(stateRuns(t, state));

/** The same within a line. */
export const stateRuns = (t: Translate, state: State): readonly Run[] => [
  { ...SMALL, text: '● ', ...(LOOKS[state] === OVER ? { isSubtle: true } : { color: LOOKS[state].colour }) },
  { ...SMALL, text: t(`states.${state}`), weight: 'Bolder' },
];

const SMALL = { size: 'Small' };

export const priorityName = (t: Translate, priority: Priority): string => t(`priorities.${priority}`);

/** The band over everything about one case: which one, how urgent, and where it stands. */
export const caseBand = (t: Translate, it: Case): Element => {
  const { state } = it.progress;
  const number = `${it.id} · ${t('case.priorityIs', { priority: priorityName(t, it.priority) })}`;
  const word = text(t(`states.${state}`), { ...SMALL, weight: 'Bolder', wrap: false });
  return box(LOOKS[state].style, [sides(text(number, SMALL), word)], { bleed: true });
};
