import { shorten } from '../../cards/literal.ts';
import { levelName, spanOf } from '../../cards/outages/outage-line.ts';
import { outageCard } from '../../cards/outages/page.ts';
import type { Translate } from '../../locales/index.ts';
import type { IncidentId } from '../domain/ids.ts';
import { type Incident, type IncidentNews, isCancelled, latestOf } from '../domain/incident.ts';
import { outageView } from '../features/outages/page.ts';
import { readerOf } from '../features/outages/reader.ts';
import type { Outgoing } from '../ports.ts';
import type { Reader } from './reader.ts';
import { type NoticeParts, outgoing } from './rendering.ts';

/** A change of an incident for one person, as it is now; undefined where they no longer follow it. */
export const incidentNotice = async (
  { store, knowledge, now }: NoticeParts,
  { actor, t }: Reader,
  id: IncidentId,
  news: IncidentNews,
): Promise<Outgoing | undefined> => {
  const it = await store.incident(id);
  if (it === undefined) return undefined;
  const reader = await readerOf({ store, knowledge, t }, actor, it);
  if (reader.following === undefined && reader.cases.length === 0) return undefined;
  const at = now();
  const words = newsWords(t, it, news, at);
  const view = outageView({ now: at, knowledge }, it, reader, { note: { words, style: 'emphasis' } });
  return outgoing(outageCard(t, view, words), words);
};

const MOST = 200;

/** What a toast says: the whole message. */
const newsWords = (t: Translate, it: Incident, news: IncidentNews, now: Date): string =>
  t(`outages.news.${news === 'ended' && isCancelled(it) ? 'cancelled' : news}`, {
    title: it.title,
    span: spanOf(t, it, now),
    level: levelName(t, it, now),
    update: shorten(latestOf(it)?.text.replace(/\s+/g, ' ') ?? levelName(t, it, now), MOST),
  });
