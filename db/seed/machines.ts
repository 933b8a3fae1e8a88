import type { User } from '../../bot/domain/people.ts';
import type { Schema } from '../schema.ts';
import { demoId } from './demo-id.ts';
import { byKey, type DemoPeople, known } from './people.ts';
import { DAY } from './when.ts';

type MachineRow = Schema['machines']['$inferInsert'];

const HOUR = DAY / 24;

/** The name of a person's computer: a site code from the time zone, and the family name. */
export const machineName = (user: User): string => {
  const [, place = ''] = user.timeZone.split('/');
  const family = (user.email.split('@')[0] ?? '').split('.').at(-1) ?? '';
  return `${place.replaceAll('_', '').slice(0, 3)}-${family}`.toUpperCase();
};

type Health = {
  readonly policy: number;
  readonly signedIn?: boolean;
  readonly client?: string;
  readonly system?: string;
};

/** Computers with something for the licence doctor to find; policy in hours of age. */
const TROUBLED: Readonly<Record<string, Health>> = {
  // Signed in, but nothing was refreshed for nine days.
  'jonas.keller': { policy: 9 * 24 },
  'haruto.tanaka': { policy: 3 * 24, signedIn: false },
  'marek.wisniewski': { policy: 8 * 24, signedIn: false },
  'noor.haddad': { policy: 30, client: '10.00.13.17' },
  // The last client that still runs there.
  'diego.fuentes': { policy: 6, client: '10.00.19.31', system: 'Windows 7' },
  'tom.berg': { policy: 26, client: '11.00.02.14' },
};

const CLIENT = '23.0.1.25';
const SYSTEM = 'Windows 11';

/** A computer for everybody who works for a customer. */
export const demoMachines = (now: Date, people: DemoPeople): readonly MachineRow[] => {
  const troubled = new Map(
    Object.entries(TROUBLED).map(([key, health]) => [known(byKey(people), key).user.id, health]),
  );
  return [people.contoso, people.fabrikam].flatMap(({ account, users }, which) =>
    users.map((user, index) => {
      const { policy, signedIn, client, system } = troubled.get(user.id) ?? { policy: (index % 4) + 0.5 };
      return {
        id: demoId('machine', (which + 1) * 100 + index + 1),
        account: account.id,
        name: machineName(user),
        user: user.id,
        clientVersion: client ?? CLIENT,
        system: system ?? SYSTEM,
        signedIn: signedIn ?? true,
        signedInAt: new Date(now.getTime() - (policy + 12) * HOUR),
        policyAt: new Date(now.getTime() - policy * HOUR),
      };
    }),
  );
};
