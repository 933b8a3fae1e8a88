import type { Card } from '../cards/card.ts';
import { cardSchema } from '../cards/schema.ts';
import { priorityName } from '../cards/state.ts';
import type { CaseRow, Conversation, Desk, LeasedNotice, Store } from '../db/store.ts';
import type { Knowledge } from '../knowledge/knowledge.ts';
import { type Translate, translator } from '../locales/index.ts';
import type { Activity } from './domain/activity.ts';
import { closesAt } from './domain/case.ts';
import type { ConversationId, UserId } from './domain/ids.ts';
import { ANY_ENGINEER, actorOf, type Known } from './domain/people.ts';
import { maySee } from './domain/policy.ts';
import { drawCase } from './features/case/draw.ts';
import type { Outgoing } from './ports.ts';

export type Rendering =
  | { readonly kind: 'messages'; readonly to: Conversation; readonly messages: readonly Outgoing[] }
  /** Nothing is left to say: the reader may no longer see it, or the message is gone. */
  | { readonly kind: 'nothing' }
  | { readonly kind: 'unreachable'; readonly why: string };

type Parts = { readonly store: Store; readonly knowledge: Knowledge; readonly now: () => Date };

/** Draws notices when they are sent, so that each tells its reader the truth of that moment in their language. */
export const createRenderNotice =
  (parts: Parts) =>
  async (notice: LeasedNotice): Promise<Rendering> => {
    const { body, to } = notice;
    const { store } = parts;
    const place = 'user' in to ? await store.personalConversation(to.user) : await store.conversation(to.conversation);
    if (place === undefined) return { kind: 'unreachable', why: 'no conversation' };
    if (place.dead) return { kind: 'unreachable', why: 'conversation refused us' };
    switch (body.kind) {
      case 'card':
        return messages(place, [outgoing(cardSchema.parse(body.card), body.summary)]);
      case 'case':
        return 'user' in to ? toPerson(parts, place, to.user, body.case, body.activity) : { kind: 'nothing' };
      case 'desk':
      case 'redraw':
        return 'user' in to ? { kind: 'nothing' } : toDesk(parts, place, to.conversation, body);
    }
  };

const messages = (to: Conversation, all: readonly Outgoing[]): Rendering => ({ kind: 'messages', to, messages: all });

const outgoing = (card: Card, summary: string, edits?: string): Outgoing => ({ edits, card, text: undefined, summary });

const toPerson = async (
  { store, knowledge, now }: Parts,
  place: Conversation,
  user: UserId,
  id: CaseRow['id'],
  number: number,
): Promise<Rendering> => {
  const [it, reader] = await Promise.all([store.case(id), readerOf(store, user)]);
  if (it === undefined || reader === undefined || !maySee(reader, it, it)) return { kind: 'nothing' };
  const activities = await store.activities(id, 20);
  const told = activities.find(activity => activity.number === number);
  if (told === undefined) return { kind: 'nothing' };
  const t = translator(reader.user.language ?? place.language ?? 'en', reader.user.timeZone, now());
  const [by] = told.by === undefined ? [] : await store.usersById([told.by]);
  const words = noticeWords(t, it, told, by?.name ?? t('case.nobody'));
  const drawing = { store, knowledge, t, actor: reader };
  const card = await drawCase(drawing, it, { note: { words, style: 'emphasis' }, activities: activities.slice(0, 8) });
  return messages(place, [outgoing({ ...card, fallbackText: words }, words)]);
};

const readerOf = async (store: Store, id: UserId): Promise<Known | undefined> => {
  const [user] = await store.usersById([id]);
  const account = user === undefined ? undefined : await store.account(user.account);
  return user === undefined || account === undefined ? undefined : actorOf(user, account);
};

/** What a toast says: the whole message. */
export const noticeWords = (t: Translate, it: CaseRow, { event }: Activity, name: string): string => {
  const closes = closesAt(it);
  const values = { number: it.id, name, day: closes === undefined ? '' : t.day(closes) };
  switch (event.type) {
    // The date that binds is that of the event, even if the case has moved on since.
    case 'asked':
    case 'proposed':
      return t(`notices.${event.type}`, { ...values, day: t.day(new Date(event.closesAt)) });
    case 'timed-out':
      return t(`notices.timed-out.${event.after}`, values);
    case 'reminded':
      return t(`notices.reminded.${event.state}`, values);
    default:
      return t(`notices.${event.type}`, values);
  }
};

const toDesk = async (
  { store, knowledge, now }: Parts,
  place: Conversation,
  conversation: ConversationId,
  body: { readonly kind: 'desk' | 'redraw'; readonly case: CaseRow['id'] },
): Promise<Rendering> => {
  const [it, desk] = await Promise.all([store.case(body.case), store.desk(conversation)]);
  if (it === undefined || desk === undefined) return { kind: 'nothing' };
  const { t, card } = await deskCase({ store, knowledge, now }, it, desk);
  const team = knowledge.teams.find(({ id }) => id === it.team)?.name ?? it.team;
  const summary = t(`notices.desk.${await whyQueued(store, it)}`, {
    number: it.id,
    team,
    priority: priorityName(t, it.priority),
  });
  if (body.kind === 'desk') return messages(place, [outgoing(card, summary)]);
  const shown = (await store.shown(it.id)).filter(entry => entry.conversation === conversation);
  // An edit brings no news: it is called what the card says of itself.
  const edits = shown.flatMap(({ message }) =>
    message === undefined ? [] : [outgoing(card, card.fallbackText, message)],
  );
  return edits.length === 0 ? { kind: 'nothing' } : messages(place, edits);
};

/** What last brought a case before a team. */
const whyQueued = async (store: Store, it: CaseRow): Promise<'new' | 'again' | 'handedOver'> => {
  const types = (await store.activities(it.id, 20)).map(({ event }) => event.type);
  const last = types.find(type => type === 'rejected' || type === 'handed-over');
  if (last === undefined) return 'new';
  return last === 'rejected' ? 'again' : 'handedOver';
};

/** A case for everybody in a channel: what any engineer could do now; each press is checked for the one who presses. */
const deskCase = async (
  { store, knowledge, now }: Parts,
  it: CaseRow,
  desk: Desk,
): Promise<{ t: Translate; card: Card }> => {
  const t = translator(desk.language, desk.timeZone, now());
  return { t, card: await drawCase({ store, knowledge, t, actor: ANY_ENGINEER }, it) };
};
