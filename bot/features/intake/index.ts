import { z } from 'zod';
import { REQUEST_TYPES } from '../../domain/case.ts';
import { INTAKE_PAGES } from '../../domain/intake.ts';
import { type Action, action, type Command, type Feature } from '../../feature.ts';
import { askAboutWaiting } from '../files/choose.ts';
import { tell } from '../show.ts';
import { givenAnswers } from './answers.ts';
import { people, products } from './lookup.ts';
import { draftId, onDraft } from './on-draft.ts';
import { openCase, refSchema, resume } from './open.ts';
import { askToDiscard, discard, draftOfCard, holding, step, withDraft } from './steps.ts';
import { submit } from './submit.ts';
import { namesField, typedAnswer } from './typed.ts';

/** What the buttons of every page carry; the inputs come beside it. */
const press = z.looseObject(onDraft);

/** A press that keeps what the page says and goes on. */
const moving = (move: 'next' | 'back' | 'stay', explain = false): Action =>
  action(press, (context, { draft, revision, ...inputs }) => {
    const given = givenAnswers(inputs);
    return draftOfCard(
      context,
      draft,
      revision,
      (actor, open) => step(context, actor, open, given, move, { explain }),
      holding(given),
    );
  });

const requestTypeCommands: readonly Command[] = REQUEST_TYPES.map(requestType => ({
  name: requestType,
  for: 'everybody',
  hidden: true,
  run: context => openCase(context, { ref: context.mint('open'), requestType }, []),
}));

/** Opening a case: one card that evolves page by page, kept as a draft until it is submitted. */
export const intake: Feature = {
  name: 'intake',
  commands: [
    { name: 'openCase', for: 'everybody', run: context => openCase(context, { ref: context.mint('open') }, []) },
    ...requestTypeCommands,
    {
      name: 'cancel',
      for: 'everybody',
      inEveryLanguage: true,
      run: async context =>
        (await withDraft(context, (actor, draft) => askToDiscard(context, actor, draft))) ??
        (await askAboutWaiting(context)) ??
        tell(context, context.t('intake.nothingOpen')),
    },
    {
      name: 'back',
      for: 'everybody',
      hidden: true,
      inEveryLanguage: true,
      run: async context =>
        (await withDraft(context, (actor, draft) => step(context, actor, draft, {}, 'back'))) ??
        tell(context, context.t('intake.nothingOpen')),
    },
    {
      name: 'next',
      for: 'known',
      hidden: true,
      run: context => withDraft(context, (actor, draft) => step(context, actor, draft, {}, 'next')),
    },
    {
      name: 'submit',
      for: 'known',
      hidden: true,
      run: context => withDraft(context, (actor, draft) => submit(context, actor, draft)),
    },
  ],
  actions: {
    'intake.open': action(
      z.object({ ref: refSchema, requestType: z.enum(REQUEST_TYPES).optional() }),
      (context, { ref, requestType }) => openCase(context, { ref, requestType }, []),
    ),
    'intake.next': moving('next'),
    'intake.back': moving('back'),
    'intake.explain': moving('stay', true),
    'intake.go': action(z.object({ ...onDraft, page: z.enum(INTAKE_PAGES) }), (context, { draft, revision, page }) =>
      draftOfCard(
        context,
        draft,
        revision,
        (actor, open) => step(context, actor, open, {}, { to: page }),
        open => open.page === page,
      ),
    ),
    'intake.cancel': action(z.object(onDraft), (context, { draft, revision }) =>
      draftOfCard(context, draft, revision, (actor, open) => askToDiscard(context, actor, open)),
    ),
    'intake.drop': action(z.object(onDraft), (context, { draft, revision }) =>
      draftOfCard(context, draft, revision, (actor, open) => discard(context, actor, open)),
    ),
    'intake.show': action(z.object({ draft: draftId }), (context, { draft }) =>
      draftOfCard(context, draft, undefined, actor => resume(context, actor, draft, undefined)),
    ),
    'intake.submit': action(press, (context, { draft, revision }) =>
      draftOfCard(context, draft, revision, (actor, open) => submit(context, actor, open)),
    ),
  },
  datasets: { products, people },
  // Only words with the name of a field before them; everything else is a question.
  said: async (context, text) =>
    !namesField(text)
      ? undefined
      : withDraft(context, async (actor, draft) => {
          const typed = await typedAnswer(context, draft, text);
          if (typed?.kind === 'unclear')
            return step(context, actor, draft, {}, 'stay', { note: { words: typed.says, style: 'warning' } });
          return typed && step(context, actor, draft, typed.given, 'stay');
        }),
};
