import type { Translate } from '../locales/index.ts';
import { actions, button, type Press } from './button.ts';
import { type Card, card, heading, sides, subtle, text } from './card.ts';
import { type CaseListed, caseRow } from './case-row.ts';

export type Queue = {
  readonly title: string;
  readonly empty: string;
  readonly lines: readonly CaseListed[];
  readonly offset: number;
  readonly total: number;
  /** What the buttons that page through it carry. */
  readonly page: (offset: number) => Press;
};

export const QUEUE_PAGE = 10;

/** Cases that wait for somebody, one tap each. */
export const queueCard = (t: Translate, it: Queue): Card => {
  const shown = it.offset + it.lines.length;
  return card(t.language, `${it.title}: ${t('queue.count', { count: it.total })}`, [
    sides(
      heading(it.title),
      subtle(
        it.lines.length === it.total
          ? t('queue.count', { count: it.total })
          : t('queue.range', { from: it.offset + 1, to: shown, total: it.total }),
      ),
    ),
    ...(it.lines.length === 0 ? [text(it.empty)] : it.lines.map(line => caseRow(t, line))),
    it.total <= QUEUE_PAGE
      ? undefined
      : actions([
          shown < it.total
            ? button(t('buttons.nextPage'), it.page(it.offset + QUEUE_PAGE), { primary: true })
            : undefined,
          it.offset > 0 ? button(t('buttons.previousPage'), it.page(Math.max(0, it.offset - QUEUE_PAGE))) : undefined,
        ]),
  ]);
};
