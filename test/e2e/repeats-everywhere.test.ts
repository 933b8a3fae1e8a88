import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { features } from '../../bot/features/index.ts';
import { translator } from '../../locales/index.ts';
import { execute, message, type RawActivity, submit } from '../kit/activities.ts';
import { buttonWith, type SeenCard, titlesOf, valuesOf, wordsOf } from '../kit/cards.ts';
import { fills } from '../kit/cases.ts';
import { effectsIn } from '../kit/effects.ts';
import { type FileSource, startFileSource } from '../kit/file-source.ts';
import { actorOf, givenCase, identified, PASTS, type Past } from '../kit/given.ts';
import { colleague } from '../kit/people.ts';
import { API_KEYS, anOutage, callApi } from '../kit/status.ts';
import { cardOf, type Someone, startWorld, type World } from '../kit/world.ts';

type Data = Readonly<Record<string, unknown>>;
/** A press that somebody is about to make, and on which message where the client has no universal actions. */
type Pressing = { readonly who: Someone; readonly verb: string; readonly data: Data };
/** Leads to a press that was not made yet; each call to another one of the same kind. */
type Scene = () => Promise<Pressing>;

let world: World;
let source: FileSource;
let mia: Someone;
let ada: Someone;
let jon: Someone;
let olivia: Someone;
let samuel: Someone;
let priya: Someone;
let desk: Someone;
let count = 0;

beforeAll(async () => {
  source = await startFileSource(20_000);
  world = await startWorld({ fetchContent: source.fetchContent, environment: { API_KEYS } });
  mia = world.someone('mia');
  ada = world.someone('ada');
  jon = world.someone('jon');
  olivia = world.meets(colleague('Olivia Hughes', 'contoso', 15));
  samuel = world.meets(colleague('Samuel Okafor', 'contoso', 16));
  priya = world.meets(colleague('Priya Raman', 'contoso', 17));
  desk = world.someone('jon', world.channel('19:desk@thread.tacv2'));
  for (const who of [mia, ada, jon, olivia, samuel, priya, world.someone('kim')]) await who.says('help');
  await desk.says('desk Global Technical Support');
  expect((await callApi(world, 'PUT', 'incidents/sign-in', anOutage())).status).toBe(201);
});
afterAll(async () => {
  await world.close();
  await source.close();
});

const fresh = (): string => {
  count += 1;
  return `ref-${count}`;
};

/** A verb about a case of this past, as the card of the case carries it. */
const onCase =
  (by: () => Someone, verb: string, past: Past, data: Data | (() => Promise<Data>) = {}): Scene =>
  async () => {
    const id = await givenCase(world, past);
    const version = (await world.store.case(id))?.version;
    const more = typeof data === 'function' ? await data() : data;
    return { who: by(), verb, data: { case: id, version, ...more } };
  };

/** A button of a card, with what its inputs hold. */
const button = (who: Someone, card: SeenCard, verb: string, inputs: Data = {}, about: Data = {}): Pressing => {
  const found = buttonWith(card, verb, about);
  const held = found.associatedInputs === 'none' ? {} : valuesOf(card);
  return { who, verb, data: { ...held, ...inputs, ...found.data } };
};

/** Whatever somebody has begun is over. */
const drops = async (who: Someone): Promise<void> => {
  for (let asked = await who.says('cancel'); titlesOf(asked).includes('Confirm'); asked = await who.says('cancel'))
    await who.presses(asked, 'Confirm');
};

/** A form that nobody else has begun. */
const begins = async (who: Someone): Promise<SeenCard> => {
  await drops(who);
  return who.says('learning support');
};
const WORDS = {
  category: 'incident',
  situation: 'high',
  impact: 'one-user',
  description: 'Hatch patterns vanish from bridge sections after plotting to paper.',
};
const reviewed = async (who: Someone, short: string) =>
  fills(who, await begins(who), { ...WORDS, shortDescription: short });

/** A review that shows a case which says the same, of the one who fills in the form or of a colleague. */
const alike = async (who: Someone): Promise<SeenCard> => {
  const short = `Hatch patterns vanish from bridge sections ${fresh()}`;
  await mia.presses(await reviewed(mia, short), 'Submit');
  return reviewed(who, short);
};

/** Files that wait to be told where they belong. */
const waiting = async (): Promise<SeenCard> => {
  await world.pass(31 * 60_000);
  await drops(mia);
  return mia.says('', { attachments: [source.holds(`${fresh()}.txt`, 'plain words')] });
};

const incident = async (): Promise<string> => (await world.store.incidentByNumber(4))?.id ?? '';
const idOf = async (email: string): Promise<string> => (await actorOf(world, email)).user.id;
const exportedBy = async (who: Someone): Promise<string> => {
  await who.says('export CS0001054 csv');
  const { user } = await identified(world, who);
  const [latest] = await world.store.exportsOf(user.id, 1);
  return latest?.id ?? '';
};
const question = { question: 'How do I paint a fence?', articles: [] };
const wip = PASTS['work-in-progress'];

/** Every verb that changes something, and how somebody comes to press it. */
const CHANGES: Readonly<Record<string, Scene>> = {
  'case.take': onCase(() => jon, 'case.take', PASTS.new),
  'case.accept': onCase(() => mia, 'case.accept', PASTS.resolved),
  'case.reply': onCase(() => samuel, 'case.reply', PASTS['awaiting-info'], { comment: 'Version 24.' }),
  'case.comment': onCase(() => mia, 'case.comment', wip, { comment: 'Any news?' }),
  'case.note': onCase(() => jon, 'case.note', wip, { comment: 'Between us.' }),
  'case.ask': onCase(() => jon, 'case.ask', wip, { comment: 'Since when?' }),
  'case.to-development': onCase(() => jon, 'case.to-development', wip, { comment: 'A bug.' }),
  'case.from-development': onCase(() => jon, 'case.from-development', PASTS['pending-development'], { comment: '' }),
  'case.propose': onCase(() => jon, 'case.propose', wip, { resolution: 'Restart it.', articles: '' }),
  'case.reject': onCase(() => olivia, 'case.reject', PASTS.resolved, { reason: 'Still there.' }),
  'case.cancel': onCase(() => jon, 'case.cancel', wip, { reason: 'A double.' }),
  'case.close': onCase(() => mia, 'case.close', wip, { reason: 'solved-itself' }),
  'case.hand-over': onCase(() => jon, 'case.hand-over', wip, { team: 'finops', comment: 'Yours.' }),
  'case.rate': onCase(() => mia, 'case.rate', PASTS.closed, { rating: '4', comment: 'Good.' }),
  'case.watch': onCase(() => mia, 'case.watch', wip, { email: 'priya.raman@contoso.example' }),
  'case.unwatch': onCase(
    () => mia,
    'case.unwatch',
    wip,
    async () => ({ user: await idOf('samuel.okafor@contoso.example') }),
  ),
  'watchers.watch': onCase(() => ada, 'watchers.watch', wip),
  'watchers.unwatch': onCase(() => samuel, 'watchers.unwatch', wip),
  'contact.change': onCase(() => mia, 'contact.change', wip, {
    email: 'piotr.zielinski@contoso.example',
    contactMethod: 'email',
  }),
  'priority.change': onCase(() => jon, 'priority.change', wip, { situation: 'critical', impact: 'multiple-locations' }),
  'case.mute': onCase(() => mia, 'case.mute', wip, { action: 'mute' }),
  'case.follow-up': async () => {
    await drops(mia);
    return onCase(() => mia, 'case.follow-up', PASTS.closed)();
  },
  'file.comment': onCase(() => mia, 'file.comment', wip, { comment: 'What I have sent.' }),
  'files.to': async () => {
    const card = await waiting();
    return button(mia, card, 'files.to', { case: await givenCase(world, wip) });
  },
  'files.new': async () => button(mia, await waiting(), 'files.new'),
  'files.drop': async () => button(mia, await waiting(), 'files.drop'),
  'export.start': async () => ({
    who: mia,
    verb: 'export.start',
    data: { ref: fresh(), format: 'csv', case: 'CS0001054' },
  }),
  'export.save': async () => ({ who: mia, verb: 'export.save', data: { export: await exportedBy(mia) } }),
  'outage.follow': async () => {
    await mia.says('unsubscribe outage 4');
    return { who: mia, verb: 'outage.follow', data: { incident: await incident() } };
  },
  'outage.unfollow': async () => {
    await mia.says('subscribe outage 4');
    return { who: mia, verb: 'outage.unfollow', data: { incident: await incident() } };
  },
  'outages.follow': async () => {
    await mia.says('unsubscribe MicroStation');
    return { who: mia, verb: 'outages.follow', data: { product: 'microstation' } };
  },
  'outages.unfollow': async () => {
    await mia.says('subscribe MicroStation');
    return { who: mia, verb: 'outages.unfollow', data: { product: 'microstation' } };
  },
  'outage.link': async () => ({
    who: mia,
    verb: 'outage.link',
    data: { incident: await incident(), case: await givenCase(world, wip) },
  }),
  'outage.unlink': async () => {
    const id = await givenCase(world, wip);
    await mia.says(`link ${id} to outage 4`);
    return { who: mia, verb: 'outage.unlink', data: { incident: await incident(), case: id } };
  },
  'outage.draft': async () => {
    const form = await begins(mia);
    const { draft, revision } = buttonWith(form, 'intake.next').data;
    return { who: mia, verb: 'outage.draft', data: { draft, revision, incident: await incident(), what: 'link' } };
  },
  'similar.comment': async () => {
    const card = await alike(mia);
    return { who: mia, verb: 'similar.comment', data: buttonWith(card, 'similar.show').data };
  },
  'similar.ask': async () => {
    const card = await alike(priya);
    return { who: priya, verb: 'similar.ask', data: buttonWith(card, 'similar.show').data };
  },
  'similar.grant': async () => {
    const id = await givenCase(world, wip);
    return { who: mia, verb: 'similar.grant', data: { case: id, user: await idOf('priya.raman@contoso.example') } };
  },
  'notifications.save': async () => {
    const card = await mia.says(`quiet hours ${count % 2 === 0 ? '01' : '02'}:00 to 03:00`);
    fresh();
    return button(mia, card, 'notifications.save', { quietFrom: '', quietUntil: '' });
  },
  'language.set': async () => {
    await mia.says('Sprache Englisch');
    return { who: mia, verb: 'language.set', data: { language: 'fr' } };
  },
  'desk.set': async () => {
    const there = world.someone('jon', world.channel(`19:${fresh()}@thread.tacv2`));
    return { who: there, verb: 'desk.set', data: { team: 'finops' } };
  },
  'intake.open': async () => {
    await drops(mia);
    return { who: mia, verb: 'intake.open', data: { ref: fresh(), requestType: 'billing-support' } };
  },
  'intake.next': async () => button(mia, await begins(mia), 'intake.next', { category: 'incident' }),
  'intake.back': async () =>
    button(mia, await mia.presses(await begins(mia), 'Next', { category: 'incident' }), 'intake.back'),
  'intake.explain': async () =>
    button(mia, await mia.presses(await begins(mia), 'Next', { category: 'incident' }), 'intake.explain'),
  'intake.go': async () => button(mia, await reviewed(mia, fresh()), 'intake.go'),
  'intake.drop': async () => {
    await begins(mia);
    return button(mia, await mia.says('cancel'), 'intake.drop');
  },
  'intake.submit': async () => button(mia, await reviewed(mia, `Something else ${fresh()}`), 'intake.submit'),
  'answer.solved': async () => ({
    who: mia,
    verb: 'answer.solved',
    data: { ref: fresh(), question: 'Trial mode', article: 'trial-mode' },
  }),
  'answer.none': async () => {
    await drops(mia);
    return { who: mia, verb: 'answer.none', data: { ref: fresh(), ...question } };
  },
  'answer.open': async () => {
    await drops(mia);
    return { who: mia, verb: 'answer.open', data: { ref: fresh(), ...question } };
  },
  'license.assign': async () => {
    await seatIsFree();
    return button(ada, await ada.says('assign PLAXIS 2D to mia.novak@contoso.example'), 'license.assign');
  },
  'license.release': async () => {
    await seatIsFree();
    await ada.presses(await ada.says('assign PLAXIS 2D to mia.novak@contoso.example'), 'Confirm');
    return button(ada, await ada.says('release PLAXIS 2D from mia.novak@contoso.example'), 'license.release');
  },
  'license.undo': async () => {
    await seatIsFree();
    const done = await ada.presses(await ada.says('assign PLAXIS 2D to mia.novak@contoso.example'), 'Confirm');
    return button(ada, done, 'license.undo');
  },
};

const seatIsFree = async (): Promise<void> => {
  const card = await ada.says('release PLAXIS 2D from mia.novak@contoso.example');
  if (titlesOf(card).includes('Confirm')) await ada.presses(card, 'Confirm');
};

/** Verbs that show something. What they keep, such as the list in hand, is the same however often they come. */
const SHOWS = [
  'answer.show',
  'case.article',
  'case.delivery',
  'case.entry',
  'case.form',
  'case.more',
  'case.show',
  'contact.page',
  'desk.mine',
  'desk.queue',
  'export.choose',
  'export.link',
  'export.mine',
  'file.add',
  'file.open',
  'intake.cancel',
  'intake.show',
  'license.form',
  'license.list',
  'license.preview',
  'list.apply',
  'list.back',
  'list.form',
  'list.open',
  'list.page',
  'list.show',
  'missed.show',
  'notifications.show',
  'outage.cases',
  'outage.show',
  'outages.show',
  'priority.page',
  'profile.show',
  'rating.page',
  'ratings.show',
  'search.find',
  'similar.refuse',
  'similar.show',
  'watchers.page',
];
/** Needs an export that is under way: test/e2e/exports-under-way.test.ts. */
const ELSEWHERE = ['export.stop'];

test('every verb of the registry is looked at', () => {
  const verbs = features.flatMap(feature => Object.keys(feature.actions ?? {}));
  expect([...Object.keys(CHANGES), ...SHOWS, ...ELSEWHERE].sort()).toEqual([...verbs].sort());
});

/** What is in the store, table by table, but for the answers to whoever asked, who gets one each time. */
const keptNow = async (): Promise<ReadonlyMap<string, readonly string[]>> => {
  await world.settled();
  const { turns: _, notices, ...rest } = await effectsIn(world.database);
  const told = notices.filter(({ kind }) => kind !== 'card').map(it => JSON.stringify(it));
  return new Map([...Object.entries(rest).map(([name, rows]) => [name, rows.map(String)] as const), ['notices', told]]);
};
type Kept = Awaited<ReturnType<typeof keptNow>>;

/** How many rows of each table came and went. */
const between = (before: Kept, after: Kept): Readonly<Record<string, string>> =>
  Object.fromEntries(
    [...after].flatMap(([name, rows]) => {
      const old = new Set(before.get(name));
      const now = new Set(rows);
      const came = rows.filter(row => !old.has(row)).length;
      const went = [...old].filter(row => !now.has(row)).length;
      return came + went === 0 ? [] : [[name, `+${came} -${went}`] as const];
    }),
  );

const executed = ({ who, verb, data }: Pressing): RawActivity => execute(who.person, who.chat, verb, data);
const submitted = ({ who, verb, data }: Pressing): RawActivity => submit(who.person, who.chat, { ...data, verb });
const anew = (activity: RawActivity): RawActivity => ({ ...activity, id: `${String(activity.id)}-${fresh()}` });

const deliver = async ({ who }: Pressing, activities: readonly RawActivity[]): Promise<readonly SeenCard[]> => {
  world.drift(1000);
  const posted = await Promise.all(activities.map(it => who.posts(it)));
  for (const { status, text } of posted) expect([status, text.slice(0, 200)]).toEqual([200, expect.anything()]);
  await world.settled();
  return posted.flatMap(it => (it.body === undefined ? [] : [cardOf(it)]));
};

const cardShape = z.record(z.string(), z.unknown());
/** A press that comes again is told that it was done, not that nothing was. */
const saysItWasDone = (verb: string, cards: readonly SeenCard[]): void => {
  for (const card of cards) expect(wordsOf(cardShape.parse(card)), verb).not.toMatch(/nothing was (?:done|changed)/i);
};

describe.each(Object.keys(CHANGES))('%s', verb => {
  const scene = (): Promise<Pressing> => {
    const found = CHANGES[verb];
    if (found === undefined) throw new Error(verb);
    return found();
  };
  let once: Readonly<Record<string, string>>;

  test('has one effect, and however it comes again no other', async () => {
    const pressing = await scene();
    const before = await keptNow();
    const press = executed(pressing);
    saysItWasDone(verb, await deliver(pressing, [press]));
    const first = await keptNow();
    once = between(before, first);
    // A press that does nothing would prove nothing.
    if (verb !== 'language.set') expect(Object.keys(once), verb).not.toEqual([]);
    world.drift(20_000);
    for (const [way, again] of [
      ['the same id', [press]],
      ['a new id', [anew(press)]],
      ['three new ids at once', [anew(press), anew(press), anew(press)]],
      ['Action.Submit', [submitted(pressing)]],
    ] as const) {
      saysItWasDone(`${verb}: ${way}`, await deliver(pressing, again));
      expect(between(first, await keptNow()), way).toEqual({});
    }
  });

  test.each([
    ['twice at once', (it: Pressing) => [executed(it)].flatMap(one => [one, one])],
    ['twice at once with two ids', (it: Pressing) => [executed(it), executed(it)]],
    ['as Action.Submit twice at once', (it: Pressing) => [submitted(it)].flatMap(one => [one, one])],
    ['as both kinds at once', (it: Pressing) => [executed(it), submitted(it)]],
  ] as const)('%s: one effect', async (_, activities) => {
    const pressing = await scene();
    const before = await keptNow();
    saysItWasDone(verb, await deliver(pressing, activities(pressing)));
    expect(between(before, await keptNow())).toEqual(once);
  });
});

const t = translator('en', 'UTC', new Date(0));
const COMMANDS = features
  .flatMap(feature => feature.commands ?? [])
  .map(({ name, for: whom }) => ({ name, whom, phrase: t(`commands.${name}.phrases`).split('|')[0] ?? '' }));

/** What is typed for a command, about a case of its own. */
const typed = async (phrase: string): Promise<string> =>
  phrase
    .replace('{case}', phrase.includes('{case}') ? await givenCase(world, wip) : '')
    .replace('{email}', 'priya.raman@contoso.example')
    .replace('{format}', 'csv')
    .replace('{outage}', '4')
    .replace('{team}', 'FINOps')
    .replace('{product}', 'PLAXIS 2D')
    .replace('{language}', 'English')
    .replace('{hour}', '8')
    .replace(/\{(page|entry|file)\}/g, '1')
    .replace(/\{\w+\}/g, 'hello');

describe.each(COMMANDS)('typed: $phrase', ({ phrase, whom }) => {
  test('the same delivery twice at once and again later has one effect', async () => {
    const who = whom === 'engineers' ? jon : whom === 'administrators' ? ada : mia;
    const say = async (deliveries: (said: RawActivity) => Promise<void>) => {
      await drops(mia);
      await seatIsFree();
      const said = message(who.person, who.chat, await typed(phrase));
      const before = await keptNow();
      await deliveries(said);
      return between(before, await keptNow());
    };
    const posts = async (activities: readonly RawActivity[]): Promise<void> => {
      world.drift(1000);
      for (const { status } of await Promise.all(activities.map(it => who.posts(it)))) expect(status).toBe(200);
      await world.settled();
    };
    // What is set to what it is already is another thing than what is set for the first time.
    await say(said => posts([said]));
    const once = await say(said => posts([said]));
    const often = await say(async said => {
      await posts([said, said]);
      world.drift(20_000);
      await posts([said]);
    });
    expect(often).toEqual(once);
  });
});

test('nothing of all that failed', () => {
  expect(world.logged()).not.toMatch(/turn failed|delivery failed|notice failed/);
});
