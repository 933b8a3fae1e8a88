import type { ExportFormat, ExportState } from '../bot/domain/export.ts';
import type { Translate } from '../locales/index.ts';
import { bar } from './bar.ts';
import { actions, button, openUrl, type Press } from './button.ts';
import { box, type Card, card, type Element, type Items, present, subtle } from './card.ts';
import { line, title } from './literal.ts';

export type ExportShown = {
  readonly id: string;
  /** The title of a list, or a case number. */
  readonly what: string;
  /** What the filter of the list leaves. */
  readonly only: string | undefined;
  /** The rows are a case's entries. */
  readonly entries: boolean;
  readonly format: ExportFormat;
  readonly state: ExportState;
  readonly rows: number;
  readonly total: number | undefined;
  readonly name: string | undefined;
  readonly size: number | undefined;
  readonly expiresAt: Date;
  /** A fresh link to the file. */
  readonly url: string | undefined;
  /** Begins the same once more. */
  readonly again: Press;
  readonly note: string | undefined;
};

/** How an export stands: under way, or the file with its link. */
export const exportCard = (t: Translate, it: ExportShown): Card =>
  card(t.language, exportWords(t, it), [
    subtle(`${t('exports.over')} · ${t(`exports.format.${it.format}`)}`),
    title(it.what),
    it.only === undefined ? undefined : line(it.only, { size: 'Small', isSubtle: true }, { spacing: 'None' }),
    it.note === undefined ? undefined : box('emphasis', [line(it.note, { size: 'Small' })]),
    line(stateWords(t, it)),
    it.state === 'running' && it.total !== undefined && it.total > 0 ? bar(it.rows, it.total) : undefined,
    ...(it.state === 'done' ? fileLines(t, it) : []),
    actions(buttons(t, it)),
  ]);

/** What a toast says: the whole message. */
export const exportWords = (t: Translate, it: Pick<ExportShown, 'what' | 'format' | 'state'>): string =>
  t(`exports.toast.${it.state}`, { what: it.what, format: t(`exports.format.${it.format}`) });

const rowWords = (t: Translate, { entries }: ExportShown, count: number): string =>
  t(entries ? 'exports.entries' : 'exports.rows', { count, formatted: t.number(count) });

const stateWords = (t: Translate, it: ExportShown): string => {
  const { rows, size, state, total } = it;
  if (state === 'running' && rows === 0) return t('exports.state.begun');
  if (state === 'running' && total === undefined)
    return t('exports.state.runningUncounted', { rows: rowWords(t, it, rows) });
  if (state === 'running')
    return t('exports.state.running', { rows: t.number(rows), total: rowWords(t, it, total ?? 0) });
  if (state !== 'done') return t(`exports.state.${state}`);
  const facts = present([rowWords(t, it, rows), size === undefined ? undefined : t.size(size)]);
  return t('exports.state.done', { facts: facts.join(', ') });
};

const fileLines = (t: Translate, { expiresAt, name, url }: ExportShown): readonly Element[] =>
  present([
    name === undefined ? undefined : line(name, { size: 'Small', weight: 'Bolder' }, { spacing: 'Small' }),
    line(
      t(url === undefined ? 'exports.kept' : 'exports.linkUntil', { when: t.moment(expiresAt) }),
      { size: 'Small', isSubtle: true },
      { spacing: 'None' },
    ),
  ]);

const buttons = (t: Translate, { again, format, id, size, state, url }: ExportShown): Items => {
  const data = { export: id };
  if (state === 'queued' || state === 'running') return [button(t('buttons.stop'), { verb: 'export.stop', data })];
  if (state !== 'done') return [button(t('buttons.again'), again, { primary: true })];
  const facts = present([t(`exports.format.${format}`), size === undefined ? undefined : t.size(size)]).join(', ');
  return [
    url === undefined ? undefined : openUrl(t('exports.download', { facts }), url),
    button(t('buttons.getLink'), { verb: 'export.link', data }),
    button(t('buttons.saveToOneDrive'), { verb: 'export.save', data }),
  ];
};
