import { type AccountId, asId, type ProductId } from '../../bot/domain/ids.ts';
import type { Schema } from '../schema.ts';
import { demoId } from './demo-id.ts';
import { byKey, type DemoPeople, known } from './people.ts';

type Rows<
  Table extends 'countryPolicies' | 'productAccess' | 'userAccess' | 'groups' | 'groupMembers' | 'groupProducts',
> = readonly Schema[Table]['$inferInsert'][];

export type DemoAccess = {
  readonly countryPolicies: Rows<'countryPolicies'>;
  readonly productAccess: Rows<'productAccess'>;
  readonly userAccess: Rows<'userAccess'>;
  readonly groups: Rows<'groups'>;
  readonly groupMembers: Rows<'groupMembers'>;
  readonly groupProducts: Rows<'groupProducts'>;
};

const product = (id: string): ProductId => asId<ProductId>(id);

const countryPolicy = (account: AccountId, country: string): Schema['countryPolicies']['$inferInsert'] => ({
  account,
  country,
  access: 'allow',
  checkouts: true,
  selfService: true,
  checkoutDays: 30,
  offline: true,
  maskEmail: country === 'DE',
  chargedBy: 'quarter',
  dayOffset: 0,
});

type Group = { readonly name: string; readonly members: readonly string[]; readonly products: readonly string[] };

const GROUPS: readonly Group[] = [
  // A group without products is for reports only.
  { name: 'Hydraulics', members: ['mia.novak', 'pablo.ortega', 'sanne.devries', 'ines.carvalho'], products: [] },
  {
    name: 'Interns',
    members: ['elena.marin', 'minji.kwon'],
    products: ['microstation', 'openplant-modeler', 'moses', 'sacs'],
  },
  {
    name: 'Site supervision',
    members: ['olivia.hughes', 'noor.haddad'],
    products: ['microstation', 'synchro-4d-pro', 'lumenrt'],
  },
];

/** Restrictions and groups: what is open, closed, for holders only, and for whom there is an exception. */
export const demoAccess = (people: DemoPeople): DemoAccess => {
  const cast = byKey(people);
  const contoso = people.contoso.account.id;
  const fabrikam = people.fabrikam.account.id;
  const user = (key: string) => known(cast, key).user.id;
  const groups = GROUPS.map((group, index) => ({ ...group, id: demoId('group', index + 1) }));
  return {
    countryPolicies: [
      ...['DE', 'CZ'].map(country => countryPolicy(contoso, country)),
      { ...countryPolicy(contoso, 'US'), access: 'assigned', selfService: false },
      countryPolicy(fabrikam, 'FR'),
    ],
    productAccess: [
      { account: contoso, country: 'DE', product: product('sacs'), access: 'assigned', checkouts: true },
      { account: contoso, country: 'DE', product: product('moses'), access: 'deny', checkouts: false },
      { account: contoso, country: 'DE', product: product('ram-concept'), access: 'assigned', checkouts: false },
      {
        account: fabrikam,
        country: 'FR',
        product: product('exor-network-manager'),
        access: 'assigned',
        checkouts: true,
      },
    ],
    userAccess: [
      { account: contoso, user: user('minji.kwon'), product: product('moses'), access: 'allow' },
      { account: contoso, user: user('mia.novak'), product: product('lumenrt'), access: 'deny' },
    ],
    groups: groups.map(({ id, name }) => ({ id, account: contoso, name })),
    groupMembers: groups.flatMap(({ id, members }) => members.map(key => ({ group: id, user: user(key) }))),
    groupProducts: groups.flatMap(({ id, products }) => products.map(it => ({ group: id, product: product(it) }))),
  };
};
