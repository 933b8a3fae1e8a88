import { asId } from '../../bot/domain/ids.ts';
import type { Level, Phase } from '../../bot/domain/incident.ts';
import type { Schema } from '../schema.ts';
import { demoId } from './demo-id.ts';
import { ago } from './when.ts';

type IncidentRow = Schema['incidents']['$inferInsert'];

type Incident = {
  readonly title: string;
  readonly level: Level;
  readonly component: string;
  readonly products: readonly string[];
  readonly started: string;
  readonly ended?: string;
  readonly updates: readonly (readonly [at: string, phase: Phase, text: string])[];
};

const INCIDENTS: readonly Incident[] = [
  {
    title: 'Slow synchronisation in ProjectWise Drive',
    level: 'degraded',
    component: 'ProjectWise Drive, Europe',
    products: ['projectwise-drive'],
    started: '3h',
    updates: [
      [
        '170m',
        'investigating',
        'Files larger than 50 MB take several minutes to synchronise. We are looking for the cause.',
      ],
      ['75m', 'identified', 'A storage queue in the European region is overloaded. Capacity is being added.'],
    ],
  },
  {
    title: 'ProjectWise connections dropped in Europe',
    level: 'partial-outage',
    component: 'ProjectWise gateway, Europe',
    products: ['projectwise-explorer', 'projectwise-drive'],
    started: '3d 08:05',
    ended: '3d 10:50',
    updates: [
      ['3d 08:40', 'investigating', 'Connections to European datasources drop every few minutes.'],
      ['3d 10:50', 'resolved', 'A faulty gateway node was taken out of service. Connections are stable.'],
    ],
  },
  {
    title: 'Inspection reports could not be uploaded',
    level: 'major-outage',
    component: 'AssetWise Inspections',
    products: ['assetwise-inspections'],
    started: '31d 09:30',
    ended: '31d 13:40',
    updates: [
      ['31d 09:55', 'investigating', 'Uploads of inspection reports fail. Reports stay on the devices.'],
      ['31d 13:40', 'resolved', 'Storage was extended; waiting reports are uploaded by themselves.'],
    ],
  },
];

/** One current outage and two past ones. */
export const demoIncidents = (now: Date): readonly IncidentRow[] =>
  INCIDENTS.map((it, index) => ({
    id: asId(demoId('incident', index + 1)),
    title: it.title,
    level: it.level,
    component: it.component,
    products: it.products,
    startedAt: ago(now, it.started),
    endedAt: it.ended === undefined ? null : ago(now, it.ended),
    updates: it.updates.map(([at, phase, text], place) => ({
      id: `${place + 1}`,
      at: ago(now, at).toISOString(),
      phase,
      text,
    })),
    number: INCIDENTS.length - index,
    saidAt: ago(now, it.updates.at(-1)?.[0] ?? it.started),
    end: it.ended === undefined ? null : ago(now, it.ended),
  }));
