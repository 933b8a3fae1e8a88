import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { asId } from '../../bot/domain/ids.ts';
import { personalChat } from '../kit/activities.ts';
import { buttonWith, titlesOf, valuesOf, wordsOf } from '../kit/cards.ts';
import { API_KEYS, anOutage, callApi } from '../kit/status.ts';
import { startWorld, type World } from '../kit/world.ts';

let world: World;

beforeEach(async () => {
  world = await startWorld({ environment: { API_KEYS } });
});

afterEach(() => world.close());

const put = async (id: string, rest: Readonly<Record<string, unknown>> = {}): Promise<void> => {
  const { status, body } = await callApi(world, 'PUT', `incidents/${id}`, anOutage(rest));
  expect([200, 201], JSON.stringify(body)).toContain(status);
  await world.settled();
};

const noted = (phase: string, text: string, minute: number) => ({
  updates: [{ id: `m${minute}`, at: `2026-11-20T09:5${minute}:00Z`, phase, text }],
});

const idOf = async (number: number): Promise<string> => {
  const it = await world.store.incidentByNumber(number);
  if (it === undefined) throw new Error(`no incident ${number}`);
  return it.id;
};

describe('the board', () => {
  test('shows what is wrong, what is planned and what is over, in the person’s language', async () => {
    await put('maintenance', {
      title: 'Move of the licence servers',
      level: 'maintenance',
      startedAt: '2026-11-22T06:00:00Z',
      endedAt: '2026-11-22T08:00:00Z',
      updates: [],
    });
    const mia = world.someone('mia');
    const board = await mia.presses(await mia.says('help'), 'Outages');
    const words = wordsOf(board);
    expect(words).toContain('1 thing is not as it should be');
    expect(words).toContain('Slow synchronisation in ProjectWise Drive');
    expect(words).toContain('Degraded');
    expect(words).toMatch(/Identified\n · .*\nA storage queue/);
    expect(words).toContain('Move of the licence servers');
    expect(words).toContain('Planned');
    expect(words).toContain('ProjectWise connections dropped in Europe');
    // A month ago.
    expect(words).not.toContain('Inspection reports');
    expect(words).toContain('Support keeps this board up to date.');
    expect(titlesOf(board)).toContain('Service status');

    const page = await mia.taps(board, buttonWith(board, 'outage.show', { incident: await idOf(3) }));
    expect(wordsOf(page)).toMatch(/Identified[\s\S]*A storage queue[\s\S]*Investigating[\s\S]*Files larger than 50 MB/);
    expect(wordsOf(await mia.says('outage 3'))).toBe(wordsOf(page));

    const german = wordsOf(await mia.says('Störungen', { locale: 'de-DE' }));
    expect(german).toContain('Zurzeit gibt es 1 Störung');
    expect(german).toContain('Beeinträchtigt');
    expect(wordsOf(await mia.says('Störung 3', { locale: 'de-DE' }))).toContain('Ursache gefunden');
  });

  test('is narrowed to a product or a brand, and says so where it knows none', async () => {
    await put('sign-in');
    const mia = world.someone('mia');
    const brand = wordsOf(await mia.says('outages ProjectWise'));
    expect(brand).toContain('Slow synchronisation');
    expect(brand).not.toContain('sign-in fails');
    const other = await mia.says('outages PLAXIS 2D');
    expect(wordsOf(other)).toContain('Nothing is wrong here at the moment.');
    expect(titlesOf(other)).toContain('Service status');
    expect(wordsOf(await mia.says('outages Gingerbread'))).toMatch(
      /no product called “Gingerbread”[\s\S]*sign-in fails/,
    );
    // Several products are called so: what is said is of all of them, and none is followed for the others.
    expect(wordsOf(await mia.says('outages for project wise'))).toMatch(/^Service status\nproject wise\n/);
    expect(titlesOf(await mia.says('outages for project wise'))).not.toContain('Tell me about outages');
    const exact = await mia.says('outages for microstation');
    expect(wordsOf(exact)).toMatch(/^Service status\nMicroStation\n/);
    expect(titlesOf(exact)).toContain('Tell me about outages');
  });

  test.each([
    ...['Are there any outages?', 'outage', 'current outages', 'subscribe to outages'].map(words => [words, 'en-US']),
    ...['Gibt es gerade Störungen?', 'Störung', 'Wartungen', 'Störungen abonnieren'].map(words => [words, 'de-DE']),
  ])('is what “%s” asks for', async (words, locale) => {
    expect(wordsOf(await world.someone('mia').says(words, { locale }))).toMatch(
      /^(Service status|Status der Dienste)\n/,
    );
  });

  test('is not shown to somebody who tells what happens to them', async () => {
    const mia = world.someone('mia');
    const asked = 'outages when I try to save my drawing at the end of the day';
    expect(wordsOf(await mia.says(asked))).not.toContain('Service status');
  });

  test('says that nothing is wrong where nothing is', async () => {
    const id = await idOf(3);
    expect((await callApi(world, 'PUT', `incidents/${id}`, anOutage({ endedAt: '2026-11-20T09:59:00Z' }))).status).toBe(
      200,
    );
    const words = wordsOf(await world.someone('mia').says('outages'));
    expect(words).toContain('Nothing is wrong at the moment');
    expect(words).toContain('Over in the last 14 days');
  });

  test('is for strangers and for channels too, without anything about a person', async () => {
    const stranger = world.meets({
      ...{ name: 'Sam Stone', email: 'sam.stone@contoso.example', id: '29:sam' },
      object: 'b0000000-0000-4000-8000-000000000009',
      tenant: '11111111-1111-4111-8111-111111111111',
    });
    const board = await stranger.says('outages');
    expect(wordsOf(board)).toContain('Slow synchronisation');
    const page = await stranger.says('outage 3');
    expect(titlesOf(page)).not.toContain('Tell me when it changes');
    expect(wordsOf(await stranger.performs('outage.follow', { incident: await idOf(3) }))).not.toContain('told here');

    await world.someone('mia').says('subscribe outage 3');
    const inChannel = world.someone('mia', world.channel('19:team@thread.tacv2'));
    const seen = await inChannel.says('outage 3');
    expect(wordsOf(seen)).not.toContain('told here');
    expect(titlesOf(seen)).not.toContain('Stop telling me');
    expect(wordsOf(await inChannel.performs('outage.follow', { incident: await idOf(3) }))).toContain(
      'That is between you and me',
    );
  });

  test('pages through more than a card holds', async () => {
    for (let number = 1; number <= 12; number += 1)
      await put(`many-${number}`, { title: `Outage of gateway ${number}`, level: 'partial-outage' });
    const mia = world.someone('mia');
    const first = await mia.says('outages');
    expect(wordsOf(first)).toContain('13 things are not as they should be');
    const second = await mia.presses(first, 'Next page');
    const gateways = [...`${wordsOf(first)} ${wordsOf(second)}`.matchAll(/Outage of gateway \d+/g)].map(([it]) => it);
    expect(new Set(gateways).size).toBe(12);
    expect(gateways).toHaveLength(12);
    expect(wordsOf(second)).toContain('Slow synchronisation');
    expect(wordsOf(await mia.presses(second, 'Previous page'))).toBe(wordsOf(first));
  });
});

describe('following', () => {
  test('tells of each change once, in the follower’s language, and of the end', async () => {
    const mia = world.someone('mia');
    const ada = world.someone('ada');
    await ada.says('help');
    await put('sign-in');
    await mia.says('language Deutsch');
    const followed = await mia.presses(await mia.says('Störung 4'), 'Bei Änderungen benachrichtigen');
    expect(wordsOf(followed)).toContain('Sie werden hier benachrichtigt');
    expect(titlesOf(followed)).toContain('Nicht mehr benachrichtigen');
    const before = mia.received().length;

    await put('sign-in', noted('identified', 'A certificate ran out.', 1));
    expect(
      mia
        .received()
        .slice(before)
        .map(({ summary }) => summary),
    ).toEqual(['Neues zu MicroStation sign-in fails: A certificate ran out.']);
    // The same again, and an older one that was late, are no news.
    await put('sign-in', noted('identified', 'A certificate ran out.', 1));
    await put('sign-in', { ...noted('investigating', 'We look into it.', 0), at: '2026-11-20T09:00:00Z' });
    expect(mia.received()).toHaveLength(before + 1);

    await put('sign-in', { ...noted('monitoring', 'A new one is there.', 2), level: 'degraded' });
    await put('sign-in', { ...noted('resolved', 'All can sign in.', 3), level: 'degraded' });
    expect(
      mia
        .received()
        .slice(before + 1)
        .map(({ summary }) => summary),
    ).toEqual(['MicroStation sign-in fails, jetzt: Beeinträchtigt', 'Vorbei: MicroStation sign-in fails']);
    expect(wordsOf(mia.sees())).toContain('Behoben');
    // Nobody else heard of it.
    expect(ada.received()).toHaveLength(1);
  });

  test('can be stopped, by card and by typing', async () => {
    const mia = world.someone('mia');
    await put('sign-in');
    expect(wordsOf(await mia.says('tell me when outage 4 changes'))).toContain('You are told here when it changes');
    await mia.presses(await mia.says('outage 4'), 'Stop telling me');
    expect(await followedBy(mia.person.tenant, mia.person.object)).toEqual([]);
    const german = { locale: 'de-DE' };
    expect(wordsOf(await mia.says('Störung 4 abonnieren', german))).toContain('Sie werden hier benachrichtigt');
    await mia.says('Störung 4 abbestellen', german);
    expect(wordsOf(await mia.says('MicroStation abonnieren', german))).toContain('Wartungen von MicroStation');
    expect(wordsOf(await mia.says('MicroStation abbestellen', german))).toContain('nicht mehr benachrichtigt');
    await mia.says('subscribe outage 4');
    await mia.says('unsubscribe outage 4');
    const before = mia.received().length;
    await put('sign-in', noted('identified', 'A certificate ran out.', 1));
    expect(mia.received()).toHaveLength(before);
  });

  test('says who is told nevertheless', async () => {
    const mia = world.someone('mia');
    await put('sign-in');
    await mia.says('subscribe MicroStation');
    await mia.says('subscribe outage 4');
    const still = await mia.says('unsubscribe outage 4');
    expect(wordsOf(still)).toContain('You are still told, because you follow everything about MicroStation.');
    expect(titlesOf(still)).toContain('Stop for this product');
    await mia.says('unsubscribe MicroStation');
    await mia.says('link CS0001069 to outage 4');
    await mia.says('follow outage 4');
    const linked = wordsOf(await mia.says('stop telling me about outage 4'));
    expect(linked).toContain('You are still told as long as CS0001069 is linked to it.');
    expect(linked).not.toContain('no longer told');
  });

  test('tells of a product’s new outages, and nothing of the past', async () => {
    const mia = world.someone('mia');
    const board = await mia.says('outages MicroStation');
    expect(wordsOf(await mia.presses(board, 'Tell me about outages'))).toContain(
      'outages and maintenance of MicroStation',
    );
    const before = mia.received().length;
    await put('long-ago', { startedAt: '2026-10-01T08:00:00Z', endedAt: '2026-10-01T09:00:00Z', updates: [] });
    await put('elsewhere', { products: ['plaxis-2d'] });
    expect(mia.received()).toHaveLength(before);
    await put('sign-in');
    expect(
      mia
        .received()
        .slice(before)
        .map(({ summary }) => summary),
    ).toEqual(['New: MicroStation sign-in fails (Major outage)']);
    expect(wordsOf(mia.sees())).toContain('as with everything about MicroStation');
    await mia.says('unsubscribe MicroStation');
    await put('sign-in', noted('identified', 'A certificate ran out.', 1));
    expect(mia.received()).toHaveLength(before + 2);
  });

  test('tells of a maintenance that moves, and of one that is called off', async () => {
    const mia = world.someone('mia');
    await mia.says('subscribe MicroStation');
    const planned = {
      title: 'Move of servers',
      level: 'maintenance',
      updates: [noted('scheduled', 'They move.', 0).updates[0]],
    };
    const on = (day: number) => ({
      ...{ ...planned, startedAt: `2026-11-${day}T06:00:00Z`, endedAt: `2026-11-${day}T08:00:00Z` },
    });
    await put('m', on(22));
    const before = mia.received().length;
    await put('m', on(23));
    await put('m', { ...on(23), ...noted('completed', 'Not needed after all.', 1) });
    expect(
      mia
        .received()
        .slice(before)
        .map(({ summary }) => summary),
    ).toEqual(['New time for Move of servers: 23 Nov, 07:00 to 23 Nov, 09:00', 'Cancelled: Move of servers']);
    expect(wordsOf(await mia.says('Störungen', { locale: 'de-DE' }))).toMatch(
      /In den letzten 14 Tagen beendet\n[\s\S]*Abgesagt\nMove of servers\nMicroStation · ab 23. Nov., 07:00/,
    );
  });

  test('a change that still waits is replaced by the next one', async () => {
    const mia = world.someone('mia');
    await put('sign-in');
    await mia.says('subscribe outage 4');
    const before = mia.received().length;
    const chat = personalChat(mia.person, world.connector.serviceUrl).id;
    world.connector.fail(
      { status: 429, retryAfter: '600' },
      1,
      call => call.method === 'POST' && call.conversation === chat,
    );
    await put('sign-in', noted('identified', 'A certificate ran out.', 1));
    await put('sign-in', noted('monitoring', 'A new one is there.', 2));
    await world.pass(700_000);
    expect(
      mia
        .received()
        .slice(before)
        .map(({ summary }) => summary),
    ).toEqual(['MicroStation sign-in fails: A new one is there.']);
  });
});

const followedBy = async (tenant: string, object: string) => {
  const found = await world.store.personByIdentity(asId(tenant), asId(object));
  return found === undefined ? [] : world.store.followedBy(found.user.id);
};

describe('cases', () => {
  test('an outage that may be the reason stands over the answer and on the form, and links the case', async () => {
    await put('sign-in');
    const mia = world.someone('mia');
    const jon = world.someone('jon');
    const answer = await mia.says('MicroStation sign-in fails since this morning');
    expect(wordsOf(answer)).toMatch(/Already known · Outage 4 · Major outage[\s\S]*Nobody can sign in/);
    expect(wordsOf(await mia.taps(answer, buttonWith(answer, 'outage.show')))).toContain('Nobody can sign in.');

    const begun = await mia.presses(
      answer,
      titlesOf(answer).includes('None of these helped') ? 'None of these helped' : 'Open a case',
    );
    const version = await mia.presses(
      await mia.presses(begun, 'Next', { requestType: 'product-support', category: 'incident' }),
      'Next',
      { product: 'microstation' },
    );
    expect(wordsOf(version)).toContain('MicroStation sign-in fails');
    const problem = await mia.presses(version, 'Next', { productArea: 'licensing' });
    // What was typed on the page goes along.
    const linked = await mia.presses(problem, 'Link my case to it', { description: 'Nobody here can sign in.' });
    expect(wordsOf(linked)).toContain('Your case will be linked to “MicroStation sign-in fails”.');
    expect(valuesOf(linked).description).toBe('Nobody here can sign in.');
    const undone = await mia.presses(linked, 'Do not link it');
    expect(wordsOf(undone)).toContain('will not be linked');
    const again = await mia.says('link outage 4');
    const followed = await mia.presses(again, 'Tell me when it changes', { situation: 'high', impact: 'one-user' });
    expect(wordsOf(followed)).toContain('You are told here when it changes and when it is over.');
    const review = await mia.presses(await mia.presses(followed, 'Next'), 'Next');
    expect(wordsOf(review)).toContain('Already known');
    const opened = await mia.presses(review, 'Submit');
    expect(wordsOf(opened)).toContain('CS0001072');
    expect(wordsOf(await mia.says('CS0001072'))).toMatch(/Part of a known outage\n[\s\S]*MicroStation sign-in fails/);

    // Engineers see how many there are, and customers do not.
    expect(wordsOf(await jon.says('CS0001072'))).toContain('Part of a known outage · 1 open case');
    expect(wordsOf(await jon.says('outage 4'))).toContain('1 open case is linked');
    expect(wordsOf(await mia.says('outage 4'))).not.toContain('1 open case is linked');

    await put('sign-in', noted('resolved', 'All can sign in.', 1));
    const over = mia.sees();
    expect(wordsOf(over)).toContain('It is over. Is it solved for you too?');
    const closed = await mia.presses(over, 'Yes, close CS0001072');
    expect(wordsOf(closed)).toContain('Cancelled');
  });

  test('a case is linked from the outage and from the keyboard, and unlinked', async () => {
    const mia = world.someone('mia');
    const page = await mia.says('outage 3');
    const choice = await mia.presses(page, 'Link a case');
    const linked = await mia.presses(choice, 'Link CS0001069');
    expect(wordsOf(linked)).toContain('CS0001069 is linked');
    expect(titlesOf(linked)).toContain('Open CS0001069');
    expect(wordsOf(await mia.presses(linked, 'Unlink CS0001069'))).toContain('CS0001069 is no longer linked.');
    await mia.says('CS0001069 mit Störung 3 verknüpfen', { locale: 'de-DE' });
    expect(wordsOf(await mia.says('CS0001069'))).toContain('Slow synchronisation');
    expect(wordsOf(await mia.says('unlink CS0001069 from outage 3'))).toContain('no longer linked');
    // Each is one entry of its history, and said again it is none.
    expect(wordsOf(await mia.says('unlink CS0001069 from outage 3'))).toContain('no longer linked');
    const history = await world.store.activities(asId('CS0001069'), 9);
    expect(history.map(({ event }) => event.type).slice(0, 5)).toEqual([
      ...['unlinked', 'linked', 'unlinked', 'linked', 'opened'],
    ]);
    expect(wordsOf(await mia.says('activity CS0001069'))).toContain(
      'Mia Novak linked the case to the outage “Slow synchronisation in ProjectWise Drive”',
    );
    // Without a form in progress it is asked which case.
    expect(wordsOf(await mia.says('link outage 3'))).toContain('Which of your cases is it behind?');
  });

  test('whoever takes part is told that support linked the case, once', async () => {
    const mia = world.someone('mia');
    const jon = world.someone('jon');
    await mia.says('help');
    const before = mia.received().length;
    await jon.says('link CS0001069 to outage 3');
    await jon.says('link CS0001069 to outage 3');
    expect(
      mia
        .received()
        .slice(before)
        .map(({ summary }) => summary),
    ).toEqual([expect.stringMatching(/^CS0001069: Jon Park linked the case to the outage “Slow synchronisation/)]);
    // A closed case stays as it is.
    expect(wordsOf(await jon.says('link CS0001025 to outage 3'))).not.toContain('is linked');
  });

  test('what was linked to a form stays in sight until it is unlinked', async () => {
    await put('sign-in');
    const mia = world.someone('mia');
    const begun = await mia.presses(await mia.says('product support'), 'Next', { category: 'incident' });
    const other = await mia.presses(begun, 'Next', { product: 'plaxis-2d' });
    expect(wordsOf(other)).not.toContain('Already known');
    const linked = await mia.says('link outage 4');
    expect(titlesOf(linked)).toContain('Do not link it');
    expect(wordsOf(await mia.says('unlink outage 4'))).toContain('Your case will not be linked');
    expect(titlesOf(await mia.says('link a case to outage 4'))).toContain('Tell me when it changes');
    await put('sign-in', noted('resolved', 'All can sign in.', 1));
    const over = await mia.says('Kurzbeschreibung: Absturz', { locale: 'de-DE' });
    expect(wordsOf(over)).toMatch(/Bereits bekannt · Störung 4 · Behoben/);
    expect(titlesOf(over)).not.toContain('Bei Änderungen benachrichtigen');
    const free = await mia.says('Störung 4 lösen', { locale: 'de-DE' });
    expect(wordsOf(free)).not.toContain('Bereits bekannt');
    // Without a form it leads to the outage, where cases are unlinked.
    await mia.presses(await mia.says('cancel'), 'Confirm');
    expect(wordsOf(await mia.says('unlink outage 4'))).toContain('MicroStation sign-in fails');
  });

  test('nobody is promised news of an outage that is over by the time of the press', async () => {
    await put('sign-in');
    const mia = world.someone('mia');
    const begun = await mia.presses(await mia.says('product support'), 'Next', { category: 'incident' });
    const form = await mia.presses(begun, 'Next', { product: 'microstation' });
    await put('sign-in', noted('resolved', 'All can sign in.', 1));
    const pressed = wordsOf(await mia.presses(form, 'Tell me when it changes'));
    expect(pressed).toContain('This one is over');
    expect(pressed).not.toContain('You are told here when it changes');
    expect(await followedBy(mia.person.tenant, mia.person.object)).toEqual([]);
  });

  test('the description is looked at as well as the line above it', async () => {
    await put('sign-in', { products: [] });
    const mia = world.someone('mia');
    await mia.says('login and web services');
    await mia.says('Short description: Nothing works this morning');
    expect(wordsOf(await mia.says('Description: sign-in to MicroStation fails for all of us'))).toContain(
      'Already known',
    );
  });

  test('the page is as the link leaves it', async () => {
    await put('sign-in', noted('resolved', 'All can sign in.', 1));
    const mia = world.someone('mia');
    const jon = world.someone('jon');
    expect(wordsOf(await jon.says('link CS0001047 to outage 3'))).toContain('1 open case is linked');
    expect(wordsOf(await jon.says('link CS0001047 to outage 3'))).toContain('1 open case is linked');
    expect(wordsOf(await jon.says('unlink CS0001047 from outage 3'))).toContain('0 open cases are linked');
    const linked = await mia.says('link CS0001069 to outage 4');
    expect(titlesOf(linked)).toContain('Yes, close CS0001069');
    const unlinked = await mia.says('unlink CS0001069 from outage 4');
    expect(titlesOf(unlinked)).not.toContain('Yes, close CS0001069');
  });

  test('another account learns nothing of who follows or is linked, and cannot link a foreign case', async () => {
    const mia = world.someone('mia');
    const tom = world.someone('tom');
    await put('sign-in', { products: ['microstation'] });
    const clean = wordsOf(await tom.says('outage 4'));
    await mia.says('subscribe outage 4');
    await mia.says('link CS0001069 to outage 4');
    expect(wordsOf(await tom.says('outage 4'))).toBe(clean);
    const foreign = wordsOf(await tom.says('link CS0001069 to outage 4'));
    const missing = wordsOf(await tom.says('link CS9999999 to outage 4'));
    expect(foreign.replace('CS0001069', 'CS9999999')).toBe(missing);
    const before = tom.received().length;
    await put('sign-in', noted('identified', 'A certificate ran out.', 1));
    expect(tom.received()).toHaveLength(before);
  });
});
