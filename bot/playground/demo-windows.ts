/** A fixed person of the demo data, as their directory would know them. */
export type DemoPerson = {
  readonly givenName: string;
  readonly surname: string;
  readonly company: 'contoso' | 'fabrikam' | 'vendor';
  /** Entra object id. */
  readonly object: string;
};

/** A browser window in front of the assistant, in which one person sits. */
export type DemoWindow = {
  readonly person: DemoPerson;
  readonly role: string;
  readonly port: number;
  /** The support team whose desk is a channel of this window. */
  readonly desk?: string;
};

export const TENANTS = {
  contoso: '11111111-1111-4111-8111-111111111111',
  fabrikam: '22222222-2222-4222-8222-222222222222',
  vendor: '99999999-9999-4999-8999-999999999999',
} as const satisfies Record<DemoPerson['company'], string>;

const person = (number: number, givenName: string, surname: string, company: DemoPerson['company']): DemoPerson => ({
  givenName,
  surname,
  company,
  object: `a0000000-0000-4000-8000-00000000000${number}`,
});

const mia = person(1, 'Mia', 'Novak', 'contoso');
const ada = person(2, 'Ada', 'Brandt', 'contoso');
const jon = person(6, 'Jon', 'Park', 'vendor');

export const DEMO_PEOPLE: readonly DemoPerson[] = [
  mia,
  ada,
  person(3, 'Piotr', 'Zielinski', 'contoso'),
  person(4, 'Lea', 'Roy', 'fabrikam'),
  person(5, 'Tom', 'Berg', 'fabrikam'),
  jon,
  person(7, 'Kim', 'Sato', 'vendor'),
];

export const DEMO_WINDOWS: readonly DemoWindow[] = [
  { person: mia, role: 'user at Contoso Engineering', port: 56150 },
  { person: jon, role: 'support engineer', port: 56151, desk: 'Global Technical Support' },
  { person: ada, role: 'administrator at Contoso Engineering', port: 56152 },
];

export const nameOf = ({ givenName, surname }: DemoPerson): string => `${givenName} ${surname}`;

/** A word for file and conversation names that stays the same from start to start. */
export const slugOf = ({ givenName, surname }: DemoPerson): string => `${givenName}-${surname}`.toLowerCase();
