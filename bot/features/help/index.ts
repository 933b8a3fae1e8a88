import { button } from '../../../cards/button.ts';
import type { Element } from '../../../cards/card.ts';
import { homeCard } from '../../../cards/home.ts';
import { isAdministrator } from '../../domain/people.ts';
import type { Command, Context, Feature, Result } from '../../feature.ts';
import { listed } from '../case/listed.ts';
import { chooseDesk } from '../desk/channel.ts';
import { features } from '../index.ts';
import { draftInProgress, type OpenDraft } from '../intake/draft.ts';
import { show } from '../show.ts';
import { strangerAnswer } from '../stranger.ts';

const LATEST = 3;

/** The home: what is open, and what can be done, by role. */
const home = async (context: Context, welcome: boolean): Promise<Result> => {
  const { actor, store, t, turn } = context;
  if (actor.kind === 'stranger') return strangerAnswer(context, actor);
  // What is open is nobody else's business in a shared chat.
  const mine = turn.place.kind === 'personal' && actor.kind === 'customer';
  // Those who were never welcomed have missed nothing that they would look for.
  const unseen = turn.place.kind === 'personal' && !welcome ? store.countMissed(actor.user.id, context.now) : 0;
  const [count, latest, draft] = mine
    ? await Promise.all([
        store.countOpenCases(actor.user.id),
        store.openCases(actor.user.id, LATEST),
        draftInProgress(context),
      ])
    : [0, [], undefined];
  return show(
    homeCard(t, {
      name: actor.user.name.split(' ')[0],
      welcome,
      open: mine ? { count, latest: latest.map(line => listed(context, line)) } : undefined,
      missed: await unseen,
      commands: features.flatMap(feature => feature.commands ?? []).filter(command => isFor(context, command)),
      buttons: buttonsFor(context, draft),
    }),
  );
};

/** What is worth teaching: each command once, to those it is for. */
const isFor = ({ actor }: Context, command: Command): boolean => {
  if (command.hidden === true) return false;
  if (command.for === 'engineers') return actor.kind === 'engineer';
  if (command.for === 'customers') return actor.kind === 'customer';
  if (command.for === 'administrators') return isAdministrator(actor);
  if (command.for === 'engineers-and-administrators') return actor.kind === 'engineer' || isAdministrator(actor);
  return true;
};

const buttonsFor = (context: Context, draft: OpenDraft | undefined): readonly (Element | undefined)[] => {
  const { actor, t } = context;
  const press = (verb: string, data: Record<string, unknown> = {}) => ({ verb, data });
  const open =
    draft === undefined
      ? button(t('buttons.openCase'), press('intake.open', { ref: context.mint('open') }), { primary: true })
      : button(t('buttons.continueDraft'), press('intake.show', { draft: draft.row.id }), { primary: true });
  return [
    actor.kind === 'engineer'
      ? button(t('buttons.queue'), press('desk.queue', { offset: 0 }), { primary: true })
      : open,
    actor.kind === 'engineer' ? button(t('queue.mine'), press('desk.mine', { offset: 0 })) : undefined,
    actor.kind === 'customer' ? button(t('buttons.cases'), press('list.show', { view: 'all' })) : undefined,
    isAdministrator(actor) ? button(t('buttons.licenses'), press('license.list', { offset: 0 })) : undefined,
    button(t('buttons.profile'), press('profile.show')),
    button(t('buttons.outages'), press('outages.show', { offset: 0 })),
  ];
};

export const help: Feature = {
  name: 'help',
  commands: [
    { name: 'help', for: 'everybody', where: 'anywhere', inEveryLanguage: true, run: context => home(context, false) },
  ],
  installed: async context => {
    const { conversation, kind } = context.turn.place;
    // Teams announces one installation by several activities; the welcome is written once for them all.
    const once = { conversation, activity: 'welcome', at: context.now };
    // Announced again, a channel that is a desk stays one.
    if (kind === 'channel' && (await context.store.desk(conversation)) !== undefined) return undefined;
    const result =
      kind === 'channel' && context.actor.kind === 'engineer' ? chooseDesk(context) : await home(context, true);
    return { ...result, change: { once, writes: [], notices: [] } };
  },
};
