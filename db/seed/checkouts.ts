import { asId, type ProductId } from '../../bot/domain/ids.ts';
import type { Schema } from '../schema.ts';
import type { DemoCatalogue } from './catalogue.ts';
import { demoId } from './demo-id.ts';
import { machineName } from './machines.ts';
import { byKey, type DemoPeople, known } from './people.ts';
import { ago, DAY } from './when.ts';

export type DemoCheckouts = {
  readonly checkouts: readonly Schema['checkouts']['$inferInsert'][];
  readonly checkoutProducts: readonly Schema['checkoutProducts']['$inferInsert'][];
};

type Checkout = {
  readonly by: string;
  readonly for: string;
  readonly at: string;
  /** Days. */
  readonly lasts: number;
  readonly returned?: string;
  readonly about?: string;
  readonly products: readonly string[];
};

const CHECKOUTS: readonly Checkout[] = [
  // Active.
  {
    by: 'ada.brandt',
    for: 'olivia.hughes',
    at: '12d 08:20',
    lasts: 90,
    about: 'Site office Thames crossing',
    products: ['synchro-4d-pro', 'microstation'],
  },
  {
    by: 'piotr.zielinski',
    for: 'noor.haddad',
    at: '6d 10:05',
    lasts: 30,
    about: 'Jetty survey, no connection',
    products: ['autopipe'],
  },
  { by: 'jonas.keller', for: 'jonas.keller', at: '2d 15:30', lasts: 14, products: ['staad-pro'] },
  {
    by: 'lea.roy',
    for: 'tom.berg',
    at: '25d 07:45',
    lasts: 120,
    about: 'Night shifts in the tunnel',
    products: ['exor-network-manager'],
  },
  // Given back before the end.
  { by: 'ada.brandt', for: 'lukas.hofer', at: '34d 09:00', lasts: 60, returned: '19d 14:10', products: ['plaxis-2d'] },
  {
    by: 'piotr.zielinski',
    for: 'marek.wisniewski',
    at: '22d 11:40',
    lasts: 30,
    returned: '9d 08:00',
    about: 'Business trip',
    products: ['autopipe', 'microstation'],
  },
  // Run out.
  {
    by: 'ada.brandt',
    for: 'elena.marin',
    at: '38d 12:15',
    lasts: 21,
    about: 'Plant walk-down',
    products: ['openplant-modeler'],
  },
  { by: 'samuel.okafor', for: 'samuel.okafor', at: '30d 06:50', lasts: 14, products: ['sacs'] },
];

/** Licences taken off-line: active, returned and expired ones. */
export const demoCheckouts = (now: Date, people: DemoPeople, catalogue: DemoCatalogue): DemoCheckouts => {
  const cast = byKey(people);
  const listed = CHECKOUTS.map((it, index) => ({ ...it, id: demoId('checkout', index + 1) }));
  return {
    checkouts: listed.map(it => {
      const { user, account } = known(cast, it.for);
      const at = ago(now, it.at);
      return {
        id: it.id,
        account: account.id,
        country: account.country,
        user: user.id,
        machine: machineName(user),
        description: it.about ?? null,
        by: known(cast, it.by).user.id,
        at,
        expiresAt: new Date(at.getTime() + it.lasts * DAY),
        returnedAt: it.returned === undefined ? null : ago(now, it.returned),
      };
    }),
    checkoutProducts: listed.flatMap(({ id, products }) =>
      products.map(product => ({
        checkout: id,
        product: asId<ProductId>(product),
        featureLevel: null,
        version: known(catalogue.products, product).versions[0] ?? '',
      })),
    ),
  };
};
