import { afterEach, beforeAll, describe, expect, test } from 'vitest';
import { postJson, type Posted } from '../kit/edge.ts';
import { type Effects, effectsIn } from '../kit/effects.ts';
import { asSubmit, createScene, type Scene, STORY, type Step } from '../kit/story.ts';
import type { RawActivity } from '../kit/activities.ts';
import { startWorld, type World } from '../kit/world.ts';

type Recorded = { readonly step: Step; readonly activity: RawActivity };

let world: World | undefined;
afterEach(async () => {
  await world?.close();
  world = undefined;
});

const post = (activity: RawActivity): Promise<Posted> => {
  if (world === undefined) throw new Error('no world');
  return postJson(`${world.url}/api/messages`, activity);
};

/** Messages that arrived in each chat. */
const arrivedIn = ({ connector }: World): Readonly<Record<string, number>> => {
  const counts: Record<string, number> = {};
  for (const call of connector.calls)
    if (call.method === 'POST' && call.activity?.type === 'message')
      counts[call.conversation] = (counts[call.conversation] ?? 0) + 1;
  return counts;
};

const recorded: Recorded[] = [];

test('x', async () => {
  world = await startWorld();
    const scene = createScene(world.connector);
    for (const step of STORY) {
      await world.pass(1000);
      const activity = step.activity(scene);
      const posted = await post(activity);
      await world.settled();
      scene.answered(step, posted);
      recorded.push({step, activity});
      console.log(step.name, JSON.stringify(arrivedIn(world)), posted.text.slice(0,80));
    }
    const e = await effectsIn(world.database);
    console.log(e.cases.filter(l=>l.includes('CS000107')), e.drafts, e.feedback, e.assignments.length, e.audit.slice(-5), e.notices.length, e.notices.filter(n=>n.status!=='sent'));
    for (const c of world.connector.calls) console.log(c.method, c.conversation, c.activity?.summary)
});
