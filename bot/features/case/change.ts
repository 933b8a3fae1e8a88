import type { CaseRow, Change, Desk, Draft, Notice, Store } from '../../../db/store.ts';
import type { Activity, CaseEvent } from '../../domain/activity.ts';
import type { Case } from '../../domain/case.ts';
import { asId, type CaseId, type ConversationId, type NoticeId, type UserId } from '../../domain/ids.ts';
import type { Limits } from '../../domain/lifecycle.ts';
import { hearings } from '../../domain/notices.ts';
import { timersOf } from '../../domain/timers.ts';

/** What a change of a case is made from. The clock uses it as well as people do. */
export type Changing = {
  readonly store: Pick<Store, 'desks' | 'shown'>;
  readonly limits: Limits;
  readonly now: Date;
};

/** A new case: its first entry, its place before the team, and the end of the draft it came from. */
export const opening = async (
  { store, limits, now }: Changing,
  it: Case,
  draft: Draft,
): Promise<Change> => {
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
      ...desks
        .filter(desk => notices.some(notice => notice.body.kind === 'desk') && !known.has(desk.conversation))
        .map(desk => ({ type: 'shown.put' as const, case: after.id, conversation: desk.conversation })),
    ],
    notices,
  };
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
  hearings(event, before, after, watchers, by).flatMap((hearing): readonly Notice[] => {
    const id = (receiver: string) => asId<NoticeId>(`${after.id}:${after.version}:${hearing.to}:${receiver}`);
    switch (hearing.to) {
      case 'person':
        return [
          {
            id: id(hearing.user),
            to: { user: hearing.user },
            key: undefined,
            body: { kind: 'case', case: after.id, activity: after.version },
            at,
          },
        ];
      case 'team':
        return desks.map(desk => ({
          id: id(desk.conversation),
          to: { conversation: desk.conversation },
          key: `desk:${after.id}`,
          body: { kind: 'desk', case: after.id },
          at,
        }));
      case 'shown':
        return shown.map(conversation => ({
          id: id(conversation),
          to: { conversation },
          key: redrawKey(after.id),
          body: { kind: 'redraw', case: after.id },
          at,
        }));
    }
  });

const redrawKey = (id: CaseId): string => `redraw:${id}`;
