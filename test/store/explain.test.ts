import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CASE_SORTS, CASE_VIEWS, type CaseFilter, firstQuery, NO_FILTER } from '../../bot/domain/case-list.ts';
import { asId } from '../../bot/domain/ids.ts';
import { merge } from '../../bot/domain/incident.ts';
import { USUAL } from '../../bot/domain/preferences.ts';
import { caseLists } from '../../db/case-lists.ts';
import { createStore } from '../../db/create-store.ts';
import type { Dialect, Steps } from '../../db/dialect.ts';
import { openDialect } from '../../db/open.ts';
import type { NewExport } from '../../db/store/exports.ts';
import type { Store } from '../../db/store.ts';
import { someCases } from './contract/plain-lists.ts';
import {
  aCase,
  aConversation,
  aDraft,
  ada,
  aNotice,
  change,
  contoso,
  later,
  mia,
  opening,
  T0,
  worldOn,
} from './world.ts';

type Shown = { readonly toSQL: () => { readonly sql: string } };

/** The same dialect, which writes down every statement that the store makes. */
const recording = (dialect: Dialect, statements: Set<string>): Dialect => {
  // Every builder of the query library can show its statement; the store's own types do not mention that.
  const record = (query: unknown) => statements.add((query as Shown).toSQL().sql);
  function* recorded<Result>(steps: Steps<Result>): Steps<Result> {
    let step = steps.next([]);
    while (step.done !== true) {
      if ('toSQL' in step.value) record(step.value);
      step = steps.next(yield step.value);
    }
    return step.value;
  }
  return {
    ...dialect,
    read: query => {
      record(query);
      return dialect.read(query);
    },
    prepare: (name, query) => {
      record(query);
      return dialect.prepare(name, query);
    },
    statement: (name, build) => {
      record(build(dialect.db));
      return dialect.statement(name, build);
    },
    atomically: (steps, keep) => dialect.atomically(tx => recorded(steps(tx)), keep),
  };
};

/** Everything that the store can be asked, each once. */
const exercise = async (store: Store): Promise<void> => {
  const team = asId<never>('gts');
  await store.commit({
    once: { conversation: asId('c'), activity: 'a', at: T0 },
    writes: [
      { type: 'conversation.put', conversation: aConversation('c'), at: T0 },
      { type: 'desk.put', desk: { conversation: asId('c'), team, language: 'en', timeZone: 'UTC' }, at: T0 },
      { type: 'draft.open', draft: aDraft('d') },
      { type: 'draft.move', from: 1, draft: aDraft('d', { revision: 2 }) },
      { type: 'draft.end', id: asId('d'), from: 2, as: 'cancelled' },
      opening(aCase(1), { draft: asId('d') }),
      { type: 'user.language', user: mia.id, from: 1, language: 'de' },
    ],
    notices: [aNotice('n1', { key: 'k' }), aNotice('n2', { to: { user: ada.id } })],
  });
  await store.commit(change({ type: 'conversation.remove', id: asId('c') }));
  const [first, second] = await store.claimNotices(9, T0, { id: 'l', until: later(1) });
  if (first === undefined || second === undefined) throw new Error('not claimed');
  await store.beginNotice(first, T0);
  await store.settleNotice(first, { kind: 'failed', error: '', dead: true }, T0);
  await store.settleNotice(second, { kind: 'later', at: later(1), error: '' }, T0);
  await store.claimNotices(9, later(1), { id: 'l', until: later(2) });
  await store.claimNotices(9, later(9), { id: 'l', until: later(10) });
  await store.claimTimers(9, T0, later(1));
  await exerciseNotices(store);
  await exerciseExports(store);
  const file = {
    ...{ id: 'f', account: contoso.id, draft: asId<never>('d'), case: undefined, by: mia.id, name: 'f', at: T0 },
    ...{ type: undefined, size: undefined, state: 'pending' as const, reason: undefined, source: undefined },
  };
  const inCase = { ...file, draft: undefined, case: aCase(1).id };
  const to = { case: aCase(1).id, account: contoso.id };
  await store.commit(
    change(
      { type: 'attachment.add', attachment: file },
      { type: 'attachment.move', attachment: file, to },
      { type: 'attachment.stored', attachment: inCase, mediaType: 'text/plain', size: 1 },
      { type: 'attachment.drop', attachment: { ...inCase, state: 'stored' }, at: T0 },
    ),
  );
  await store.claimAttachments(9, T0, later(1));
  const [removal = ''] = await store.claimRemovals(9, T0, later(1));
  await store.endRemoval(removal, later(1));
  await store.attachment('f');
  await store.putBlob('k', [new Uint8Array([1])], 'text/plain', T0);
  for await (const _ of (await store.blob('k')) ?? []);
  await store.removeBlob('k');
  await store.tidy(T0);
  await store.openDraft(mia.id, 'case', T0);
  await store.usersById([mia.id]);
  await store.assignment(asId('e1'), mia.id);
  await store.claimFeed('https://feed.example', T0, later(1));
  await store.settleFeed(
    { url: 'https://feed.example', etag: undefined, modified: undefined, checkedAt: T0, reachedAt: T0 },
    undefined,
    later(1),
  );
  const incident = merge(undefined, {
    ...{ id: asId('i'), source: 's', title: 't', level: 'degraded', component: '', products: [], updates: [] },
    ...{ startedAt: T0, end: undefined, url: undefined, saidAt: T0 },
  });
  await store.commit(
    change(
      { type: 'incident.put', incident, from: 0 },
      { type: 'incident.put', incident: { ...incident, version: 2 }, from: 1 },
      { type: 'incident.link', incident: incident.id, case: aCase(1).id, by: mia.id, at: T0 },
      { type: 'incident.unlink', incident: incident.id, case: aCase(1).id },
      { type: 'follow.add', user: mia.id, to: { kind: 'incident', target: incident.id }, at: T0 },
      { type: 'follow.remove', user: mia.id, to: { kind: 'incident', target: incident.id } },
    ),
  );
  await store.incidentsSince(T0, 9);
  await store.unendedIncidents('s', T0);
  await store.incidentAudience(incident.id, [asId('p')]);
  await store.auditOf(contoso.id, 9);
};

/** An export from the wish to the end, and one that goes into somebody's own storage. */
const exerciseExports = async (store: Store): Promise<void> => {
  const it: NewExport = {
    ...{ id: 'x', user: mia.id, tenant: asId('t'), conversation: asId('c'), format: 'csv', language: 'en' },
    subject: { kind: 'case', case: aCase(1).id },
    at: T0,
  };
  const held = { id: 'x', lease: 'l' } as const;
  await store.commit(change({ type: 'export.start', export: it, expiresAt: T0 }));
  await store.claimExport(T0, { id: 'l', until: later(1) });
  await store.holdsExport('x', 'l');
  await store.commit(change({ ...held, type: 'export.progress', rows: 1, total: 2, until: later(2) }));
  await store.commit(change({ ...held, type: 'export.release' }));
  await store.claimExport(T0, { id: 'l', until: later(1) });
  await store.commit(change({ ...held, type: 'export.failed', expiresAt: T0 }));
  await store.commit(change({ type: 'export.start', export: { ...it, id: 'y' }, expiresAt: T0 }));
  await store.claimExport(T0, { id: 'l', until: later(1) });
  const file = { rows: 1, name: 'n', size: 1, expiresAt: T0 };
  await store.commit(change({ ...held, id: 'y', type: 'export.done', ...file }));
  const saving = { type: 'export.saving', id: 'y', target: undefined, at: T0 } as const;
  await store.commit(change({ ...saving, from: [undefined], state: 'offered' }));
  await store.commit(change({ ...saving, from: ['offered'], state: 'accepted' }));
  await store.claimSaving(T0, later(1));
  await store.commit(change({ type: 'export.stop', id: 'y', user: mia.id, at: T0 }));
  for (const kind of ['export', 'saving'] as const)
    await store.commit({ writes: [], notices: [aNotice(kind, { to: { user: mia.id }, body: { kind, export: 'y' } })] });
  for (const notice of await store.claimNotices(9, later(99), { id: 'e', until: later(100) }))
    await store.settleNotice(notice, { kind: 'sent', message: 'm' }, later(99));
  await store.exportsOf(mia.id, 9);
  await store.countOpenExports(mia.id);
  await store.expiredExports(later(9), 9);
  await store.commit(change({ type: 'export.forget', id: 'y' }));
};

/** Every way that a notice can go. */
const exerciseNotices = async (store: Store): Promise<void> => {
  const about = (id: string) => aNotice(id, { body: { kind: 'case', case: aCase(1).id, activity: 1 } });
  await store.commit({ writes: [], notices: ['p1', 'p2', 'p3'].map(about) });
  const outcomes = [
    { kind: 'held', until: later(30), error: '' },
    { kind: 'collected', until: later(40) },
    { kind: 'rerouted', to: 'email', because: '', dead: true },
  ] as const;
  for (const outcome of outcomes) {
    const [notice] = await store.claimNotices(1, later(20), { id: 'w', until: later(21) });
    if (notice !== undefined) await store.settleNotice(notice, outcome, later(20));
  }
  await store.claimNotices(9, later(20), { id: 'w', until: later(21) }, 'email');
  const [digest] = await store.claimNotices(9, later(50), { id: 'w', until: later(51) });
  if (digest !== undefined) await store.settleNotice(digest, { kind: 'sent', message: undefined }, later(50));
  const preferences = { ...USUAL, version: 1 };
  await store.commit(change({ type: 'preferences.put', user: mia.id, from: 0, preferences, at: T0 }));
  await store.commit(change({ type: 'preferences.put', user: mia.id, from: 1, preferences, at: T0 }));
  await store.commit(
    change(
      { type: 'case.mute', user: mia.id, case: aCase(1).id, on: true, at: T0 },
      { type: 'case.mute', user: mia.id, case: aCase(1).id, on: false, at: T0 },
      { type: 'missed.seen', user: mia.id, notices: [asId('p1'), asId('p2')], at: T0 },
    ),
  );
  await store.markActed([{ user: mia.id, at: T0 }]);
};

/** Pages of every list in every order, each looked for in every way, and searches. */
const exerciseLists = async (dialect: Dialect): Promise<void> => {
  const cases = someCases(60);
  const store = createStore(dialect);
  await store.commit(change(...cases.map(({ case: one, watchers }) => opening(one, { watchers }))));
  const near = caseLists(dialect, () => [{ walk: 4 }, { pick: 4 }, { walk: 4 }]);
  const far = caseLists(dialect, () => [{ walk: 4 }, { pick: 99 }, { walk: 4 }]);
  const viewer = { user: mia.id, account: contoso.id };
  const filter: CaseFilter = {
    states: [],
    priorities: [1],
    requestTypes: ['learning'],
    products: [asId('zulu')],
    from: T0,
    until: later(1e6),
  };
  for (const view of CASE_VIEWS)
    for (const by of CASE_SORTS)
      for (const descending of [false, true]) {
        const query = { view, sort: { by, descending }, filter };
        await near.caseList(viewer, { ...query, filter: NO_FILTER }, 2);
        await near.caseList(viewer, query, 2);
        await far.caseList(viewer, query, 2);
        await near.countCaseList(viewer, query, 9);
        await far.countCaseList(viewer, query, 9);
      }
  for await (const _ of near.caseListRows(viewer, firstQuery('all'), 9));
  const searcher = { kind: 'customer', ...viewer, reach: 'own' } as const;
  await store.findCases(searcher, 'zebra', 9);
  await store.similarCases(searcher, 'zebra skoda', 9);
  await store.indexCases(9);
};

const aPage = (statement: string): boolean => statement.includes(' union all select ');
const ofProduct = (statement: string): boolean => statement.includes('"product" = ?');

describe('the plan of every statement on SQLite', () => {
  const statements = new Set<string>();
  let dialect: Dialect;

  beforeAll(async () => {
    dialect = await openDialect('file::memory:');
    await worldOn(dialect);
    await exercise(createStore(recording(dialect, statements)));
    await exerciseLists(recording(dialect, statements));
  });

  afterAll(() => dialect.close());

  const planOf = (statement: string): readonly string[] =>
    dialect.db
      .all<{ detail: string }>(sql.raw(`explain query plan ${statement.replaceAll('?', '1')}`))
      .map(({ detail }) => detail);

  /** Constants, what a subquery has found, and lists and texts that are indexed in themselves are no tables. */
  const scansOf = (statement: string): readonly string[] =>
    planOf(statement).filter(line => /^SCAN (?!CONSTANT|taking_part|left_over|\w+ VIRTUAL TABLE)/.test(line));

  it('scans no table', () => {
    expect(statements.size).toBeGreaterThan(60);
    const scans = [...statements].flatMap(statement =>
      scansOf(statement)
        .filter(line => !line.includes(' USING '))
        .map(line => ({ line, statement })),
    );
    expect(scans).toEqual([]);
  });

  it('walks along an index only where the first row is wanted', () => {
    const walks = [...statements].filter(statement => scansOf(statement).length > 0);
    expect(walks.filter(statement => !statement.endsWith('limit ?'))).toEqual([]);
  });

  it.each([
    ['queue', '"queue_rank" is not null) order by'],
    ['activities', 'from "activities"'],
    ['a page of activities', '"activities"."number" >= ?'],
    ['assigned to', '"cases"."assignee" = ?'],
    ['a page of a list', ' union all select '],
    ['requested by', '"cases"."requester" = ? and "cases"."open" = ?) order by'],
    ['contact of', '"cases"."contact" = ? and "cases"."open" = ?) order by'],
    ['audit', 'from "audit"'],
    ['notices that are due', '"due_at" <= ?'],
  ])('sorts nothing for: %s', (_name, part) => {
    const found = [...statements].filter(statement => statement.startsWith('select') && statement.includes(part));
    expect(found).not.toEqual([]);
    expect(found.flatMap(planOf).filter(line => line.includes('TEMP B-TREE FOR ORDER BY'))).toEqual([]);
  });

  it.each([
    ['"priority" in (?)', 'listings_priority', 'priority=?'],
    ['"request_type" in (?)', 'listings_request_type', 'request_type=?'],
    ['"product" in (?)', 'listings_product_updated', 'product=?'],
    ['"updated_at" >= ? and', 'listings_updated', 'updated_at>? AND updated_at<?'],
  ])('finds what a filter leaves by its own index: %s', (condition, index, found) => {
    const counts = [...statements].filter(
      it => it.includes('select "case_id" from "listings"') && it.includes(condition),
    );
    expect(counts).not.toEqual([]);
    for (const line of counts.flatMap(planOf).filter(it => it.startsWith('SEARCH')))
      expect(line).toContain(`COVERING INDEX ${index} (whose=? AND part=? AND state=? AND ${found})`);
  });

  it('looks up the cases of a page by their numbers', () => {
    const lines = [...statements].filter(it => it.includes('from "cases" where "cases"."id" in (select value'));
    expect(lines.length).toBeGreaterThanOrEqual(3);
    for (const statement of lines)
      expect(planOf(statement)[0]).toBe('SEARCH cases USING INDEX sqlite_autoindex_cases_1 (id=?)');
  });

  it.each([
    ['number', 'listings_number'],
    ['state', 'listings_number'],
    ['priority', 'listings_priority'],
    ['product', 'listings_product'],
    ['contact', 'listings_contact'],
    ['description', 'listings_description'],
    ['updated_at', 'listings_updated'],
  ])('begins a list by %s in the middle of its index', (key, index) => {
    const column = key === 'number' || key === 'state' ? 'case_id' : key;
    const order = { number: ' order by "', state: 'order by "state' }[key] ?? 'order by key';
    const pages = [...statements].filter(
      it => aPage(it) && !ofProduct(it) && it.includes(`"${column}" as "key"`) && it.includes(order),
    );
    expect(pages.length).toBeGreaterThanOrEqual(4);
    for (const line of pages.flatMap(planOf).filter(it => it.startsWith('SEARCH'))) {
      expect(line).toContain(` ${index} (whose=? AND part=? AND state=? AND `);
      expect(line).toMatch(key === column ? /\w+,case_id\)[<>]/ : /case_id[<>]/);
    }
  });

  it.each([
    ['number', 'listings_product', 'case_id', / AND case_id[<>]/],
    ['updated_at', 'listings_product_updated', 'updated_at', /updated_at,case_id\)[<>]/],
  ])('begins the cases of one product by %s in the middle of its index', (_name, index, column, behind) => {
    const pages = [...statements].filter(it => aPage(it) && ofProduct(it) && it.includes(`"${column}" as "key"`));
    expect(pages.length).toBeGreaterThanOrEqual(4);
    for (const line of pages.flatMap(planOf).filter(it => it.startsWith('SEARCH'))) {
      expect(line).toContain(` ${index} (whose=? AND part=? AND state=? AND product=? AND `);
      expect(line).toMatch(behind);
    }
    expect(pages.flatMap(planOf).filter(line => line.includes('TEMP B-TREE'))).toEqual([]);
  });
});
