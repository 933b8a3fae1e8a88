import type { Activity, CaseEvent } from './activity.ts';
import type { Case, CloseReason } from './case.ts';
import { evolve } from './evolve.ts';
import type { IncidentId, TeamId, UserId } from './ids.ts';
import type { Actor, ContactMethod } from './people.ts';
import { type CaseAction, type Involved, may, type Refusal } from './policy.ts';
import { type Impact, priorityOf, type Situation } from './priority.ts';
import type { Stars } from './rating.ts';

export type CaseCommand =
  | { readonly type: 'take' }
  | { readonly type: 'ask'; readonly question: string }
  | { readonly type: 'reply'; readonly text: string }
  | { readonly type: 'to-development'; readonly note: string }
  | { readonly type: 'from-development'; readonly note: string }
  | { readonly type: 'propose'; readonly resolution: string; readonly articles: readonly string[] }
  | { readonly type: 'accept' }
  | { readonly type: 'reject'; readonly reason: string }
  | { readonly type: 'close'; readonly reason: CloseReason }
  | { readonly type: 'cancel'; readonly reason: string }
  | { readonly type: 'comment'; readonly text: string }
  | { readonly type: 'note'; readonly text: string }
  | { readonly type: 'hand-over'; readonly team: TeamId; readonly note: string }
  /** Files that the case already holds, by name. */
  | { readonly type: 'attach'; readonly files: readonly string[] }
  /** Whom it names must belong to the case's account: who sends the command has looked them up there. */
  | { readonly type: 'watch'; readonly user: UserId }
  | { readonly type: 'unwatch'; readonly user: UserId }
  /** `method` is how the new contact can be reached. */
  | { readonly type: 'change-contact'; readonly contact: UserId; readonly method: ContactMethod }
  | { readonly type: 'change-contact-method'; readonly method: ContactMethod }
  | { readonly type: 'reprioritise'; readonly situation: Situation; readonly impact: Impact }
  /** That the case is about a known incident; whether it is linked already is for whoever sends the command to look up. */
  | { readonly type: 'link' | 'unlink'; readonly incident: IncidentId; readonly title: string }
  /** `proposer` is the engineer whose solution was accepted, out of the history. */
  | { readonly type: 'rate'; readonly stars: Stars; readonly words: string; readonly proposer: UserId | undefined };

/** Milliseconds. `remind` is counted from the moment at which the waiting began. */
export type Waiting = { readonly close: number; readonly remind: readonly number[] };
export type Limits = { readonly resolved: Waiting; readonly awaiting: Waiting };

export type Decision =
  | { readonly ok: true; readonly event: CaseEvent; readonly next: Case }
  | { readonly ok: false; readonly refusal: Refusal };

/** Each of them hears of every change. */
export const MOST_WATCHERS = 20;

/** The longest text that one entry of a case may hold, in characters: in any script it fits on a card to be edited. */
export const TEXT_LIMIT = 6000;

/** What a command does to a case, or why it does nothing. Pure: the same arguments give the same decision. */
export const decide = (
  it: Case,
  involved: Involved,
  command: CaseCommand,
  by: Actor,
  at: Date,
  limits: Limits,
): Decision => {
  const action: CaseAction = command.type;
  const refusal =
    may(by, action, it, involved) ??
    textRefusal(command) ??
    sameAgain(command, it, involved) ??
    selfOnly(command, it, involved, by);
  if (refusal !== undefined || by.kind === 'stranger') return { ok: false, refusal: refusal ?? 'not-allowed' };
  return decided(it, eventOf(command, it, at, limits), by.user.id, at);
};

/** Whether an entry of the history is what this command led to: a press that comes again finds its own work. */
export const ledTo = (it: Case, command: CaseCommand, by: UserId, entry: Activity, limits: Limits): boolean => {
  const { event } = entry;
  return (
    entry.by === by && JSON.stringify(eventOf(command, asBefore(it, event), entry.at, limits)) === JSON.stringify(event)
  );
};

/** As much of a case before an event as the event tells. */
const asBefore = (it: Case, event: CaseEvent): Case => {
  if (event.type === 'handed-over') return { ...it, team: event.from };
  return event.type === 'contact-changed' ? { ...it, contact: event.from } : it;
};

/** The clock's own decision: close a case whose customer did not answer in time. */
export const timeOut = (it: Case, at: Date): Decision => {
  const { progress } = it;
  if (progress.state !== 'resolved' && progress.state !== 'awaiting-info') return { ok: false, refusal: 'wrong-state' };
  if (progress.closesAt > at) return { ok: false, refusal: 'wrong-state' };
  return decided(it, { type: 'timed-out', after: progress.state }, undefined, at);
};

/** The clock's reminder that a case waits for its customer. */
export const remind = (it: Case, at: Date): Decision => {
  const { progress } = it;
  if (progress.state !== 'resolved' && progress.state !== 'awaiting-info') return { ok: false, refusal: 'wrong-state' };
  return decided(it, { type: 'reminded', state: progress.state }, undefined, at);
};

const decided = (it: Case, event: CaseEvent, by: UserId | undefined, at: Date): Decision => ({
  ok: true,
  event,
  next: evolve(it, event, by, at),
});

/** Texts that must say something, by command. */
const textOf = (command: CaseCommand): { text: string; required: boolean } => {
  switch (command.type) {
    case 'ask':
      return { text: command.question, required: true };
    case 'reply':
    case 'comment':
    case 'note':
      return { text: command.text, required: true };
    case 'propose':
      return { text: command.resolution, required: true };
    case 'reject':
    case 'cancel':
      return { text: command.reason, required: true };
    case 'to-development':
    case 'from-development':
    case 'hand-over':
      return { text: command.note, required: false };
    case 'rate':
      return { text: command.words, required: false };
    case 'take':
    case 'accept':
    case 'close':
    case 'attach':
    case 'watch':
    case 'unwatch':
    case 'change-contact':
    case 'change-contact-method':
    case 'reprioritise':
    case 'link':
    case 'unlink':
      return { text: '', required: false };
  }
};

const textRefusal = (command: CaseCommand): Refusal | undefined => {
  const { text, required } = textOf(command);
  if (required && text.trim() === '') return 'empty';
  return text.length > TEXT_LIMIT ? 'too-long' : undefined;
};

/** What would leave everything as it is. */
const sameAgain = (command: CaseCommand, it: Case, { watchers }: Involved): Refusal | undefined => {
  switch (command.type) {
    case 'hand-over':
      return command.team === it.team ? 'same-team' : undefined;
    case 'watch':
      if (command.user === it.requester || command.user === it.contact) return 'takes-part';
      if (watchers.includes(command.user)) return 'no-change';
      return watchers.length < MOST_WATCHERS ? undefined : 'too-many';
    case 'unwatch':
      return watchers.includes(command.user) ? undefined : 'no-change';
    case 'change-contact':
      return command.contact === it.contact ? 'no-change' : undefined;
    case 'change-contact-method':
      return command.method === it.contactMethod ? 'no-change' : undefined;
    case 'reprioritise':
      return command.situation === it.situation && command.impact === it.impact ? 'no-change' : undefined;
    default:
      return undefined;
  }
};

/** Whoever only watches takes nobody else off the list. */
const selfOnly = (command: CaseCommand, it: Case, involved: Involved, by: Actor): Refusal | undefined =>
  command.type === 'unwatch' && by.kind !== 'stranger' && command.user !== by.user.id
    ? may(by, 'watch', it, involved)
    : undefined;

const after = (at: Date, milliseconds: number): Date => new Date(at.getTime() + milliseconds);
const noteOf = (text: string): string | undefined => (text.trim() === '' ? undefined : text);

const eventOf = (command: CaseCommand, it: Case, at: Date, limits: Limits): CaseEvent => {
  switch (command.type) {
    case 'take':
      return { type: 'taken' };
    case 'ask':
      return { type: 'asked', question: command.question, closesAt: after(at, limits.awaiting.close) };
    case 'reply':
      return { type: 'replied', text: command.text };
    case 'to-development':
      return { type: 'sent-to-development', note: noteOf(command.note) };
    case 'from-development':
      return { type: 'back-from-development', note: noteOf(command.note) };
    case 'propose':
      return {
        type: 'proposed',
        resolution: command.resolution,
        articles: command.articles,
        closesAt: after(at, limits.resolved.close),
      };
    case 'accept':
      return { type: 'accepted' };
    case 'reject':
      return { type: 'rejected', reason: command.reason };
    case 'close':
      return { type: 'closed', reason: command.reason };
    case 'cancel':
      return { type: 'cancelled', reason: command.reason };
    case 'comment':
      return { type: 'commented', text: command.text };
    case 'note':
      return { type: 'noted', text: command.text };
    case 'hand-over':
      return { type: 'handed-over', from: it.team, to: command.team, note: noteOf(command.note) };
    case 'attach':
      return { type: 'attached', files: command.files };
    case 'watch':
      return { type: 'watched', user: command.user };
    case 'unwatch':
      return { type: 'unwatched', user: command.user };
    case 'change-contact':
      return { type: 'contact-changed', from: it.contact, to: command.contact, method: command.method };
    case 'change-contact-method':
      return { type: 'contact-method-changed', method: command.method };
    case 'reprioritise':
      return {
        type: 'reprioritised',
        situation: command.situation,
        impact: command.impact,
        priority: priorityOf(command.situation, command.impact),
      };
    case 'link':
    case 'unlink':
      return { type: `${command.type}ed`, incident: command.incident, title: command.title };
    case 'rate':
      return {
        type: 'rated',
        stars: command.stars,
        words: noteOf(command.words),
        proposer: command.proposer,
      };
  }
};
