import type { Feature } from '../feature.ts';
import { ask } from './ask/index.ts';
import { cases } from './case/index.ts';
import { communities } from './communities/index.ts';
import { desk } from './desk/index.ts';
import { help } from './help/index.ts';
import { intake } from './intake/index.ts';
import { language } from './language/index.ts';
import { licenses } from './licenses/index.ts';
import { profile } from './profile/index.ts';
import { search } from './search/index.ts';

/** Everything the assistant can do. The order is the order of the help card; `ask` takes what is left, so it is last. */
export const features: readonly Feature[] = [
  help,
  intake,
  cases,
  desk,
  licenses,
  search,
  communities,
  profile,
  language,
  ask,
];
