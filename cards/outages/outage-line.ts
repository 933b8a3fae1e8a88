import { type Incident, isCancelled, isOver, isPlanned, type Level, latestOf } from '../../bot/domain/incident.ts';
import type { Translate } from '../../locales/index.ts';
import { row } from '../button.ts';
import { type Colour, type Element, type Extra, type Style, sides } from '../card.ts';
import { cut, line, runs } from '../literal.ts';

/** An incident with the names of its products. */
export type OutageListed = { readonly incident: Incident; readonly products: readonly string[] };

type Look = { readonly colour: Colour; readonly style: Style };

const LOOKS: Readonly<Record<Level, Look>> = {
  'major-outage': { colour: 'attention', style: 'attention' },
  'partial-outage': { colour: 'warning', style: 'warning' },
  degraded: { colour: 'warning', style: 'warning' },
  maintenance: { colour: 'accent', style: 'accent' },
};
const OVER: Look = { colour: 'default', style: 'emphasis' };

/** The colour of an incident: that of its level while it matters. */
export const outageLook = (it: Incident, now: Date): Look => (isOver(it, now) ? OVER : LOOKS[it.level]);

/** How bad it is, in words; one that is over says that first. */
export const levelName = (t: Translate, it: Incident, now: Date): string => {
  if (isOver(it, now) && isCancelled(it)) return t('outages.cancelled');
  if (isOver(it, now)) return t(it.level === 'maintenance' ? 'outages.done' : 'outages.over');
  return isPlanned(it, now) ? t('outages.planned') : t(`outages.levels.${it.level}`);
};

const SMALL = { size: 'Small' };
const QUIET = { ...SMALL, isSubtle: true };

const levelWord = (t: Translate, it: Incident, now: Date): Element => {
  const look = outageLook(it, now);
  return runs([
    { ...SMALL, text: '● ', ...(look === OVER ? { isSubtle: true } : { color: look.colour }) },
    { ...SMALL, text: levelName(t, it, now), weight: 'Bolder' },
  ]);
};

/** From when to when. */
export const spanOf = (t: Translate, it: Incident, now: Date): string => {
  const { startedAt, endedAt } = it;
  if (endedAt !== undefined && !isCancelled(it))
    return t('outages.fromUntil', { from: t.moment(startedAt), until: t.moment(endedAt) });
  return isPlanned(it, now) || isCancelled(it)
    ? t('outages.from', { from: t.moment(startedAt) })
    : t('outages.since', { when: t.when(startedAt) });
};

/** In bytes: the page of an incident has them whole. */
const ROOM = { title: 180, about: 110, update: 220 };

/** "Identified, today 09:05: …", the latest that was said. */
export const latestLine = (t: Translate, it: Incident, room: number, extra: Extra = {}): Element | undefined => {
  const latest = latestOf(it);
  return latest === undefined
    ? undefined
    : runs(
        [
          { ...SMALL, weight: 'Bolder', text: t(`outages.phases.${latest.phase}`) },
          { ...QUIET, text: ` · ${t.when(latest.at)}: ` },
          { ...SMALL, text: cut(latest.text, room) },
        ],
        extra,
      );
};

/** What it is called where it is only named: by number where it has one. */
export const outageNumber = (t: Translate, { number }: Incident): string =>
  number === undefined ? t('outages.one') : t('outages.numbered', { number });

/** One incident on the board; a tap opens its page, its number is the typed twin. */
export const outageRow = (
  t: Translate,
  { incident: it, products }: OutageListed,
  now: Date,
  brief = false,
): Element => {
  const about = products.length === 0 ? it.component : t.list(products);
  return row(
    t('outages.open', { name: outageNumber(t, it) }),
    { verb: 'outage.show', data: { incident: it.id } },
    [
      sides(line(outageNumber(t, it), QUIET), levelWord(t, it, now)),
      line(cut(it.title, ROOM.title), { weight: 'Bolder' }, { spacing: 'None' }),
      line(`${cut(about, ROOM.about)} · ${spanOf(t, it, now)}`, QUIET, { spacing: 'None' }),
      brief ? undefined : latestLine(t, it, ROOM.update, { spacing: 'Small' }),
    ],
    { separator: true },
  );
};
