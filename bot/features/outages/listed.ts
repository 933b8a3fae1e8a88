import type { OutageListed } from '../../../cards/outages/outage-line.ts';
import type { Knowledge } from '../../../knowledge/knowledge.ts';
import type { Incident } from '../../domain/incident.ts';
import { productNames } from '../product-names.ts';

/** An incident with its products by name. */
export const outageListed = (knowledge: Pick<Knowledge, 'product'>, incident: Incident): OutageListed => ({
  incident,
  products: productNames(knowledge, incident.products),
});
