import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { CaseId } from '../../bot/domain/ids.ts';
import type { CaseRow } from '../../db/store.ts';
import { actionsOf, buttonsOf, inputOf, type SeenCard, titlesOf, wordsOf } from '../kit/cards.ts';
import { fills, kept, numberOn } from '../kit/cases.ts';
import { ROLES as CAST, castOf } from '../kit/cast.ts';
import { actorOf, givenCase, PASTS } from '../kit/given.ts';
import { type Someone, startWorld, type World } from '../kit/world.ts';

/** Where a case stands: its state, and of work in progress whether somebody has it. */
type Standing = keyof typeof PASTS;
const STANDINGS = Object.keys(PASTS) as Standing[];
const OPEN: readonly Standing[] = [
  'new',
  'unassigned',
  'work-in-progress',
  'awaiting-info',
  'pending-development',
  'resolved',
];
const UNANSWERED = OPEN.filter(standing => standing !== 'resolved');

const STATE_NAMES: Readonly<Record<Standing, string>> = {
  new: 'New',
  unassigned: 'Work in Progress',
  'work-in-progress': 'Work in Progress',
  'awaiting-info': 'Awaiting Info',
  'pending-development': 'Pending with Development',
  resolved: 'Resolved',
  closed: 'Closed',
  cancelled: 'Cancelled',
};

const ROLES = [...CAST, 'assignee'] as const;
type Role = (typeof ROLES)[number];

const ENGINEERS: readonly Role[] = ['assignee', 'engineer'];
const PARTIES: readonly Role[] = ['requester', 'contact'];
const PART: readonly Role[] = [...PARTIES, 'watcher'];
/** Who learns that the case exists. */
const SEEING: readonly Role[] = [...PART, 'administrator', ...ENGINEERS];

type Rule = {
  readonly who: readonly Role[];
  readonly when: readonly Standing[];
  /** What its form sends. */
  readonly inputs?: Readonly<Record<string, string>>;
  /** The state it leads to; the same where there is none. */
  readonly to?: string;
  readonly event: string;
};

/** The table of the life cycle, and the rights beside it. */
const RULES: Readonly<Record<string, Rule>> = {
  take: { who: ENGINEERS, when: ['new', 'unassigned'], to: 'work-in-progress', event: 'taken' },
  ask: {
    who: ENGINEERS,
    when: ['work-in-progress', 'unassigned'],
    inputs: { comment: 'Which one?' },
    to: 'awaiting-info',
    event: 'asked',
  },
  reply: {
    who: PART,
    when: ['awaiting-info'],
    inputs: { comment: 'This one.' },
    to: 'work-in-progress',
    event: 'replied',
  },
  'to-development': {
    who: ENGINEERS,
    when: ['work-in-progress', 'unassigned'],
    inputs: { comment: 'Look.' },
    to: 'pending-development',
    event: 'sent-to-development',
  },
  'from-development': {
    who: ENGINEERS,
    when: ['pending-development'],
    inputs: { comment: 'Seen.' },
    to: 'work-in-progress',
    event: 'back-from-development',
  },
  propose: {
    who: ENGINEERS,
    when: UNANSWERED,
    inputs: { resolution: 'Do this.', articles: '' },
    to: 'resolved',
    event: 'proposed',
  },
  accept: { who: PARTIES, when: ['resolved'], to: 'closed', event: 'accepted' },
  reject: {
    who: PARTIES,
    when: ['resolved'],
    inputs: { reason: 'It did not help.' },
    to: 'work-in-progress',
    event: 'rejected',
  },
  close: { who: PARTIES, when: UNANSWERED, inputs: { reason: 'opened-in-error' }, to: 'cancelled', event: 'closed' },
  cancel: { who: ENGINEERS, when: UNANSWERED, inputs: { reason: 'A duplicate.' }, to: 'cancelled', event: 'cancelled' },
  comment: { who: SEEING, when: OPEN, inputs: { comment: 'By the way.' }, event: 'commented' },
  note: { who: ENGINEERS, when: STANDINGS, inputs: { comment: 'Between us.' }, event: 'noted' },
  'hand-over': { who: ENGINEERS, when: OPEN, inputs: { team: 'finops', comment: 'Yours.' }, event: 'handed-over' },
};

const rule = (action: string): Rule => {
  const found = RULES[action];
  if (found === undefined) throw new Error(`no rule for ${action}`);
  return found;
};

const allowed = (rule: Rule, standing: Standing, role: Role): boolean =>
  rule.who.includes(role) && rule.when.includes(standing);

/** On a card the answer takes the place of the comment. */
const hasButton = (action: string, standing: Standing, role: Role): boolean =>
  action !== 'comment' || !allowed(rule('reply'), standing, role);

let world: World;
let people: Readonly<Record<Role, Someone>>;

beforeAll(async () => {
  world = await startWorld();
  people = { ...castOf(world), assignee: world.someone('jon'), engineer: world.someone('kim') };
  for (const role of ROLES) await people[role].says('help');
});
afterAll(() => world.close());

const sentSince = (before: number) => world.connector.calls.slice(before).filter(call => call.method !== 'GET');

/** The card with each of its sets of buttons: what does not fit on the first is behind "More". */
const faces = async (who: Someone, card: SeenCard): Promise<readonly SeenCard[]> =>
  titlesOf(card).includes('More') ? [card, ...(await faces(who, await who.presses(card, 'More')))] : [card];

/** The action by the buttons that the case's card offers, as far as its form. */
const through = async (who: Someone, id: CaseId, action: string, rule: Rule): Promise<SeenCard> => {
  const sets = await faces(who, await who.says(id));
  const card = sets.find(set => actionsOf(set).some(it => it.data.action === action)) ?? sets[0] ?? {};
  const at = (verb: string) => actionsOf(card).find(it => it.verb === verb && it.data.action === action);
  const once = at(`case.${action}`);
  if (once !== undefined) return who.taps(card, once, rule.inputs);
  const opens = at('case.form');
  if (opens === undefined) throw new Error(`"${action}" is not offered among ${titlesOf(card).join(', ')}`);
  const form = await who.taps(card, opens);
  return who.presses(form, titlesOf(form).includes('Confirm') ? 'Confirm' : 'Submit', rule.inputs);
};

/** Every action that somebody may do somewhere, each on a case of its own, by its card. */
const PERMITTED = Object.entries(RULES).flatMap(([action, rule]) =>
  STANDINGS.flatMap(standing =>
    ROLES.filter(role => allowed(rule, standing, role)).map(role => [action, standing, role] as const),
  ),
);

describe.each(Object.entries(RULES))('%s', (action, rule) => {
  const mine = PERMITTED.filter(([it, standing, role]) => it === action && hasButton(it, standing, role));
  test.each(mine)('%s in %s by %s', async (_, standing, role) => {
    const id = await givenCase(world, PASTS[standing]);
    const before = await kept(world, id);
    const card = await through(people[role], id, action, rule);
    const after = await kept(world, id);
    expect(after.progress.state).toBe(rule.to ?? before.progress.state);
    expect(after.version).toBe(before.version + 1);
    const [latest, ...earlier] = await world.store.activities(id, 50);
    expect(latest).toMatchObject({ number: after.version, event: { type: rule.event } });
    expect(earlier).toHaveLength(before.version);
    expect(wordsOf(card)).toContain(id);
  });
});

test('where an answer is asked for, a comment is typed', async () => {
  const id = await givenCase(world, PASTS['awaiting-info']);
  const card = await people.watcher.says(`comment ${id}: I have seen it too.`);
  expect(wordsOf(card)).toContain('I have seen it too.');
  expect((await kept(world, id)).progress.state).toBe('awaiting-info');
});

test('whoever takes a case has it; asking and proposing make nobody else its assignee', async () => {
  const id = await givenCase(world, PASTS.new);
  await through(people.engineer, id, 'take', rule('take'));
  const kim = await actorOf(world, 'kim.sato@vendor.example');
  expect((await kept(world, id)).progress).toMatchObject({ assignee: kim.user.id });
  await through(people.assignee, id, 'ask', rule('ask'));
  expect((await kept(world, id)).progress).toMatchObject({ assignee: kim.user.id });
});

describe('typed', () => {
  const TYPED = [
    ['take CS', 'new', 'engineer', 'work-in-progress'],
    ['ask CS: Which one?', 'work-in-progress', 'assignee', 'awaiting-info'],
    ['reply CS: This one.', 'awaiting-info', 'watcher', 'work-in-progress'],
    ['send CS to development', 'work-in-progress', 'assignee', 'pending-development'],
    ['CS back from development', 'pending-development', 'assignee', 'work-in-progress'],
    ['propose CS: Do this.', 'work-in-progress', 'assignee', 'resolved'],
    ['accept CS', 'resolved', 'contact', 'closed'],
    ['reject CS: It did not help.', 'resolved', 'requester', 'work-in-progress'],
    ['comment CS: By the way.', 'new', 'administrator', 'new'],
    ['note CS: Between us.', 'new', 'engineer', 'new'],
    ['cancel CS: A duplicate.', 'new', 'engineer', 'cancelled'],
  ] as const;

  test.each(TYPED)('%s in %s by %s', async (words, standing, role, state) => {
    const id = await givenCase(world, PASTS[standing]);
    const before = await kept(world, id);
    const card = await people[role].says(words.replace('CS', id));
    expect(wordsOf(card)).toContain(id);
    expect(await kept(world, id)).toMatchObject({ version: before.version + 1, progress: { state } });
  });

  test.each([
    ['close CS', 'new', 'requester', 'reason'],
    ['hand over CS', 'new', 'assignee', 'team'],
  ] as const)('%s asks what it has to know', async (words, standing, role, field) => {
    const id = await givenCase(world, PASTS[standing]);
    expect(inputOf(await people[role].says(words.replace('CS', id)), field)).toBeDefined();
  });

  test('still need help with CS opens the form of a follow-up', async () => {
    const id = await givenCase(world, PASTS.closed);
    const form = await people.requester.says(`still need help with ${id}`);
    const review = await fills(people.requester, form, { description: 'It is back.' });
    const opened = await people.requester.presses(review, 'Submit');
    expect(await kept(world, numberOn(opened))).toMatchObject({ follows: id });
  });

  test('in lower case, with politeness around the number, and with several lines', async () => {
    const id = await givenCase(world, PASTS.new);
    await people.requester.says(`Comment ${id.toLowerCase()}: first line\nsecond line.`);
    const [latest] = await world.store.activities(id, 1);
    expect(latest?.event).toEqual({ type: 'commented', text: 'first line\nsecond line.' });
  });
});

describe('what is refused changes nothing, tells nobody, and says why', () => {
  const REFUSED = STANDINGS.flatMap(standing => ROLES.map(role => [standing, role] as const));

  test.each(REFUSED)('in %s by %s', async (standing, role) => {
    const id = await givenCase(world, PASTS[standing]);
    const who = people[role];
    const before = await kept(world, id);
    const calls = world.connector.calls.length;
    const answers: Record<string, string> = {};
    const expected: Record<string, string> = {};
    for (const [action, rule] of Object.entries(RULES)) {
      if (allowed(rule, standing, role)) continue;
      const press = { case: id, version: before.version, action, ...rule.inputs };
      answers[action] = reasonIn(wordsOf(await who.performs(`case.${action}`, press)));
      expected[action] = why(action, rule, standing, role, id);
    }
    expect(answers).toEqual(expected);
    expect(await kept(world, id)).toEqual(before);
    expect(await world.store.activities(id, 50)).toHaveLength(before.version);
    expect(sentSince(calls)).toEqual([]);
  });

  test.each(REFUSED)('the card in %s for %s offers what is allowed and nothing else', async (standing, role) => {
    const id = await givenCase(world, PASTS[standing]);
    const who = people[role];
    const sets = await faces(who, await who.says(id));
    for (const set of sets) expect(buttonsOf(set).length).toBeLessThanOrEqual(6);
    // Who takes part, how content they are and how urgent it is have tests of their own.
    const offered = sets
      .flatMap(actionsOf)
      .map(it => String(it.data.action))
      .filter(action => action in RULES || action === 'follow-up');
    const over = PARTIES.includes(role) && (standing === 'closed' || standing === 'cancelled');
    const expected = Object.entries(RULES).flatMap(([action, rule]) => {
      if (!allowed(rule, standing, role)) return [];
      return hasButton(action, standing, role) ? [action] : [];
    });
    expect([...offered].sort()).toEqual([...expected, ...(over ? ['follow-up'] : [])].sort());
  });
});

const REASONS = [
  /There is no case CS\d{7} that you can see\./,
  /You cannot do that with this case\./,
  /That is not possible now: the case is in the state [A-Za-z ]+\./,
  /Somebody was faster: the case is taken\./,
  /You have this case already\./,
  /I do not know you yet/,
];

const reasonIn = (words: string): string =>
  REASONS.map(reason => reason.exec(words)?.[0]).find(found => found !== undefined) ?? words;

const why = (action: string, rule: Rule, standing: Standing, role: Role, id: CaseId): string => {
  if (role === 'stranger') return 'I do not know you yet';
  if (!SEEING.includes(role)) return `There is no case ${id} that you can see.`;
  if (!rule.who.includes(role)) return 'You cannot do that with this case.';
  // Taking is refused where somebody has the case, and not because of the state.
  if (action === 'take' && standing !== 'closed' && standing !== 'cancelled')
    return role === 'assignee' ? 'You have this case already.' : 'Somebody was faster: the case is taken.';
  return `That is not possible now: the case is in the state ${STATE_NAMES[standing]}.`;
};

describe('a follow-up', () => {
  const follows = async (who: Someone, id: CaseId): Promise<CaseRow> => {
    const form = await who.presses(await who.says(id), 'Still need help');
    const review = await fills(who, form, { description: 'It is back.' });
    return kept(world, numberOn(await who.presses(review, 'Submit')));
  };

  test.each(['closed', 'cancelled'] as const)('continues a %s case, once', async standing => {
    const id = await givenCase(world, PASTS[standing]);
    const next = await follows(people.requester, id);
    expect(next).toMatchObject({ follows: id, product: 'microstation', productArea: 'references' });
    expect(next.id).not.toBe(id);
    // Whoever presses again is told its number.
    const again = await people.requester.presses(await people.requester.says(id), 'Still need help');
    expect(wordsOf(again)).toContain(next.id);
  });

  test('can be begun again after its form was thrown away', async () => {
    const id = await givenCase(world, PASTS.closed);
    const who = people.contact;
    await who.presses(await who.says(id), 'Still need help');
    await who.presses(await who.says('cancel'), 'Confirm');
    expect(await follows(who, id)).toMatchObject({ follows: id });
  });

  test.each(['new', 'work-in-progress', 'resolved'] as const)('does not exist of a case in %s', async standing => {
    const id = await givenCase(world, PASTS[standing]);
    const { version } = await kept(world, id);
    const answer = await people.requester.performs('case.follow-up', { case: id, version });
    expect(reasonIn(wordsOf(answer))).toBe(
      `That is not possible now: the case is in the state ${STATE_NAMES[standing]}.`,
    );
  });

  test('is not opened by somebody who only watches', async () => {
    const id = await givenCase(world, PASTS.closed);
    const { version } = await kept(world, id);
    const answer = await people.watcher.performs('case.follow-up', { case: id, version });
    expect(reasonIn(wordsOf(answer))).toBe('You cannot do that with this case.');
  });
});
