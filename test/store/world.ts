import type { Activity, CaseEvent } from '../../bot/domain/activity.ts';
import type { Case } from '../../bot/domain/case.ts';
import {
  asId,
  type ConversationId,
  caseNumber,
  type DraftId,
  type EntitlementId,
  type ProductId,
  type UserId,
} from '../../bot/domain/ids.ts';
import type { Assignment } from '../../bot/domain/licensing.ts';
import type { Account, User } from '../../bot/domain/people.ts';
import { createStore } from '../../db/create-store.ts';
import type { Dialect, Query } from '../../db/dialect.ts';
import { userRow } from '../../db/people.ts';
import type { AuditEntry, Change, Conversation, Draft, Notice, Store, Write } from '../../db/store.ts';
import { plainCase } from '../kit/plain-case.ts';

export const T0 = new Date('2026-03-02T09:00:00.123Z');
export const later = (seconds: number): Date => new Date(T0.getTime() + seconds * 1000);

const account = (id: string, rest: Partial<Account> = {}): Account => ({
  id: asId(id),
  name: id,
  kind: 'customer',
  ultimate: `${id} group`,
  onHold: false,
  managedServices: false,
  country: 'DE',
  ...rest,
});

const user = (id: string, of: Account, rest: Partial<User> = {}): User => ({
  id: asId(id),
  account: of.id,
  email: `${id}@${of.id}.example`,
  name: id,
  roles: [],
  teams: [],
  identity: { tenant: asId(`tenant-${of.id}`), object: asId(`object-${id}`) },
  language: undefined,
  timeZone: 'Europe/Berlin',
  contactMethod: 'email',
  phone: undefined,
  version: 1,
  ...rest,
});

export const contoso = account('contoso');
export const fabrikam = account('fabrikam', { onHold: true });
export const vendor = account('vendor', { kind: 'vendor' });

export const mia = user('mia', contoso, { name: 'Mia Novák-Świątek', language: 'cs', phone: '+420 1' });
export const ada = user('ada', contoso, { name: 'Ada Brandt', roles: ['administrator'] });
export const piotr = user('piotr', contoso, { name: 'Piotr Łukasz', roles: ['co-administrator'], identity: undefined });
export const lea = user('lea', fabrikam, { name: 'Lea Roy', roles: ['administrator'] });
export const jon = user('jon', vendor, { name: 'Jon Park', teams: [asId('gts')] });

/** A store with three accounts, their people and one entitlement of two seats. */
export const worldOn = async (dialect: Dialect): Promise<Store> => {
  const { db, t } = dialect;
  const write = (query: Query<unknown>) => dialect.read(query);
  for (const it of [contoso, fabrikam, vendor]) {
    await write(db.insert(t.accounts).values(it).returning());
    await write(
      db
        .insert(t.accountTenants)
        .values({ tenant: asId(`tenant-${it.id}`), account: it.id })
        .returning(),
    );
  }
  await write(db.insert(t.users).values([mia, ada, piotr, lea, jon].map(userRow)).returning());
  const seats = {
    product: asId<ProductId>('openroads'),
    country: 'DE',
    assigned: 0,
    expiresOn: later(9e6),
    program: 'p',
  };
  await write(
    db
      .insert(t.entitlements)
      .values([
        { ...seats, id: asId<EntitlementId>('e1'), account: contoso.id, owned: 2 },
        { ...seats, id: asId<EntitlementId>('e2'), account: fabrikam.id, owned: 1 },
      ])
      .returning(),
  );
  return createStore(dialect);
};

export const aCase = (number: number, rest: Partial<Case> = {}): Case =>
  plainCase(caseNumber(number), mia, later(number), `Case ${number} *“<b>😀`, {
    team: asId('gts'),
    description: 'Line 1\nLine 2',
    ...rest,
  });

export const anActivity = (number: number, event: CaseEvent = { type: 'opened' }, by?: UserId): Activity => ({
  number,
  at: later(number),
  by,
  event,
});

export const opening = (
  it: Case,
  rest: Partial<Extract<Write, { type: 'case.open' }>> = {},
): Extract<Write, { type: 'case.open' }> => ({
  type: 'case.open',
  case: it,
  activity: anActivity(1, { type: 'opened' }, it.requester),
  timers: [],
  watchers: [],
  draft: undefined,
  ...rest,
});

export const moving = (
  to: Case,
  event: CaseEvent,
  rest: Partial<Extract<Write, { type: 'case.move' }>> = {},
): Extract<Write, { type: 'case.move' }> => ({
  type: 'case.move',
  from: to.version - 1,
  case: to,
  activity: anActivity(to.version, event, jon.id),
  timers: [],
  ...rest,
});

export const aDraft = (id: string, rest: Partial<Draft> = {}): Draft => ({
  id: asId<DraftId>(id),
  owner: mia.id,
  form: 'case',
  revision: 1,
  page: 'request',
  answers: { requestType: 'product-support', nested: { list: [1, 'two', null] } },
  endedAs: undefined,
  expiresAt: later(3600),
  updatedAt: T0,
  ...rest,
});

export const aConversation = (id: string, rest: Partial<Conversation> = {}): Conversation => ({
  id: asId<ConversationId>(id),
  kind: 'personal',
  tenant: asId('tenant-contoso'),
  serviceUrl: 'https://service.example/',
  bot: '28:bot',
  user: mia.id,
  language: undefined,
  dead: false,
  ...rest,
});

export const aNotice = (id: string, rest: Partial<Notice> = {}): Notice => ({
  id: asId(id),
  to: { user: mia.id },
  key: undefined,
  body: { kind: 'card', card: { b: 1, a: [2] }, summary: id, text: undefined },
  at: T0,
  ...rest,
});

export const anAssignment = (id: string, rest: Partial<Assignment> = {}): Assignment => ({
  id,
  entitlement: asId('e1'),
  user: mia.id,
  at: T0,
  ...rest,
});

export const anAudit = (id: string, rest: Partial<AuditEntry> = {}): AuditEntry => ({
  id,
  account: contoso.id,
  at: T0,
  by: ada.id,
  action: 'license.assign',
  subject: mia.id,
  data: { product: 'openroads' },
  ...rest,
});

/** A change of these writes alone. */
export const change = (...writes: readonly Write[]): Change => ({ writes, notices: [] });
