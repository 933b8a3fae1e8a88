import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { CaseId } from '../../bot/domain/ids.ts';
import type { Attachment, Write } from '../../db/store.ts';
import { actionsOf, buttonsOf, buttonWith, inputOf, type SeenCard, titlesOf, wordsOf } from '../kit/cards.ts';
import { drops, fills, kept, numberOn } from '../kit/cases.ts';
import { effectsIn } from '../kit/effects.ts';
import { givenCase, identified, JON, MIA, PASTS, type Past } from '../kit/given.ts';
import { colleague } from '../kit/people.ts';
import { type Someone, startWorld, type World } from '../kit/world.ts';

let world: World;
let mia: Someone;
let jon: Someone;
beforeEach(async () => {
  world = await startWorld();
  [mia, jon] = [world.someone('mia'), world.someone('jon')];
});
afterEach(() => world.close());

const DAY = 86_400_000;
const SECRET = 'between us';

/** What is kept, but for what was only said. */
const keeps = async () => {
  const { notices: _, turns: __, ...rest } = await effectsIn(world.database);
  return rest;
};

/** A case with 36 comments, and among them as many notes as customers must not notice. */
const COMMENTS = Array.from({ length: 36 }, (_, index) => `comment ${index + 1}.`);
const LONG_PAST: Past = [
  [JON, { type: 'take' }],
  ...COMMENTS.flatMap(
    (text, index) =>
      [
        [index % 2 === 0 ? MIA : JON, { type: 'comment', text }],
        ...(index % 3 === 0 ? ([[JON, { type: 'note', text: `${SECRET} ${index}` }]] as const) : []),
      ] as const,
  ),
];

const commentsOn = (card: SeenCard): readonly string[] => wordsOf(card).match(/comment \d+\./g) ?? [];

/** Every page from this one on, by the way on that each card offers. */
const pagesFrom = async (who: Someone, card: SeenCard, on: string): Promise<readonly SeenCard[]> =>
  titlesOf(card).includes(on) ? [card, ...(await pagesFrom(who, await who.presses(card, on), on))] : [card];

describe('the history of a case', () => {
  test.each([
    ['mia', 'newest'],
    ['mia', 'oldest'],
    ['jon', 'newest'],
    ['jon', 'oldest'],
  ] as const)('is read by %s to its end and back, %s first, without gap or repeat', async (name, order) => {
    const id = await givenCase(world, LONG_PAST);
    const who = world.someone(name);
    const front = await who.says(id);
    const first = order === 'newest' ? front : await who.presses(front, 'Read from the start');
    const [on, back] = order === 'newest' ? ['Older entries', 'Newer entries'] : ['Newer entries', 'Older entries'];
    const wanted = order === 'newest' ? COMMENTS.toReversed() : COMMENTS;

    const pages = await pagesFrom(who, first, on);
    expect(pages.flatMap(commentsOn)).toEqual(wanted);
    expect(pages.length).toBeGreaterThan(4);
    expect(titlesOf(first)).not.toContain(back);
    const last = pages.at(-1) ?? first;
    expect(wordsOf(order === 'newest' ? last : first)).toContain('Mia Novak opened the case');

    const returned = await pagesFrom(who, last, back);
    expect(
      [...returned]
        .reverse()
        .flatMap(commentsOn)
        .filter(unlike(commentsOn(last))),
    ).toEqual(wanted.filter(unlike(commentsOn(last))));
    expect(wordsOf(returned.at(-1) ?? last)).toBe(wordsOf(first));
  });

  const unlike = (some: readonly string[]) => (it: string) => !some.includes(it);

  test('does not move under a reader when somebody writes', async () => {
    const id = await givenCase(world, LONG_PAST);
    const front = await mia.says(id);
    await jon.says(`comment ${id}: It is on its way.`);
    const second = await mia.presses(front, 'Older entries');
    expect([...commentsOn(front), ...commentsOn(second)]).toEqual(COMMENTS.toReversed().slice(0, 16));
  });

  test('says who, when in the local time, and what came of it', async () => {
    const id = await givenCase(world, PASTS.resolved);
    const words = wordsOf(await mia.says(id));
    for (const said of ['Jon Park has taken the case', 'Jon Park proposed a solution', 'Mia Novak opened the case'])
      expect(words).toContain(said);
    // Ten o'clock in UTC is eleven in Prague.
    expect(words).toContain('today 11:00');
    for (const state of ['New', 'Work in Progress', 'Resolved']) expect(words).toContain(state);
  });

  test('counts through for whoever types', async () => {
    const id = await givenCase(world, LONG_PAST);
    expect(commentsOn(await mia.says(`activity ${id} page 2`))).toEqual(COMMENTS.toReversed().slice(8, 16));
    expect(commentsOn(await mia.says(`activity ${id} oldest first page 2`))).toEqual(COMMENTS.slice(6, 14));
    expect(commentsOn(await mia.says(`activity ${id} page 999`))).toEqual(COMMENTS.toReversed().slice(0, 8));
    expect(wordsOf(await mia.says(`activity ${id} entry 2`))).toContain('comment 35.');
    expect(wordsOf(await mia.says(`activity ${id} entry 900`))).toContain('There are not that many entries');
  });
});

describe('what is long', () => {
  const ENGLISH = Array.from({ length: 90 }, (_, index) => `Line ${index + 1} of what I see when it stops.`).join('\n');
  const JAPANESE = '同期の後でラスター参照が消えます。'.repeat(350);

  /** All pages of an entry, put together as they were written. */
  const wholeOf = async (who: Someone, card: SeenCard): Promise<string> => {
    const pages = await pagesFrom(who, card, 'Next page');
    expect(pages.every(page => JSON.stringify(page).length < 25 * 1024)).toBe(true);
    return pages.flatMap(entryOn).join('\n');
  };
  /** The lines between the head of the entry and the number of the page. */
  const entryOn = (page: SeenCard): readonly string[] => {
    const lines = wordsOf(page).split('\n');
    return lines.slice(lines.findIndex(line => line.includes(' · today ')) + 1).filter(line => !/^Page \d/.test(line));
  };
  const bare = (text: string) => text.replace(/\s/g, '');

  test.each([
    ['lines', ENGLISH],
    ['a script of wide letters', JAPANESE],
  ])('is read to its last word on pages of its own: %s', async (_, text) => {
    const id = await givenCase(world, [[MIA, { type: 'comment', text }], ...COMMENTS.slice(0, 6).map(asComment)]);
    await mia.says(`comment ${id}: ${text}`);
    const card = await jon.says(id);
    const entry = buttonWith(card, 'case.entry', { entry: 2 });
    expect(bare(await wholeOf(jon, await jon.taps(card, entry))) === bare(text)).toBe(true);
    expect(bare(await wholeOf(jon, await jon.says(`activity ${id} entry 1`))) === bare(text)).toBe(true);
  });

  const asComment = (text: string): Past[number] => [MIA, { type: 'comment', text }];

  test('is whole at once where the card has room for it', async () => {
    const text = Array.from({ length: 40 }, (_, index) => `Step ${index + 1} of the way to it.`).join('\n');
    const id = await givenCase(world, [[MIA, { type: 'comment', text }]]);
    const card = await jon.says(id);
    expect(bare(wordsOf(card))).toContain(bare(text));
    expect(titlesOf(card)).not.toContain('Show all of it');
  });

  test('goes for a description and for a question as well', async () => {
    const form = await mia.says('license support');
    const review = await fills(mia, form, {
      category: 'incident',
      product: 'microstation',
      productVersion: '23.00.01.44',
      productArea: 'references',
      situation: 'medium',
      impact: 'one-user',
      shortDescription: 'Long',
      description: JAPANESE,
    });
    const opened = await mia.presses(review, 'Submit');
    const number = numberOn(opened);
    const whole = await wholeOf(mia, await mia.presses(opened, 'Show all of it'));
    expect(bare(whole) === JAPANESE).toBe(true);
    expect(bare(await wholeOf(mia, await mia.says(`description ${number}`))) === JAPANESE).toBe(true);
    await jon.says(`take ${number}`);
    await jon.says(`ask ${number}: ${JAPANESE}`);
    const asked = await mia.says(number);
    const question = await wholeOf(mia, await mia.taps(asked, buttonWith(asked, 'case.entry', { entry: 'open' })));
    expect(bare(question) === JAPANESE).toBe(true);
    expect(wordsOf(await mia.presses(await mia.presses(asked, 'Show all of it'), 'Back to the case'))).toContain(
      number,
    );
  });
});

describe('an answer that was not taken', () => {
  const JAPANESE = '同期の後でラスター参照が消えます。'.repeat(400).slice(0, 6000);

  test.each(['Which version?', JAPANESE])('is there to be sent again, however long it is', async question => {
    const id = await givenCase(world, [
      [JON, { type: 'take' }],
      [JON, { type: 'ask', question }],
    ]);
    const old = await mia.says(id);
    await jon.says(`comment ${id}: One more thing.`);
    const late = await mia.presses(old, 'Submit', { comment: JAPANESE });
    expect(wordsOf(late)).toContain('has changed since the card was shown');
    expect(wordsOf(late)).toContain(question.slice(0, 14));
    expect(inputOf(late, 'comment').value === JAPANESE).toBe(true);
    expect(Buffer.byteLength(JSON.stringify(late))).toBeLessThan(25 * 1024);
    await mia.presses(late, 'Submit', { comment: JAPANESE });
    expect((await kept(world, id)).progress.state).toBe('work-in-progress');
  });

  test('is refused on a card that can be sent where no entry holds it', async () => {
    const id = await givenCase(world, PASTS['awaiting-info']);
    const card = await mia.says(`reply ${id}: ${JAPANESE.repeat(3)}`);
    expect(wordsOf(card)).toContain('too long for one entry');
    expect(Buffer.byteLength(JSON.stringify(card))).toBeLessThan(25 * 1024);
    expect(inputOf(card, 'comment').value).toBeUndefined();
  });
});

describe('internal notes', () => {
  test('are marked for engineers, and are on no view of a customer', async () => {
    const id = await givenCase(world, LONG_PAST);
    const noted = (await world.store.activities(id, 90)).filter(({ event }) => event.type === 'noted');
    expect(noted).toHaveLength(12);
    const inside = await jon.says(id);
    expect(wordsOf(inside)).toContain(SECRET);
    expect(wordsOf(inside)).toContain('Internal, never shown to the customer');

    const missing = await mia.performs('case.entry', { case: id, entry: 9999 });
    for (const { number } of noted) {
      const answer = await mia.performs('case.entry', { case: id, entry: number });
      expect(wordsOf(answer)).toBe(wordsOf(missing));
      expect(wordsOf(await jon.performs('case.entry', { case: id, entry: number }))).toContain(SECRET);
    }
    for (const view of ['activity', 'attachments'])
      for (const order of ['newest', 'oldest'])
        for (let from = 1; from < 60; from += 9)
          for (const back of [false, true])
            expect(
              JSON.stringify(await mia.performs('case.show', { case: id, view, order, from, back })),
            ).not.toContain(SECRET);
    const chat = world.connector.calls.filter(call => call.conversation === mia.chat.id);
    expect(JSON.stringify(chat)).not.toContain(SECRET);
  });
});

describe('the files of a case', () => {
  const file = async (id: CaseId, index: number, rest: Partial<Attachment> = {}): Promise<Write> => {
    const { user, account } = await identified(world, mia);
    return {
      type: 'attachment.add',
      attachment: {
        id: `file-${String(index).padStart(2, '0')}`,
        account: account.id,
        draft: undefined,
        case: id,
        by: user.id,
        name: `picture ${index}.png`,
        type: 'image/png',
        size: 1_400_000,
        state: 'stored',
        reason: undefined,
        source: undefined,
        at: new Date(world.now().getTime() + index * 1000),
        ...rest,
      },
    };
  };

  test('are listed with what is known of each, and fetched where they are there', async () => {
    const id = await givenCase(world, PASTS.new);
    await world.store.commit({
      writes: [
        await file(id, 1),
        await file(id, 2, { state: 'refused', reason: 'archive', name: 'all.zip', size: undefined, type: undefined }),
        await file(id, 3, {
          state: 'pending',
          size: undefined,
          type: undefined,
          source: { url: 'https://files.example/x', kind: 'inline' },
          at: new Date(world.now().getTime() + DAY),
        }),
      ],
      notices: [],
    });
    const front = await mia.says(id);
    expect(wordsOf(front)).toContain('Attachments (3)');
    for (const card of [await mia.presses(front, 'Attachments'), await mia.says(`attachments ${id}`)]) {
      const words = wordsOf(card);
      for (const said of [
        'picture 1.png',
        'PNG · 1.4 MB · Mia Novak · today 11:00',
        'added',
        'is an archive',
        'being checked',
      ])
        expect(words).toContain(said);
      expect(words).toContain('paperclip');
      const fetched = actionsOf(card).filter(({ verb }) => verb === 'file.open');
      expect(fetched.map(({ data }) => [data.case, data.file])).toEqual([[id, 'file-01']]);
    }
  });

  test('are paged by ten, newest first', async () => {
    const id = await givenCase(world, PASTS.new);
    const writes = await Promise.all(Array.from({ length: 23 }, (_, index) => file(id, index + 1)));
    await world.store.commit({ writes, notices: [] });
    const names = (card: SeenCard) => wordsOf(card).match(/picture \d+\.png(?!,| ·|\n\+)/g) ?? [];
    const first = await mia.says(`attachments ${id}`);
    const pages = await pagesFrom(mia, first, 'Next page');
    const all = Array.from({ length: 23 }, (_, index) => `picture ${23 - index}.png`);
    const listed = pages.flatMap(page =>
      actionsOf(page)
        .filter(({ verb }) => verb === 'file.open')
        .map(({ data }) => `picture ${Number(String(data.file).slice(5))}.png`),
    );
    expect(listed).toEqual(all);
    for (const page of pages) expect(names(page).length).toBeGreaterThan(0);
    expect(wordsOf(pages[1] ?? {})).toContain('11 to 20 of 23');
    expect(wordsOf(await mia.presses(pages[1] ?? {}, 'Previous page'))).toBe(wordsOf(first));
    expect(wordsOf(await mia.says(`attachments ${id} page 3`))).toContain('21 to 23 of 23');
    // A page that is not there is the first one.
    expect(wordsOf(await mia.says(`attachments ${id} page 9`))).toBe(wordsOf(first));
  });
});

describe('the card of a case', () => {
  test('has its facts: since when, who, how reached, which product, who watches', async () => {
    const id = await givenCase(world, PASTS['work-in-progress']);
    await world.pass(3 * DAY);
    const words = wordsOf(await mia.says(id));
    for (const said of [
      id,
      'Work in Progress',
      'Priority 3 Medium',
      'A given case',
      'It is given.',
      'open for 3 days',
      'Olivia Hughes · Email',
      'MicroStation · 23.00.01.44 · ',
      'Jon Park · Global Technical Support',
      'Samuel Okafor',
      'Contoso',
      'Jon Park is working on it.',
    ])
      expect(words).toContain(said);
  });

  test('is the receipt on the view on which it was pressed', async () => {
    const id = await givenCase(world, LONG_PAST);
    const files = await mia.says(`attachments ${id}`);
    const onFiles = await mia.presses(await mia.presses(files, 'Add comment'), 'Submit', { comment: 'From here.' });
    expect(wordsOf(onFiles)).toContain('Mia Novak commented');
    expect(wordsOf(onFiles)).toContain('No files yet.');

    const page = await mia.says(`activity ${id} oldest first page 2`);
    const form = await mia.presses(page, 'Add comment');
    expect(commentsOn(await mia.presses(form, 'Back'))).toEqual(commentsOn(page));
    const onPage = await mia.presses(form, 'Submit', { comment: 'And from there.' });
    expect(commentsOn(onPage)).toEqual(commentsOn(page));
    expect(wordsOf(onPage)).toContain('Mia Novak commented');

    const front = await mia.presses(await mia.presses(await mia.says(id), 'Add comment'), 'Submit', {
      comment: 'On top.',
    });
    expect(wordsOf(front)).toContain('On top.');
    expect(commentsOn(front)).toEqual(COMMENTS.toReversed().slice(0, 5));
    // Once it is stored the page is the same.
    expect(wordsOf(await mia.says(id)).split('Newest first')[1]).toBe(wordsOf(front).split('Newest first')[1]);
  });

  test('keeps the way back to the list through everything that is done on it', async () => {
    const id = await givenCase(world, LONG_PAST);
    const BACK = '‹ Back to the list';
    let card = await jon.performs('case.show', { case: id, list: true });
    for (const title of ['Attachments', 'Activity', 'Read from the start', 'Newer entries', 'More', 'Back'])
      card = await jon.presses(card, title);
    expect(buttonWith(card, 'list.back').title).toBe(BACK);
    card = await jon.presses(await jon.presses(card, 'Ask for information'), 'Submit', { comment: 'Which version?' });
    expect(titlesOf(card)).toContain(BACK);
    card = await jon.performs('case.entry', { case: id, entry: 1, list: true });
    expect(titlesOf(await jon.presses(card, 'Back to the case'))).toContain(BACK);
    const answered = await mia.presses(await mia.performs('case.show', { case: id, list: true }), 'Submit', {
      comment: '23.',
    });
    expect(titlesOf(answered)).toContain(BACK);
    expect(titlesOf(await jon.says(id))).not.toContain(BACK);
  });

  test('leads from another view to the field in which a question is answered', async () => {
    const id = await givenCase(world, PASTS['awaiting-info']);
    const files = await mia.says(`attachments ${id}`);
    expect(titlesOf(files)).not.toContain('Submit');
    const front = await mia.presses(files, 'Answer');
    expect(inputOf(front, 'comment').isRequired).toBe(true);
    await mia.presses(front, 'Submit', { comment: '23.00.01.44' });
    expect((await kept(world, id)).progress.state).toBe('work-in-progress');
  });

  test('of an older version is drawn as things are now, where it was', async () => {
    const id = await givenCase(world, LONG_PAST);
    const files = await mia.says(`attachments ${id}`);
    const form = await mia.presses(files, 'Close case');
    await jon.says(`propose ${id}: Restart it.`);
    const before = await keeps();
    const now = await mia.presses(form, 'Confirm', { reason: 'solved-itself' });
    expect(await keeps()).toEqual(before);
    expect(wordsOf(now)).toContain('nothing was done');
    expect(wordsOf(now)).toContain('No files yet.');
    expect(titlesOf(now)).toContain('Accept solution');
    // A card from before there were views.
    expect(wordsOf(await mia.performs('case.more', { case: id }))).toContain('Resolved');
  });

  test('opens the articles that came with a solution, and leads back', async () => {
    const id = await givenCase(world, PASTS['work-in-progress']);
    const form = await jon.presses(await jon.says(id), 'Propose solution');
    await jon.presses(form, 'Submit', { resolution: 'Read this.', articles: 'refresh-policy,why-trial-mode,nothing' });
    const proposed = await mia.says(id);
    const links = actionsOf(proposed).filter(({ verb }) => verb === 'case.article');
    expect(links.map(({ data }) => data.article)).toEqual(['refresh-policy', 'why-trial-mode']);
    const [link] = links;
    if (link === undefined) throw new Error('no article');
    const article = await mia.taps(proposed, link);
    expect(wordsOf(article)).toContain(`Article · ${id}`);
    expect(titlesOf(await mia.presses(article, 'Back to the case'))).toContain('Accept solution');
    // Solutions of before named articles by their titles.
    const old = await givenCase(world, [
      [JON, { type: 'propose', resolution: 'So.', articles: ['Refresh the policy of a computer', 'Lost article'] }],
    ]);
    expect(wordsOf(await mia.says(old))).toContain('Article: Lost article');
  });

  test('of a case that is over says how it ended, with the solution and the rating', async () => {
    const accepted = await givenCase(world, [
      ...PASTS.closed,
      [MIA, { type: 'rate', stars: 4, words: 'Quick.', proposer: undefined }],
    ]);
    for (const who of [mia, jon]) {
      const words = wordsOf(await who.says(accepted));
      for (const said of ['Mia Novak accepted the solution · today', 'Restart it.', '★★★★☆', 'was open for'])
        expect(words).toContain(said);
    }
    const cancelled = await givenCase(world, [[JON, { type: 'cancel', reason: 'Opened twice.' }]]);
    const words = wordsOf(await mia.says(cancelled));
    expect(words).toContain('Jon Park cancelled the case');
    expect(words).toContain('Opened twice.');
    const unanswered = await givenCase(world, PASTS['awaiting-info']);
    await world.pass(11 * DAY);
    expect((await kept(world, unanswered)).progress.state).toBe('closed');
    expect(wordsOf(await mia.says(unanswered))).toContain('Closed: no information came');
  });

  test('says of what happens next only what is true for its reader', async () => {
    const [ada, samuel] = [world.someone('ada'), world.meets(colleague('Samuel Okafor', 'contoso', 16))];
    await ada.says('help');
    await samuel.says('language English');
    const working = await givenCase(world, PASTS['work-in-progress']);
    const solved = await givenCase(world, PASTS.resolved);
    for (const who of [mia, samuel]) expect(wordsOf(await who.says(working))).toContain('You are told here');
    expect(wordsOf(await mia.says(solved))).toContain('Reject the solution if you still need help');
    // Who looks but does not take part hears nothing; who only watches decides nothing.
    expect(wordsOf(await ada.says(working))).toMatch(/Jon Park is working on it\.\n/);
    for (const who of [ada, samuel])
      expect(wordsOf(await who.says(solved))).toContain('or its contact, accepts or rejects');
    expect(wordsOf(await mia.says(`mute ${working}`))).toMatch(/Jon Park is working on it\.\n/);
  });

  test('is not muted by those who hear nothing of it', async () => {
    const id = await givenCase(world, PASTS.new);
    const ada = world.someone('ada');
    await ada.says('help');
    expect(wordsOf(await ada.says(`mute ${id}`))).toContain('To hear of it, watch it');
    expect(wordsOf(await jon.says(`mute ${id}`))).toContain('you have not taken it');
    const { user } = await identified(world, ada);
    expect(await world.store.isMuted(user.id, id)).toBe(false);
    await ada.says(`watch ${id}`);
    expect(titlesOf(await ada.says(`mute ${id}`))).toContain('Unmute');
  });

  test('never has more than six buttons, and one that stands out', async () => {
    for (const past of Object.values(PASTS)) {
      const id = await givenCase(world, past);
      for (const who of [mia, jon])
        for (const card of await pagesFrom(who, await who.says(id), 'More')) {
          expect(buttonsOf(card).length).toBeLessThanOrEqual(6);
          expect(new Set(buttonsOf(card).map(({ title }) => title)).size).toBe(buttonsOf(card).length);
        }
    }
  });
});

describe('what is typed', () => {
  const VIEWS = [
    ['case', 'Fall', 'Newest first', 'Neueste zuerst'],
    ['activity', 'Verlauf', 'Newest first', 'Neueste zuerst'],
    ['history', 'Aktivitäten', 'Newest first', 'Neueste zuerst'],
    ['attachments', 'Anlagen', 'No files yet.', 'Noch keine Dateien.'],
    ['files of', 'Dateien von', 'No files yet.', 'Noch keine Dateien.'],
  ] as const;

  test('shows the same views, in English and in German', async () => {
    const id = await givenCase(world, LONG_PAST);
    for (const [english, , shown] of VIEWS) expect(wordsOf(await mia.says(`${english} ${id}`))).toContain(shown);
    for (const words of ['oldest first', 'from the start'])
      expect(commentsOn(await mia.says(`activity ${id} ${words}`))).toEqual(COMMENTS.slice(0, 6));
    await mia.says('language Deutsch');
    for (const [, german, , shown] of VIEWS) expect(wordsOf(await mia.says(`${german} ${id}`))).toContain(shown);
    for (const words of ['von Anfang an', 'älteste zuerst'])
      expect(commentsOn(await mia.says(`Verlauf ${id} ${words}`))).toEqual(COMMENTS.slice(0, 6));
    expect(commentsOn(await mia.says(`Verlauf ${id} Seite 2`))).toEqual(COMMENTS.toReversed().slice(8, 16));
    expect(wordsOf(await mia.says(`Beschreibung ${id}`))).toContain('It is given.');
  });
});

describe('what people really type', () => {
  const MISSING = [
    ['mia', 'comment #', 'new', 'Add comment', 'comment'],
    ['mia', 'comment on #', 'new', 'Add comment', 'comment'],
    ['mia', 'reply #', 'awaiting-info', 'Which version?', 'comment'],
    ['mia', 'reject #', 'resolved', 'Reject solution', 'reason'],
    ['mia', 'cancel #', 'new', 'Close case', 'reason'],
    ['jon', 'ask #', 'work-in-progress', 'Ask for information', 'comment'],
    ['jon', 'propose #', 'work-in-progress', 'Propose solution', 'resolution'],
    ['jon', 'note #', 'new', 'Internal note', 'comment'],
    ['jon', 'close #', 'new', 'Cancel case', 'reason'],
  ] as const;

  test.each(MISSING)('%s: "%s" asks for what is missing', async (name, words, standing, shown, field) => {
    const id = await givenCase(world, PASTS[standing]);
    const before = await kept(world, id);
    const card = await world.someone(name).says(words.replace('#', id));
    expect(wordsOf(card)).toContain(shown);
    expect(wordsOf(card)).not.toContain('nothing was sent');
    expect(inputOf(card, field).value ?? '').toBe('');
    expect(await kept(world, id)).toEqual(before);
  });

  test.each([
    ['mia', 'comment # any news?', 'new', { type: 'commented', text: 'any news?' }],
    ['mia', 'comment #:any news?', 'new', { type: 'commented', text: 'any news?' }],
    ['mia', 'comment #:\nFirst line.\nSecond line.', 'new', { type: 'commented', text: 'First line.\nSecond line.' }],
    ['mia', 'comment #\nFirst line.\nSecond line.', 'new', { type: 'commented', text: 'First line.\nSecond line.' }],
    ['mia', 'ask #: when is it done?', 'new', { type: 'commented', text: 'when is it done?' }],
    ['mia', 'answer # 23.00', 'awaiting-info', { type: 'replied', text: '23.00' }],
    ['mia', 'reject # it still fails', 'resolved', { type: 'rejected', reason: 'it still fails' }],
    ['mia', 'close # solved itself', 'new', { type: 'closed', reason: 'solved-itself' }],
    ['mia', 'cancel #: opened in error', 'new', { type: 'closed', reason: 'opened-in-error' }],
    ['jon', 'cancel # opened twice', 'new', { type: 'cancelled', reason: 'opened twice' }],
    ['jon', 'ask # which version?', 'work-in-progress', { type: 'asked', question: 'which version?' }],
    [
      'jon',
      'send # to development: it crashes',
      'work-in-progress',
      { type: 'sent-to-development', note: 'it crashes' },
    ],
  ] as const)('%s: "%s" does what it says', async (name, words, standing, event) => {
    const id = await givenCase(world, PASTS[standing]);
    await world.someone(name).says(words.replace('#', id));
    expect((await world.store.activities(id, 1))[0]?.event).toMatchObject(event);
  });

  test.each(['it', 'in', 'was', 'opened by mistake'])('"close CS…: %s" means no reason, and asks', async reason => {
    const id = await givenCase(world, PASTS.new);
    expect(titlesOf(await mia.says(`close ${id}: ${reason}`))).toContain('Confirm');
    expect((await kept(world, id)).progress.state).toBe('new');
  });

  test('a few words with a number are about that case, and nothing is sent', async () => {
    const open = await givenCase(world, PASTS.new);
    const asked = await givenCase(world, PASTS['awaiting-info']);
    const over = await givenCase(world, PASTS.closed);
    const before = await keeps();
    const card = await mia.says(`Any news about ${open}?`);
    expect(wordsOf(card)).toContain(`type “comment ${open}: your words”`);
    expect(titlesOf(card)).toContain('Add comment');
    const answer = await mia.says(`${asked}: it is 23.00`);
    expect(inputOf(answer, 'comment').value).toBe('it is 23.00');
    expect(wordsOf(await mia.says(`${over} what now?`))).not.toContain('Nothing was sent');
    expect(await keeps()).toEqual(before);
    // A description of a problem is looked up, and so are words about several cases.
    for (const words of [`As in ${open} the program ${'stops and '.repeat(25)}stops`, `${open} or ${asked}?`])
      expect(wordsOf(await mia.says(words))).not.toContain('Nothing was sent');
    // Who may not see it learns nothing.
    const tom = world.someone('tom');
    const [theirs, none] = [await tom.says(`${open} any news?`), await tom.says('CS0999999 any news?')];
    expect(JSON.stringify(theirs).replaceAll(open, 'CS0999999')).toBe(JSON.stringify(none));
  });

  test('who watches a case is asked by name', async () => {
    const id = await givenCase(world, PASTS.new);
    expect(wordsOf(await mia.says(`watchers of ${id}`))).toContain('samuel.okafor@contoso.example');
    // Whoever asks does not watch because of it.
    await world.someone('ada').says(`who watches ${id}?`);
    expect((await kept(world, id)).watchers).toHaveLength(1);
  });
});

describe('a page sent without what it needs', () => {
  test('asks again, and says for what', async () => {
    const id = await givenCase(world, PASTS.new);
    const close = await mia.presses(await mia.says(`close ${id}`), 'Confirm', { reason: '' });
    expect(wordsOf(close)).toContain('Choose a reason');
    const { version } = await kept(world, id);
    const handed = await jon.performs('case.hand-over', { case: id, version, comment: 'An invoice.' });
    expect(wordsOf(handed)).toContain('Choose a team');
    expect(inputOf(handed, 'comment').value).toBe('An invoice.');
    expect((await kept(world, id)).version).toBe(version);
  });
});

describe('the case of somebody else', () => {
  const PRESSES = [
    ['case.show', {}],
    ['case.show', { view: 'attachments' }],
    ['case.show', { order: 'oldest', from: 3 }],
    ['case.show', { from: 3, back: true, list: true }],
    ['case.more', { rest: 2 }],
    ['case.entry', { entry: 1 }],
    ['case.entry', { entry: 'open', page: 2 }],
    ['case.article', { article: 'refresh-policy' }],
    ['case.follow-up', { version: 1, beside: true }],
  ] as const;
  const TYPED = [
    'activity #',
    'activity # oldest first',
    'activity # page 2',
    'activity # entry 1',
    'description #',
    'attachments #',
    'attachments # page 2',
    'start follow up #',
  ];

  test('is answered exactly like one that does not exist, whatever is pressed or typed', async () => {
    const id = await givenCase(world, PASTS.closed);
    const nobodys = 'CS0999999';
    const before = await keeps();
    for (const who of [world.someone('lea'), world.someone('tom')]) {
      await who.says('help');
      for (const [verb, data] of PRESSES) {
        const theirs = await who.performs(verb, { case: id, ...data });
        const none = await who.performs(verb, { case: nobodys, ...data });
        expect(JSON.stringify(theirs).replaceAll(id, nobodys)).toBe(JSON.stringify(none));
        expect(wordsOf(none)).toContain(`There is no case ${nobodys}`);
      }
      for (const words of TYPED) {
        const theirs = await who.says(words.replace('#', id));
        const none = await who.says(words.replace('#', nobodys));
        expect(JSON.stringify(theirs).replaceAll(id, nobodys)).toBe(JSON.stringify(none));
      }
    }
    expect((await keeps()).cases).toEqual(before.cases);
    expect((await keeps()).drafts).toEqual(before.drafts);
  });
});

describe('a follow-up while another draft is open', () => {
  const begins = async (): Promise<{ id: CaseId; asked: SeenCard }> => {
    const id = await givenCase(world, PASTS.closed);
    await mia.says('billing support');
    await mia.says('Short description: An invoice is wrong');
    return { id, asked: await mia.presses(await mia.says(id), 'Still need help') };
  };

  test('asks which of the two goes on, and keeps both', async () => {
    const { id, asked } = await begins();
    expect(wordsOf(asked)).toContain('You have a draft from');
    expect(wordsOf(asked)).toContain('An invoice is wrong');
    const draft = await mia.presses(asked, 'Continue draft');
    expect(wordsOf(draft)).toContain('Billing Support');

    const form = await mia.presses(asked, 'Start the follow-up');
    expect(wordsOf(form)).toContain('Product Support');
    // Asked again it is the same form, from the button and in words.
    for (const again of [await mia.presses(asked, 'Start the follow-up'), await mia.says(`follow up ${id}`)])
      expect(buttonsOf(again)[0]?.data).toEqual(buttonsOf(form)[0]?.data);
    const review = await fills(mia, form, { description: 'It is back.' });
    const opened = await kept(world, numberOn(await mia.presses(review, 'Submit')));
    expect(opened).toMatchObject({ follows: id, shortDescription: 'A given case' });

    const resumed = await mia.says('open a case');
    expect(wordsOf(resumed)).toContain('Billing Support');
    expect(JSON.stringify(resumed)).toContain('This is your draft from');
    // The old card leads to the case that came of it.
    expect(wordsOf(await mia.presses(asked, 'Start the follow-up'))).toContain(opened.id);
  });

  test('is begun in words as well, and comes back after it was thrown away', async () => {
    const { id } = await begins();
    expect(wordsOf(await mia.says(`start follow up ${id}`))).toContain('Product Support');
    await drops(mia);
    expect(wordsOf(await mia.says('open a case'))).toContain('Billing Support');
    expect(wordsOf(await mia.says(`follow up ${id}`))).toContain('You have a draft from');
  });

  test('begins at once where nothing is in its way', async () => {
    const id = await givenCase(world, PASTS.cancelled);
    const form = await mia.presses(await mia.says(id), 'Still need help');
    expect(titlesOf(form)).toContain('Next');
  });
});

test('the ways on come in the order of their use, and a case of this minute has no age', async () => {
  const card = await mia.says(await givenCase(world, PASTS.new));
  const ways = ['Add comment', 'Close case', 'Watch', 'Change contact'];
  expect(titlesOf(card).filter(title => ways.includes(title))).toEqual(ways);
  expect(wordsOf(card)).toContain('Opened');
  expect(wordsOf(card)).not.toContain('open for');
  await world.pass(120_000);
  expect(wordsOf(await mia.says(numberOn(card)))).toContain('open for 2 minutes');
});

describe('every action on the card of a case', () => {
  /** What is typed instead of pressing, in English and in German. */
  const TWINS: Readonly<Record<string, readonly [english: string, german: string]>> = {
    take: ['take #', 'übernehmen #'],
    ask: ['ask #: Which version?', 'rückfrage #: Welche Version?'],
    reply: ['reply #: The latest.', 'antwort #: Die neueste.'],
    'to-development': ['send # to development', '# an die Entwicklung'],
    'from-development': ['# back from development', '# zurück von der Entwicklung'],
    propose: ['propose #: Restart it.', 'lösung #: Neu starten.'],
    accept: ['accept #', '# annehmen'],
    reject: ['reject #: Not yet.', '# ablehnen: Noch nicht.'],
    close: ['close #: solved itself', '# schließen: von selbst'],
    cancel: ['cancel #: Opened twice.', '# abbrechen: Doppelt eröffnet.'],
    comment: ['comment #: Any news?', 'kommentar #: Gibt es Neues?'],
    note: ['note #: Ask first.', 'notiz #: Erst fragen.'],
    'hand-over': ['hand over # to FINOps', '# an FINOps übergeben'],
    'follow-up': ['follow up #', 'folgefall #'],
    watch: ['watch #', '# beobachten'],
    unwatch: ['unwatch #', '# nicht mehr beobachten'],
    'change-contact': ['change contact of #', 'kontaktperson #'],
    reprioritise: ['priority #', 'priorität #'],
    rate: ['rate # 5', 'bewerte # 5'],
    mute: ['mute #', '# stummschalten'],
    unmute: ['unmute #', 'stummschaltung von # aufheben'],
    delivery: ['delivery #', 'zustellung #'],
    export: ['export #', '# exportieren'],
  };
  const STANDINGS = Object.values(PASTS);

  /** The actions that somebody's card offers, on all of its sets of buttons. */
  const offeredOn = async (who: Someone, id: CaseId): Promise<readonly string[]> =>
    (await pagesFrom(who, await who.says(id), 'More'))
      .flatMap(buttonsOf)
      .flatMap(({ data }) => (data.action === undefined ? [] : [String(data.action)]));

  test('has a typed twin, in English and in German', async () => {
    const people = [mia, jon, world.someone('ada')];
    for (const who of people) await who.says('help');
    const seen = new Map<string, readonly [Someone, Past]>();
    for (const past of STANDINGS)
      for (const who of people)
        for (const action of await offeredOn(who, await givenCase(world, past)))
          if (!seen.has(action)) seen.set(action, [who, past]);
    expect([...seen.keys()].filter(action => TWINS[action] === undefined)).toEqual([]);
    for (const needed of [
      'comment',
      'watch',
      'change-contact',
      'close',
      'accept',
      'reject',
      'follow-up',
      'mute',
      'rate',
    ])
      expect([...seen.keys()]).toContain(needed);

    for (const [index, language] of ['English', 'Deutsch'].entries()) {
      for (const who of people) await who.says(`language ${language}`);
      for (const [action, [who, past]] of seen) {
        const id = await givenCase(world, past);
        const words = TWINS[action]?.[index] ?? '';
        const card = await who.says(words.replace('#', id));
        // What nothing takes is looked up in the articles.
        expect([words, actionsOf(card).some(({ verb }) => verb.startsWith('answer.'))]).toEqual([words, false]);
        expect([words, JSON.stringify(card).includes(id)]).toEqual([words, true]);
      }
    }
  });
});
