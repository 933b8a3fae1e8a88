import type { CaseRow, LeasedNotice, Store } from '../db/store.ts';
import { assigneeOf } from './domain/case.ts';
import { type Due, type Verdict, verdictOn } from './domain/delivery.ts';
import type { CaseId, UserId } from './domain/ids.ts';
import { kindOf, type NoticeKind } from './domain/notice-kinds.ts';

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
    const [preferences, place, it, muted] = await Promise.all([
      store.preferencesOf(id),
      store.personalConversation(id),
      about === undefined ? undefined : store.case(about),
      about === undefined ? false : store.isMuted(id, about),
    ]);
    const due: Due = {
      kind: await kindFor(store, notice, (await store.account(user.account))?.kind === 'vendor'),
      way,
      copy,
      seen,
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

const kindFor = async (store: PlanParts['store'], { body }: LeasedNotice, inside: boolean): Promise<Due['kind']> => {
  switch (body.kind) {
    case 'digest':
      return 'digest';
    case 'case':
      return (await kindOfEntry(store, body.case, body.activity, inside)) ?? 'progress';
    case 'incident':
      return 'outages';
    case 'join':
      return 'needs-my-answer';
    default:
      return 'answer';
  }
};

const kindOfEntry = async (
  store: PlanParts['store'],
  id: CaseId,
  number: number,
  inside: boolean,
): Promise<NoticeKind | undefined> => {
  const [entry] = await store.activitiesPage(id, { order: 'oldest', from: number, limit: 1 });
  return entry === undefined ? undefined : kindOf(entry.event, inside ? 'engineer' : 'customer');
};

const actsOn = (it: CaseRow, user: UserId): boolean => [it.requester, it.contact, assigneeOf(it)].includes(user);
