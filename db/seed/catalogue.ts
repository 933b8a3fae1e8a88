/** What the demo data needs to know of the vendor; the knowledge base's vendor data is of this form. */
export type DemoVendor = {
  readonly products: readonly {
    readonly id: string;
    readonly versions: readonly string[];
    readonly areas: readonly { readonly id: string }[];
  }[];
  readonly requestTypes: readonly { readonly id: string; readonly team: string }[];
};

export type DemoCatalogue = {
  readonly products: ReadonlyMap<string, DemoVendor['products'][number]>;
  /** The team of each request type. */
  readonly teams: ReadonlyMap<string, string>;
};

export const demoCatalogue = (vendor: DemoVendor): DemoCatalogue => ({
  products: new Map(vendor.products.map(product => [product.id, product])),
  teams: new Map(vendor.requestTypes.map(({ id, team }) => [id, team])),
});
