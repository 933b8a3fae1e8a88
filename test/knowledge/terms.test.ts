import { expect, test } from 'vitest';
import { createTerms } from '../../knowledge/terms.ts';

const terms = createTerms();

test('a text is the words that say what it is about, in one form each', () => {
  const forms = [terms('The synchronisation of files is slow', 'en'), terms('slow file synchronisations', 'en')];
  expect(forms.map(all => all.toSorted())).toEqual([
    ['file', 'slow', 'synchronis'],
    ['file', 'slow', 'synchronis'],
  ]);
  expect(terms('Die Synchronisierung ist langsam', 'de')).toEqual(['synchronisier', 'langsam']);
  expect(terms('the of and is', 'en')).toEqual([]);
  expect(terms('', 'ja')).toEqual([]);
});
