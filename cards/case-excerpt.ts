import type { CaseId } from '../bot/domain/ids.ts';
import type { Translate } from '../locales/index.ts';
import type { Press } from './button.ts';
import type { Element, Extra } from './card.ts';
import { type CaseFace, carried } from './case-face.ts';
import type { ArticleLink } from './case-view.ts';
import { link } from './link.ts';
import { costOf, line, literal, shorten } from './literal.ts';

/** Which words of a case are meant: those of an entry, or the question or the solution that is open. */
export type EntryRef = number | 'open';

/** Leads to an entry on pages of its own. */
export const wholePress = (id: CaseId, entry: EntryRef, face: CaseFace): Press => ({
  verb: 'case.entry',
  data: { case: id, entry, ...carried(face) },
});

/** Words as far as there is room for them, and a way to all of them where there is not. */
export const excerpt = (
  t: Translate,
  words: string,
  room: number,
  whole: Press,
  run: Extra = {},
  extra: Extra = {},
): readonly Element[] =>
  costOf(words) <= room
    ? literal(words, room, run, extra)
    : [...literal(words, room, run, extra), link(t('case.showAll'), whole)];

const TITLE = 120;

/** Articles that came with a solution, each one tap away. */
export const articleLinks = (
  t: Translate,
  id: CaseId,
  face: CaseFace,
  articles: readonly ArticleLink[],
): readonly Element[] =>
  articles.map(article =>
    article.id === undefined
      ? line(t('case.article', { article: shorten(article.title, TITLE) }), { size: 'Small' }, { spacing: 'Small' })
      : link(
          t('case.article', { article: shorten(article.title, TITLE) }),
          { verb: 'case.article', data: { case: id, article: article.id, ...carried(face) } },
          {},
          t('answer.article'),
        ),
  );
