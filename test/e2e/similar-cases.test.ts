import { afterEach, beforeEach, expect, test } from 'vitest';
import { asId, type CaseId } from '../../bot/domain/ids.ts';
import { actionsOf, buttonWith, type SeenCard, titlesOf, wordsOf } from '../kit/cards.ts';
import { colleague } from '../kit/people.ts';
import { type Someone, startWorld, type World } from '../kit/world.ts';

let world: World;

const begin = async (environment: Readonly<Record<string, string>> = {}): Promise<void> => {
  world = await startWorld({
    environment,
    fetchContent: async () => ({ ok: true, type: 'text/plain', content: Buffer.from('content') }),
  });
};
beforeEach(() => begin());

afterEach(() => world.close());

const SHORT = 'Hatch patterns vanish from bridge sections after plotting';
const LONG = 'All hatch patterns of the bridge sections vanish when the sheet is plotted to PDF.';
const ALIKE = 'Hatch patterns of bridge sections vanish when plotting';

const EVERY_FIELD = { category: 'incident', situation: 'high', impact: 'one-user' };

/** Fills the form as far as the last page. */
const written = async (who: Someone, short: string, long: string, type = 'learning support'): Promise<SeenCard> => {
  const first = await who.says(type);
  const problem = await who.presses(first, 'Next', { category: EVERY_FIELD.category });
  const contact = await who.presses(problem, 'Next', { ...EVERY_FIELD, shortDescription: short, description: long });
  return who.presses(contact, 'Next');
};

const opened = async (who: Someone, short: string, long: string, type?: string): Promise<CaseId> => {
  const done = wordsOf(await who.presses(await written(who, short, long, type), 'Submit'));
  const found = /CS\d{7}/.exec(done)?.[0];
  if (found === undefined) throw new Error(done);
  return asId<CaseId>(found);
};

const file = (name: string) => ({
  contentType: 'application/vnd.microsoft.teams.file.download.info',
  name: `${name}.txt`,
  content: { downloadUrl: `https://contoso.sharepoint.com/${name}.txt`, uniqueId: name, fileType: 'txt' },
});

const olivia = () => world.meets(colleague('Olivia Hughes', 'contoso', 21));
const draftOf = (card: SeenCard) => buttonWith(card, 'similar.show').data;

test('comments on one’s own case instead of opening another, with the files, once', async () => {
  const mia = world.someone('mia');
  const id = await opened(mia, SHORT, LONG);
  const begun = await mia.says('learning support');
  await mia.says('', { attachments: [file('sheet')] });
  expect(wordsOf(begun)).toContain('What do you need?');
  const review = await written(mia, ALIKE, 'The same in another model.');
  expect(wordsOf(review)).toMatch(new RegExp(`sounds similar[\\s\\S]*${id}`));
  const page = await mia.taps(review, buttonWith(review, 'similar.show', { case: id }));
  expect(wordsOf(page)).toContain('What you wrote becomes a comment there');
  const press = mia.press(page, 'Comment there');
  const done = await mia.presses(page, 'Comment there');
  expect(wordsOf(done)).toContain(`What you wrote is a comment in ${id} now.`);
  expect(wordsOf(done)).toContain('The same in another model.');

  const activities = await world.store.activities(id, 9);
  expect(activities.map(({ event }) => event.type)).toEqual(['attached', 'commented', 'opened']);
  expect((await world.store.attachmentsOfCase(id)).map(({ name }) => name)).toEqual(['sheet.txt']);
  // Delivered again, it comments on nothing again, and no case was opened.
  expect(JSON.stringify((await mia.posts(press)).body)).toContain('is a comment in');
  expect(await world.store.activities(id, 9)).toHaveLength(3);
  expect(wordsOf(await mia.says('CS0001073'))).toContain('no case');
});

test('takes no files over what the case may hold, and nothing is lost', async () => {
  await world.close();
  // Of two files of seven bytes, one has room, and the case has it.
  await begin({ MAX_MB_PER_CASE: '0.00001' });
  const mia = world.someone('mia');
  const id = await opened(mia, SHORT, LONG);
  await mia.says(id, { attachments: [file('one')] });
  await mia.says('learning support');
  await mia.says('', { attachments: [file('two')] });
  const review = await written(mia, ALIKE, 'The same in another model.');
  const page = await mia.taps(review, buttonWith(review, 'similar.show', { case: id }));
  const refused = await mia.presses(page, 'Comment there');
  expect(wordsOf(refused)).toContain('There is no room for these files');
  expect((await world.store.activities(id, 9)).map(({ event }) => event.type)).toEqual(['attached', 'opened']);
  expect((await world.store.attachmentsOfCase(id)).map(({ name }) => name)).toEqual(['one.txt']);
  // The form still has it.
  expect(wordsOf(await mia.presses(refused, 'Open anyway'))).toContain('two.txt');
});

test('goes on where somebody opens the case anyway, and by typing too', async () => {
  const mia = world.someone('mia');
  const id = await opened(mia, SHORT, LONG);
  const review = await written(mia, ALIKE, LONG);
  const page = await mia.taps(review, buttonWith(review, 'similar.show', { case: id }));
  expect(wordsOf(await mia.presses(page, 'Open anyway'))).toContain('CS0001073');
  // By now there are two that are alike, and a third is still theirs to open.
  await written(mia, ALIKE, LONG);
  expect(wordsOf(await mia.says('open anyway'))).toContain('CS0001074');

  await written(mia, ALIKE, 'Said by typing.');
  expect(wordsOf(await mia.says(`dort kommentieren ${id}`, { locale: 'de-DE' }))).toContain(id);
  expect((await world.store.activities(id, 1))[0]?.event).toMatchObject({ type: 'commented' });
  // Nothing is in progress any more.
  expect(wordsOf(await mia.says('comment there'))).toContain('Nothing is in progress');
});

test('where a case is over by the time of the press, the form is shown again and says so', async () => {
  const mia = world.someone('mia');
  const id = await opened(mia, SHORT, LONG);
  const review = await written(mia, ALIKE, 'Again.');
  const row = buttonWith(review, 'similar.show', { case: id });
  const page = await mia.taps(review, row);
  await mia.says(`close ${id}: solved itself`);
  for (const again of [await mia.presses(page, 'Comment there'), await mia.taps(review, row)]) {
    expect(wordsOf(again)).toContain('so nothing was done');
    expect(titlesOf(again)).toContain('Submit');
  }
  const none = await mia.says('comment there');
  expect(wordsOf(none)).toContain('I know no open case that sounds like this one.');
  expect(wordsOf(await mia.presses(none, 'Open anyway'))).toContain('CS0001073');
});

test('one’s own case that says something else is not called missing', async () => {
  const mia = world.someone('mia');
  await written(mia, SHORT, LONG);
  const said = await mia.says('comment there CS0001069');
  expect(wordsOf(said)).toContain('CS0001069 does not sound like what you are writing.');
  expect(titlesOf(said)).toEqual(['Open CS0001069', 'Open anyway']);
  expect(wordsOf(await mia.says('comment there CS9999999'))).toContain('There is no case CS9999999');
  expect(await world.store.activities(asId('CS0001069'), 9)).toHaveLength(1);
});

test('whoever was let in and taken out again can ask once more, on another day', async () => {
  const mia = world.someone('mia');
  const other = olivia();
  const id = await opened(mia, SHORT, LONG);
  await written(other, ALIKE, 'I have the same.');
  await other.says('ask to follow');
  await mia.presses(mia.sees(), 'Add as watcher');
  await other.says(`unwatch ${id}`);
  await world.pass(86_400_000);
  const before = mia.received().length;
  expect(wordsOf(await other.says('ask to follow'))).toContain(`I have asked to add you to ${id}`);
  expect(mia.received().slice(before).at(-1)?.summary).toContain(`asks to watch ${id}`);
});

test('a colleague’s case shows its number, what it is and its state; whoever runs it lets one in', async () => {
  const mia = world.someone('mia');
  const other = olivia();
  const id = await opened(mia, SHORT, LONG);
  const review = await written(other, ALIKE, 'I have the same.');
  const words = wordsOf(review);
  expect(words).toContain('A colleague has reported something similar');
  expect(words).toContain(id);
  expect(words).toContain(SHORT);
  expect(words).not.toContain(LONG);
  expect(words).not.toContain('Mia');
  const page = await other.taps(review, buttonWith(review, 'similar.show', { case: id }));
  expect(titlesOf(page)).toEqual(['Ask to watch it', 'Open anyway']);
  expect(wordsOf(page)).not.toContain(LONG);
  // Commenting is not for her: the card only shows the case again.
  await other.performs('similar.comment', { ...draftOf(review), case: id });
  expect(await world.store.activities(id, 9)).toHaveLength(1);

  const before = mia.received().length;
  expect(wordsOf(await other.presses(page, 'Ask to watch it'))).toContain(`I have asked to add you to ${id}`);
  await other.presses(page, 'Ask to watch it');
  await other.says(`ask to follow ${id}`);
  const asked = mia.received().slice(before);
  expect(asked.map(({ summary }) => summary)).toEqual([
    `Olivia Hughes (olivia.hughes@contoso.example) asks to watch ${id}.`,
  ]);
  expect(wordsOf(await other.says(id))).toContain('There is no case');
  await mia.presses(mia.sees(), 'Add as watcher');
  expect(other.received().at(-1)?.summary).toContain(id);
  expect(wordsOf(await other.says(id))).toContain(LONG);
});

test('only whoever may add somebody does, and nobody asks about a case that is not alike', async () => {
  const mia = world.someone('mia');
  const other = olivia();
  const samuel = world.meets(colleague('Samuel Okafor', 'contoso', 22));
  const tom = world.someone('tom');
  const id = await opened(mia, SHORT, LONG);
  const review = await written(other, ALIKE, 'I have the same.');
  const olivias = (await world.store.userByEmail(asId('contoso'), other.person.email))?.id;
  const grant = { case: id, user: olivias ?? 'olivia' };
  const missing = { ...grant, case: 'CS9999999' };
  const same = async (who: Someone, verb: string, data: typeof grant) =>
    expect(wordsOf(await who.performs(verb, data)).replace(id, 'CS9999999')).toBe(
      wordsOf(await who.performs(verb, { ...data, case: missing.case })),
    );
  for (const who of [other, samuel, tom]) {
    await same(who, 'similar.grant', grant);
    await same(who, 'similar.refuse', grant);
  }
  const before = mia.received().length;
  // Mia's other cases say something else: they are answered like cases that do not exist.
  const asked = async (number: string) =>
    wordsOf(await other.performs('similar.ask', { ...draftOf(review), case: number }));
  expect((await asked('CS0001069')).replace('CS0001069', 'CS9999999')).toBe(await asked('CS9999999'));
  expect(mia.received()).toHaveLength(before);
  expect((await world.store.case(id))?.watchers).toEqual([]);
  // Somebody of another account cannot be let in.
  const toms = await world.store.personByIdentity(asId(tom.person.tenant), asId(tom.person.object));
  await mia.performs('similar.grant', { case: id, user: toms?.user.id });
  expect((await world.store.case(id))?.watchers).toEqual([]);
});

test('what is about people or money is not shown to colleagues, and nothing to another account', async () => {
  const mia = world.someone('mia');
  const other = olivia();
  const tom = world.someone('lea');
  await opened(mia, SHORT, LONG, 'user administration support');
  const review = await written(other, ALIKE, LONG);
  expect(wordsOf(review)).not.toContain('similar');
  expect(actionsOf(review).filter(({ verb }) => verb.startsWith('similar.'))).toEqual([]);
  const foreign = await written(tom, ALIKE, LONG, 'billing support');
  expect(wordsOf(foreign)).not.toContain('similar');
});

test('an administrator may comment on a colleague’s case', async () => {
  const mia = world.someone('mia');
  const ada = world.someone('ada');
  const id = await opened(mia, SHORT, LONG);
  const review = await written(ada, ALIKE, 'Also in our office.');
  const page = await ada.taps(review, buttonWith(review, 'similar.show', { case: id }));
  await ada.presses(page, 'Comment there');
  expect(mia.received().at(-1)?.summary).toBe(`${id}: Ada Brandt commented.`);
});
