import { describe, expect, it } from 'vitest';
import { LANGUAGES, type Language } from '../../bot/domain/language.ts';
import { createSearchIndex, type SearchDoc } from '../../knowledge/search-index.ts';
import { samples } from './fixtures/languages.ts';

const IDS = ['policy', 'invoice', 'user'];

const docsIn = (language: Language): SearchDoc[] =>
  samples[language].titles.map((title, i) => ({ id: IDS[i] ?? '', title, aliases: [], body: '' }));

const best = (docs: readonly SearchDoc[], question: string, language: Language = 'en'): string | undefined =>
  createSearchIndex(docs, language).search(question, 3)[0]?.id;

const doc = (id: string, body: string, aliases: readonly string[] = []): SearchDoc => ({
  id,
  title: id,
  aliases,
  body,
});

describe('createSearchIndex', () => {
  it.each(LANGUAGES)('finds an article by its title (%s)', language => {
    expect(samples[language].titles.map(title => best(docsIn(language), title, language))).toEqual(IDS);
  });

  it.each(LANGUAGES)('finds an article by other forms of its words (%s)', language => {
    expect(samples[language].questions.map(question => best(docsIn(language), question, language))).toEqual(IDS);
  });

  it.each(['refesh polcy', 'refreshh the polizy'])('forgives a typo: %s', typo => {
    expect(best(docsIn('en'), typo)).toBe('policy');
  });

  it('does not forgive where it is told so', () => {
    expect(createSearchIndex(docsIn('en'), 'en').search('polcy', 3, { fuzzy: false })).toEqual([]);
  });

  it('prefers the rare word of a long question to many common ones', () => {
    const docs = [
      doc('common', 'open the program and the file on the computer'),
      doc('rare', 'clothoid'),
      ...['a', 'b', 'c', 'd'].map(id => doc(id, 'open the program file on a computer')),
    ];
    expect(best(docs, 'in the program I open a file with a clothoid')).toBe('rare');
  });

  it('finds an article by an alias', () => {
    expect(best([...docsIn('en'), doc('leaver', 'remove a person', ['somebody quit'])], 'he quit yesterday')).toBe(
      'leaver',
    );
  });

  it('puts the article with the code first, whatever else matches', () => {
    const docs = [
      doc('words', 'the client error stops the client'),
      doc('near', 'KB0057142'),
      doc('code', 'KB0057141'),
    ];
    const hits = createSearchIndex(docs, 'en').search('client error, the client stops, see KB-0057141', 3);
    expect(hits.map(({ id, exact }) => [id, exact])).toEqual([
      ['code', true],
      ['words', false],
    ]);
  });

  it('shows only accepted documents', () => {
    const hits = createSearchIndex(docsIn('en'), 'en').search('license invoice', 3, { accept: id => id !== 'policy' });
    expect(hits.map(({ id }) => id)).toEqual(['invoice']);
  });

  it('keeps the best within the limit, in order', () => {
    const docs = Array.from({ length: 30 }, (_, i) => doc(`d${i}`, `license ${'word '.repeat((i * 7) % 30)}`));
    const index = createSearchIndex(docs, 'en');
    const all = index.search('license', 30).map(({ score }) => score);
    expect(all).toEqual([...all].sort((a, b) => b - a));
    expect(index.search('license', 5).map(({ score }) => score)).toEqual(all.slice(0, 5));
  });

  it('finds a term by its expansion, below the term itself', () => {
    const term = { key: 'qtl', forms: ['QTL'], expansion: 'quarterly charge', protect: true };
    const docs = [doc('expansion', 'a quarterly matter'), doc('term', 'a QTL matter'), doc('other', 'a license')];
    expect(createSearchIndex(docs, 'en').search('QTL', 3)).toHaveLength(1);
    const hits = createSearchIndex(docs, 'en', [term]).search('QTL', 3);
    expect(hits.map(({ id }) => id)).toEqual(['term', 'expansion']);
    expect(hits.map(({ covered }) => covered)).toEqual([1, 0.5]);
  });

  it('does not take a protected word for a typo', () => {
    const term = { key: 'plaxis', forms: ['PLAXIS'], expansion: 'plaxis', protect: true };
    const docs = [doc('practice', 'theory and praxis'), doc('other', 'license')];
    expect(createSearchIndex(docs, 'en').search('plaxis', 3)).toHaveLength(1);
    expect(createSearchIndex(docs, 'en', [term]).search('plaxis', 3)).toEqual([]);
  });

  it.each(['', '   ', '?!', '🙂'])('finds nothing for %j', question => {
    expect(createSearchIndex(docsIn('en'), 'en').search(question, 3)).toEqual([]);
  });

  it('finds nothing in an empty index', () => {
    expect(createSearchIndex([], 'en').search('license', 3)).toEqual([]);
  });
});
