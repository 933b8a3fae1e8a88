import type { Case } from '../../bot/domain/case.ts';
import type { AccountId, CaseId, UserId } from '../../bot/domain/ids.ts';
import type { Kit } from '../kit.ts';
import type { caseTables } from './cases.ts';

/** In whose lists a case stands and what those lists sort by, and the list that somebody looked at last. */
export const listTables = (k: Kit, { cases }: ReturnType<typeof caseTables>) => {
  /** A row for each person who takes part and one for the account, written anew with every step of the case. */
  const listings = k.table(
    'listings',
    {
      case: k
        .text('case_id')
        .$type<CaseId>()
        .notNull()
        .references(() => cases.id),
      /** A user, or the account where `part` says so. */
      whose: k.text('whose').$type<UserId | AccountId>().notNull(),
      /** See `PARTS`. */
      part: k.int('part').notNull(),
      account: k.text('account').$type<AccountId>().notNull(),
      /** Its rank among `STATES`. */
      state: k.int('state').notNull(),
      priority: k.int('priority').notNull(),
      requestType: k.text('request_type').$type<Case['requestType']>().notNull(),
      /** Empty where there is none. */
      product: k.code('product').notNull(),
      /** Folded, as the description is. */
      contact: k.code('contact').notNull(),
      description: k.code('description').notNull(),
      updatedAt: k.instant('updated_at').notNull(),
    },
    // A list begins in the middle of one of these, at any depth; those by value also find what is rare.
    t => [
      k.primaryKey({ columns: [t.case, t.part, t.whose] }),
      k.index('listings_number').on(t.whose, t.part, t.state, t.case),
      k.index('listings_priority').on(t.whose, t.part, t.state, t.priority, t.case),
      k.index('listings_product').on(t.whose, t.part, t.state, t.product, t.case),
      k.index('listings_product_updated').on(t.whose, t.part, t.state, t.product, t.updatedAt, t.case),
      k.index('listings_contact').on(t.whose, t.part, t.state, t.contact, t.case),
      k.index('listings_description').on(t.whose, t.part, t.state, t.description, t.case),
      k.index('listings_updated').on(t.whose, t.part, t.state, t.updatedAt, t.case),
      k.index('listings_request_type').on(t.whose, t.part, t.state, t.requestType, t.case),
    ],
  );

  const lists = k.table('lists', {
    user: k.text('user_id').$type<UserId>().primaryKey(),
    /** Parsed when read. */
    list: k.json<unknown>('list').notNull(),
    at: k.instant('at').notNull(),
  });

  return { listings, lists };
};
