import type { Knowledge } from '../../../knowledge/knowledge.ts';
import type { IntakeWorld } from '../../domain/intake.ts';
import type { Account } from '../../domain/people.ts';

/** What the vendor's data and the account say about the answers of the case form. */
export const worldOf = (knowledge: Knowledge, account: Account): IntakeWorld => ({
  aboutProduct: type => knowledge.requestType(type).aboutProduct,
  product: id => knowledge.product(id),
  managedServices: account.managedServices,
});
