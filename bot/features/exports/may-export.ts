import type { Store } from '../../../db/store.ts';
import type { ExportSubject } from '../../domain/export.ts';
import { type Actor, isAdministrator } from '../../domain/people.ts';
import { maySee } from '../../domain/policy.ts';

/** Whether somebody may have this as a file now: a list is of what they see anyway, the account's only for administrators. */
export const mayExport = async (store: Pick<Store, 'case'>, actor: Actor, subject: ExportSubject): Promise<boolean> => {
  if (subject.kind === 'list')
    return actor.kind === 'customer' && (subject.query.view !== 'account' || isAdministrator(actor));
  const it = await store.case(subject.case);
  return it !== undefined && maySee(actor, it, it);
};
