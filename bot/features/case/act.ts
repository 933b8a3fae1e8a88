import { eventLine } from '../../../cards/case-activity.ts';
import { caseFormCard, FORM_ACTIONS, type FormAction } from '../../../cards/case-form.ts';
import type { CaseRow } from '../../../db/store.ts';
import type { CaseId } from '../../domain/ids.ts';
import { type CaseCommand, decide, ledTo } from '../../domain/lifecycle.ts';
import { type CaseAction, may, type Refusal } from '../../domain/policy.ts';
import type { Context, Result } from '../../feature.ts';
import { show } from '../show.ts';
import { moving } from './change.ts';
import { drawCase } from './draw.ts';
import { withCase } from './find.ts';

/** The version that a card showed; undefined for what was typed, which is about the case as it is. */
export type CasePress = { readonly case: CaseId; readonly version: number | undefined };

const asForm = (type: string): FormAction | undefined => FORM_ACTIONS.find(action => action === type);

/** Does what a button or a typed command asks, decided on the case as it is stored. */
export const act = (
  context: Context,
  { case: id, version }: CasePress,
  command: CaseCommand,
  typed: Readonly<Record<string, string>> = {},
): Promise<Result> =>
  withCase(context, id, async it => {
    const { actor, limits, now, t } = context;
    if (version !== undefined && version !== it.version)
      return (await doneBefore(context, it, version, command)) ?? late(context, it, command, typed);
    const decision = decide(it, it, command, actor, now, limits);
    if (!decision.ok) return refused(context, it, command, decision.refusal, typed);
    if (actor.kind === 'stranger') return refused(context, it, command, 'not-allowed', typed);
    const change = await moving(context, it, decision.event, decision.next, actor.user.id);
    const after: CaseRow = { ...decision.next, watchers: it.watchers };
    const before = await context.store.activities(id, 7);
    const entry = { number: after.version, at: now, by: actor.user.id, event: decision.event };
    const card = await drawCase(context, after, {
      note: { words: eventLine(t, decision.event, actor.user.name), style: 'good' },
      activities: [entry, ...before],
    });
    return show(card, change);
  });

/** How many entries ago a press is still recognised when it comes again. */
const REMEMBERED = 20;

/** A press that was delivered again is answered as the first one was: done, and how the case stands now. */
const doneBefore = async (
  context: Context,
  it: CaseRow,
  version: number,
  command: CaseCommand,
): Promise<Result | undefined> => {
  const { actor, limits, store, t } = context;
  const since = it.version - version;
  if (actor.kind === 'stranger' || since < 1 || since > REMEMBERED) return undefined;
  const entry = (await store.activities(it.id, since)).at(-1);
  if (entry?.number !== version + 1 || !ledTo(it, command, actor.user.id, entry, limits)) return undefined;
  const words = eventLine(t, entry.event, actor.user.name);
  return show(await drawCase(context, it, { note: { words, style: 'good' } }));
};

/** The case has changed since the card was drawn: what was typed is kept, the rest is drawn as it is now. */
const late = async (
  context: Context,
  it: CaseRow,
  command: CaseCommand,
  typed: Readonly<Record<string, string>>,
): Promise<Result> => {
  const form = asForm(command.type);
  const stillAllowed = may(context.actor, command.type, it, it) === undefined;
  const words = context.t('case.changed');
  if (form !== undefined && stillAllowed && Object.values(typed).some(text => text.trim() !== ''))
    return formOf(context, it, form, typed, words);
  return show(await drawCase(context, it, { note: { words, style: 'warning' }, typed: answerIn(command) }));
};

/** An answer is written on the card of the case itself. */
const answerIn = (command: CaseCommand): string | undefined => (command.type === 'reply' ? command.text : undefined);

const whyNot = ({ t }: Context, it: CaseRow, refusal: Refusal): string =>
  t(`refusals.${refusal}`, { state: t(`states.${it.progress.state}`) });

const refused = async (
  context: Context,
  it: CaseRow,
  command: CaseCommand,
  refusal: Refusal,
  typed: Readonly<Record<string, string>>,
): Promise<Result> => {
  const words = whyNot(context, it, refusal);
  const form = asForm(command.type);
  if (form !== undefined && (refusal === 'empty' || refusal === 'too-long' || refusal === 'same-team'))
    return formOf(context, it, form, typed, words);
  return show(await drawCase(context, it, { note: { words, style: 'warning' }, typed: answerIn(command) }));
};

/** Goes on where the person may do this now; otherwise the case is shown with the reason why not. */
export const whereAllowed = (
  context: Context,
  id: CaseId,
  action: CaseAction,
  then: (it: CaseRow) => Promise<Result>,
): Promise<Result> =>
  withCase(context, id, async it => {
    const refusal = may(context.actor, action, it, it);
    if (refusal === undefined) return then(it);
    return show(await drawCase(context, it, { note: { words: whyNot(context, it, refusal), style: 'warning' } }));
  });

/** The page of an action that asks for something first. */
export const openForm = (context: Context, press: CasePress, action: FormAction): Promise<Result> =>
  whereAllowed(context, press.case, action, async it => {
    const late = press.version !== undefined && press.version !== it.version;
    const note = late ? context.t('case.changed') : undefined;
    return formOf(context, it, action, {}, note);
  });

const formOf = async (
  { knowledge, language, t }: Context,
  it: CaseRow,
  action: FormAction,
  typed: Readonly<Record<string, string>>,
  note: string | undefined,
): Promise<Result> => {
  const likely =
    action === 'propose'
      ? knowledge.search(`${it.shortDescription} ${it.description}`.slice(0, 500), {
          language,
          access: 'customer',
          limit: 10,
        })
      : [];
  return show(
    caseFormCard(t, {
      case: it,
      action,
      typed,
      note,
      teams: knowledge.teams.filter(team => team.id !== it.team).map(({ id, name }) => ({ title: name, value: id })),
      articles: likely.map(({ article }) => ({ title: article.title, value: article.id })),
    }),
  );
};
