import type { Translate } from '../locales/index.ts';
import { actions, box, button, type Card, card, heading, line, row, subtle, text } from './card.ts';

export type Answer = {
  readonly ref: string;
  readonly question: string;
  readonly sure: boolean;
  readonly best: {
    readonly id: string;
    readonly title: string;
    readonly section: string | undefined;
    readonly markdown: string;
    readonly more: readonly { readonly title?: string | undefined; readonly markdown: string }[];
    readonly links: readonly { readonly title: string; readonly url: string }[];
  };
  readonly others: readonly { readonly id: string; readonly title: string }[];
  /** Whether the reader can open a case if this does not help. */
  readonly mayOpen: boolean;
  readonly whole: boolean;
};

/** The passage that answers, whole and in place; other likely articles one tap away. */
export const answerCard = (t: Translate, it: Answer): Card => {
  const data = { ref: it.ref, question: it.question };
  const shown = [it.best.id, ...it.others.map(other => other.id)];
  const show = (article: string, whole: boolean) => ({
    verb: 'answer.show',
    data: { ...data, article, whole, articles: shown },
  });
  return card(t.language, t('answer.fallback', { title: it.best.title }), [
    subtle(t(it.sure ? 'answer.best' : 'answer.maybe')),
    heading(it.best.title),
    ...(it.best.section === undefined ? [] : [text(it.best.section, { weight: 'Bolder' })]),
    text(it.best.markdown),
    ...(it.whole
      ? it.best.more.flatMap(part => [
          ...(part.title === undefined ? [] : [text(part.title, { weight: 'Bolder', spacing: 'Medium' })]),
          text(part.markdown, { spacing: 'Small' }),
        ])
      : []),
    it.others.length === 0
      ? undefined
      : box('emphasis', [
          subtle(t('answer.alsoLikely')),
          ...it.others.map(other =>
            row(other.title, show(other.id, false), [text(other.title, { color: 'Accent' })], { spacing: 'Small' }),
          ),
        ]),
    it.whole && it.best.links.length > 0
      ? text(it.best.links.map(link => `[${link.title}](${link.url})`).join('\n\n'), { size: 'Small' })
      : undefined,
    actions([
      button(t('buttons.solved'), { verb: 'answer.solved', data: { ...data, article: it.best.id } }, { primary: true }),
      button(t('buttons.noneHelped'), { verb: 'answer.none', data: { ...data, articles: shown } }),
      it.whole || it.best.more.length === 0 ? undefined : button(t('buttons.wholeArticle'), show(it.best.id, true), { more: true }),
    ]),
  ]);
};

/** No article answers it: straight to the way to a case. */
export const noAnswerCard = (
  t: Translate,
  it: { readonly question: string; readonly ref: string; readonly mayOpen: boolean; readonly suggested: string | undefined },
): Card =>
  card(t.language, t('answer.none'), [
    subtle(t('answer.noneTitle')),
    line(it.question, { weight: 'Bolder' }),
    text(t(it.mayOpen ? 'answer.noneOpen' : 'answer.noneStranger')),
    it.suggested === undefined ? undefined : text(t('answer.suggested', { type: it.suggested })),
    it.mayOpen
      ? actions([
          button(
            t('buttons.openCase'),
            { verb: 'answer.open', data: { ref: it.ref, question: it.question } },
            { primary: true },
          ),
        ])
      : undefined,
  ]);

/** The receipt after "This solved it". */
export const solvedCard = (t: Translate, title: string): Card =>
  card(t.language, t('answer.thanks'), [
    subtle(t('answer.solvedTitle')),
    text(title, { weight: 'Bolder' }),
    text(t('answer.thanks')),
  ]);

