import type { Translate } from '../locales/index.ts';
import { actions, button, type Card, card, column, columns, heading, subtle, text } from './card.ts';
import { type CaseListed, caseRow } from './case-row.ts';

export type Queue = {
  readonly title: string;
  readonly empty: string;
  readonly lines: readonly CaseListed[];
  readonly offset: number;
  readonly total: number;
  /** What the buttons that page through it carry. */
  readonly page: ((offset: number) => { verb: string; data: Readonly<Record<string, unknown>> }) | undefined;
};

export const QUEUE_PAGE = 10;

/** Cases that wait for somebody, one tap each. */
export const queueCard = (t: Translate, it: Queue): Card =>
  card(t.language, `${it.title}: ${t('queue.count', { count: it.total })}`, [
    columns([
      column('stretch', [heading(it.title)]),
      column(
        'auto',
        [
          subtle(
            it.lines.length === 0
              ? t('queue.count', { count: it.total })
              : t('queue.range', { from: it.offset + 1, to: it.offset + it.lines.length, total: it.total }),
          ),
        ],
        { verticalContentAlignment: 'Bottom' },
      ),
    ]),
    ...(it.lines.length === 0 ? [text(it.empty)] : it.lines.map(line => caseRow(t, line))),
    it.page === undefined || it.total <= QUEUE_PAGE
      ? undefined
      : actions([
          it.offset + it.lines.length < it.total
            ? button(t('buttons.nextPage'), it.page(it.offset + QUEUE_PAGE), { primary: true })
            : undefined,
          it.offset > 0
            ? button(t('buttons.previousPage'), it.page(Math.max(0, it.offset - QUEUE_PAGE)))
            : undefined,
        ]),
  ]);
