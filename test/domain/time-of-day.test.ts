import { expect, test } from 'vitest';
import { clockTime, timeOfDay } from '../../bot/domain/time-of-day.ts';

test.each([
  ['18:00', '18:00'],
  ['18.30', '18:30'],
  ['8', '08:00'],
  ['8 Uhr', '08:00'],
  ['6pm', '18:00'],
  ['6:15 PM', '18:15'],
  ['6 p.m.', '18:00'],
  ['6 a.m', '06:00'],
  ['12 am', '00:00'],
  ['12 pm', '12:00'],
  ['24:00', '00:00'],
  ['0', '00:00'],
  ['7h', '07:00'],
])('%s is %s', (typed, shown) => {
  const minutes = timeOfDay(typed);
  expect(minutes === undefined ? undefined : clockTime(minutes)).toBe(shown);
});

test.each(['', '25', '18:60', '13pm', '0am', '24:30', 'soon', '18:00 and on', '-1', '1800'])('%j is no time', typed => {
  expect(timeOfDay(typed)).toBeUndefined();
});
