import { parseFeed } from 'feedsmith';
import { z } from 'zod';
import { type IncidentUpdate, type Level, PHASES, type Phase } from '../domain/incident.ts';
import { clipped, type FeedIncident } from './feed-incident.ts';
import { htmlText } from './html-text.ts';

const instant = z
  .string()
  .transform(text => new Date(text))
  .refine(at => !Number.isNaN(at.getTime()));
const words = z.object({ value: z.string() }).transform(({ value }) => value);

const item = z.object({
  guid: words.optional(),
  link: z.string().optional(),
  title: z.string(),
  description: z.string().default(''),
  content: z.looseObject({ encoded: z.string() }).optional().catch(undefined),
  pubDate: instant,
});

const entry = z.object({
  id: z.string(),
  title: words,
  links: z.array(z.looseObject({ href: z.string(), rel: z.string().default('alternate') })).default([]),
  content: words.optional(),
  summary: words.optional(),
  published: instant.optional().catch(undefined),
  updated: instant,
});

const shapes = z.discriminatedUnion('format', [
  z.looseObject({ format: z.literal('rss'), feed: z.looseObject({ items: z.array(z.unknown()).default([]) }) }),
  z.looseObject({ format: z.literal('atom'), feed: z.looseObject({ entries: z.array(z.unknown()).default([]) }) }),
]);

/** The incidents of an RSS or Atom feed; undefined where it is neither. */
export const readSyndication = (text: string, now: Date): readonly FeedIncident[] | undefined => {
  const parsed = shapes.safeParse(feedIn(text));
  if (!parsed.success) return undefined;
  const { data } = parsed;
  // An entry that cannot be read takes no other with it.
  return data.format === 'rss'
    ? data.feed.items.flatMap(one => {
        const it = item.safeParse(one).data;
        const id = it?.guid ?? it?.link;
        if (it === undefined || id === undefined) return [];
        const html = it.content?.encoded ?? it.description;
        return [incidentOf({ id, title: it.title, url: it.link, html, first: it.pubDate, last: it.pubDate }, now)];
      })
    : data.feed.entries.flatMap(one => {
        const it = entry.safeParse(one).data;
        if (it === undefined) return [];
        const html = it.content ?? it.summary ?? '';
        const first = it.published ?? it.updated;
        const url = it.links.find(({ rel }) => rel === 'alternate')?.href;
        return [incidentOf({ id: it.id, title: it.title, url, html, first, last: it.updated }, now)];
      });
};

const feedIn = (text: string): unknown => {
  try {
    return parseFeed(text);
  } catch {
    return undefined;
  }
};

type Entry = {
  readonly id: string;
  readonly title: string;
  readonly url: string | undefined;
  readonly html: string;
  readonly first: Date;
  readonly last: Date;
};

/** A feed forgets to say that something is over. */
const SILENT = 3 * 86_400_000;

const incidentOf = ({ id, title, url, html, first, last }: Entry, now: Date): FeedIncident => {
  const text = htmlText(html);
  const updates = updatesIn(text, last, htmlText(title));
  const planned = plannedIn(text, last);
  const latest = updates.reduce((most, { at }) => (at > most ? at : most), last);
  const begun = updates.reduce((least, { at }) => (at < least ? at : least), first);
  const over = updates.some(({ phase }) => phase === 'resolved' || phase === 'completed');
  const forgotten = !over && planned === undefined && now.getTime() - latest.getTime() > SILENT;
  return clipped({
    externalId: id,
    title: htmlText(title),
    level: planned === undefined ? levelIn(`${title} ${text}`) : 'maintenance',
    component: '',
    startedAt: planned?.from ?? begun,
    endedAt: over ? undefined : (planned?.until ?? (forgotten ? latest : undefined)),
    url,
    updates,
    saidAt: latest,
  });
};

const levelIn = (words: string): Level => {
  if (/\bmaintenance\b/i.test(words)) return 'maintenance';
  if (/\bmajor outage\b/i.test(words)) return 'major-outage';
  return /\b(?:outage|unavailable|down)\b/i.test(words) ? 'partial-outage' : 'degraded';
};

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** Hours from UTC of the zones that status pages are set to. */
const ZONES: Readonly<Record<string, number>> = {
  ...{ UTC: 0, GMT: 0, WET: 0, BST: 1, CET: 1, WEST: 1, CEST: 2, EET: 2, EEST: 3, SGT: 8, JST: 9, AEST: 10, AEDT: 11 },
  ...{ EDT: -4, EST: -5, CDT: -5, CST: -6, MDT: -6, MST: -7, PDT: -7, PST: -8 },
};

/** "Nov 20, 09:05 UTC" of the year that brings it nearest to `near`. */
const dayIn = (month: string, day: string, time: string, zone: string, near: Date): Date | undefined => {
  const index = MONTHS.indexOf(month.toLowerCase());
  const [hour = 0, minute = 0] = time.split(':').map(Number);
  const ahead = ZONES[zone];
  const year = near.getUTCFullYear();
  return index < 0 || ahead === undefined
    ? undefined
    : [year - 1, year, year + 1]
        .map(one => new Date(Date.UTC(one, index, Number(day), hour - ahead, minute)))
        .sort((a, b) => Math.abs(Number(a) - Number(near)) - Math.abs(Number(b) - Number(near)))[0];
};

/** As status pages write an update: when, then in which phase it is, then the words. */
const WHEN = /^([A-Z][a-z]{2}) (\d{1,2}), (\d{1,2}:\d{2}) ([A-Z]{3,4})$/;
const SAYS = /^([A-Z][A-Za-z ]{2,24}) - (.*)$/;

const phaseOf = (words: string): Phase | undefined =>
  PHASES.find(phase => phase === words.toLowerCase().replace(' ', '-'));

/** Where no time stands before an update, its phase stands first, or before a title: "Resolved - …", "[Resolved] …". */
const NAMED = `(${PHASES.join('|').replaceAll('-', '[- ]')})`;
const BEGINS = new RegExp(`^(?:status: ?)?${NAMED}\\b`, 'i');
const HEADS = new RegExp(`^\\[?${NAMED}[\\]:]`, 'i');

const updatesIn = (text: string, near: Date, title: string): readonly IncidentUpdate[] => {
  const lines = text.split('\n');
  const updates = lines.flatMap((line, index): readonly IncidentUpdate[] => {
    const [, month = '', day = '', time = '', zone = ''] = WHEN.exec(line.trim()) ?? [];
    const at = month === '' ? undefined : dayIn(month, day, time, zone, near);
    const [, phase = '', words = ''] = SAYS.exec(lines[index + 1]?.trim() ?? '') ?? [];
    if (at === undefined || phase === '') return [];
    const end = lines.findIndex((other, place) => place > index && WHEN.test(other.trim()));
    const more = lines.slice(index + 2, end < 0 ? undefined : end);
    return [
      { id: `${at.toISOString()} ${phase}`, at, phase: phaseOf(phase) ?? 'update', text: [words, ...more].join('\n') },
    ];
  });
  if (updates.length > 0 || text === '') return updates;
  const phase = phaseOf(BEGINS.exec(text)?.[1] ?? HEADS.exec(title)?.[1] ?? '') ?? 'update';
  return [{ id: `${near.toISOString()} ${phase}`, at: near, phase, text }];
};

const EVENT =
  /SCHEDULED EVENT\s+([A-Z][a-z]{2}) (\d{1,2}), (\d{1,2}:\d{2})\s+-\s+(?:([A-Z][a-z]{2}) (\d{1,2}), )?(\d{1,2}:\d{2}) ([A-Z]{3,4})\b/;

const plannedIn = (text: string, near: Date): { from: Date; until: Date } | undefined => {
  const found = EVENT.exec(text);
  if (found === null) return undefined;
  const [, month = '', day = '', time = '', endMonth = month, endDay = day, endTime = '', zone = ''] = found;
  const from = dayIn(month, day, time, zone, near);
  const until = from && dayIn(endMonth, endDay, endTime, zone, from);
  return from === undefined || until === undefined ? undefined : { from, until };
};
