import { asId, type ProductId } from '../../bot/domain/ids.ts';
import type { Schema } from '../schema.ts';
import { demoId } from './demo-id.ts';
import { CONTOSO_OWNED } from './licences/contoso-owned.ts';
import { FABRIKAM_OWNED } from './licences/fabrikam-owned.ts';
import { machineName } from './machines.ts';
import { byKey, type DemoPeople, known } from './people.ts';
import { ago } from './when.ts';

export type DemoAlerts = {
  readonly alerts: readonly Schema['alerts']['$inferInsert'][];
  readonly alertLog: readonly Schema['alertLog']['$inferInsert'][];
};

type Alert = {
  readonly product: string;
  readonly enabled: boolean;
  readonly threshold: number;
  readonly updated: string;
  /** Who was warned when, with how many in use, and what they did. */
  readonly log?: readonly (readonly [at: string, key: string, inUse: number, outcome: 'acknowledged' | 'cancelled'])[];
};

const CONTOSO_ALERTS: readonly Alert[] = [
  {
    product: 'openroads-designer',
    enabled: true,
    threshold: 6,
    updated: '24d 09:10',
    log: [
      ['21d 08:12', 'pablo.ortega', 6, 'cancelled'],
      ['17d 07:55', 'agnieszka.lewandowska', 7, 'acknowledged'],
      ['14d 09:31', 'elena.marin', 6, 'cancelled'],
      ['9d 08:47', 'piotr.zielinski', 8, 'acknowledged'],
      ['4d 08:20', 'ines.carvalho', 6, 'acknowledged'],
      ['2d 07:38', 'lukas.hofer', 7, 'acknowledged'],
    ],
  },
  {
    product: 'watergems',
    enabled: true,
    threshold: 4,
    updated: '31d 12:00',
    log: [['11d 10:02', 'sanne.devries', 4, 'cancelled']],
  },
  { product: 'microstation', enabled: false, threshold: 40, updated: '31d 12:05' },
];

const FABRIKAM_ALERTS: readonly Alert[] = [
  {
    product: 'openrail-designer',
    enabled: true,
    threshold: 4,
    updated: '39d 08:00',
    log: [['36d 08:05', 'bram.jacobs', 5, 'acknowledged']],
  },
];

/** Licence alerts, most of them on, and what people did when they were warned. */
export const demoAlerts = (now: Date, people: DemoPeople): DemoAlerts => {
  const cast = byKey(people);
  const listed = [
    ...CONTOSO_ALERTS.map(alert => ({ alert, account: people.contoso.account, owned: CONTOSO_OWNED })),
    ...FABRIKAM_ALERTS.map(alert => ({ alert, account: people.fabrikam.account, owned: FABRIKAM_OWNED })),
  ].map((it, index) => ({ ...it, id: demoId('alert', index + 1) }));
  return {
    alerts: listed.map(({ id, alert, account, owned }) => ({
      id,
      account: account.id,
      product: asId<ProductId>(alert.product),
      country: account.country,
      featureLevel: owned.find(({ product }) => product === alert.product)?.level ?? null,
      enabled: alert.enabled,
      threshold: alert.threshold,
      updatedAt: ago(now, alert.updated),
    })),
    alertLog: listed
      .flatMap(({ id, alert, account }) => (alert.log ?? []).map(entry => ({ id, account, entry })))
      .map(({ id, account, entry: [at, key, inUse, outcome] }, index) => {
        const { user } = known(cast, key);
        return {
          id: demoId('alert-log', index + 1),
          account: account.id,
          alert: id,
          at: ago(now, at),
          user: user.id,
          machine: machineName(user),
          inUse,
          outcome,
        };
      }),
  };
};
