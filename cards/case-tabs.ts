import type { Case } from '../bot/domain/case.ts';
import type { Translate } from '../locales/index.ts';
import { button } from './button.ts';
import { column, columns, type Element, text } from './card.ts';
import { CASE_TABS, type CaseFace, carried, FRONT } from './case-face.ts';

/** The two views of a case as two tap targets; the one that is shown stands out. */
export const caseTabs = (t: Translate, { id }: Case, face: CaseFace, files: number): Element =>
  columns(
    CASE_TABS.map(tab => {
      const shown = tab === face.tab;
      const name = t(`case.tabs.${tab}`);
      const words = tab === 'attachments' && files > 0 ? `${name} (${t.number(files)})` : name;
      const data = { case: id, ...carried({ ...FRONT, tab, list: face.list }) };
      return column(
        'stretch',
        [
          text(words, {
            size: 'Small',
            horizontalAlignment: 'Center',
            ...(shown ? { weight: 'Bolder' } : { color: 'Accent' }),
          }),
        ],
        {
          verticalContentAlignment: 'Center',
          selectAction: button(name, { verb: 'case.show', data }, { bare: true }),
          ...(shown ? { style: 'emphasis' } : {}),
        },
      );
    }),
    { spacing: 'Medium', separator: true },
  );
