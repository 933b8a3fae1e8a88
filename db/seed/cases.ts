import type { Case } from '../../bot/domain/case.ts';
import { asId, type CaseId, caseNumber, type ProductId, type TeamId, type UserId } from '../../bot/domain/ids.ts';
import type { Limits } from '../../bot/domain/lifecycle.ts';
import { priorityOf } from '../../bot/domain/priority.ts';
import { type Cast, type Played, play } from './case-play.ts';
import type { CaseScript } from './case-script.ts';
import { CONTOSO_CIVIL } from './cases/contoso-civil.ts';
import { CONTOSO_LICENCES } from './cases/contoso-licences.ts';
import { CONTOSO_PLANT } from './cases/contoso-plant.ts';
import { CONTOSO_SERVICES } from './cases/contoso-services.ts';
import { CONTOSO_STRUCTURES } from './cases/contoso-structures.ts';
import { CONTOSO_WATER } from './cases/contoso-water.ts';
import { FABRIKAM_PRODUCTS } from './cases/fabrikam-products.ts';
import { FABRIKAM_SERVICES } from './cases/fabrikam-services.ts';
import { MIA } from './cases/mia.ts';
import type { DemoCatalogue } from './catalogue.ts';
import { byKey, type DemoPeople, known } from './people.ts';
import { ago } from './when.ts';

export type DemoCase = Played & { readonly watchers: readonly UserId[] };

export const FIRST_NUMBER = 1000;
const SCRIPTS = [
  ...MIA,
  ...CONTOSO_STRUCTURES,
  ...CONTOSO_PLANT,
  ...CONTOSO_CIVIL,
  ...CONTOSO_WATER,
  ...CONTOSO_LICENCES,
  ...CONTOSO_SERVICES,
  ...FABRIKAM_PRODUCTS,
  ...FABRIKAM_SERVICES,
];

/** The demo's cases in the order of their numbers, played up to `now`. */
export const demoCases = (
  now: Date,
  people: DemoPeople,
  catalogue: DemoCatalogue,
  limits: Limits,
): readonly DemoCase[] => {
  const cast = byKey(people);
  const numbers = new Map<string, CaseId>();
  return SCRIPTS.map(script => ({ script, openedAt: ago(now, script.at) }))
    .sort((a, b) => Number(a.openedAt) - Number(b.openedAt))
    .map(({ script, openedAt }, index) => {
      const id = caseNumber(FIRST_NUMBER + index);
      if (script.key !== undefined) numbers.set(script.key, id);
      const watchers = (script.watchers ?? []).map(key => known(cast, key).user.id);
      const follows = script.follows === undefined ? undefined : known(numbers, script.follows);
      const opened = openedCase(script, id, openedAt, follows, cast, catalogue);
      return { ...play(opened, script.steps ?? [], cast, watchers, now, limits), watchers };
    });
};

const openedCase = (
  script: CaseScript,
  id: CaseId,
  openedAt: Date,
  follows: CaseId | undefined,
  cast: Cast,
  catalogue: DemoCatalogue,
): Case => {
  const { user, account } = known(cast, script.by);
  const contact = known(cast, script.contact ?? script.by).user;
  return {
    id,
    account: account.id,
    requester: user.id,
    contact: contact.id,
    team: asId<TeamId>(known(catalogue.teams, script.type)),
    priority: priorityOf(script.situation, script.impact),
    follows,
    openedAt,
    updatedAt: openedAt,
    version: 1,
    progress: { state: 'new' },
    requestType: script.type,
    category: script.category,
    contactMethod: contact.contactMethod,
    language: script.language ?? 'en',
    situation: script.situation,
    impact: script.impact,
    ...productOf(script, catalogue),
    shortDescription: script.short,
    description: script.text,
    customerReference: script.reference,
  };
};

const productOf = (script: CaseScript, catalogue: DemoCatalogue) => {
  if (script.product === undefined)
    return { product: undefined, productVersion: undefined, productArea: undefined, typeOfIssue: undefined };
  const { versions, areas } = known(catalogue.products, script.product);
  if (script.area === undefined ? areas.length > 0 : !areas.some(({ id }) => id === script.area))
    throw new Error(`${script.short}: ${script.product} has no area ${script.area}`);
  return {
    product: asId<ProductId>(script.product),
    productVersion: versions[script.short.length % Math.min(2, versions.length)],
    productArea: script.area,
    typeOfIssue: script.typeOfIssue,
  };
};
