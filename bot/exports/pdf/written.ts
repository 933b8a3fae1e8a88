import { formatsFor } from '../../../locales/formats.ts';
import type { Cell, Sheet } from '../sheet.ts';

/** How a cell is written on paper, for its reader. */
export const writtenFor = ({ language, timeZone, madeAt }: Sheet): ((cell: Cell) => string) => {
  const formats = formatsFor(language, timeZone, madeAt);
  return cell => {
    if (cell === undefined) return '';
    if (typeof cell === 'number') return formats.number(cell);
    return cell instanceof Date ? formats.exact(cell) : cell;
  };
};
