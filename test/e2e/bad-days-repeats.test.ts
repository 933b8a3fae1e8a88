import { afterEach, beforeAll, describe, expect, test } from 'vitest';
import { asId, type CaseId, type DraftId } from '../../bot/domain/ids.ts';
import { translator } from '../../locales/index.ts';
import type { RawActivity } from '../kit/activities.ts';
import { actionsOf, type SeenCard, wordsOf } from '../kit/cards.ts';
import { type Posted, postJson } from '../kit/edge.ts';
import { type Effects, effectsIn } from '../kit/effects.ts';
import { asSubmit, cardIn200, createScene, type Scene, STORY, type Step } from '../kit/story.ts';
import { startWorld, type World } from '../kit/world.ts';

type Recorded = { readonly step: Step; readonly activity: RawActivity };
type Arrived = Readonly<Record<string, number>>;
type Ending = { readonly effects: Effects; readonly arrived: Arrived };

/** A world in which a recording is delivered again. */
type Stage = {
  readonly world: World;
  readonly scene: Scene;
  readonly post: (activity: RawActivity) => Promise<Posted>;
};

/** How a recorded step reaches the assistant. */
type Deliver = (stage: Stage, recorded: Recorded) => Promise<void>;

const open: World[] = [];
afterEach(async () => {
  for (const world of open.splice(0)) await world.close();
});

const stageOf = async (): Promise<Stage> => {
  const world = await startWorld();
  open.push(world);
  const { serviceUrl } = world.connector;
  return {
    world,
    scene: createScene(world.connector),
    post: async activity => {
      const posted = await postJson(`${world.url}/api/messages`, { ...activity, serviceUrl });
      expect(posted.status).toBe(200);
      return posted;
    },
  };
};

const endingOf = async ({ world }: Stage): Promise<Ending> => {
  const arrived: Record<string, number> = {};
  for (const call of world.connector.calls)
    if (call.method === 'POST' && call.activity?.type === 'message')
      arrived[call.conversation] = (arrived[call.conversation] ?? 0) + 1;
  return { effects: await effectsIn(world.database), arrived };
};

/** Plays the story for the first time and keeps every activity as it was delivered. */
const record = async (): Promise<{ recording: readonly Recorded[]; ending: Ending }> => {
  const stage = await stageOf();
  const recording: Recorded[] = [];
  for (const step of STORY) {
    await stage.world.pass(1000);
    const activity = step.activity(stage.scene);
    stage.scene.answered(step, await stage.post(activity));
    await stage.world.settled();
    recording.push({ step, activity });
  }
  return { recording, ending: await endingOf(stage) };
};

/** Delivers a recording to a fresh world. */
const replay = async (recording: readonly Recorded[], deliver: Deliver): Promise<Stage> => {
  const stage = await stageOf();
  for (const recorded of recording) {
    await stage.world.pass(1000);
    await deliver(stage, recorded);
    await stage.world.settled();
  }
  return stage;
};

const RENEWED = ':again';
/** What a client sends when somebody does the same thing once more. */
const renewed = (activity: RawActivity): RawActivity => ({ ...activity, id: `${String(activity.id)}${RENEWED}` });

/** Typed once more, these are another entry, another question, or another word about the draft. */
const ADDS = [/ comment /, / note /, /open a case/, /Short description/, /fence/];
const mayComeAnew = ({ step }: Recorded): boolean => !ADDS.some(pattern => pattern.test(step.name));

const caseOn = async ({ world }: Stage, id: unknown) => {
  const it = await world.store.case(asId<CaseId>(String(id)));
  if (it === undefined) throw new Error(`no case ${String(id)}`);
  return it;
};

/** What a card says and carries is how things are now. */
const tellsTheTruth = async (stage: Stage, card: SeenCard): Promise<void> => {
  const { store, now } = stage.world;
  const t = translator('en', 'UTC', now());
  for (const { data } of actionsOf(card)) {
    if (typeof data.version === 'number') {
      const it = await caseOn(stage, data.case);
      expect(data.version).toBe(it.version);
      expect(wordsOf(card)).toContain(t(`states.${it.progress.state}`));
    }
    if (typeof data.revision === 'number') {
      const draft = await store.draft(asId<DraftId>(String(data.draft)));
      expect(draft).toMatchObject({ revision: data.revision, endedAs: undefined });
    }
    if (typeof data.assignment === 'string' && data.act !== undefined) {
      const seat = await store.assignmentById(data.assignment);
      expect(seat?.endedAt === undefined).toBe(data.act === 'assign');
    }
  }
};

const once: Deliver = async ({ post }, { activity }) => {
  await post(activity);
};
const twiceAtOnce: Deliver = async (stage, { activity }) => {
  for (const posted of await Promise.all([stage.post(activity), stage.post(activity)]))
    if (posted.body !== undefined) await tellsTheTruth(stage, cardIn200(posted));
};
const againLater: Deliver = async ({ post, world }, { activity }) => {
  await post(activity);
  await world.pass(20_000);
  await post(activity);
};

/** Everything but what is said in answer: a message that comes anew is answered anew. */
const told = ({ effects: { notices } }: Ending) => notices.filter(({ kind }) => kind !== 'card');

describe.each([
  { way: 'as universal actions', submitted: false },
  { way: 'by clients without universal actions', submitted: true },
])('every message and press of the story, $way', ({ submitted }) => {
  let recording: readonly Recorded[];
  let plain: Ending;

  /** On such a client a press is a message about the message that it was made on. */
  const sent = (deliver: Deliver): Deliver =>
    submitted
      ? (stage, { step, activity }) => {
          const on = step.kind === 'press' ? stage.scene.latest(step.part).id : undefined;
          const as = step.kind === 'press' ? asSubmit(step.part, stage.scene, activity, on) : activity;
          return deliver(stage, { step, activity: as });
        }
      : deliver;

  beforeAll(async () => {
    const first = await record();
    recording = first.recording;
    plain = first.ending;
    const stage = await replay(recording, sent(once));
    const ending = await endingOf(stage);
    // The recording leads to the same end, whichever way the presses take.
    expect(ending.effects).toEqual(plain.effects);
    expect(ending.arrived).toEqual(plain.arrived);
    for (const world of open.splice(0)) await world.close();
  });

  test('twice at once: one effect, one message', async () => {
    const ending = await endingOf(await replay(recording, sent(twiceAtOnce)));
    expect(ending.effects).toEqual(plain.effects);
    expect(ending.arrived).toEqual(plain.arrived);
  });

  test('again later with the same id: nothing more happens, nothing more is said', async () => {
    const ending = await endingOf(await replay(recording, sent(againLater)));
    expect(ending.effects).toEqual(plain.effects);
    expect(ending.arrived).toEqual(plain.arrived);
  });

  test('all of it again with the same ids after a restart: nothing more happens', async () => {
    const stage = await replay(recording, sent(once));
    await stage.world.pass(900_000);
    await stage.world.restart();
    const deliver = sent(once);
    for (const recorded of recording) {
      await stage.world.pass(1000);
      await deliver(stage, recorded);
      await stage.world.settled();
    }
    const ending = await endingOf(stage);
    expect(ending.effects).toEqual(plain.effects);
    // Only what asks and changes nothing is answered anew; nobody remembers a question.
    const asked = recording.filter(({ step }) => step.kind !== 'press').length - plain.effects.turns.length;
    const count = ({ arrived }: Ending) => Object.values(arrived).reduce((sum, one) => sum + one, 0);
    expect(count(ending) - count(plain)).toBe(asked);
  });

  test('again with a new id: one effect, and the card tells how things are', async () => {
    const stage = await replay(
      recording,
      sent(async (at, recorded) => {
        const { step, activity } = recorded;
        await at.post(activity);
        await at.world.settled();
        if (step.kind !== 'message' ? step.kind === 'event' : !mayComeAnew(recorded)) return;
        const posted = await at.post(renewed(activity));
        await at.world.settled();
        const card = step.kind === 'press' && !submitted ? cardIn200(posted) : at.scene.latest(step.part).card;
        await tellsTheTruth(at, card);
        // It was done, by the first one; to say otherwise would have people do it again.
        if (step.kind === 'press')
          expect([step.name, wordsOf(card).includes('nothing was done')]).toEqual([step.name, false]);
      }),
    );
    const ending = await endingOf(stage);
    expect(withoutAnswers(ending.effects)).toEqual(withoutAnswers(plain.effects));
    expect(told(ending)).toEqual(told(plain));
    // One more answer for each message that came anew; none for a press, which is answered in its place.
    const anew = recording.filter(one => one.step.kind === 'message' && mayComeAnew(one)).length;
    const count = ({ arrived }: Ending) => Object.values(arrived).reduce((sum, one) => sum + one, 0);
    expect(count(ending) - count(plain)).toBe(anew);
  });
});

const withoutAnswers = ({ notices: _, turns: __, ...rest }: Effects) => rest;
