import { describe, expect, test } from 'vitest';
import { REQUEST_TYPES } from '../../bot/domain/case.ts';
import { advance, missingIn } from '../../bot/domain/form.ts';
import { asId, type ProductId } from '../../bot/domain/ids.ts';
import { type IntakeAnswers, type IntakeWorld, intake, type ProductFacts, reportOf } from '../../bot/domain/intake.ts';

const id = (product: string) => asId<ProductId>(product);

const PRODUCTS: Readonly<Record<string, ProductFacts>> = {
  drawing: { brand: 'paper', versions: ['1', '2'], areas: [{ id: 'lines' }], managedService: false },
  plain: { brand: 'paper', versions: ['1'], areas: [], managedService: false },
  hosted: { brand: 'cloud', versions: [], areas: [{ id: 'roles' }], managedService: true },
};

const world = (managedServices: boolean): IntakeWorld => ({
  aboutProduct: type => type === 'product-support' || type === 'license-support',
  product: product => PRODUCTS[product],
  managedServices,
});
const WORLD = world(false);

const pages = (answers: IntakeAnswers, of = WORLD) => intake.pages(answers, of);
const missing = (answers: IntakeAnswers, of = WORLD) => missingIn(intake, answers, of).map(({ field }) => field);
const settled = (before: IntakeAnswers, given: IntakeAnswers) =>
  advance(intake, { page: 'product', answers: before }, given, 'stay', WORLD).answers;

const COMPLETE: IntakeAnswers = {
  requestType: 'product-support',
  category: 'incident',
  product: id('drawing'),
  brand: 'paper',
  productArea: 'lines',
  shortDescription: 'It stops',
  description: 'At once.',
  situation: 'high',
  impact: 'one-user',
  contact: asId('me'),
  contactMethod: 'email',
  language: 'en',
};

describe('pages', () => {
  test.each(REQUEST_TYPES)('of %s ask for a product only where it is about one', type => {
    const about = WORLD.aboutProduct(type);
    expect(pages({ requestType: type }).includes('product')).toBe(about);
    expect(pages({ requestType: type, product: id('drawing') }).includes('version')).toBe(about);
  });

  test('are as many before a product is chosen as afterwards', () => {
    const all = ['request', 'product', 'version', 'problem', 'contact', 'review'];
    expect(pages({ requestType: 'product-support' })).toEqual(all);
    expect(pages(COMPLETE)).toEqual(all);
  });
});

describe('what is mandatory', () => {
  test('of nothing', () => {
    expect(missing({})).toEqual([
      'requestType',
      'category',
      'shortDescription',
      'description',
      'situation',
      'impact',
      'contact',
      'contactMethod',
      'language',
    ]);
  });

  test('each field by itself', () => {
    const optional = ['brand'];
    for (const field of Object.keys(COMPLETE)) {
      const { [field as keyof IntakeAnswers]: _, ...rest } = COMPLETE;
      // Without its product, a product's area is not asked for.
      const expected = optional.includes(field) ? [] : [field];
      expect(missing(rest)).toEqual(expected);
    }
    expect(missing(COMPLETE)).toEqual([]);
  });

  test('an area only of a product that has areas', () => {
    const { productArea: _, ...rest } = COMPLETE;
    expect(missing({ ...rest, product: id('plain') })).toEqual([]);
  });

  test.each([
    ['product-support', true, 'hosted', true],
    ['product-support', false, 'hosted', false],
    ['product-support', true, 'drawing', false],
    ['license-support', true, 'hosted', false],
  ] as const)('a type of issue: %s, managed services %s, %s: %s', (requestType, managed, product, asked) => {
    const answers = { ...COMPLETE, requestType, product: id(product), productArea: 'roles' };
    expect(missing(answers, world(managed)).includes('typeOfIssue')).toBe(asked);
  });

  test('an empty text is no answer', () => {
    expect(missing({ ...COMPLETE, shortDescription: '' })).toEqual(['shortDescription']);
  });
});

describe('what an answer makes obsolete', () => {
  const about = { requestType: 'product-support' } as const;
  const full: IntakeAnswers = {
    ...about,
    product: id('drawing'),
    brand: 'paper',
    productVersion: '2',
    productArea: 'lines',
  };

  test('a product brings its brand', () => {
    expect(settled(about, { product: id('hosted') })).toMatchObject({ brand: 'cloud' });
  });

  test('another product clears version, area and type of issue', () => {
    const after = settled({ ...full, typeOfIssue: 'other' }, { product: id('hosted') });
    expect(after).toMatchObject({ product: 'hosted', brand: 'cloud' });
    expect([after.productVersion, after.productArea, after.typeOfIssue]).toEqual([undefined, undefined, undefined]);
  });

  test('what comes together with the product stays', () => {
    expect(settled(about, { product: id('drawing'), productVersion: '1', productArea: 'lines' })).toMatchObject({
      productVersion: '1',
      productArea: 'lines',
    });
  });

  test('another brand clears the product', () => {
    const after = settled(full, { brand: 'cloud' });
    expect([after.brand, after.product, after.productArea]).toEqual(['cloud', undefined, undefined]);
  });

  test('a product of another brand than the one chosen wins over it', () => {
    expect(settled({ ...about, brand: 'paper' }, { product: id('hosted') })).toMatchObject({ brand: 'cloud' });
  });

  test.each([true, false])('the catalog switch to %s clears brand, product and search', fullCatalog => {
    const after = settled({ ...full, fullCatalog: !fullCatalog, productSearch: 'dra' }, { fullCatalog });
    expect([after.brand, after.product, after.productSearch, after.productArea]).toEqual([
      undefined,
      undefined,
      undefined,
      undefined,
    ]);
  });

  test('a request type without products clears all that is about one', () => {
    const after = settled(full, { requestType: 'billing-support' });
    expect([after.brand, after.product, after.productVersion, after.productArea]).toEqual([
      undefined,
      undefined,
      undefined,
      undefined,
    ]);
  });

  test('a product that the catalogue does not have has no areas and no brand', () => {
    const after = settled(about, { product: id('unheard-of') });
    expect(after.brand).toBeUndefined();
    expect(missing({ ...COMPLETE, ...after, productArea: undefined })).toEqual([]);
  });
});

test('a report is made of complete answers only', () => {
  expect(reportOf(COMPLETE)).toMatchObject({ shortDescription: 'It stops', product: 'drawing', situation: 'high' });
  for (const field of ['requestType', 'category', 'situation', 'impact', 'description', 'contactMethod', 'language'])
    expect(reportOf({ ...COMPLETE, [field]: undefined })).toBeUndefined();
});
