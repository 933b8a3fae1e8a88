import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { STATES } from '../../bot/domain/case.ts';
import { CASE_SORTS, type CaseSortColumn, type ListView } from '../../bot/domain/case-list.ts';
import { asId, type CaseId } from '../../bot/domain/ids.ts';
import { PRIORITIES } from '../../bot/domain/priority.ts';
import { fold } from '../../db/search-text.ts';
import type { CaseRow } from '../../db/store.ts';
import { translator } from '../../locales/index.ts';
import { message } from '../kit/activities.ts';
import { actionsOf, buttonWith, choicesOf, inputOf, inputsOf, type SeenCard, titlesOf, wordsOf } from '../kit/cards.ts';
import { kept } from '../kit/cases.ts';
import { identified } from '../kit/given.ts';
import { colleague } from '../kit/people.ts';
import { type Someone, startWorld, type World } from '../kit/world.ts';

const PAGE = 10;

let world: World;
let mia: Someone;
let ada: Someone;
/** Every case of the demo's customer Contoso, and whose it is. */
let contoso: readonly (CaseRow & { readonly contactName: string })[];

const everyCase = async (): Promise<typeof contoso> => {
  const all: (CaseRow & { contactName: string })[] = [];
  const account = (await identified(world, mia)).account.id;
  for (let number = 1000; ; number += 1) {
    const it = await world.store.case(asId<CaseId>(`CS${String(number).padStart(7, '0')}`));
    if (it === undefined) return all.filter(found => found.account === account);
    const [contact] = await world.store.usersById([it.contact]);
    all.push({ ...it, contactName: contact?.name ?? '' });
  }
};

beforeAll(async () => {
  world = await startWorld();
  mia = world.someone('mia');
  ada = world.someone('ada');
  await mia.says('help');
  await ada.says('help');
  contoso = await everyCase();
});
afterAll(() => world.close());

type Listed = (typeof contoso)[number];

const seenBy = async (who: Someone, view: ListView, cases: readonly Listed[]): Promise<readonly Listed[]> => {
  const { user } = await identified(world, who);
  const party = (it: Listed) => it.requester === user.id || it.contact === user.id;
  const state = (it: Listed) => it.progress.state;
  switch (view) {
    case 'all':
      return cases.filter(it => party(it) || it.watchers.includes(user.id));
    case 'action':
      return cases.filter(it => party(it) && (state(it) === 'awaiting-info' || state(it) === 'resolved'));
    case 'mine':
      return cases.filter(it => it.requester === user.id);
    case 'account':
      return cases;
  }
};

const keyOf = (it: Listed, by: CaseSortColumn): string | number => {
  switch (by) {
    case 'description':
      return fold(it.shortDescription);
    case 'product':
      return it.product ?? '';
    case 'contact':
      return fold(it.contactName);
    case 'priority':
      return it.priority;
    case 'state':
      return STATES.indexOf(it.progress.state);
    case 'updated':
      return it.updatedAt.getTime();
    case 'number':
    case 'ultimate':
      return '';
  }
};

const isClosed = (it: Listed): boolean => it.progress.state === 'closed';

const compared = (a: string | number, b: string | number): number => (a < b ? -1 : a > b ? 1 : 0);

const sorted = (cases: readonly Listed[], by: CaseSortColumn, descending: boolean): readonly string[] =>
  [...cases]
    .sort((a, b) => (descending ? -1 : 1) * (compared(keyOf(a, by), keyOf(b, by)) || compared(a.id, b.id)))
    .map(it => it.id);

/** The cases of a card's rows, in order. */
const rowsOn = (card: SeenCard): readonly string[] => [
  ...new Set(
    actionsOf(card).flatMap(it => (it.verb === 'case.show' && it.data.list === true ? [String(it.data.case)] : [])),
  ),
];

/** Every row of a list, page by page; each page as large as it should be. */
const allRows = async (who: Someone, first: SeenCard): Promise<readonly string[]> => {
  const rows = [...rowsOn(first)];
  let card = first;
  while (titlesOf(card).includes('Next page')) {
    expect(rowsOn(card)).toHaveLength(PAGE);
    card = await who.presses(card, 'Next page');
    rows.push(...rowsOn(card));
  }
  return rows;
};

const NAMES: Readonly<Record<ListView, string>> = {
  all: 'all cases',
  action: 'action needed',
  mine: 'my cases',
  account: 'account cases',
};

describe('each list', () => {
  test.each([
    ['mia', 'all'],
    ['mia', 'action'],
    ['mia', 'mine'],
    ['ada', 'all'],
    ['ada', 'action'],
    ['ada', 'mine'],
    ['ada', 'account'],
    ['piotr', 'account'],
  ] as const)('of %s: %s, typed and by the card, has exactly its cases, the latest first', async (name, view) => {
    const who = world.someone(name);
    const card = await who.says(NAMES[view]);
    const expected = sorted(await seenBy(who, view, contoso), 'updated', true);
    expect(wordsOf(card)).toContain(
      `${expected.length > PAGE ? `1–${PAGE} of ${expected.length}` : expected.length} `.trim(),
    );
    expect(await allRows(who, card)).toEqual(expected);
    const other = await who.says(NAMES[view === 'all' ? 'mine' : 'all']);
    const pressed = await who.taps(other, buttonWith(other, 'list.show', { view }));
    expect(rowsOn(pressed)).toEqual(expected.slice(0, PAGE));
  });

  test('says how many cases wait, and offers the account to administrators only', async () => {
    const waiting = (await seenBy(mia, 'action', contoso)).length;
    expect(waiting).toBeGreaterThan(0);
    expect(wordsOf(await mia.says('all cases'))).toContain(`Action needed · ${waiting}`);
    expect(titlesOf(await mia.says('all cases'))).not.toContain('Account cases');
    expect(titlesOf(await ada.says('all cases'))).toContain('Account cases');
    const refused = await mia.says('account cases');
    expect(wordsOf(refused)).toMatch(/administrators.*Ada Brandt/);
    expect(rowsOn(refused)).toEqual([]);
  });

  test('is reached from help', async () => {
    const help = await mia.says('help');
    const open = sorted(
      (await seenBy(mia, 'all', contoso)).filter(it => !['closed', 'cancelled'].includes(it.progress.state)),
      'updated',
      true,
    );
    expect(rowsOn(await mia.presses(help, `You have ${open.length} open cases`))).toEqual(open.slice(0, PAGE));
    expect(rowsOn(await mia.says('my open cases'))).toEqual(open.slice(0, PAGE));
    expect(wordsOf(await mia.presses(help, 'Cases'))).toContain('All cases');
    for (const taught of ['all cases', 'my cases', 'action needed', 'find']) expect(wordsOf(help)).toContain(taught);
    expect(wordsOf(help)).not.toContain('account cases');
    expect(wordsOf(await ada.says('help'))).toContain('account cases');
  });

  test('shows of each case what tells it apart', async () => {
    const card = await ada.says('account cases sort by number');
    const [first] = contoso;
    const product = first?.product;
    expect(product).toBeDefined();
    const en = translator('en', 'UTC', world.now());
    for (const words of [
      first?.id,
      first?.shortDescription.slice(0, 40),
      en(`states.${first?.progress.state ?? 'new'}`),
      en(`priorities.${first?.priority ?? 1}`),
      first?.contactName,
      'updated',
    ])
      expect(wordsOf(card)).toContain(words);
  });
});

describe('sorting', () => {
  test.each(CASE_SORTS.flatMap(by => [[by, 'ascending'] as const, [by, 'descending'] as const]))(
    'by %s, %s, over all pages and back',
    async (by, direction) => {
      const en = translator('en', 'UTC', world.now());
      const expected = sorted(contoso, by, direction === 'descending');
      const first = await ada.says(`account cases sort by ${en(`lists.columns.${by}`)} ${direction}`);
      expect(await allRows(ada, first)).toEqual(expected);
      const second = await ada.presses(first, 'Next page');
      expect(wordsOf(second)).toContain(`11–20 of ${expected.length}`);
      const third = await ada.presses(second, 'Next page');
      const back = await ada.presses(third, 'Previous page');
      expect(rowsOn(back)).toEqual(expected.slice(PAGE, 2 * PAGE));
      expect(wordsOf(back)).toContain(`11–20 of ${expected.length}`);
      const begin = await ada.presses(back, 'Previous page');
      expect(rowsOn(begin)).toEqual(expected.slice(0, PAGE));
      expect(titlesOf(begin)).not.toContain('Previous page');
    },
  );
});

describe('filtering', () => {
  const de = translator('de', 'UTC', new Date(0));
  const en = translator('en', 'UTC', new Date(0));

  test.each(STATES)('by the state %s, in English and in German', async state => {
    const expected = sorted(
      contoso.filter(it => it.progress.state === state),
      'updated',
      true,
    );
    expect(expected.length).toBeGreaterThan(0);
    expect(await allRows(ada, await ada.says(`account cases ${en(`states.${state}`)}`))).toEqual(expected);
    await ada.says('language Deutsch');
    expect(rowsOn(await ada.says(`Fälle des Kontos ${de(`states.${state}`)}`))).toEqual(expected.slice(0, PAGE));
    await ada.says('Sprache Englisch');
  });

  test.each(PRIORITIES)('by priority %s', async priority => {
    const expected = sorted(
      contoso.filter(it => it.priority === priority),
      'updated',
      true,
    );
    expect(expected.length).toBeGreaterThan(0);
    expect(await allRows(ada, await ada.says(`account cases priority ${priority}`))).toEqual(expected);
  });

  test('by product, by request type, by day, and by all of it', async () => {
    const micro = contoso.filter(it => it.product === 'microstation');
    expect(micro.length).toBeGreaterThan(0);
    const list = async (words: string) => allRows(ada, await ada.says(`account cases ${words}`));
    expect(await list('product MicroStation')).toEqual(sorted(micro, 'updated', true));
    const licences = contoso.filter(it => it.requestType === 'license-support');
    expect(await list('license support')).toEqual(sorted(licences, 'updated', true));
    // Contoso's people live an hour east of Greenwich.
    const since = new Date('2026-10-31T23:00:00Z');
    const late = contoso.filter(it => it.updatedAt >= since);
    expect(late.length).toBeGreaterThan(0);
    expect(late.length).toBeLessThan(contoso.length);
    expect(await list('from 2026-11-01')).toEqual(sorted(late, 'updated', true));
    expect(await list('until 31.10.2026')).toEqual(
      sorted(
        contoso.filter(it => it.updatedAt < since),
        'updated',
        true,
      ),
    );
    expect(await list('sort by number descending license support closed from 2026-10-01 priority 3')).toEqual(
      sorted(
        licences.filter(it => it.progress.state === 'closed' && it.priority === 3),
        'number',
        true,
      ),
    );
  });

  test('by the page for it: what is chosen there is what is shown, and stands there again', async () => {
    const form = await ada.presses(await ada.says('account cases'), 'Sort & filter');
    expect(inputsOf(form).map(it => it.id)).toEqual([
      'view',
      'sort',
      'direction',
      'states',
      'priorities',
      'product',
      'requestType',
      'from',
      'until',
    ]);
    expect(inputOf(form, 'view').value).toBe('account');
    const inputs = {
      sort: 'priority',
      direction: 'ascending',
      states: 'closed,resolved',
      priorities: '2,3',
      from: '2026-10-01',
    };
    const card = await ada.presses(form, 'Apply', inputs);
    const expected = contoso.filter(
      it =>
        ['closed', 'resolved'].includes(it.progress.state) &&
        [2, 3].includes(it.priority) &&
        it.updatedAt >= new Date('2026-09-30T22:00:00Z'),
    );
    expect(await allRows(ada, card)).toEqual(sorted(expected, 'priority', false));
    expect(wordsOf(card)).toContain('Sorted by Priority, highest first');
    expect(wordsOf(card)).toContain('Only Resolved / Closed, 2 High / 3 Medium, updated since Thursday 1 October');
    await ada.presses(await ada.presses(card, 'Next page'), 'Previous page');
    const again = await ada.presses(card, 'Sort & filter');
    for (const [id, value] of Object.entries({ ...inputs, states: 'resolved,closed' }))
      expect(inputOf(again, id).value, id).toBe(value);
    expect(rowsOn(await ada.presses(again, 'Back'))).toEqual(rowsOn(card));
    expect(rowsOn(await ada.presses(again, 'Reset'))).toEqual(sorted(contoso, 'updated', true).slice(0, PAGE));
  });

  test('the page narrows by product, by type and until a day, and takes that back', async () => {
    const form = await ada.presses(await ada.says('account cases'), 'Sort & filter');
    const [choice] = await ada.looksUp('products', 'microst');
    const product = choice?.value ?? '';
    const card = await ada.presses(form, 'Apply', { product, requestType: 'product-support', until: '2026-11-10' });
    const expected = contoso.filter(
      it =>
        it.product === 'microstation' &&
        it.requestType === 'product-support' &&
        it.updatedAt < new Date('2026-11-10T23:00:00Z'),
    );
    expect(await allRows(ada, card)).toEqual(sorted(expected, 'updated', true));
    const again = await ada.presses(card, 'Sort & filter');
    expect(choicesOf(again, 'product')[0]?.title).toBe('Any product');
    const all = await ada.presses(again, 'Apply', { product: 'any', requestType: 'any', until: '' });
    expect(rowsOn(all)).toEqual(sorted(contoso, 'updated', true).slice(0, PAGE));
  });

  test('a list that is empty says what to do', async () => {
    const none = await mia.says('my cases until 2020-01-01');
    expect(wordsOf(none)).toContain('No case fits this filter');
    expect(rowsOn(await mia.presses(none, 'Without filter')).length).toBeGreaterThan(0);
    const newcomer = world.meets(colleague('Olivia Hughes', 'contoso', 41));
    const own = await newcomer.says('action needed');
    expect(wordsOf(own)).toMatch(/Nothing waits for you|Answer|Accept/);
  });
});

describe('what is typed about the list that is there', () => {
  test('sorts it, filters it, turns its pages', async () => {
    await ada.says('account cases');
    const all = sorted(contoso, 'number', false);
    expect(rowsOn(await ada.says('sort by number'))).toEqual(all.slice(0, PAGE));
    expect(rowsOn(await ada.says('next page'))).toEqual(all.slice(PAGE, 2 * PAGE));
    expect(rowsOn(await ada.says('previous page'))).toEqual(all.slice(0, PAGE));
    expect(wordsOf(await ada.says('previous page'))).toContain('This is the first page');
    const closed = sorted(
      contoso.filter(it => it.progress.state === 'closed'),
      'number',
      false,
    );
    expect(rowsOn(await ada.says('filter closed'))).toEqual(closed.slice(0, PAGE));
    expect(rowsOn(await ada.says('filter priority 3'))).toEqual(
      closed.filter(id => contoso.find(it => it.id === id)?.priority === 3).slice(0, PAGE),
    );
    expect(rowsOn(await ada.says('filter reset'))).toEqual(sorted(contoso, 'updated', true).slice(0, PAGE));
  });

  test('in German too', async () => {
    await mia.says('language Deutsch');
    const mine = await seenBy(mia, 'mine', contoso);
    const all = await seenBy(mia, 'all', contoso);
    const card = await mia.says('Meine Fälle sortiert nach Priorität');
    expect(rowsOn(card)).toEqual(sorted(mine, 'priority', false).slice(0, PAGE));
    expect(wordsOf(card)).toContain('Sortierung: Priorität, höchste zuerst');
    expect(rowsOn(await mia.says('alle Fälle warten auf Info'))).toEqual(
      sorted(
        all.filter(it => it.progress.state === 'awaiting-info'),
        'updated',
        true,
      ),
    );
    expect(rowsOn(await mia.says('Handlungsbedarf'))).toEqual(
      sorted(await seenBy(mia, 'action', contoso), 'updated', true),
    );
    await mia.says('alle Fälle');
    expect(rowsOn(await mia.says('sortiere nach Nummer absteigend'))).toEqual(
      sorted(all, 'number', true).slice(0, PAGE),
    );
    expect(wordsOf(await mia.says('nächste Seite'))).toMatch(/–\d+ von|letzte Seite/);
    expect(wordsOf(await mia.says('alle Fälle nach Farbe'))).toContain('„Farbe“ verstehe ich nicht');
    await mia.says('Sprache Englisch');
  });

  test.each([
    ['show me my resolved cases', 'mine', (it: Listed) => it.progress.state === 'resolved'],
    ['our closed cases for MicroStation', 'account', (it: Listed) => isClosed(it) && it.product === 'microstation'],
    ['my open cases by priority', 'all', (it: Listed) => !['closed', 'cancelled'].includes(it.progress.state)],
    ['my tickets sorted by priority', 'mine', () => true],
    ['which cases are closed?', 'all', (it: Listed) => isClosed(it)],
    ['our closed cases', 'account', (it: Listed) => isClosed(it)],
    ['cases waiting for me sorted by priority', 'action', () => true],
    ['my colsed cases', 'mine', (it: Listed) => isClosed(it)],
  ] as const)('in any order of words: %s', async (text, view, fits) => {
    const by = text.includes('priority') ? 'priority' : 'updated';
    const expected = sorted((await seenBy(ada, view, contoso)).filter(fits), by, by === 'updated');
    expect(rowsOn(await ada.says(text))).toEqual(expected.slice(0, PAGE));
  });

  test.each([
    ['alle Vorgänge nach Priorität', 'all', () => true],
    ['zeige mir meine geschlossenen Fälle', 'mine', (it: Listed) => isClosed(it)],
    ['unsere Fälle zu MicroStation', 'account', (it: Listed) => it.product === 'microstation'],
    ['Fälle mit mittlerer Priorität', 'all', (it: Listed) => it.priority === 3],
  ] as const)('in any order of German words: %s', async (text, view, fits) => {
    await ada.says('language Deutsch');
    const by = text.includes('nach Priorität') ? 'priority' : 'updated';
    const expected = sorted((await seenBy(ada, view, contoso)).filter(fits), by, by === 'updated');
    expect(expected.length).toBeGreaterThan(0);
    expect(rowsOn(await ada.says(text))).toEqual(expected.slice(0, PAGE));
    await ada.says('Sprache Englisch');
  });

  test.each(['How do I see cases of a colleague?', 'Please open a new case', 'cases crash'])(
    'leaves to others what is about more than a list: %s',
    async text => {
      expect(rowsOn(await ada.says(text))).toEqual([]);
    },
  );

  test('clears the filter of the list that is there', async () => {
    const all = sorted(contoso, 'updated', true).slice(0, PAGE);
    for (const words of ['clear filter', 'remove the filter', 'no filter', 'filter off']) {
      await ada.says('account cases closed');
      expect(rowsOn(await ada.says(words)), words).toEqual(all);
    }
  });

  test('says "open" for all that are, and days from one to the other', async () => {
    const card = await ada.says('account cases open from 2026-10-01 to 2026-10-31');
    expect(wordsOf(card)).toContain('Only open, updated from Thursday 1 October to Saturday 31 October');
  });

  test('is answered with what can be said where it says nothing, and the list stays', async () => {
    await ada.says('account cases sort by number');
    const told = await ada.says('sort by colour');
    expect(wordsOf(told)).toContain('I do not understand “colour”');
    expect(wordsOf(told)).toContain('Awaiting Info');
    expect(wordsOf(await ada.says('account cases priority 7'))).toContain('“7”');
    const back = await ada.presses(told, 'Back to the list');
    expect(rowsOn(back)).toEqual(sorted(contoso, 'number', false).slice(0, PAGE));
    // A question that begins like a command is a question.
    const asked = wordsOf(await ada.says('my cases are not displayed correctly anywhere since yesterday evening'));
    expect(asked).not.toContain('I do not understand');
  });

  test('turns one page, however often the message is delivered', async () => {
    await ada.says('account cases sort by number');
    const said = message(ada.person, ada.chat, 'next page');
    for (let times = 0; times < 3; times += 1) await ada.posts(said);
    await world.settled();
    expect(rowsOn(ada.sees())).toEqual(sorted(contoso, 'number', false).slice(PAGE, 2 * PAGE));
    expect(rowsOn(await ada.says('previous page'))).toEqual(sorted(contoso, 'number', false).slice(0, PAGE));
  });

  test('says kindly that there is no list yet', async () => {
    const newcomer = world.meets(colleague('Samuel Okafor', 'contoso', 42));
    expect(wordsOf(await newcomer.says('next page'))).toContain('There is no list to go on with yet');
  });
});

describe('the place in a list', () => {
  test('is kept while a case is looked at, and over a restart', async () => {
    const all = sorted(contoso, 'description', true);
    const second = await ada.presses(await ada.says('account cases sort by description descending'), 'Next page');
    const [row = ''] = rowsOn(second);
    const it = await ada.taps(second, buttonWith(second, 'case.show', { case: row, list: true }));
    expect(wordsOf(it)).toContain(row);
    const back = await ada.taps(it, buttonWith(it, 'list.back'));
    expect(rowsOn(back)).toEqual(all.slice(PAGE, 2 * PAGE));
    expect(wordsOf(back)).toContain(`11–20 of ${all.length}`);
    await world.restart();
    expect(rowsOn(await ada.says('back to the list'))).toEqual(all.slice(PAGE, 2 * PAGE));
    expect(rowsOn(await ada.says('next page'))).toEqual(all.slice(2 * PAGE, 3 * PAGE));
    // The card from before the restart goes on from where it is.
    expect(rowsOn(await ada.presses(second, 'Next page'))).toEqual(all.slice(2 * PAGE, 3 * PAGE));
  });

  test('holds where cases move meanwhile', async () => {
    const first = await ada.says('account cases');
    const second = await ada.presses(first, 'Next page');
    const [moving = ''] = rowsOn(second);
    await world.someone('jon').says(`comment ${moving}: Looked at it again.`);
    contoso = await everyCase();
    const after = await ada.presses(first, 'Next page');
    expect(rowsOn(after)).not.toContain(moving);
    expect(rowsOn(after)).toHaveLength(PAGE);
    const seen = await allRows(ada, await ada.presses(after, 'Previous page'));
    expect(seen).toEqual(sorted(contoso, 'updated', true));
    expect(seen[0]).toBe(moving);
  });
});

describe('from the row', () => {
  test('a question is answered, a solution accepted or rejected', async () => {
    const card = await mia.says('action needed');
    const form = await mia.presses(card, 'Reject: CS0001059');
    expect(inputsOf(form).map(it => it.id)).toContain('reason');
    expect((await kept(world, 'CS0001059')).progress.state).toBe('resolved');
    const answering = await mia.presses(card, 'Answer: CS0001054');
    await mia.presses(answering, 'Submit', { comment: 'Version 23.' });
    expect((await kept(world, 'CS0001054')).progress.state).toBe('work-in-progress');
    const accepted = await mia.presses(card, 'Accept: CS0001059');
    expect(wordsOf(accepted)).toContain('CS0001059');
    expect((await kept(world, 'CS0001059')).progress.state).toBe('closed');
    // What waited is done, and an old card says so.
    const again = await mia.presses(card, 'Accept: CS0001059');
    expect(wordsOf(again)).toContain('Closed');
    expect(rowsOn(await mia.says('action needed'))).not.toContain('CS0001059');
    contoso = await everyCase();
  });
});

describe('a card that was not drawn for its presser', () => {
  const query = { view: 'account', by: 'updated', descending: true };

  test('shows nobody the cases of others', async () => {
    for (const [verb, data] of [
      ['list.page', { query, offset: 0 }],
      ['list.form', { query, offset: 0 }],
      ['list.show', { view: 'account' }],
      ['list.apply', { view: 'account', sort: 'number', direction: 'ascending' }],
    ] as const) {
      const card = await mia.performs(verb, data);
      expect(rowsOn(card), verb).toEqual([]);
    }
    const lea = world.someone('lea');
    const theirs = await allRows(lea, await lea.says('account cases'));
    expect(theirs.length).toBeGreaterThan(0);
    expect(theirs.filter(id => contoso.some(it => it.id === id))).toEqual([]);
    const [foreign = ''] = theirs;
    const cursor = { direction: 'after', state: 'new', key: 0, id: foreign };
    const card = await ada.performs('list.page', { query, cursor, offset: 10 });
    expect(rowsOn(card).filter(id => theirs.includes(id))).toEqual([]);
  });

  test.each([
    ['a query of another kind', { query: { view: 'everything' }, offset: 0 }],
    ['no query', { offset: 0 }],
    ['an offset below nothing', { query, offset: -1 }],
    ['a cursor that is a sentence', { query, cursor: 'after the third', offset: 10 }],
    ['a product that is a number', { query: { ...query, products: [7] }, offset: 0 }],
  ])('answers kindly: %s', async (_, data) => {
    for (const verb of ['list.page', 'list.form']) {
      const card = await ada.performs(verb, data);
      expect(wordsOf(card)).toContain('This card is older than what I can do now');
    }
  });

  test.each([
    ['a key of another column', { direction: 'after', state: 'new', key: 'zebra', id: 'CS0001010' }],
    ['a case that is not there', { direction: 'before', state: 'closed', key: 1, id: 'CS9999999' }],
    ['a key out of this world', { direction: 'after', state: 'new', key: 9e15, id: 'CS0001010' }],
    ['no key at all', { direction: 'after', state: 'new', key: '', id: 'CS0000000' }],
  ])('finds its way with %s', async (_, cursor) => {
    for (const by of CASE_SORTS) {
      const card = await ada.performs('list.page', { query: { ...query, by }, cursor, offset: 10 });
      expect(wordsOf(card), by).toContain('Account cases');
      expect(rowsOn(card).length, by).toBeGreaterThan(0);
    }
  });
});

describe('elsewhere', () => {
  test('engineers come to their queue and to what they have taken', async () => {
    const jon = world.someone('jon');
    expect(wordsOf(await jon.says('my cases'))).toContain('Assigned to me');
    expect(wordsOf(await jon.says('all cases'))).toContain('Queue');
    expect(wordsOf(await jon.says('next page'))).toContain('queue');
    expect(wordsOf(await jon.says('account cases'))).toContain('administrators of a customer account');
    expect(wordsOf(await jon.says('my open cases'))).toContain('Assigned to me');
    // What cannot be done there is said, not left out.
    for (const words of [
      'sort by priority',
      'all cases closed',
      'filter resolved',
      'show my closed cases',
      'clear filter',
    ])
      expect(wordsOf(await jon.says(words)), words).toContain('for the lists of customers');
  });

  test('engineers are taught their own words for that', async () => {
    const jon = world.someone('jon');
    const help = await jon.says('help');
    for (const words of ['queue', 'assigned to me']) expect(wordsOf(help)).toContain(words);
    for (const words of ['all cases', 'my cases', 'action needed', 'The list in hand']) {
      expect(wordsOf(help)).not.toContain(words);
      expect(wordsOf(await mia.says('help'))).toContain(words);
    }
    expect(wordsOf(await jon.presses(help, 'Assigned to me'))).toContain('Assigned to me');
  });

  test('in a shared chat nothing of it is shown', async () => {
    const group = world.someone('mia', { kind: 'group', id: '19:lists@thread.v2', serviceUrl: mia.chat.serviceUrl });
    for (const words of ['my cases', 'all cases closed', 'next page', 'find trial mode', 'show my closed cases'])
      expect(wordsOf(await group.says(words))).toContain('between you and me');
    expect(wordsOf(await group.performs('list.show', { view: 'all' }))).toContain('between you and me');
    expect(wordsOf(await group.performs('list.back'))).toContain('between you and me');
  });

  test('somebody unknown learns how to register', async () => {
    const nobody = world.meets(colleague('Nobody Known', 'contoso', 97));
    expect(wordsOf(await nobody.says('my cases'))).toContain('I do not know your account yet');
    expect(wordsOf(await nobody.performs('list.show', { view: 'all' }))).toContain('I do not know you yet');
  });
});
