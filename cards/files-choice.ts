import type { Translate } from '../locales/index.ts';
import { actions, button, row } from './button.ts';
import { box, type Card, card, type Element, heading, sides, subheading, subtle, text } from './card.ts';
import type { CaseListed } from './case-row.ts';
import { type Choice, choiceInput } from './inputs.ts';
import { cut, line, literal, runs, shorten } from './literal.ts';
import { warning } from './note.ts';
import { stateWord } from './state.ts';

export type FilesChoice = {
  /** The form that the files wait in. */
  readonly draft: string;
  readonly revision: number;
  readonly files: readonly {
    readonly name: string;
    readonly state: 'pending' | 'stored' | 'refused';
    /** Why it was refused, in words. */
    readonly why: string | undefined;
  }[];
  /** What came along with them. */
  readonly words: string | undefined;
  readonly note: string | undefined;
  /** The cases that come first to mind, and all others. */
  readonly cases: readonly CaseListed[];
  readonly others: readonly Choice[];
  /** The account is on hold: a new case can be about its billing only. */
  readonly onlyBilling: boolean;
};

const MOST_FILES = 8;
/** In bytes. */
const NAME = 160;
const WORDS = 900;
const TITLE = 80;

/** Files that wait for their sender to say where they belong. */
export const filesChoiceCard = (t: Translate, view: FilesChoice): Card => {
  const { draft, revision, files, cases, others } = view;
  const waiting = { draft, revision };
  const asked = t('files.choose', { count: files.length });
  return card(t.language, asked, [
    subtle(t('files.waiting')),
    heading(asked),
    warning(view.note),
    box('emphasis', [
      ...files.slice(0, MOST_FILES).map(file => fileLine(t, file)),
      files.length > MOST_FILES ? subtle(t('files.more', { count: files.length - MOST_FILES })) : undefined,
      ...(view.words === undefined ? [] : literal(view.words, WORDS, { size: 'Small', isSubtle: true })),
    ]),
    cases.length === 0 ? undefined : subheading(t('files.intoCase')),
    ...cases.map(it => caseTarget(t, waiting, it)),
    others.length === 0
      ? undefined
      : choiceInput({
          id: 'case',
          label: t('files.otherCase'),
          choices: others.map(({ title, value }) => ({ title: shorten(title, TITLE), value })),
        }),
    subtle(t('files.typeChoice'), { spacing: 'Medium' }),
    view.onlyBilling ? box('warning', [text(t('intake.onHold'), { size: 'Small' })]) : undefined,
    actions([
      button(
        t(view.onlyBilling ? 'intake.toBilling' : 'buttons.openCase'),
        { verb: 'files.new', data: waiting },
        { primary: true, bare: true },
      ),
      others.length === 0 ? undefined : button(t('files.attach'), { verb: 'files.to', data: waiting }),
      button(t('files.discard', { count: files.length }), { verb: 'files.drop', data: waiting }, { bare: true }),
    ]),
  ]);
};

const fileLine = (t: Translate, { name, state, why }: FilesChoice['files'][number]): Element =>
  runs(
    [
      { text: cut(name, NAME), size: 'Small', weight: 'Bolder' },
      {
        text: ` · ${why ?? t(state === 'stored' ? 'files.ready' : `files.states.${state}`)}`,
        size: 'Small',
        isSubtle: true,
      },
    ],
    { spacing: 'Small' },
  );

/** A row that takes the files. */
const caseTarget = (t: Translate, waiting: Pick<FilesChoice, 'draft' | 'revision'>, it: CaseListed): Element =>
  row(
    t('files.attachTo', { number: it.id }),
    { verb: 'files.to', data: { ...waiting, case: it.id } },
    [
      sides(line(it.id, { size: 'Small', color: 'Accent', weight: 'Bolder' }), stateWord(t, it.state)),
      line(cut(it.shortDescription, NAME), {}, { spacing: 'None' }),
    ],
    { separator: true, spacing: 'Small' },
  );
