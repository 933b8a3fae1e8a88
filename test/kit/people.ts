import type { Person } from './activities.ts';

const TENANTS = {
  contoso: '11111111-1111-4111-8111-111111111111',
  fabrikam: '22222222-2222-4222-8222-222222222222',
  vendor: '99999999-9999-4999-8999-999999999999',
} as const;

const NAMES = {
  mia: ['Mia Novak', 'contoso', 1],
  ada: ['Ada Brandt', 'contoso', 2],
  piotr: ['Piotr Zielinski', 'contoso', 3],
  lea: ['Lea Roy', 'fabrikam', 4],
  tom: ['Tom Berg', 'fabrikam', 5],
  jon: ['Jon Park', 'vendor', 6],
  kim: ['Kim Sato', 'vendor', 7],
} as const;

export type DemoName = keyof typeof NAMES;

export const DEMO_PEOPLE = Object.keys(NAMES) as DemoName[];

export const tenantOf = (account: keyof typeof TENANTS): string => TENANTS[account];

/** A fixed person of the demo data, as Teams knows them. */
export const demoPerson = (who: DemoName): Person => {
  const [name, account, number] = NAMES[who];
  const object = `a0000000-0000-4000-8000-00000000000${number}`;
  return {
    tenant: TENANTS[account],
    object,
    id: `29:${object}`,
    name,
    email: `${name.toLowerCase().replace(' ', '.')}@${account}.example`,
  };
};

/** Somebody else of a demo account, whom the assistant has not met: it knows them by their address once they write. */
export const colleague = (name: string, account: keyof typeof TENANTS, number: number): Person => {
  const object = `b0000000-0000-4000-8000-${String(number).padStart(12, '0')}`;
  const local = name
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase()
    .replace(' ', '.');
  return { tenant: TENANTS[account], object, id: `29:${object}`, name, email: `${local}@${account}.example` };
};
