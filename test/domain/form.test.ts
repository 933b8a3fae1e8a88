import { describe, expect, test } from 'vitest';
import { advance, type Form, missingIn } from '../../bot/domain/form.ts';

type Answers = { readonly drink?: string; readonly milk?: string; readonly name?: string };
type World = { readonly milky: readonly string[] };

/** A small form: the second page depends on the first. */
const order: Form<Answers, World> = {
  name: 'order',
  pages: ({ drink }, { milky }) => ['drink', ...(drink !== undefined && milky.includes(drink) ? ['milk'] : []), 'name'],
  missing: (page, answers) => {
    const field = page as keyof Answers;
    return answers[field] === undefined ? [field] : [];
  },
  settle: (before, after) => {
    if (before.drink === after.drink) return after;
    const { milk: _, ...rest } = after;
    return rest;
  },
};

const WORLD: World = { milky: ['coffee', 'tea'] };
const start = { page: 'drink', answers: {} };

describe('advance', () => {
  test('goes on when the page is complete', () => {
    expect(advance(order, start, { drink: 'coffee' }, 'next', WORLD)).toEqual({
      page: 'milk',
      answers: { drink: 'coffee' },
      incomplete: false,
    });
  });

  test('stays on a page that misses something, with what was given', () => {
    const draft = { page: 'milk', answers: { drink: 'tea' } };
    expect(advance(order, draft, { name: 'Ann' }, 'next', WORLD)).toEqual({
      page: 'milk',
      answers: { drink: 'tea', name: 'Ann' },
      incomplete: true,
    });
  });

  test('skips a page that the answers do not lead through', () => {
    expect(advance(order, start, { drink: 'water' }, 'next', WORLD).page).toBe('name');
  });

  test('goes back without asking for what is missing, and not before the first page', () => {
    expect(advance(order, { page: 'name', answers: { drink: 'tea' } }, {}, 'back', WORLD).page).toBe('milk');
    expect(advance(order, start, {}, 'back', WORLD).page).toBe('drink');
  });

  test('does not go beyond the last page', () => {
    const draft = { page: 'name', answers: { drink: 'water', name: 'Ann' } };
    expect(advance(order, draft, {}, 'next', WORLD).page).toBe('name');
  });

  test('jumps to a page of the way only', () => {
    const draft = { page: 'name', answers: { drink: 'water' } };
    expect(advance(order, draft, {}, { to: 'drink' }, WORLD).page).toBe('drink');
    expect(advance(order, draft, {}, { to: 'milk' }, WORLD).page).toBe('name');
    expect(advance(order, draft, {}, { to: 'nowhere' }, WORLD).page).toBe('name');
  });

  test('a page that an answer took away leads to the first', () => {
    const draft = { page: 'milk', answers: { drink: 'coffee', milk: 'oat' } };
    expect(advance(order, draft, { drink: 'water' }, 'stay', WORLD)).toEqual({
      page: 'drink',
      answers: { drink: 'water' },
      incomplete: false,
    });
  });
});

test('what is missing is named page by page', () => {
  expect(missingIn(order, {}, WORLD)).toEqual([
    { page: 'drink', field: 'drink' },
    { page: 'name', field: 'name' },
  ]);
  expect(missingIn(order, { drink: 'tea' }, WORLD).map(({ field }) => field)).toEqual(['milk', 'name']);
  expect(missingIn(order, { drink: 'tea', milk: 'no', name: 'Ann' }, WORLD)).toEqual([]);
});
