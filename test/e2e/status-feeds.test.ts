import { readFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { wordsOf } from '../kit/cards.ts';
import { API_KEYS, anOutage, callApi } from '../kit/status.ts';
import { type StatusPage, startStatusPage } from '../kit/status-page.ts';
import { startWorld, type World } from '../kit/world.ts';

const FEED = 'https://status.example/feed';
const MINUTE = 60_000;
const fixture = (name: string): string =>
  readFileSync(new URL(`../incidents/fixtures/${name}`, import.meta.url), 'utf8');

let page: StatusPage;
let world: World;

beforeEach(async () => {
  page = await startStatusPage();
});

afterEach(async () => {
  await world.close();
  await page.close();
});

const begin = async (feeds = FEED): Promise<void> => {
  world = await startWorld({
    environment: { API_KEYS, STATUS_FEEDS: feeds, STATUS_FEED_EVERY: 'PT5M' },
    feedAccess: page.access,
  });
  await world.settled();
};

/** The next time that the feed is looked at. */
const looked = () => world.pass(5 * MINUTE + 1);
const board = async () => wordsOf(await world.someone('mia').says('outages'));

describe.each([['history.rss'], ['history.atom'], ['summary.json']])('%s', file => {
  test('fills the board and tells what is news to those who wait for it', async () => {
    page.answers({ status: 503 });
    await begin();
    const mia = world.someone('mia');
    await mia.says('subscribe MicroStation');
    expect(await board()).toContain('status page has not answered yet');
    const before = mia.received().length;
    page.answers({ body: fixture(file) });
    await looked();
    expect(
      mia
        .received()
        .slice(before)
        .map(({ summary }) => summary),
    ).toEqual([expect.stringMatching(/^New: .*[Ss]ign-in/)]);
    const words = await board();
    expect(words).toMatch(/sign-in|Sign-in/);
    expect(words).toMatch(/Last checked today 11:05/);
    expect(words).not.toContain('ProjectWise Explorer major outage');
    expect(wordsOf(await mia.says('outages MicroStation'))).toContain('A certificate ran out');
    // The same again is no news.
    await looked();
    expect(mia.received().filter(({ summary }) => summary.startsWith('New:'))).toHaveLength(1);
  });
});

test('alone changes what it brought', async () => {
  page.answers({ body: fixture('history.rss') });
  await begin();
  const [brought] = (await world.store.incidentsSince(world.now(), 9)).filter(({ source }) => source === FEED);
  expect(brought).toBeDefined();
  expect((await callApi(world, 'PUT', `incidents/${brought?.id}`, anOutage())).status).toBe(409);
});

test('asks only for what has changed', async () => {
  page.answers(headers =>
    headers['if-none-match'] === '"v1"'
      ? { status: 304 }
      : { body: fixture('history.rss'), headers: { ETag: '"v1"', 'Last-Modified': 'Fri, 20 Nov 2026 09:40:12 GMT' } },
  );
  await begin();
  await looked();
  await world.restart(10 * MINUTE);
  await world.settled();
  expect(page.asked.map(({ headers }) => headers['if-none-match'])).toEqual([undefined, '"v1"', '"v1"']);
  expect(page.asked[2]?.headers['if-modified-since']).toBe('Fri, 20 Nov 2026 09:40:12 GMT');
  expect(await board()).toContain('Last checked');
  // Not before it is due again, however often there is something to do.
  await world.someone('mia').says('outages');
  expect(page.asked).toHaveLength(3);
});

test('what a summary no longer lists is over, and that is told', async () => {
  page.answers({ body: fixture('summary.json') });
  await begin();
  const mia = world.someone('mia');
  await mia.says('subscribe outage 4');
  const before = mia.received().length;
  const summary = JSON.parse(fixture('summary.json'));
  // One that cannot be read any more is not over for that.
  page.answers({ body: JSON.stringify({ ...summary, incidents: [{ id: 'k1', name: null }] }) });
  await looked();
  expect(mia.received()).toHaveLength(before);
  page.answers({ body: JSON.stringify({ ...summary, incidents: [] }) });
  await looked();
  expect(
    mia
      .received()
      .slice(before)
      .map(({ summary: words }) => words),
  ).toEqual(['Over: Sign-in fails']);
  const words = await board();
  // The one of the operator goes on: no feed ends it.
  expect(words).toContain('Slow synchronisation');
  expect(words).toMatch(/Move of the download servers/);
});

test('a history of hundreds tells nobody of the past', async () => {
  page.answers({ status: 503 });
  await begin();
  const mia = world.someone('mia');
  await mia.says('subscribe MicroStation');
  await mia.says('subscribe PLAXIS 2D');
  const before = mia.received().length;
  const old = Array.from({ length: 200 }, (_, number) => {
    const at = new Date(Date.parse('2026-11-19T00:00:00Z') - number * 86_400_000).toISOString();
    return {
      ...{ id: `old${number}`, name: `MicroStation was slow ${number}`, status: 'resolved', impact: 'minor' },
      ...{ created_at: at, updated_at: at, resolved_at: at, components: [] },
      incident_updates: [{ id: `u${number}`, status: 'resolved', body: 'Solved.', created_at: at }],
    };
  });
  page.answers({ body: JSON.stringify({ incidents: old }) });
  await looked();
  expect(mia.received()).toHaveLength(before);
  const current = {
    ...old[0],
    id: 'now',
    name: 'MicroStation is slow',
    status: 'investigating',
    resolved_at: null,
    incident_updates: [],
  };
  page.answers({ body: JSON.stringify({ incidents: [current, ...old] }) });
  await looked();
  expect(
    mia
      .received()
      .slice(before)
      .map(({ summary }) => summary),
  ).toEqual(['New: MicroStation is slow (Degraded)']);
  expect(await board()).toContain('MicroStation is slow');
});

test('a feed that fails is said so, and holds nobody up', async () => {
  page.answers({ body: fixture('history.rss') });
  await begin();
  for (const answer of [
    { status: 500 },
    { body: '<html>Not here</html>' },
    { body: 'x'.repeat(300_000) },
    { body: fixture('history.rss'), headers: { 'Content-Encoding': 'gzip' } },
    { status: 302, headers: { Location: 'http://status.example/plain' } },
    { status: 302, headers: { Location: 'https://status.example/round' } },
    { hangs: true, body: '<rss' },
  ]) {
    page.answers(answer);
    await looked();
    const words = await board();
    expect(words).toContain('does not answer. Last checked today 11:00');
    expect(words).toContain('MicroStation sign-in');
  }
  expect(world.logged()).not.toContain('/feed');
  page.answers({ body: fixture('history.rss') });
  await looked();
  expect(await board()).not.toContain('does not answer');
});
