import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type AccountId, asId, type EntitlementId, type UserId } from '../../bot/domain/ids.ts';
import { openDialect } from '../../db/open.ts';
import { choicesOf, inputOf, type SeenCard, titlesOf, wordsOf } from '../kit/cards.ts';
import { actorOf } from '../kit/given.ts';
import { type Someone, startWorld, type World } from '../kit/world.ts';

let world: World;
let ada: Someone;
let account: AccountId;

beforeAll(async () => {
  world = await startWorld();
  ada = world.someone('ada');
  account = (await actorOf(world, 'ada.brandt@contoso.example')).account.id;
});
afterAll(() => world.close());

const userId = async (email: string): Promise<UserId> => (await actorOf(world, email)).user.id;
const entitlement = async (product: string) => {
  const [found] = await world.store.entitlementsFor(account, asId(product));
  if (found === undefined) throw new Error(`no ${product}`);
  return found;
};
/** Who holds a seat of it, by address. */
const holders = async (id: EntitlementId): Promise<readonly string[]> => {
  const held = await world.store.assignmentsOf(id);
  return (await world.store.usersById(held.map(seat => seat.user))).map(user => user.email);
};
const audited = () => world.store.auditOf(account, 1000);

const MIA = 'mia.novak@contoso.example';
const ELENA = 'elena.marin@contoso.example';

/** What is written about an act: nothing else may have changed. */
const changing = async (act: () => Promise<SeenCard>) => {
  const before = (await audited()).length;
  const card = await act();
  const rows = await audited();
  return { card, added: rows.slice(0, rows.length - before) };
};

describe('the overview', () => {
  test('shows owned, assigned and free of every entitlement, trouble first', async () => {
    let card = await ada.says('licenses');
    expect(wordsOf(card)).toContain('Contoso Engineering');
    const all = await world.store.entitlementsOf(account);
    const first = wordsOf(card);
    expect(first.indexOf('OpenRoads Designer')).toBeLessThan(first.indexOf('STAAD.Pro'));
    const seen: string[] = [first];
    while (titlesOf(card).includes('Next page')) {
      card = await ada.presses(card, 'Next page');
      seen.push(wordsOf(card));
    }
    expect(seen.length).toBeGreaterThan(1);
    const pages = seen.join('\n');
    for (const it of all) {
      const name = choiceNames.get(it.product) ?? '';
      expect(pages).toContain(name);
    }
    // Six owned, eight assigned.
    expect(pages).toMatch(/OpenRoads Designer[^\n]*\n8\n6\n[-−]2/);
    expect(wordsOf(await ada.presses(card, 'First page'))).toBe(first);
  });

  test('is the same for a co-administrator, and by the button of the home card', async () => {
    const piotr = world.someone('piotr');
    const typed = await piotr.says('licenses');
    expect(wordsOf(typed)).toBe(wordsOf(await ada.says('licenses')));
    expect(wordsOf(await piotr.presses(await piotr.says('help'), 'Licenses'))).toBe(wordsOf(typed));
  });
});

const choiceNames = new Map([
  ['openroads-designer', 'OpenRoads Designer'],
  ['microstation', 'MicroStation'],
  ['plaxis-2d', 'PLAXIS 2D'],
]);

describe('a license is assigned', () => {
  test('by typing: previewed, confirmed, one audit row, and taken back', async () => {
    const it = await entitlement('moses');
    const preview = await changing(() => ada.says(`assign MOSES to ${MIA}`));
    expect(wordsOf(preview.card)).toContain('Assign MOSES');
    expect(wordsOf(preview.card)).toContain('Mia Novak');
    // Assigned, then free, before and after.
    expect(wordsOf(preview.card)).toMatch(/\b0\D+1\b[\s\S]*\b2\D+1\b/);
    expect(preview.added).toEqual([]);
    expect(await holders(it.id)).toEqual([]);

    const done = await changing(() => ada.presses(preview.card, 'Confirm'));
    expect(wordsOf(done.card)).toContain('Mia Novak now has MOSES');
    expect(wordsOf(done.card)).toContain('Free now: 1 of 2.');
    expect(done.added).toMatchObject([
      {
        action: 'license.assign',
        by: await userId('ada.brandt@contoso.example'),
        subject: await userId(MIA),
        account,
        data: { entitlement: it.id, product: 'moses', country: 'DE' },
      },
    ]);
    expect(await holders(it.id)).toEqual([MIA]);

    const undone = await changing(() => ada.presses(done.card, 'Undo'));
    expect(wordsOf(undone.card)).toContain('Undone');
    expect(wordsOf(undone.card)).toContain('Free now: 2 of 2.');
    expect(undone.added).toMatchObject([{ action: 'license.undo', subject: await userId(MIA) }]);
    expect(await holders(it.id)).toEqual([]);
  });

  test('pressed again each press gives the same answer and nothing more', async () => {
    const it = await entitlement('moses');
    const preview = await ada.says(`assign moses to ${MIA}`);
    const first = await changing(() => ada.presses(preview, 'Confirm'));
    const second = await changing(() => ada.presses(preview, 'Confirm'));
    expect(wordsOf(second.card)).toBe(wordsOf(first.card));
    expect(second.added).toEqual([]);
    expect(await holders(it.id)).toEqual([MIA]);
    await changing(() => ada.presses(first.card, 'Undo'));
    const undoneTwice = await changing(() => ada.presses(first.card, 'Undo'));
    expect(undoneTwice.added).toEqual([]);
    // The seat that was given back is not given again by an old card.
    const old = await changing(() => ada.presses(preview, 'Confirm'));
    expect(wordsOf(old.card)).toContain('nothing was done');
    expect(old.added).toEqual([]);
    expect(await holders(it.id)).toEqual([]);
  });

  test('by card: product, then person from the list or by address', async () => {
    const form = await ada.presses(await ada.says('licenses'), 'Assign');
    const vessel = choicesOf(form, 'entitlement').find(choice => choice.title.startsWith('AutoPIPE Vessel'));
    expect(vessel?.title).toContain('2 of 2 free');
    const missing = await ada.presses(form, 'Next', { entitlement: vessel?.value ?? '' });
    expect(wordsOf(missing)).toContain('Choose a person');
    expect(inputOf(missing, 'entitlement').value).toBe(vessel?.value);
    const [found] = await ada.looksUp('people', 'elena');
    const listed = await ada.presses(missing, 'Next', { user: found?.value ?? '' });
    expect(wordsOf(listed)).toContain('Elena Marin');
    const done = await changing(() => ada.presses(listed, 'Confirm'));
    expect(done.added).toHaveLength(1);
    const addressed = await ada.presses(form, 'Next', { entitlement: vessel?.value ?? '', email: MIA.toUpperCase() });
    await ada.presses(addressed, 'Confirm');
    expect([...(await holders((await entitlement('autopipe-vessel')).id))].sort()).toEqual([ELENA, MIA]);
  });

  test('by a co-administrator too', async () => {
    const piotr = world.someone('piotr');
    const done = await changing(async () =>
      piotr.presses(await piotr.says(`assign OpenBuildings Speedikon to ${MIA}`), 'Confirm'),
    );
    expect(done.added).toMatchObject([{ by: await userId('piotr.zielinski@contoso.example') }]);
  });

  test('with a misspelt product: what it takes it for is shown first', async () => {
    const preview = await ada.says(`assign plaxsis 2d to ${MIA}`);
    expect(wordsOf(preview)).toContain('PLAXIS 2D');
    expect(titlesOf(preview)).toEqual(['Confirm', 'Cancel']);
    const overview = await changing(() => ada.presses(preview, 'Cancel'));
    expect(wordsOf(overview.card)).toContain('Contoso Engineering');
    expect(overview.added).toEqual([]);
  });
});

describe('a license is released', () => {
  test('by typing, and undone: the same person has it again', async () => {
    const it = await entitlement('openbridge-designer');
    expect(await holders(it.id)).toEqual(['jonas.keller@contoso.example']);
    const preview = await ada.says('release OpenBridge Designer from jonas.keller@contoso.example');
    expect(wordsOf(preview)).toMatch(/\b1\D+0\b[\s\S]*\b2\D+3\b/);
    const done = await changing(() => ada.presses(preview, 'Confirm'));
    expect(wordsOf(done.card)).toContain('was released from Jonas Keller');
    expect(done.added).toMatchObject([{ action: 'license.release' }]);
    expect(await holders(it.id)).toEqual([]);
    const again = await changing(() => ada.presses(preview, 'Confirm'));
    expect(again.added).toEqual([]);
    const undone = await changing(() => ada.presses(done.card, 'Undo'));
    expect(undone.added).toMatchObject([{ action: 'license.undo' }]);
    expect(await holders(it.id)).toEqual(['jonas.keller@contoso.example']);
    const twice = await changing(() => ada.presses(done.card, 'Undo'));
    expect(twice.added).toEqual([]);
    expect(await holders(it.id)).toHaveLength(1);
  });

  test('by card', async () => {
    const it = await entitlement('ram-connection');
    const form = await ada.presses(await ada.says('licenses'), 'Release');
    const preview = await ada.presses(form, 'Next', { entitlement: it.id, email: 'grace.mitchell@contoso.example' });
    const done = await changing(() => ada.presses(preview, 'Confirm'));
    expect(done.added).toHaveLength(1);
    expect(await holders(it.id)).toEqual([]);
  });

  test('a card of a seat that was released and given anew takes the new one from nobody', async () => {
    const it = await entitlement('autopipe');
    const marek = 'marek.wisniewski@contoso.example';
    const old = await ada.says(`release AutoPIPE from ${marek}`);
    await ada.presses(await ada.says(`release AutoPIPE from ${marek}`), 'Confirm');
    await ada.presses(await ada.says(`assign AutoPIPE to ${marek}`), 'Confirm');
    const late = await changing(() => ada.presses(old, 'Confirm'));
    expect(late.added).toEqual([]);
    expect(await holders(it.id)).toEqual([marek]);
  });
});

describe('what is refused, with the reason', () => {
  const refuses = async (who: Someone, typed: string, reason: string) => {
    const { card, added } = await changing(() => who.says(typed));
    expect(wordsOf(card)).toContain(reason);
    expect(titlesOf(card)).not.toContain('Confirm');
    expect(added).toEqual([]);
  };

  test.each([
    ['no free seat', `assign STAAD.Pro to ${MIA}`, 'No license of STAAD.Pro'],
    ['over-assigned', `assign OpenRoads Designer to ${ELENA}`, 'No license of OpenRoads Designer'],
    ['somebody who has it', `assign OpenRoads Designer to ${MIA}`, 'Mia Novak has OpenRoads Designer'],
    ['not a user of the account', 'assign MOSES to nobody@contoso.example', 'is not a user of your account'],
    ['a user of another account', 'assign MOSES to tom.berg@fabrikam.example', 'is not a user of your account'],
    ['an engineer of the vendor', 'assign MOSES to jon.park@vendor.example', 'is not a user of your account'],
    ['not entitled', `assign ComplyPro to ${MIA}`, 'owns no license of ComplyPro'],
    ['no such product', `assign zxqv blorf to ${MIA}`, 'I know no product called zxqv blorf'],
    ['nothing to release', `release MOSES from ${ELENA}`, 'has no license of MOSES'],
    ['release from nobody', 'release MOSES from nobody@contoso.example', 'is not a user of your account'],
  ])('%s', (_, typed, reason) => refuses(ada, typed, reason));

  test('a seat that went in the meantime', async () => {
    const it = await entitlement('plaxis-2d');
    const mine = await ada.says(`assign PLAXIS 2D to ${MIA}`);
    const theirs = await world.someone('piotr').says(`assign PLAXIS 2D to ${ELENA}`);
    await world.someone('piotr').presses(theirs, 'Confirm');
    const late = await changing(() => ada.presses(mine, 'Confirm'));
    expect(wordsOf(late.card)).toContain('No license of PLAXIS 2D');
    expect(late.added).toEqual([]);
    expect((await world.store.entitlement(it.id))?.assigned).toBe(4);
  });

  test('an account on hold', async () => {
    const lea = world.someone('lea');
    const theirs = (await actorOf(world, 'lea.roy@fabrikam.example')).account.id;
    const before = await world.store.auditOf(theirs, 1000);
    expect(wordsOf(await lea.says('licenses'))).toContain('Fabrikam Rail');
    const held = (await world.store.entitlementsOf(theirs)).find(it => it.owned > it.assigned);
    const form = await lea.presses(await lea.says('licenses'), 'Assign');
    const refused = await lea.presses(form, 'Next', {
      entitlement: held?.id ?? '',
      email: 'tom.berg@fabrikam.example',
    });
    expect(wordsOf(refused)).toContain('on hold');
    const forged = await lea.performs('license.assign', {
      ref: 'forged',
      entitlement: held?.id,
      user: await userId('tom.berg@fabrikam.example'),
    });
    expect(wordsOf(forged)).toContain('on hold');
    expect(await world.store.auditOf(theirs, 1000)).toEqual(before);
  });

  test.each(['licenses', `assign MOSES to ${MIA}`, `release MOSES from ${MIA}`])(
    'an ordinary user is told who can: %s',
    async typed => {
      const words = wordsOf(await world.someone('mia').says(typed));
      for (const name of ['Ada Brandt', 'Piotr Zielinski']) expect(words).toContain(name);
      expect(words).not.toContain('Owned');
    },
  );

  test.each(['licenses', `assign MOSES to ${MIA}`, `release MOSES from ${MIA}`])(
    'an engineer has no licenses: %s',
    async typed => {
      const words = wordsOf(await world.someone('jon').says(typed));
      expect(words).toContain('administrators of a customer account');
    },
  );
});

describe('forged card data', () => {
  const VERBS = [
    'license.list',
    'license.form',
    'license.preview',
    'license.assign',
    'license.release',
    'license.undo',
  ];

  const data = async (of: 'contoso' | 'fabrikam', email: string) => {
    const owner = (await actorOf(world, of === 'contoso' ? 'ada.brandt@contoso.example' : 'lea.roy@fabrikam.example'))
      .account;
    const [first] = (await world.store.entitlementsOf(owner.id)).filter(it => it.owned > it.assigned);
    return {
      offset: 0,
      act: 'assign',
      ref: 'forged',
      entitlement: first?.id ?? '',
      user: await userId(email),
      assignment: 'forged',
    };
  };

  test.each(VERBS)('%s by a user, an engineer and a stranger does nothing', async verb => {
    const forged = await data('contoso', MIA);
    for (const name of ['mia', 'jon', 'tom'] as const) {
      const { card, added } = await changing(() => world.someone(name).performs(verb, forged));
      expect(wordsOf(card)).toMatch(/Please ask|for the administrators of a customer account/);
      expect(added).toEqual([]);
    }
  });

  test('ids of another account are not found: neither its entitlement nor its people', async () => {
    const lea = world.someone('lea');
    const theirs = await data('contoso', MIA);
    const tom = await userId('tom.berg@fabrikam.example');
    const answers = [
      await lea.performs('license.preview', theirs),
      await lea.performs('license.assign', theirs),
      await lea.performs('license.assign', { ...theirs, user: tom }),
      await lea.performs('license.release', theirs),
      await ada.performs('license.assign', { ...theirs, user: tom }),
      await ada.performs('license.preview', { ...theirs, user: tom }),
    ];
    for (const card of answers) {
      expect(titlesOf(card)).not.toContain('Confirm');
      expect(titlesOf(card)).not.toContain('Undo');
    }
    for (const card of answers.slice(0, 4)) expect(JSON.stringify(card)).not.toMatch(/Contoso|Mia Novak/);
    for (const card of answers.slice(4)) expect(JSON.stringify(card)).not.toContain('Tom Berg');
  });

  test('a seat that another account owns goes to nobody of ours', async () => {
    const theirs = await data('fabrikam', MIA);
    const before = await world.store.entitlement(asId(theirs.entitlement));
    for (const verb of ['license.preview', 'license.assign']) {
      const { card, added } = await changing(() => ada.performs(verb, theirs));
      // The form to choose again, as for an id that does not exist.
      expect(titlesOf(card)).toEqual(['Next', 'Back']);
      expect(added).toEqual([]);
    }
    expect(before).toBeDefined();
    expect(await world.store.entitlement(asId(theirs.entitlement))).toEqual(before);
  });

  test('a seat of another account is neither released nor undone', async () => {
    const [held] = await world.store.assignmentsOf((await entitlement('microstation')).id);
    const before = await world.store.entitlement((await entitlement('microstation')).id);
    const lea = world.someone('lea');
    const seat = { ref: 'forged', entitlement: held?.entitlement, user: held?.user, assignment: held?.id };
    await lea.performs('license.release', seat);
    await lea.performs('license.undo', { act: 'assign', assignment: held?.id, ref: 'forged' });
    expect(await world.store.entitlement((await entitlement('microstation')).id)).toEqual(before);
  });
});

test('the audit can be neither changed nor removed', async () => {
  const before = await audited();
  expect(before.length).toBeGreaterThan(5);
  expect(new Set(before.map(entry => entry.id)).size).toBe(before.length);
  const { db, t, read, close } = await openDialect(world.database);
  try {
    await expect(read(db.update(t.audit).set({ action: 'license.undo' }).returning())).rejects.toThrow();
    await expect(read(db.delete(t.audit).returning())).rejects.toThrow();
  } finally {
    await close();
  }
  expect(await audited()).toEqual(before);
});
