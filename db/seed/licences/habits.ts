/** Who uses a product how often: the chance of a working day with it, for the days of the last year that count. */
export type Habit = {
  readonly product: string;
  readonly users: readonly string[];
  readonly chance: number;
  /** Days before now at which the habit began; the whole year where it is left out. */
  readonly since?: number;
  /** Days before now at which it ended. */
  readonly until?: number;
  readonly kind?: 'trial' | 'evaluation';
};

/** OpenRoads Designer is owned six times and used by more and more people; WaterGEMS is exceeded now and then. */
export const CONTOSO_HABITS: readonly Habit[] = [
  {
    product: 'openroads-designer',
    users: ['mia.novak', 'tomas.dvorak', 'katerina.svobodova', 'marek.wisniewski', 'lukas.hofer'],
    chance: 0.82,
  },
  { product: 'openroads-designer', users: ['ines.carvalho', 'pablo.ortega'], chance: 0.75, since: 250 },
  { product: 'openroads-designer', users: ['agnieszka.lewandowska', 'piotr.zielinski'], chance: 0.7, since: 165 },
  { product: 'openroads-designer', users: ['elena.marin'], chance: 0.65, since: 75 },
  {
    product: 'microstation',
    users: ['jonas.keller', 'sabine.vogt', 'tomas.dvorak', 'olivia.hughes', 'elena.marin', 'ada.brandt', 'mia.novak'],
    chance: 0.45,
  },
  { product: 'microstation', users: ['grace.mitchell', 'lukas.hofer', 'sanne.devries'], chance: 0.3 },
  { product: 'staad-pro', users: ['jonas.keller', 'sabine.vogt', 'samuel.okafor', 'priya.raman'], chance: 0.5 },
  { product: 'staad-foundation-advanced', users: ['samuel.okafor', 'sabine.vogt'], chance: 0.15 },
  { product: 'ram-structural-system', users: ['priya.raman', 'grace.mitchell'], chance: 0.4 },
  { product: 'ram-concept', users: ['haruto.tanaka', 'priya.raman'], chance: 0.35 },
  { product: 'ram-connection', users: ['grace.mitchell'], chance: 0.25 },
  { product: 'sacs', users: ['samuel.okafor', 'minji.kwon'], chance: 0.4 },
  { product: 'moses', users: ['minji.kwon'], chance: 0.15 },
  { product: 'autopipe', users: ['marek.wisniewski', 'noor.haddad'], chance: 0.2 },
  { product: 'autopipe-vessel', users: ['noor.haddad'], chance: 0.2 },
  { product: 'openplant-modeler', users: ['elena.marin', 'noor.haddad'], chance: 0.3 },
  { product: 'openbuildings-designer', users: ['sabine.vogt', 'jonas.keller', 'henrik.lindqvist'], chance: 0.3 },
  // Not within the last sixty days: it is in the full catalogue only.
  { product: 'openbuildings-speedikon', users: ['henrik.lindqvist'], chance: 0.2, until: 90 },
  { product: 'watergems', users: ['mia.novak'], chance: 1, since: 36, until: 32, kind: 'trial' },
  {
    product: 'watergems',
    users: [
      'mia.novak',
      'pablo.ortega',
      'ines.carvalho',
      'elena.marin',
      'katerina.svobodova',
      'diego.fuentes',
      'sanne.devries',
      'wei.zhang',
      'grace.mitchell',
    ],
    chance: 0.62,
  },
  { product: 'sewergems', users: ['sanne.devries', 'pablo.ortega'], chance: 0.3 },
  { product: 'hammer', users: ['diego.fuentes'], chance: 0.2 },
  { product: 'stormcad', users: ['pablo.ortega'], chance: 0.15 },
  { product: 'flowmaster', users: ['mia.novak', 'grace.mitchell'], chance: 0.1 },
  { product: 'culvertmaster', users: ['ines.carvalho'], chance: 0.1 },
  { product: 'powerdraft', users: ['tomas.dvorak', 'katerina.svobodova'], chance: 0.15 },
  { product: 'plaxis-2d', users: ['jonas.keller', 'lukas.hofer', 'chiara.ricci'], chance: 0.3 },
  { product: 'plaxis-2d', users: ['mia.novak'], chance: 0.5, since: 21 },
  { product: 'plaxis-3d', users: ['chiara.ricci', 'wei.zhang'], chance: 0.3 },
  { product: 'openbridge-designer', users: ['jonas.keller', 'mia.novak'], chance: 0.1 },
  {
    product: 'projectwise-explorer',
    users: [
      'mia.novak',
      'ada.brandt',
      'henrik.lindqvist',
      'jonas.keller',
      'agnieszka.lewandowska',
      'katerina.svobodova',
    ],
    chance: 0.6,
  },
  { product: 'projectwise-drive', users: ['agnieszka.lewandowska', 'marek.wisniewski'], chance: 0.4 },
  { product: 'synchro-4d-pro', users: ['olivia.hughes'], chance: 0.4 },
  { product: 'itwin-capture-modeler', users: ['wei.zhang'], chance: 0.25 },
  { product: 'lumenrt', users: ['lukas.hofer'], chance: 0.1 },
  { product: 'lumenrt', users: ['noor.haddad'], chance: 0.3, since: 45, until: 20, kind: 'evaluation' },
];

/** OpenRail Designer is owned four times and used by seven people. */
export const FABRIKAM_HABITS: readonly Habit[] = [
  {
    product: 'openrail-designer',
    users: [
      'tom.berg',
      'yanis.benali',
      'margaux.lefevre',
      'giulia.moretti',
      'mateus.almeida',
      'amara.diallo',
      'bram.jacobs',
    ],
    chance: 0.7,
  },
  { product: 'microstation', users: ['tom.berg', 'bram.jacobs', 'giulia.moretti'], chance: 0.35 },
  { product: 'opentunnel-designer', users: ['yanis.benali'], chance: 0.3 },
  { product: 'exor-network-manager', users: ['tom.berg', 'ewan.macleod'], chance: 0.4 },
  { product: 'complypro', users: ['sofia.nilsen'], chance: 0.3 },
  { product: 'assetwise-inspections', users: ['ewan.macleod', 'nadia.petrova', 'amara.diallo'], chance: 0.5 },
  { product: 'projectwise-explorer', users: ['tom.berg', 'lea.roy'], chance: 0.4 },
];
