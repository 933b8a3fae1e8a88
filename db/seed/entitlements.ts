import { asId, type EntitlementId, type ProductId, type UserId } from '../../bot/domain/ids.ts';
import type { Schema } from '../schema.ts';
import type { Cast } from './case-play.ts';
import { demoId } from './demo-id.ts';
import { CONTOSO_OWNED } from './licences/contoso-owned.ts';
import { FABRIKAM_OWNED } from './licences/fabrikam-owned.ts';
import type { Owned } from './licences/owned.ts';
import { RELEASED } from './licences/released.ts';
import { byKey, type DemoAccount, type DemoPeople, known } from './people.ts';
import { between, randomFrom } from './random.ts';
import { DAY, dayBefore } from './when.ts';

type EntitlementRow = Schema['entitlements']['$inferInsert'];
type AssignmentRow = Schema['assignments']['$inferInsert'];
type AuditRow = Schema['audit']['$inferInsert'];

export type DemoHoldings = {
  readonly entitlements: readonly EntitlementRow[];
  readonly assignments: readonly AssignmentRow[];
  readonly audit: readonly AuditRow[];
};

/** How far back the audit reaches. */
const AUDITED = 180 * DAY;
const MINUTE = 60_000;

const entitlementsOf = (
  { account }: DemoAccount,
  owned: readonly Owned[],
  first: number,
  now: Date,
): EntitlementRow[] =>
  owned.map((it, index) => ({
    id: asId<EntitlementId>(demoId('entitlement', first + index)),
    account: account.id,
    product: asId<ProductId>(it.product),
    country: it.country,
    featureLevel: it.level ?? null,
    owned: it.owned,
    assigned: it.holders?.length ?? 0,
    expiresOn: dayBefore(now, -it.expiresIn),
    program: it.program,
  }));

/** What the accounts own, who holds it, who held it, and the administrators' acts that led there. */
export const demoHoldings = (now: Date, people: DemoPeople): DemoHoldings => {
  const cast = byKey(people);
  const entitlements = [
    ...entitlementsOf(people.contoso, CONTOSO_OWNED, 1, now),
    ...entitlementsOf(people.fabrikam, FABRIKAM_OWNED, 101, now),
  ];
  const seats = [...heldSeats(entitlements, cast, now), ...releasedSeats(entitlements, cast, now)];
  const assignments = seats.map((seat, index) => ({ id: demoId('assignment', index + 1), ...seat }));
  const byId = new Map(entitlements.map(it => [it.id, it]));
  const audit = assignments
    .flatMap(it => auditOf(it, known(byId, it.entitlement), people))
    .filter(({ at }) => at.getTime() > now.getTime() - AUDITED)
    .sort((a, b) => Number(a.at) - Number(b.at))
    .map((entry, index) => ({ id: demoId('audit', index + 1), ...entry }));
  return { entitlements, assignments, audit };
};

type Seat = Omit<AssignmentRow, 'id'>;

const at = (random: () => number, now: Date, days: number): Date =>
  new Date(dayBefore(now, days).getTime() + between(random, 7 * 60, 16 * 60) * MINUTE);

const heldSeats = (entitlements: readonly EntitlementRow[], cast: Cast, now: Date): Seat[] => {
  const random = randomFrom(21);
  const holders = [...CONTOSO_OWNED, ...FABRIKAM_OWNED].map(it => it.holders ?? []);
  return entitlements.flatMap(({ id }, index) =>
    (holders[index] ?? []).map(key => ({
      entitlement: id,
      user: known(cast, key).user.id,
      at: at(random, now, between(random, 20, 700)),
      endedAt: null,
    })),
  );
};

const releasedSeats = (entitlements: readonly EntitlementRow[], cast: Cast, now: Date): Seat[] => {
  const random = randomFrom(22);
  return RELEASED.map(([key, product, from, until]) => {
    const { user } = known(cast, key);
    const owned = new Map(entitlements.filter(it => it.account === user.account).map(it => [it.product as string, it]));
    return {
      entitlement: known(owned, product).id,
      user: user.id,
      at: at(random, now, from),
      endedAt: at(random, now, until),
    };
  });
};

const auditOf = (seat: AssignmentRow, entitlement: EntitlementRow, people: DemoPeople): Omit<AuditRow, 'id'>[] => {
  const account = entitlement.account === people.contoso.account.id ? people.contoso : people.fabrikam;
  const entry = (action: AuditRow['action'], when: Date): Omit<AuditRow, 'id'> => ({
    account: account.account.id,
    at: when,
    by: administratorFor(account, when),
    action,
    subject: seat.user,
    data: { assignment: seat.id ?? '', entitlement: seat.entitlement, product: entitlement.product },
  });
  return [entry('license.assign', seat.at), ...(seat.endedAt ? [entry('license.release', seat.endedAt)] : [])];
};

/** The administrators take turns by the minute of the act. */
const administratorFor = ({ users }: DemoAccount, when: Date): UserId => {
  const administrators = users.filter(({ roles }) =>
    roles.some(role => role.endsWith('administrator') && !role.startsWith('product')),
  );
  const chosen = administrators[when.getUTCMinutes() % administrators.length];
  if (chosen === undefined) throw new Error('A demo account has no administrator');
  return chosen.id;
};
