import { expect, test } from 'vitest';
import { caseNumber, caseNumberIn } from '../../bot/domain/ids.ts';
import { languageOf } from '../../bot/domain/language.ts';

test.each([
  ['CS0001234', 'CS0001234'],
  ['cs0001234', 'CS0001234'],
  ['what about CS0001234?', 'CS0001234'],
  ['(CS0001234)', 'CS0001234'],
  ['CS00012345', undefined],
  ['CS001234', undefined],
  ['ACS0001234', undefined],
  ['CS0001234x', undefined],
  ['CS１２３４５６７', undefined],
  ['', undefined],
])('the case number in %j is %s', (text, number) => {
  expect(caseNumberIn(text)).toBe(number);
});

test('numbers are written with seven digits', () => {
  expect([caseNumber(1000), caseNumber(1234567)]).toEqual(['CS0001000', 'CS1234567']);
});

test.each([
  ['de-AT', 'de'],
  ['DE', 'de'],
  ['zh_Hant', 'zh'],
  ['sv-SE', undefined],
  ['', undefined],
  [undefined, undefined],
])('a client that says %s speaks %s', (locale, language) => {
  expect(languageOf(locale)).toBe(language);
});
