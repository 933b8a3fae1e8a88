import type { Card } from '../../../cards/card.ts';
import { type CaseView, caseCard } from '../../../cards/case.ts';
import type { Attachment, CaseRow, Store } from '../../../db/store.ts';
import type { Knowledge } from '../../../knowledge/knowledge.ts';
import type { Translate } from '../../../locales/index.ts';
import type { Activity } from '../../domain/activity.ts';
import { assigneeOf } from '../../domain/case.ts';
import type { UserId } from '../../domain/ids.ts';
import type { Viewer } from '../../domain/people.ts';
import { offered } from '../../domain/policy.ts';

/** What drawing a case takes; a turn's context has it, and so has the outbox. */
export type Drawing = {
  readonly store: Pick<Store, 'activities' | 'usersById' | 'account' | 'attachmentsOfCase'>;
  readonly knowledge: Knowledge;
  readonly t: Translate;
  readonly actor: Viewer;
};

type More = {
  readonly note?: CaseView['note'];
  readonly typed?: CaseView['typed'];
  /** What is already known of a case that this turn is about to write. */
  readonly activities?: readonly Activity[];
  readonly files?: readonly string[];
  /** The second face: the actions that do not fit on the first. */
  readonly rest?: boolean;
};

const ENTRIES = 8;

/** A case drawn for one reader: what they may see, and what they may do now. */
export const drawCase = async (drawing: Drawing, it: CaseRow, more: More = {}): Promise<Card> => {
  const { actor, knowledge, store, t } = drawing;
  const activities = more.activities ?? (await store.activities(it.id, ENTRIES));
  const files = more.files ?? keptNames(await store.attachmentsOfCase(it.id));
  const ids = [it.requester, it.contact, assigneeOf(it), ...activities.map(activity => activity.by)];
  const [users, account] = await Promise.all([store.usersById(unique(ids)), store.account(it.account)]);
  const names = new Map<string, string>(users.map(user => [user.id, user.name]));
  const product = it.product === undefined ? undefined : knowledge.product(it.product);
  return caseCard(t, {
    case: it,
    activities,
    inside: actor.kind === 'engineer',
    nameOf: id => (id === undefined ? t('case.nobody') : (names.get(id) ?? t('case.somebody'))),
    productName: product?.name,
    areaName: product?.areas.find(area => area.id === it.productArea)?.name,
    teamName: knowledge.teams.find(team => team.id === it.team)?.name ?? it.team,
    ultimate: account?.ultimate ?? '',
    files,
    offered: offered(actor, it, it),
    rest: more.rest ?? false,
    note: more.note,
    typed: more.typed,
  });
};

/** The files that are in a case, or on their way into it. */
export const keptNames = (files: readonly Attachment[]): readonly string[] =>
  files.filter(file => file.state !== 'refused').map(file => file.name);

const unique = (ids: readonly (UserId | undefined)[]): readonly UserId[] => [
  ...new Set(ids.filter((id): id is UserId => id !== undefined)),
];
