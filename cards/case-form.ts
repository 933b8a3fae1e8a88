import { type Case, CLOSE_REASONS } from '../bot/domain/case.ts';
import { TEXT_LIMIT } from '../bot/domain/lifecycle.ts';
import type { CaseAction } from '../bot/domain/policy.ts';
import type { Translate } from '../locales/index.ts';
import { actions, button } from './button.ts';
import { box, type Card, card, type Element, heading, subtle } from './card.ts';
import { type CaseFace, carried } from './case-face.ts';
import { type Choice, choiceInput, textInput } from './inputs.ts';
import { line, literal, saysMore, shorten } from './literal.ts';
import { warning } from './note.ts';
import { caseBand } from './state.ts';

/** Case actions that ask for something first. */
export const FORM_ACTIONS = [
  'ask',
  'propose',
  'to-development',
  'from-development',
  'hand-over',
  'note',
  'cancel',
  'reject',
  'close',
  'comment',
] as const satisfies readonly CaseAction[];
export type FormAction = (typeof FORM_ACTIONS)[number];

export type CaseForm = {
  readonly case: Case;
  readonly action: FormAction;
  /** The part of the case that it was opened from. */
  readonly face: CaseFace;
  /** What was typed before, so that nothing is lost. */
  readonly typed: Readonly<Record<string, string>>;
  readonly teams: readonly Choice[];
  readonly articles: readonly Choice[];
  readonly note: string | undefined;
};

/** One page for one action on a case: its field, and the way back. */
export const caseFormCard = (t: Translate, form: CaseForm): Card => {
  const it = form.case;
  const face = carried(form.face);
  const data = { case: it.id, version: it.version, action: form.action, ...face };
  const ends = form.action === 'close' || form.action === 'cancel';
  return card(t.language, `${it.id}: ${t(`caseActions.${form.action}`)}`, [
    caseBand(t, it),
    { ...heading(t(`caseActions.${form.action}`)), spacing: 'Default' },
    subtle(t(`caseForms.${form.action}.hint`), { spacing: 'None' }),
    warning(form.note),
    matter(t, it, form.action),
    ...inputsOf(t, form),
    actions([
      button(t(ends ? 'buttons.confirm' : 'buttons.submit'), { verb: `case.${form.action}`, data }, { primary: true }),
      button(t('buttons.back'), { verb: 'case.show', data: { case: it.id, ...face } }, { bare: true }),
    ]),
  ]);
};

/** In bytes, of what the words that are asked for are about. */
const ROOM = 500;

/** What it is about, so that nobody has to go back to read it. */
const matter = (t: Translate, { progress, ...it }: Case, action: FormAction): Element => {
  const solution = action === 'reject' && progress.state === 'resolved' ? progress.resolution : undefined;
  const words = solution ?? (saysMore(it) ? it.description : '');
  return box('emphasis', [
    line(shorten(it.shortDescription, 160), { size: 'Small', weight: 'Bolder' }),
    solution === undefined ? undefined : subtle(t('case.solution'), { spacing: 'Small' }),
    ...literal(words, ROOM, { size: 'Small' }, { spacing: solution === undefined ? 'Small' : 'None' }),
  ]);
};

const inputsOf = (t: Translate, form: CaseForm): readonly Element[] => {
  const words = (id: string, required: boolean): Element =>
    textInput({
      id,
      label: t(`caseForms.${form.action}.label`),
      value: form.typed[id],
      placeholder: required ? t('caseForms.placeholder') : undefined,
      limit: TEXT_LIMIT,
      lines: true,
      required: required ? t('caseForms.required') : undefined,
    });
  switch (form.action) {
    case 'ask':
    case 'comment':
    case 'note':
      return [words('comment', true)];
    case 'to-development':
    case 'from-development':
      return [words('comment', false)];
    case 'reject':
    case 'cancel':
      return [words('reason', true)];
    case 'propose':
      return [
        words('resolution', true),
        {
          ...choiceInput({
            id: 'articles',
            label: t('caseForms.articles'),
            value: form.typed.articles,
            choices: form.articles,
            look: 'filtered',
            dataset: 'articles',
          }),
          isMultiSelect: true,
        },
      ];
    case 'close':
      return [
        choiceInput({
          id: 'reason',
          label: t('caseForms.close.label'),
          value: form.typed.reason,
          choices: CLOSE_REASONS.map(value => ({ title: t(`closeReasons.${value}`), value })),
          look: 'expanded',
          required: t('caseForms.chooseReason'),
        }),
      ];
    case 'hand-over':
      return [
        choiceInput({
          id: 'team',
          label: t('caseForms.team'),
          value: form.typed.team,
          choices: form.teams,
          required: t('caseForms.chooseTeam'),
        }),
        words('comment', false),
      ];
  }
};
