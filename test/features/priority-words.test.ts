import { expect, test } from 'vitest';
import type { Language } from '../../bot/domain/language.ts';
import { type Meant, priorityIn } from '../../bot/features/priority/words.ts';

const SAID: readonly (readonly [string, Language, Meant | undefined])[] = [
  ['high, multiple locations', 'en', { situation: 'high', impact: 'multiple-locations' }],
  ['Multiple Locations. HIGH', 'en', { situation: 'high', impact: 'multiple-locations' }],
  ['critical', 'en', { situation: 'critical' }],
  ['one location', 'en', { impact: 'one-location' }],
  ['low one-user', 'en', { situation: 'low', impact: 'one-user' }],
  ['hoch mehrere Standorte', 'de', { situation: 'high', impact: 'multiple-locations' }],
  ['kritisch, an einem Standort', 'de', { situation: 'critical', impact: 'one-location' }],
  ['high multiple locations', 'de', { situation: 'high', impact: 'multiple-locations' }],
  ['hoch mehrere Standorte', 'en', undefined],
  ['multiple', 'en', undefined],
  ['high high', 'en', undefined],
  ['1', 'en', undefined],
  ['...', 'en', undefined],
];

test.each(SAID)('"%s" in %s', (words, language, meant) => {
  expect(priorityIn(words, language)).toEqual(meant);
});
