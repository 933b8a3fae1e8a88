import { expect, test } from 'vitest';
import { productIn, productsIn } from '../../bot/features/intake/product-in.ts';
import { loadContent } from '../../knowledge/load.ts';

const { products } = loadContent().vendor;

test.each([
  ['MicroStation runs in trial mode although we have a license', 'microstation'],
  ['ProjectWise Explorer: cannot open a document', 'projectwise-explorer'],
  ['openroads designer hangs', 'openroads-designer'],
  ['my MicroStationX is slow', undefined],
  ['WaterGEMS and WaterCAD', 'watergems'],
  ['nothing starts any more', undefined],
])('%s', (text, product) => {
  expect(productIn(text, products)?.id).toBe(product);
});

test('two names of one length leave the choice to the person', () => {
  const [one, two] = products;
  if (one === undefined || two === undefined) throw new Error('no catalogue');
  const alike = [
    { ...one, name: 'Alpha', aliases: [] },
    { ...two, name: 'Gamma', aliases: [] },
  ];
  expect(productIn('Alpha or Gamma', alike)).toBeUndefined();
});

test.each([
  ['ProjectWise Drive and PLAXIS 2D', ['projectwise-drive', 'plaxis-2d']],
  // Also the alias of another product, but within a longer name.
  ['ProjectWise Drive', ['projectwise-drive']],
  ['ProjectWise Drive | ProjectWise', ['projectwise-drive', 'projectwise-explorer']],
  ['MicroStation, microstation', ['microstation']],
  ['nothing of ours', []],
])('all that are named: %s', (text, found) => {
  expect(productsIn(text, products).map(({ id }) => id)).toEqual(found);
});
