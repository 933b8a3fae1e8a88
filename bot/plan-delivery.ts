import type { CaseRow, LeasedNotice, Store } from '../db/store.ts';
import type { Activity } from './domain/activity.ts';
import { stillAsks } from './domain/answer-link.ts';
import { assigneeOf } from './domain/case.ts';
import { type Due, type Verdict, verdictOn } from './domain/delivery.ts';
import type { CaseId, UserId } from './domain/ids.ts';
import { kindOf } from './domain/notice-kinds.ts';

export type PlanParts = {
  readonly store: Pick<
    Store,
    'usersById' | 'account' | 'case' | 'activitiesPage' | 'preferencesOf' | 'isMuted' | 'personalConversation'
  >;
  readonly now: () => Date;
  /** E-mail is set up. */
  readonly mail: boolean;
};

export type PlanDelivery = (notice: LeasedNotice) => Promise<Verdict>;

/** Decides what becomes of a notice that is due, as its reader wishes and as things are now. */
export const createPlanDelivery =
  ({ store, now, mail }: PlanParts): PlanDelivery =>
  async notice => {
    const { to, body, way, copy, seen } = notice;
    if ('conversation' in to) return { kind: 'send', alsoByMail: false };
    const id = 'user' in to ? to.user : to.email;
    const [user] = await store.usersById([id]);
    if (user === undefined) return { kind: 'unreachable', why: 'no conversation' };
    const about = 'case' in body ? body.case : undefined;
    const [preferences, place, it, entry, muted] = await Promise.all([
      store.preferencesOf(id),
      store.personalConversation(id),
      about === undefined ? undefined : store.case(about),
      body.kind === 'case' ? entryOf(store, body.case, body.activity) : undefined,
      about === undefined ? false : store.isMuted(id, about),
    ]);
    const due: Due = {
      kind: kindFor(notice, entry, (await store.account(user.account))?.kind === 'vendor'),
      way,
      copy,
      seen,
      over: it !== undefined && entry?.event.type === 'reminded' && !stillAsks(it, entry),
      muted,
      acts: it !== undefined && actsOn(it, id),
      preferences,
      timeZone: user.timeZone,
      now: now(),
      chat: place === undefined ? 'none' : place.dead ? 'refused' : 'open',
      mail,
    };
    return verdictOn(due);
  };

const kindFor = ({ body }: LeasedNotice, entry: Activity | undefined, inside: boolean): Due['kind'] => {
  switch (body.kind) {
    case 'digest':
      return 'digest';
    case 'case':
      return entry === undefined ? 'progress' : kindOf(entry.event, inside ? 'engineer' : 'customer');
    case 'incident':
      return 'outages';
    case 'join':
      return 'needs-my-answer';
    default:
      return 'answer';
  }
};

const entryOf = async (store: PlanParts['store'], id: CaseId, number: number): Promise<Activity | undefined> =>
  (await store.activitiesPage(id, { order: 'oldest', from: number, limit: 1 }))[0];

const actsOn = (it: CaseRow, user: UserId): boolean => [it.requester, it.contact, assigneeOf(it)].includes(user);
