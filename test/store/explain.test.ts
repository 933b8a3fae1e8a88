import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { asId } from '../../bot/domain/ids.ts';
import { createStore } from '../../db/create-store.ts';
import type { Dialect, Steps } from '../../db/dialect.ts';
import { openDialect } from '../../db/open.ts';
import type { Store } from '../../db/store.ts';
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
  await store.claimAttachments(9, T0, later(1));
  await store.openDraft(mia.id, 'case', T0);
  await store.usersById([mia.id]);
  await store.assignment(asId('e1'), mia.id);
  await store.auditOf(contoso.id, 9);
};

describe('the plan of every statement on SQLite', () => {
  const statements = new Set<string>();
  let dialect: Dialect;

  beforeAll(async () => {
    dialect = await openDialect('file::memory:');
    await worldOn(dialect);
    await exercise(createStore(recording(dialect, statements)));
  });

  afterAll(() => dialect.close());

  const planOf = (statement: string): readonly string[] =>
    dialect.db
      .all<{ detail: string }>(sql.raw(`explain query plan ${statement.replaceAll('?', '1')}`))
      .map(({ detail }) => detail);

  /** Constants and what a subquery has found are no tables. */
  const scansOf = (statement: string): readonly string[] =>
    planOf(statement).filter(line => /^SCAN (?!CONSTANT|taking_part)/.test(line));

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
    ['assigned to', '"cases"."assignee" = ?'],
    ['requested by', '"cases"."requester" = ? and "cases"."open" = ?) order by'],
    ['contact of', '"cases"."contact" = ? and "cases"."open" = ?) order by'],
    ['audit', 'from "audit"'],
    ['notices that are due', '"due_at" <= ?'],
  ])('sorts nothing for: %s', (_name, part) => {
    const found = [...statements].filter(statement => statement.startsWith('select') && statement.includes(part));
    expect(found).not.toEqual([]);
    expect(found.flatMap(planOf).filter(line => line.includes('TEMP B-TREE FOR ORDER BY'))).toEqual([]);
  });
});
