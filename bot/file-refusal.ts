import { button } from '../cards/button.ts';
import { messageCard } from '../cards/message.ts';
import type { Attachment, Notice, Store } from '../db/store.ts';
import { translator } from '../locales/index.ts';
import type { FileLimits } from './domain/files.ts';
import { asId, type NoticeId } from './domain/ids.ts';
import type { User } from './domain/people.ts';
import { whyRefused } from './features/case/file-words.ts';

type Parts = {
  readonly store: Pick<Store, 'personalConversation'>;
  readonly fileLimits: FileLimits;
  readonly now: () => Date;
};

type Judged = {
  readonly file: Attachment;
  readonly outcome: { readonly kind: 'stored' } | { readonly kind: 'refused'; readonly reason: string };
};

/** Tells the sender, and nobody else, which of their files were not taken, why, and what to do. */
export const refusalNotice = async (
  { store, fileLimits, now }: Parts,
  sender: User,
  judged: readonly Judged[],
): Promise<Notice | undefined> => {
  const refused = judged.flatMap(({ file, outcome }) =>
    outcome.kind === 'refused' ? [{ file, reason: outcome.reason }] : [],
  );
  const [first] = refused;
  if (first === undefined) return undefined;
  const place = await store.personalConversation(sender.id);
  const t = translator(sender.language ?? place?.language ?? 'en', sender.timeZone, now());
  const words = [
    ...refused.map(({ file, reason }) => whyRefused(t, { name: file.name, reason })),
    ...(refused.some(({ reason }) => reason === 'size') ? [t('files.largest', { size: t.size(fileLimits.file) })] : []),
  ].join(' ');
  const number = first.file.case;
  const card = messageCard(
    t,
    words,
    number === undefined
      ? []
      : [button(t('case.openNumber', { number }), { verb: 'case.show', data: { case: number } })],
  );
  return {
    id: asId<NoticeId>(`file:${first.file.id}`),
    to: { user: sender.id },
    key: undefined,
    body: { kind: 'card', card, summary: words, text: undefined },
    at: now(),
  };
};
