import type { Command, Feature } from '../bot/feature.ts';
import { phraseOf } from '../cards/home.ts';
import type { CommandName, Translate } from '../locales/index.ts';

/** What Teams shows of one scope's menu at most. */
export const MOST_COMMANDS = 12;

/** Customers first: the menu is for those who do not know yet what can be typed. */
const AUDIENCE: Readonly<Record<Command['for'], number>> = {
  everybody: 0,
  known: 0,
  customers: 0,
  administrators: 1,
  'engineers-and-administrators': 2,
  engineers: 2,
};

/**
 * The commands of a scope's menu, in the order of the help card: all that are taught there or, where these are too
 * many, those of the widest audience and among them those that are complete as they stand.
 */
export const menu = (
  features: readonly Feature[],
  scope: 'personal' | 'shared',
  english: Translate,
): readonly CommandName[] => {
  const taught = features
    .flatMap(feature => feature.commands ?? [])
    .filter(command => command.hidden !== true && (scope === 'personal' || command.where === 'anywhere'));
  const rank = (command: Command): number => AUDIENCE[command.for] * 2 + (isOpen(english, command.name) ? 1 : 0);
  const chosen = new Set(taught.toSorted((a, b) => rank(a) - rank(b)).slice(0, MOST_COMMANDS));
  return taught.filter(command => chosen.has(command)).map(({ name }) => name);
};

const isOpen = (english: Translate, name: CommandName): boolean =>
  english(`commands.${name}.phrases`).split('|')[0]?.includes('{') === true;

/** A command as a menu shows it; picking it types the title. */
export const menuEntry = (t: Translate, name: CommandName): { title: string; description: string } => ({
  title: phraseOf(t, name),
  description: t(`commands.${name}.does`),
});
