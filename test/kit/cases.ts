import { asId, type CaseId } from '../../bot/domain/ids.ts';
import type { CaseRow } from '../../db/store.ts';
import { inputsOf, type SeenCard, titlesOf, wordsOf } from './cards.ts';
import type { Someone, World } from './world.ts';

export type Answers = Readonly<Record<string, string>>;

/** What a case needs besides its request type, for a type that is not about a product. */
export const ANSWERS: Answers = {
  category: 'incident',
  shortDescription: 'A valve symbol is drawn twice',
  description: 'Each valve that I place appears two times in the sheet.',
  situation: 'medium',
  impact: 'one-user',
};

/** A product that every page of the form has something to ask about. */
export const PRODUCT: Answers = {
  product: 'microstation',
  productVersion: '23.00.01.44',
  productArea: 'references',
};

/** The answers that belong on this page. */
export const onPage = (card: SeenCard, answers: Answers): Answers => {
  const ids = new Set(inputsOf(card).map(input => String(input.id)));
  return Object.fromEntries(Object.entries(answers).filter(([id]) => ids.has(id)));
};

/** Goes through the case form from the page that is shown, up to the review. */
export const fills = async (who: Someone, form: SeenCard, answers: Answers): Promise<SeenCard> => {
  let card = form;
  for (let pages = 0; pages < 8; pages += 1) {
    if (titlesOf(card).includes('Submit')) return card;
    card = await who.presses(card, 'Next', onPage(card, answers));
  }
  throw new Error(`the form did not come to its end: ${wordsOf(card)}`);
};

/** Opens a case by typing a request type and filling its form; answers the card of the case. */
export const opens = async (who: Someone, type: string, answers: Answers): Promise<SeenCard> => {
  const review = await fills(who, await who.says(type), answers);
  return who.presses(review, 'Submit');
};

/** A case before somebody, on the face of its card that has this button. */
export const facing = async (who: Someone, id: string, title: string): Promise<SeenCard> => {
  let card = await who.says(id);
  while (!titlesOf(card).includes(title) && titlesOf(card).includes('More')) card = await who.presses(card, 'More');
  return card;
};

/** The first case number on a card. */
export const numberOn = (card: SeenCard): string => {
  const found = /CS\d{7}/.exec(wordsOf(card))?.[0];
  if (found === undefined) throw new Error(`no case number on: ${wordsOf(card)}`);
  return found;
};

/** The case as it is kept. */
export const kept = async (world: World, number: string): Promise<CaseRow> => {
  const it = await world.store.case(asId<CaseId>(number));
  if (it === undefined) throw new Error(`no case ${number}`);
  return it;
};

/** Throws away the form that is open, so that the next one begins empty. */
export const drops = async (who: Someone): Promise<SeenCard> => who.presses(await who.says('cancel'), 'Confirm');

/** What the form says is missing; empty where nothing is. */
export const stillRequired = (card: SeenCard): string =>
  wordsOf(card)
    .split('\n')
    .find(line => line.startsWith('Still required')) ?? '';
