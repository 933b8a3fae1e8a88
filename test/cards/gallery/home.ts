import { features } from '../../../bot/features/index.ts';
import { button } from '../../../cards/button.ts';
import type { Element } from '../../../cards/card.ts';
import { homeCard } from '../../../cards/home.ts';
import type { Translate } from '../../../locales/index.ts';
import { LISTED, NAMES } from './data.ts';
import type { Exhibit } from './exhibit.ts';

const commands = features.flatMap(feature => feature.commands ?? []).filter(command => command.hidden !== true);

const homeButtons = (t: Translate, engineer: boolean, administrator: boolean): readonly (Element | undefined)[] => [
  engineer
    ? button(t('buttons.queue'), { verb: 'desk.queue', data: { offset: 0 } }, { primary: true })
    : button(t('buttons.openCase'), { verb: 'intake.open', data: { ref: 'ref' } }, { primary: true }),
  engineer ? button(t('queue.mine'), { verb: 'desk.mine', data: { offset: 0 } }) : undefined,
  engineer ? undefined : button(t('buttons.cases'), { verb: 'list.show', data: { view: 'all' } }),
  administrator ? button(t('buttons.licenses'), { verb: 'license.list', data: { offset: 0 } }) : undefined,
  button(t('buttons.profile'), { verb: 'profile.show', data: {} }),
  button(t('buttons.outages'), { verb: 'outages.show', data: { offset: 0 } }),
];

const taught = (who: 'user' | 'administrator' | 'engineer') =>
  commands.filter(
    command =>
      command.for === 'everybody' ||
      command.for === 'known' ||
      (command.for === 'customers' && who !== 'engineer') ||
      (command.for === 'engineers' && who === 'engineer') ||
      (command.for === 'engineers-and-administrators' && who !== 'user') ||
      (command.for === 'administrators' && who === 'administrator'),
  );

/** The home of everybody, and the welcome. */
export const homeExhibits: readonly Exhibit[] = [
  ...(['user', 'administrator', 'engineer'] as const).map(who => ({
    name: `home ${who}`,
    draw: (t: Translate) =>
      homeCard(t, {
        name: who === 'user' ? NAMES.mia : NAMES.jon,
        welcome: false,
        missed: who === 'user' ? 3 : 0,
        open: who === 'engineer' ? undefined : { count: 24, latest: LISTED.slice(1, 4) },
        commands: taught(who),
        buttons: homeButtons(t, who === 'engineer', who === 'administrator'),
      }),
  })),
  {
    name: 'home welcome',
    draw: t =>
      homeCard(t, {
        name: NAMES.sato,
        welcome: true,
        missed: 0,
        open: { count: 1, latest: LISTED.slice(0, 1) },
        commands: taught('user'),
        buttons: homeButtons(t, false, false),
      }),
  },
  {
    name: 'home welcome group',
    draw: t =>
      homeCard(t, {
        name: undefined,
        welcome: true,
        missed: 0,
        open: undefined,
        commands: [],
        buttons: homeButtons(t, false, false),
      }),
  },
];
