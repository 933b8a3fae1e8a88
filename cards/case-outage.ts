import type { Translate } from '../locales/index.ts';
import { box, type Element, subtle } from './card.ts';
import { type OutageListed, outageRow } from './outages/outage-line.ts';

/** The outage that a case is linked to; for the vendor's own people also how many open cases there are. */
export type CaseOutage = { readonly listed: OutageListed; readonly now: Date; readonly linked: number | undefined };

/** What is behind a case, one tap from all that was said about it. */
export const caseOutage = (t: Translate, { listed, now, linked }: CaseOutage): Element =>
  box('emphasis', [
    subtle(linked === undefined ? t('outages.caseLinked') : t('outages.caseLinkedCount', { count: linked })),
    outageRow(t, listed, now),
  ]);
