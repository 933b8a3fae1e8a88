import { sortWords } from '../../cards/list-words.ts';
import { priorityName } from '../../cards/state.ts';
import type { CaseExportLine, ListViewer } from '../../db/store/lists.ts';
import type { CaseQuery } from '../domain/case-list.ts';
import type { ExportFormat } from '../domain/export.ts';
import type { AccountId, UserId } from '../domain/ids.ts';
import { type Actor, isAdministrator } from '../domain/people.ts';
import { filterLine } from '../features/lists/filter-line.ts';
import type { Reading, ReadParts } from './reading.ts';
import type { Batches, Column, Row } from './sheet.ts';

/** Each batch is a moment in which nothing else is answered. */
const BATCH = 200;
/** Counting is such a moment too. */
const MOST_COUNTED = 20_000;

type Field = Column & { readonly of: (line: CaseExportLine, names: Names) => Row[number] };
type Names = { readonly person: (id: UserId) => string; readonly ultimate: (id: AccountId) => string };

/** A list as its reader may see it now; undefined where it is not theirs any more. */
export const readList = async (
  parts: ReadParts,
  actor: Actor,
  query: CaseQuery,
  format: ExportFormat,
): Promise<Reading | undefined> => {
  if (actor.kind !== 'customer' || (query.view === 'account' && !isAdministrator(actor))) return undefined;
  const { store, t, now } = parts;
  const { user, account } = actor;
  const viewer: ListViewer = { user: user.id, account: account.id };
  const counted = await store.countCaseList(viewer, query, MOST_COUNTED + 1);
  const fields = fieldsOf(parts).filter(({ onPaper }) => format !== 'pdf' || onPaper !== undefined);
  const title = t(`lists.views.${query.view}`);
  const only = filterLine(parts, query.filter);
  return {
    stem: t(`exports.files.${query.view}`),
    total: counted > MOST_COUNTED ? undefined : counted,
    batches: rowsOf(parts, store.caseListRows(viewer, query, BATCH), fields),
    sheet: {
      title,
      tab: title,
      language: t.language,
      timeZone: user.timeZone,
      madeAt: now,
      columns: fields.map(({ of: _, ...column }) => column),
      paper: {
        kind: 'list',
        notes: [
          ...(only === undefined ? [] : [only]),
          sortWords(t, query.sort),
          t('exports.asOf', { when: t.exact(now), name: user.name, account: account.name }),
        ],
        empty: t('exports.empty'),
      },
    },
  };
};

const rowsOf = async function* (
  { store }: ReadParts,
  batches: AsyncIterable<readonly CaseExportLine[]>,
  fields: readonly Field[],
): Batches {
  const people = new Map<UserId, string>();
  const companies = new Map<AccountId, string>();
  const names: Names = { person: id => people.get(id) ?? '', ultimate: id => companies.get(id) ?? '' };
  for await (const lines of batches) {
    const mentioned = lines.flatMap(({ contact, requester, assignee }) => [contact, requester, assignee ?? contact]);
    const unknown = [...new Set(mentioned)].filter(id => !people.has(id));
    for (const user of await store.usersById(unknown)) people.set(user.id, user.name);
    for (const id of new Set(lines.map(({ account }) => account)))
      if (!companies.has(id)) companies.set(id, (await store.account(id))?.ultimate ?? '');
    yield lines.map(line => fields.map(field => field.of(line, names)));
  }
};

/** The columns, in the order in which they are looked for; what is long is last. */
const fieldsOf = ({ t, knowledge }: ReadParts): readonly Field[] => {
  const text = (heading: string, width: number, of: Field['of'], onPaper?: number): Field => ({
    ...{ heading, kind: 'text', width, of },
    ...(onPaper === undefined ? {} : { onPaper }),
  });
  return [
    text(t('lists.columns.number'), 12, it => it.id, 9),
    text(t('fields.shortDescription'), 50, it => it.shortDescription, 32),
    text(t('lists.columns.state'), 24, it => t(`states.${it.state}`), 13),
    text(t('lists.columns.priority'), 12, it => priorityName(t, it.priority), 9),
    text(t('fields.product'), 28, it => it.product && (knowledge.product(it.product)?.name ?? it.product), 14),
    text(t('fields.productVersion'), 16, it => it.productVersion),
    text(t('fields.requestType'), 24, it => t(`requestTypes.${it.requestType}.title`)),
    text(t('fields.category'), 14, it => t(`categories.${it.category}.title`)),
    text(t('fields.situation'), 14, it => t(`situations.${it.situation}.title`)),
    text(t('fields.impact'), 24, it => t(`impacts.${it.impact}.title`)),
    text(t('fields.contact'), 22, (it, { person }) => person(it.contact), 12),
    text(t('case.requester'), 22, (it, { person }) => person(it.requester)),
    text(t('lists.columns.ultimate'), 22, (it, { ultimate }) => ultimate(it.account)),
    text(t('exports.columns.team'), 26, it => knowledge.teams.find(({ id }) => id === it.team)?.name ?? it.team),
    text(t('exports.columns.assignee'), 22, (it, { person }) => it.assignee && person(it.assignee)),
    text(t('fields.customerReference'), 20, it => it.customerReference),
    { heading: t('case.opened'), kind: 'instant', width: 17, of: it => it.openedAt },
    { heading: t('lists.columns.updated'), kind: 'instant', width: 17, onPaper: 12, of: it => it.updatedAt },
    text(t('fields.description'), 80, it => it.description),
  ];
};
