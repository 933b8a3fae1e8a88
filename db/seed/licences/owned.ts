/** What an account owns of a product, and who holds a seat of it. */
export type Owned = {
  readonly product: string;
  readonly country: string;
  readonly level?: string;
  readonly owned: number;
  readonly program: string;
  /** Days from now; negative for a contract that has ended. */
  readonly expiresIn: number;
  readonly holders?: readonly string[];
};
