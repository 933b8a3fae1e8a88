import type { Case } from '../../bot/domain/case.ts';
import { asId, caseNumber } from '../../bot/domain/ids.ts';
import type { User } from '../../bot/domain/people.ts';
import type { Store } from '../../db/store.ts';
import { opened, plainCase } from './plain-case.ts';

/** A case of somebody, as it may have been for years. */
export const filedCase = (of: User, number: number, at: Date, rest: Partial<Case> = {}): Case =>
  plainCase(caseNumber(number), of, at, `Filed case ${number}`, {
    product: asId('microstation'),
    description: `What happened in case ${number}. `.repeat(12),
    ...rest,
  });

const AT_ONCE = 500;

/** Writes cases at once, without telling anybody. */
export const fileCases = async (store: Store, all: readonly Case[]): Promise<void> => {
  for (let at = 0; at < all.length; at += AT_ONCE) {
    const committed = await store.commit({ writes: all.slice(at, at + AT_ONCE).map(it => opened(it)), notices: [] });
    if (committed !== 'committed') throw new Error(`the filed cases are ${committed}`);
  }
};
