import type { Attachment, Write } from '../../../db/store.ts';
import type { AccountId, CaseId, DraftId } from '../../domain/ids.ts';
import type { Known } from '../../domain/people.ts';
import type { Context, IncomingFile } from '../../feature.ts';

type Where = { readonly draft: DraftId } | { readonly case: CaseId; readonly account: AccountId };

/** The files of a message, still to be fetched and checked, where they belong. */
export const sentFiles = (
  { mint, now }: Context,
  actor: Known,
  files: readonly IncomingFile[],
  where: Where,
): readonly Attachment[] =>
  files.map((file, index) => ({
    // Files of one message stay in the order in which they were sent.
    id: `${mint('file')}-${String(index).padStart(2, '0')}`,
    account: 'case' in where ? where.account : actor.account.id,
    draft: 'case' in where ? undefined : where.draft,
    case: 'case' in where ? where.case : undefined,
    by: actor.user.id,
    name: file.name,
    type: undefined,
    size: undefined,
    state: 'pending',
    reason: undefined,
    source: { url: file.url, kind: file.kind },
    at: now,
  }));

export const adding = (files: readonly Attachment[]): readonly Write[] =>
  files.map(attachment => ({ type: 'attachment.add', attachment }));

/** Which files there was no room for. */
export const leftOut = (t: Context['t'], files: readonly IncomingFile[], limit: number): string | undefined =>
  files.length === 0 ? undefined : t('files.tooMany', { limit, files: t.list(files.map(({ name }) => name)) });
