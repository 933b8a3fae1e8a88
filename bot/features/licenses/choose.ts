import { type LicenceAct, licenseFormCard, licensePreviewCard } from '../../../cards/license-form.ts';
import { asId, type EntitlementId, type UserId } from '../../domain/ids.ts';
import { type Entitlement, type LicenceRefusal, mayAssign, mayRelease } from '../../domain/licensing.ts';
import type { User } from '../../domain/people.ts';
import type { Context, Result } from '../../feature.ts';
import { nameAndAddress, personChoice } from '../people.ts';
import { show } from '../show.ts';
import { type Administrator, entitlementName } from './administrator.ts';

const MOST_PEOPLE = 30;

type Typed = {
  readonly entitlement?: string | undefined;
  readonly user?: string | undefined;
  readonly email?: string | undefined;
};

/** Which product, and who; with what was chosen so far and what is wrong with it. */
export const form = async (
  context: Context,
  { account }: Administrator,
  act: LicenceAct,
  typed: Typed,
  note: string | undefined,
): Promise<Result> => {
  const { store, t } = context;
  const [entitlements, people] = await Promise.all([
    store.entitlementsOf(account.id),
    store.findUsers(account.id, '', MOST_PEOPLE),
  ]);
  return show(
    licenseFormCard(t, {
      act,
      entitlements: entitlements.map(it => ({
        title: `${entitlementName(context, it)} (${t('licenses.freeOf', { free: it.owned - it.assigned, owned: it.owned })})`,
        value: it.id,
      })),
      people: people.map(personChoice),
      typed,
      note,
    }),
  );
};

/** What the card's fields mean; says what is missing, and keeps the rest. */
export const preview = async (
  context: Context,
  actor: Administrator,
  act: LicenceAct,
  typed: Typed,
): Promise<Result> => {
  const { store, t } = context;
  const it = typed.entitlement ? await store.entitlement(asId<EntitlementId>(typed.entitlement)) : undefined;
  if (it === undefined || it.account !== actor.account.id)
    return form(context, actor, act, typed, t('licenses.chooseProduct'));
  const email = typed.email?.trim() ?? '';
  const person =
    email !== ''
      ? await store.userByEmail(actor.account.id, email.toLowerCase())
      : typed.user
        ? (await store.usersById([asId<UserId>(typed.user)])).find(user => user.account === actor.account.id)
        : undefined;
  if (person === undefined)
    return form(
      context,
      actor,
      act,
      typed,
      email === '' ? t('licenses.choosePerson') : t('licenses.unknownPerson', { email }),
    );
  return previewOf(context, actor, act, it, person);
};

/** `assign PRODUCT to EMAIL`: a name may be short or misspelt, so what will happen is shown before it does. */
export const previewTyped = async (
  context: Context,
  actor: Administrator,
  act: LicenceAct,
  product: string,
  email: string,
): Promise<Result> => {
  const { knowledge, store, t } = context;
  const [found] = knowledge.products.search(product, { limit: 1 });
  if (found === undefined) return form(context, actor, act, {}, t('licenses.unknownProduct', { product }));
  const person = await store.userByEmail(actor.account.id, email.trim().toLowerCase());
  const entitlements = await store.entitlementsFor(actor.account.id, found.id);
  const [first] = entitlements;
  if (first === undefined)
    return form(context, actor, act, {}, t('licenses.refused.no-entitlement', { product: found.name }));
  if (person === undefined)
    return form(context, actor, act, { entitlement: first.id }, t('licenses.unknownPerson', { email }));
  return previewOf(context, actor, act, (await bestOf(context, act, entitlements, person, actor)) ?? first, person);
};

/** Of several entitlements of one product: the one held, else the account's own country with a free seat. */
const bestOf = async (
  { store }: Context,
  act: LicenceAct,
  entitlements: readonly Entitlement[],
  person: User,
  { account }: Administrator,
): Promise<Entitlement | undefined> => {
  for (const it of entitlements) {
    const held = await store.assignment(it.id, person.id);
    if (held !== undefined) return it;
  }
  if (act === 'release') return undefined;
  const withSeat = entitlements.filter(it => it.owned > it.assigned);
  return withSeat.find(it => it.country === account.country) ?? withSeat[0];
};

const previewOf = async (
  context: Context,
  actor: Administrator,
  act: LicenceAct,
  it: Entitlement,
  person: User,
): Promise<Result> => {
  const { mint, store, t } = context;
  const held = await store.assignment(it.id, person.id);
  const refusal = refusalOf(actor, act, it, held);
  const product = entitlementName(context, it);
  if (refusal !== undefined)
    return refusedForm(context, actor, act, { entitlement: it.id, user: person.id }, refusal, it, person);
  const change = act === 'assign' ? 1 : -1;
  return show(
    licensePreviewCard(t, {
      act,
      ref: mint('license'),
      entitlement: it.id,
      user: person.id,
      assignment: held?.id,
      product,
      person: nameAndAddress(person),
      owned: it.owned,
      before: it.assigned,
      after: it.assigned + change,
    }),
  );
};

/** Why this seat cannot go to, or come from, this person now. */
export const refusalOf = (
  { account }: Administrator,
  act: LicenceAct,
  it: Entitlement | undefined,
  held: Parameters<typeof mayRelease>[0],
): LicenceRefusal | undefined => {
  if (account.onHold) return 'on-hold';
  return act === 'assign' ? mayAssign(it, held) : mayRelease(held);
};

/** What was chosen, and why it cannot be. */
export const refusedForm = (
  context: Context,
  actor: Administrator,
  act: LicenceAct,
  typed: Typed,
  refusal: LicenceRefusal,
  it: Entitlement,
  person: User,
): Promise<Result> => {
  const words = { product: entitlementName(context, it), person: person.name };
  return form(context, actor, act, typed, context.t(`licenses.refused.${refusal}`, words));
};
