import { type CaseId, caseNumberIn } from '../../domain/ids.ts';
import type { CaseCommand } from '../../domain/lifecycle.ts';
import type { Command, Context, Result } from '../../feature.ts';
import { act, openForm } from './act.ts';
import { followUp } from './follow-up.ts';

type Slots = Readonly<Record<string, string>>;

/** A command about one case: the number says which, the words after the colon what a field would hold. */
export const aboutCase = (
  name: Command['name'],
  who: Command['for'],
  run: (context: Context, id: CaseId, text: string) => Promise<Result>,
): Command => ({
  name,
  for: who,
  where: 'desk',
  run: async (context, { case: number = '', text = '' }: Slots) => {
    const id = caseNumberIn(number);
    return id === undefined ? undefined : run(context, id, text);
  },
});

/** The typed twin of a button: understood, and not taught. */
const twin = (...about: Parameters<typeof aboutCase>): Command => ({ ...aboutCase(...about), hidden: true });

const doing =
  (command: (text: string) => CaseCommand) =>
  (context: Context, id: CaseId, text: string): Promise<Result> =>
    act(context, { case: id, version: undefined }, command(text));

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
  twin('closeCase', 'known', (context, id) => openForm(context, { case: id, version: undefined }, 'close')),
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
  twin('followUp', 'known', followUp),
  twin('handOver', 'engineers', (context, id) => openForm(context, { case: id, version: undefined }, 'hand-over')),
];
