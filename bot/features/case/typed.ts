import type { FormAction } from '../../../cards/case-form.ts';
import { translator } from '../../../locales/index.ts';
import { CLOSE_REASONS, type CloseReason } from '../../domain/case.ts';
import { type CaseId, caseNumberIn } from '../../domain/ids.ts';
import type { CaseCommand } from '../../domain/lifecycle.ts';
import type { Command, Context, Result } from '../../feature.ts';
import { teamNamed } from '../desk/channel.ts';
import { show } from '../show.ts';
import { act, openForm, whereAllowed } from './act.ts';
import { drawCase } from './draw.ts';
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

/** The same where something must be said: where it was not, the page of the action asks for it. */
const saying =
  (form: FormAction, command: (text: string) => CaseCommand) =>
  (context: Context, id: CaseId, text: string): Promise<Result> =>
    text === '' ? openForm(context, { case: id, version: undefined }, form) : doing(command)(context, id, text);

/** An answer is written on the card of the case. */
const replyTyped = (context: Context, id: CaseId, text: string): Promise<Result> =>
  text === ''
    ? whereAllowed(context, id, 'reply', async it => show(await drawCase(context, it)))
    : doing(said => ({ type: 'reply', text: said }))(context, id, text);

const commentTyped = saying('comment', text => ({ type: 'comment', text }));

/** Engineers ask for what they need; a customer who asks something writes it into the case. */
const askTyped = (context: Context, id: CaseId, text: string): Promise<Result> =>
  context.actor.kind === 'engineer'
    ? saying('ask', question => ({ type: 'ask', question }))(context, id, text)
    : commentTyped(context, id, text);

/** To close and to cancel are one wish: its own people say which reason it has, an engineer says why. */
const endTyped = (context: Context, id: CaseId, text: string): Promise<Result> =>
  context.actor.kind === 'engineer'
    ? saying('cancel', reason => ({ type: 'cancel', reason }))(context, id, text)
    : closeTyped(context, id, text);

/** With the reason where it is one that there is; otherwise it is asked for. */
const closeTyped = (context: Context, id: CaseId, text: string): Promise<Result> => {
  const reason = reasonIn(context, text);
  const press = { case: id, version: undefined };
  return reason === undefined ? openForm(context, press, 'close') : act(context, press, { type: 'close', reason });
};

/** The one reason that the words mean, in the person's language or in English; little words mean nothing. */
const reasonIn = ({ now, t }: Context, text: string): CloseReason | undefined => {
  const said = plain(text);
  if (said.trim().length < FEWEST) return undefined;
  const [reason, another] = CLOSE_REASONS.filter(it =>
    [t, translator('en', 'UTC', now)].some(say => plain(say(`closeReasons.${it}`)).includes(said)),
  );
  return another === undefined ? reason : undefined;
};

const FEWEST = 5;

/** " it solved itself " */
const plain = (text: string): string =>
  ` ${text
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean)
    .join(' ')} `;

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
    saying('reject', reason => ({ type: 'reject', reason })),
  ),
  twin('comment', 'known', commentTyped),
  twin('reply', 'known', replyTyped),
  twin('closeCase', 'known', endTyped),
  twin('cancelCase', 'known', endTyped),
  twin('askFor', 'known', askTyped),
  twin(
    'propose',
    'engineers',
    saying('propose', resolution => ({ type: 'propose', resolution, articles: [] })),
  ),
  twin(
    'note',
    'engineers',
    saying('note', text => ({ type: 'note', text })),
  ),
  twin(
    'toDevelopment',
    'engineers',
    doing(note => ({ type: 'to-development', note })),
  ),
  twin(
    'fromDevelopment',
    'engineers',
    doing(note => ({ type: 'from-development', note })),
  ),
  twin('followUp', 'known', (context, id) => followUp(context, id, false)),
  twin('followUpBeside', 'known', (context, id) => followUp(context, id, true)),
  twin('handOver', 'engineers', (context, id, _, { team }) => handOverTyped(context, id, team)),
];
