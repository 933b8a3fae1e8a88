import type { Dialect } from '../../../db/dialect.ts';
import type { Store } from '../../../db/store.ts';

/** A fresh database with the people of the tests in it. */
export type World = () => Promise<{ readonly store: Store; readonly dialect: Dialect }>;
