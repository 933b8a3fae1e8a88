import { z } from 'zod';
import type { Card } from '../../../cards/card.ts';
import { type PriorityForm, priorityFormCard } from '../../../cards/priority-form.ts';
import type { CaseRow } from '../../../db/store.ts';
import type { CaseId } from '../../domain/ids.ts';
import { IMPACTS, type Impact, SITUATIONS, type Situation } from '../../domain/priority.ts';
import { action, type Context, type Feature, type Result, within } from '../../feature.ts';
import { act, type CasePress, whereAllowed } from '../case/act.ts';
import { faceOf } from '../case/face.ts';
import { onCase } from '../case/on-case.ts';
import { twin } from '../case/typed.ts';
import { show } from '../show.ts';
import { type Meant, priorityIn } from './words.ts';

const pageOf = (
  { t }: Context,
  it: CaseRow,
  press: CasePress,
  more: Partial<Pick<PriorityForm, 'note' | 'typed'>>,
): Card => priorityFormCard(t, { case: it, face: faceOf(press), typed: more.typed ?? {}, note: more.note });

const openPage = (context: Context, press: CasePress, note?: PriorityForm['note']): Promise<Result> =>
  whereAllowed(
    context,
    press.case,
    'reprioritise',
    async it => show(pageOf(context, it, press, { note })),
    faceOf(press),
  );

/** What is not said stays as it is. */
const change = (context: Context, press: CasePress, meant: Meant): Promise<Result> =>
  whereAllowed(
    context,
    press.case,
    'reprioritise',
    it => {
      const situation: Situation = meant.situation ?? it.situation;
      const impact: Impact = meant.impact ?? it.impact;
      const page = {
        draw: async (now: CaseRow, note: PriorityForm['note']) =>
          pageOf(context, now, press, { note, typed: { situation, impact } }),
        stays: false,
      };
      return act(context, press, { type: 'reprioritise', situation, impact }, {}, page);
    },
    faceOf(press),
  );

const changeTyped = (context: Context, id: CaseId, text: string): Promise<Result> => {
  const press: CasePress = { case: id, version: undefined };
  if (text === '') return openPage(context, press);
  const meant = priorityIn(text, context.language);
  return meant === undefined
    ? openPage(context, press, { words: context.t('priority.notUnderstood'), style: 'warning' })
    : change(context, press, meant);
};

/** How urgent a case is, which follows from how bad it is and for how many. */
export const priority: Feature = {
  name: 'priority',
  commands: [twin('priority', 'engineers', changeTyped)],
  actions: {
    'priority.page': within(
      'desk',
      action(z.object(onCase), (context, data) => openPage(context, data)),
    ),
    'priority.change': within(
      'desk',
      action(
        z.object({
          ...onCase,
          situation: z.enum(SITUATIONS).optional().catch(undefined),
          impact: z.enum(IMPACTS).optional().catch(undefined),
        }),
        (context, { situation, impact, ...press }) => change(context, press, { situation, impact }),
      ),
    ),
  },
};
