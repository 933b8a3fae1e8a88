import { z } from 'zod';
import { button } from '../../../cards/button.ts';
import type { Write } from '../../../db/store.ts';
import type { RequestType } from '../../domain/case.ts';
import { advance } from '../../domain/form.ts';
import { asId, type CaseId, type DraftId } from '../../domain/ids.ts';
import { type IntakeAnswers, intake, SHORT_LIMIT } from '../../domain/intake.ts';
import { TEXT_LIMIT } from '../../domain/lifecycle.ts';
import type { Known } from '../../domain/people.ts';
import type { Context, Result } from '../../feature.ts';
import { tell } from '../show.ts';
import { strangerAnswer } from '../stranger.ts';
import { draftInProgress, fresh, moved, type OpenDraft } from './draft.ts';
import { drawDraft } from './draw.ts';
import { productIn } from './product-in.ts';
import { worldOf } from './world.ts';

export type Opening = {
  /** Minted when the card was drawn, so that a second press finds the same draft. */
  readonly ref: string;
  readonly text?: string | undefined;
  readonly requestType?: RequestType | undefined;
  readonly answers?: Partial<IntakeAnswers>;
  readonly follows?: CaseId | undefined;
  /** What has come with it, in a sentence. */
  readonly note?: string | undefined;
  /** Another form that is open stays as it is. */
  readonly beside?: boolean;
};

/** Begins a case, or goes on with the draft that is open already; what was typed is in it. */
export const openCase = async (context: Context, opening: Opening, writes: readonly Write[]): Promise<Result> => {
  const { actor, now, store, t } = context;
  if (actor.kind === 'stranger') return keeping(strangerAnswer(context, actor), writes);
  if (context.turn.place.kind !== 'personal') return keeping(tell(context, t('app.inPrivate')), writes);
  if (actor.account.onHold && opening.requestType !== 'billing-support')
    return keeping(onHold(context, opening.ref), writes);
  const first = asId<DraftId>(`${opening.ref}:${actor.user.id}`);
  const begun = await store.draft(first);
  if (begun !== undefined && begun.endedAs === undefined) return resume(context, actor, first, undefined, writes);
  const open = opening.beside === true ? undefined : await draftInProgress(context);
  if (open !== undefined) return merge(context, actor, open, opening, writes);
  // A case has one button for its follow-up, which still works after a form that was thrown away.
  const again = begun?.endedAs === 'cancelled' && opening.follows !== undefined;
  if (begun?.endedAs !== undefined && !again) return ended(context, begun.endedAs);
  const id = again ? asId<DraftId>(`${context.mint('again')}:${actor.user.id}`) : first;
  const prefilled = prefill(context, actor, opening);
  const world = worldOf(context.knowledge, actor.account);
  const { page, answers } = advance(intake, { page: 'request', answers: {} }, prefilled, 'stay', world);
  const draft = fresh(id, actor, page, answers, now);
  return drawDraft(context, actor, draft, tooLong(context, opening), [...writes, { type: 'draft.open', draft }]);
};

/** What somebody said about an answer counts, whether or not they can open a case. */
const keeping = (result: Result, writes: readonly Write[]): Result =>
  writes.length === 0 ? result : { ...result, change: { writes, notices: [] } };

/** A report that no description can hold is cut, and that is said. */
const tooLong = ({ t }: Context, { text = '', note }: Opening): Parameters<typeof drawDraft>[3] =>
  text.trim().length <= TEXT_LIMIT
    ? note === undefined
      ? {}
      : { note: { words: note, style: 'good' } }
    : { note: { words: t('intake.cut', { limit: t.number(TEXT_LIMIT) }), style: 'warning' } };

const prefill = ({ knowledge, language }: Context, actor: Known, opening: Opening): IntakeAnswers => {
  const text = opening.text?.trim();
  const product = text === undefined ? undefined : productIn(text, knowledge.vendor.products);
  const onlyBilling = actor.account.onHold ? ('billing-support' as const) : undefined;
  return {
    requestType:
      opening.requestType ??
      onlyBilling ??
      (text === undefined ? undefined : knowledge.suggestRequestType(text, language)),
    category: text === undefined ? undefined : 'incident',
    shortDescription: text?.replace(/\s+/g, ' ').slice(0, SHORT_LIMIT),
    description: text?.slice(0, TEXT_LIMIT),
    product: product?.id,
    contact: actor.kind === 'customer' ? actor.user.id : undefined,
    contactMethod: actor.user.contactMethod,
    language: actor.user.language ?? language,
    follows: opening.follows,
    ...opening.answers,
  };
};

/** Puts what was typed into the open draft, where it has nothing of the kind yet. */
const merge = async (
  context: Context,
  actor: Known,
  open: OpenDraft,
  opening: Opening,
  writes: readonly Write[],
): Promise<Result> => {
  const { now, t } = context;
  const wanted = prefill(context, actor, opening);
  const given: Partial<IntakeAnswers> = {
    ...(open.answers.requestType === undefined || opening.requestType !== undefined
      ? { requestType: opening.requestType ?? wanted.requestType }
      : {}),
    ...(open.answers.shortDescription === undefined ? { shortDescription: wanted.shortDescription } : {}),
    ...(open.answers.description === undefined ? { description: wanted.description } : {}),
  };
  const world = worldOf(context.knowledge, actor.account);
  const step = advance(intake, { page: open.page, answers: open.answers }, given, 'stay', world);
  const draft = moved(open.row, step.page, step.answers, now);
  const resumed = t('intake.resumed', { when: t.when(open.row.updatedAt) });
  const note = { words: opening.note ?? resumed, style: 'emphasis' as const };
  const move = { type: 'draft.move', from: open.row.revision, draft } as const;
  return drawDraft(context, actor, draft, { note }, [...writes, move]);
};

/** The page that a draft is on, as it is kept; or what became of it. */
export const resume = async (
  context: Context,
  actor: Known,
  id: DraftId,
  note: string | undefined,
  writes: readonly Write[] = [],
): Promise<Result> => {
  const row = await context.store.draft(id);
  if (row === undefined || row.owner !== actor.user.id || row.endedAs !== undefined || row.expiresAt < context.now)
    return tell(context, context.t('intake.gone'), [openButton(context)]);
  const shown = note === undefined ? {} : { note: { words: note, style: 'emphasis' as const } };
  return drawDraft(context, actor, row, shown, writes);
};

/** What became of a draft that is over. */
export const ended = (context: Context, as: string): Result =>
  as === 'cancelled'
    ? tell(context, context.t('intake.dropped'), [openButton(context)])
    : as.startsWith(AS_COMMENT)
      ? tell(context, context.t('similar.done', { number: as.slice(AS_COMMENT.length) }))
      : tell(context, context.t('intake.alreadyCase', { number: as }));

/** How a draft ended that became a comment on a case: this, and the number of the case. */
export const AS_COMMENT = 'comment ';

export const openButton = ({ mint, t }: Context) =>
  button(t('buttons.openCase'), { verb: 'intake.open', data: { ref: mint('open') } }, { primary: true });

/** An account on hold: why, and the one way that stays open. */
export const onHold = (context: Context, ref: string): Result =>
  tell(context, context.t('intake.onHold'), [
    button(
      context.t('intake.toBilling'),
      { verb: 'intake.open', data: { ref: `${ref.slice(0, 60)}-b`, requestType: 'billing-support' } },
      { primary: true },
    ),
  ]);

export const refSchema = z.string().min(1).max(64);
