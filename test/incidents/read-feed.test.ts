import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { feedReport } from '../../bot/incidents/feed-incident.ts';
import { htmlText } from '../../bot/incidents/html-text.ts';
import { readFeed } from '../../bot/incidents/read-feed.ts';
import { loadContent } from '../../knowledge/load.ts';

const NOW = new Date('2026-11-20T10:00:00Z');
const fixture = (name: string): string => readFileSync(new URL(`fixtures/${name}`, import.meta.url), 'utf8');
const read = (text: string) => {
  const found = readFeed(text, NOW);
  if (found === undefined) throw new Error('no feed');
  return found;
};
const at = (time: string) => new Date(time);

describe.each([
  ['RSS', 'history.rss', 'https://status.example/incidents/k1'],
  ['Atom', 'history.atom', 'tag:status.example,2005:Incident/k1'],
])('%s', (_name, file, id) => {
  const { incidents, complete } = read(fixture(file));

  test('has each incident with its updates, as status pages write them', () => {
    expect(complete).toBe(false);
    expect(incidents[0]).toEqual({
      externalId: id,
      title: 'MicroStation sign-in & licensing fails',
      level: 'partial-outage',
      component: '',
      startedAt: at('2026-11-20T09:15:00Z'),
      endedAt: undefined,
      url: 'https://status.example/incidents/k1',
      updates: [
        {
          id: '2026-11-20T09:40:00.000Z Identified',
          at: at('2026-11-20T09:40:00Z'),
          phase: 'identified',
          text: 'A certificate ran out — a new one is made.',
        },
        {
          id: '2026-11-20T09:15:00.000Z Investigating',
          at: at('2026-11-20T09:15:00Z'),
          phase: 'investigating',
          text: 'Signing in is unavailable.',
        },
      ],
      saidAt: at('2026-11-20T09:40:12Z'),
    });
  });

  test('knows the year of a day that names none', () => {
    const old = incidents.find(({ title }) => title.startsWith('ProjectWise'));
    expect(old).toMatchObject({
      level: 'major-outage',
      updates: [{ at: at('2025-12-30T23:50:00Z'), phase: 'resolved' }],
    });
    expect(JSON.stringify(old)).not.toMatch(/<|script|javascript/);
  });
});

test('RSS has what is planned, and ends what nobody speaks of any more', () => {
  const { incidents } = read(fixture('history.rss'));
  expect(incidents.map(({ title }) => title)).toEqual([
    'MicroStation sign-in & licensing fails',
    'Maintenance of PLAXIS 2D downloads',
    'ProjectWise Explorer major outage',
    'Never ended in words',
  ]);
  expect(incidents[1]).toMatchObject({
    level: 'maintenance',
    startedAt: at('2026-11-22T22:00:00Z'),
    endedAt: at('2026-11-23T01:00:00Z'),
  });
  expect(incidents[3]).toMatchObject({
    endedAt: at('2026-11-01T10:00:00Z'),
    updates: [{ text: 'Something is slow.' }],
  });
});

test('a summary has what is open and planned, and says that it is all', () => {
  const { incidents, complete } = read(fixture('summary.json'));
  expect(complete).toBe(true);
  expect(incidents).toHaveLength(2);
  expect(incidents[0]).toMatchObject({
    externalId: 'k1',
    level: 'major-outage',
    component: 'Sign-in (MicroStation)',
    startedAt: at('2026-11-20T09:05:00Z'),
    endedAt: undefined,
    saidAt: at('2026-11-20T09:40:12Z'),
  });
  expect(incidents[0]?.updates.map(({ id, at: when }) => [id, when.toISOString()])).toEqual([
    ['k1b', '2026-11-20T09:40:00.000Z'],
    ['k1a', '2026-11-20T09:15:00.000Z'],
  ]);
  expect(incidents[1]).toMatchObject({
    level: 'maintenance',
    startedAt: at('2026-11-22T22:00:00Z'),
    endedAt: at('2026-11-23T01:00:00Z'),
  });
});

test('a history has what is over, with its end', () => {
  const { incidents, complete } = read(fixture('incidents.json'));
  expect(complete).toBe(false);
  expect(incidents).toMatchObject([
    { externalId: 'k1', level: 'partial-outage', endedAt: at('2026-11-20T09:49:00Z') },
    { externalId: 'k7', level: 'degraded', endedAt: at('2026-10-02T12:00:00Z'), updates: [{ phase: 'postmortem' }] },
  ]);
});

test('products are those that the title or a component names', () => {
  const { vendor } = loadContent();
  const reports = [...read(fixture('summary.json')).incidents, ...read(fixture('history.rss')).incidents].map(it =>
    feedReport({ vendor }, 'https://status.example/feed', it, NOW),
  );
  expect(reports.map(({ products }) => products)).toEqual([
    ['microstation'],
    ['plaxis-2d'],
    ['microstation'],
    ['plaxis-2d'],
    ['projectwise-explorer'],
    [],
  ]);
  expect(new Set(reports.map(({ id }) => id)).size).toBe(6);
});

describe('what is no feed', () => {
  const bomb = `<?xml version="1.0"?><!DOCTYPE r [<!ENTITY a "${'x'.repeat(1000)}">${Array.from(
    { length: 9 },
    (_, level) => `<!ENTITY ${'bcdefghij'[level]} "${`&${'abcdefghi'[level]};`.repeat(10)}">`,
  ).join(
    '',
  )}]><rss version="2.0"><channel><title>&j;</title><item><title>&j;</title><guid>1</guid><pubDate>Fri, 20 Nov 2026 09:40:12 +0000</pubDate></item></channel></rss>`;

  test.each([
    ['nothing', ''],
    ['HTML', '<!doctype html><html><body>Not here</body></html>'],
    ['JSON of another kind', '{"status":"ok"}'],
    ['broken JSON', '{"incidents":['],
    ['broken XML', '<rss version="2.0"><channel><item>'],
  ])('%s is not read', (_name, text) => expect(readFeed(text, NOW)?.incidents ?? []).toEqual([]));

  test('entities that grow are not followed', () => {
    const before = process.memoryUsage().rss;
    const found = readFeed(bomb, NOW)?.incidents ?? [];
    expect(found.every(({ title }) => title.length <= 200)).toBe(true);
    expect(process.memoryUsage().rss - before).toBeLessThan(200 * 1024 * 1024);
  });

  test('sizes are kept', () => {
    const long = JSON.stringify({
      incidents: [
        {
          ...{ id: 'a', name: 'x\ud800'.repeat(500), created_at: '2026-11-20T09:00:00Z', shortlink: 'javascript:x' },
          incident_updates: Array.from({ length: 300 }, (_, n) => ({
            ...{ id: `u${n}`, status: 'odd', body: 'y'.repeat(9000), created_at: '2026-11-20T09:00:00Z' },
          })),
        },
      ],
    });
    const [it] = read(long).incidents;
    expect(it?.title.length).toBeLessThanOrEqual(200);
    expect(it?.title).not.toMatch(/\p{Surrogate}/u);
    expect(it).toMatchObject({ url: undefined });
    expect(it?.updates).toHaveLength(100);
    expect(it?.updates[0]).toMatchObject({ phase: 'update', text: 'y'.repeat(4000) });
  });
});

test('HTML becomes text, line by line', () => {
  expect(htmlText('<p>a &amp;lt;b&gt; <b>c</b><br/>d</p>\n\n<p>e&#39;f &#x41; &nope; &#0;</p>')).toBe(
    "a &lt;b> c\nd\ne'f A &nope;",
  );
  expect(htmlText(`<${'a'.repeat(100_000)}`).length).toBeGreaterThan(0);
});
