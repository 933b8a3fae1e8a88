import type { Case, State } from '../bot/domain/case.ts';
import type { Priority } from '../bot/domain/priority.ts';
import type { Translate } from '../locales/index.ts';
import { box, type Colour, type Element, type Extra, sides, type Style, text } from './card.ts';

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

/** The word of a state in its colour. */
export const stateWord = (t: Translate, state: State, extra: Extra = {}): Element =>
  text(t(`states.${state}`), {
    size: 'Small',
    weight: 'Bolder',
    wrap: false,
    ...(LOOKS[state] === OVER ? { isSubtle: true } : { color: LOOKS[state].colour }),
    ...extra,
  });

export const priorityName = (t: Translate, priority: Priority): string => t(`priorities.${priority}`);

/** The band over everything about one case: which one, how urgent, and where it stands. */
export const caseBand = (t: Translate, it: Case): Element => {
  const { state } = it.progress;
  const number = `${it.id} · ${t('case.priorityIs', { priority: priorityName(t, it.priority) })}`;
  return box(LOOKS[state].style, [sides(text(number, { size: 'Small' }), stateWord(t, state))], { bleed: true });
};
