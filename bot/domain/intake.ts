import type { Category, Report, RequestType } from './case.ts';
import type { Form } from './form.ts';
import type { CaseId, IncidentId, ProductId, UserId } from './ids.ts';
import type { Language } from './language.ts';
import type { ContactMethod } from './people.ts';
import type { Impact, Situation } from './priority.ts';

export const INTAKE_PAGES = ['request', 'product', 'version', 'problem', 'contact', 'review'] as const;
export type IntakePage = (typeof INTAKE_PAGES)[number];

/** What has been answered so far; every field may still be open. */
export type IntakeAnswers = {
  readonly requestType?: RequestType | undefined;
  readonly category?: Category | undefined;
  readonly brand?: string | undefined;
  readonly product?: ProductId | undefined;
  readonly fullCatalog?: boolean | undefined;
  /** Words that narrow the product list, for clients without type-ahead. */
  readonly productSearch?: string | undefined;
  readonly productVersion?: string | undefined;
  readonly productArea?: string | undefined;
  readonly typeOfIssue?: string | undefined;
  readonly shortDescription?: string | undefined;
  readonly description?: string | undefined;
  readonly situation?: Situation | undefined;
  readonly impact?: Impact | undefined;
  readonly customerReference?: string | undefined;
  readonly contact?: UserId | undefined;
  /** Words that find a person, likewise. */
  readonly contactSearch?: string | undefined;
  readonly contactMethod?: ContactMethod | undefined;
  readonly language?: Language | undefined;
  /** The closed case that this one continues. */
  readonly follows?: CaseId | undefined;
  /** The outage that is behind it. */
  readonly incident?: IncidentId | undefined;
};

export type IntakeField = keyof IntakeAnswers;

/** What the vendor's data says about the answers at hand. */
export type IntakeWorld = {
  readonly aboutProduct: (type: RequestType) => boolean;
  readonly product: (id: ProductId) => ProductFacts | undefined;
  /** Whether the account has managed services. */
  readonly managedServices: boolean;
};

export type ProductFacts = {
  readonly brand: string;
  readonly versions: readonly string[];
  readonly areas: readonly { readonly id: string }[];
  readonly managedService: boolean;
};

export const SHORT_LIMIT = 160;
export const REFERENCE_LIMIT = 80;

const asksProduct = (answers: IntakeAnswers, world: IntakeWorld): boolean =>
  answers.requestType !== undefined && world.aboutProduct(answers.requestType);

const factsOf = (answers: IntakeAnswers, world: IntakeWorld): ProductFacts | undefined =>
  answers.product === undefined ? undefined : world.product(answers.product);

/** Type of Issue is asked of managed-services users about a managed product, on the Product Support form. */
export const asksTypeOfIssue = (answers: IntakeAnswers, world: IntakeWorld): boolean =>
  answers.requestType === 'product-support' &&
  world.managedServices &&
  factsOf(answers, world)?.managedService === true;

const asksArea = (answers: IntakeAnswers, world: IntakeWorld): boolean =>
  (factsOf(answers, world)?.areas.length ?? 0) > 0;

/** The fields of each page that must be filled, given the answers so far. */
const required = (page: string, answers: IntakeAnswers, world: IntakeWorld): readonly IntakeField[] => {
  switch (page) {
    case 'request':
      return ['requestType', 'category'];
    case 'product':
      return ['product'];
    case 'version':
      return [
        ...(asksArea(answers, world) ? (['productArea'] as const) : []),
        ...(asksTypeOfIssue(answers, world) ? (['typeOfIssue'] as const) : []),
      ];
    case 'problem':
      return ['shortDescription', 'description', 'situation', 'impact'];
    case 'contact':
      return ['contact', 'contactMethod', 'language'];
    default:
      return [];
  }
};

const givenNow = (before: string | undefined, after: string | undefined): string | undefined =>
  after === before ? undefined : after;

/** The case form: which pages, what is required, and what an answer makes obsolete. */
export const intake: Form<IntakeAnswers, IntakeWorld> = {
  name: 'case',
  // The version page counts from the start, so that "2 of 6" stays true when a product is chosen.
  pages: (answers, world) =>
    INTAKE_PAGES.filter(page => (page !== 'product' && page !== 'version') || asksProduct(answers, world)),
  missing: (page, answers, world) =>
    required(page, answers, world).filter(field => {
      const value = answers[field];
      return value === undefined || value === '';
    }),
  settle: (before, after, world) => {
    let settled = after;
    const catalogSwitched = (before.fullCatalog ?? false) !== (after.fullCatalog ?? false);
    if (catalogSwitched) settled = { ...settled, brand: undefined, product: undefined, productSearch: undefined };
    const brand = factsOf(settled, world)?.brand;
    // A brand chosen after the product wins; a product chosen without its brand brings it.
    if (settled.product !== undefined && settled.brand !== brand)
      settled =
        settled.brand !== before.brand && settled.product === before.product
          ? { ...settled, product: undefined }
          : { ...settled, brand };
    // Answers that came together with the product are about it; those from before are not.
    if (settled.product !== before.product)
      settled = {
        ...settled,
        productVersion: givenNow(before.productVersion, settled.productVersion),
        productArea: givenNow(before.productArea, settled.productArea),
        typeOfIssue: givenNow(before.typeOfIssue, settled.typeOfIssue),
      };
    // What was said to be behind a problem with one product is not behind one with another.
    if (before.product !== undefined && settled.product !== before.product && settled.incident === before.incident)
      settled = { ...settled, incident: undefined };
    if (settled.requestType !== undefined && !asksProduct(settled, world))
      settled = {
        ...settled,
        brand: undefined,
        product: undefined,
        productVersion: undefined,
        productArea: undefined,
        typeOfIssue: undefined,
      };
    return settled;
  },
};

/** The report that complete answers make; undefined while a mandatory field is open. */
export const reportOf = (answers: IntakeAnswers): Report | undefined => {
  const { requestType, category, contactMethod, language, situation, impact, shortDescription, description } = answers;
  if (requestType === undefined || category === undefined || contactMethod === undefined || language === undefined)
    return undefined;
  if (situation === undefined || impact === undefined) return undefined;
  if (shortDescription === undefined || description === undefined) return undefined;
  return {
    requestType,
    category,
    contactMethod,
    language,
    situation,
    impact,
    shortDescription,
    description,
    product: answers.product,
    productVersion: answers.productVersion,
    productArea: answers.productArea,
    typeOfIssue: answers.typeOfIssue,
    customerReference: answers.customerReference,
  };
};
