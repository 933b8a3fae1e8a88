import type { Attachment } from '../../../db/store.ts';
import { hasWords, type Key, type Translate } from '../../../locales/index.ts';
import type { Viewer } from '../../domain/people.ts';

/** Why a file was refused, in a sentence. */
export const whyRefused = (t: Translate, { name, reason }: Pick<Attachment, 'name' | 'reason'>): string => {
  const key = `files.refused.${reason}`;
  return t(hasWords(key) ? key : ('files.refused.unreachable' satisfies Key), { name });
};

/** The files of a case that somebody sees: one that was refused is its sender's own matter. */
export const filesFor = (viewer: Viewer, files: readonly Attachment[]): readonly Attachment[] =>
  files.filter(({ by, state }) => state !== 'refused' || (viewer.kind !== 'stranger' && viewer.user.id === by));
