import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { asId, type IncidentId, type ProductId } from '../../bot/domain/ids.ts';
import {
  boardOf,
  type Incident,
  type IncidentReport,
  type IncidentUpdate,
  isCancelled,
  LEVELS,
  merge,
  newsOf,
  PHASES,
} from '../../bot/domain/incident.ts';
import { mayConcern } from '../../bot/domain/incident-match.ts';

const T0 = Date.parse('2026-11-20T08:00:00Z');
const at = (minutes: number): Date => new Date(T0 + minutes * 60_000);
const drive = asId<ProductId>('projectwise-drive');

const update = (minute: number, phase: IncidentUpdate['phase'], id = `u${minute}`): IncidentUpdate => ({
  id,
  at: at(minute),
  phase,
  text: `${phase} ${minute}`,
});

const report = (minute: number, rest: Partial<IncidentReport> = {}): IncidentReport => ({
  id: asId<IncidentId>('i1'),
  source: 'operator',
  title: 'Slow',
  level: 'degraded',
  component: 'Drive',
  products: [drive],
  startedAt: at(0),
  end: undefined,
  url: undefined,
  updates: [],
  saidAt: at(minute),
  ...rest,
});

const following = (...reports: readonly IncidentReport[]): Incident => {
  const [first, ...others] = reports;
  if (first === undefined) throw new Error('no report');
  return others.reduce<Incident>(merge, merge(undefined, first));
};

describe('merge', () => {
  const reports = fc.uniqueArray(fc.nat(500), { minLength: 1, maxLength: 6 }).chain(minutes =>
    fc.tuple(
      ...minutes.map(minute =>
        fc
          .record({
            level: fc.constantFrom(...LEVELS),
            end: fc.option(fc.nat(500), { nil: undefined }),
            updates: fc.uniqueArray(fc.tuple(fc.nat(500), fc.constantFrom(...PHASES)), {
              maxLength: 3,
              selector: ([place]) => place,
            }),
          })
          .map(({ level, end, updates }) =>
            report(minute, {
              level,
              title: `said ${minute}`,
              end: end === undefined ? undefined : at(end),
              updates: updates.map(([place, phase]) => update(place, phase, `${minute}-${place}`)),
            }),
          ),
      ),
    ),
  );

  test('knows the same in the end, in whatever order and however often reports come', () => {
    fc.assert(
      fc.property(
        reports.chain(all =>
          fc.tuple(fc.constant(all), fc.shuffledSubarray([...all, ...all], { minLength: all.length * 2 })),
        ),
        ([all, shuffled]) => {
          const { version: _, ...known } = following(...all);
          const { version: __, ...other } = following(...shuffled);
          expect(other).toEqual(known);
        },
      ),
    );
  });

  test('gives back what was known where a report says nothing new', () => {
    const said = report(5, { updates: [update(1, 'investigating'), update(5, 'identified')] });
    const known = following(said);
    expect(merge(known, said)).toBe(known);
    expect(merge(known, report(3, { updates: [update(1, 'investigating')] }))).toBe(known);
  });

  test('learns of the end from the updates, and of what came back', () => {
    const over = following(report(1), report(9, { updates: [update(9, 'resolved')] }));
    expect(over.endedAt).toEqual(at(9));
    // A correction of the title ends nothing and begins nothing.
    expect(merge(over, report(10, { title: 'Very slow' })).endedAt).toEqual(at(9));
    expect(merge(over, report(11, { updates: [update(11, 'postmortem')] })).endedAt).toEqual(at(9));
    expect(merge(over, report(12, { updates: [update(12, 'investigating')] })).endedAt).toBeUndefined();
  });

  test('keeps the latest two hundred updates', () => {
    const many = Array.from({ length: 250 }, (_, minute) => update(minute, 'update'));
    const known = following(report(250, { updates: many }));
    expect(known.updates).toHaveLength(200);
    expect(known.updates.at(-1)?.id).toBe('u249');
    expect(merge(known, report(250, { updates: many }))).toBe(known);
  });
});

describe('news', () => {
  const now = at(60);
  const news = (before: Incident | undefined, next: IncidentReport) => newsOf(before, merge(before, next), now);

  test('is no past that is first heard of', () => {
    expect(news(undefined, report(9, { updates: [update(9, 'resolved')] }))).toBeUndefined();
    expect(news(undefined, report(9))).toBe('opened');
    expect(news(undefined, report(9, { startedAt: at(600), level: 'maintenance' }))).toBe('opened');
  });

  test('is what changes for those who follow it', () => {
    const known = following(report(5, { updates: [update(5, 'identified')] }));
    expect(news(known, report(6, { updates: [update(6, 'monitoring')] }))).toBe('updated');
    expect(news(known, report(6, { level: 'major-outage' }))).toBe('level');
    expect(news(known, report(6, { updates: [update(6, 'resolved')] }))).toBe('ended');
    expect(news(known, report(6, { title: 'A better title' }))).toBeUndefined();
    // An old update that was missing is not the latest.
    expect(news(known, report(2, { updates: [update(2, 'investigating')] }))).toBeUndefined();
  });

  test('of a maintenance: its end when that is said, and another begin', () => {
    const planned = following(report(5, { level: 'maintenance', startedAt: at(100), end: at(200) }));
    expect(news(planned, report(6, { level: 'maintenance', startedAt: at(130), end: at(200) }))).toBe('moved');
    const done = report(210, {
      ...{ level: 'maintenance', startedAt: at(100), end: at(200) },
      updates: [update(210, 'completed')],
    } as const);
    expect(newsOf(planned, merge(planned, done), at(210))).toBe('ended');
    // Done before the end that was planned, and called off before it began.
    for (const minute of [150, 50]) {
      const early = merge(planned, { ...done, saidAt: at(minute), updates: [update(minute, 'completed')] });
      expect(early.endedAt).toEqual(at(minute));
      expect(newsOf(planned, early, at(minute))).toBe('ended');
      expect(isCancelled(early)).toBe(minute === 50);
    }
  });

  test('is that something came back', () => {
    const over = following(report(5, { updates: [update(5, 'resolved')] }));
    expect(news(over, report(9, { updates: [update(5, 'resolved'), update(9, 'investigating')] }))).toBe('updated');
  });
});

test('the board has the worst first, then what is planned, then what is over', () => {
  const one = (id: string, rest: Partial<IncidentReport>) => merge(undefined, { ...report(0), ...rest, id: asId(id) });
  const day = 24 * 60;
  const board = boardOf(
    [
      one('degraded', {}),
      one('major', { level: 'major-outage' }),
      one('later', { startedAt: at(2 * day) }),
      one('soon', { startedAt: at(day) }),
      one('over', { startedAt: at(-2 * day), end: at(-day) }),
      one('long over', { startedAt: at(-40 * day), end: at(-15 * day) }),
    ],
    at(1),
  );
  const ids = (part: readonly Incident[]) => part.map(({ id }) => id);
  expect(ids(board.current)).toEqual(['major', 'degraded']);
  expect(ids(board.planned)).toEqual(['soon', 'later']);
  expect(ids(board.recent)).toEqual(['over']);
});

describe('what a report may be about', () => {
  const explorer = asId<ProductId>('projectwise-explorer');
  const bridge = asId<ProductId>('openbridge');
  const related = (a: string, b: string) => a.split('-')[0] === b.split('-')[0];
  const it = { products: [drive], terms: new Set(['slow', 'synchronis', 'projectwis', 'drive']) };
  const about = (words: string, chosen?: ProductId, named: readonly ProductId[] = []) =>
    mayConcern({ chosen, named, terms: new Set(words.split(' ')) }, it, related);

  test.each([
    ['its product, whatever the words', about('', drive), true],
    ['a product that is named', about('install', undefined, [drive]), true],
    ['words enough', about('synchronis slow'), true],
    ['words enough with a product of the same family', about('synchronis slow', explorer), true],
    ['one word', about('slow'), false],
    ['few words of many', about('slow drive rail bridge model'), false],
    ['words enough about another product', about('synchronis slow', bridge), false],
    ['no words at all', about(''), false],
  ])('%s', (_name, found, wanted) => expect(found).toBe(wanted));
});
