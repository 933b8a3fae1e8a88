import type { Card } from '../../../cards/card.ts';
import type { Translate } from '../../../locales/index.ts';

/** One card as it may come before somebody. */
export type Exhibit = {
  readonly name: string;
  readonly draw: (t: Translate) => Card;
};
