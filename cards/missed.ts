import type { State } from '../bot/domain/case.ts';
import type { Translate } from '../locales/index.ts';
import { actions, button, type Press, row } from './button.ts';
import { type Card, card, heading, subtle, text } from './card.ts';
import { line, runs, shorten } from './literal.ts';
import { stateWord } from './state.ts';

export type MissedLine = {
  readonly words: string;
  readonly at: Date;
  /** What it is about, as people called it. */
  readonly about: string;
  readonly state: State | undefined;
  /** What a tap opens, in words of ours. */
  readonly opens: string;
  readonly press: Press;
  /** Why it did not arrive in the chat, in words. */
  readonly why: string | undefined;
};

export type MissedShown = {
  readonly lines: readonly MissedLine[];
  readonly total: number;
  readonly offset: number;
  /** Where the next page begins; undefined on the last one. */
  readonly next: number | undefined;
  /** When the listing was opened: its pages stay what they were. */
  readonly listedAt: Date;
};

export const MISSED_PAGE = 5;

/** What somebody has not seen, the latest first. */
export const missedCard = (t: Translate, { lines, total, offset, next, listedAt }: MissedShown): Card => {
  const words = total === 0 ? t('missed.nothing') : t('missed.title', { count: total });
  const turn = (title: string, to: number) =>
    button(title, { verb: 'missed.show', data: { offset: to, listedAt: listedAt.toISOString() } });
  return card(t.language, words, [
    subtle(t('missed.over')),
    heading(words),
    total === 0 ? text(t('missed.means'), { size: 'Small' }) : undefined,
    ...lines.map(it =>
      row(
        it.opens,
        it.press,
        [
          runs([
            { size: 'Small', weight: 'Bolder', text: it.words },
            { size: 'Small', isSubtle: true, text: ` · ${t.when(it.at)}` },
          ]),
          line(shorten(it.about, 120), { size: 'Small' }, { spacing: 'None' }),
          it.state === undefined ? undefined : stateWord(t, it.state),
          it.why === undefined ? undefined : line(it.why, { size: 'Small', isSubtle: true }, { spacing: 'None' }),
        ],
        { separator: true, spacing: 'Medium' },
      ),
    ),
    total === 0 ? undefined : subtle(t('missed.seenNow'), { spacing: 'Medium' }),
    actions([
      next === undefined ? undefined : turn(t('buttons.nextPage'), next),
      offset > 0 ? turn(t('buttons.previousPage'), Math.max(0, offset - MISSED_PAGE)) : undefined,
      button(t('buttons.notifications'), { verb: 'notifications.show', data: {} }),
    ]),
  ]);
};
