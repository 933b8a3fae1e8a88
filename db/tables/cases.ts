import { sql } from 'drizzle-orm';
import type { CaseEvent } from '../../bot/domain/activity.ts';
import type { Category, RequestType, State } from '../../bot/domain/case.ts';
import type { AccountId, CaseId, DraftId, ProductId, TeamId, UserId } from '../../bot/domain/ids.ts';
import type { Language } from '../../bot/domain/language.ts';
import type { ContactMethod } from '../../bot/domain/people.ts';
import type { Impact, Priority, Situation } from '../../bot/domain/priority.ts';
import type { Stars } from '../../bot/domain/rating.ts';
import type { Kit } from '../kit.ts';
import type { peopleTables } from './people.ts';

/** What a state knows besides the columns that lists need. */
export type ProgressRest = {
  readonly question?: string;
  readonly resolution?: string;
  readonly articles?: readonly string[];
  readonly reason?: string;
  readonly stars?: Stars;
};

/** Cases, who follows them, and their history. */
export const caseTables = (k: Kit, { accounts, users }: ReturnType<typeof peopleTables>) => {
  const person = (name: string) =>
    k
      .text(name)
      .$type<UserId>()
      .references(() => users.id);

  const cases = k.table(
    'cases',
    {
      id: k.text('id').$type<CaseId>().primaryKey(),
      account: k
        .text('account')
        .$type<AccountId>()
        .notNull()
        .references(() => accounts.id),
      requester: person('requester').notNull(),
      contact: person('contact').notNull(),
      team: k.text('team').$type<TeamId>().notNull(),
      priority: k.int('priority').$type<Priority>().notNull(),
      follows: k.text('follows').$type<CaseId>(),
      /** The draft from which it was opened: one draft makes one case. */
      draft: k.text('draft').$type<DraftId>(),
      openedAt: k.instant('opened_at').notNull(),
      updatedAt: k.instant('updated_at').notNull(),
      version: k.int('version').notNull(),

      state: k.text('state').$type<State>().notNull(),
      open: k.bool('open').notNull(),
      assignee: person('assignee'),
      since: k.instant('since'),
      closesAt: k.instant('closes_at'),
      progress: k.json<ProgressRest>('progress').notNull(),
      /** Its rank among what waits for the team, null where nothing does; see `queueRank`. */
      queueRank: k.int('queue_rank'),

      requestType: k.text('request_type').$type<RequestType>().notNull(),
      category: k.text('category').$type<Category>().notNull(),
      contactMethod: k.text('contact_method').$type<ContactMethod>().notNull(),
      language: k.text('language').$type<Language>().notNull(),
      situation: k.text('situation').$type<Situation>().notNull(),
      impact: k.text('impact').$type<Impact>().notNull(),
      product: k.text('product').$type<ProductId>(),
      productVersion: k.text('product_version'),
      productArea: k.text('product_area'),
      typeOfIssue: k.text('type_of_issue'),
      shortDescription: k.text('short_description').notNull(),
      description: k.text('description').notNull(),
      customerReference: k.text('customer_reference'),
      /** Whether lists and the search know it as it is; null where that is still to be done, and for a migration to reset. */
      indexed: k.bool('indexed'),
    },
    t => [
      k.uniqueIndex('cases_draft').on(t.draft),
      k.index('cases_queue').on(t.team, t.queueRank, t.openedAt, t.id).where(sql`queue_rank is not null`),
      k.index('cases_requester').on(t.requester, t.open, t.updatedAt, t.id),
      k.index('cases_contact').on(t.contact, t.open, t.updatedAt, t.id),
      k.index('cases_assignee').on(t.assignee, t.open, t.updatedAt, t.id),
      k.index('cases_account').on(t.account, t.updatedAt),
      k.index('cases_unindexed').on(t.id).where(sql`indexed is null`),
    ],
  );
  const ofCase = () =>
    k
      .text('case_id')
      .$type<CaseId>()
      .notNull()
      .references(() => cases.id);

  const watchers = k.table('watchers', { case: ofCase(), user: person('user_id').notNull() }, t => [
    k.primaryKey({ columns: [t.case, t.user] }),
    k.index('watchers_user').on(t.user),
  ]);

  /** The history: a row is never changed and never removed, which triggers enforce. */
  const activities = k.table(
    'activities',
    {
      case: ofCase(),
      number: k.int('number').notNull(),
      at: k.instant('at').notNull(),
      by: person('by_user'),
      event: k.json<CaseEvent>('event').notNull(),
    },
    t => [k.primaryKey({ columns: [t.case, t.number] })],
  );

  const counters = k.table('counters', { name: k.text('name').primaryKey(), value: k.int('value').notNull() });

  return { cases, watchers, activities, counters };
};
