import type { Schema } from '../../schema.ts';

type Program = Schema['licencePrograms']['$inferInsert'];

const POOLED: Omit<Program, 'id' | 'name'> = {
  unit: 'machine',
  intervalMinutes: 10,
  countsFirstInterval: false,
  pool: 'country',
  charge: 'peak-per-quarter',
  graceDays: 60,
  alerts: true,
  checkouts: true,
};

/** The sample vendor's kinds of licence. */
export const PROGRAMS: readonly Program[] = [
  { id: 'select', name: 'SELECT', ...POOLED },
  { id: 'open-access', name: 'SELECT Open Access', ...POOLED },
  {
    ...POOLED,
    id: 'daily',
    name: 'Enterprise 365',
    unit: 'person-day',
    intervalMinutes: 1440,
    countsFirstInterval: true,
    pool: 'account',
    charge: 'units',
    alerts: false,
  },
  {
    ...POOLED,
    id: 'passport',
    name: 'Passport',
    unit: 'person-quarter',
    countsFirstInterval: true,
    pool: 'account',
    charge: 'units',
    alerts: false,
  },
  {
    ...POOLED,
    id: 'practitioner',
    name: 'Practitioner',
    unit: 'named-person',
    countsFirstInterval: true,
    charge: 'none',
    freeMoveHours: 24,
    lockDays: 30,
    alerts: false,
    checkouts: false,
  },
];
