import type { CaseRow, Write } from '../../../db/store.ts';
import type { Case } from '../../domain/case.ts';
import { reportOf } from '../../domain/intake.ts';
import type { Account, Known, User } from '../../domain/people.ts';
import { priorityOf } from '../../domain/priority.ts';
import type { Context, Result } from '../../feature.ts';
import { opening } from '../case/change.ts';
import { drawCase } from '../case/draw.ts';
import { show } from '../show.ts';
import type { OpenDraft } from './draft.ts';
import { onHold } from './open.ts';
import { step } from './steps.ts';
import { missingFields } from './view.ts';
import { worldOf } from './world.ts';

/** Turns a complete draft into a case, once: the draft ends in the same commit. */
export const submit = async (context: Context, actor: Known, draft: OpenDraft): Promise<Result> => {
  const { knowledge, now, store, t } = context;
  const world = worldOf(knowledge, actor.account);
  const report = reportOf(draft.answers);
  const missing = missingFields(draft.answers, world);
  if (report === undefined || missing.length > 0) return step(context, actor, draft, {}, 'next');
  const contact = await contactOf(context, actor, draft);
  if (contact === undefined) return step(context, actor, draft, { contact: undefined }, { to: 'contact' });
  if (contact.account.onHold && report.requestType !== 'billing-support')
    return onHold(context, draft.row.id.slice(0, 60));
  const product = report.product === undefined ? undefined : knowledge.product(report.product);
  const it: Case = {
    ...report,
    // What the catalogue no longer knows is not carried into a case.
    productVersion: product?.versions.find(version => version === report.productVersion),
    productArea: product?.areas.find(area => area.id === report.productArea)?.id,
    typeOfIssue: knowledge.vendor.issueTypes.find(type => type.id === report.typeOfIssue)?.id,
    id: await store.nextCaseNumber(),
    account: contact.account.id,
    requester: actor.kind === 'customer' ? actor.user.id : contact.user.id,
    contact: contact.user.id,
    team: knowledge.requestType(report.requestType).team,
    priority: priorityOf(report.situation, report.impact),
    follows: draft.answers.follows,
    openedAt: now,
    updatedAt: now,
    version: 1,
    progress: { state: 'new' },
  };
  const change = await opening(context, it, draft.row);
  const row: CaseRow = { ...it, watchers: [] };
  const card = await drawCase(context, row, {
    note: { words: t('case.received', { number: it.id }), style: 'good' },
    entry: { number: 1, at: now, by: actor.user.id, event: { type: 'opened' } },
    files: await store.attachmentsOfDraft(draft.row.id),
  });
  return show(card, { ...change, writes: [...change.writes, ...(await linked(context, it, draft))] });
};

/** The contact with their account: a colleague, or for the vendor's own people any customer. */
const contactOf = async (
  { store }: Context,
  actor: Known,
  draft: OpenDraft,
): Promise<{ user: User; account: Account } | undefined> => {
  const id = draft.answers.contact;
  const [user] = id === undefined ? [] : await store.usersById([id]);
  if (user === undefined) return undefined;
  if (actor.kind === 'customer')
    return user.account === actor.account.id ? { user, account: actor.account } : undefined;
  const account = await store.account(user.account);
  return account?.kind === 'customer' ? { user, account } : undefined;
};

/** The outage that was said to be behind it, if it is still known. */
const linked = async ({ now, store }: Context, it: Case, { answers, row }: OpenDraft): Promise<readonly Write[]> => {
  const incident = answers.incident === undefined ? undefined : await store.incident(answers.incident);
  return incident === undefined
    ? []
    : [{ type: 'incident.link', incident: incident.id, case: it.id, by: row.owner, at: now }];
};
