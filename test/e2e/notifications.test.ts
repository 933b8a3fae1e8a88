import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { asId, type CaseId } from '../../bot/domain/ids.ts';
import { choicesOf, inputOf, inputsOf, titlesOf, wordsOf } from '../kit/cards.ts';
import { givenCase, PASTS } from '../kit/given.ts';
import { type MailServer, startMailServer } from '../kit/mail.ts';
import { colleague } from '../kit/people.ts';
import { type Someone, startWorld, type World } from '../kit/world.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const NEW = 'CS0001069';
const OTHER = 'CS0001047';

let world: World;
let mia: Someone;
let jon: Someone;
let smtp: MailServer | undefined;

const enter = async (mail = false) => {
  smtp = mail ? await startMailServer() : undefined;
  world = await startWorld(smtp === undefined ? {} : { environment: smtp.environment });
  mia = world.someone('mia');
  jon = world.someone('jon');
  await mia.says('help');
  await jon.says('help');
};
afterEach(async () => {
  await world.close();
  await smtp?.close();
});

/** What Mia was told about a case, and not as an answer. */
const told = () => mia.received().flatMap(({ summary }) => (/^CS\d{7}( needs|:)/.test(summary) ? [summary] : []));
const toldSince = async (work: () => Promise<unknown>): Promise<readonly string[]> => {
  const before = told().length;
  await work();
  return told().slice(before);
};
/** Lets time pass up to a time of the day in Berlin, in winter. */
const until = (day: number, hour: number) =>
  world.pass(new Date(Date.UTC(2026, 10, day, hour - 1)).getTime() - world.now().getTime());

describe('the card', () => {
  beforeEach(() => enter(true));

  test('shows what holds, and keeps what is chosen on it', async () => {
    const card = await mia.says('notifications');
    expect(inputOf(card, 'comments').value).toBe('chat');
    expect(choicesOf(card, 'comments').map(({ value }) => value)).toEqual(['chat', 'email', 'both', 'digest', 'off']);
    expect(choicesOf(card, 'solution').map(({ value }) => value)).not.toContain('off');
    const saved = await mia.presses(card, 'Save', {
      comments: 'off',
      quietFrom: '18:00',
      quietUntil: '08:00',
      digestHour: '17',
    });
    expect(wordsOf(saved)).toContain('Saved');
    const again = await mia.says('notifications');
    expect([
      inputOf(again, 'comments').value,
      inputOf(again, 'quietFrom').value,
      inputOf(again, 'digestHour').value,
    ]).toEqual(['off', '18:00', '17']);
  });

  test('an older card changes nothing and says so', async () => {
    const old = await mia.says('notifications');
    await mia.says('notifications comments off');
    const late = await mia.presses(old, 'Save', { progress: 'off' });
    expect(wordsOf(late)).toContain('nothing was done');
    expect(inputOf(late, 'comments').value).toBe('off');
    expect(inputOf(late, 'progress').value).toBe('chat');
  });

  test('delivered twice it is saved once', async () => {
    const card = await mia.says('notifications');
    const press = mia.press(card, 'Save', { comments: 'digest' });
    await Promise.all([mia.posts(press), mia.posts(press)]);
    expect(inputOf(await mia.says('notifications'), 'comments').value).toBe('digest');
  });

  test('half of the quiet hours, or hours without end, are not taken; what else was chosen stays on the card', async () => {
    const card = await mia.says('notifications');
    const half = await mia.presses(card, 'Save', { comments: 'off', digestHour: '17', quietUntil: '08:00' });
    expect(wordsOf(half)).toContain('two times');
    expect(['comments', 'digestHour', 'quietFrom', 'quietUntil'].map(id => inputOf(half, id).value)).toEqual([
      'off',
      '17',
      undefined,
      '08:00',
    ]);
    expect(inputOf(await mia.says('notifications'), 'comments').value).toBe('chat');
    const mended = await mia.presses(half, 'Save', { quietFrom: '18:00' });
    expect(wordsOf(mended)).toContain('Saved');
    expect(inputOf(mended, 'comments').value).toBe('off');
    await mia.says('quiet hours off');
  });

  test('quiet hours without end are not taken', async () => {
    const card = await mia.says('notifications');
    const endless = await mia.presses(card, 'Save', { quietFrom: '18:00', quietUntil: '18:00' });
    expect(wordsOf(endless)).toContain('never end');
    expect(inputOf(await mia.says('notifications'), 'quietFrom').value).toBeUndefined();
  });

  test('what needs an answer cannot be turned off, and it says how it comes instead', async () => {
    const card = await mia.says('notifications solution off');
    expect(wordsOf(card)).toContain('cannot be turned off');
    expect(inputOf(card, 'solution').value).toBe('email');
    const all = await mia.says('notifications off');
    expect(wordsOf(all).match(/cannot be turned off/g)).toHaveLength(1);
    expect(inputOf(all, 'comments').value).toBe('off');
    const forged = await mia.performs('notifications.save', { version: 1, 'needs-my-answer': 'off' });
    expect(inputOf(forged, 'needs-my-answer').value).toBe('email');
  });
});

describe('by typing', () => {
  test.each([
    ['notifications comments chat and e-mail', 'both'],
    ['notifications comments e-mail', 'email'],
    ['benachrichtigungen kommentare chat und e-mail', 'both'],
    ['Benachrichtigungen Kommentare E-Mail und Chat', 'both'],
    ['Benachrichtigungen Kommentare per Mail', 'email'],
    ['Benachrichtigungen per Mail', 'email'],
    ['Mitteilungen Dateien abschalten', 'off'],
    ['Benachrichtigungen Kommentare und Dateien in der täglichen Zusammenfassung', 'digest'],
    ['notifications comments by mail', 'email'],
  ])('%s', async (typed, wish) => {
    await enter(true);
    await mia.says('language Deutsch');
    expect(inputOf(await mia.says(typed), 'comments').value).toBe(wish);
  });

  test.each([
    ['notifications comments off', 'comments', 'off'],
    ['Notifications needs my answer in the digest', 'needs-my-answer', 'digest'],
    ['notifications outages chat', 'outages', 'chat'],
    ['quiet hours 18:00 to 08:00', 'quietFrom', '18:00'],
    ['quiet hours from 10pm until 6.30am', 'quietUntil', '06:30'],
    ['digest at 17', 'digestHour', '17'],
    ['quiet hours 22:00–06:30', 'quietUntil', '06:30'],
    ['quiet hours between 22 and 6', 'quietFrom', '22:00'],
    ['quiet hours from 10 p.m. till 6 a.m.', 'quietFrom', '22:00'],
    ['daily digest at 5 p.m.', 'digestHour', '17'],
    ['notifications off', 'comments', 'off'],
    ['notifications: comments off', 'comments', 'off'],
    ['notifications progress daily', 'progress', 'digest'],
    // What the card calls it.
    ['notifications A case is closed: in the daily digest', 'closing', 'digest'],
  ])('%s', async (typed, input, value) => {
    await enter();
    expect(inputOf(await mia.says(typed), input).value).toBe(value);
  });

  test.each([
    ['Benachrichtigungen Kommentare aus', 'comments', 'off'],
    ['Mitteilungen alle Zusammenfassung', 'closing', 'digest'],
    ['Ruhezeit 18:00 bis 8 Uhr', 'quietUntil', '08:00'],
    ['Zusammenfassung um 7 Uhr', 'digestHour', '7'],
    ['Tägliche Zusammenfassung um 17 Uhr', 'digestHour', '17'],
    ['Ruhezeit zwischen 22 und 6 Uhr', 'quietUntil', '06:00'],
    ['Ruhezeit 22–6 Uhr', 'quietFrom', '22:00'],
    ['Benachrichtigungen ausschalten', 'outages', 'off'],
    ['Benachrichtigungen Stoerungen aus', 'outages', 'off'],
    ['Benachrichtigungen Ein Fall wird geschlossen gar nicht', 'closing', 'off'],
    // English is understood as well.
    ['notifications progress off', 'progress', 'off'],
  ])('in German: %s', async (typed, input, value) => {
    await enter();
    await mia.says('language Deutsch');
    expect(inputOf(await mia.says(typed), input).value).toBe(value);
  });

  test('quiet hours are turned off; nonsense changes nothing and is explained', async () => {
    await enter();
    await mia.says('quiet hours 18:00 to 08:00');
    expect(wordsOf(await mia.says('quiet hours soon to later'))).toContain('two times');
    expect(wordsOf(await mia.says('digest at 8:30'))).toContain('full hour');
    expect(wordsOf(await mia.says('notifications weather off'))).toContain('did not understand');
    expect(inputOf(await mia.says('notifications'), 'quietFrom').value).toBe('18:00');
    expect(inputOf(await mia.says('quiet hours off'), 'quietFrom').value).toBeUndefined();
  });

  test.each([
    ['English', 'quiet hours'],
    ['English', 'daily digest'],
    ['English', 'turn off notifications'],
    ['Deutsch', 'Ruhezeit'],
    ['Deutsch', 'Zusammenfassung'],
    ['Deutsch', 'Benachrichtigungseinstellungen'],
  ])('in %s, the card opens by: %s', async (language, typed) => {
    await enter();
    await mia.says(`language ${language}`);
    expect(inputsOf(await mia.says(typed)).map(({ id }) => id)).toContain('quietFrom');
  });

  test('a problem with notifications is looked up, not taken for a setting', async () => {
    await enter();
    const card = await mia.says('notifications do not arrive since Monday');
    expect(inputsOf(card).map(({ id }) => id)).not.toContain('comments');
    expect(wordsOf(card)).toContain('Notices in Teams and by e-mail');
  });

  test('without a mail server there is none to choose, and that is said', async () => {
    await enter();
    const card = await mia.says('notifications comments e-mail');
    expect(wordsOf(card)).toContain('E-mail is not set up here');
    expect(inputOf(card, 'comments').value).toBe('chat');
    expect(choicesOf(card, 'comments').map(({ value }) => value)).not.toContain('email');
    expect(inputsOf(card).map(({ id }) => id)).not.toContain('digestBy');
  });
});

describe('what it does', () => {
  beforeEach(() => enter());

  test('what is turned off is not told; the engineer sees why', async () => {
    await mia.says('notifications comments off');
    expect(await toldSince(() => jon.says(`comment ${NEW}: I look into it.`))).toEqual([]);
    expect(await toldSince(() => jon.says(`take ${NEW}`))).toHaveLength(1);
    expect(wordsOf(await jon.says(`receipts ${NEW}`))).toContain('they turned this kind of notice off');
    expect(wordsOf(await mia.says('missed'))).not.toContain('commented');
  });

  test('in quiet hours a notice waits until they end, in the order in which it happened, and is told once', async () => {
    await mia.says('quiet hours 10:00 to 16:00');
    const held = await toldSince(async () => {
      await jon.says(`take ${NEW}`);
      await jon.says(`ask ${NEW}: Since when?`);
      await until(20, 15);
    });
    expect(held).toEqual([]);
    expect(wordsOf(await jon.says(`receipts ${NEW}`))).toContain('Waits until today 10:00');
    const after = await toldSince(() => until(20, 16));
    expect(after).toHaveLength(2);
    expect(after[0]).toContain('has taken your case');
    expect(after[1]).toContain('needs your reply');
    expect(await toldSince(() => until(21, 9))).toEqual([]);
  });

  test('answers to what I just did come at once', async () => {
    await mia.says('quiet hours 10:00 to 16:00');
    expect(wordsOf(await mia.says(`comment ${NEW}: More to come.`))).toContain('More to come.');
  });

  test('what is held is drawn as things are when it goes', async () => {
    await mia.says('quiet hours 10:00 to 16:00');
    await jon.says(`take ${NEW}`);
    await jon.says(`propose ${NEW}: Install the update.`);
    await until(20, 16);
    expect(wordsOf(mia.seesAbout('has taken your case'))).toContain('Resolved');
  });

  test('a question that was answered meanwhile is told as what it was, and nobody is reminded of it', async () => {
    await jon.says(`take ${NEW}`);
    await mia.says('quiet hours 10:00 to 09:59');
    await jon.says(`ask ${NEW}: Since when?`);
    await world.pass(3 * 24 * HOUR);
    await mia.says(`reply ${NEW}: Since Monday.`);
    const before = mia.received().length;
    await mia.says('quiet hours off');
    const late = mia.received().slice(before);
    expect(late.filter(({ summary }) => summary.includes(NEW)).map(({ summary }) => summary)).toEqual([
      `${NEW}: Jon Park asked for information.`,
    ]);
    expect(wordsOf(await jon.says(`receipts ${NEW}`))).toContain('the case had moved on');
  });

  test('a held notice lets through what may go', async () => {
    await mia.says('quiet hours 10:00 to 16:00');
    await jon.says(`take ${NEW}`);
    expect(wordsOf(await mia.says('language Deutsch'))).toContain('Deutsch');
    expect(await toldSince(() => mia.says('ruhezeit aus'))).toHaveLength(1);
  });

  test('changed settings hold for what was waiting', async () => {
    await mia.says('quiet hours 10:00 to 16:00');
    await jon.says(`comment ${NEW}: First.`);
    await jon.says(`take ${NEW}`);
    await mia.says('notifications comments off');
    expect(await toldSince(() => mia.says('quiet hours off'))).toEqual([`${NEW}: Jon Park has taken your case.`]);
  });

  test('over a change of the clock quiet hours end by the clock on the wall', async () => {
    await mia.says('quiet hours 18:00 to 08:00');
    // In the night to 28 March 2027 the clock is put on.
    await world.pass(new Date('2027-03-27T20:00:00Z').getTime() - world.now().getTime());
    const past = await givenCase(world, PASTS['work-in-progress']);
    const night = await toldSince(async () => {
      await jon.says(`comment ${past}: In the night.`);
      await world.pass(new Date('2027-03-28T05:59:00Z').getTime() - world.now().getTime());
    });
    expect(night).toEqual([]);
    expect(await toldSince(() => world.pass(MINUTE))).toHaveLength(1);
  });
});

describe('the digest', () => {
  test('the card says where nothing goes into it', async () => {
    await enter();
    expect(wordsOf(await mia.says('digest at 7'))).toContain('Nothing goes into it yet');
    expect(wordsOf(await mia.says('notifications comments digest'))).not.toContain('Nothing goes into it yet');
  });

  test('comes once a day at its hour, by case, with everything that was collected and nothing twice', async () => {
    await enter();
    await mia.says('notifications all digest');
    await mia.says('digest at 17');
    const day = await toldSince(async () => {
      await jon.says(`take ${NEW}`);
      await jon.says(`comment ${NEW}: I look into it.`);
      await jon.says(`comment ${OTHER}: And into this one.`);
      await until(20, 16);
    });
    expect(day).toEqual([]);
    expect(wordsOf(await jon.says(`receipts ${NEW}`))).toContain('Waits for the digest, today 11:00');
    await until(20, 17);
    const digest = mia.sees();
    const words = wordsOf(digest);
    expect(mia.received().at(-1)?.summary).toBe('3 things happened on 2 cases');
    for (const said of [NEW, OTHER, 'has taken your case', 'commented']) expect(words).toContain(said);
    expect(wordsOf(await jon.says(`receipts ${NEW}`))).toContain('Delivered in Teams');
    const before = mia.received().length;
    await until(22, 18);
    expect(mia.received()).toHaveLength(before);
  });

  test('on a day without news there is none, and what happens after it waits for the next', async () => {
    await enter();
    await mia.says('notifications all digest');
    await mia.says('digest at 12');
    await jon.says(`take ${NEW}`);
    const before = mia.received().length;
    await until(20, 13);
    expect(mia.received()).toHaveLength(before + 1);
    await jon.says(`comment ${NEW}: More.`);
    await until(21, 12);
    expect(mia.received()).toHaveLength(before + 2);
    expect(mia.received().at(-1)?.summary).toBe('1 thing happened on 1 case');
  });

  test('goes by e-mail as wished, in my language', async () => {
    await enter(true);
    await mia.says('language Deutsch');
    await mia.says('benachrichtigungen alle zusammenfassung');
    await mia.says('zusammenfassung per e-mail');
    await jon.says(`take ${NEW}`);
    await until(21, 8);
    const mine = smtp?.mails.filter(({ to }) => to.includes('mia.novak@contoso.example')).map(({ mail }) => mail);
    expect(mine?.map(({ subject }) => subject)).toEqual(['1 Neuigkeit zu 1 Fall']);
    expect(mine?.[0]?.text).toContain(NEW);
  });

  test('tells nothing of a case that I may not see any more', async () => {
    await enter();
    const samuel = world.meets(colleague('Samuel Okafor', 'contoso', 9));
    await samuel.says('help');
    const id = await givenCase(world, PASTS['work-in-progress']);
    await samuel.says('notifications all digest');
    await jon.says(`comment ${id}: A canary.`);
    await samuel.says(`unwatch ${id}`);
    const before = samuel.received().length;
    await until(21, 9);
    expect(samuel.received()).toHaveLength(before);
  });
});

describe('a muted case', () => {
  beforeEach(() => enter());

  test('tells only what needs an answer, and says so', async () => {
    const muted = await mia.presses(await mia.says(NEW), 'Mute');
    expect(wordsOf(muted)).toContain('only when support needs your answer or proposes a solution');
    expect(titlesOf(muted)).toContain('Unmute');
    expect(await toldSince(() => jon.says(`take ${NEW}`))).toEqual([]);
    expect(await toldSince(() => jon.says(`ask ${NEW}: Since when?`))).toHaveLength(1);
    expect(wordsOf(await jon.says(`receipts ${NEW}`))).toContain('they muted the case');
    expect(wordsOf(await mia.says('notifications'))).toContain(`Muted: ${NEW}`);
    // Other cases are told as before.
    expect(await toldSince(() => jon.says(`comment ${OTHER}: Hello.`))).toHaveLength(1);
    await mia.presses(await mia.says(NEW), 'Unmute');
    expect(await toldSince(() => jon.says(`comment ${NEW}: Hello.`))).toHaveLength(1);
  });

  test('by typing, in both languages, and often', async () => {
    await mia.says(`mute ${NEW}`);
    expect(titlesOf(await mia.says(`mute ${NEW}`))).toContain('Unmute');
    expect(titlesOf(await mia.says(`mute case ${NEW}`))).toContain('Unmute');
    await mia.says('language Deutsch');
    expect(titlesOf(await mia.says(`Stummschaltung für ${NEW} aufheben`))).toContain('Stummschalten');
    expect(titlesOf(await mia.says(`${NEW} stumm schalten`))).toContain('Stummschaltung aufheben');
    expect(titlesOf(await mia.says(`${NEW} nicht mehr stummschalten`))).toContain('Stummschalten');
    expect(titlesOf(await mia.says(`${NEW} stummschalten`))).toContain('Stummschaltung aufheben');
  });

  test('a foreign case is answered like one that does not exist', async () => {
    const tom = world.someone('tom');
    const words = (text: string, number: string) => text.replaceAll(number, 'CS');
    const foreign = words(wordsOf(await tom.says(`mute ${NEW}`)), NEW);
    expect(foreign).toBe(words(wordsOf(await tom.says('mute CS9999999')), 'CS9999999'));
    expect(wordsOf(await tom.performs('case.mute', { case: NEW, action: 'mute' }))).toContain('There is no case');
  });
});

describe('receipts', () => {
  beforeEach(() => enter());

  test('read well in German, however long ago it was', async () => {
    await jon.says('language Deutsch');
    await jon.says(`take ${NEW}`);
    await mia.says('help');
    await mia.says('notifications all digest');
    await jon.says(`kommentar ${NEW}: Ich sehe es mir an.`);
    await world.pass(5 * 24 * HOUR);
    await jon.says(`kommentar ${NEW}: Noch etwas.`);
    const words = wordsOf(await jon.says(`zustellung ${NEW}`));
    expect(words).toContain('In Teams zugestellt (20. Nov.).');
    expect(words).not.toContain('..');
  });

  test('are behind a button for engineers, page by page, and for nobody else', async () => {
    await jon.says(`take ${NEW}`);
    for (let count = 1; count <= 7; count += 1) await jon.says(`comment ${NEW}: Number ${count}.`);
    let card = await jon.says(NEW);
    while (!titlesOf(card).includes('Delivery')) card = await jon.presses(card, 'More');
    const first = await jon.presses(card, 'Delivery');
    expect(wordsOf(first)).toContain('Mia Novak');
    const second = await jon.presses(first, 'Next page');
    expect(wordsOf(second)).toContain('has taken the case');
    expect(titlesOf(second)).toEqual(expect.arrayContaining(['Previous page', 'Back to the case']));
    expect(wordsOf(await mia.says(`receipts ${NEW}`))).toContain('for support engineers');
    expect(wordsOf(await mia.performs('case.delivery', { case: NEW }))).toContain('for support engineers');
    expect(titlesOf(await mia.says(NEW))).not.toContain('Delivery');
  });

  test('stay as long as the case is worked on, and are forgotten after it', async () => {
    await jon.says(`take ${NEW}`);
    await world.store.tidy(new Date(world.now().getTime() + 200 * 24 * HOUR));
    expect(wordsOf(await jon.says(`receipts ${NEW}`))).toContain('Delivered in Teams');
    await jon.says(`cancel ${NEW}: Enough.`);
    await world.store.tidy(new Date(world.now().getTime() + 200 * 24 * HOUR));
    expect(await world.store.receiptsOf(asId<CaseId>(NEW), 9, 0)).toEqual([]);
  });
});
