import type { CaseEntry } from '../../../cards/case-activity.ts';
import type { CaseOrder } from '../../../cards/case-face.ts';
import type { Store } from '../../../db/store.ts';
import { type Activity, entriesFor } from '../../domain/activity.ts';
import type { State } from '../../domain/case.ts';
import type { CaseId } from '../../domain/ids.ts';
import { stateAfter } from '../../domain/state-after.ts';

export type ThreadStore = Pick<Store, 'activitiesPage'>;

/** Which history, and whether its reader is one of the vendor's own people. */
export type Thread = { readonly id: CaseId; readonly inside: boolean };

/** Where a page begins; `back` is a page that ends there. */
export type ThreadPlace = { readonly order: CaseOrder; readonly from: number | undefined; readonly back: boolean };

export type ThreadPage = {
  readonly entries: readonly CaseEntry[];
  /** Undefined on the first page. */
  readonly from: number | undefined;
  readonly next: number | undefined;
};

/** How many entries one card shows. */
export const THREAD_PAGE = 8;
const BATCH = 20;

/** A page of a case's history as its reader may see it. */
export const readThread = async (store: ThreadStore, thread: Thread, place: ThreadPlace): Promise<ThreadPage> => {
  const { order, from, back } = place;
  if (back && from !== undefined) {
    const before = await seen(store, thread, { order: other(order), from }, THREAD_PAGE + 1);
    const page = before.slice(0, THREAD_PAGE).reverse();
    const first = page[0]?.number;
    // What is before it may be less than a page: then it is the first one.
    const begins = before.length > THREAD_PAGE && first !== undefined ? first : undefined;
    return readThread(store, thread, { order, from: begins, back: false });
  }
  const found = await seen(store, thread, { order, from }, THREAD_PAGE + 1);
  const told = order === 'newest' ? withStates(found.toReversed()).toReversed() : withStates(found);
  return { entries: told.slice(0, THREAD_PAGE), from, next: found[THREAD_PAGE]?.number };
};

/** The entry of this number, where its reader may see it. */
export const readEntry = async (store: ThreadStore, thread: Thread, number: number): Promise<Activity | undefined> => {
  const [entry] = await seen(store, thread, { order: 'oldest', from: number }, 1);
  return entry?.number === number ? entry : undefined;
};

/** The first entries in an order, so many of them. */
export const firstEntries = (
  store: ThreadStore,
  thread: Thread,
  order: CaseOrder,
  count: number,
): Promise<readonly Activity[]> => seen(store, thread, { order, from: undefined }, count);

/** A history to which an entry is about to be written. */
export const withEntry = (store: ThreadStore, entry: Activity): ThreadStore => ({
  activitiesPage: async (id, range) => {
    const stored = await store.activitiesPage(id, range);
    const { order, from, limit } = range;
    if (order === 'newest')
      return from === undefined || from >= entry.number ? [entry, ...stored].slice(0, limit) : stored;
    return from === undefined || from <= entry.number ? [...stored, entry].slice(0, limit) : stored;
  },
});

const other = (order: CaseOrder): CaseOrder => (order === 'newest' ? 'oldest' : 'newest');

/** Entries as their reader may see them, from a place on: read in batches until there are enough. */
const seen = async (
  store: ThreadStore,
  { id, inside }: Thread,
  { order, from }: Omit<ThreadPlace, 'back'>,
  count: number,
): Promise<readonly Activity[]> => {
  const found: Activity[] = [];
  let at = from;
  for (;;) {
    const batch = await store.activitiesPage(id, { order, from: at, limit: Math.max(BATCH, count) });
    found.push(...entriesFor(inside, batch));
    const last = batch.at(-1)?.number;
    if (found.length >= count || batch.length < Math.max(BATCH, count) || last === undefined)
      return found.slice(0, count);
    at = order === 'newest' ? last - 1 : last + 1;
  }
};

/** Each entry with the state that it led to, where that is another one than before; oldest first. */
const withStates = (entries: readonly Activity[]): readonly CaseEntry[] => {
  let state: State | undefined;
  return entries.map(entry => {
    const before = state;
    state = stateAfter(entry.event, before);
    return state === before ? entry : { ...entry, state };
  });
};
