import { afterAll, beforeAll, expect, test } from 'vitest';
import { titlesOf, wordsOf } from '../kit/cards.ts';
import { demoPerson } from '../kit/people.ts';
import { startWorld, type World } from '../kit/world.ts';

let world: World;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.close());

test('from the first word to an accepted solution', async () => {
  const mia = world.someone('mia');
  const jon = world.someone('jon');
  const channel = world.someone('jon', world.channel('19:desk@thread.tacv2', demoPerson('jon')));
  const registered = await channel.says('desk Global Technical Support');
  expect(wordsOf(registered)).toContain('Global Technical Support');

  // Knowledge first.
  const answer = await mia.says('MicroStation crashes when I attach a raster reference');
  console.log(JSON.stringify(titlesOf(answer)), wordsOf(answer));
  const request = await mia.presses(answer, titlesOf(answer).includes('Open a case') ? 'Open a case' : 'None of these helped');
  console.log(wordsOf(request), titlesOf(request));
  const product = await mia.presses(request, 'Next', { requestType: 'product-support', category: 'incident' });
  console.log(wordsOf(product), titlesOf(product));
  const version = await mia.presses(product, 'Next', { product: 'microstation' });
  console.log(wordsOf(version), titlesOf(version));
  const problem = await mia.presses(version, 'Next', { productVersion: '23.00.01.44', productArea: 'references' });
  console.log(wordsOf(problem), titlesOf(problem));
  const contact = await mia.presses(problem, 'Next', { situation: 'high', impact: 'one-location' });
  const review = await mia.presses(contact, 'Next');
  console.log(wordsOf(review), titlesOf(review));
  const opened = await mia.presses(review, 'Submit');
  console.log(wordsOf(opened), titlesOf(opened));
  const number = /CS\d{7}/.exec(wordsOf(opened))?.[0] ?? '';
  const deskCard = channel.sees();
  expect(wordsOf(deskCard)).toContain(number);
  const taken = await channel.presses(deskCard, 'Take');
  console.log(wordsOf(taken), titlesOf(taken));
  expect(mia.received().at(-1)?.summary).toBe(`${number}: Jon Park has taken your case.`);
  void jon;
});
