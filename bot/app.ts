import { v5 as hash } from 'uuid';
import { messageCard } from '../cards/message.ts';
import type { Change, Store } from '../db/store.ts';
import type { Knowledge } from '../knowledge/knowledge.ts';
import { type Key, type Translate, translator } from '../locales/index.ts';
import type { FileLimits } from './domain/files.ts';
import { asId, type NoticeId } from './domain/ids.ts';
import { languageOf } from './domain/language.ts';
import type { Limits } from './domain/lifecycle.ts';
import type { Known } from './domain/people.ts';
import type { Context, Feature, Reply, Turn } from './feature.ts';
import type { Identified, Identify } from './identify.ts';
import type { Links } from './links.ts';
import { type Logger, trace } from './log.ts';
import type { App, Roster } from './ports.ts';
import type { Presence } from './presence.ts';
import { createRoute } from './route.ts';

export type AppParts = {
  readonly store: Store;
  readonly knowledge: Knowledge;
  readonly features: readonly Feature[];
  readonly identify: Identify;
  readonly limits: Limits;
  readonly fileLimits: FileLimits;
  readonly links: Links;
  /** E-mail is set up. */
  readonly mail: boolean;
  readonly presence: Pick<Presence, 'note'>;
  readonly now: () => Date;
  /** A short id that a person can read out and the log can be searched for. */
  readonly incident: () => string;
  /** Called after a commit that left notices. */
  readonly poke: () => void;
  readonly log: Logger;
};

/** The namespace of ids that are derived from an activity. */
const DERIVED = '6f0a2c0e-6e0b-4b7c-9a55-1d3c2b0f7a11';

const RUNS = 3;

/** Answers turns: finds the feature, commits what it decided, runs it again if somebody was faster. */
export const createApp = (parts: AppParts): App => {
  const { store, knowledge, limits, fileLimits, links, mail, presence, identify } = parts;
  const route = createRoute(parts.features, knowledge);

  const contextOf = (turn: Turn, { actor, language }: Extract<Identified, { kind: 'open' }>, now: Date): Context => ({
    turn,
    actor,
    now,
    language,
    t: translator(language, actor.kind === 'stranger' ? 'UTC' : actor.user.timeZone, now),
    store,
    knowledge,
    limits,
    fileLimits,
    links,
    mail,
    mint: purpose => hash(`${turn.place.conversation}|${turn.id}|${purpose}`, DERIVED),
  });

  /** `speak` hears whose words to go on with, as soon as it is known who is there. */
  const answer = async (turn: Turn, roster: Roster, now: Date, speak: (t: Translate) => void): Promise<Reply> => {
    let t = wordsFor(turn, now);
    for (let run = 0; run < RUNS; run += 1) {
      // Read anew in each run: what was stale may have been the person's own row.
      const who = await identify(turn, roster, now);
      if (who.kind === 'closed') return sentence(t, 'app.foreignTenant');
      const context = contextOf(turn, who, now);
      t = context.t;
      speak(t);
      const { change, reply } = await route.run(context);
      if (isInChat(context)) presence.note(context.actor.user.id, now);
      if (change === undefined) return (await wasDone(turn)) ? SILENCE : reply;
      if (turn.deed.kind === 'pressed') {
        // A client that asks by itself for a fresh card has decided nothing.
        if (turn.deed.refresh) return sentence(t, 'app.oldCard');
        // The answer goes back in the response; a lost one is redrawn by the next press.
        const outcome = await store.commit(change);
        if (outcome === 'committed' && change.notices.length > 0) parts.poke();
        if (outcome !== 'stale') return reply;
      } else {
        // The answer is a notice of the same commit: sent by the outbox, after any crash too.
        const outcome = await store.commit(withAnswer(context, change, reply));
        if (outcome === 'committed') parts.poke();
        if (outcome !== 'stale') return SILENCE;
      }
    }
    return sentence(t, 'app.busy');
  };

  /** A message that changed something before: its answer was a notice, and what it would do now is not what was asked. */
  const wasDone = async ({ deed, id, place }: Turn): Promise<boolean> =>
    deed.kind === 'said' && (await store.seen({ conversation: place.conversation, activity: id }));

  return async (turn, roster) => {
    const now = parts.now();
    const started = performance.now();
    // Ids of ours and Teams', the kind of thing that was done, how long it took: nothing that anybody wrote.
    const log = parts.log.child({ turn: turn.id, deed: turn.deed.kind, verb: route.verbOf(turn.deed) });
    let t = wordsFor(turn, now);
    try {
      const reply = await answer(turn, roster, now, words => {
        t = words;
      });
      log.info({ reply: reply.kind, ms: Math.round(performance.now() - started) }, 'turn');
      return reply;
    } catch (error) {
      const incident = parts.incident();
      log.error({ incident, ...trace(error) }, 'turn failed');
      return sentence(t, 'app.failed', { incident });
    }
  };
};

/** Whether the person themselves did something in their own chat, and so has seen what stands there. */
const isInChat = (context: Context): context is Context & { actor: Known } => {
  const { actor, turn } = context;
  const acted = turn.deed.kind === 'said' || (turn.deed.kind === 'pressed' && !turn.deed.refresh);
  return acted && turn.place.kind === 'personal' && actor.kind !== 'stranger';
};

const SILENCE: Reply = { kind: 'silence' };

/** The words of the client's language, where nobody is known yet to whom to speak in another. */
const wordsFor = (turn: Turn, now: Date): Translate => translator(languageOf(turn.locale) ?? 'en', 'UTC', now);

const sentence = (t: Translate, key: Key, values: Readonly<Record<string, string>> = {}): Reply => {
  const words = t(key, values);
  return { kind: 'card', card: messageCard(t, words), summary: words };
};

const withAnswer = ({ turn, now, mint }: Context, change: Change, reply: Reply): Change => {
  const { conversation } = turn.place;
  const once = change.once ?? { conversation, activity: turn.id, at: now };
  if (reply.kind !== 'card') return { ...change, once };
  const { card, summary } = reply;
  const answer = {
    id: asId<NoticeId>(mint('reply')),
    to: { conversation },
    key: undefined,
    body: { kind: 'card', card, summary, text: undefined },
    at: now,
  } as const;
  return { ...change, once, notices: [answer, ...change.notices] };
};
