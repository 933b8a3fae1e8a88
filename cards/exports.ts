import type { ExportFormat, ExportState } from '../bot/domain/export.ts';
import type { Translate } from '../locales/index.ts';
import { row } from './button.ts';
import { type Card, card, heading, sides, subtle, text } from './card.ts';
import { line } from './literal.ts';

export type ExportListed = {
  readonly id: string;
  readonly what: string;
  readonly only: string | undefined;
  readonly format: ExportFormat;
  readonly state: ExportState;
  readonly at: Date;
};

/** Somebody's latest exports, one tap each. */
export const exportsCard = (t: Translate, all: readonly ExportListed[]): Card =>
  card(t.language, t('exports.mine'), [
    subtle(t('exports.over')),
    heading(t('exports.mine')),
    ...(all.length === 0
      ? [text(t('exports.mineNone'))]
      : all.map(({ at, format, id, only, state, what }) => {
          const words = { what, format: t(`exports.format.${format}`), state: t(`exports.short.${state}`) };
          return row(
            t('exports.row', words),
            { verb: 'export.link', data: { export: id } },
            [
              sides(
                line(what, { weight: 'Bolder' }),
                line(words.state, { size: 'Small', ...(state === 'failed' ? { color: 'Attention' } : {}) }),
              ),
              only === undefined ? undefined : line(only, { size: 'Small' }, { spacing: 'None' }),
              line(`${words.format} · ${t.moment(at)}`, { size: 'Small', isSubtle: true }, { spacing: 'None' }),
            ],
            { separator: true },
          );
        })),
  ]);
