import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { asId, type CaseId, type UserId } from '../../bot/domain/ids.ts';
import { merge } from '../../bot/domain/incident.ts';
import { createLinks } from '../../bot/links.ts';
import { createComposeMail } from '../../bot/mail/compose-mail.ts';
import type { LeasedNotice, NoticeBody } from '../../db/store.ts';
import { createKnowledge } from '../../knowledge/knowledge.ts';
import { loadContent } from '../../knowledge/load.ts';
import { actorOf, identified, OLIVIA } from '../kit/given.ts';
import { linksIn } from '../kit/mail.ts';
import { startWorld, type World } from '../kit/world.ts';

const NEW = asId<CaseId>('CS0001069');

let world: World;
let mia: UserId;
beforeAll(async () => {
  world = await startWorld();
  const someone = world.someone('mia');
  await someone.says('help');
  mia = (await identified(world, someone)).user.id;
});
afterAll(() => world.close());

const composed = (to: UserId, body: NoticeBody, appId: string) => {
  const { store, now } = world;
  const links = createLinks({ key: Buffer.alloc(32, 1), publicUrl: 'https://bot.example/', now, lasts: 1000 });
  const compose = createComposeMail({ store, knowledge: createKnowledge(loadContent()), now, links, appId });
  const leased: LeasedNotice = {
    ...{ id: asId('n1'), to: { email: to }, key: undefined, body, at: now() },
    ...{ lease: 'l', attempts: 1, way: 'email', copy: false, seen: false },
  };
  return compose(leased);
};

describe('a mail about a case', () => {
  const opened: NoticeBody = { kind: 'case', case: NEW, activity: 1 };

  test('opens the chat in Teams with the number, where the assistant has an app id', async () => {
    const mail = await composed(mia, opened, '12345678-aaaa-bbbb-cccc-1234567890ab');
    expect(linksIn(mail?.html ?? '').get('Open in Teams')).toBe(
      'https://teams.microsoft.com/l/chat/0/0?users=28:12345678-aaaa-bbbb-cccc-1234567890ab&message=CS0001069',
    );
    expect(linksIn((await composed(mia, opened, ''))?.html ?? '').size).toBe(0);
  });

  test('is not written to somebody who may not see the case, nor about an entry that is not there', async () => {
    const { user } = await actorOf(world, OLIVIA);
    expect(await composed(user.id, opened, '')).toBeUndefined();
    expect(await composed(mia, { kind: 'case', case: NEW, activity: 99 }, '')).toBeUndefined();
    expect(await composed(asId('nobody'), opened, '')).toBeUndefined();
  });
});

test('an outage is told by e-mail in the words of its card', async () => {
  const at = world.now();
  const incident = merge(undefined, {
    ...{ id: asId('outage-1'), source: 'operator', title: 'Sign-in <b>fails</b>', level: 'major-outage' },
    ...{ component: 'IMS', products: [], startedAt: at, end: undefined, url: undefined, saidAt: at },
    updates: [{ id: 'u1', at, phase: 'identified', text: 'A certificate has expired.' }],
  });
  await world.store.commit({
    writes: [
      { type: 'incident.put', incident, from: 0 },
      { type: 'follow.add', user: mia, to: { kind: 'incident', target: incident.id }, at },
    ],
    notices: [],
  });
  const mail = await composed(mia, { kind: 'incident', incident: incident.id, news: 'opened' }, '');
  expect(mail?.text).toContain('A certificate has expired.');
  expect(mail?.html).toContain('&#60;b&#62;fails');
  expect(mail?.thread).toBeUndefined();
});
