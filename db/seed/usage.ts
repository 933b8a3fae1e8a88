import { asId, type ProductId } from '../../bot/domain/ids.ts';
import type { User } from '../../bot/domain/people.ts';
import type { Schema } from '../schema.ts';
import type { DemoCatalogue } from './catalogue.ts';
import { demoId } from './demo-id.ts';
import { CONTOSO_OWNED } from './licences/contoso-owned.ts';
import { FABRIKAM_OWNED } from './licences/fabrikam-owned.ts';
import { CONTOSO_HABITS, FABRIKAM_HABITS, type Habit } from './licences/habits.ts';
import type { Owned } from './licences/owned.ts';
import { machineName } from './machines.ts';
import { byKey, type DemoAccount, type DemoPeople, known } from './people.ts';
import { randomFrom } from './random.ts';
import { slotsText, workday } from './slots.ts';
import { dayBefore, dayText, isWeekend } from './when.ts';

export type UsageRow = Schema['usage']['$inferInsert'];

const YEAR = 365;

/** A year of use up to yesterday, in the order of the days. */
export const demoUsage = (now: Date, people: DemoPeople, catalogue: DemoCatalogue): readonly UsageRow[] => {
  const random = randomFrom(31);
  const cast = byKey(people);
  const rows: UsageRow[] = [];
  const write = (it: DemoAccount, habit: Habit, key: string, owned: readonly Owned[], day: Date): void => {
    const { user } = known(cast, key);
    rows.push({ id: demoId('usage', rows.length + 1), ...rowOf(it, habit, user, owned, catalogue, day, random) });
  };
  for (let days = YEAR; days >= 1; days -= 1) {
    const day = dayBefore(now, days);
    if (isWeekend(day)) continue;
    const done = new Set<string>();
    for (const [account, habits, owned] of [
      [people.contoso, CONTOSO_HABITS, CONTOSO_OWNED],
      [people.fabrikam, FABRIKAM_HABITS, FABRIKAM_OWNED],
    ] as const)
      for (const habit of habits.filter(it => days <= (it.since ?? YEAR) && days > (it.until ?? 0)))
        for (const key of habit.users) {
          // One row for each machine, product and day.
          const row = `${habit.product} ${key}`;
          if (random() >= habit.chance || done.has(row)) continue;
          done.add(row);
          write(account, habit, key, owned, day);
        }
  }
  return rows;
};

const rowOf = (
  { account }: DemoAccount,
  habit: Habit,
  user: User,
  owned: readonly Owned[],
  catalogue: DemoCatalogue,
  day: Date,
  random: () => number,
): Omit<UsageRow, 'id'> => {
  const own = owned.find(({ product }) => product === habit.product);
  const { versions } = known(catalogue.products, habit.product);
  return {
    account: account.id,
    country: own?.country ?? account.country,
    product: asId<ProductId>(habit.product),
    featureLevel: own?.level ?? null,
    version: versions[user.name.length % 2] ?? null,
    user: user.id,
    machine: machineName(user),
    day: dayText(day),
    kind: habit.kind ?? 'licensed',
    slots: slotsText(workday(random, user.timeZone)),
  };
};
