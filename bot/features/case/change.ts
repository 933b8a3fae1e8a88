import type { CaseRow, Change, Desk, Draft, Notice, Store, Write } from '../../../db/store.ts';
import type { Activity, CaseEvent } from '../../domain/activity.ts';
import type { Case } from '../../domain/case.ts';
import { watchersAfter } from '../../domain/evolve.ts';
import { asId, type ConversationId, type NoticeId, type UserId } from '../../domain/ids.ts';
import { type CaseCommand, type Decision, decide, type Limits } from '../../domain/lifecycle.ts';
import { type Hearing, hearings } from '../../domain/notices.ts';
import type { Known } from '../../domain/people.ts';
import { timersOf } from '../../domain/timers.ts';

/** What a change of a case is made from. The clock uses it as well as people do. */
export type Changing = {
  readonly store: Pick<Store, 'desks' | 'shown'>;
  readonly limits: Limits;
  readonly now: Date;
};

/** A new case: its first entry, its place before the team, and the end of the draft it came from. */
export const opening = async ({ store, limits, now }: Changing, it: Case, draft: Draft): Promise<Change> => {
  const by = draft.owner;
  const event: CaseEvent = { type: 'opened' };
  const desks = await store.desks(it.team);
  return {
    writes: [
      { type: 'draft.end', id: draft.id, from: draft.revision, as: it.id },
      {
        type: 'case.open',
        case: it,
        activity: { number: it.version, at: now, by, event },
        timers: timersOf(it, now, limits),
        watchers: [],
        draft: draft.id,
      },
      ...desks.map(desk => ({ type: 'shown.put' as const, case: it.id, conversation: desk.conversation })),
    ],
    notices: noticesOf(event, undefined, it, [], by, now, desks, []),
  };
};

/** What a command made of a case: its entry in the history, the case after it, and what to write. */
export type Moved = { readonly entry: Activity; readonly after: CaseRow; readonly change: Change };

/** Decides somebody's command on a case as it is stored; or says why it does nothing. */
export const commanded = async (
  changing: Changing,
  it: CaseRow,
  command: CaseCommand,
  by: Known,
): Promise<({ readonly ok: true } & Moved) | Extract<Decision, { ok: false }>> => {
  const { limits, now } = changing;
  const decision = decide(it, it, command, by, now, limits);
  if (!decision.ok) return decision;
  const { event, next } = decision;
  return {
    ok: true,
    entry: { number: next.version, at: now, by: by.user.id, event },
    after: { ...next, watchers: watchersAfter(it.watchers, event) },
    change: await moving(changing, it, event, next, by.user.id),
  };
};

/** A case moves on: the entry in its history, its timers, and word to everybody whom it concerns. */
export const moving = async (
  { store, limits, now }: Changing,
  before: CaseRow,
  event: CaseEvent,
  after: Case,
  by: UserId | undefined,
): Promise<Change> => {
  const activity: Activity = { number: after.version, at: now, by, event };
  const [desks, shown] = await Promise.all([store.desks(after.team), store.shown(before.id)]);
  const known = new Set(shown.map(place => place.conversation));
  const notices = noticesOf(event, before, after, before.watchers, by, now, desks, [...known]);
  return {
    writes: [
      { type: 'case.move', from: before.version, case: after, activity, timers: timersOf(after, now, limits) },
      ...ratingOf(after, activity),
      ...desks
        .filter(desk => notices.some(notice => notice.body.kind === 'desk') && !known.has(desk.conversation))
        .map(desk => ({ type: 'shown.put' as const, case: after.id, conversation: desk.conversation })),
    ],
    notices,
  };
};

/** A rating is kept for the averages too. */
const ratingOf = (it: Case, { at, by, event }: Activity): readonly Write[] => {
  if (event.type !== 'rated' || by === undefined) return [];
  const { stars, words, proposer: engineer } = event;
  const rating = { case: it.id, account: it.account, team: it.team, engineer, by, stars, words, at };
  return [{ type: 'rating.add', rating }];
};

const noticesOf = (
  event: CaseEvent,
  before: Case | undefined,
  after: Case,
  watchers: readonly UserId[],
  by: UserId | undefined,
  at: Date,
  desks: readonly Desk[],
  shown: readonly ConversationId[],
): readonly Notice[] =>
  hearings(event, before, after, watchers, by).flatMap(hearing => noticesFor(hearing, after, at, desks, shown));

const noticesFor = (
  hearing: Hearing,
  { id: it, version }: Case,
  at: Date,
  desks: readonly Desk[],
  shown: readonly ConversationId[],
): readonly Notice[] => {
  // The same change gives the same ids, so that no notice is written twice.
  const id = (receiver: string) => asId<NoticeId>(`${it}:${version}:${hearing.to}:${receiver}`);
  const to = (conversation: ConversationId) => ({ id: id(conversation), to: { conversation }, at });
  switch (hearing.to) {
    case 'person': {
      const { user } = hearing;
      return [{ id: id(user), to: { user }, key: undefined, body: { kind: 'case', case: it, activity: version }, at }];
    }
    case 'team':
      return desks.map(desk => ({ ...to(desk.conversation), key: `desk:${it}`, body: { kind: 'desk', case: it } }));
    case 'shown':
      return shown.map(place => ({ ...to(place), key: `redraw:${it}`, body: { kind: 'redraw', case: it } }));
  }
};
