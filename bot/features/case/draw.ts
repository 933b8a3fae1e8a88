import type { Card } from '../../../cards/card.ts';
import { caseCard } from '../../../cards/case.ts';
import type { CaseEntry } from '../../../cards/case-activity.ts';
import { type CaseFace, FRONT } from '../../../cards/case-face.ts';
import { FILES_PAGE } from '../../../cards/case-files.ts';
import type { CaseEnding, CaseView } from '../../../cards/case-view.ts';
import type { Attachment, CaseRow, Store } from '../../../db/store.ts';
import type { Knowledge } from '../../../knowledge/knowledge.ts';
import type { Translate } from '../../../locales/index.ts';
import type { Activity } from '../../domain/activity.ts';
import { assigneeOf, isOpen } from '../../domain/case.ts';
import type { Viewer } from '../../domain/people.ts';
import { offered } from '../../domain/policy.ts';
import { outageOfCase } from '../outages/of-case.ts';
import { articleNamed } from './articles.ts';
import { filesFor, whyRefused } from './file-words.ts';
import { asides } from './muting.ts';
import { namesOf, peopleIn } from './names.ts';
import { firstEntries, readThread, type Thread, type ThreadStore, withEntry } from './thread.ts';

/** What drawing a case takes; a turn's context has it, and so has the outbox. */
export type Drawing = {
  readonly store: Pick<
    Store,
    | 'activitiesPage'
    | 'usersById'
    | 'account'
    | 'attachmentsOfCase'
    | 'isMuted'
    | 'incidentsOfCase'
    | 'countLinkedCases'
  >;
  readonly knowledge: Knowledge;
  readonly t: Translate;
  readonly actor: Viewer;
  readonly now: Date;
};

export type More = {
  readonly note?: CaseView['note'];
  readonly typed?: CaseView['typed'];
  /** The part of the case that is shown. */
  readonly face?: CaseFace | undefined;
  /** The page of the history that ends where the face says, instead of the one that begins there. */
  readonly back?: boolean | undefined;
  /** Which set of buttons: those that do not fit on the first. */
  readonly rest?: number;
  /** What is already known of a case that this turn is about to write. */
  readonly entry?: Activity | undefined;
  readonly files?: readonly Attachment[];
  /** Whether its reader hears less of it, where this turn is about to write that. */
  readonly muted?: boolean;
};

/** A case drawn for one reader: what they may see, and what they may do now. */
export const drawCase = async (drawing: Drawing, it: CaseRow, more: More = {}): Promise<Card> => {
  const { actor, knowledge, store, t } = drawing;
  const { face = FRONT } = more;
  const thread: Thread = { id: it.id, inside: actor.kind === 'engineer' };
  const history = more.entry === undefined ? store : withEntry(store, more.entry);
  const reading = face.tab === 'activity';
  const [page, ending, all, account, outage] = await Promise.all([
    reading ? readThread(history, thread, { ...face, back: more.back ?? false }) : NOTHING,
    isOpen(it) ? undefined : endingOf(history, thread),
    more.files ?? store.attachmentsOfCase(it.id),
    store.account(it.account),
    face.from === undefined ? outageOfCase(drawing, it.id, thread.inside) : undefined,
  ]);
  const files = filesFor(actor, all);
  const newest = files.toReversed();
  // A page that is no longer there is the first one.
  const offset = reading || (face.from ?? 0) >= newest.length ? 0 : (face.from ?? 0);
  const listed = reading ? [] : newest.slice(offset, offset + FILES_PAGE);
  const entries = [...page.entries, ...(ending === undefined ? [] : [ending.entry, ending.solution])];
  const nameOf = await namesOf(drawing, [
    ...[it.requester, it.contact, assigneeOf(it), ...it.watchers],
    ...entries.flatMap(entry => (entry === undefined ? [] : peopleIn(entry))),
    ...listed.map(file => file.by),
  ]);
  const product = it.product === undefined ? undefined : knowledge.product(it.product);
  const begins = reading ? page.from : offset === 0 ? undefined : offset;
  return caseCard(t, {
    case: it,
    face: { ...face, from: begins },
    thread: page,
    files: {
      names: files.filter(file => file.state !== 'refused').map(file => file.name),
      total: files.length,
      listed: listed.map(file => ({
        ...file,
        by: nameOf(file.by),
        why: file.state === 'refused' ? whyRefused(t, file) : undefined,
      })),
    },
    ending,
    outage,
    inside: thread.inside,
    nameOf,
    articleOf: named => articleNamed(knowledge, t.language, named),
    watchers: it.watchers,
    productName: product?.name,
    areaName: product?.areas.find(area => area.id === it.productArea)?.name,
    teamName: knowledge.teams.find(team => team.id === it.team)?.name ?? it.team,
    ultimate: account?.ultimate ?? '',
    offered: [...offered(actor, it, it), ...(await asides(store, actor, it, more.muted))],
    rest: more.rest ?? 0,
    note: more.note,
    typed: more.typed,
  });
};

const NOTHING = { entries: [], from: undefined, next: undefined } as const;

/** How far back the end of a case is looked for: what follows it are ratings and notes. */
const REACH = 20;
const ENDINGS: readonly string[] = ['accepted', 'timed-out', 'closed', 'cancelled'];

/** How a case that is over ended, and with which solution. */
const endingOf = async (store: ThreadStore, thread: Thread): Promise<CaseEnding | undefined> => {
  const entries: readonly CaseEntry[] = await firstEntries(store, thread, 'newest', REACH);
  const entry = entries.find(({ event }) => ENDINGS.includes(event.type));
  if (entry === undefined) return undefined;
  const solved =
    entry.event.type === 'accepted' || (entry.event.type === 'timed-out' && entry.event.after === 'resolved');
  return { entry, solution: solved ? entries.find(({ event }) => event.type === 'proposed') : undefined };
};
