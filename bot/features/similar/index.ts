import { z } from 'zod';
import { asId, caseNumberIn, type UserId } from '../../domain/ids.ts';
import type { Known } from '../../domain/people.ts';
import { action, type Command, type Context, type Feature, type Result } from '../../feature.ts';
import { caseId } from '../case/on-case.ts';
import type { OpenDraft } from '../intake/draft.ts';
import { onDraft } from '../intake/on-draft.ts';
import { resume } from '../intake/open.ts';
import { draftOfCard, withDraft } from '../intake/steps.ts';
import { show, tell } from '../show.ts';
import { commentThere } from './comment-there.ts';
import type { Similar } from './find.ts';
import { askToJoin, grant, refuse } from './join.ts';
import { drawSimilar, notAlike, similarNamed } from './page.ts';

const user = z
  .string()
  .max(64)
  .transform(id => asId<UserId>(id));
const onSimilar = z.object({ ...onDraft, case: caseId });

type Doing = (context: Context, actor: Known, draft: OpenDraft, similar: Similar) => Result | Promise<Result>;

/** A press about a case that sounds like the form it was shown on; where it no longer does, the form is shown again. */
const pressed = (run: Doing) =>
  action(onSimilar, (context, { draft, revision, case: id }) =>
    draftOfCard(context, draft, revision, async (actor, open) => {
      const found = await similarNamed(context, actor, open, id);
      return found === undefined
        ? resume(context, actor, draft, context.t('intake.moved'))
        : run(context, actor, open, found);
    }),
  );

/** The typed twin, about the form in progress; without a number it means the first. */
const typed =
  (run: Doing): Command['run'] =>
  async (context, { case: number }) => {
    const id = number === undefined ? undefined : caseNumberIn(number);
    const done = await withDraft(context, async (actor, open) => {
      const found = await similarNamed(context, actor, open, id);
      return found === undefined ? notAlike(context, actor, open, id) : run(context, actor, open, found);
    });
    return done ?? tell(context, context.t('intake.nothingOpen'));
  };

/** A colleague's case is not commented on, and one's own needs nobody to be asked. */
const comment: Doing = (context, actor, draft, similar) =>
  similar.shown.kind === 'mine'
    ? commentThere(context, actor, draft, similar)
    : show(drawSimilar(context, draft, similar.shown));

const ask: Doing = (context, actor, draft, similar) =>
  similar.shown.kind === 'colleague'
    ? askToJoin(context, actor, draft, similar.row)
    : show(drawSimilar(context, draft, similar.shown));

/** Before a case is opened: cases that say the same, to comment there, to join, or to open one anyway. */
export const similar: Feature = {
  name: 'similar',
  commands: [
    { name: 'commentThere', for: 'known', hidden: true, run: typed(comment) },
    { name: 'askToJoin', for: 'known', hidden: true, run: typed(ask) },
  ],
  actions: {
    'similar.show': pressed((context, _actor, draft, { shown }) => show(drawSimilar(context, draft, shown))),
    'similar.comment': pressed(comment),
    'similar.ask': pressed(ask),
    'similar.grant': action(z.object({ case: caseId, user }), (context, data) => grant(context, data.case, data.user)),
    'similar.refuse': action(z.object({ case: caseId }), (context, data) => refuse(context, data.case)),
  },
};
