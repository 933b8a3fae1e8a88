import { messageCard } from '../cards/message.ts';
import type { Attachment, Store } from '../db/store.ts';
import { hasWords, type Key, translator } from '../locales/index.ts';
import { asId, type NoticeId } from './domain/ids.ts';
import { type Logger, trace } from './log.ts';

/** Fetches the content of a file that somebody sent; `again` where that may work later. */
export type FetchContent = (
  attachment: Attachment,
) => Promise<
  | { readonly ok: true; readonly type: string; readonly content: Uint8Array }
  | { readonly ok: false; readonly reason: string; readonly again?: boolean }
>;

export type AttachmentParts = {
  readonly store: Pick<
    Store,
    'claimAttachments' | 'settleAttachment' | 'commit' | 'usersById' | 'personalConversation'
  >;
  readonly fetchContent: FetchContent;
  readonly now: () => Date;
  readonly log: Logger;
};

const BATCH = 4;
/** Also the wait before an unreachable file is tried again. */
const LEASE = 120_000;
/** Teams keeps a file fetchable for minutes, not hours. */
const TRIED_FOR = 15 * 60_000;

/** Fetches and checks files outside any turn; tells their sender about one that was refused. */
export const createAttachments = ({ store, fetchContent, now, log }: AttachmentParts) => {
  const settle = async (file: Attachment): Promise<void> => {
    const fetched = await fetchContent(file).catch((error: unknown) => {
      log.warn(trace(error), 'file not fetched');
      return { ok: false as const, reason: 'unreachable', again: true };
    });
    if (!fetched.ok && fetched.again === true && now().getTime() - file.at.getTime() < TRIED_FOR) return;
    if (fetched.ok) {
      await store.settleAttachment(file.id, { kind: 'stored', type: fetched.type, content: fetched.content });
      return;
    }
    await store.settleAttachment(file.id, { kind: 'refused', reason: fetched.reason });
    await tell(file, fetched.reason);
  };

  const tell = async (file: Attachment, reason: string): Promise<void> => {
    const [user] = await store.usersById([file.by]);
    if (user === undefined) return;
    const place = await store.personalConversation(user.id);
    const t = translator(user.language ?? place?.language ?? 'en', user.timeZone, now());
    const key = `files.refused.${reason}`;
    const words = t(hasWords(key) ? key : ('files.refused.unreachable' satisfies Key), { name: file.name });
    await store.commit({
      writes: [],
      notices: [
        {
          id: asId<NoticeId>(`file:${file.id}`),
          to: { user: user.id },
          key: undefined,
          body: { kind: 'card', card: messageCard(t, words), summary: words, text: undefined },
          at: now(),
        },
      ],
    });
  };

  return {
    /** Answers how many files were seen to. */
    run: async (): Promise<number> => {
      let done = 0;
      for (;;) {
        const files = await store.claimAttachments(BATCH, now(), new Date(now().getTime() + LEASE));
        if (files.length === 0) return done;
        done += files.length;
        await Promise.all(files.map(settle));
      }
    },
  };
};
