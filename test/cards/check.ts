import { createRequire } from 'node:module';
import type { Card } from '../../cards/card.ts';

// Its ES modules have imports that Node does not resolve; the bundle is the same code.
const renderer: typeof import('adaptivecards') = createRequire(import.meta.url)('adaptivecards/dist/adaptivecards.js');

/** Teams takes it in cards of version 1.5. */
const TYPE_AHEAD = 'Property "choices.data" is supported in version 1.6, but you are using version 1.5.';

/** What the real renderer makes of a card at a version: what it complains about, and what it keeps. */
export const parsed = (
  card: Card,
  version: 'v1_2' | 'v1_5',
): { readonly faults: readonly string[]; readonly kept: unknown } => {
  // Its check of `lang` keeps state: it fails after each success, until it has failed.
  new renderer.AdaptiveCard().parse({ type: 'AdaptiveCard', version: '1.5', lang: '-' });
  const context = new renderer.SerializationContext(renderer.Versions[version]);
  const it = new renderer.AdaptiveCard();
  it.parse(JSON.parse(JSON.stringify(card)), context);
  const told = Array.from({ length: context.eventCount }, (_, index) => context.getEventAt(index)?.message ?? '');
  return { faults: told.filter(fault => fault !== TYPE_AHEAD), kept: it.toJSON() };
};
