import { createHash } from 'node:crypto';
import { type Activity, seenByCustomers, wordsIn } from '../bot/domain/activity.ts';
import { type Case, isOpen } from '../bot/domain/case.ts';
import { type CaseId, caseNumber, type UserId } from '../bot/domain/ids.ts';
import { wordsOf } from './words.ts';

/** One entry of a case's history as the search knows it. */
export type Passage = { readonly id: number; readonly words: string };

/** Activities that a case may have; a passage is numbered by its case, then by its activity. */
const ROOM = 1_000_000;

export const passageId = (id: CaseId, activity: number): number => Number(id.slice(2)) * ROOM + activity;
export const caseOfPassage = (passage: number): CaseId => caseNumber(Math.floor(passage / ROOM));
export const activityOfPassage = (passage: number): number => passage % ROOM;
/** How many cases lie between two passages. */
export const casesBetween = (first: number, last: number): number => Math.abs(first - last) / ROOM;
/** All passages of a case lie from the first of these up to the second. */
export const passagesIn = (id: CaseId): readonly [number, number] => [passageId(id, 0), passageId(id, ROOM - 1)];

/** No word holds this letter, so nothing that is typed is ever taken for a sign. */
const SIGN = '§';

const sign = (kind: string, of: string): string =>
  `${SIGN}${kind}${createHash('sha256').update(of).digest('hex').slice(0, 16)}`;

/** On every passage. */
export const FOR_ENGINEERS = `${SIGN}v`;
/** On the passages that whoever takes part in the case, or the account's administrators, may see. */
export const forUser = (id: string): string => sign('u', id);
export const forAccount = (id: string): string => sign('a', id);
/** The same sign on the passages of open cases, besides the other: few of many, found without looking at all. */
export const whileOpen = (of: string): string => `${SIGN}o${of.slice(SIGN.length)}`;
/** On the description, for the customer's own number. */
export const reference = (text: string): string => sign('r', text.normalize('NFKC').trim().toLowerCase());

/** The words of a passage without its signs. */
export const spoken = (words: string): readonly string[] => words.split(' ').filter(word => !word.startsWith(SIGN));

/** Who finds the passages of a case as it is now. */
type Finders = { readonly engineers: string; readonly customers: string };

const findersOf = (it: Case, watchers: readonly UserId[]): Finders => {
  const people = [...new Set([it.requester, it.contact, ...watchers])].map(forUser);
  const signs = (of: readonly string[]) => [...of, ...(isOpen(it) ? of.map(whileOpen) : [])].join(' ');
  return { engineers: signs([FOR_ENGINEERS]), customers: signs([FOR_ENGINEERS, forAccount(it.account), ...people]) };
};

/** What customers may not see has no sign of theirs: they cannot find it, whatever is asked. */
const passage = (id: number, words: readonly string[], seen: boolean, finders: Finders): Passage => ({
  id,
  words: [...words, seen ? finders.customers : finders.engineers].join(' '),
});

const description = (it: Case): readonly string[] => [
  // What it is about counts twice.
  ...wordsOf([it.shortDescription, it.shortDescription, it.description, it.customerReference, it.product].join(' \n ')),
  ...(it.customerReference?.trim() ? [reference(it.customerReference)] : []),
];

/** The passages of a case among these activities. */
export const passagesOf = (
  it: Case,
  watchers: readonly UserId[],
  activities: readonly Activity[],
): readonly Passage[] => {
  const finders = findersOf(it, watchers);
  return activities.flatMap(({ number, event }) => {
    if (number === 1) return [passage(passageId(it.id, number), description(it), true, finders)];
    const words = wordsOf(wordsIn(event) ?? '');
    if (words.length === 0) return [];
    const seen = seenByCustomers(event);
    return [passage(passageId(it.id, number), words, seen !== undefined && wordsIn(seen) !== undefined, finders)];
  });
};

/** The same passage for those who may find it now. */
export const passageFor = (it: Case, watchers: readonly UserId[], { id, words }: Passage): Passage =>
  passage(id, words.split(' ').filter(lasting), words.includes(` ${SIGN}a`), findersOf(it, watchers));

const lasting = (word: string): boolean => !word.startsWith(SIGN) || word.startsWith(`${SIGN}r`);
