import { EXPORT_FORMATS, EXPORT_STATES } from '../../../bot/domain/export.ts';
import { type ExportShown, exportCard } from '../../../cards/export.ts';
import { exportChoiceCard } from '../../../cards/export-choice.ts';
import { exportsCard } from '../../../cards/exports.ts';
import type { Translate } from '../../../locales/index.ts';
import { ago, ahead, caseId } from './data.ts';
import type { Exhibit } from './exhibit.ts';

const press = { verb: 'export.start', data: { ref: 'ref', format: 'csv' } };
const back = { verb: 'list.back', data: {} };

const shown = (t: Translate, rest: Partial<ExportShown>): ExportShown => ({
  id: 'export:user',
  what: t('lists.views.account'),
  only: t('lists.only', { what: t('lists.open') }),
  entries: false,
  format: 'excel',
  state: 'done',
  rows: 0,
  total: undefined,
  name: undefined,
  size: undefined,
  expiresAt: ahead(24),
  url: undefined,
  again: press,
  note: undefined,
  ...rest,
});

const FILE = {
  rows: 100_000,
  total: 100_000,
  name: 'account-cases-2026-11-20.xlsx',
  size: 12_345_678,
  url: `https://support.example/files/${'x'.repeat(400)}`,
};

const listed = (t: Translate) =>
  Array.from({ length: 8 }, (_, index) => ({
    id: `export-${index}`,
    what: index % 2 === 0 ? t('lists.views.account') : caseId(1054),
    only: index % 4 === 0 ? t('lists.only', { what: t('lists.open') }) : undefined,
    format: EXPORT_FORMATS[index % 3] ?? 'csv',
    state: EXPORT_STATES[index % 5] ?? 'done',
    at: ago(index * 5),
  }));

/** Files: the choice of a format, how one stands, and the latest ones. */
export const exportExhibits: readonly Exhibit[] = [
  {
    name: 'export choice, list',
    draw: t =>
      exportChoiceCard(t, {
        what: { list: t('lists.views.action'), only: 'Only open, MicroStation' },
        press: () => press,
        back,
      }),
  },
  {
    name: 'export choice, case',
    draw: t => exportChoiceCard(t, { what: { case: caseId(1054) }, press: () => press, back }),
  },
  { name: 'export waits', draw: t => exportCard(t, shown(t, { state: 'queued' })) },
  { name: 'export begins', draw: t => exportCard(t, shown(t, { state: 'running', total: 100_000 })) },
  {
    name: 'export under way',
    draw: t => exportCard(t, shown(t, { state: 'running', rows: 34_200, total: 100_000 })),
  },
  { name: 'export uncounted', draw: t => exportCard(t, shown(t, { state: 'running', rows: 34_200 })) },
  { name: 'export done', draw: t => exportCard(t, shown(t, FILE)) },
  {
    name: 'export of a case, asked to save',
    draw: t =>
      exportCard(
        t,
        shown(t, {
          ...FILE,
          what: caseId(1054),
          entries: true,
          format: 'pdf',
          rows: 1,
          note: t('exports.saving.asked'),
        }),
      ),
  },
  { name: 'export failed', draw: t => exportCard(t, shown(t, { state: 'failed' })) },
  { name: 'export stopped', draw: t => exportCard(t, shown(t, { state: 'stopped', format: 'csv' })) },
  { name: 'exports', draw: t => exportsCard(t, listed(t)) },
  { name: 'exports, none', draw: t => exportsCard(t, []) },
];
