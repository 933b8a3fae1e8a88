import { column, columns, container, type Element, present } from './card.ts';
import { line } from './literal.ts';

export type Fact = readonly [name: string, value: string];

/** Names beside values; the values are shown literally. */
export const facts = (rows: readonly (Fact | undefined)[], extra: Readonly<Record<string, unknown>> = {}): Element =>
  container(
    present(rows).map(([name, value], index) =>
      columns(
        [
          column('104px', [line(name, { size: 'Small', isSubtle: true })]),
          column('stretch', [line(value, { size: 'Small' })]),
        ],
        {
          spacing: index === 0 ? 'None' : 'Small',
        },
      ),
    ),
    { spacing: 'Medium', ...extra },
  );
