import { assigneeOf, type Case } from './case.ts';
import { isAdministrator, type Viewer } from './people.ts';

export const CASE_ACTIONS = [
  'take',
  'ask',
  'reply',
  'to-development',
  'from-development',
  'propose',
  'accept',
  'reject',
  'close',
  'cancel',
  'comment',
  'note',
  'hand-over',
  'follow-up',
  'attach',
  'watch',
  'unwatch',
  'change-contact',
  'change-contact-method',
  'reprioritise',
  'link',
  'unlink',
  'rate',
] as const;
export type CaseAction = (typeof CASE_ACTIONS)[number];

/** Why something may not be done, as a key for the words that say so. */
export type Refusal =
  | 'not-found'
  | 'not-allowed'
  | 'wrong-state'
  | 'already-taken'
  | 'already-yours'
  | 'same-team'
  | 'no-change'
  | 'not-accepted'
  | 'already-rated'
  | 'takes-part'
  | 'too-many'
  | 'empty'
  | 'too-long'
  | 'on-hold';

/** Who takes part besides the requester and the contact. */
export type Involved = { readonly watchers: readonly string[] };

/** A customer sees the cases they take part in, administrators those of their account, engineers every case. */
export const maySee = (actor: Viewer, it: Case, involved: Involved): boolean => {
  if (actor.kind === 'engineer') return true;
  if (actor.kind !== 'customer' || actor.account.id !== it.account) return false;
  return isParty(actor, it) || isWatcher(actor, involved) || isAdministrator(actor);
};

const isWatcher = (actor: Viewer, involved: Involved): boolean =>
  actor.kind === 'customer' && involved.watchers.includes(actor.user.id);

const isParty = (actor: Viewer, it: Case): boolean =>
  actor.kind === 'customer' && (actor.user.id === it.requester || actor.user.id === it.contact);

const OPEN = ['new', 'work-in-progress', 'awaiting-info', 'pending-development', 'resolved'] as const;

/** The life cycle as a table: in which states an action has a meaning, whoever asks. */
const STATES_OF: Readonly<Record<CaseAction, readonly Case['progress']['state'][]>> = {
  // Also in the middle of the work, where a hand-over or a rejection left nobody in charge.
  take: OPEN,
  ask: ['work-in-progress'],
  reply: ['awaiting-info'],
  'to-development': ['work-in-progress'],
  'from-development': ['pending-development'],
  propose: ['new', 'work-in-progress', 'awaiting-info', 'pending-development'],
  accept: ['resolved'],
  reject: ['resolved'],
  close: ['new', 'work-in-progress', 'awaiting-info', 'pending-development'],
  cancel: ['new', 'work-in-progress', 'awaiting-info', 'pending-development'],
  comment: OPEN,
  note: ['new', 'work-in-progress', 'awaiting-info', 'pending-development', 'resolved', 'closed', 'cancelled'],
  'hand-over': OPEN,
  'follow-up': ['closed', 'cancelled'],
  attach: OPEN,
  watch: OPEN,
  unwatch: OPEN,
  'change-contact': OPEN,
  'change-contact-method': OPEN,
  reprioritise: OPEN,
  link: OPEN,
  unlink: OPEN,
  rate: ['closed'],
};

const ENGINEERS_ONLY: readonly CaseAction[] = [
  'take',
  'ask',
  'to-development',
  'from-development',
  'propose',
  'cancel',
  'note',
  'hand-over',
  'reprioritise',
];
const PARTIES_ONLY: readonly CaseAction[] = ['accept', 'reject', 'close', 'follow-up', 'rate'];
/** Not for those who only watch. */
const RUNNING_IT: readonly CaseAction[] = ['watch', 'change-contact', 'change-contact-method'];

/** Undefined where the actor may do this now; otherwise why not. Nobody learns that a foreign case exists. */
export const may = (actor: Viewer, action: CaseAction, it: Case, involved: Involved): Refusal | undefined => {
  if (!maySee(actor, it, involved)) return 'not-found';
  if (ENGINEERS_ONLY.includes(action) && actor.kind !== 'engineer') return 'not-allowed';
  if (PARTIES_ONLY.includes(action) && !isParty(actor, it)) return 'not-allowed';
  // A reply resumes the work, so it comes from the customer's side.
  if (action === 'reply' && !isParty(actor, it) && !isWatcher(actor, involved)) return 'not-allowed';
  if (RUNNING_IT.includes(action) && !runs(actor, it)) return 'not-allowed';
  if (action === 'unwatch' && !runs(actor, it) && !isWatcher(actor, involved)) return 'not-allowed';
  if (!STATES_OF[action].includes(it.progress.state)) return 'wrong-state';
  if (action === 'rate') return rated(it);
  return action === 'take' && actor.kind === 'engineer' ? takenBy(actor.user.id, it) : undefined;
};

/** The requester, the contact, an administrator of the account, an engineer. */
const runs = (actor: Viewer, it: Case): boolean =>
  actor.kind === 'engineer' || isParty(actor, it) || isAdministrator(actor);

/** Once, and only where the customer was content enough to accept. */
const rated = ({ progress }: Case): Refusal | undefined => {
  if (progress.state !== 'closed' || progress.reason !== 'accepted') return 'not-accepted';
  return progress.stars === undefined ? undefined : 'already-rated';
};

const takenBy = (me: string, it: Case): Refusal | undefined => {
  const assignee = assigneeOf(it);
  if (assignee === undefined) return undefined;
  return assignee === me ? 'already-yours' : 'already-taken';
};

/** What the actor may do with this case now, in the order in which it is offered. */
export const offered = (actor: Viewer, it: Case, involved: Involved): readonly CaseAction[] =>
  CASE_ACTIONS.filter(action => may(actor, action, it, involved) === undefined);
