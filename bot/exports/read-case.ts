import { eventLine, fileNames } from '../../cards/case-activity.ts';
import { priorityName } from '../../cards/state.ts';
import type { CaseRow } from '../../db/store.ts';
import { type Activity, articlesIn, entriesFor, isInternal, wordsIn } from '../domain/activity.ts';
import { assigneeOf, closesAt } from '../domain/case.ts';
import type { ExportFormat } from '../domain/export.ts';
import type { CaseId } from '../domain/ids.ts';
import type { Actor } from '../domain/people.ts';
import { maySee } from '../domain/policy.ts';
import { articleNamed } from '../features/case/articles.ts';
import { namesOf, peopleIn } from '../features/case/names.ts';
import type { Reading, ReadParts } from './reading.ts';
import type { Batches, Column, Paper } from './sheet.ts';

/** Entries may be long. */
const BATCH = 25;

/** One case with its whole history, as its reader may see it now; undefined where they may not. */
export const readCase = async (
  parts: ReadParts,
  actor: Actor,
  id: CaseId,
  format: ExportFormat,
): Promise<Reading | undefined> => {
  const { store, t, now } = parts;
  const it = await store.case(id);
  if (it === undefined || actor.kind === 'stranger' || !maySee(actor, it, it)) return undefined;
  const inside = actor.kind === 'engineer';
  return {
    stem: it.id,
    total: inside ? it.version : undefined,
    batches: rowsOf(parts, it, inside, format),
    sheet: {
      title: `${it.id}: ${it.shortDescription.replace(/\s+/g, ' ')}`,
      tab: it.id,
      language: t.language,
      timeZone: actor.user.timeZone,
      madeAt: now,
      columns: columnsOf(parts),
      paper: await paperOf(parts, it),
    },
  };
};

const columnsOf = ({ t }: ReadParts): readonly Column[] => [
  { heading: t('exports.columns.entry'), kind: 'number', width: 8 },
  { heading: t('exports.columns.when'), kind: 'instant', width: 17 },
  { heading: t('exports.columns.who'), kind: 'text', width: 22 },
  { heading: t('exports.columns.what'), kind: 'text', width: 50 },
  { heading: t('exports.columns.words'), kind: 'text', width: 100 },
];

/** From the beginning on, each entry as its reader may see it. */
const rowsOf = async function* (parts: ReadParts, it: CaseRow, inside: boolean, format: ExportFormat): Batches {
  const { store, t } = parts;
  let from: number | undefined;
  for (;;) {
    const batch = await store.activitiesPage(it.id, { order: 'oldest', from, limit: BATCH });
    const entries = entriesFor(inside, batch);
    const nameOf = await namesOf(parts, entries.flatMap(peopleIn));
    yield entries.map(entry => [
      entry.number,
      entry.at,
      nameOf(entry.by),
      `${eventLine(t, entry, nameOf)}${inside && isInternal(entry.event) ? ` · ${t('case.internal')}` : ''}`,
      saidIn(parts, it, entry, format),
    ]);
    const last = batch.at(-1)?.number;
    if (last === undefined || batch.length < BATCH) return;
    from = last + 1;
  }
};

/** What was written with an entry, whole. */
const saidIn = (
  { t, knowledge }: ReadParts,
  it: CaseRow,
  { number, event }: Activity,
  format: ExportFormat,
): string | undefined => {
  // A document has a part of its own for it.
  if (number === 1) return format === 'pdf' ? undefined : it.description;
  const articles = articlesIn(event).map(named =>
    t('case.article', { article: articleNamed(knowledge, t.language, named).title }),
  );
  const files = event.type === 'attached' && fileNames(event.files) !== event.files.join(', ') ? event.files : [];
  const said = [wordsIn(event) ?? '', ...articles, ...files].filter(part => part !== '');
  return said.length === 0 ? undefined : said.join('\n');
};

const paperOf = async (parts: ReadParts, it: CaseRow): Promise<Paper> => {
  const { store, knowledge, t } = parts;
  const assignee = assigneeOf(it);
  const closes = closesAt(it);
  const [nameOf, account, files] = await Promise.all([
    namesOf(parts, [it.contact, it.requester, assignee, ...it.watchers]),
    store.account(it.account),
    store.attachmentsOfCase(it.id),
  ]);
  const product = it.product === undefined ? undefined : knowledge.product(it.product);
  const area = product?.areas.find(({ id }) => id === it.productArea)?.name;
  const team = knowledge.teams.find(({ id }) => id === it.team)?.name ?? it.team;
  const facts: readonly (readonly [string, string | undefined])[] = [
    [t('fields.product'), product === undefined ? it.product : joined([product.name, it.productVersion, area])],
    [t('fields.requestType'), t(`requestTypes.${it.requestType}.title`)],
    [t('fields.category'), t(`categories.${it.category}.title`)],
    [t('fields.situation'), t(`situations.${it.situation}.title`)],
    [t('fields.impact'), t(`impacts.${it.impact}.title`)],
    [t('fields.contact'), joined([nameOf(it.contact), t(`contactMethods.${it.contactMethod}`)])],
    [t('case.requester'), nameOf(it.requester)],
    [t('exports.columns.watchers'), it.watchers.length === 0 ? undefined : t.list(it.watchers.map(nameOf))],
    [t('case.team'), joined([assignee && nameOf(assignee), team])],
    [t('case.ultimate'), account?.ultimate],
    [t('fields.customerReference'), it.customerReference],
    [t('case.follows'), it.follows],
    [t('case.opened'), t.exact(it.openedAt)],
    [t('lists.columns.updated'), t.exact(it.updatedAt)],
    [t('exports.columns.closes'), closes && t.exact(closes)],
    [t('exports.columns.asOf'), t.exact(parts.now)],
  ];
  const state = t(`states.${it.progress.state}`);
  return {
    kind: 'case',
    band: joined([it.id, t('case.priorityIs', { priority: priorityName(t, it.priority) }), state]),
    facts: facts.flatMap(([name, value]) => (value === undefined ? [] : [[name, value] as const])),
    parts: [[t('fields.description'), it.description]],
    history: t('case.tabs.activity'),
    files: [
      t('case.files'),
      files
        .filter(file => file.state === 'stored')
        .map(({ name, size, at }) => joined([name, size === undefined ? undefined : t.size(size), t.exact(at)])),
    ],
  };
};

const joined = (parts: readonly (string | undefined)[]): string =>
  parts.filter(part => part !== undefined && part !== '').join(' · ');
