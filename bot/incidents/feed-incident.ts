import { v5 as hash } from 'uuid';
import type { Knowledge } from '../../knowledge/knowledge.ts';
import { asId, type IncidentId } from '../domain/ids.ts';
import type { IncidentReport, IncidentUpdate, Level } from '../domain/incident.ts';
import { productsIn } from '../features/intake/product-in.ts';

/** An incident as a feed tells of it. */
export type FeedIncident = {
  readonly externalId: string;
  readonly title: string;
  readonly level: Level;
  readonly component: string;
  readonly startedAt: Date;
  readonly endedAt: Date | undefined;
  readonly url: string | undefined;
  readonly updates: readonly IncidentUpdate[];
  readonly saidAt: Date;
};

const cut = (words: string, most: number): string =>
  words
    .replace(/\p{Surrogate}|\0/gu, ' ')
    .trim()
    .slice(0, most)
    .replace(/[\uD800-\uDBFF]$/, '');

const MOST_UPDATES = 100;

/** The same within the sizes that a board takes; an update without words says nothing. */
export const clipped = (it: FeedIncident): FeedIncident => ({
  ...it,
  title: cut(it.title, 200),
  component: cut(it.component, 120),
  url: it.url !== undefined && /^https:\/\//.test(it.url) && URL.canParse(it.url) ? it.url.slice(0, 500) : undefined,
  updates: it.updates
    .map(update => ({ ...update, id: update.id.slice(0, 200), text: cut(update.text, 4000) }))
    .filter(({ text }) => text !== '')
    .slice(0, MOST_UPDATES),
});

/** The namespace of ids that are made of a feed's address and its own ids. */
const FEEDS = '0d4be6ad-2f0f-4f67-8a3e-0d9a6a1f5b52';

/** The id of a feed's incident on the board. */
export const feedIncidentId = (url: string, externalId: string): IncidentId =>
  asId<IncidentId>(hash(`${url} ${externalId}`, FEEDS));

/** A feed's incident as a report: its products are those that title and component name. */
export const feedReport = (
  { vendor }: Pick<Knowledge, 'vendor'>,
  url: string,
  { externalId, endedAt, ...it }: FeedIncident,
  now: Date,
): IncidentReport => ({
  ...it,
  id: feedIncidentId(url, externalId),
  source: url,
  products: productsIn(`${it.title} | ${it.component}`, vendor.products).map(({ id }) => id),
  end: endedAt,
  saidAt: it.saidAt > now ? now : it.saidAt,
});
