import { describe, expect, it } from 'vitest';
import type { CaseEvent } from '../../../bot/domain/activity.ts';
import type { Case } from '../../../bot/domain/case.ts';
import { asId } from '../../../bot/domain/ids.ts';
import type { User } from '../../../bot/domain/people.ts';
import type { CaseSearcher } from '../../../db/store/lists.ts';
import type { Store } from '../../../db/store.ts';
import { aCase, ada, change, contoso, fabrikam, later, lea, mia, moving, opening, piotr } from '../world.ts';
import type { World } from './world-of.ts';

const own = ({ id, account }: Pick<User, 'id' | 'account'>) =>
  ({ kind: 'customer', user: id, account, reach: 'own' }) as const;
const MIA = own(mia);
const ADMINISTRATOR = { kind: 'customer', user: ada.id, account: contoso.id, reach: 'account' } as const;
const ENGINEER: CaseSearcher = { kind: 'engineer' };

const wip = { state: 'work-in-progress', assignee: undefined } as const;
const closed = { state: 'closed', reason: 'accepted' } as const;

const open = (store: Store, ...cases: readonly Case[]) => store.commit(change(...cases.map(it => opening(it))));

/** A case that goes on, one step at a time. */
const stepping = (store: Store, first: Case) => {
  let it = first;
  return async (event: CaseEvent, rest: Partial<Case> = {}): Promise<void> => {
    it = { ...it, ...rest, version: it.version + 1, updatedAt: later(it.version) };
    expect(await store.commit(change(moving(it, event)))).toBe('committed');
  };
};

const finding =
  (store: Store) =>
  async (searcher: CaseSearcher, words: string, limit = 9) =>
    (await store.findCases(searcher, words, limit)).map(({ line }) => Number(line.id.slice(2)));

const aboutOf = (number: number, shortDescription: string, rest: Partial<Case> = {}): Case =>
  aCase(number, { shortDescription, description: '', ...rest });

/** The search over cases: what it finds, in which order, and for whom. */
export const caseSearchContract = (world: World): void => {
  describe('the search over cases', () => {
    it('finds a case by its number, however it is written', async () => {
      const { store } = await world();
      await open(store, aCase(1054), aCase(1055, { description: 'Like CS0001054, see 1054.' }));
      const find = finding(store);
      for (const words of ['CS0001054', 'cs0001054', ' 1054 ', 'CS1054', 'cs 1054', '0001054', 'ＣＳ１０５４'])
        expect((await find(MIA, words))[0], words).toBe(1054);
      expect(await find(MIA, 'CS0001054')).toEqual([1054, 1055]);
      const [named] = await store.findCases(MIA, '1054', 1);
      expect(named?.passage).toEqual({ activity: 1, text: 'Line 1\nLine 2' });
      for (const words of ['CS0001056', '10540', 'CS00010541', '999999999999'])
        expect(await find(MIA, words), words).toEqual([]);
    });

    it('finds a case by the number that the customer gave it, before others that speak of it', async () => {
      const { store } = await world();
      await open(
        store,
        aboutOf(1, 'First', { customerReference: 'PO-77/b Ü' }),
        aboutOf(2, 'PO 77 b', { description: 'PO 77 b ü PO 77 b ü' }),
        aboutOf(3, 'Third', {
          account: fabrikam.id,
          requester: lea.id,
          contact: lea.id,
          customerReference: 'PO-77/b Ü',
        }),
      );
      const find = finding(store);
      expect(await find(MIA, 'po-77/B ü')).toEqual([1, 2]);
      expect(await find(MIA, 'PO-77')).toContain(1);
      expect(await find(own(lea), 'PO-77/b Ü')).toEqual([3]);
    });

    it('finds words in all that was said, and shows the entry that says them, whole', async () => {
      const { store } = await world();
      await open(
        store,
        aboutOf(1, 'Alpha crash', { description: 'Bravo\nbroke.', product: asId('openroads-designer') }),
      );
      const step = stepping(
        store,
        aboutOf(1, 'Alpha crash', { description: 'Bravo\nbroke.', product: asId('openroads-designer') }),
      );
      await step({ type: 'taken' }, { progress: wip });
      await step({ type: 'asked', question: 'Which charlie?', closesAt: later(9) });
      await step({ type: 'replied', text: 'The delta <b>one</b>' });
      await step({ type: 'commented', text: 'An echo…' });
      await step({ type: 'proposed', resolution: 'Try foxtrot', articles: [], closesAt: later(9) });
      await step({ type: 'rejected', reason: 'Not golf' });
      await step(
        { type: 'cancelled', reason: 'Hotel wins' },
        { progress: { state: 'cancelled', reason: 'by-support' } },
      );
      const saying = async (words: string) => (await store.findCases(MIA, words, 9)).map(({ passage }) => passage);
      expect(await saying('alpha')).toEqual([{ activity: 1, text: 'Bravo\nbroke.' }]);
      expect(await saying('broke BRAVO')).toEqual([{ activity: 1, text: 'Bravo\nbroke.' }]);
      expect(await saying('designer')).toEqual([{ activity: 1, text: 'Bravo\nbroke.' }]);
      expect(await saying('charlie')).toEqual([{ activity: 3, text: 'Which charlie?' }]);
      expect(await saying('delta')).toEqual([{ activity: 4, text: 'The delta <b>one</b>' }]);
      expect(await saying('echo')).toEqual([{ activity: 5, text: 'An echo…' }]);
      expect(await saying('foxtrot')).toEqual([{ activity: 6, text: 'Try foxtrot' }]);
      expect(await saying('golf')).toEqual([{ activity: 7, text: 'Not golf' }]);
      expect(await saying('hotel')).toEqual([{ activity: 8, text: 'Hotel wins' }]);
      expect((await store.findCases(MIA, 'hotel', 9))[0]?.line).toMatchObject({ state: 'cancelled', version: 8 });
      expect(await saying('india')).toEqual([]);
    });

    it('puts what says it best first, one passage a case, and newer ones first among equals', async () => {
      const { store } = await world();
      const long = 'many other words about something else entirely that go on and on '.repeat(4);
      await open(
        store,
        aboutOf(1, 'Other', { description: `${long} printer ${long}` }),
        aboutOf(2, 'Printer prints nothing'),
        aboutOf(3, 'Something else', { description: 'The printer, that is' }),
        aboutOf(4, 'Something else', { description: 'The printer, that is' }),
      );
      await stepping(store, aboutOf(1, 'Other'))({ type: 'commented', text: `printer ${long} printer` });
      const find = finding(store);
      expect(await find(MIA, 'printer')).toEqual([2, 4, 3, 1]);
      expect(await find(MIA, 'printer', 2)).toEqual([2, 4]);
      const found = await store.findCases(MIA, 'printer', 9);
      expect(found.map(({ score }) => score)).toEqual(found.map(({ score }) => score).sort((a, b) => b - a));
      expect(found.at(-1)?.passage.activity).toBe(2);
    });

    it('wants all the words; where nothing says all of them, any, and the rare ones count more', async () => {
      const { store } = await world();
      const common = Array.from({ length: 30 }, (_, n) => aboutOf(n + 10, 'The license server again'));
      await open(store, aboutOf(1, 'License of the zygote'), aboutOf(2, 'Zygote'), ...common);
      const find = finding(store);
      expect(await find(MIA, 'zygote license')).toEqual([1]);
      expect((await find(MIA, 'license server zygote')).slice(0, 2)).toEqual([1, 2]);
      expect(await find(MIA, 'unheard of zygote')).toEqual([1, 2]);
    });

    it('takes the last word for a beginning, and one ending for another', async () => {
      const { store } = await world();
      await open(store, aboutOf(1, 'Licensing stopped'), aboutOf(2, 'Two licenses of Škoda'));
      const find = finding(store);
      expect(await find(MIA, 'licens')).toEqual([1, 2]);
      expect(await find(MIA, 'license')).toEqual([2]);
      expect(await find(MIA, 'stop')).toEqual([1]);
      expect(await find(MIA, 'stop licensing')).toEqual([1]);
      expect(await find(MIA, 'st')).toEqual([]);
      expect(await find(MIA, 'SKODA')).toEqual([2]);
      expect(await find(MIA, 'škod')).toEqual([2]);
    });

    it('reads every script', async () => {
      const { store } = await world();
      await open(
        store,
        aboutOf(1, '许可证服务器无法启动'),
        aboutOf(2, 'ライセンスの更新ができない'),
        aboutOf(3, '라이선스를 갱신할 수 없습니다'),
        aboutOf(4, 'Nelze obnovit licenci příliš žluťoučký'),
        aboutOf(5, 'Straße, Łódź, Æsir'),
        aboutOf(6, 'Ошибка лицензии'),
      );
      const find = finding(store);
      const words = [
        '服务器',
        '许',
        'ライセンス',
        'ﾗｲｾﾝｽ',
        '갱신',
        '라이선스',
        'zlutoucky',
        'strasse',
        'lodz',
        'aesir',
        'ОШИБКА',
      ];
      const found = await Promise.all(words.map(word => find(MIA, word)));
      expect(found).toEqual([[1], [1], [2], [2], [3], [3], [4], [5], [5], [5], [6]]);
    });

    it('finds what engineers say among themselves for engineers only', async () => {
      const { store } = await world();
      await open(store, aboutOf(1, 'Alpha'));
      const step = stepping(store, aboutOf(1, 'Alpha'));
      await step({ type: 'taken' }, { progress: wip });
      await step({ type: 'noted', text: 'secretnote one' });
      await step({ type: 'sent-to-development', note: 'secretdev two' });
      await step({ type: 'back-from-development', note: 'secretback three' });
      await step({ type: 'handed-over', from: asId('a'), to: asId('b'), note: 'secrethand four' });
      // What is written anew when somebody joins keeps its readers.
      await step({ type: 'watched', user: ada.id });
      await step(
        { type: 'closed', reason: 'solved-itself' },
        { progress: { state: 'cancelled', reason: 'solved-itself' } },
      );
      const find = finding(store);
      for (const word of ['secretnote', 'secretdev', 'secretback', 'secrethand', 'secret']) {
        expect(await find(ENGINEER, word), word).toEqual([1]);
        for (const customer of [MIA, own(ada), ADMINISTRATOR]) {
          expect(await find(customer, word), word).toEqual([]);
          expect((await store.findCases(customer, `${word} alpha`, 9)).map(({ passage }) => passage.text)).toEqual([
            '',
          ]);
          expect(await store.similarCases(customer, `${word} one two three four`, 9)).toEqual([]);
        }
      }
      const [found] = await store.findCases(ENGINEER, 'secretnote', 1);
      expect(found?.passage).toEqual({ activity: 3, text: 'secretnote one' });
    });

    it('finds for customers what they take part in, and nothing of another account', async () => {
      const { store } = await world();
      const first = aboutOf(1, 'Zygote', { requester: ada.id, contact: ada.id });
      await open(store, first, aboutOf(2, 'Zygote', { account: fabrikam.id, requester: lea.id, contact: mia.id }));
      const step = stepping(store, first);
      await step({ type: 'commented', text: 'meiosis' });
      const find = finding(store);
      const sees = async (searcher: CaseSearcher) => [
        await find(searcher, 'zygote'),
        await find(searcher, 'meiosis'),
        await find(searcher, '1'),
      ];
      const [nothing, everything] = [
        [[], [], []],
        [[1], [1], [1]],
      ];
      expect(await sees(MIA)).toEqual(nothing);
      expect(await sees(own(ada))).toEqual(everything);
      await step({ type: 'watched', user: mia.id });
      expect(await sees(MIA)).toEqual(everything);
      await step({ type: 'unwatched', user: mia.id });
      expect(await sees(MIA)).toEqual(nothing);
      await step({ type: 'contact-changed', from: ada.id, to: mia.id, method: 'email' }, { contact: mia.id });
      expect(await sees(MIA)).toEqual(everything);
      expect(await sees(own(ada))).toEqual(everything);
      await step({ type: 'contact-changed', from: mia.id, to: piotr.id, method: 'email' }, { contact: piotr.id });
      expect(await sees(MIA)).toEqual(nothing);
      expect(await sees({ ...ADMINISTRATOR, user: mia.id })).toEqual(everything);
      expect(await sees({ ...ADMINISTRATOR, account: fabrikam.id })).toEqual([[2], [], []]);
      expect(await find(own(lea), 'zygote')).toEqual([2]);
      expect(await find(ENGINEER, 'zygote')).toEqual([2, 1]);
      expect(await find({ ...MIA, account: fabrikam.id }, '1')).toEqual([]);
    });

    it('takes anything for words', async () => {
      const { store } = await world();
      await open(store, aboutOf(1, 'Alpha "quoted" NEAR beta'), aboutOf(2, 'naïve 😀 o’clock'));
      const find = finding(store);
      expect(await find(MIA, '"quoted"')).toEqual([1]);
      expect(await find(MIA, "alpha' & 'beta")).toEqual([1]);
      expect(await find(MIA, 'clock 😀')).toEqual([2]);
      const hostile = [
        ...[
          '',
          ' ',
          '"',
          "'",
          '*',
          '\\',
          '\0',
          'alpha\0',
          '(',
          ')',
          'AND',
          'OR NOT',
          'NEAR(',
          'words:alpha',
          '-alpha',
          '^alpha',
          'alpha*',
        ],
        ...[
          '😀',
          '\ud800',
          '\ud800\udc00',
          '§v',
          '§',
          '%',
          '_',
          ':*',
          '!alpha',
          "'); drop table cases; --",
          '<->',
          '\u0345',
          'ß',
          '\u{10FFFF}',
        ],
        ...[
          'x'.repeat(6000),
          'x '.repeat(3000),
          '許'.repeat(3000),
          '"'.repeat(6000),
          'a\u0301'.repeat(3000),
          '1'.repeat(300),
        ],
        Array.from({ length: 1500 }, (_, n) => `w${n}`).join(' '),
      ];
      for (const words of hostile)
        for (const searcher of [MIA, ENGINEER, ADMINISTRATOR]) {
          const found = [
            ...(await store.findCases(searcher, words, 9)),
            ...(await store.similarCases(searcher, words, 9)),
          ];
          expect(found.length, JSON.stringify(words.slice(0, 20))).toBeLessThan(5);
        }
      for (const text of hostile.filter(words => words.length <= 6000)) {
        const it = aCase(100 + hostile.indexOf(text), {
          shortDescription: 'x',
          description: text.replaceAll('\0', ''),
        });
        expect(await open(store, it), JSON.stringify(text.slice(0, 20))).toBe('committed');
      }
      expect(await find(MIA, '許許')).toHaveLength(1);
    });
  });

  describe('similar cases', () => {
    const alike =
      (store: Store) =>
      async (searcher: CaseSearcher, text: string, limit = 9) =>
        (await store.similarCases(searcher, text, limit)).map(({ line }) => Number(line.id.slice(2)));

    it('are open ones that say the same, the most alike first', async () => {
      const { store } = await world();
      await open(
        store,
        aboutOf(1, 'MicroStation starts in trial mode'),
        aboutOf(2, 'Trial mode after the update of MicroStation', {
          description: 'It starts in trial mode since the update.',
        }),
        aboutOf(3, 'MicroStation prints nothing'),
        aboutOf(4, 'Invoice of last month is wrong'),
        aboutOf(5, 'MicroStation starts in trial mode', { progress: closed }),
        aboutOf(6, 'MicroStation starts in trial mode', { requester: ada.id, contact: ada.id }),
      );
      const find = alike(store);
      const text = 'MicroStation starts in trial mode since the update';
      expect(await find(MIA, text)).toEqual([2, 1]);
      expect(await find(MIA, text, 1)).toEqual([2]);
      expect([...(await find(ADMINISTRATOR, text))].sort()).toEqual([1, 2, 6]);
      expect(await find(own(lea), text)).toEqual([]);
      expect(await find(MIA, 'The printer makes strange noises')).toEqual([]);
      const step = stepping(store, aboutOf(2, 'Trial mode after the update of MicroStation'));
      await step({ type: 'accepted' }, { progress: closed });
      expect(await find(MIA, text)).toEqual([1]);
    });

    it('share a rare word, such as an error code, or several that say something', async () => {
      const { store } = await world();
      const noise = Array.from({ length: 60 }, (_, n) =>
        aboutOf(n + 100, `Please help with license server today ${n}`),
      );
      await open(
        store,
        aboutOf(1, 'Strange failure', {
          description: 'Error 0x80070005 appears each morning after login of all people.',
        }),
        aboutOf(2, 'Elephants trample licensing'),
        ...noise,
      );
      const find = alike(store);
      expect(await find(MIA, 'What does 0x80070005 mean?')).toEqual([1]);
      expect(await find(MIA, 'please help with this license')).toEqual([]);
      expect(await find(MIA, 'please help, elephants trample everything')).toEqual([2]);
      expect(await find(MIA, 'an elephant in the room')).toEqual([]);
    });
  });
};
