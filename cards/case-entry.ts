import type { Case } from '../bot/domain/case.ts';
import type { Translate } from '../locales/index.ts';
import { actions, button } from './button.ts';
import { type Card, card, type Element, subtle } from './card.ts';
import { articleLinks, type EntryRef } from './case-excerpt.ts';
import { type CaseFace, carried } from './case-face.ts';
import { internalLine } from './case-thread.ts';
import type { ArticleLink } from './case-view.ts';
import { literal, title } from './literal.ts';
import { split } from './split.ts';
import { caseBand } from './state.ts';

export type EntryPage = {
  readonly case: Case;
  readonly face: CaseFace;
  readonly entry: EntryRef;
  /** Who did what, when. */
  readonly head: Element;
  readonly words: string;
  readonly internal: boolean;
  readonly articles: readonly ArticleLink[];
  readonly page: number;
};

/** In bytes of a page. */
const ROOM = 15_000;

/** One entry of a case to its last word, on as many pages as it takes. */
export const caseEntryCard = (t: Translate, it: EntryPage): Card => {
  const parts = split(it.words, ROOM);
  const page = Math.min(Math.max(it.page, 1), parts.length);
  const turn = (to: number) => ({
    verb: 'case.entry',
    data: { case: it.case.id, entry: it.entry, page: to, ...carried(it.face) },
  });
  return card(t.language, `${it.case.id}: ${it.case.shortDescription}`, [
    caseBand(t, it.case),
    title(it.case.shortDescription, { spacing: 'Default' }),
    it.head,
    it.internal ? internalLine(t) : undefined,
    ...literal(parts[page - 1] ?? '', Number.MAX_SAFE_INTEGER, {}, { spacing: 'Small' }),
    ...(page === parts.length ? articleLinks(t, it.case.id, it.face, it.articles) : []),
    parts.length === 1 ? undefined : subtle(t('case.entryPage', { page, of: parts.length }), { spacing: 'Medium' }),
    actions([
      page < parts.length ? button(t('buttons.nextPage'), turn(page + 1), { primary: true }) : undefined,
      page > 1 ? button(t('buttons.previousPage'), turn(page - 1)) : undefined,
      button(t('case.backToCase'), { verb: 'case.show', data: { case: it.case.id, ...carried(it.face) } }),
    ]),
  ]);
};
