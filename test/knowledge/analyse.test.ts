import { describe, expect, it } from 'vitest';
import type { Language } from '../../bot/domain/language.ts';
import { createAnalyser } from '../../knowledge/analyse.ts';
import { codesIn } from '../../knowledge/codes.ts';
import { stemPolish } from '../../knowledge/stem-polish.ts';

const FORMS: readonly (readonly [Language, string, string])[] = [
  ['en', 'licenses', 'License'],
  ['cs', 'licence', 'licencemi'],
  ['nl', 'gebruikers', 'gebruiker'],
  ['fr', 'facturées', 'facturer'],
  ['de', 'Rechnungen', 'rechnung'],
  ['it', 'fatture', 'fattura'],
  ['pl', 'użytkownika', 'uzytkownikami'],
  ['pt', 'licenças', 'licença'],
  ['es', 'facturación', 'facturaciones'],
];

describe('createAnalyser', () => {
  it.each(FORMS)('gives the forms of a word one term (%s)', (language, one, other) => {
    const { terms } = createAnalyser(language);
    expect(terms(one)).toEqual(terms(other));
  });

  it.each([
    ['ja', '請求書', ['請求', '求書']],
    ['zh', '许可证', ['许可', '可证']],
    ['ko', '라이선스 키', ['라이', '이선', '선스', '키']],
  ] as const)('cuts %s into pairs of characters', (language, text, terms) => {
    expect(createAnalyser(language).terms(text)).toEqual(terms);
  });

  it('keeps Latin words apart from the characters around them', () => {
    expect(createAnalyser('ja').terms('IMSへのサインイン')[0]).toBe('ims');
  });

  it('folds full width, case and diacritics', () => {
    expect(createAnalyser('es').terms('ＩＭＳ Sesión')).toEqual(createAnalyser('es').terms('ims sesion'));
  });

  it('knows stopwords, and not for a protected word', () => {
    const { common } = createAnalyser('en', new Set(['it']));
    expect([common('with'), common('it'), common('license')]).toEqual([true, false, false]);
  });

  it('never inflects protected words and words with digits', () => {
    expect(createAnalyser('en', new Set(['ses'])).terms('SES e365s licenses')).toEqual(['ses', 'e365s', 'licens']);
  });
});

describe('stemPolish', () => {
  it('keeps three letters', () => {
    expect(['domy', 'oni', 'domami'].map(stemPolish)).toEqual(['dom', 'oni', 'dom']);
  });
});

describe('codesIn', () => {
  it('finds article numbers, case numbers and error codes in one spelling', () => {
    expect(codesIn('see kb0057141, KB 0057141, cs-0001000 and 0X80070005')).toEqual([
      'KB0057141',
      'CS0001000',
      '0X80070005',
    ]);
  });

  it('takes no year, version or word for one', () => {
    expect(codesIn('since 2024, in 2023 with 10.17.02.09 on Windows 11')).toEqual([]);
  });
});
