import { queueCard } from '../../../cards/queue.ts';
import { caseId, LISTED, NAMES } from './data.ts';
import type { Exhibit } from './exhibit.ts';

const queueLines = Array.from({ length: 10 }, (_, index) => {
  const listed = LISTED[index % 4] ?? LISTED[0];
  return listed === undefined
    ? []
    : [{ ...listed, id: caseId(1100 + index), assignee: index % 3 === 0 ? NAMES.sato : NAMES.jon }];
}).flat();
const queuePage = (offset: number) => ({ verb: 'desk.queue', data: { offset } });

/** Queues, full and empty. */
export const queueExhibits: readonly Exhibit[] = [
  {
    name: 'queue full',
    draw: t =>
      queueCard(t, {
        title: t('queue.title', { team: t.list(['Global Technical Support', 'FINOps', 'IMS team']) }),
        empty: t('queue.empty'),
        lines: queueLines,
        offset: 10,
        total: 31,
        page: queuePage,
      }),
  },
  {
    name: 'queue empty',
    draw: t =>
      queueCard(t, {
        title: t('queue.title', { team: 'FINOps' }),
        empty: t('queue.empty'),
        lines: [],
        offset: 0,
        total: 0,
        page: queuePage,
      }),
  },
  {
    name: 'queue mine',
    draw: t =>
      queueCard(t, {
        title: t('queue.mine'),
        empty: t('queue.mineEmpty'),
        lines: LISTED,
        offset: 0,
        total: LISTED.length,
        page: offset => ({ verb: 'desk.mine', data: { offset } }),
      }),
  },
  {
    name: 'queue mine longest',
    draw: t =>
      queueCard(t, {
        title: t('queue.mine'),
        empty: t('queue.mineEmpty'),
        lines: LISTED.slice(0, 1).flatMap(line =>
          Array.from({ length: 10 }, (_, index) => ({ ...line, id: caseId(1200 + index) })),
        ),
        offset: 0,
        total: 23,
        page: offset => ({ verb: 'desk.mine', data: { offset } }),
      }),
  },
];
