import { articlesIn, isInternal, wordsIn } from '../bot/domain/activity.ts';
import type { Translate } from '../locales/index.ts';
import { column, columns, container, type Element, present, sides, subtle, text } from './card.ts';
import { type CaseEntry, entryHead } from './case-activity.ts';
import { articleLinks, excerpt, wholePress } from './case-excerpt.ts';
import { type CaseFace, carried } from './case-face.ts';
import { standsAbove } from './case-highlight.ts';
import type { CaseView } from './case-view.ts';
import { link } from './link.ts';
import { bytesOf, costOf, line } from './literal.ts';

/** A page of the history, with the ways to the other pages and the other order; at most so many bytes. */
export const caseThread = (t: Translate, view: CaseView, room: number): readonly Element[] => {
  const { face, thread } = view;
  const [top, pages] = [orderLine(t, view), paging(t, view)];
  const left = room - bytesOf(present([top, pages]));
  const front = face.from === undefined;
  const drafts = thread.entries.map(entry => draft(t, view, entry, front && standsAbove(view, entry)));
  // Where there is little room for words, the articles are on the page of their entry only.
  const linked = drafts.reduce((sum, it) => sum + bytesOf(it.draw(true, 0)), 0) <= left / 2;
  const bare = drafts.reduce((sum, it) => sum + bytesOf(it.draw(linked, 0)), 0);
  const rooms = shares(
    drafts.map(({ words }) => costOf(words)),
    left - bare,
    bytesOf(link(t('case.showAll'), wholePress(view.case.id, 1_000_000, face))),
  );
  return present([top, ...drafts.map((it, index) => it.draw(linked, rooms[index] ?? 0)), pages]);
};

type Draft = { readonly words: string; readonly draw: (linked: boolean, room: number) => Element };

const draft = (t: Translate, view: CaseView, entry: CaseEntry, told: boolean): Draft => {
  const { case: it, face, nameOf, articleOf } = view;
  const words = told ? '' : ((entry.number === 1 ? it.description : wordsIn(entry.event)) ?? '');
  const articles = told ? [] : articlesIn(entry.event);
  const internal = view.inside && words !== '' && isInternal(entry.event);
  const whole = wholePress(it.id, entry.number, face);
  return {
    words,
    draw: (linked, room) =>
      container(
        [
          entryHead(t, entry, nameOf),
          internal ? internalLine(t) : undefined,
          ...(room === 0 ? [] : excerpt(t, words, room, whole, { size: 'Small' }, { spacing: 'None' })),
          ...(linked ? articleLinks(t, it.id, face, articles.map(articleOf)) : []),
          !linked && articles.length > 0 && costOf(words) <= room ? link(t('case.showAll'), whole) : undefined,
        ],
        { spacing: 'Small', separator: true, ...(internal ? { style: 'emphasis' } : {}) },
      ),
  };
};

/** Over words that no customer is shown. */
export const internalLine = (t: Translate): Element =>
  line(t('case.internal'), { size: 'Small', color: 'Attention', weight: 'Bolder' }, { spacing: 'None' });

/** What an entry gets at least where it is cut. */
const LEAST = 160;

/** How much room each text gets: the short ones all that they take, the long ones equal parts of what is left. */
const shares = (costs: readonly number[], room: number, more: number): readonly number[] => {
  const given = costs.map(() => 0);
  let left = room;
  const rising = costs.map((cost, index) => ({ cost, index })).sort((a, b) => a.cost - b.cost);
  for (const [place, { cost, index }] of rising.entries()) {
    const share = Math.floor(left / (rising.length - place));
    given[index] = cost <= share ? cost : Math.max(LEAST, share - more);
    left -= Math.min(cost, share);
  }
  return given;
};

/** In which order this is, and the way to the other one. */
const orderLine = (t: Translate, { case: { id }, face, thread }: CaseView): Element | undefined => {
  if (thread.entries.length < 2 && face.from === undefined) return undefined;
  const order = face.order === 'newest' ? 'oldest' : 'newest';
  const data = { case: id, ...carried({ ...face, order, from: undefined }) };
  return sides(
    subtle(t(`case.order.${face.order}`)),
    link(t(`case.turn.${order}`), { verb: 'case.show', data }, { spacing: 'None' }),
    { spacing: 'Small' },
  );
};

/** The ways to the pages before and after this one. */
const paging = (t: Translate, { case: { id }, face, thread }: CaseView): Element | undefined => {
  const first = thread.entries[0]?.number;
  const step = face.order === 'newest' ? 1 : -1;
  const way = (words: string, to: CaseFace, back: boolean): Element =>
    link(words, { verb: 'case.show', data: { case: id, ...carried(to), ...(back ? { back } : {}) } });
  const [before, after] =
    face.order === 'newest'
      ? [t('case.pages.newer'), t('case.pages.older')]
      : [t('case.pages.older'), t('case.pages.newer')];
  return ways(
    face.from === undefined
      ? undefined
      : way(before, { ...face, from: first === undefined ? undefined : first + step }, first !== undefined),
    thread.next === undefined ? undefined : way(after, { ...face, from: thread.next }, false),
  );
};

/** The way back on the left, the way on on the right. */
export const ways = (back: Element | undefined, on: Element | undefined): Element | undefined =>
  back === undefined && on === undefined
    ? undefined
    : columns([column('stretch', [back ?? text(' ')]), column('auto', [on])], { separator: true, spacing: 'Small' });
