import type { Card } from '../../../cards/card.ts';
import { type CaseFace, FRONT } from '../../../cards/case-face.ts';
import type { FormAction } from '../../../cards/case-form.ts';
import type { Note } from '../../../cards/note.ts';
import type { CaseRow } from '../../../db/store.ts';
import type { Activity } from '../../domain/activity.ts';
import type { CaseId } from '../../domain/ids.ts';
import type { CaseCommand } from '../../domain/lifecycle.ts';
import { type CaseAction, may, maySee, type Refusal } from '../../domain/policy.ts';
import type { Context, Result } from '../../feature.ts';
import { ratingPage } from '../ratings/page.ts';
import { show } from '../show.ts';
import { commanded } from './change.ts';
import { doneBefore } from './done-before.ts';
import { drawCase } from './draw.ts';
import { type FaceData, faceOf } from './face.ts';
import { withCase } from './find.ts';
import { asForm, formOf } from './form.ts';
import { eventWords } from './names.ts';
import { parted, partedBefore } from './parted.ts';

/**
 * The version that a card showed, and which part of the case; the version is undefined for what was typed, which is
 * about the case as it is.
 */
export type CasePress = { readonly case: CaseId; readonly version: number | undefined } & FaceData;

/** A page of its own on which something is asked for, to be drawn again where it was not done. */
export type Page = {
  readonly draw: (it: CaseRow, note: Note) => Promise<Card>;
  /** It is drawn again too where it was done. */
  readonly stays: boolean;
};

type Asked = {
  readonly command: CaseCommand;
  readonly typed: Readonly<Record<string, string>>;
  readonly page: Page | undefined;
  readonly face: CaseFace;
};

/** Does what a button or a typed command asks, decided on the case as it is stored. */
export const act = (
  context: Context,
  press: CasePress,
  command: CaseCommand,
  typed: Readonly<Record<string, string>> = {},
  page?: Page,
): Promise<Result> => {
  const { case: id, version } = press;
  const onCase = async (it: CaseRow): Promise<Result> => {
    const { actor } = context;
    const face = faceAfter(command, press);
    const asked: Asked = { command, typed, page, face };
    if (version !== undefined && version !== it.version) {
      const entry = await doneBefore(context, it, version, command);
      return entry === undefined ? late(context, it, asked) : show(await receipt(context, it, entry, page, face));
    }
    if (actor.kind === 'stranger') return refused(context, it, asked, 'not-allowed');
    const moved = await commanded(context, it, command, actor);
    if (!moved.ok) return refused(context, it, asked, moved.refusal);
    const { entry, after, change } = moved;
    if (!maySee(actor, after, after)) return { ...parted(context, id, entry.event), change };
    return show(await receipt(context, after, entry, page, face, entry), change);
  };
  return withCase(context, id, onCase, it => partedBefore(context, it, version));
};

/** An answer is written on the front, and so it is shown there: taken, or to be written again. */
const faceAfter = (command: CaseCommand, press: CasePress): CaseFace => {
  const face = faceOf(press);
  return command.type === 'reply' ? { ...FRONT, list: face.list } : face;
};

/** What somebody sees who has done something, also where the press comes again: that it is done, and what is next. */
const receipt = async (
  context: Context,
  it: CaseRow,
  entry: Activity,
  page: Page | undefined,
  face: CaseFace,
  unsaved?: Activity,
): Promise<Card> => {
  const { actor } = context;
  const note: Note = { words: await eventWords(context, entry), style: 'good' };
  if (page?.stays === true) return page.draw(it, note);
  if (entry.event.type === 'accepted' && may(actor, 'rate', it, it) === undefined)
    return ratingPage(context, it, { note, face });
  return drawCase(context, it, { note, face, entry: unsaved });
};

/** It was not done: what was typed is kept where it can be said again, the rest is drawn as it is now. */
const notDone = async (
  context: Context,
  it: CaseRow,
  { command, typed, page, face }: Asked,
  words: string,
  again: boolean,
): Promise<Result> => {
  const form = asForm(command.type);
  const note: Note = { words, style: 'warning' };
  if (page !== undefined && may(context.actor, command.type, it, it) === undefined)
    return show(await page.draw(it, note));
  if (form !== undefined && again) return formOf(context, it, form, face, typed, words);
  return show(await drawCase(context, it, { note, typed: answerIn(command), face }));
};

/** The case has changed since the card was drawn. */
const late = (context: Context, it: CaseRow, asked: Asked): Promise<Result> => {
  const { command, typed } = asked;
  const written = Object.values(typed).some(text => text.trim() !== '');
  const again = written && may(context.actor, command.type, it, it) === undefined;
  return notDone(context, it, asked, context.t('case.changed'), again);
};

/** Refusals of what was written, which can be written better. */
const MENDABLE: readonly Refusal[] = ['empty', 'too-long', 'same-team'];

const refused = (context: Context, it: CaseRow, asked: Asked, refusal: Refusal): Promise<Result> =>
  notDone(context, it, asked, whyNot(context, it, refusal), MENDABLE.includes(refusal));

/** An answer is written on the card of the case itself. */
const answerIn = (command: CaseCommand): string | undefined => (command.type === 'reply' ? command.text : undefined);

const whyNot = ({ t }: Context, it: CaseRow, refusal: Refusal): string =>
  t(`refusals.${refusal}`, { state: t(`states.${it.progress.state}`) });

/** Goes on where the person may do this now; otherwise the case is shown with the reason why not. */
export const whereAllowed = (
  context: Context,
  id: CaseId,
  action: CaseAction,
  then: (it: CaseRow) => Promise<Result>,
  face: CaseFace = FRONT,
): Promise<Result> =>
  withCase(context, id, async it => {
    const refusal = may(context.actor, action, it, it);
    if (refusal === undefined) return then(it);
    return show(await drawCase(context, it, { note: { words: whyNot(context, it, refusal), style: 'warning' }, face }));
  });

/** The page of an action that asks for something first; `missing` says what, where it was sent without. */
export const openForm = (
  context: Context,
  press: CasePress,
  action: FormAction,
  missing?: string,
  typed: Readonly<Record<string, string>> = {},
): Promise<Result> => {
  const face = faceOf(press);
  return whereAllowed(
    context,
    press.case,
    action,
    async it => {
      const late = press.version !== undefined && press.version !== it.version;
      return formOf(context, it, action, face, typed, late ? context.t('case.changed') : missing);
    },
    face,
  );
};
