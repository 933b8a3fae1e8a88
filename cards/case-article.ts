import type { CaseId } from '../bot/domain/ids.ts';
import type { Translate } from '../locales/index.ts';
import { actions, button } from './button.ts';
import { type Card, card, heading, subtle, text } from './card.ts';
import { type CaseFace, carried } from './case-face.ts';

export type CaseArticle = {
  readonly case: CaseId;
  readonly face: CaseFace;
  readonly title: string;
  readonly sections: readonly { readonly title?: string | undefined; readonly markdown: string }[];
  readonly links: readonly { readonly title: string; readonly url: string }[];
};

/** An article that came with a solution, whole, with the way back to the case. */
export const caseArticleCard = (t: Translate, it: CaseArticle): Card =>
  card(t.language, t('answer.fallback', { title: it.title }), [
    subtle(`${t('answer.article')} · ${it.case}`),
    heading(it.title),
    // In one block: a renderer draws a list that begins a block as wide as the card, beside its indent.
    ...it.sections.map(({ title, markdown }) => text(title === undefined ? markdown : `**${title}**\n\n${markdown}`)),
    it.links.length === 0
      ? undefined
      : text(it.links.map(link => `[${link.title}](${link.url})`).join('\n\n'), { size: 'Small' }),
    actions([
      button(
        t('case.backToCase'),
        { verb: 'case.show', data: { case: it.case, ...carried(it.face) } },
        { primary: true },
      ),
    ]),
  ]);
