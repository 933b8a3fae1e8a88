import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { REQUEST_TYPES } from '../bot/domain/case.ts';
import { asId, type ProductId, type TeamId } from '../bot/domain/ids.ts';
import { check, explain } from './explain.ts';

const text = z.string().trim().min(1);
const https = z.url({ protocol: /^https$/ });
const teamId = text.transform(id => asId<TeamId>(id));
const productId = text.transform(id => asId<ProductId>(id));
const named = z.strictObject({ id: text, name: text });

const requestTypeSchema = z.strictObject({
  id: z.enum(REQUEST_TYPES),
  team: teamId,
  aboutProduct: z.boolean(),
  keywords: z.array(text),
});

const productSchema = z.strictObject({
  id: productId,
  name: text,
  brand: text,
  versions: z.array(text),
  areas: z.array(named),
  managedService: z.boolean(),
  requiresFeatureLevel: z.boolean(),
  aliases: z.array(text),
});

const communitySchema = z.strictObject({
  id: text,
  name: text,
  brand: text,
  products: z.array(productId),
  url: https,
  forums: z.array(z.strictObject({ name: text, url: https })),
});

const termSchema = z.strictObject({ key: text, forms: z.array(text).min(1), expansion: text, protect: z.boolean() });

/** The files of `vendor/` and what each has to look like. */
const FILES = {
  'request-types': z.array(requestTypeSchema),
  teams: z.array(z.strictObject({ id: teamId, name: text })),
  catalogue: z.strictObject({
    brands: z.array(named),
    products: z.array(productSchema),
    issueTypes: z.array(named),
  }),
  communities: z.array(communitySchema),
  links: z.record(text, https),
  terms: z.array(termSchema),
} as const;

export type RequestTypeEntry = z.infer<typeof requestTypeSchema>;
export type Team = z.infer<(typeof FILES)['teams']>[number];
export type Brand = z.infer<typeof named>;
export type IssueType = z.infer<typeof named>;
export type Product = z.infer<typeof productSchema>;
export type Community = z.infer<typeof communitySchema>;
export type Term = z.infer<typeof termSchema>;

/** Everything that belongs to one vendor and not to the assistant. */
export interface Vendor {
  readonly requestTypes: readonly RequestTypeEntry[];
  readonly teams: readonly Team[];
  readonly brands: readonly Brand[];
  readonly products: readonly Product[];
  readonly issueTypes: readonly IssueType[];
  readonly communities: readonly Community[];
  readonly links: Readonly<Record<string, string>>;
  readonly terms: readonly Term[];
}

const read = <Schema extends z.ZodType>(folder: string, name: string, schema: Schema): z.infer<Schema> => {
  const file = join(folder, `${name}.json`);
  return explain(file, () => check(schema, JSON.parse(readFileSync(file, 'utf8'))));
};

/** Unknown references and repeated ids, each in one line. */
export const faultsOf = (vendor: Vendor): string[] => {
  const { brands, communities, products, requestTypes, teams } = vendor;
  const known = {
    brand: new Set<string>(brands.map(({ id }) => id)),
    product: new Set<string>(products.map(({ id }) => id)),
    team: new Set<string>(teams.map(({ id }) => id)),
  };
  const unknown = (owner: string, kind: keyof typeof known, id: string): string[] =>
    known[kind].has(id) ? [] : [`${owner}: unknown ${kind} "${id}"`];
  const repeated = (kind: string, ids: readonly string[]): string[] =>
    ids.filter((id, i) => ids.indexOf(id) !== i).map(id => `${kind}: "${id}" is there twice`);
  const idsOf = (entries: readonly { readonly id: string }[]): string[] => entries.map(({ id }) => id);
  return [
    ...repeated('teams', idsOf(teams)),
    ...repeated('brands', idsOf(brands)),
    ...repeated('products', idsOf(products)),
    ...repeated('communities', idsOf(communities)),
    ...repeated('request types', idsOf(requestTypes)),
    ...REQUEST_TYPES.filter(id => !requestTypes.some(type => type.id === id)).map(
      id => `request types: "${id}" is missing`,
    ),
    ...requestTypes.flatMap(({ id, team }) => unknown(`request type ${id}`, 'team', team)),
    ...products.flatMap(({ id, brand }) => unknown(`product ${id}`, 'brand', brand)),
    ...communities.flatMap(({ id, brand, products }) => [
      ...unknown(`community ${id}`, 'brand', brand),
      ...products.flatMap(product => unknown(`community ${id}`, 'product', product)),
    ]),
  ];
};

/** Reads and checks the vendor's files; throws with the file and field of what is wrong. */
export const loadVendor = (folder: string): Vendor => {
  const catalogue = read(folder, 'catalogue', FILES.catalogue);
  const vendor: Vendor = {
    requestTypes: read(folder, 'request-types', FILES['request-types']),
    teams: read(folder, 'teams', FILES.teams),
    ...catalogue,
    communities: read(folder, 'communities', FILES.communities),
    links: read(folder, 'links', FILES.links),
    terms: read(folder, 'terms', FILES.terms),
  };
  const faults = faultsOf(vendor);
  if (faults.length > 0) throw new Error(`${folder}: ${faults.join('; ')}`);
  return vendor;
};
