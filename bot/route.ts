import type { Knowledge } from '../knowledge/knowledge.ts';
import { createCommands, type Judges } from './commands.ts';
import { caseNumberIn, channelOf } from './domain/ids.ts';
import { isAdministrator } from './domain/people.ts';
import type { Action, Command, Context, Deed, Feature, Result, Where } from './feature.ts';
import { askAdministrator } from './features/ask-administrator.ts';
import { OUTAGE_NUMBER } from './features/outages/number.ts';
import { tell } from './features/show.ts';
import type { Slots } from './phrase.ts';

export type Route = {
  /** What the feature that a turn is for makes of it. */
  readonly run: (context: Context) => Promise<Result>;
  /** The verb of a press, where it is one of ours: anything else is somebody's text. */
  readonly verbOf: (deed: Deed) => string | undefined;
};

const SILENT: Result = { reply: { kind: 'silence' } };

/** Finds the feature that a turn is for, and keeps what is not everybody's to where and whom it is for. */
export const createRoute = (features: readonly Feature[], knowledge: Knowledge): Route => {
  const commands = createCommands(features, judgesOf(knowledge));
  const verbs = new Map(features.flatMap(feature => Object.entries(feature.actions ?? {})));
  const datasets = new Map(features.flatMap(feature => Object.entries(feature.datasets ?? {})));

  const said = async (context: Context, { text, files }: Extract<Deed, { kind: 'said' }>): Promise<Result> => {
    const taken = files.length === 0 ? undefined : await first(features, it => it.files?.(context, files, text));
    if (taken !== undefined) return taken;
    const found = commands.match(text, context.language);
    const done = found && (await commanded(context, found.command, found.slots));
    return done ?? (await first(features, it => it.said?.(context, text))) ?? SILENT;
  };

  return {
    verbOf: deed => (deed.kind === 'pressed' && verbs.has(deed.verb) ? deed.verb : undefined),
    run: async context => {
      const { deed, place } = context.turn;
      switch (deed.kind) {
        case 'said':
          return said(context, deed);
        case 'pressed':
          return (await pressed(context, verbs.get(deed.verb), deed.data)) ?? tell(context, context.t('app.oldCard'));
        case 'looked-up': {
          // `case-people:CS0001234` asks a data set about one case.
          const [dataset = '', about] = deed.dataset.split(':');
          const data = about === undefined ? deed.data : { ...deed.data, about };
          const choices = (await datasets.get(dataset)?.(context, deed.query, data)) ?? [];
          return { reply: { kind: 'choices', choices: choices.slice(deed.skip, deed.skip + deed.top) } };
        }
        case 'consented':
          return (await first(features, it => it.consented?.(context, deed))) ?? SILENT;
        case 'installed':
          return (await first(features, it => it.installed?.(context))) ?? SILENT;
        case 'removed':
          return {
            ...SILENT,
            change: { writes: [{ type: 'conversation.remove', id: place.conversation }], notices: [] },
          };
      }
    },
  };
};

/** So that "Take a look at my model" stays a question and is not refused as an engineer's command. */
const judgesOf = ({ teams }: Knowledge): Judges => ({
  case: words => caseNumberIn(words)?.length === words.length,
  outage: words => OUTAGE_NUMBER.test(words),
  email: words => /^\S+@\S+$/.test(words),
  page: isCount,
  entry: isCount,
  team: words => teams.some(({ id, name }) => [id, name.toLowerCase()].includes(words.toLowerCase())),
});

const isCount = (words: string): boolean => /^[1-9]\d{0,3}$/.test(words);

/** Whether what is answered may stand where it was asked. */
const mayAnswerHere = async ({ actor, store, turn }: Context, where: Where | undefined): Promise<boolean> => {
  if (turn.place.kind === 'personal' || where === 'anywhere') return true;
  if (where !== 'desk' || actor.kind !== 'engineer') return false;
  return (await store.desk(channelOf(turn.place.conversation))) !== undefined;
};

const pressed = async (
  context: Context,
  action: Action | undefined,
  data: Readonly<Record<string, unknown>>,
): Promise<Result | undefined> => {
  if (action === undefined) return undefined;
  const here = await mayAnswerHere(context, action.where);
  return here ? action.run(context, data) : tell(context, context.t('app.inPrivate'));
};

const commanded = async (context: Context, command: Command, slots: Slots): Promise<Result | undefined> => {
  const { actor, t } = context;
  if (actor.kind === 'stranger' && command.for !== 'everybody') return tell(context, t('app.unknownPerson'));
  if (command.for === 'engineers' && actor.kind !== 'engineer') return tell(context, t('app.engineersOnly'));
  if (!(await mayAnswerHere(context, command.where))) return tell(context, t('app.inPrivate'));
  if (command.for === 'administrators' && !isAdministrator(actor)) return askAdministrator(context);
  return command.run(context, slots);
};

const first = async <Item, Found>(
  items: readonly Item[],
  ask: (item: Item) => Promise<Found | undefined> | undefined,
): Promise<Found | undefined> => {
  for (const item of items) {
    const found = await ask(item);
    if (found !== undefined) return found;
  }
  return undefined;
};
