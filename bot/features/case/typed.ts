import { translator } from '../../../locales/index.ts';
import { CLOSE_REASONS, type CloseReason } from '../../domain/case.ts';
import { type CaseId, caseNumberIn } from '../../domain/ids.ts';
import type { CaseCommand } from '../../domain/lifecycle.ts';
import type { Command, Context, Result } from '../../feature.ts';
import { teamNamed } from '../desk/channel.ts';
import { act, openForm } from './act.ts';
import { followUp } from './follow-up.ts';

type Slots = Readonly<Record<string, string>>;

/** A command about one case: the number says which, the words after the colon what a field would hold. */
export const aboutCase = (
  name: Command['name'],
  who: Command['for'],
  run: (context: Context, id: CaseId, text: string, slots: Slots) => Promise<Result>,
): Command => ({
  name,
  for: who,
  where: 'desk',
  run: async (context, slots: Slots) => {
    const { case: number = '', text = '' } = slots;
    const id = caseNumberIn(number);
    return id === undefined ? undefined : run(context, id, text, slots);
  },
});

/** The typed twin of a button: understood, and not taught. */
export const twin = (...about: Parameters<typeof aboutCase>): Command => ({ ...aboutCase(...about), hidden: true });

const doing =
  (command: (text: string) => CaseCommand) =>
  (context: Context, id: CaseId, text: string): Promise<Result> =>
    act(context, { case: id, version: undefined }, command(text));

/** With the reason where it is one that there is; otherwise it is asked for. */
const closeTyped = (context: Context, id: CaseId, text: string): Promise<Result> => {
  const reason = reasonIn(context, text);
  const press = { case: id, version: undefined };
  return reason === undefined ? openForm(context, press, 'close') : act(context, press, { type: 'close', reason });
};

/** The reason that the words mean, in the person's language or in English. */
const reasonIn = ({ now, t }: Context, text: string): CloseReason | undefined => {
  const words = text
    .trim()
    .toLowerCase()
    .replace(/[.!]+$/, '');
  if (words === '') return undefined;
  return CLOSE_REASONS.find(reason =>
    [t, translator('en', 'UTC', now)].some(say => say(`closeReasons.${reason}`).toLowerCase().includes(words)),
  );
};

const handOverTyped = (context: Context, id: CaseId, named: string | undefined): Promise<Result> => {
  const press = { case: id, version: undefined };
  const team = named === undefined ? undefined : teamNamed(context, named);
  return team === undefined
    ? openForm(context, press, 'hand-over')
    : act(context, press, { type: 'hand-over', team: team.id, note: '' });
};

/** What can be done with a case by typing alone, for phones and screen readers. */
export const typedActions: readonly Command[] = [
  twin(
    'accept',
    'known',
    doing(() => ({ type: 'accept' })),
  ),
  twin(
    'reject',
    'known',
    doing(text => ({ type: 'reject', reason: text })),
  ),
  twin(
    'comment',
    'known',
    doing(text => ({ type: 'comment', text })),
  ),
  twin(
    'reply',
    'known',
    doing(text => ({ type: 'reply', text })),
  ),
  twin('closeCase', 'known', closeTyped),
  twin(
    'askFor',
    'engineers',
    doing(text => ({ type: 'ask', question: text })),
  ),
  twin(
    'propose',
    'engineers',
    doing(text => ({ type: 'propose', resolution: text, articles: [] })),
  ),
  twin(
    'note',
    'engineers',
    doing(text => ({ type: 'note', text })),
  ),
  twin(
    'toDevelopment',
    'engineers',
    doing(text => ({ type: 'to-development', note: text })),
  ),
  twin(
    'fromDevelopment',
    'engineers',
    doing(text => ({ type: 'from-development', note: text })),
  ),
  twin(
    'cancelCase',
    'engineers',
    doing(text => ({ type: 'cancel', reason: text })),
  ),
  twin('followUp', 'known', (context, id) => followUp(context, id, false)),
  twin('followUpBeside', 'known', (context, id) => followUp(context, id, true)),
  twin('handOver', 'engineers', (context, id, _, { team }) => handOverTyped(context, id, team)),
];
