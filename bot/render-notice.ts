import { cardSchema } from '../cards/schema.ts';
import type { Conversation, LeasedNotice, NoticeBody } from '../db/store.ts';
import type { NoticeId } from './domain/ids.ts';
import type { Links } from './links.ts';
import { deskNotice } from './notices/desk-notice.ts';
import { digestNotice } from './notices/digest-notice.ts';
import { exportNotice, savingNotice } from './notices/export-notice.ts';
import { isTold, personNotice } from './notices/person-notice.ts';
import { type Reader, readerOf } from './notices/reader.ts';
import { messages, type NoticeParts, outgoing, type Rendering } from './notices/rendering.ts';
import type { Outgoing } from './ports.ts';

/** Draws notices when they are sent, so that each tells its reader the truth of that moment in their language. */
export const createRenderNotice =
  (parts: NoticeParts & { readonly links: Pick<Links, 'file'> }) =>
  async ({ body, id, to }: LeasedNotice): Promise<Rendering> => {
    const { store } = parts;
    if ('email' in to) return { kind: 'nothing' };
    const place = 'user' in to ? await store.personalConversation(to.user) : await store.conversation(to.conversation);
    if (place === undefined) return { kind: 'unreachable', why: 'no conversation' };
    if (place.dead) return { kind: 'unreachable', why: 'conversation refused us' };
    if (body.kind === 'card') return messages(place, [outgoing(cardSchema.parse(body.card), body.summary)]);
    if (body.kind === 'desk' || body.kind === 'redraw')
      return 'user' in to ? { kind: 'nothing' } : deskNotice(parts, place, to.conversation, body);
    if (body.kind === 'export' || body.kind === 'saving')
      return about(place, await (body.kind === 'export' ? exportNotice : savingNotice)(parts, body.export));
    const reader = 'user' in to ? await readerOf(parts, to.user, place.language) : undefined;
    if (reader === undefined) return { kind: 'nothing' };
    const message = await messageFor(parts, reader, body, id);
    return about(place, message);
  };

const about = (place: Conversation, message: Outgoing | undefined): Rendering =>
  message === undefined ? { kind: 'nothing' } : messages(place, [message]);

const messageFor = async (
  parts: NoticeParts,
  reader: Reader,
  body: NoticeBody,
  id: NoticeId,
): Promise<Outgoing | undefined> => {
  if (body.kind === 'digest') return digestNotice(parts, reader, id);
  return isTold(body) ? personNotice(parts, reader, body) : undefined;
};
