import type { Translate } from '../../locales/index.ts';
import { actions, button, openUrl } from '../button.ts';
import { box, type Card, card, type Element, heading, type Items, subheading, subtle, text } from '../card.ts';
import { line, title } from '../literal.ts';
import { type OutageListed, outageRow } from './outage-line.ts';

export type BoardView = {
  readonly now: Date;
  /** What the board was asked about; undefined for everything. */
  readonly asked: { readonly words: string; readonly known: boolean } | undefined;
  readonly counts: { readonly current: number; readonly planned: number; readonly recent: number };
  /** Of this page, in the order of the board. */
  readonly current: readonly OutageListed[];
  readonly planned: readonly OutageListed[];
  readonly recent: readonly OutageListed[];
  readonly pages: { readonly back: number | undefined; readonly on: number | undefined };
  /** When the vendor's page was last read, where one is read at all; and whether that fails at present. */
  readonly checked: { readonly at: Date | undefined; readonly failing: boolean } | undefined;
  /** The vendor's own status page. */
  readonly status: string | undefined;
  /** Following the product that was asked about, where the reader can. */
  readonly follow: { readonly product: string; readonly name: string; readonly on: boolean } | undefined;
};

/** What is wrong now, what is planned, what is over: the vendor's services at a glance. */
export const boardCard = (t: Translate, view: BoardView): Card => {
  const { counts, asked, now } = view;
  const words =
    counts.current === 0
      ? t(asked?.known === true ? 'outages.noneHere' : 'outages.none')
      : t('outages.current', { count: counts.current });
  return card(t.language, `${t('outages.title')}: ${words}`, [
    subtle(t('outages.title')),
    asked?.known === true ? title(asked.words) : undefined,
    asked?.known === false ? box('warning', [line(t('outages.unknownProduct', { product: asked.words }))]) : undefined,
    asked?.known === true ? text(words, { spacing: 'Small' }) : heading(words),
    ...view.current.map(it => outageRow(t, it, now)),
    ...section(
      t('outages.plannedTitle'),
      view.planned.map(it => outageRow(t, it, now, true)),
    ),
    ...section(
      t('outages.recentTitle'),
      view.recent.map(it => outageRow(t, it, now, true)),
    ),
    lastChecked(t, view),
    actions(buttons(t, view)),
  ]);
};

const section = (name: string, rows: readonly Element[]): Items =>
  rows.length === 0 ? [] : [subheading(name, { spacing: 'Large' }), ...rows];

const lastChecked = (t: Translate, { checked }: BoardView): Element => {
  if (checked === undefined) return subtle(t('outages.byHand'), { spacing: 'Medium' });
  const { at, failing } = checked;
  if (at === undefined) return subtle(t('outages.neverChecked'), { spacing: 'Medium' });
  return subtle(t(failing ? 'outages.notReached' : 'outages.lastChecked', { when: t.when(at) }), { spacing: 'Medium' });
};

const buttons = (t: Translate, { follow, pages, asked, status }: BoardView): Items => {
  const product = asked?.known === true ? { product: asked.words } : {};
  const to = (offset: number) => ({ verb: 'outages.show', data: { ...product, offset } });
  return [
    follow === undefined
      ? undefined
      : button(t(follow.on ? 'outages.unfollowProduct' : 'outages.followProduct'), {
          verb: follow.on ? 'outages.unfollow' : 'outages.follow',
          data: { product: follow.product },
        }),
    pages.on === undefined ? undefined : button(t('buttons.nextPage'), to(pages.on)),
    pages.back === undefined ? undefined : button(t('buttons.previousPage'), to(pages.back)),
    asked === undefined ? undefined : button(t('outages.all'), { verb: 'outages.show', data: { offset: 0 } }),
    status === undefined ? undefined : openUrl(t('links.status'), status),
  ];
};
