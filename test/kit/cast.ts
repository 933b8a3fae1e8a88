import { colleague } from './people.ts';
import type { Someone, World } from './world.ts';

/** What somebody may be to a case of the demo account. */
export const ROLES = [
  'requester',
  'contact',
  'watcher',
  'administrator',
  'colleague',
  'foreign administrator',
  'foreign user',
  'engineer',
  'stranger',
] as const;
export type Role = (typeof ROLES)[number];
export type Cast = Readonly<Record<Role, Someone>>;

/** Somebody for each role in the cases that `givenCase` makes. */
export const castOf = (world: World): Cast => ({
  requester: world.someone('mia'),
  contact: world.meets(colleague('Olivia Hughes', 'contoso', 15)),
  watcher: world.meets(colleague('Samuel Okafor', 'contoso', 16)),
  administrator: world.someone('ada'),
  colleague: world.meets(colleague('Priya Raman', 'contoso', 17)),
  'foreign administrator': world.someone('lea'),
  'foreign user': world.someone('tom'),
  engineer: world.someone('jon'),
  stranger: world.meets(colleague('Nobody Known', 'contoso', 99)),
});
