import type { Attachment, CaseRow } from '../../../db/store.ts';
import { fitInto } from '../../domain/files.ts';
import type { IntakeAnswers } from '../../domain/intake.ts';
import { TEXT_LIMIT } from '../../domain/lifecycle.ts';
import type { Known } from '../../domain/people.ts';
import type { Context, Result } from '../../feature.ts';
import { commanded, type Moved } from '../case/change.ts';
import { drawCase } from '../case/draw.ts';
import type { OpenDraft } from '../intake/draft.ts';
import { AS_COMMENT } from '../intake/open.ts';
import { show } from '../show.ts';
import type { Similar } from './find.ts';
import { drawSimilar } from './page.ts';

/** What the form says becomes a comment on a case that is there already, with its files; the form is over. */
export const commentThere = async (
  context: Context,
  actor: Known,
  draft: OpenDraft,
  { row: it, shown }: Similar,
): Promise<Result> => {
  const { fileLimits, store, t } = context;
  const { id, revision } = draft.row;
  const refused = (words: string) => show(drawSimilar(context, draft, shown, words));
  const files = (await store.attachmentsOfDraft(id)).filter(({ state }) => state !== 'refused');
  const there = await store.attachmentsOfCase(it.id);
  if (files.length > 0 && !fitInto(there, files, fileLimits))
    return refused(t('files.caseFull', { files: t.list(files.map(({ name }) => name)) }));
  const comment = { type: 'comment', text: commentOf(draft.answers) } as const;
  const commented = await commanded(context, it, comment, actor);
  if (!commented.ok) return refused(t(`refusals.${commented.refusal}`, { state: t(`states.${it.progress.state}`) }));
  const { entry, after, change } = commented;
  const attached = await attaching(context, actor, after, files);
  const note = { words: t('similar.done', { number: it.id }), style: 'good' } as const;
  return show(await drawCase(context, attached?.after ?? after, { note, entry, files: [...there, ...files] }), {
    writes: [
      { type: 'draft.end', id, from: revision, as: `${AS_COMMENT}${it.id}` },
      ...change.writes,
      ...files.map(
        attachment => ({ type: 'attachment.move', attachment, to: { case: it.id, account: it.account } }) as const,
      ),
      ...(attached?.change.writes ?? []),
    ],
    // The comment is what is told; the files stand beside it.
    notices: change.notices,
  });
};

/** Files that are checked are in the history at once, the others when they are. */
const attaching = async (
  context: Context,
  actor: Known,
  it: CaseRow,
  files: readonly Attachment[],
): Promise<Moved | undefined> => {
  const names = files.filter(({ state }) => state === 'stored').map(({ name }) => name);
  if (names.length === 0) return undefined;
  const attached = await commanded(context, it, { type: 'attach', files: names }, actor);
  return attached.ok ? attached : undefined;
};

/** The description, and the line above it where that says more. */
const commentOf = ({ shortDescription = '', description = '' }: IntakeAnswers): string => {
  const flat = (words: string) => words.replace(/\s+/g, ' ').trim();
  const whole = flat(description).startsWith(flat(shortDescription))
    ? description
    : `${shortDescription}\n\n${description}`;
  return whole.trim().slice(0, TEXT_LIMIT);
};
