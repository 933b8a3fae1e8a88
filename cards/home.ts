import type { CommandName, Translate } from '../locales/index.ts';
import { actions, row } from './button.ts';
import { box, type Card, card, column, columns, container, type Element, subheading, text } from './card.ts';
import { type CaseListed, caseRow } from './case-row.ts';
import { link } from './link.ts';
import { title } from './literal.ts';

export type Home = {
  /** The person's first name. */
  readonly name: string | undefined;
  readonly welcome: boolean;
  readonly open: { readonly count: number; readonly latest: readonly CaseListed[] } | undefined;
  /** How many notices the person has not seen. */
  readonly missed: number;
  readonly commands: readonly { readonly name: CommandName; readonly for: string }[];
  readonly buttons: readonly (Element | undefined)[];
};

/** Where everything starts: what is open, what to try first, and what can be typed. */
export const homeCard = (t: Translate, home: Home): Card => {
  const greeting = home.name === undefined ? t('home.greeting') : t('home.greetingName', { name: home.name });
  return card(t.language, greeting, [
    title(greeting),
    text(t(home.welcome ? 'home.welcome' : 'home.intro'), { spacing: 'Small' }),
    home.missed === 0
      ? undefined
      : link(t('home.missed', { count: home.missed }), { verb: 'missed.show', data: {} }, { spacing: 'Medium' }),
    home.open === undefined || home.open.count === 0 ? undefined : openCases(t, home.open),
    home.welcome
      ? box('emphasis', [
          subheading(t('home.tryFirst')),
          ...(['home.try1', 'home.try2', 'home.try3'] as const).map(key => text(t(key), { spacing: 'Small' })),
        ])
      : commandList(t, home.commands),
    actions(home.buttons),
  ]);
};

const openCases = (t: Translate, open: NonNullable<Home['open']>): Element =>
  container([openCasesRow(t, open.count), ...open.latest.map(it => caseRow(t, it))], { spacing: 'Medium' });

/** How many there are, and the way to all of them. */
const openCasesRow = (t: Translate, count: number): Element => {
  const words = t('home.openCases', { count });
  return row(words, { verb: 'list.open', data: {} }, [subheading(words, { color: 'Accent' })]);
};

const commandList = (t: Translate, commands: Home['commands']): Element =>
  box('emphasis', [
    subheading(t('home.canType')),
    ...commands
      // Whoever reads this has typed it.
      .filter(({ name }) => name !== 'help')
      .map(({ name }) =>
        columns(
          [
            column('1', [text(phraseOf(t, name), { size: 'Small', weight: 'Bolder' })]),
            column('1', [text(t(`commands.${name}.does`), { size: 'Small' })]),
          ],
          { spacing: 'Small' },
        ),
      ),
  ]);

/** A phrase as it is taught: open parts in capitals. */
export const phraseOf = (t: Translate, name: CommandName): string =>
  (t(`commands.${name}.phrases`).split('|')[0] ?? name).replace(/\{(\w+)\}/g, (_, slot: string) => slotName(t, slot));

const slotName = (t: Translate, slot: string): string => {
  switch (slot) {
    case 'product':
      return t('slots.product');
    case 'email':
      return t('slots.email');
    case 'team':
      return t('slots.team');
    case 'language':
      return t('slots.language');
    case 'case':
      return 'CS0001234';
    default:
      return t('slots.words');
  }
};
