import type { Card } from '../../cards/card.ts';
import { priorityName } from '../../cards/state.ts';
import type { CaseRow, Conversation, Desk, Store } from '../../db/store.ts';
import { type Translate, translator } from '../../locales/index.ts';
import type { ConversationId } from '../domain/ids.ts';
import { ANY_ENGINEER } from '../domain/people.ts';
import { drawCase } from '../features/case/draw.ts';
import { messages, type NoticeParts, outgoing, type Rendering } from './rendering.ts';

/** A case for the channel of its team: a new message, or every message that shows it drawn anew. */
export const deskNotice = async (
  { store, knowledge, now }: NoticeParts,
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
  { store, knowledge, now }: NoticeParts,
  it: CaseRow,
  desk: Desk,
): Promise<{ t: Translate; card: Card }> => {
  const t = translator(desk.language, desk.timeZone, now());
  return { t, card: await drawCase({ store, knowledge, t, actor: ANY_ENGINEER, now: now() }, it) };
};
