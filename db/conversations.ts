import { and, asc, desc, eq, sql } from 'drizzle-orm';
import { type Db, type Dialect, rows, type Steps, touched } from './dialect.ts';
import { givenAll } from './given.ts';
import { orNull, orUndefined } from './rows.ts';
import type { Schema } from './schema.ts';
import type { Conversation, Feedback, Store, Write } from './store.ts';

const conversationOf = (row: Schema['conversations']['$inferSelect']): Conversation => ({
  id: row.id,
  kind: row.kind,
  tenant: row.tenant,
  serviceUrl: row.serviceUrl,
  bot: row.bot,
  user: orUndefined(row.user),
  language: orUndefined(row.language),
  dead: row.dead,
});

type Conversations = Pick<Store, 'conversation' | 'personalConversation' | 'desks' | 'desk' | 'shown'>;

/** Reads of chats, of the channels that are desks, and of what they show. */
export const conversationReads = ({ db, t, prepare }: Dialect): Conversations => {
  const conversation = prepare(
    'conversation',
    db
      .select()
      .from(t.conversations)
      .where(eq(t.conversations.id, sql.placeholder('id'))),
  );
  const personal = prepare(
    'personal_conversation',
    db
      .select()
      .from(t.conversations)
      .where(and(eq(t.conversations.user, sql.placeholder('user')), eq(t.conversations.kind, 'personal')))
      .orderBy(asc(t.conversations.dead), desc(t.conversations.seenAt))
      .limit(1),
  );
  const { conversation: place, team, language, timeZone } = t.desks;
  const columns = { conversation: place, team, language, timeZone };
  const ofTeam = prepare(
    'desks',
    db
      .select(columns)
      .from(t.desks)
      .where(eq(t.desks.team, sql.placeholder('team')))
      .orderBy(asc(t.desks.conversation)),
  );
  const desk = prepare(
    'desk',
    db
      .select(columns)
      .from(t.desks)
      .where(eq(t.desks.conversation, sql.placeholder('conversation'))),
  );
  const shown = prepare(
    'shown',
    db
      .select({ conversation: t.shown.conversation, message: t.shown.message })
      .from(t.shown)
      .where(eq(t.shown.case, sql.placeholder('case')))
      .orderBy(asc(t.shown.conversation), asc(t.shown.message)),
  );
  return {
    conversation: async id => (await conversation({ id })).map(conversationOf)[0],
    personalConversation: async user => (await personal({ user })).map(conversationOf)[0],
    desks: team => ofTeam({ team }),
    desk: async id => (await desk({ conversation: id }))[0],
    shown: async id => {
      const places = await shown({ case: id });
      const arrived = new Set(places.filter(({ message }) => message !== '').map(place => place.conversation));
      return places
        .filter(({ conversation: place, message }) => message !== '' || !arrived.has(place))
        .map(({ conversation: place, message }) => ({
          conversation: place,
          message: message === '' ? undefined : message,
        }));
    },
  };
};

/** Where somebody wrote, the assistant is alive; a person or language once known stays known. */
export const conversationWrites = ({ t, statement }: Dialect) => {
  const put = statement('put_conversation', db =>
    db
      .insert(t.conversations)
      .values(givenAll(t.conversations, [...FIXED, ...LATEST, ...LEARNT]))
      .onConflictDoUpdate({
        target: t.conversations.id,
        set: { ...givenAll(t.conversations, LATEST), ...learnt(t) },
      })
      .returning({ id: t.conversations.id }),
  );
  return {
    putConversation: (tx: Db, { conversation: it, at }: Put<'conversation.put'>): Steps<boolean> =>
      touched(put(tx, { ...it, user: orNull(it.user), language: orNull(it.language), dead: false, seenAt: at })),
  };
};

const FIXED = ['id'] as const;
const LATEST = ['kind', 'tenant', 'serviceUrl', 'bot', 'dead', 'seenAt'] as const;
const LEARNT = ['user', 'language'] as const;

const learnt = ({ conversations: c }: Schema) => ({
  user: sql`coalesce(excluded.user_id, ${c.user})`,
  language: sql`coalesce(excluded.language, ${c.language})`,
});

/** Forgets a conversation: it is no desk any more, shows nothing, hears nothing that still waits, and is welcomed anew. */
export function* removeConversation(tx: Db, t: Schema, { id }: Put<'conversation.remove'>): Steps<boolean> {
  yield* rows(tx.delete(t.turns).where(eq(t.turns.conversation, id)).returning({ activity: t.turns.activity }));
  yield* rows(tx.delete(t.shown).where(eq(t.shown.conversation, id)).returning({ case: t.shown.case }));
  yield* rows(
    tx
      .update(t.notices)
      .set({ status: 'failed', error: 'conversation removed' })
      .where(and(eq(t.notices.receiver, `conversation:${id}`), eq(t.notices.status, 'waiting')))
      .returning({ id: t.notices.id }),
  );
  yield* rows(tx.delete(t.conversations).where(eq(t.conversations.id, id)).returning({ id: t.conversations.id }));
  return true;
}

export const putDesk = (tx: Db, t: Schema, { desk, at }: Put<'desk.put'>): Steps<boolean> => {
  const row = { team: desk.team, language: desk.language, timeZone: desk.timeZone, updatedAt: at };
  return touched(
    tx
      .insert(t.desks)
      .values({ conversation: desk.conversation, ...row })
      .onConflictDoUpdate({ target: t.desks.conversation, set: row })
      .returning({ id: t.desks.conversation }),
  );
};

export function* putShown(tx: Db, t: Schema, write: Put<'shown.put'>): Steps<boolean> {
  yield* rows(
    tx
      .insert(t.shown)
      .values({ case: write.case, conversation: write.conversation })
      .onConflictDoNothing()
      .returning({ case: t.shown.case }),
  );
  return true;
}

export function* addFeedback(tx: Db, t: Schema, feedback: Feedback): Steps<boolean> {
  yield* rows(
    tx
      .insert(t.feedback)
      .values({ ...feedback, user: orNull(feedback.user), account: orNull(feedback.account) })
      .onConflictDoNothing()
      .returning({ id: t.feedback.id }),
  );
  return true;
}

type Put<Type extends Write['type']> = Extract<Write, { type: Type }>;
