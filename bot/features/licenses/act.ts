import type { LicenceAct } from '../../../cards/license-form.ts';
import { licenseDoneCard } from '../../../cards/licenses.ts';
import type { AuditEntry, Change } from '../../../db/store.ts';
import type { EntitlementId, UserId } from '../../domain/ids.ts';
import type { Assignment, Entitlement } from '../../domain/licensing.ts';
import type { User } from '../../domain/people.ts';
import type { Context, Result } from '../../feature.ts';
import { show } from '../show.ts';
import { type Administrator, entitlementName } from './administrator.ts';
import { form, refusalOf, refusedForm } from './choose.ts';

type Seat = { readonly ref: string; readonly entitlement: EntitlementId; readonly user: UserId };

type Chosen = { readonly it: Entitlement; readonly person: User; readonly held: Assignment | undefined };

/** Reads the seat again: what a card says may be old, and may be forged. */
const chosen = async (
  { store }: Context,
  { account }: Administrator,
  seat: Pick<Seat, 'entitlement' | 'user'>,
): Promise<Chosen | undefined> => {
  const it = await store.entitlement(seat.entitlement);
  const [person] = await store.usersById([seat.user]);
  if (it === undefined || it.account !== account.id || person === undefined || person.account !== account.id)
    return undefined;
  return { it, person, held: await store.assignment(it.id, person.id) };
};

/** Gives a free seat to a person. The id comes from the card, so a second press finds the first one's work. */
export const assign = async (context: Context, actor: Administrator, seat: Seat): Promise<Result> => {
  const found = await chosen(context, actor, seat);
  if (found === undefined) return form(context, actor, 'assign', {}, context.t('licenses.gone'));
  const { it, person, held } = found;
  const id = `${seat.ref}:${actor.user.id}`;
  const before = await context.store.assignmentById(id);
  if (before !== undefined)
    return before.endedAt === undefined
      ? done(context, 'assign', found, id, it.owned - it.assigned)
      : form(context, actor, 'assign', seat, context.t('licenses.gone'));
  const refusal = refusalOf(actor, 'assign', it, held);
  if (refusal !== undefined) return refusedForm(context, actor, 'assign', seat, refusal, it, person);
  const assignment: Assignment = { id, entitlement: it.id, user: person.id, at: context.now };
  const change: Change = {
    writes: [{ type: 'assignment.add', assignment, audit: audit(context, actor, 'license.assign', id, found) }],
    notices: [],
  };
  return done(context, 'assign', found, id, it.owned - it.assigned - 1, change);
};

/** Takes back the very seat that the card showed; a later one of the same person stays. */
export const release = async (
  context: Context,
  actor: Administrator,
  seat: Seat & { readonly assignment: string },
): Promise<Result> => {
  const found = await chosen(context, actor, seat);
  if (found === undefined) return form(context, actor, 'release', {}, context.t('licenses.gone'));
  const { it, person, held } = found;
  const before = await context.store.assignmentById(seat.assignment);
  if (before?.endedAt !== undefined) return done(context, 'release', found, before.id, it.owned - it.assigned);
  const refusal = refusalOf(actor, 'release', it, held);
  if (refusal !== undefined || held?.id !== seat.assignment)
    return refusedForm(context, actor, 'release', seat, refusal ?? 'not-assigned', it, person);
  const change: Change = {
    writes: [
      {
        type: 'assignment.end',
        assignment: held,
        at: context.now,
        audit: audit(context, actor, 'license.release', `${seat.ref}:${actor.user.id}:end`, found),
      },
    ],
    notices: [],
  };
  return done(context, 'release', found, held.id, it.owned - it.assigned + 1, change);
};

/** Undoes one assign or release, if nothing else has happened to that seat since. */
export const undo = async (
  context: Context,
  actor: Administrator,
  data: { readonly act: LicenceAct; readonly assignment: string; readonly ref: string },
): Promise<Result> => {
  const { now, store, t } = context;
  const kept = await store.assignmentById(data.assignment);
  const found = kept === undefined ? undefined : await chosen(context, actor, kept);
  if (kept === undefined || found === undefined) return form(context, actor, data.act, {}, t('licenses.gone'));
  const id = `${data.ref}:undo:${actor.user.id}`.slice(0, 160);
  const product = entitlementName(context, found.it);
  const words = t('licenses.undone', { product, person: found.person.name });
  const receipt = (free: number, change?: Change) =>
    show(
      licenseDoneCard(t, { words, free: t('licenses.left', { free, owned: found.it.owned }), undo: undefined }),
      change,
    );
  const entry = audit(context, actor, 'license.undo', id, found);
  if ((await store.assignmentById(id)) !== undefined) return receipt(found.it.owned - found.it.assigned);
  if (data.act === 'assign') {
    if (kept.endedAt !== undefined) return receipt(found.it.owned - found.it.assigned);
    return receipt(found.it.owned - found.it.assigned + 1, {
      writes: [{ type: 'assignment.end', assignment: kept, at: now, audit: entry }],
      notices: [],
    });
  }
  if (found.held !== undefined) return receipt(found.it.owned - found.it.assigned);
  const refusal = refusalOf(actor, 'assign', found.it, found.held);
  if (refusal !== undefined) return refusedForm(context, actor, 'assign', kept, refusal, found.it, found.person);
  return receipt(found.it.owned - found.it.assigned - 1, {
    writes: [
      {
        type: 'assignment.add',
        assignment: { id, entitlement: found.it.id, user: found.person.id, at: now },
        audit: entry,
      },
    ],
    notices: [],
  });
};

const done = (
  context: Context,
  act: LicenceAct,
  { it, person }: Chosen,
  assignment: string,
  free: number,
  change?: Change,
): Result => {
  const { mint, t } = context;
  return show(
    licenseDoneCard(t, {
      words: t(`licenses.${act}.done`, { product: entitlementName(context, it), person: person.name }),
      free: t('licenses.left', { free, owned: it.owned }),
      undo: { act, assignment, ref: mint('undo') },
    }),
    change,
  );
};

const audit = (
  { now }: Context,
  { account, user }: Administrator,
  action: AuditEntry['action'],
  id: string,
  { it, person }: Chosen,
): AuditEntry => ({
  id,
  account: account.id,
  at: now,
  by: user.id,
  action,
  subject: person.id,
  data: { entitlement: it.id, product: it.product, country: it.country },
});
