import type { Draft } from '../../../db/store.ts';
import { INTAKE_PAGES, type IntakeAnswers, type IntakePage, intake } from '../../domain/intake.ts';
import type { Known } from '../../domain/people.ts';
import type { Context } from '../../feature.ts';
import { storedAnswers } from './answers.ts';
import { worldOf } from './world.ts';

/** How long a draft waits for its owner. */
const KEPT_FOR = 30 * 86_400_000;

export type OpenDraft = {
  readonly row: Draft;
  readonly page: IntakePage;
  readonly answers: IntakeAnswers;
};

/** A draft as the form sees it: on a page that its answers still lead through. */
export const openDraftOf = (context: Context, actor: Known, row: Draft): OpenDraft => {
  const answers = storedAnswers(row.answers);
  const pages = intake.pages(answers, worldOf(context.knowledge, actor.account));
  const page = INTAKE_PAGES.find(known => known === row.page && pages.includes(known)) ?? 'request';
  return { row, page, answers };
};

/** The person's draft in progress, on whatever device it was begun. */
export const draftInProgress = async (context: Context): Promise<OpenDraft | undefined> => {
  const { actor, now, store } = context;
  if (actor.kind === 'stranger') return undefined;
  const row = await store.openDraft(actor.user.id, intake.name, now);
  return row === undefined ? undefined : openDraftOf(context, actor, row);
};

export const moved = (draft: Draft, page: string, answers: IntakeAnswers, now: Date): Draft => ({
  ...draft,
  page,
  answers,
  revision: draft.revision + 1,
  updatedAt: now,
  expiresAt: new Date(now.getTime() + KEPT_FOR),
});

export const fresh = (id: Draft['id'], actor: Known, page: string, answers: IntakeAnswers, now: Date): Draft => ({
  id,
  owner: actor.user.id,
  form: intake.name,
  revision: 1,
  page,
  answers,
  endedAs: undefined,
  updatedAt: now,
  expiresAt: new Date(now.getTime() + KEPT_FOR),
});
