import { z } from 'zod';
import { answerCard, noAnswerCard, solvedCard } from '../../../cards/answer.ts';
import type { KnownOutage } from '../../../cards/outages/known.ts';
import type { Feedback, Write } from '../../../db/store.ts';
import type { Hit } from '../../../knowledge/article-search.ts';
import { action, type Context, type Feature, type Result, within } from '../../feature.ts';
import { openCase } from '../intake/open.ts';
import { outagesFor } from '../outages/match.ts';
import { show, tell } from '../show.ts';
import { carried, keepQuestion, wholeQuestion } from './question.ts';

const question = z.string().min(1).max(1000);
const ref = z.string().min(1).max(64);
const articleIds = z.array(z.string().max(80)).max(10);

export const accessOf = ({ actor }: Context): 'customer' | 'public' =>
  actor.kind === 'stranger' ? 'public' : 'customer';

/** Looks a problem up before anything else: the passage that answers, or straight on to a case. */
const lookUp = async (context: Context, typed: string): Promise<Result> => {
  const asked = typed.trim();
  if (asked === '') return tell(context, context.t('app.nothingSaid'));
  const { knowledge, language, mint } = context;
  const answerRef = mint('answer');
  const keep = keepQuestion(context, answerRef, asked);
  const found = knowledge.lookup(asked.slice(0, LOOKED_UP), { language, access: accessOf(context) });
  const [best, ...others] = found.hits;
  const outage = await knownOutageFor(context, asked);
  if (found.band === 'none' || best === undefined) return unanswered(context, carried(asked), answerRef, keep, outage);
  const card = drawn(context, carried(asked), answerRef, best, others, found.band === 'answer', false, outage);
  return show(card, keep === undefined ? undefined : { writes: [keep], notices: [] });
};

/** The beginning of a long report says what it is about. */
const LOOKED_UP = 1000;

/** The worst of the current outages that a question may be about. */
const knownOutageFor = async (context: Context, text: string): Promise<KnownOutage | undefined> => {
  const [worst] = await outagesFor(context, { text });
  return worst === undefined ? undefined : { incident: worst, now: context.now };
};

const drawn = (
  context: Context,
  asked: string,
  answerRef: string,
  best: Pick<Hit, 'article' | 'section'>,
  others: readonly Pick<Hit, 'article'>[],
  sure: boolean,
  whole: boolean,
  outage: KnownOutage | undefined,
) =>
  answerCard(context.t, {
    ref: answerRef,
    question: asked,
    sure,
    whole,
    outage,
    mayOpen: context.actor.kind !== 'stranger',
    best: {
      id: best.article.id,
      title: best.article.title,
      section: best.section.title,
      markdown: best.section.markdown,
      more: best.article.sections.filter(section => section !== best.section),
      links: best.article.links,
    },
    others: others.map(({ article }) => ({ id: article.id, title: article.title })),
  });

const unanswered = async (
  context: Context,
  asked: string,
  answerRef: string,
  keep: Write | undefined,
  outage: KnownOutage | undefined,
): Promise<Result> => {
  const { actor, knowledge, language, t } = context;
  const suggested = knowledge.suggestRequestType(asked, language);
  const card = noAnswerCard(t, {
    ref: answerRef,
    question: asked,
    mayOpen: actor.kind !== 'stranger',
    suggested: suggested === undefined ? undefined : t(`requestTypes.${suggested}.title`),
    outage,
  });
  const said = feedback(context, answerRef, asked, [], 'no-article');
  return show(card, { writes: keep === undefined ? [said] : [keep, said], notices: [] });
};

const feedback = (
  { actor, language, now }: Context,
  answerRef: string,
  asked: string,
  articles: readonly string[],
  outcome: Feedback['outcome'],
): { type: 'feedback.add'; feedback: Feedback } => ({
  type: 'feedback.add',
  feedback: {
    // One word per person and answer, however often it is pressed.
    id: `${answerRef}:${actor.kind === 'stranger' ? 'public' : actor.user.id}`,
    user: actor.kind === 'stranger' ? undefined : actor.user.id,
    account: actor.kind === 'stranger' ? undefined : actor.account.id,
    question: asked,
    language,
    articles,
    outcome,
    at: now,
  },
});

/** Knowledge first: any text that nothing else takes. */
export const ask: Feature = {
  name: 'ask',
  actions: {
    'answer.show': within(
      'anywhere',
      action(
        z.object({ ref, question, article: z.string().max(80), whole: z.coerce.boolean(), articles: articleIds }),
        async (context, data) => {
          const reader = { language: context.language, access: accessOf(context) };
          const article = context.knowledge.article(data.article, reader);
          if (article === undefined) return tell(context, context.t('app.oldCard'));
          const others = data.articles
            .filter(id => id !== data.article)
            .flatMap(id => context.knowledge.article(id, reader) ?? [])
            .map(other => ({ article: other }));
          const section = article.sections[0];
          const outage = await knownOutageFor(context, data.question);
          return show(drawn(context, data.question, data.ref, { article, section }, others, false, data.whole, outage));
        },
      ),
    ),
    'answer.solved': within(
      'anywhere',
      action(z.object({ ref, question, article: z.string().max(80) }), async (context, data) => {
        const reader = { language: context.language, access: accessOf(context) };
        const title = context.knowledge.article(data.article, reader)?.title ?? data.article;
        return show(solvedCard(context.t, title), {
          writes: [feedback(context, data.ref, data.question, [data.article], 'solved')],
          notices: [],
        });
      }),
    ),
    'answer.none': within(
      'anywhere',
      action(z.object({ ref, question, articles: articleIds }), async (context, data) => {
        const said = feedback(context, data.ref, data.question, data.articles, 'none-helped');
        const text = await wholeQuestion(context, data.ref, data.question);
        return openCase(context, { ref: data.ref, text }, [said]);
      }),
    ),
    'answer.open': action(z.object({ ref, question }), async (context, data) => {
      const text = await wholeQuestion(context, data.ref, data.question);
      return openCase(context, { ref: data.ref, text }, []);
    }),
  },
  said: lookUp,
};
