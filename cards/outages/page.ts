import { type Incident, type IncidentUpdate, isOver } from '../../bot/domain/incident.ts';
import type { Translate } from '../../locales/index.ts';
import { actions, button, openUrl } from '../button.ts';
import { box, type Card, card, type Element, type Items, sides, subtle, text } from '../card.ts';
import { type CaseListed, caseRow } from '../case-row.ts';
import { facts } from '../facts.ts';
import { cut, literal, runs, title } from '../literal.ts';
import { type Note, noteLine } from '../note.ts';
import { levelName, outageLook, outageNumber, spanOf } from './outage-line.ts';

/** Why somebody is told of changes: they asked for this incident, or for a product. */
export type Following =
  | { readonly kind: 'incident' }
  | { readonly kind: 'product'; readonly product: string; readonly name: string };

/** What an incident's page knows of the person who looks at it in their own chat. */
export type Reader = {
  readonly following: Following | undefined;
  /** Their open cases that are linked. */
  readonly cases: readonly CaseListed[];
  /** For the vendor's own people: how many open cases there are of everybody. */
  readonly linked: number | undefined;
  /** Of those cases, the ones that they may close now: asked when it is over. */
  readonly closable: readonly { readonly id: string; readonly version: number }[];
};

export type OutageView = {
  readonly now: Date;
  readonly incident: Incident;
  readonly products: readonly string[];
  /** Newest first, of this page. */
  readonly updates: readonly IncidentUpdate[];
  readonly older: number | undefined;
  readonly newer: number | undefined;
  /** Undefined for strangers, and where others read along. */
  readonly reader: Reader | undefined;
  readonly note: Note | undefined;
};

/** One incident with everything that was said about it. */
export const outageCard = (t: Translate, view: OutageView, says?: string): Card => {
  const { incident: it, now, note, reader } = view;
  const level = levelName(t, it, now);
  return card(t.language, says ?? `${outageNumber(t, it)}: ${it.title} (${level})`, [
    box(
      outageLook(it, now).style,
      [
        sides(
          text(outageNumber(t, it), { size: 'Small' }),
          text(level, { size: 'Small', weight: 'Bolder', wrap: false }),
        ),
      ],
      { bleed: true },
    ),
    title(it.title, { spacing: 'Default' }),
    noteLine(note),
    facts([
      it.component === '' ? undefined : [t('outages.component'), it.component],
      view.products.length === 0 ? undefined : [t('outages.products'), cut(t.list(view.products), 600)],
      [t('outages.time'), spanOf(t, it, now)],
      reader?.linked === undefined ? undefined : [t('outages.cases'), t('outages.linked', { count: reader.linked })],
    ]),
    ...told(t, view),
    ...mine(t, view),
    actions(buttons(t, view)),
  ]);
};

/** In bytes, of one update. */
const ROOM = 1500;

const told = (t: Translate, { updates, newer }: OutageView): Items => [
  subtle(t(newer === undefined ? 'outages.updates' : 'outages.earlier'), { separator: true, spacing: 'Medium' }),
  ...(updates.length === 0 ? [text(t('outages.noUpdates'), { size: 'Small', spacing: 'Small' })] : []),
  ...updates.flatMap(({ phase, at, text: words }) => [
    runs(
      [
        { size: 'Small', weight: 'Bolder', text: t(`outages.phases.${phase}`) },
        { size: 'Small', isSubtle: true, text: ` · ${t.when(at)}` },
      ],
      { spacing: 'Small' },
    ),
    ...literal(words, ROOM, { size: 'Small' }, { spacing: 'None' }),
  ]),
];

const mine = (t: Translate, { incident: it, now, reader }: OutageView): Items => {
  if (reader === undefined) return [];
  const over = isOver(it, now);
  const asks = over && reader.cases.length > 0;
  return [
    reader.following === undefined || over
      ? undefined
      : subtle(followingWords(t, reader.following), { separator: true, spacing: 'Medium' }),
    asks ? box('emphasis', [text(t('outages.solvedForYou', { count: reader.cases.length }))]) : undefined,
    ...(reader.cases.length === 0 || asks ? [] : [subtle(t('outages.yourCases'), { spacing: 'Medium' })]),
    ...reader.cases.slice(0, MOST_CASES).map((one): Element => caseRow(t, one)),
  ];
};

const followingWords = (t: Translate, following: Following): string =>
  following.kind === 'incident' ? t('outages.following') : t('outages.followingProduct', { product: following.name });

const MOST_CASES = 3;

const buttons = (t: Translate, { incident: it, older, newer, now, reader }: OutageView): Items => {
  const data = { incident: it.id };
  const over = isOver(it, now);
  const [first] = over ? (reader?.closable ?? []) : [];
  const followable = reader !== undefined && !over;
  const [linked] = reader?.cases ?? [];
  return [
    first === undefined
      ? undefined
      : button(
          t('outages.yesClose', { number: first.id }),
          { verb: 'case.close', data: { case: first.id, version: first.version, reason: 'solved-itself' } },
          { primary: true },
        ),
    first === undefined
      ? undefined
      : button(t('outages.notSolved'), {
          verb: 'case.form',
          data: { case: first.id, version: first.version, action: 'comment' },
        }),
    followable ? followButton(t, it, reader.following) : undefined,
    !followable ? undefined : button(t('outages.linkCase'), { verb: 'outage.cases', data }),
    older === undefined
      ? undefined
      : button(t('outages.older'), { verb: 'outage.show', data: { ...data, offset: older } }, { more: true }),
    newer === undefined
      ? undefined
      : button(t('outages.newer'), { verb: 'outage.show', data: { ...data, offset: newer } }, { more: true }),
    linked === undefined || over
      ? undefined
      : button(
          t('outages.unlink', { number: linked.id }),
          { verb: 'outage.unlink', data: { ...data, case: linked.id } },
          { more: true },
        ),
    it.url === undefined
      ? button(t('outages.board'), { verb: 'outages.show', data: { offset: 0 } }, { more: followable })
      : openUrl(t('outages.vendorPage'), it.url),
  ];
};

const followButton = (t: Translate, { id }: Incident, following: Following | undefined): Element => {
  if (following === undefined)
    return button(t('outages.follow'), { verb: 'outage.follow', data: { incident: id } }, { primary: true });
  return following.kind === 'incident'
    ? button(t('outages.unfollow'), { verb: 'outage.unfollow', data: { incident: id } })
    : button(t('outages.unfollowProduct'), {
        verb: 'outages.unfollow',
        data: { product: following.product },
      });
};

/** Which of the person's open cases an incident is the reason of. */
export const linkCard = (t: Translate, it: Incident, now: Date, cases: readonly CaseListed[]): Card =>
  card(t.language, t('outages.whichCase'), [
    subtle(`${outageNumber(t, it)} · ${levelName(t, it, now)}`),
    title(it.title),
    text(t(cases.length === 0 ? 'outages.noCase' : 'outages.whichCase'), { spacing: 'Small' }),
    ...cases.map(one =>
      caseRow(t, one, {
        leads: {
          words: t('outages.linkThis', { number: one.id }),
          press: { verb: 'outage.link', data: { incident: it.id, case: one.id } },
        },
      }),
    ),
    actions([button(t('buttons.back'), { verb: 'outage.show', data: { incident: it.id } })]),
  ]);
