import { parse } from 'csv-parse/sync';
import { eq } from 'drizzle-orm';
import { readSheet } from 'read-excel-file/node';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { EXPORT_FORMATS } from '../../bot/domain/export.ts';
import { asId, type CaseId } from '../../bot/domain/ids.ts';
import { openDialect } from '../../db/open.ts';
import { HOSTILE, LANGUAGES_AT_ONCE, LONG } from '../exports/sheets.ts';
import { type SeenCard, titlesOf, wordsOf } from '../kit/cards.ts';
import { fileCases, filedCase } from '../kit/filed-cases.ts';
import { actorOf, givenCase, MIA, PASTS } from '../kit/given.ts';
import { follows, linkOn, signed } from '../kit/links.ts';
import { DEMO_PEOPLE, type DemoName, demoPerson, tenantOf } from '../kit/people.ts';
import { pdfPages, pdfText } from '../kit/poppler.ts';
import { SIGNING_KEY } from '../kit/signing-key.ts';
import { type Someone, startWorld, type World } from '../kit/world.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const TITLES = { csv: 'CSV', excel: 'Excel', pdf: 'PDF' } as const;

let world: World;
beforeAll(async () => {
  world = await startWorld();
  const { user } = await actorOf(world, MIA);
  const at = new Date('2026-11-19T22:30:00Z');
  const words = [...LANGUAGES_AT_ONCE, ...HOSTILE.filter(it => it.trim() !== '')];
  await fileCases(
    world.store,
    words.map((it, index) =>
      // The store keeps no NUL and no half characters; the edge has replaced them before.
      filedCase(user, 9000 + index, new Date(at.getTime() + index * MINUTE), {
        shortDescription: storable(it),
        description: index === 0 ? LONG : `${storable(it)}\nsecond line`,
        progress: { state: 'new' },
      }),
    ),
  );
});
afterAll(() => world.close());

const storable = (text: string): string => text.replaceAll('\0', '').replace(/\p{Surrogate}/gu, '\u{FFFD}');

/** What somebody downloads by the link on a card, as a browser would. */
const download = async (card: SeenCard): Promise<{ file: Buffer; response: Response }> => {
  const response = await follows(world, linkOn(card));
  expect(response.status).toBe(200);
  return { file: Buffer.from(await response.arrayBuffer()), response };
};

/** Asks by card for the list that is shown, and answers the card of the finished export. */
const byCard = async (who: Someone, list: string, format: keyof typeof TITLES): Promise<SeenCard> => {
  await who.presses(await who.presses(await who.says(list), 'Export'), TITLES[format]);
  await world.settled();
  return who.sees();
};

const flat = (text: string): string => text.replace(/\s+/g, ' ');
const numbersIn = (rows: readonly (readonly unknown[])[]): readonly string[] =>
  rows.slice(1).map(row => String(row[0]));

const shownNumbers = async (
  name: DemoName,
  view: 'all' | 'mine' | 'action' | 'account',
): Promise<readonly string[]> => {
  const { tenant, object } = demoPerson(name);
  const found = await world.store.personByIdentity(asId(tenant), asId(object));
  if (found === undefined) return [];
  const viewer = { user: found.user.id, account: found.account.id };
  const filter = { states: [], priorities: [], requestTypes: [], products: [], from: undefined, until: undefined };
  const query = { view, sort: { by: 'updated', descending: true }, filter } as const;
  const numbers: string[] = [];
  for await (const batch of world.store.caseListRows(viewer, query, 50)) numbers.push(...batch.map(({ id }) => id));
  return numbers;
};

describe('the list in hand', () => {
  test('comes as CSV with every column, whole, in order, and nothing that calculates', async () => {
    const card = await byCard(world.someone('mia'), 'my cases', 'csv');
    expect(wordsOf(card)).toContain('my-cases-2026-11-20.csv');
    expect(titlesOf(card)).toEqual([expect.stringMatching(/^Download CSV, /), 'Get link again', 'Save to OneDrive']);
    const { file, response } = await download(card);
    expect(response.headers.get('content-type')).toBe('text/csv; charset=utf-8');
    expect(response.headers.get('content-disposition')).toContain('attachment; filename="my-cases-2026-11-20.csv"');
    expect(response.headers.get('x-content-type-options')).toBe('nosniff');
    expect(Number(response.headers.get('content-length'))).toBe(file.length);
    const rows: string[][] = parse(file, { bom: true });
    expect(rows[0]?.slice(0, 5)).toEqual(['Number', 'Short description', 'State', 'Priority', 'Product']);
    expect(numbersIn(rows)).toEqual(await shownNumbers('mia', 'mine'));
    const described = new Map(rows.map(row => [row[0], row]));
    expect(described.get('CS0009000')).toEqual(
      expect.arrayContaining([LANGUAGES_AT_ONCE[0], 'New', '3 Medium', 'MicroStation', 'Mia Novak', LONG]),
    );
    // Berlin in November.
    expect(described.get('CS0009000')).toContain('2026-11-19 23:30:00');
    for (const words of LANGUAGES_AT_ONCE) expect(rows.map(row => row[1])).toContain(words);
    for (const cell of rows.flat()) expect(cell).not.toMatch(/^\s*[=+\-@＝]|^\t/u);
  });

  test('comes as Excel with real dates and text that stays text', async () => {
    const { file, response } = await download(await byCard(world.someone('mia'), 'my cases', 'excel'));
    expect(response.headers.get('content-type')).toContain('spreadsheetml');
    const rows = await readSheet(file, { trim: false });
    expect(numbersIn(rows)).toEqual(await shownNumbers('mia', 'mine'));
    const row = rows.find(it => it[0] === 'CS0009000');
    expect(row?.filter(cell => cell instanceof Date)).toHaveLength(2);
    expect(row?.at(-1)).toBe(LONG);
    expect(rows.map(it => it[1])).toEqual(expect.arrayContaining([...LANGUAGES_AT_ONCE, '=1+1', '@SUM(A1:A9)']));
  });

  test('comes as PDF that can be read, its pages numbered', async () => {
    const { file, response } = await download(await byCard(world.someone('mia'), 'my cases', 'pdf'));
    expect(response.headers.get('content-type')).toBe('application/pdf');
    const pages = await pdfPages(file);
    const text = flat(pages.join(' '));
    for (const words of LANGUAGES_AT_ONCE) expect(text).toContain(words);
    expect(text).toContain('Sorted by Last update, newest first');
    expect(text).toMatch(/As of 20 Nov 2026, 11:\d\d · Mia Novak, Contoso Engineering/);
    expect([...new Set(text.match(/CS\d{7}/g))].sort()).toEqual([...(await shownNumbers('mia', 'mine'))].sort());
    for (const [index, page] of pages.entries()) expect(page.trimEnd().split('\n').at(-1)).toBe(String(index + 1));
  });

  test('is sorted and filtered as it was shown', async () => {
    const mia = world.someone('mia');
    await mia.says('my cases resolved sort by number ascending');
    await mia.says('export csv');
    const card = mia.sees();
    expect(wordsOf(card)).toContain('Only Resolved');
    expect(wordsOf(await mia.says('exports'))).toContain('Only Resolved');
    const rows: string[][] = parse((await download(card)).file, { bom: true });
    expect(rows.length).toBeGreaterThan(1);
    expect(new Set(rows.slice(1).map(row => row[2]))).toEqual(new Set(['Resolved']));
    expect(numbersIn(rows)).toEqual([...numbersIn(rows)].sort());
  });

  test.each([
    ['export my resolved cases as excel', 'my-cases-2026-11-20.xlsx'],
    ['export all open cases to pdf', 'all-cases-2026-11-20.pdf'],
    ['export this list to csv', 'all-cases-2026-11-20.csv'],
    ['export to excel', 'all-cases-2026-11-20.xlsx'],
  ])('or one that is named with the export itself: %s', async (words, name) => {
    const mia = world.someone('mia');
    await mia.says('all cases MicroStation');
    await mia.says(words);
    expect(wordsOf(mia.sees())).toContain(name);
  });

  test('named without a format is asked about, with what its filter leaves', async () => {
    const mia = world.someone('mia');
    await mia.says('my cases');
    const choice = await mia.says('export all resolved cases');
    for (const words of ['Export All cases', 'Only Resolved']) expect(wordsOf(choice)).toContain(words);
    await mia.presses(choice, 'CSV');
    const rows: string[][] = parse((await download(mia.sees())).file, { bom: true });
    expect(new Set(rows.slice(1).map(row => row[2]))).toEqual(new Set(['Resolved']));
    await mia.says('language Deutsch');
    expect(wordsOf(await mia.says('meine gelösten Fälle exportieren'))).toContain('Nur: Gelöst');
    await mia.says('Sprache Englisch');
    // Words that are no list are somebody's question.
    expect(wordsOf(await mia.says('export a drawing as pdf'))).not.toContain('All cases');
  });

  test('is the one that the card of the choice is about, whatever was shown since', async () => {
    const mia = world.someone('mia');
    const choice = await mia.presses(await mia.says('my cases resolved'), 'Export');
    await mia.says('all cases');
    await mia.presses(choice, 'CSV');
    const rows: string[][] = parse((await download(mia.sees())).file, { bom: true });
    expect(new Set(rows.slice(1).map(row => row[2]))).toEqual(new Set(['Resolved']));
  });
});

describe('by typing', () => {
  test.each([
    ['export', 'Export My cases'],
    ['export list', 'Export My cases'],
    ['export CS0001054', 'Export CS0001054'],
    ['export case CS0001054', 'Export CS0001054'],
  ])('"%s" asks for the format', async (text, title) => {
    const mia = world.someone('mia');
    await mia.says('my cases');
    expect(wordsOf(await mia.says(text))).toContain(title);
  });

  test.each([
    ['export csv', 'my-cases-2026-11-20.csv'],
    ['export as excel', 'my-cases-2026-11-20.xlsx'],
    ['export xlsx', 'my-cases-2026-11-20.xlsx'],
    ['Export PDF.', 'my-cases-2026-11-20.pdf'],
    ['export CS0001054 pdf', 'CS0001054-2026-11-20.pdf'],
    ['export CS0001054 as csv', 'CS0001054-2026-11-20.csv'],
  ])('"%s" gives %s', async (text, name) => {
    const mia = world.someone('mia');
    await mia.says('my cases');
    await mia.says(text);
    expect(wordsOf(mia.sees())).toContain(name);
  });

  test('what is no format is no such command', async () => {
    const mia = world.someone('mia');
    const answer = wordsOf(await mia.says('export dgn to dwg'));
    expect(answer).not.toContain('Export');
  });

  test('`exports` lists the latest ones, and a tap shows one with a link that works', async () => {
    const mia = world.someone('mia');
    await mia.says('my cases');
    await mia.says('export csv');
    const list = await mia.says('exports');
    expect(wordsOf(list)).toContain('Your exports');
    const shown = await mia.presses(list, 'My cases as CSV: ready');
    expect((await download(shown)).file.length).toBeGreaterThan(100);
    expect(wordsOf(await world.someone('piotr').says('my exports'))).toContain('You have no exports');
  });

  test('in German, with German headings, states, dates and names', async () => {
    const ada = world.someone('ada');
    await ada.says('language Deutsch');
    await ada.says('Fälle des Kontos');
    await ada.says('exportieren als CSV');
    const card = ada.sees();
    expect(wordsOf(card)).toContain('faelle-des-kontos-2026-11-20.csv');
    expect(titlesOf(card)).toContain('Neuer Link');
    const rows: string[][] = parse((await download(card)).file, { bom: true });
    expect(rows[0]).toEqual(expect.arrayContaining(['Nummer', 'Kurzbeschreibung', 'Status', 'Priorität']));
    await ada.says('export CS0001054 als PDF');
    expect(flat(await pdfText((await download(ada.sees())).file))).toMatch(/20\. Nov\.? 2026/);
    expect(wordsOf(await ada.says('meine Exporte'))).toContain('Ihre Exporte');
    expect(wordsOf(await ada.says('CS0001054 exportieren'))).toContain('CS0001054 exportieren');
    await ada.says('Sprache Englisch');
  });

  test('without a list there is nothing to export, and that is said', async () => {
    const piotr = world.someone('piotr');
    expect(wordsOf(await piotr.says('export'))).toContain('There is no list to export yet');
    expect(wordsOf(await piotr.says('export csv'))).toContain('There is no list to export yet');
    expect(wordsOf(await world.someone('jon').says('export csv'))).toContain('export CS0001234');
  });
});

describe('one case', () => {
  let id: CaseId;
  beforeAll(async () => {
    id = await givenCase(world, [
      ...PASTS['awaiting-info'],
      [MIA, { type: 'reply', text: LANGUAGES_AT_ONCE.join('\n') }],
      ['jon.park@vendor.example', { type: 'note', text: 'Only for us: the dongle is fake.' }],
      ['jon.park@vendor.example', { type: 'to-development', note: 'Secret build 7.' }],
      ['jon.park@vendor.example', { type: 'from-development', note: 'Secret build 8.' }],
      ['jon.park@vendor.example', { type: 'propose', resolution: `=1+1\n${LONG.slice(0, 4_000)}`, articles: [] }],
    ]);
  });

  const exported = async (who: Someone, format: keyof typeof TITLES): Promise<Buffer> => {
    const card = await who.says(id);
    const more = titlesOf(card).includes('Export') ? card : await who.presses(card, 'More');
    const page = titlesOf(more).includes('Export') ? more : await who.presses(more, 'More');
    await who.presses(await who.presses(page, 'Export'), TITLES[format]);
    return (await download(who.sees())).file;
  };

  test('is a document with its facts, its description and every entry with author, time and words', async () => {
    const file = await exported(world.someone('mia'), 'pdf');
    const pages = await pdfPages(file);
    const text = flat(pages.join(' ').replace(/CS\d{7}: A given case\n+\d+\n/g, ' '));
    expect(text).toContain(`${id} · Priority 3 Medium · Resolved`);
    expect(text).toContain('It is given.');
    expect(text).toContain('Jon Park asked for information');
    expect(text).toContain('Which version?');
    expect(text).toContain('Mia Novak answered');
    for (const words of LANGUAGES_AT_ONCE) expect(text).toContain(words);
    expect(text.split('A description of 6000 characters.').length - 1).toBeGreaterThanOrEqual(116);
    expect(text.indexOf('opened the case')).toBeLessThan(text.indexOf('proposed a solution'));
    expect(text).toMatch(/20 Nov 2026, 11:\d\d/);
  });

  test('is its history as rows', async () => {
    const rows: string[][] = parse(await exported(world.someone('mia'), 'csv'), { bom: true });
    expect(rows[0]).toEqual(['Entry', 'When', 'By', 'What happened', 'Words']);
    expect(rows[1]?.[2]).toBe('Mia Novak');
    expect(rows[1]?.[4]).toBe('It is given.');
    expect(rows.map(row => row[4])).toContain(LANGUAGES_AT_ONCE.join('\n'));
    expect(rows.at(-1)?.[4]?.startsWith("'=1+1\n")).toBe(true);
    const table = await readSheet(await exported(world.someone('mia'), 'excel'));
    expect(table.map(row => row[0])).toEqual(['Entry', ...rows.slice(1).map(row => Number(row[0]))]);
  });

  test('never shows a customer what is internal, in any format, and shows it to an engineer', async () => {
    const SECRETS = /Only for us|Secret build|dongle|internal/i;
    for (const format of EXPORT_FORMATS) {
      const [outside, inside] = [
        await exported(world.someone('mia'), format),
        await exported(world.someone('jon'), format),
      ];
      const words = async (file: Buffer): Promise<string> =>
        format === 'pdf'
          ? pdfText(file)
          : format === 'csv'
            ? file.toString('utf8')
            : JSON.stringify(await readSheet(file));
      expect(await words(outside)).not.toMatch(SECRETS);
      expect(flat(await words(inside))).toContain('Only for us: the dongle is fake.');
      expect(flat(await words(inside))).toContain('Secret build 8.');
    }
  });
});

describe('who may have what', () => {
  const LISTS = {
    'my cases': 'mine',
    'all cases': 'all',
    'action needed': 'action',
    'account cases': 'account',
  } as const;
  const CASES = ['CS0001054', 'CS0001047'];

  test.each(DEMO_PEOPLE)('%s gets of each list what the list shows, and nothing else', async name => {
    const who = world.someone(name);
    for (const [words, view] of Object.entries(LISTS) as [keyof typeof LISTS, (typeof LISTS)[keyof typeof LISTS]][]) {
      const list = await who.says(words);
      const may = titlesOf(list).includes('Export');
      const before = who.received().length;
      if (may) {
        await who.says('export csv');
        const rows: string[][] = parse((await download(who.sees())).file, { bom: true });
        expect(numbersIn(rows), `${name}: ${words}`).toEqual(await shownNumbers(name, view));
        continue;
      }
      // Whoever has no such list gets none by a forged press either.
      const query = { view, by: 'updated', descending: true };
      const forged = { ref: `forged-${name}-${view}`, format: 'csv', list: { query, offset: 0 } };
      const answer = await who.performs('export.start', forged);
      const empty = (await shownNumbers(name, view)).length === 0;
      if (name === 'jon' || name === 'kim') expect(wordsOf(answer)).toContain('Export is for one case here');
      else if (view === 'account' && !['ada', 'piotr', 'lea'].includes(name))
        expect(wordsOf(answer)).toContain('That is for the administrators of your account');
      else expect(empty, `${name}: ${words}: ${wordsOf(answer)}`).toBe(true);
      if (!empty) expect(who.received().length, `${name}: ${words}`).toBe(before);
    }
  });

  test.each(DEMO_PEOPLE)('%s gets a foreign case as little as one that is not there', async name => {
    const who = world.someone(name);
    const { tenant, object } = demoPerson(name);
    const mayAll = tenant === tenantOf('vendor');
    for (const id of CASES) {
      const it = await world.store.case(asId<CaseId>(id));
      const found = await world.store.personByIdentity(asId(tenant), asId(object));
      const account = found?.account.id;
      const party = it !== undefined && [it.requester, it.contact, ...it.watchers].includes(found?.user.id ?? asId(''));
      const may = mayAll || party || (account === it?.account && (found?.user.roles.length ?? 0) > 0);
      const missing = (await typedAnswer(who, 'export CS0009999 csv')).replaceAll('CS0009999', id);
      const answer = await typedAnswer(who, `export ${id} csv`);
      if (may) expect(answer, `${name} ${id}`).toContain('Ready');
      else expect(answer, `${name} ${id}`).toBe(missing);
      const forged = { ref: `forged-case-${name}-${id}`, format: 'pdf', case: id };
      const pressed = wordsOf(await who.performs('export.start', forged));
      if (may) expect(pressed).toContain('is being made');
      else expect(pressed).toBe(missing);
    }
  });

  const typedAnswer = async (who: Someone, text: string): Promise<string> => {
    await who.says(text);
    return wordsOf(who.sees());
  };
});

describe('the link', () => {
  const made = async (who: Someone): Promise<{ card: SeenCard; id: string }> => {
    await who.says('export CS0001054 csv');
    const [latest] = await world.store.exportsOf((await actorOf(world, who.person.email)).user.id, 1);
    if (latest === undefined) throw new Error('nothing was made');
    return { card: who.sees(), id: latest.id };
  };
  const status = async (link: string) => (await follows(world, link)).status;

  test('works for a quarter of an hour, and a fresh one is a press away for a day', async () => {
    const mia = world.someone('mia');
    const { card, id } = await made(mia);
    const link = linkOn(card);
    expect(await status(link)).toBe(200);
    await world.pass(14 * MINUTE);
    expect(await status(link)).toBe(200);
    await world.pass(2 * MINUTE);
    expect(await status(link)).toBe(404);
    const fresh = await mia.presses(card, 'Get link again');
    expect(await status(linkOn(fresh))).toBe(200);
    await world.pass(23 * HOUR);
    const late = await mia.presses(card, 'Get link again');
    expect(await status(linkOn(late))).toBe(200);
    await world.pass(2 * HOUR);
    expect(wordsOf(await mia.presses(card, 'Get link again'))).toContain('That file is no longer there');
    expect(await world.store.export(id)).toBeUndefined();
  });

  test('is for the person it was made for: another’s, a forged and a foreign one are missing', async () => {
    const { id } = await made(world.someone('mia'));
    const mia = (await actorOf(world, MIA)).user.id;
    const lea = (await actorOf(world, 'lea.roy@fabrikam.example')).user.id;
    const ada = (await actorOf(world, 'ada.brandt@contoso.example')).user.id;
    const expires = new Date(world.now().getTime() + HOUR);
    const claims = { kind: 'export', id, sub: mia, tid: tenantOf('contoso') };
    const token = (more: Record<string, string>, key = SIGNING_KEY) => signed({ ...claims, ...more }, { key, expires });
    const at = async (it: Promise<string>) => status(`http://x/files/${await it}`);
    expect(await at(token({}))).toBe(200);
    expect(await at(token({ sub: ada }))).toBe(404);
    expect(await at(token({ sub: lea, tid: tenantOf('fabrikam') }))).toBe(404);
    expect(await at(token({ tid: tenantOf('fabrikam') }))).toBe(404);
    expect(await at(token({ kind: 'attachment' }))).toBe(404);
    expect(await at(token({ id: 'another' }))).toBe(404);
    expect(await at(token({}, 'another key that is of 32 characters at least'))).toBe(404);
  });

  test('and the buttons of a card that somebody else has forged are about nothing', async () => {
    const { id } = await made(world.someone('mia'));
    const lea = world.someone('lea');
    const nothing = wordsOf(await lea.performs('export.link', { export: 'no such export' }));
    for (const verb of ['export.link', 'export.stop', 'export.save'])
      expect(wordsOf(await lea.performs(verb, { export: id }))).toBe(nothing);
    expect((await world.store.export(id))?.saving).toBeUndefined();
  });

  test('is worth nothing when what is in the file is no longer theirs to see', async () => {
    const piotr = world.someone('piotr');
    await piotr.says('account cases');
    await piotr.says('export csv');
    const card = piotr.sees();
    expect(await status(linkOn(card))).toBe(200);
    const dialect = await openDialect(world.database);
    const { users } = dialect.t;
    const who = eq(users.email, 'piotr.zielinski@contoso.example');
    await dialect.read(dialect.db.update(users).set({ roles: [] }).where(who).returning({ id: users.id }));
    await dialect.close();
    expect(await status(linkOn(card))).toBe(404);
    expect(wordsOf(await piotr.presses(card, 'Get link again'))).toContain('That file is no longer there');
    expect(wordsOf(await piotr.presses(card, 'Save to OneDrive'))).toContain('That file is no longer there');
  });
});
