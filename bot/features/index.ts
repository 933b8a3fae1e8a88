import type { Feature } from '../feature.ts';
import { ask } from './ask/index.ts';
import { cases } from './case/index.ts';
import { communities } from './communities/index.ts';
import { contact } from './contact/index.ts';
import { desk } from './desk/index.ts';
import { exports } from './exports/index.ts';
import { files } from './files/index.ts';
import { help } from './help/index.ts';
import { intake } from './intake/index.ts';
import { language } from './language/index.ts';
import { licenses } from './licenses/index.ts';
import { lists } from './lists/index.ts';
import { notifications } from './notifications/index.ts';
import { outages } from './outages/index.ts';
import { priority } from './priority/index.ts';
import { profile } from './profile/index.ts';
import { ratings } from './ratings/index.ts';
import { search } from './search/index.ts';
import { similar } from './similar/index.ts';
import { watchers } from './watchers/index.ts';

/** Everything the assistant can do. The order is the order of the help card; `ask` takes what is left, so it is last. */
export const features: readonly Feature[] = [
  help,
  intake,
  cases,
  files,
  watchers,
  contact,
  priority,
  ratings,
  lists,
  exports,
  desk,
  licenses,
  search,
  communities,
  outages,
  similar,
  notifications,
  profile,
  language,
  ask,
];
