import type { Person } from './person.ts';

/** Every support team has at least two people. */
export const VENDOR: readonly Person[] = [
  { key: 'jon.park', name: 'Jon Park', timeZone: 'America/New_York', teams: ['global-technical-support'], entra: 6 },
  { key: 'kim.sato', name: 'Kim Sato', timeZone: 'Asia/Tokyo', teams: ['finops', 'ims'], entra: 7 },
  { key: 'rosa.delgado', name: 'Rosa Delgado', timeZone: 'Europe/Madrid', teams: ['global-technical-support'] },
  { key: 'arjun.mehta', name: 'Arjun Mehta', timeZone: 'Asia/Kolkata', teams: ['global-technical-support'] },
  { key: 'anneke.visser', name: 'Anneke Visser', timeZone: 'Europe/Amsterdam', teams: ['learn', 'training'] },
  { key: 'caleb.wright', name: 'Caleb Wright', timeZone: 'America/Denver', teams: ['learn'] },
  { key: 'farah.aziz', name: 'Farah Aziz', timeZone: 'Asia/Kuala_Lumpur', teams: ['training', 'ims'] },
  { key: 'victor.lang', name: 'Victor Lang', timeZone: 'Europe/Dublin', teams: ['finops'] },
];
