import { z } from 'zod';
import type { Watchers } from '../../../cards/watchers.ts';
import type { CaseId } from '../../domain/ids.ts';
import { action, type Context, type Feature, type Result, within } from '../../feature.ts';
import { act, type CasePress, type Page, whereAllowed } from '../case/act.ts';
import { faceOf } from '../case/face.ts';
import { withCase } from '../case/find.ts';
import { onCase } from '../case/on-case.ts';
import { twin } from '../case/typed.ts';
import { casePeople } from '../case-people.ts';
import { type NamedPerson, personIn, unknownPerson } from '../people.ts';
import { show } from '../show.ts';
import { watchersPage } from './page.ts';

const person = z.string().max(64).optional();
const email = z.string().max(254).optional();

type Act = 'watch' | 'unwatch';

const typedAbout = (id: CaseId): CasePress => ({ case: id, version: undefined });

/** The list again after a change, which may have been refused. */
const onPage = (context: Context, press: CasePress, typed: Watchers['typed']): Page => ({
  draw: (it, note) =>
    watchersPage(context, it, { face: faceOf(press), note, typed: note.style === 'warning' ? typed : {} }),
  stays: true,
});

const openPage = (context: Context, press: CasePress): Promise<Result> =>
  whereAllowed(
    context,
    press.case,
    'watch',
    async it => show(await watchersPage(context, it, { face: faceOf(press) })),
    faceOf(press),
  );

/** Adds or takes off the person themselves. Only the customer's own people watch a case. */
const myself = (context: Context, press: CasePress, type: Act): Promise<Result> => {
  const { actor } = context;
  if (actor.kind !== 'customer') return openPage(context, press);
  return act(context, press, { type, user: actor.user.id }, {}, onPage(context, press, {}));
};

/** Adds or takes off somebody of the case's account. */
const another = (context: Context, press: CasePress, type: Act, named: NamedPerson): Promise<Result> =>
  whereAllowed(context, press.case, type, async it => {
    // Whom to take off is not whom to add.
    const typed = type === 'watch' ? { watcher: named.user, email: named.email } : {};
    const page = onPage(context, press, typed);
    const who = await personIn(context, it.account, named);
    if (who !== undefined) return act(context, press, { type, user: who.id }, {}, page);
    return show(await page.draw(it, { words: unknownPerson(context.t, named), style: 'warning' }));
  });

/** `watch CS0001234` by somebody who watches it already asks for nothing that they may not have. */
const watchTyped = (context: Context, id: CaseId): Promise<Result> =>
  withCase(context, id, async it => {
    const { actor, t } = context;
    const press = typedAbout(id);
    const watching = actor.kind === 'customer' && it.watchers.includes(actor.user.id);
    if (!watching) return myself(context, press, 'watch');
    return show(await onPage(context, press, {}).draw(it, { words: t('refusals.no-change'), style: 'warning' }));
  });

const typedAs =
  (type: Act, alone: (context: Context, id: CaseId) => Promise<Result>) =>
  (context: Context, id: CaseId, _text: string, slots: Readonly<Record<string, string>>): Promise<Result> =>
    slots.email === undefined ? alone(context, id) : another(context, typedAbout(id), type, { email: slots.email });

/** Colleagues who hear of a case, and may comment and answer, without being its contact. */
export const watchers: Feature = {
  name: 'watchers',
  commands: [
    twin('watchersOf', 'known', (context, id) => openPage(context, typedAbout(id))),
    twin('watch', 'known', typedAs('watch', watchTyped)),
    twin(
      'unwatch',
      'known',
      typedAs('unwatch', (context, id) => myself(context, typedAbout(id), 'unwatch')),
    ),
  ],
  actions: {
    'watchers.page': within('desk', action(z.object(onCase), openPage)),
    'watchers.watch': within(
      'desk',
      action(z.object(onCase), (context, data) => myself(context, data, 'watch')),
    ),
    'watchers.unwatch': within(
      'desk',
      action(z.object(onCase), (context, data) => myself(context, data, 'unwatch')),
    ),
    'case.watch': within(
      'desk',
      action(z.object({ ...onCase, watcher: person, email }), (context, { watcher: user, email, ...press }) =>
        another(context, press, 'watch', { user, email }),
      ),
    ),
    'case.unwatch': within(
      'desk',
      action(z.object({ ...onCase, user: person }), (context, { user, ...press }) =>
        user === undefined ? myself(context, press, 'unwatch') : another(context, press, 'unwatch', { user }),
      ),
    ),
  },
  datasets: casePeople,
};
