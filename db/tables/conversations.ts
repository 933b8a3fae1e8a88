import type { ConversationId, TeamId, TenantId, UserId } from '../../bot/domain/ids.ts';
import type { Language } from '../../bot/domain/language.ts';
import type { Kit } from '../kit.ts';
import type { Conversation, Feedback } from '../store.ts';
import type { peopleTables } from './people.ts';

/** Where the assistant speaks, which messages it has dealt with, and what people made of its answers. */
export const conversationTables = (k: Kit, { users }: ReturnType<typeof peopleTables>) => {
  const conversations = k.table(
    'conversations',
    {
      id: k.text('id').$type<ConversationId>().primaryKey(),
      kind: k.text('kind').$type<Conversation['kind']>().notNull(),
      tenant: k.text('tenant').$type<TenantId>().notNull(),
      serviceUrl: k.text('service_url').notNull(),
      bot: k.text('bot').notNull(),
      user: k
        .text('user_id')
        .$type<UserId>()
        .references(() => users.id),
      language: k.text('language').$type<Language>(),
      dead: k.bool('dead').notNull(),
      /** When somebody last wrote or installed there. */
      seenAt: k.instant('seen_at').notNull(),
    },
    t => [
      k.index('conversations_user').on(t.user, t.kind, t.dead, t.seenAt),
      k.index('conversations_seen').on(t.seenAt),
    ],
  );

  const desks = k.table(
    'desks',
    {
      conversation: k
        .text('conversation')
        .$type<ConversationId>()
        .primaryKey()
        .references(() => conversations.id, { onDelete: 'cascade' }),
      team: k.text('team').$type<TeamId>().notNull(),
      language: k.text('language').$type<Language>().notNull(),
      timeZone: k.text('time_zone').notNull(),
      updatedAt: k.instant('updated_at').notNull(),
    },
    t => [k.index('desks_team').on(t.team)],
  );

  /** Messages that had effects: a second delivery of one finds it here. */
  const turns = k.table(
    'turns',
    {
      conversation: k.text('conversation').$type<ConversationId>().notNull(),
      activity: k.text('activity').notNull(),
      at: k.instant('at').notNull(),
    },
    t => [k.primaryKey({ columns: [t.conversation, t.activity] }), k.index('turns_at').on(t.at)],
  );

  const feedback = k.table(
    'feedback',
    {
      id: k.text('id').primaryKey(),
      user: k.text('user_id'),
      account: k.text('account'),
      question: k.text('question').notNull(),
      language: k.text('language').$type<Language>().notNull(),
      articles: k.json<readonly string[]>('articles').notNull(),
      outcome: k.text('outcome').$type<Feedback['outcome']>().notNull(),
      at: k.instant('at').notNull(),
    },
    t => [k.index('feedback_at').on(t.at)],
  );

  return { conversations, desks, turns, feedback };
};
