import { v5 as hash } from 'uuid';
import { messageCard } from '../cards/message.ts';
import type { Change, Committed, Store } from '../db/store.ts';
import type { Knowledge } from '../knowledge/knowledge.ts';
import { type Translate, translator } from '../locales/index.ts';
import { createCommands, type Judges } from './commands.ts';
import { asId, caseNumberIn, channelOf, type NoticeId } from './domain/ids.ts';
import { type Language, languageOf } from './domain/language.ts';
import type { Limits } from './domain/lifecycle.ts';
import { type Actor, isAdministrator } from './domain/people.ts';
import type { Action, Command, Context, Feature, Reply, Result, Turn, Where } from './feature.ts';
import type { Identify } from './identify.ts';
import { type Logger, trace } from './log.ts';
import type { Slots } from './phrase.ts';
import type { App } from './ports.ts';

export type AppParts = {
  readonly store: Store;
  readonly knowledge: Knowledge;
  readonly features: readonly Feature[];
  readonly identify: Identify;
  readonly limits: Limits;
  readonly now: () => Date;
  /** A short id that a person can read out and the log can be searched for. */
  readonly incident: () => string;
  /** Called after a commit that left notices. */
  readonly poke: () => void;
  readonly log: Logger;
};

/** The namespace of ids that are derived from an activity. */
const DERIVED = '6f0a2c0e-6e0b-4b7c-9a55-1d3c2b0f7a11';

const RERUNS = 3;

/** Answers turns: finds the feature, commits what it decided, runs it again if somebody was faster. */
export const createApp = (parts: AppParts): App => {
  const { store, features, identify, now } = parts;
  const commands = createCommands(features, judgesOf(parts.knowledge));
  const verbs = new Map(features.flatMap(feature => Object.entries(feature.actions ?? {})));
  const datasets = new Map(features.flatMap(feature => Object.entries(feature.datasets ?? {})));

  const contextOf = (turn: Turn, actor: Actor, language: Language, at: Date): Context => ({
    turn,
    actor,
    now: at,
    language,
    t: translator(language, actor.kind === 'stranger' ? 'UTC' : actor.user.timeZone, at),
    store,
    knowledge: parts.knowledge,
    limits: parts.limits,
    mint: purpose => hash(`${turn.place.conversation}|${turn.id}|${purpose}`, DERIVED),
  });

  const run = async (context: Context): Promise<Result> => {
    const { deed } = context.turn;
    switch (deed.kind) {
      case 'pressed':
        return (await pressed(context, verbs.get(deed.verb), deed.data)) ?? message(context.t, 'app.oldCard');
      case 'said':
        return said(context, deed.text);
      case 'looked-up': {
        const dataset = datasets.get(deed.dataset);
        const choices = dataset === undefined ? [] : await dataset(context, deed.query, deed.data);
        return { reply: { kind: 'choices', choices: choices.slice(deed.skip, deed.skip + deed.top) } };
      }
      case 'installed':
        return (await first(features, feature => feature.installed?.(context))) ?? SILENT;
      case 'removed':
        return {
          reply: { kind: 'silence' },
          change: { writes: [{ type: 'conversation.remove', id: context.turn.place.conversation }], notices: [] },
        };
    }
  };

  const said = async (context: Context, typed: string): Promise<Result> => {
    const { deed } = context.turn;
    const files = deed.kind === 'said' ? deed.files : [];
    if (files.length > 0) {
      const taken = await first(features, feature => feature.files?.(context, files, typed));
      if (taken !== undefined) return taken;
    }
    const found = commands.match(typed, context.language);
    const commandedTo = found && (await commanded(context, found.command, found.slots));
    if (commandedTo !== undefined) return commandedTo;
    return (await first(features, feature => feature.said?.(context, typed))) ?? SILENT;
  };

  const answer = async (turn: Turn, context: Context): Promise<Reply> => {
    for (let attempt = 0; attempt < RERUNS; attempt += 1) {
      const result = await run(context);
      if (result.change === undefined) return (await wasDone(turn)) ? SILENT.reply : result.reply;
      // A client that asks by itself for a fresh card has decided nothing.
      if (turn.deed.kind === 'pressed' && turn.deed.refresh) return message(context.t, 'app.oldCard').reply;
      // The answer of a message that changes something is a notice of the same commit: sent by the outbox, after
      // any crash too. The answer of a press goes back in the response; a lost one is redrawn by the next press.
      const outcome = await store.commit(
        turn.deed.kind === 'pressed' ? result.change : asNotice(context, result.change, result.reply),
      );
      if (outcome !== 'stale' && result.change.notices.length + (turn.deed.kind === 'pressed' ? 0 : 1) > 0)
        parts.poke();
      const reply = replyAfter(turn, outcome, result.reply);
      if (reply !== undefined) return reply;
    }
    return message(context.t, 'app.busy').reply;
  };

  /** A message that changed something before: its answer was a notice, and what it would do now is not what was asked. */
  const wasDone = async ({ deed, id, place }: Turn): Promise<boolean> =>
    deed.kind === 'said' && (await store.seen({ conversation: place.conversation, activity: id }));

  /** Only verbs that are ours: anything else is somebody's text. */
  const verbOf = ({ deed }: Turn): string | undefined =>
    deed.kind === 'pressed' && verbs.has(deed.verb) ? deed.verb : undefined;

  return async (turn, roster) => {
    const at = now();
    let t: Translate = translator(languageOf(turn.locale) ?? 'en', 'UTC', at);
    const started = performance.now();
    // Ids of ours and Teams', the kind of thing that was done, how long it took: nothing that anybody wrote.
    const log = parts.log.child({ turn: turn.id, deed: turn.deed.kind, verb: verbOf(turn) });
    try {
      const who = await identify(turn, roster, at);
      if (who.kind === 'closed') return message(t, 'app.foreignTenant').reply;
      const context = contextOf(turn, who.actor, who.language, at);
      t = context.t;
      const reply = await answer(turn, context);
      log.info({ reply: reply.kind, ms: Math.round(performance.now() - started) }, 'turn');
      return reply;
    } catch (error) {
      const incident = parts.incident();
      log.error({ incident, ...trace(error) }, 'turn failed');
      return message(t, 'app.failed', { incident }).reply;
    }
  };
};

/** So that "Take a look at my model" stays a question and is not refused as an engineer's command. */
const judgesOf = ({ teams }: Knowledge): Judges => ({
  case: words => caseNumberIn(words)?.length === words.length,
  email: words => /^\S+@\S+$/.test(words),
  team: words => teams.some(({ id, name }) => [id, name.toLowerCase()].includes(words.toLowerCase())),
});

const SILENT: Result = { reply: { kind: 'silence' } };

const message = (t: Translate, key: Parameters<Translate>[0], values: Record<string, string> = {}): Result => {
  const words = t(key, values);
  return { reply: { kind: 'card', card: messageCard(t, words), summary: words } };
};

/** Whether what is answered may stand where it was asked. */
const mayAnswerHere = async ({ actor, store, turn }: Context, where: Where | undefined): Promise<boolean> => {
  if (turn.place.kind === 'personal' || where === 'anywhere') return true;
  if (where !== 'desk' || actor.kind !== 'engineer') return false;
  return (await store.desk(channelOf(turn.place.conversation))) !== undefined;
};

const pressed = async (
  context: Context,
  action: Action | undefined,
  data: Readonly<Record<string, unknown>>,
): Promise<Result | undefined> => {
  if (action === undefined) return undefined;
  return (await mayAnswerHere(context, action.where)) ? action.run(context, data) : message(context.t, 'app.inPrivate');
};

const commanded = async (context: Context, command: Command, slots: Slots): Promise<Result | undefined> => {
  const { actor, t } = context;
  if (actor.kind === 'stranger' && command.for !== 'everybody') return message(t, 'app.unknownPerson');
  if (command.for === 'engineers' && actor.kind !== 'engineer') return message(t, 'app.engineersOnly');
  if (!(await mayAnswerHere(context, command.where))) return message(t, 'app.inPrivate');
  if (command.for === 'administrators' && !isAdministrator(actor)) return refuseKindly(context);
  return command.run(context, slots);
};

/** Not an administrator: says who is. */
const refuseKindly = async ({ actor, store, t }: Context): Promise<Result> => {
  if (actor.kind !== 'customer') return message(t, 'app.administratorsOnly');
  const administrators = await store.administratorsOf(actor.account.id);
  return message(t, 'app.askAdministrator', {
    names: t.list(administrators.map(user => `${user.name} (${user.email})`)),
  });
};

const first = async <Item, Found>(
  items: readonly Item[],
  ask: (item: Item) => Promise<Found | undefined> | undefined,
): Promise<Found | undefined> => {
  for (const item of items) {
    const found = await ask(item);
    if (found !== undefined) return found;
  }
  return undefined;
};

const asNotice = ({ turn, now, mint }: Context, change: Change, reply: Reply): Change => ({
  ...change,
  once: change.once ?? { conversation: turn.place.conversation, activity: turn.id, at: now },
  notices:
    reply.kind !== 'card'
      ? change.notices
      : [
          {
            id: asId<NoticeId>(mint('reply')),
            to: { conversation: turn.place.conversation },
            key: undefined,
            body: { kind: 'card', card: reply.card, summary: reply.summary, text: undefined },
            at: now,
          },
          ...change.notices,
        ],
});

/** Undefined where the feature has to run again. */
const replyAfter = (turn: Turn, outcome: Committed, reply: Reply): Reply | undefined => {
  if (outcome === 'stale') return undefined;
  return turn.deed.kind === 'pressed' ? reply : { kind: 'silence' };
};
