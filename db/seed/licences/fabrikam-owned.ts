import type { Owned } from './owned.ts';

/** Fabrikam Rail. Its use of OpenRail Designer exceeds what it owns. */
export const FABRIKAM_OWNED: readonly Owned[] = [
  {
    product: 'openrail-designer',
    country: 'FR',
    owned: 4,
    program: 'select',
    expiresIn: 62,
    holders: ['tom.berg', 'yanis.benali', 'margaux.lefevre', 'giulia.moretti'],
  },
  {
    product: 'microstation',
    country: 'FR',
    owned: 10,
    program: 'select',
    expiresIn: 62,
    holders: ['tom.berg', 'bram.jacobs', 'giulia.moretti'],
  },
  {
    product: 'opentunnel-designer',
    country: 'FR',
    owned: 2,
    program: 'select',
    expiresIn: 62,
    holders: ['yanis.benali'],
  },
  {
    product: 'exor-network-manager',
    country: 'FR',
    owned: 2,
    program: 'select',
    expiresIn: 62,
    holders: ['tom.berg', 'ewan.macleod'],
  },
  { product: 'complypro', country: 'FR', owned: 3, program: 'select', expiresIn: 62, holders: ['sofia.nilsen'] },
  {
    product: 'assetwise-inspections',
    country: 'FR',
    owned: 12,
    program: 'passport',
    expiresIn: 62,
    holders: ['ewan.macleod', 'nadia.petrova', 'amara.diallo'],
  },
  {
    product: 'projectwise-explorer',
    country: 'FR',
    owned: 15,
    program: 'passport',
    expiresIn: 62,
    holders: ['tom.berg', 'lea.roy'],
  },
];
