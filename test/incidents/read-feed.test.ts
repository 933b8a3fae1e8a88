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
  const { incidents, listed } = read(fixture(file));

  test('has each incident with its updates, as status pages write them', () => {
    expect(listed).toBeUndefined();
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
  const { incidents, listed } = read(fixture('summary.json'));
  expect(listed).toEqual(['k1', 'k9', 'k2']);
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
  const { incidents, listed } = read(fixture('incidents.json'));
  expect(listed).toBeUndefined();
  expect(incidents).toMatchObject([
    { externalId: 'k1', level: 'partial-outage', endedAt: at('2026-11-20T09:49:00Z') },
    { externalId: 'k7', level: 'degraded', endedAt: at('2026-10-02T12:00:00Z'), updates: [{ phase: 'postmortem' }] },
  ]);
});

describe('a summary that is not quite as it should be', () => {
  const incident = (rest: Readonly<Record<string, unknown>> = {}) => ({
    ...{ id: 'k1', name: 'Sign-in fails', status: 'investigating', impact: 'major', components: [] },
    ...{ created_at: '2026-11-20T08:00:00Z', updated_at: '2026-11-20T08:00:00Z', incident_updates: [] },
    ...rest,
  });
  const summary = (incidents: readonly unknown[], planned: readonly unknown[] = []) =>
    JSON.stringify({ components: [], incidents, scheduled_maintenances: planned });

  test('lists also what cannot be read, so that it is not over for that', () => {
    const found = read(summary([incident(), incident({ id: 'k2', created_at: 'yesterday' })]));
    expect(found.incidents.map(({ externalId }) => externalId)).toEqual(['k1']);
    expect(found.listed).toEqual(['k1', 'k2']);
  });

  test('has every update that can be read, its HTML as words', () => {
    const update = (id: string, rest: object) => ({
      id,
      status: 'identified',
      created_at: '2026-11-20T08:10:00Z',
      ...rest,
    });
    const [it] = read(
      summary([
        incident({
          incident_updates: [
            update('a', { body: 'Slower than 5 ms < 10 ms.' }),
            update('b', { body: 'never', created_at: 'soon' }),
            update('c', { body: '<p>See <a href="https://x.example">here</a> &amp; there</p>' }),
          ],
        }),
      ]),
    ).incidents;
    expect(it?.updates.map(({ text }) => text)).toEqual(['Slower than 5 ms < 10 ms.', 'See here & there']);
  });

  test('may begin with a byte order mark', () => {
    expect(read(`\uFEFF${summary([incident()])}`).incidents).toHaveLength(1);
  });

  test('has a maintenance that takes longer than planned as still going on', () => {
    const planned = (status: string, until: string) =>
      read(summary([], [incident({ status, scheduled_for: '2026-11-20T06:00:00Z', scheduled_until: until })]))
        .incidents[0];
    expect(planned('in_progress', '2026-11-20T09:00:00Z')?.endedAt).toBeUndefined();
    expect(planned('in_progress', '2026-11-20T11:00:00Z')?.endedAt).toEqual(at('2026-11-20T11:00:00Z'));
    expect(planned('scheduled', '2026-11-20T09:00:00Z')?.endedAt).toEqual(at('2026-11-20T09:00:00Z'));
  });
});

describe('feeds of other hands', () => {
  const rss = (title: string, description: string) =>
    read(
      `<rss version="2.0"><channel><title>t</title><item><title>${title}</title><guid>1</guid><pubDate>Fri, 20 Nov 2026 09:05:00 +0000</pubDate><description><![CDATA[${description}]]></description></item></channel></rss>`,
    ).incidents[0];

  test('write the time of their own zone', () => {
    const it = rss(
      'Sign-in fails',
      '<p><small>Nov 20, 01:05 PST</small><br><strong>Resolved</strong> - Fixed.</p><p><small>Nov 20, 00:05 PST</small><br><strong>Investigating</strong> - We look.</p>',
    );
    expect(it?.updates.map(({ phase, at: when }) => [phase, when.toISOString()])).toEqual([
      ['resolved', '2026-11-20T09:05:00.000Z'],
      ['investigating', '2026-11-20T08:05:00.000Z'],
    ]);
    expect(rss('Move', 'THIS IS A SCHEDULED EVENT Nov 22, 23:00 - Nov 23, 02:00 CET<br>We move.')).toMatchObject({
      startedAt: at('2026-11-22T22:00:00Z'),
      endedAt: at('2026-11-23T01:00:00Z'),
    });
  });

  test.each([
    ['RESOLVED: Sign-in fails', 'Fixed.'],
    ['[Resolved] Sign-in fails', 'Fixed.'],
    ['Sign-in fails', '<p>Status: Resolved</p><p>Fixed.</p>'],
    ['Sign-in fails', '<strong>Resolved</strong> This is fixed now.'],
  ])('say that something is over: %s %s', (title, description) => {
    expect(rss(title, description)?.updates).toMatchObject([{ phase: 'resolved' }]);
  });

  test('say when it is not', () => {
    expect(rss('Resolved names are not found', 'The DNS fails.')?.updates).toMatchObject([{ phase: 'update' }]);
  });

  test('name the feed before the page', () => {
    const link = (rel: string, href: string) => `<link rel="${rel}" href="https://s.example/${href}"/>`;
    const [it] = read(
      `<feed xmlns="http://www.w3.org/2005/Atom"><id>x</id><title>t</title><updated>2026-11-20T08:00:00Z</updated><entry><id>1</id><title>A</title>${link('self', '1.atom')}${link('alternate', '1')}<updated>2026-11-20T08:00:00Z</updated><content>x</content></entry></feed>`,
    ).incidents;
    expect(it?.url).toBe('https://s.example/1');
  });
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
