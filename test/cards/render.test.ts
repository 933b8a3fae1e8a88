import { describe, expect, test } from 'vitest';
import type { Card } from '../../cards/card.ts';
import { type Key, SPOKEN, type Translate, translator, type Values } from '../../locales/index.ts';
import { parsed } from './check.ts';
import { EVIL, MARK, NOW } from './gallery/data.ts';
import { gallery } from './gallery.ts';
import { objectsIn, stringsIn } from './walk.ts';

const LIMIT = 25 * 1024;

/** Says which keys have no words, which would stand in the card by their own names. */
const recording = (t: Translate): { readonly t: Translate; readonly missing: readonly string[] } => {
  const missing: string[] = [];
  const said = (key: Key, values?: Values): string => {
    const words = t(key, values);
    if (words === key || words === '') missing.push(key);
    return words;
  };
  return { t: Object.assign(said, t), missing };
};

const buttonsOf = (card: Card) =>
  objectsIn(card)
    .filter(({ object, path }) => object.type === 'ActionSet' && !path.includes('fallback'))
    .flatMap(({ object }) => objectsIn(object.actions).filter(({ path }) => path.length === 0));

const pressesOf = (card: Card) => objectsIn(card).filter(({ object }) => object.type === 'Action.Execute');

/** Where words that a person typed are shown or kept, and never parsed. */
const isLiteral = (path: readonly string[]): boolean => {
  const [name] = path.slice(-1);
  if (path.includes('inlines') || path.includes('data')) return true;
  return path.join('.') === 'fallbackText' || name === 'value' || (path.includes('choices') && name === 'title');
};

const isKnownToTheRenderer = (card: Card) => {
  expect.soft(parsed(card, 'v1_5').faults).toEqual([]);
  expect.soft(card.fallbackText.trim()).not.toBe('');
};

const keepsItsSize = (card: Card) =>
  expect.soft(new TextEncoder().encode(JSON.stringify(card)).length).toBeLessThan(LIMIT);

const hasFewButtons = (card: Card) => {
  const buttons = buttonsOf(card).map(({ object }) => object);
  const primary = buttons.filter(it => it.style === 'positive');
  expect.soft(buttons.length).toBeLessThanOrEqual(6);
  expect.soft(buttons.filter(it => it.mode !== 'secondary').length).toBeLessThanOrEqual(3);
  expect.soft(primary.length).toBeLessThanOrEqual(1);
  if (primary[0] !== undefined) expect.soft(buttons[0]).toBe(primary[0]);
};

/** A client without universal actions sends the same. */
const fallsBack = (card: Card) => {
  for (const { object } of pressesOf(card)) {
    const data = { ...Object(object.data), verb: object.verb };
    expect.soft(object.fallback).toMatchObject({ type: 'Action.Submit', title: object.title, data });
    expect.soft(String(object.title).trim()).not.toBe('');
  }
};

const namesInputs = (card: Card) => {
  const inputs = objectsIn(card).filter(({ object }) => String(object.type).startsWith('Input.'));
  for (const { object } of inputs) {
    expect.soft(String(object.label ?? '').trim(), String(object.id)).not.toBe('');
    // A client that shows no labels shows this, or the words beside the toggle.
    expect.soft(String(object.placeholder ?? object.title ?? '').trim(), String(object.id)).not.toBe('');
  }
  const ids = inputs.map(({ object }) => object.id);
  expect.soft(new Set(ids).size).toBe(ids.length);
};

/** Nothing that a person typed is parsed, and nothing of ours is left to fill in. */
const isLiteralWhereTyped = (card: Card) => {
  for (const { path, words } of stringsIn(card)) {
    if (words.includes(MARK)) expect.soft(isLiteral(path), path.join('.')).toBe(true);
    else expect.soft(words, path.join('.')).not.toContain('{{');
  }
};

describe.each(SPOKEN)('in %s', language => {
  test.each(gallery)('$name', ({ draw }) => {
    const { t, missing } = recording(translator(language, 'Europe/Berlin', NOW));
    const card = draw(t);
    expect.soft(missing).toEqual([]);
    expect.soft(card.lang).toBe(language);
    isKnownToTheRenderer(card);
    keepsItsSize(card);
    hasFewButtons(card);
    fallsBack(card);
    namesInputs(card);
    isLiteralWhereTyped(card);
    // Pictures would need words that stand for them.
    expect.soft(objectsIn(card).filter(({ object }) => object.type === 'Image')).toEqual([]);
  });
});

test('every exhibit has a name of its own', () => {
  expect(new Set(gallery.map(({ name }) => name)).size).toBe(gallery.length);
});

test('what was typed arrives as it was typed', () => {
  const shown = gallery
    .filter(({ name }) => name === 'case worst new')
    .flatMap(({ draw }) => stringsIn(draw(translator('en', 'UTC', NOW))))
    .filter(({ path }) => path.includes('inlines'));
  expect(shown.some(({ words }) => words.includes(EVIL))).toBe(true);
});

test('without tables the licences are all there', () => {
  const t = translator('en', 'UTC', NOW);
  const [exhibit] = gallery.filter(({ name }) => name === 'licenses first page');
  if (exhibit === undefined) throw new Error('no such exhibit');
  const { kept } = parsed(exhibit.draw(t), 'v1_2');
  const words = stringsIn(kept).map(it => it.words);
  expect(words).not.toContain('Table');
  expect(words).toContain('OpenRoads Designer');
  expect(words).toContain(t('licenses.freeOf', { free: -2, owned: 12 }));
});
