import { z } from 'zod';
import { reachableBy } from '../../domain/contact-method.ts';
import type { CaseId } from '../../domain/ids.ts';
import { CONTACT_METHODS, type ContactMethod } from '../../domain/people.ts';
import { action, type Context, type Feature, type Result, within } from '../../feature.ts';
import { act, type CasePress, type Page, whereAllowed } from '../case/act.ts';
import { faceOf } from '../case/face.ts';
import { withCase } from '../case/find.ts';
import { onCase } from '../case/on-case.ts';
import { partedBefore } from '../case/parted.ts';
import { twin } from '../case/typed.ts';
import { type NamedPerson, personIn, unknownPerson } from '../people.ts';
import { show } from '../show.ts';
import { contactPage } from './page.ts';

type Wanted = NamedPerson & { readonly method?: ContactMethod | undefined };

const isNamed = ({ user = '', email = '' }: NamedPerson): boolean => user !== '' || email.trim() !== '';

/** Changes whom support talks to, or how, or both, as far as it is another than now. */
const change = (context: Context, press: CasePress, wanted: Wanted): Promise<Result> =>
  withCase(
    context,
    press.case,
    () => changeWhereAllowed(context, press, wanted),
    it => partedBefore(context, it, press.version),
  );

const changeWhereAllowed = (context: Context, press: CasePress, wanted: Wanted): Promise<Result> =>
  whereAllowed(context, press.case, 'change-contact', async it => {
    const { store, t } = context;
    const face = faceOf(press);
    const typed = { contact: wanted.user, email: wanted.email, contactMethod: wanted.method };
    const page: Page = { draw: (latest, note) => contactPage(context, latest, { note, typed, face }), stays: false };
    const refused = async (words: string): Promise<Result> => show(await page.draw(it, { words, style: 'warning' }));
    const [present] = await store.usersById([it.contact]);
    const who = isNamed(wanted) ? await personIn(context, it.account, wanted) : present;
    if (who === undefined) return refused(unknownPerson(t, wanted));
    const method = wanted.method ?? it.contactMethod;
    const chosen = method !== it.contactMethod;
    // A press that comes again is about the case as it was; its own work is found by what it asked for.
    const now = press.version === undefined || press.version === it.version;
    if (now && chosen && !reachableBy(method, who)) return refused(t('contact.cannotCall', { name: who.name }));
    if (!isNamed(wanted) || (now && chosen && who.id === it.contact))
      return act(context, press, { type: 'change-contact-method', method }, {}, page);
    // Nobody chose the way that suited the former contact for this one.
    const possible = reachableBy(method, who) ? method : 'email';
    return act(context, press, { type: 'change-contact', contact: who.id, method: possible }, {}, page);
  });

const openPage = (context: Context, press: CasePress): Promise<Result> =>
  whereAllowed(
    context,
    press.case,
    'change-contact',
    async it => show(await contactPage(context, it, { face: faceOf(press) })),
    faceOf(press),
  );

const by = (method: ContactMethod) => (context: Context, id: CaseId) =>
  change(context, { case: id, version: undefined }, { method });

/** Whom support talks to about a case, and how. */
export const contact: Feature = {
  name: 'contact',
  commands: [
    twin('contact', 'known', (context, id, _text, { email }) =>
      email === undefined
        ? openPage(context, { case: id, version: undefined })
        : change(context, { case: id, version: undefined }, { email }),
    ),
    twin('contactByEmail', 'known', by('email')),
    twin('contactByPhone', 'known', by('phone')),
    twin('contactByMobile', 'known', by('mobile')),
  ],
  actions: {
    'contact.page': within('desk', action(z.object(onCase), openPage)),
    'contact.change': within(
      'desk',
      action(
        z.object({
          ...onCase,
          contact: z.string().max(64).optional(),
          email: z.string().max(254).optional(),
          contactMethod: z.enum(CONTACT_METHODS).optional().catch(undefined),
        }),
        (context, { contact: user, email, contactMethod: method, ...press }) =>
          change(context, press, { user, email, method }),
      ),
    ),
  },
};
