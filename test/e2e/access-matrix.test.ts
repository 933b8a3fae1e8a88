import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { isOpen } from '../../bot/domain/case.ts';
import { CASE_VIEWS, firstQuery, type ListView } from '../../bot/domain/case-list.ts';
import { asId, type CaseId } from '../../bot/domain/ids.ts';
import { actorOf, isAdministrator, type Known } from '../../bot/domain/people.ts';
import { maySee } from '../../bot/domain/policy.ts';
import { features } from '../../bot/features/index.ts';
import type { CaseRow } from '../../db/store.ts';
import { translator } from '../../locales/index.ts';
import { wordsOf } from '../kit/cards.ts';
import { EVERY_FIELD } from '../kit/every-field.ts';
import { givenCase, identified, PASTS } from '../kit/given.ts';
import { colleague } from '../kit/people.ts';
import { type Someone, startWorld, type World } from '../kit/world.ts';

/** No case has this number; it is as long as every other one. */
const NOBODYS = 'CS0999999';

let world: World;
let people: Readonly<Record<string, Someone>>;
let cases: readonly CaseRow[];

beforeAll(async () => {
  world = await startWorld();
  people = {
    mia: world.someone('mia'),
    ada: world.someone('ada'),
    piotr: world.someone('piotr'),
    lea: world.someone('lea'),
    tom: world.someone('tom'),
    jon: world.someone('jon'),
    contact: world.meets(colleague('Olivia Hughes', 'contoso', 15)),
    watcher: world.meets(colleague('Samuel Okafor', 'contoso', 16)),
    colleague: world.meets(colleague('Priya Raman', 'contoso', 17)),
  };
  for (const who of Object.values(people)) await who.says('help');
  for (const past of Object.values(PASTS)) await givenCase(world, past);
  const all: CaseRow[] = [];
  for (let number = 1000; number < 1200; number += 1) {
    const it = await world.store.case(asId<CaseId>(`CS000${number}`));
    if (it !== undefined) all.push(it);
  }
  cases = all;
}, 120_000);
afterAll(() => world.close());

const NAMES = ['mia', 'ada', 'piotr', 'lea', 'tom', 'contact', 'watcher', 'colleague'] as const;
type Name = (typeof NAMES)[number] | 'jon';

const one = (name: Name): Someone => {
  const who = people[name];
  if (who === undefined) throw new Error(name);
  return who;
};

const known = async (name: Name): Promise<Known> => {
  const { user, account } = await identified(world, one(name));
  return actorOf(user, account);
};

/** The rule of each view, said a second time and without an index. */
const inView = (view: ListView, actor: Known, it: CaseRow): boolean => {
  const me = actor.user.id;
  const isParty = it.requester === me || it.contact === me;
  switch (view) {
    case 'all':
      return isParty || it.watchers.includes(me);
    case 'mine':
      return it.requester === me;
    case 'action':
      return isParty && (it.progress.state === 'awaiting-info' || it.progress.state === 'resolved');
    case 'account':
      return it.account === actor.account.id;
  }
};

const COMMANDS = {
  all: 'all cases',
  mine: 'my cases',
  action: 'action needed',
  account: 'account cases',
} as const;

/** Every case number on the pages of a list. */
const numbersIn = async (who: Someone, words: string): Promise<readonly string[]> => {
  const numbers = new Set<string>();
  let card = await who.says(words);
  for (let page = 0; page < 30; page += 1) {
    const before = numbers.size;
    for (const [number] of wordsOf(card).matchAll(/CS\d{7}/g)) numbers.add(number);
    if (!JSON.stringify(card).includes('"title":"Next page"') || numbers.size === before) break;
    card = await who.presses(card, 'Next page');
  }
  return [...numbers].sort();
};

describe('lists', () => {
  const rows = NAMES.flatMap(name => CASE_VIEWS.map(view => [name, view] as const));
  test.each(rows)('%s sees in the view %s what belongs there and nothing else', async (name, view) => {
    const actor = await known(name);
    const allowed = view !== 'account' || isAdministrator(actor);
    const expected = allowed
      ? cases
          .filter(it => inView(view, actor, it))
          .map(({ id }) => id)
          .sort()
      : [];
    expect(await numbersIn(one(name), COMMANDS[view])).toEqual(expected);
    if (view === 'all')
      for (const id of expected) expect(cases.some(it => it.id === id && maySee(actor, it, it))).toBe(true);
  });

  test('the store gives nobody the account of another', async () => {
    const actor = await known('tom');
    const foreign = cases.find(it => it.account !== actor.account.id);
    if (foreign === undefined) throw new Error('the demo data has changed');
    const viewer = { user: actor.user.id, account: actor.account.id };
    for (const view of CASE_VIEWS) {
      const { lines } = await world.store.caseList(viewer, firstQuery(view), 500);
      expect(lines.filter(line => line.account !== actor.account.id)).toEqual([]);
    }
  });
});

describe('search', () => {
  test.each(NAMES)('%s finds every case of theirs by its number and no other', async name => {
    const actor = await known(name);
    const who = one(name);
    // A sample of both kinds: each case costs two questions.
    for (const it of cases.filter((_, index) => index % 5 === 0)) {
      const found = wordsOf(await who.says(`find ${it.id}`));
      const nothing = wordsOf(await who.says(`find ${NOBODYS}`));
      if (maySee(actor, it, it)) expect(found, it.id).toContain(it.shortDescription.slice(0, 20));
      else expect(found.replaceAll(it.id, NOBODYS)).toBe(nothing);
    }
  });

  test.each(NAMES)('%s finds by words only what they may see', async name => {
    const actor = await known(name);
    const visible = new Set<string>(cases.filter(it => maySee(actor, it, it)).map(({ id }) => id));
    for (const it of cases.filter((_, index) => index % 7 === 0)) {
      for (const command of ['find', 'search']) {
        const words = wordsOf(await one(name).says(`${command} ${it.shortDescription}`));
        const numbers = [...words.matchAll(/CS\d{7}/g)].map(([number]) => number);
        expect(numbers.filter(number => !visible.has(number))).toEqual([]);
      }
    }
  });
});

/** Something for every field that a verb about a case may carry. */
const FIELDS = {
  ...EVERY_FIELD,
  version: 1,
  contact: 'ada.brandt@contoso.example',
  contactMethod: 'phone',
  email: 'ada.brandt@contoso.example',
  person: 'ada.brandt@contoso.example',
  order: 'newest',
  mute: true,
  muted: true,
  words: '',
  ref: 'matrix',
} as const;

/** Verbs that share the name of a field with others. */
const OWN: Readonly<Record<string, Readonly<Record<string, unknown>>>> = { 'case.mute': { action: 'mute' } };

/** What a verb carries that is about no case: an article is everybody's, an export is named by its own id. */
const ABOUT_NO_CASE = ['case.article', 'export.stop', 'export.link', 'export.save', 'export.mine'];

const t = translator('en', 'UTC', new Date(0));
const verbs = features.flatMap(feature => Object.keys(feature.actions ?? {}));
const phrases = features
  .flatMap(feature => feature.commands ?? [])
  .flatMap(({ name }) => t(`commands.${name}.phrases`).split('|'))
  .filter(phrase => phrase.includes('{case}'))
  .map(phrase =>
    phrase
      .replace('{case}', 'CS')
      .replace('{email}', 'ada.brandt@contoso.example')
      .replace(/\{(page|entry|file|number)\}/g, '1')
      .replace('{format}', 'csv')
      .replace(/\{\w+\}/g, 'hello'),
  );

const FOREIGNERS = ['lea', 'tom', 'colleague'] as const;

describe('a foreign case is answered exactly like a missing one', () => {
  const notFound = t('case.notFound', { number: NOBODYS });
  /** Without what differs from one question to the next whatever was asked. */
  const comparable = (card: unknown, id: string): string =>
    JSON.stringify(card)
      .replaceAll(id, NOBODYS)
      .replace(/"ref":"[^"]*"/g, '"ref":""');
  let foreign: CaseRow;

  beforeAll(async () => {
    const found = await world.store.case(await givenCase(world, PASTS.resolved));
    if (found === undefined) throw new Error('no case');
    foreign = found;
  });

  test('verbs', async () => {
    const aboutCases = new Set<string>();
    for (const verb of verbs)
      for (const name of FOREIGNERS) {
        const theirs = await one(name).performs(verb, { ...FIELDS, ...OWN[verb], case: foreign.id });
        const nobodys = await one(name).performs(verb, { ...FIELDS, ...OWN[verb], case: NOBODYS });
        expect(comparable(theirs, foreign.id), verb).toBe(comparable(nobodys, foreign.id));
        if (wordsOf(nobodys).includes(notFound)) aboutCases.add(verb);
      }
    // The matrix tells something only while it reaches the verbs that are about a case.
    expect(aboutCases.size).toBeGreaterThan(20);
    const about = /^(?:case|file|watch|contact|priority|rate|export)\b/;
    const missed = verbs.filter(verb => about.test(verb) && !aboutCases.has(verb) && !ABOUT_NO_CASE.includes(verb));
    expect(missed).toEqual([]);
    expect(await world.store.case(foreign.id)).toEqual(foreign);
  });

  test('an export of somebody else', async () => {
    const card = JSON.stringify(await one('mia').says('export csv'));
    await world.settled();
    const id = /"export":"([^"]+)"/.exec(JSON.stringify([card, ...one('mia').received()]))?.[1] ?? '';
    expect(id).not.toBe('');
    for (const verb of ['export.stop', 'export.link', 'export.save'])
      for (const name of [...FOREIGNERS, 'ada', 'jon'] as const) {
        const theirs = await one(name).performs(verb, { export: id });
        const nobodys = await one(name).performs(verb, { export: NOBODYS });
        expect(comparable(theirs, id), `${verb} by ${name}`).toBe(comparable(nobodys, id));
      }
  });

  test('typed', async () => {
    expect(phrases.length).toBeGreaterThan(40);
    for (const phrase of phrases)
      for (const name of FOREIGNERS) {
        const theirs = await one(name).says(phrase.replace('CS', foreign.id));
        const nobodys = await one(name).says(phrase.replace('CS', NOBODYS));
        expect(comparable(theirs, foreign.id), phrase).toBe(comparable(nobodys, foreign.id));
      }
    expect(await world.store.case(foreign.id)).toEqual(foreign);
    expect(isOpen(foreign)).toBe(true);
  });
});
