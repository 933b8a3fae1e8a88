import type { Export } from '../../../db/store/exports.ts';
import type { Notice } from '../../../db/store.ts';
import { asId, type NoticeId } from '../../domain/ids.ts';

type Told = Pick<Export, 'id' | 'conversation'>;

const about = (kind: 'export' | 'saving', { id, conversation }: Told, step: string, at: Date): Notice => ({
  id: asId<NoticeId>(`${kind}:${id}:${step}`),
  to: { conversation },
  // One that waits tells the truth of the moment when it is sent: a second one would say the same.
  key: `${kind}:${id}`,
  body: { kind, export: id },
  at,
});

/** Tells how an export stands, in its one message. */
export const exportNotice = (it: Told, step: string, at: Date): Notice => about('export', it, step, at);

/** Tells how its file stands on the way to the person's own storage. */
export const savingNotice = (it: Told, step: string, at: Date): Notice => about('saving', it, step, at);
