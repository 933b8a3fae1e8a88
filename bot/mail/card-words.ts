import type { Card } from '../../cards/card.ts';

/** What a card says, line by line, for those who read it elsewhere; inputs and buttons are left out. */
export const cardWords = (card: Card): readonly string[] => card.body.flatMap(linesIn);

const linesIn = (it: unknown): readonly string[] => {
  if (Array.isArray(it)) return it.flatMap(linesIn);
  if (!isObject(it) || it.isVisible === false) return [];
  if (it.type === 'TextBlock') return typeof it.text === 'string' ? [it.text] : [];
  if (it.type === 'RichTextBlock') return Array.isArray(it.inlines) ? [it.inlines.map(textOf).join('')] : [];
  return [it.items, it.columns].flatMap(linesIn);
};

const textOf = (run: unknown): string => (isObject(run) && typeof run.text === 'string' ? run.text : '');

const isObject = (it: unknown): it is Readonly<Record<string, unknown>> => typeof it === 'object' && it !== null;
