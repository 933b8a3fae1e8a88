import { wordsIn } from '../bot/domain/activity.ts';
import type { Translate } from '../locales/index.ts';
import { box, type Element } from './card.ts';
import { type CaseEntry, eventLine } from './case-activity.ts';
import { articleLinks, type EntryRef, excerpt, wholePress } from './case-excerpt.ts';
import type { CaseView } from './case-view.ts';
import { line, saysMore } from './literal.ts';
import { starSigns } from './stars.ts';

/** Room for what must be read whole, in bytes: a card has a size. */
const ROOM = 5500;
const EXCERPT = 1200;
const REASON = 800;

/**
 * What matters most in this state: the question, the solution, how it ended, or the problem itself; of the room for it
 * as much as this share.
 */
export const caseHighlight = (t: Translate, view: CaseView, share: number): Element | undefined => {
  const { case: it, nameOf, articleOf, face, ending } = view;
  const { progress } = it;
  const over = (words: string): Element => line(words, { size: 'Small', isSubtle: true });
  const words = (text: string, room: number, entry: EntryRef) =>
    excerpt(t, text, room * share, wholePress(it.id, entry, face), {}, { spacing: 'Small' });
  if (progress.state === 'awaiting-info')
    return box('emphasis', [
      over(t('case.asks', { name: nameOf(progress.assignee), when: t.when(progress.since) })),
      ...words(progress.question, ROOM, 'open'),
    ]);
  if (progress.state === 'resolved')
    return box('emphasis', [
      over(t('case.proposed', { name: nameOf(progress.assignee), when: t.when(progress.since) })),
      ...words(progress.resolution, ROOM, 'open'),
      ...articleLinks(t, it.id, face, progress.articles.map(articleOf)),
    ]);
  if (ending === undefined) return saysMore(it) ? box('emphasis', words(it.description, EXCERPT, 1)) : undefined;
  const { entry, solution } = ending;
  const reason = wordsIn(entry.event);
  return box('emphasis', [
    line(`${eventLine(t, entry, nameOf)} · ${t.moment(entry.at)}`, { size: 'Small', weight: 'Bolder' }),
    ...(reason === undefined ? [] : words(reason, REASON, entry.number)),
    ratingLine(t, view),
    ...(solution === undefined ? [] : solved(t, view, solution, words)),
  ]);
};

const solved = (
  t: Translate,
  { case: { id }, face, nameOf, articleOf }: CaseView,
  { at, by, event, number }: CaseEntry,
  words: (text: string, room: number, entry: EntryRef) => readonly Element[],
): readonly Element[] =>
  event.type !== 'proposed'
    ? []
    : [
        line(
          t('case.proposed', { name: nameOf(by), when: t.when(at) }),
          { size: 'Small', isSubtle: true },
          { spacing: 'Medium' },
        ),
        ...words(event.resolution, EXCERPT, number),
        ...articleLinks(t, id, face, event.articles.map(articleOf)),
      ];

/** How content the customer was, where a solution was accepted and rated. */
const ratingLine = (t: Translate, { case: { progress } }: CaseView): Element | undefined => {
  if (progress.state !== 'closed' || progress.stars === undefined) return undefined;
  return line(
    `${starSigns(progress.stars)} ${t('case.rated', { stars: progress.stars })}`,
    { size: 'Small' },
    { spacing: 'Small' },
  );
};

/** Whether the words of an entry stand in the highlight already. */
export const standsAbove = ({ case: it, ending }: CaseView, { event, number }: CaseEntry): boolean => {
  const { progress } = it;
  if (progress.state === 'awaiting-info') return event.type === 'asked' && event.question === progress.question;
  if (progress.state === 'resolved') return event.type === 'proposed' && event.resolution === progress.resolution;
  return ending === undefined ? number === 1 : number === ending.entry.number || number === ending.solution?.number;
};
