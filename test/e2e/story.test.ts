import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { asId, type CaseId, type UserId } from '../../bot/domain/ids.ts';
import type { CaseRow } from '../../db/store.ts';
import { inputOf, type SeenCard, titlesOf, wordsOf } from '../kit/cards.ts';
import { fills, kept, numberOn } from '../kit/cases.ts';
import { type Someone, startWorld, type World } from '../kit/world.ts';

const QUESTION = 'MicroStation starts in trial mode';

/** One case from the first word to its end; each test goes on where the one before it stopped. */
describe('the story', () => {
  let world: World;
  let mia: Someone;
  let jon: Someone;
  let channel: Someone;
  let card: SeenCard;
  let number: string;

  beforeAll(async () => {
    world = await startWorld();
    mia = world.someone('mia');
    jon = world.someone('jon');
    channel = world.someone('jon', world.channel('19:desk@thread.tacv2'));
    await jon.says('help');
  });
  afterAll(() => world.close());

  const history = async () =>
    (await world.store.activities(asId<CaseId>(number), 50)).map(activity => activity.event.type).reverse();
  const nameOf = async (id: UserId | undefined) =>
    id === undefined ? undefined : (await world.store.usersById([id]))[0]?.name;
  /** State and assignee as they are kept, and as the team's channel shows them. */
  const stands = async (state: CaseRow['progress']['state'], words: string, assignee: string | undefined) => {
    const it = await kept(world, number);
    expect(it.progress.state).toBe(state);
    expect(await nameOf('assignee' in it.progress ? it.progress.assignee : undefined)).toBe(assignee);
    expect(it.version).toBe((await history()).length);
    expect(wordsOf(channel.seesAbout(number))).toContain(words);
  };
  const latest = (who: Someone) => {
    const last = who.received().at(-1);
    if (last === undefined) throw new Error('nothing was received');
    return last;
  };

  test('the team names its channel', async () => {
    expect(wordsOf(await channel.says('desk Global Technical Support'))).toContain('Global Technical Support');
  });

  test('a problem is described, and the passage of an article answers', async () => {
    const answer = await mia.says(QUESTION);
    expect(titlesOf(answer)).toEqual(expect.arrayContaining(['This solved it', 'None of these helped']));
    // The passage itself, not only a title.
    expect(wordsOf(answer).length).toBeGreaterThan(200);
    card = await mia.presses(answer, 'None of these helped');
  });

  test('the case form asks page by page, and knows what was typed already', async () => {
    expect(inputOf(card, 'requestType').value).toBe('license-support');
    expect(wordsOf(card)).toContain('Still required');
    card = await mia.presses(card, 'Next', { category: 'incident' });
    card = await mia.presses(card, 'Next', { product: 'microstation' });
    expect(wordsOf(card)).toContain('MicroStation');
    card = await mia.presses(card, 'Next', { productVersion: '23.00.01.44', productArea: 'licensing' });
    expect(inputOf(card, 'shortDescription').value).toBe(QUESTION);
    expect(inputOf(card, 'description').value).toBe(QUESTION);
    card = await mia.presses(card, 'Next', { situation: 'high', impact: 'one-location' });
    expect(inputOf(card, 'contactMethod').value).toBe('email');
    card = await mia.presses(card, 'Next');
    for (const words of ['License Support', 'MicroStation', 'Licensing', QUESTION, '2 High', 'Mia Novak'])
      expect(wordsOf(card)).toContain(words);
    expect(wordsOf(card)).not.toContain('Still required');
  });

  test('submit gives a number, the state and the priority, and the team sees the case', async () => {
    card = await mia.presses(card, 'Submit');
    number = numberOn(card);
    expect(number).toBe('CS0001072');
    for (const words of ['New', '2 High', 'MicroStation · 23.00.01.44 · Licensing'])
      expect(wordsOf(card)).toContain(words);
    expect(titlesOf(card)).toEqual(expect.arrayContaining(['Add comment', 'Close case']));
    expect(titlesOf(card)).not.toContain('Take');
    expect(await kept(world, number)).toMatchObject({
      team: 'global-technical-support',
      priority: 2,
      requestType: 'license-support',
      category: 'incident',
      shortDescription: QUESTION,
      language: 'en',
      contactMethod: 'email',
    });
    expect(await history()).toEqual(['opened']);
    expect(latest(channel).summary).toBe(`${number}: new case for Global Technical Support, priority 2 High.`);
    await stands('new', 'New', undefined);
    expect(wordsOf(await jon.says('queue'))).toContain(number);
  });

  test('Jon takes it in the channel; everybody there sees so, and Mia is told', async () => {
    const edits = () => world.connector.calls.filter(call => call.method === 'PUT').length;
    const before = edits();
    const taken = await channel.presses(channel.seesAbout(number), 'Take');
    expect(wordsOf(taken)).toContain('Jon Park has taken the case');
    expect(edits()).toBe(before + 1);
    expect(titlesOf(channel.seesAbout(number))).not.toContain('Take');
    expect(latest(mia).summary).toBe(`${number}: Jon Park has taken your case.`);
    expect(await history()).toEqual(['opened', 'taken']);
    await stands('work-in-progress', 'Work in Progress', 'Jon Park');
    expect(wordsOf(await jon.says('assigned to me'))).toContain(number);
  });

  test('he asks for information; the question reaches Mia with a field to answer in', async () => {
    const form = await channel.presses(channel.seesAbout(number), 'Ask for information');
    expect(wordsOf(form)).toContain(number);
    const nothing = await channel.presses(form, 'Submit', { comment: '  ' });
    expect(wordsOf(nothing)).toContain('Write something first');
    await channel.presses(nothing, 'Submit', { comment: 'What does the License Tool say?' });
    const { card: asked, summary } = latest(mia);
    expect(summary).toBe(`${number} needs your reply by Monday 30 November: Jon Park asks for information.`);
    expect(wordsOf(asked)).toContain('What does the License Tool say?');
    expect(wordsOf(asked)).toContain('Awaiting Info');
    expect(wordsOf(asked)).toContain('30 November');
    await stands('awaiting-info', 'Awaiting Info', 'Jon Park');
    card = asked;
  });

  test('she answers on that very card, and the work goes on', async () => {
    card = await mia.presses(card, 'Submit', { comment: 'Invalid request.' });
    expect(wordsOf(card)).toContain('Work in Progress');
    expect(wordsOf(card)).toContain('Invalid request.');
    expect(latest(jon).summary).toBe(`${number}: Mia Novak answered. The work can go on.`);
    await stands('work-in-progress', 'Work in Progress', 'Jon Park');
    expect(await history()).toEqual(['opened', 'taken', 'asked', 'replied']);
  });

  test('it goes to the developers and back; their notes stay inside', async () => {
    const there = await jon.presses(await jon.says(number), 'Send to development');
    await jon.presses(there, 'Submit', { comment: 'Policy server answers with an old schema.' });
    expect(latest(mia).summary).toBe(`${number}: the developers are looking into it now.`);
    await stands('pending-development', 'Pending with Development', 'Jon Park');
    const back = await jon.presses(await jon.says(number), 'Back from development');
    await jon.presses(back, 'Submit', { comment: 'Fixed in the next update.' });
    expect(latest(mia).summary).toBe(`${number}: back from the developers, Jon Park goes on.`);
    await stands('work-in-progress', 'Work in Progress', 'Jon Park');
    const mine = JSON.stringify(mia.received());
    expect(mine).not.toContain('old schema');
    expect(mine).not.toContain('Fixed in the next update');
    expect(JSON.stringify(await jon.says(number))).toContain('Fixed in the next update');
  });

  /** The whole of a proposal in the channel, with one of the articles that the form suggests. */
  const proposes = async (resolution: string) => {
    const form = await channel.presses(channel.seesAbout(number), 'Propose solution');
    const suggested = inputOf(form, 'articles').choices as { title: string; value: string }[];
    const article = suggested[0] ?? { title: '', value: '' };
    await channel.presses(form, 'Submit', { resolution, articles: article.value });
    return article;
  };

  test('a solution is proposed with an article; Mia can accept or reject it, and sees until when', async () => {
    const article = await proposes('Choose your feature level.');
    expect(article.title).not.toBe('');
    const { card: proposal, summary } = latest(mia);
    expect(summary).toBe(`${number}: Jon Park proposes a solution. Accept or reject it by Friday 27 November.`);
    for (const words of ['Choose your feature level.', article.title, 'Resolved', '27 November'])
      expect(wordsOf(proposal)).toContain(words);
    expect(titlesOf(proposal)).toEqual(expect.arrayContaining(['Accept solution', 'Reject solution']));
    expect((await kept(world, number)).progress).toMatchObject({
      resolution: 'Choose your feature level.',
      articles: [article.value],
    });
    await stands('resolved', 'Resolved', 'Jon Park');
    card = proposal;
  });

  test('she rejects it with a reason: back in the queue, nobody in charge, the channel told', async () => {
    const form = await mia.presses(card, 'Reject solution');
    const nothing = await mia.presses(form, 'Submit', { reason: '' });
    expect(wordsOf(nothing)).toContain('Write something first');
    expect((await kept(world, number)).progress.state).toBe('resolved');
    const rejected = await mia.presses(nothing, 'Submit', { reason: 'Still trial mode.' });
    expect(wordsOf(rejected)).toContain('Work in Progress');
    expect(latest(channel).summary).toBe(
      `${number} is back in the queue of Global Technical Support, priority 2 High.`,
    );
    expect(wordsOf(latest(channel).card)).toContain('Still trial mode.');
    expect(latest(jon).summary).toBe(`${number}: Mia Novak rejected the solution. It is back in the queue.`);
    await stands('work-in-progress', 'Work in Progress', undefined);
    const queue = wordsOf(await jon.says('queue'));
    expect(queue).toContain(number);
    expect(queue).toContain('unassigned');
  });

  test('taken and solved again, and accepted: closed', async () => {
    await channel.presses(channel.seesAbout(number), 'Take');
    await stands('work-in-progress', 'Work in Progress', 'Jon Park');
    await proposes('Install the update of November.');
    card = await mia.presses(latest(mia).card, 'Accept solution');
    expect(wordsOf(card)).toContain('Closed');
    expect(titlesOf(card)).toContain('Still need help');
    expect(latest(jon).summary).toBe(`${number}: Mia Novak accepted the solution.`);
    expect((await kept(world, number)).progress).toEqual({ state: 'closed', reason: 'accepted' });
    expect(await history()).toEqual([
      'opened',
      'taken',
      'asked',
      'replied',
      'sent-to-development',
      'back-from-development',
      'proposed',
      'rejected',
      'taken',
      'proposed',
      'accepted',
    ]);
    await stands('closed', 'Closed', undefined);
    expect(wordsOf(await jon.says('queue'))).not.toContain(number);
  });

  test('a week later nothing more is said about it', async () => {
    const before = mia.received().length;
    await world.pass(20 * 86_400_000);
    const since = mia.received().slice(before);
    expect(since.filter(({ summary }) => summary.includes(number))).toEqual([]);
    expect((await kept(world, number)).progress).toEqual({ state: 'closed', reason: 'accepted' });
  });

  test('still need help: a case that follows it, with what is known already', async () => {
    const form = await mia.presses(card, 'Still need help');
    const review = await fills(mia, form, { description: 'It is back since the last update.' });
    expect(wordsOf(review)).toContain(QUESTION);
    const opened = await mia.presses(review, 'Submit');
    const next = numberOn(opened);
    expect(next).not.toBe(number);
    expect(wordsOf(opened)).toContain(number);
    expect(await world.store.case(asId<CaseId>(next))).toMatchObject({
      follows: number,
      product: 'microstation',
      productArea: 'licensing',
      description: 'It is back since the last update.',
      progress: { state: 'new' },
    });
    expect((await kept(world, number)).progress.state).toBe('closed');
  });
});
