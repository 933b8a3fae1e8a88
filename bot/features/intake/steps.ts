import { discardCard } from '../../../cards/intake/frame.ts';
import type { IntakeView } from '../../../cards/intake/view.ts';
import { advance, type Move } from '../../domain/form.ts';
import type { DraftId } from '../../domain/ids.ts';
import { type IntakeAnswers, intake } from '../../domain/intake.ts';
import type { Known } from '../../domain/people.ts';
import type { Context, Result } from '../../feature.ts';
import { show, tell } from '../show.ts';
import { strangerAnswer } from '../stranger.ts';
import { draftInProgress, moved, type OpenDraft, openDraftOf } from './draft.ts';
import { drawDraft } from './draw.ts';
import { ended, openButton, resume } from './open.ts';
import { worldOf } from './world.ts';

/** The draft that a card speaks of, if it is the person's own, still open, and as the card shows it. */
export const draftOfCard = async (
  context: Context,
  id: DraftId,
  revision: number | undefined,
  then: (actor: Known, draft: OpenDraft) => Promise<Result>,
  /** Whether the draft is as this press would leave it. */
  wasDone: (draft: OpenDraft) => boolean | Promise<boolean> = () => false,
): Promise<Result> => {
  const { actor, now, store, t } = context;
  if (actor.kind === 'stranger') return strangerAnswer(context, actor);
  const row = await store.draft(id);
  if (row === undefined || row.owner !== actor.user.id || row.expiresAt < now)
    return tell(context, t('intake.gone'), [openButton(context)]);
  if (row.endedAs !== undefined) return ended(context, row.endedAs);
  const open = openDraftOf(context, actor, row);
  // An older card: the draft has moved on, so it is shown where it is. That is also what the first delivery of a
  // repeated press was answered with; to anybody else it is said.
  if (revision !== undefined && revision !== row.revision)
    return resume(context, actor, id, (await wasDone(open)) ? undefined : t('intake.moved'));
  return then(actor, open);
};

/** Whether the draft has all that a press brought. */
export const holding =
  (given: Partial<IntakeAnswers>) =>
  ({ answers }: OpenDraft): boolean =>
    Object.entries(given).every(([field, value]) => value === undefined || Reflect.get(answers, field) === value);

/** One step: keep what the page said, go where the press leads, and draw that page. */
export const step = async (
  context: Context,
  actor: Known,
  draft: OpenDraft,
  given: Partial<IntakeAnswers>,
  move: Move,
  more: { readonly explain?: boolean; readonly note?: IntakeView['note'] } = {},
): Promise<Result> => {
  const { now } = context;
  const world = worldOf(context.knowledge, actor.account);
  const to = advance(
    intake,
    { page: draft.page, answers: draft.answers },
    given,
    turnedBack(draft, given) ? 'stay' : move,
    world,
  );
  const row = moved(draft.row, to.page, to.answers, now);
  const note = to.incomplete ? { note: stopped(context), incomplete: true } : {};
  const moving = { type: 'draft.move', from: draft.row.revision, draft: row } as const;
  return drawDraft(context, actor, row, { ...note, ...more }, [moving]);
};

const stopped = ({ t }: Context): IntakeView['note'] => ({ words: t('intake.incomplete'), style: 'warning' });

/** A new brand, new search words or the catalogue switch change a list: it is looked at again before going on. */
const turnedBack = ({ page, answers }: OpenDraft, given: Partial<IntakeAnswers>): boolean => {
  const changed = (field: keyof IntakeAnswers): boolean =>
    given[field] !== undefined && given[field] !== answers[field];
  if (page === 'contact') return changed('contactSearch') && !changed('contact');
  if (page !== 'product') return false;
  if (given.fullCatalog !== undefined && given.fullCatalog !== (answers.fullCatalog ?? false)) return true;
  return (changed('productSearch') || changed('brand')) && !changed('product');
};

export const askToDiscard = async (context: Context, _actor: Known, draft: OpenDraft): Promise<Result> =>
  show(discardCard(context.t, draft.row.id, draft.row.revision));

export const discard = async (context: Context, _actor: Known, draft: OpenDraft): Promise<Result> => ({
  ...tell(context, context.t('intake.dropped'), [openButton(context)]),
  change: {
    writes: [{ type: 'draft.end', id: draft.row.id, from: draft.row.revision, as: 'cancelled' }],
    notices: [],
  },
});

/** Something typed about the draft in progress; undefined without one. */
export const withDraft = async (
  context: Context,
  then: (actor: Known, draft: OpenDraft) => Promise<Result | undefined>,
): Promise<Result | undefined> => {
  const { actor, turn } = context;
  if (actor.kind === 'stranger' || turn.place.kind !== 'personal') return undefined;
  const draft = await draftInProgress(context);
  return draft === undefined ? undefined : then(actor, draft);
};
