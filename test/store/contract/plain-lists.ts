import { type Case, REQUEST_TYPES, STATES, type State } from '../../../bot/domain/case.ts';
import type { CaseQuery } from '../../../bot/domain/case-list.ts';
import { asId, type CaseId, type UserId } from '../../../bot/domain/ids.ts';
import { PRIORITIES } from '../../../bot/domain/priority.ts';
import { fold } from '../../../db/search-text.ts';
import type { ListViewer } from '../../../db/store/lists.ts';
import { aCase, ada, contoso, fabrikam, jon, later, lea, mia, piotr } from '../world.ts';

export type Followed = { readonly case: Case; readonly watchers: readonly UserId[] };

/** The same numbers for the same seed. */
export const numbers = (seed: number) => {
  let state = seed;
  const next = (below: number): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
  return { next, oneOf: <T>(list: readonly [T, ...T[]]): T => list[next(list.length)] ?? list[0] };
};

export const PRODUCTS = ['openroads', 'plaxis', 'zulu', 'Alpha', 'openroads-2'].map(id => asId<never>(id));
const DESCRIPTIONS = [
  'Škoda',
  'skoda b',
  'ärger',
  'Zebra',
  '日本',
  '😀 smile',
  'Łódź',
  'same',
  '',
  'Ünder-way',
  'ı dot',
];

const progressIn = (state: State): Case['progress'] => {
  const waiting = { assignee: jon.id, since: later(1), closesAt: later(9) };
  switch (state) {
    case 'new':
      return { state };
    case 'work-in-progress':
    case 'pending-development':
      return { state, assignee: jon.id };
    case 'awaiting-info':
      return { state, question: '?', ...waiting };
    case 'resolved':
      return { state, resolution: '!', articles: [], ...waiting };
    case 'closed':
      return { state, reason: 'accepted' };
    case 'cancelled':
      return { state, reason: 'solved-itself' };
  }
};

/** Cases of two accounts in every state, with many that some column does not tell apart. */
export const someCases = (count: number, seed = 7): readonly Followed[] => {
  const { next, oneOf } = numbers(seed);
  return Array.from({ length: count }, (_, index): Followed => {
    const people = [mia.id, mia.id, ada.id, piotr.id] as const;
    const theirs = next(8) === 0;
    const requester = theirs ? lea.id : oneOf(people);
    const contact = theirs ? lea.id : oneOf([requester, requester, ...people]);
    const watchers = theirs ? [] : people.filter(() => next(5) === 0);
    const it = aCase(index + 1, {
      account: theirs ? fabrikam.id : contoso.id,
      requester,
      contact,
      priority: oneOf([...PRIORITIES]),
      requestType: oneOf([...REQUEST_TYPES]),
      product: next(4) === 0 ? undefined : oneOf([asId<never>('zulu'), ...PRODUCTS]),
      shortDescription: `${oneOf(['Zebra', ...DESCRIPTIONS])}${next(3) === 0 ? ` ${next(5)}` : ''}`,
      updatedAt: later(next(60) * 60),
      progress: progressIn(oneOf([...STATES])),
    });
    return { case: it, watchers: [...new Set(watchers)] };
  });
};

const NAMES = new Map([mia, ada, piotr, lea].map(({ id, name }) => [id, name]));

const keyOf = (it: Case, by: CaseQuery['sort']['by']): string | number => {
  switch (by) {
    case 'description':
      return fold(it.shortDescription);
    case 'product':
      return it.product ?? '';
    case 'contact':
      return fold(NAMES.get(it.contact) ?? '');
    case 'priority':
      return it.priority;
    case 'state':
      return STATES.indexOf(it.progress.state);
    case 'updated':
      return it.updatedAt.getTime();
    default:
      return 0;
  }
};

const byCode = (a: string | number, b: string | number): number =>
  typeof a === 'number' && typeof b === 'number' ? a - b : Buffer.compare(Buffer.from(`${a}`), Buffer.from(`${b}`));

const has = <T>(list: readonly T[], one: T | undefined): boolean =>
  list.length === 0 || (one !== undefined && list.includes(one));

/** What a list has to show, worked out by looking at every case. */
export const plainList = (
  all: readonly Followed[],
  { user, account }: ListViewer,
  query: CaseQuery,
): readonly CaseId[] => {
  const { view, sort, filter } = query;
  const isIn = ({ case: it, watchers }: Followed): boolean => {
    const party = it.requester === user || it.contact === user;
    if (it.account !== account) return false;
    if (view === 'account') return true;
    if (view === 'mine') return it.requester === user;
    if (view === 'action') return party && ['awaiting-info', 'resolved'].includes(it.progress.state);
    return party || watchers.includes(user);
  };
  return all
    .filter(isIn)
    .map(one => one.case)
    .filter(
      it =>
        has(filter.states, it.progress.state) &&
        has(filter.priorities, it.priority) &&
        has(filter.requestTypes, it.requestType) &&
        has(filter.products, it.product) &&
        (filter.from === undefined || it.updatedAt >= filter.from) &&
        (filter.until === undefined || it.updatedAt < filter.until),
    )
    .sort((a, b) => (sort.descending ? -1 : 1) * (byCode(keyOf(a, sort.by), keyOf(b, sort.by)) || byCode(a.id, b.id)))
    .map(it => it.id);
};
