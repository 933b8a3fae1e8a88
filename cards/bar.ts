import type { Element } from './card.ts';
import { runs } from './literal.ts';

const DASHES = 20;

/** How far something has come, as a thin bar; the numbers beside it say it in words. */
export const bar = (step: number, of: number): Element => {
  const done = Math.min(DASHES, Math.round((DASHES * step) / of));
  return runs(
    [
      { text: '━'.repeat(done), size: 'Small', color: 'Accent' },
      { text: '─'.repeat(DASHES - done), size: 'Small', isSubtle: true },
    ].filter(part => part.text !== ''),
    { spacing: 'None' },
  );
};
