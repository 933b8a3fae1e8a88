import { readConfig } from '../../bot/config.ts';
import { asId, type CaseId } from '../../bot/domain/ids.ts';
import { type CaseCommand, decide } from '../../bot/domain/lifecycle.ts';
import { actorOf as inRole, type Known } from '../../bot/domain/people.ts';
import { timersOf } from '../../bot/domain/timers.ts';
import { demoPerson } from './people.ts';
import { opened, plainCase } from './plain-case.ts';
import type { Someone, World } from './world.ts';

const { limits } = readConfig({});

/** Whom the assistant takes this person for. */
export const identified = async ({ store }: World, { person }: Someone) => {
  const found = await store.personByIdentity(asId(person.tenant), asId(person.object));
  if (found === undefined) throw new Error(`${person.name} is nobody to it`);
  return found;
};

/** Somebody of the demo data by their address, as the rules of the life cycle see them. */
export const actorOf = async ({ store }: World, email: string): Promise<Known> => {
  const colleague = demoPerson(
    email.endsWith('@vendor.example') ? 'jon' : email.endsWith('@fabrikam.example') ? 'lea' : 'mia',
  );
  const found = await store.personByIdentity(asId(colleague.tenant), asId(colleague.object));
  const user = found === undefined ? undefined : await store.userByEmail(found.account.id, email);
  if (found === undefined || user === undefined) throw new Error(`nobody has the address ${email}`);
  return inRole(user, found.account);
};

export const MIA = 'mia.novak@contoso.example';
export const OLIVIA = 'olivia.hughes@contoso.example';
export const SAMUEL = 'samuel.okafor@contoso.example';
export const JON = 'jon.park@vendor.example';

export type Past = readonly (readonly [by: string, command: CaseCommand])[];

/** What leads to each state; Jon has the case in those that somebody works on. */
export const PASTS = {
  new: [],
  unassigned: [
    [JON, { type: 'take' }],
    [JON, { type: 'propose', resolution: 'Try again.', articles: [] }],
    [MIA, { type: 'reject', reason: 'Tried.' }],
  ],
  'work-in-progress': [[JON, { type: 'take' }]],
  'awaiting-info': [
    [JON, { type: 'take' }],
    [JON, { type: 'ask', question: 'Which version?' }],
  ],
  'pending-development': [
    [JON, { type: 'take' }],
    [JON, { type: 'to-development', note: '' }],
  ],
  resolved: [
    [JON, { type: 'take' }],
    [JON, { type: 'propose', resolution: 'Restart it.', articles: [] }],
  ],
  closed: [
    [JON, { type: 'propose', resolution: 'Restart it.', articles: [] }],
    [MIA, { type: 'accept' }],
  ],
  cancelled: [[MIA, { type: 'close', reason: 'solved-itself' }]],
} as const satisfies Readonly<Record<string, Past>>;

/**
 * A case of Mia with Olivia as the contact and Samuel watching, with this past. It is written at once, without telling
 * anybody; what is done to it afterwards goes through the door.
 */
export const givenCase = async (world: World, past: Past): Promise<CaseId> => {
  const { store } = world;
  const at = world.now();
  const [mia, olivia, samuel] = await Promise.all([MIA, OLIVIA, SAMUEL].map(email => actorOf(world, email)));
  if (mia === undefined || olivia === undefined || samuel === undefined) throw new Error('the demo data has changed');
  const watchers = [samuel.user.id];
  const id = await store.nextCaseNumber();
  let it = plainCase(id, { id: mia.user.id, account: mia.account.id }, at, 'A given case', {
    contact: olivia.user.id,
    product: asId('microstation'),
    productVersion: '23.00.01.44',
    productArea: 'references',
    description: 'It is given.',
  });
  const writes = [opened(it, watchers)];
  for (const [email, command] of past) {
    const by = await actorOf(world, email);
    const decision = decide(it, { watchers }, command, by, at, limits);
    if (!decision.ok) throw new Error(`${command.type} by ${email}: ${decision.refusal}`);
    const { event, next } = decision;
    writes.push({
      type: 'case.move',
      from: it.version,
      case: next,
      activity: { number: next.version, at, by: by.user.id, event },
      timers: timersOf(next, at, limits),
    });
    it = next;
  }
  const committed = await store.commit({ writes, notices: [] });
  if (committed !== 'committed') throw new Error(`the given case is ${committed}`);
  return it.id;
};
