import { z } from 'zod';
import { FORM_ACTIONS } from '../../../cards/case-form.ts';
import { CLOSE_REASONS } from '../../domain/case.ts';
import { asId, type TeamId } from '../../domain/ids.ts';
import type { CaseCommand } from '../../domain/lifecycle.ts';
import { type Action, action, type Context, type Feature, within } from '../../feature.ts';
import { act, openForm } from './act.ts';
import { followUp } from './follow-up.ts';
import { mentioned } from './mentioned.ts';
import { onCase } from './on-case.ts';
import { pageActions, pageCommands } from './pages.ts';
import { aboutCase, typedActions } from './typed.ts';

/** An empty field may be left out by the client; the domain says what has to be there. */
const typed = z.string().max(20_000).optional().default('');

const acting = <Shape extends z.ZodRawShape>(
  shape: Shape,
  command: (data: z.infer<z.ZodObject<Shape>>) => CaseCommand,
): Action =>
  action(z.object(shape), (context, fields) => {
    const { case: id, version, view, order, from, list, ...rest } = z.looseObject(onCase).parse(fields);
    const texts = Object.fromEntries(
      Object.entries(rest).filter((pair): pair is [string, string] => typeof pair[1] === 'string'),
    );
    return act(context, { case: id, version, view, order, from, list }, command(fields), texts);
  });

/** The articles that a solution names; what is not an article is left out. */
const articleIds = ({ knowledge }: Context, ids: string): readonly string[] =>
  ids
    .split(',')
    .flatMap(id => knowledge.article(id.trim(), { language: 'en', access: 'customer' })?.id ?? [])
    .slice(0, 5);

const atDesks = (actions: Readonly<Record<string, Action>>): Readonly<Record<string, Action>> =>
  Object.fromEntries(Object.entries(actions).map(([verb, it]) => [verb, within('desk', it)]));

/** A case: shown to whoever may see it, and moved along by whoever may. */
export const cases: Feature = {
  name: 'case',
  commands: [
    ...pageCommands,
    aboutCase('take', 'engineers', (context, id) => act(context, { case: id, version: undefined }, { type: 'take' })),
    ...typedActions,
  ],
  actions: atDesks({
    ...pageActions,
    'case.form': action(z.object({ ...onCase, action: z.enum(FORM_ACTIONS) }), (context, data) =>
      openForm(context, data, data.action),
    ),
    'case.take': acting(onCase, () => ({ type: 'take' })),
    'case.accept': acting(onCase, () => ({ type: 'accept' })),
    'case.reply': acting({ ...onCase, comment: typed }, data => ({ type: 'reply', text: data.comment })),
    'case.comment': acting({ ...onCase, comment: typed }, data => ({ type: 'comment', text: data.comment })),
    'case.note': acting({ ...onCase, comment: typed }, data => ({ type: 'note', text: data.comment })),
    'case.ask': acting({ ...onCase, comment: typed }, data => ({ type: 'ask', question: data.comment })),
    'case.to-development': acting({ ...onCase, comment: typed }, data => ({
      type: 'to-development',
      note: data.comment,
    })),
    'case.from-development': acting({ ...onCase, comment: typed }, data => ({
      type: 'from-development',
      note: data.comment,
    })),
    'case.propose': action(z.object({ ...onCase, resolution: typed, articles: typed }), (context, data) =>
      act(
        context,
        data,
        { type: 'propose', resolution: data.resolution, articles: articleIds(context, data.articles) },
        { resolution: data.resolution, articles: data.articles },
      ),
    ),
    'case.reject': acting({ ...onCase, reason: typed }, data => ({ type: 'reject', reason: data.reason })),
    'case.cancel': acting({ ...onCase, reason: typed }, data => ({ type: 'cancel', reason: data.reason })),
    'case.close': action(
      z.object({ ...onCase, reason: z.enum(CLOSE_REASONS).optional().catch(undefined) }),
      (context, { reason, ...press }) =>
        reason === undefined
          ? openForm(context, press, 'close', context.t('caseForms.chooseReason'))
          : act(context, press, { type: 'close', reason }, { reason }),
    ),
    'case.hand-over': action(z.object({ ...onCase, team: typed, comment: typed }), (context, data) => {
      const team = context.knowledge.teams.find(({ id }) => id === data.team)?.id;
      return team === undefined
        ? openForm(context, data, 'hand-over', context.t('caseForms.chooseTeam'), { comment: data.comment })
        : act(
            context,
            data,
            { type: 'hand-over', team: asId<TeamId>(team), note: data.comment },
            { comment: data.comment, team },
          );
    }),
    'case.follow-up': action(z.object({ ...onCase, beside: z.boolean().optional() }), (context, data) =>
      followUp(context, data.case, data.beside ?? false),
    ),
  }),
  datasets: {
    articles: async ({ actor, knowledge, language }, query) =>
      actor.kind === 'engineer'
        ? knowledge
            .search(query, { language, access: 'customer', limit: 15 })
            .map(({ article }) => ({ title: article.title, value: article.id }))
        : [],
  },
  said: mentioned,
};
