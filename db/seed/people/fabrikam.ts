import type { Person } from './person.ts';

export const FABRIKAM: readonly Person[] = [
  {
    key: 'lea.roy',
    name: 'Lea Roy',
    timeZone: 'Europe/Paris',
    roles: ['administrator'],
    contactMethod: 'phone',
    phone: '+33 1 99 00 27 41',
    entra: 4,
  },
  { key: 'tom.berg', name: 'Tom Berg', timeZone: 'Europe/Paris', entra: 5 },
  {
    key: 'camille.fournier',
    name: 'Camille Fournier',
    timeZone: 'Europe/Paris',
    language: 'fr',
    roles: ['co-administrator'],
  },
  { key: 'yanis.benali', name: 'Yanis Benali', timeZone: 'Europe/Paris', language: 'fr' },
  { key: 'margaux.lefevre', name: 'Margaux Lefèvre', timeZone: 'Europe/Paris', language: 'fr' },
  { key: 'bram.jacobs', name: 'Bram Jacobs', timeZone: 'Europe/Brussels', language: 'nl' },
  { key: 'giulia.moretti', name: 'Giulia Moretti', timeZone: 'Europe/Rome', language: 'it' },
  { key: 'ewan.macleod', name: 'Ewan MacLeod', timeZone: 'Europe/London', language: 'en' },
  { key: 'nadia.petrova', name: 'Nadia Petrova', timeZone: 'Europe/Sofia', language: 'en' },
  { key: 'mateus.almeida', name: 'Mateus Almeida', timeZone: 'America/Sao_Paulo', language: 'pt' },
  { key: 'amara.diallo', name: 'Amara Diallo', timeZone: 'Africa/Dakar', language: 'fr' },
  { key: 'sofia.nilsen', name: 'Sofia Nilsen', timeZone: 'Europe/Oslo', language: 'en' },
];
