import type { Kit } from '../kit.ts';

/** What the vendor has said about an incident, the latest last. */
export type IncidentUpdate = { readonly at: string; readonly phase: string; readonly text: string };

/** Outages and maintenance of the vendor's products and services. */
export const incidentTables = (k: Kit) => ({
  incidents: k.table(
    'incidents',
    {
      id: k.text('id').primaryKey(),
      title: k.text('title').notNull(),
      /** `degraded`, `partial-outage`, `major-outage` or `maintenance`. */
      level: k.text('level').notNull(),
      component: k.text('component').notNull(),
      products: k.json<readonly string[]>('products').notNull(),
      startedAt: k.instant('started_at').notNull(),
      endedAt: k.instant('ended_at'),
      updates: k.json<readonly IncidentUpdate[]>('updates').notNull(),
    },
    t => [k.index('incidents_started').on(t.startedAt)],
  ),
});
