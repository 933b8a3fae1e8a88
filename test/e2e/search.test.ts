import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { asId, type CaseId } from '../../bot/domain/ids.ts';
import { translator } from '../../locales/index.ts';
import { actionsOf, buttonWith, type SeenCard, titlesOf, wordsOf } from '../kit/cards.ts';
import { ANSWERS, kept, numberOn, opens } from '../kit/cases.ts';
import { givenCase, PASTS } from '../kit/given.ts';
import { colleague } from '../kit/people.ts';
import { type Someone, startWorld, type World } from '../kit/world.ts';

let world: World;
let mia: Someone;
let ada: Someone;
let jon: Someone;
let lea: Someone;

beforeAll(async () => {
  world = await startWorld();
  mia = world.someone('mia');
  ada = world.someone('ada');
  jon = world.someone('jon');
  lea = world.someone('lea');
  for (const who of [mia, ada, jon, lea]) await who.says('help');
});
afterAll(() => world.close());

/** The cases of a card's rows, in order. */
const casesOn = (card: SeenCard): readonly string[] =>
  actionsOf(card).flatMap(it => (it.verb === 'case.show' ? [String(it.data.case)] : []));

/** Words that are written bold in the excerpts. */
const marked = (card: SeenCard): readonly string[] =>
  [...JSON.stringify(card).matchAll(/\{"type":"TextRun","size":"Small","weight":"Bolder","text":"([^"]+)"/g)].map(
    ([, words = '']) => words,
  );

describe('find', () => {
  test('finds a case by its number, however it is written', async () => {
    for (const words of ['find CS0001047', 'find cs0001047', 'find 1047', 'finde CS0001047'])
      expect(casesOn(await (words.startsWith('finde') ? inGerman(words) : mia.says(words)))[0], words).toBe(
        'CS0001047',
      );
  });

  const inGerman = async (words: string): Promise<SeenCard> => {
    await mia.says('language Deutsch');
    const card = await mia.says(words);
    await mia.says('Sprache Englisch');
    return card;
  };

  test('says what to type where nothing is named', async () => {
    for (const words of ['find', 'search', 'find cases'])
      expect(wordsOf(await mia.says(words)), words).toContain('“search trial mode”');
    expect(wordsOf(await inGerman('suche'))).toContain(translator('de', 'UTC', world.now())('search.what'));
  });

  test('takes words in quotation marks without the marks', async () => {
    const card = await mia.says('find "line weights"');
    expect(wordsOf(card).split('\n')).toContain('line weights');
    expect(casesOn(card)).toContain('CS0001059');
  });

  test('finds a case by the customer reference', async () => {
    const it = await withReference('PRG-D8-0417');
    expect(casesOn(await mia.says('find PRG-D8-0417'))[0]).toBe(it);
  });

  const withReference = async (reference: string): Promise<string> => {
    for (let number = 1000; number < 1072; number += 1) {
      const id = asId<CaseId>(`CS${String(number).padStart(7, '0')}`);
      if ((await world.store.case(id))?.customerReference === reference) return id;
    }
    throw new Error(`no case ${reference}`);
  };

  test('finds words in a comment, open or closed, and shows the passage with the words in it marked', async () => {
    const id = await givenCase(world, PASTS.new);
    await mia.says(
      `comment ${id}: ${'The weather is fine today. '.repeat(12)}A kaleidoscope of errors fills the viewport.`,
    );
    const card = await mia.says('find kaleidoscope viewport');
    expect(casesOn(card)).toEqual([id]);
    expect(marked(card)).toEqual(['kaleidoscope', 'viewport']);
    expect(wordsOf(card)).toContain('of errors fills the');
    expect(wordsOf(card)).not.toContain(
      'The weather is fine today. The weather is fine today. The weather is fine today. The weather is fine today. The weather is',
    );
    await mia.presses(await mia.presses(await mia.says(id), 'Close case'), 'Confirm', { reason: 'solved-itself' });
    const closed = await mia.says('find kaleidoscope');
    expect(casesOn(closed)).toEqual([id]);
    expect(wordsOf(closed)).toContain('Cancelled');
  });

  test('finds nothing of what is not mine, and as an administrator everything of the account', async () => {
    const theirs = await opens(lea, 'billing support', { ...ANSWERS, shortDescription: 'An okapi on the invoice' });
    const number = numberOn(theirs);
    for (const who of [mia, ada])
      expect(wordsOf(await who.says('find okapi'))).toContain('No case that you can see says this');
    expect(casesOn(await lea.says('find okapi'))).toEqual([number]);
    expect(casesOn(await jon.says('find okapi'))).toEqual([number]);
    // CS0001070 is a colleague's, whom Mia has nothing to do with.
    expect((await kept(world, 'CS0001070')).shortDescription).toContain('Signing certificate');
    expect(casesOn(await mia.says('find signing certificate federation'))).not.toContain('CS0001070');
    expect(casesOn(await ada.says('find signing certificate federation'))[0]).toBe('CS0001070');
    expect(casesOn(await mia.says('find CS0001070'))).toEqual([]);
    expect(wordsOf(await mia.performs('search.find', { words: 'okapi', offset: 0 }))).toContain(
      'No case that you can see',
    );
  });

  test('never finds what engineers say among themselves', async () => {
    const id = await givenCase(world, PASTS['work-in-progress']);
    await jon.says(`note ${id}: Reminds me of the zebrafish affair.`);
    expect(casesOn(await jon.says('find zebrafish'))).toEqual([id]);
    for (const who of [mia, ada, lea]) {
      expect(casesOn(await who.says('find zebrafish'))).toEqual([]);
      expect(casesOn(await who.says('search zebrafish'))).toEqual([]);
    }
  });

  test('ranks, and turns the page', async () => {
    const ids: string[] = [];
    for (let count = 0; count < 13; count += 1) ids.push(await givenCase(world, PASTS.new));
    for (const [index, id] of ids.entries())
      await mia.says(
        `comment ${id}: The narwhal ${index === 7 ? 'narwhal narwhal' : `was seen again, as number ${index} of many`}`,
      );
    const first = await mia.says('find narwhal');
    expect(casesOn(first)).toHaveLength(10);
    expect(casesOn(first)[0]).toBe(ids[7]);
    expect(titlesOf(first)).not.toContain('Previous page');
    const second = await mia.presses(first, 'Next page');
    expect(wordsOf(second)).toContain('11–13');
    expect([...casesOn(first), ...casesOn(second)].sort()).toEqual([...ids].sort());
    expect(casesOn(await mia.presses(second, 'Previous page'))).toEqual(casesOn(first));
    expect(titlesOf(second)).not.toContain('Next page');
  });

  test('answers kindly whatever it is asked', async () => {
    for (const words of ['find *', 'find OR AND NOT', "find '); drop table cases; --", 'find (', 'find §v'])
      expect(wordsOf(await mia.says(words)), words).toMatch(/Cases with|No case/);
    expect(casesOn(await mia.says('find §v'))).toEqual([]);
    for (const data of [{ words: 'x', offset: 10_000 }, { words: '', offset: 0 }, { offset: 0 }])
      expect(wordsOf(await mia.performs('search.find', data))).toContain('This card is older');
    expect(wordsOf(await mia.performs('search.find', { words: 'narwhal', offset: 50 }))).toContain('No case');
  });

  test('a row opens its case', async () => {
    const card = await mia.says('find CS0001047');
    expect(wordsOf(await mia.taps(card, buttonWith(card, 'case.show')))).toContain('CS0001047');
  });
});

describe('search', () => {
  test('looks in articles, catalogue and cases, each under its name', async () => {
    const words = wordsOf(await mia.says('search PLAXIS 2D'));
    for (const group of ['Products', 'Cases']) expect(words).toContain(group);
    expect(words).toContain('PLAXIS 2D');
    expect(wordsOf(await mia.says('search quarterly term license'))).toContain('Articles');
    // The beginning of a name is not a word of it: no product is called Mode.
    expect(wordsOf(await mia.says('search trial mode'))).not.toContain('Modeler');
  });

  test('goes on to all the cases where there are more', async () => {
    const card = await mia.says('search narwhal');
    expect(casesOn(card)).toHaveLength(5);
    expect(casesOn(await mia.presses(card, 'All cases with these words'))).toHaveLength(10);
  });

  test('finds closed cases too, with their state', async () => {
    const words = wordsOf(await mia.says('search kaleidoscope'));
    expect(words).toContain('Cancelled');
    expect(words).toContain('kaleidoscope');
  });
});

describe('elsewhere', () => {
  test('in a group chat there are articles and products, and no cases', async () => {
    for (const name of ['mia', 'ada', 'jon'] as const) {
      const chat = { kind: 'group', id: `19:search-${name}@thread.v2`, serviceUrl: mia.chat.serviceUrl } as const;
      const card = await world.someone(name, chat).says('search PLAXIS 2D narwhal');
      expect(wordsOf(card)).toContain('Products');
      expect(casesOn(card)).toEqual([]);
      expect(wordsOf(await world.someone(name, chat).says('find narwhal'))).toContain('between you and me');
    }
  });

  test('at a desk engineers find cases, where the channel is one', async () => {
    const channel = world.someone('jon', world.channel('19:finding@thread.tacv2'));
    expect(wordsOf(await channel.says('find narwhal'))).toContain('between you and me');
    await channel.says('desk Global Technical Support');
    const first = await channel.says('find narwhal');
    expect(casesOn(first)).toHaveLength(10);
    expect(casesOn(await channel.presses(first, 'Next page'))).toHaveLength(3);
  });

  test('somebody unknown finds public articles, and no cases', async () => {
    const nobody = world.meets(colleague('Nobody Known', 'contoso', 98));
    expect(casesOn(await nobody.says('search narwhal'))).toEqual([]);
    expect(wordsOf(await nobody.says('find narwhal'))).toContain('I do not know your account yet');
    expect(wordsOf(await nobody.performs('search.find', { words: 'narwhal', offset: 0 }))).toContain(
      'I do not know you yet',
    );
  });
});
