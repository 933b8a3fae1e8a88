import { z } from 'zod';
import type { Draft } from '../../../db/store.ts';
import type { Known } from '../../domain/people.ts';
import type { Context } from '../../feature.ts';

/** The form whose rows hold files that wait. */
export const WAITING = 'files';

const answers = z.object({ words: z.string().optional() }).catch({});

/** What came along with files that wait. */
export const wordsOf = (row: Draft): string | undefined => answers.parse(row.answers).words;

/** The person's files that wait for a place, if there are any. */
export const waitingFiles = ({ now, store }: Context, actor: Known): Promise<Draft | undefined> =>
  store.openDraft(actor.user.id, WAITING, now);
