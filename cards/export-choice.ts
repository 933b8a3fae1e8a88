import { EXPORT_FORMATS, type ExportFormat } from '../bot/domain/export.ts';
import type { CaseId } from '../bot/domain/ids.ts';
import type { Translate } from '../locales/index.ts';
import { actions, button, type Press } from './button.ts';
import { type Card, card, container, heading, subtle, text } from './card.ts';
import { line } from './literal.ts';

export type ExportChoice = {
  /** A case, or the title of a list and what its filter leaves. */
  readonly what: { readonly case: CaseId } | { readonly list: string; readonly only: string | undefined };
  readonly press: (format: ExportFormat) => Press;
  readonly back: Press;
};

/** The formats there are, and what each is good for. */
export const exportChoiceCard = (t: Translate, { what, press, back }: ExportChoice): Card => {
  const kind = 'case' in what ? 'case' : 'list';
  const title =
    'case' in what ? t('exports.choose.case', { number: what.case }) : t('exports.choose.list', { title: what.list });
  const typed = 'case' in what ? t('exports.typed.case', { number: what.case }) : t('exports.typed.list');
  const first: ExportFormat = kind === 'case' ? 'pdf' : 'excel';
  const formats = [first, ...EXPORT_FORMATS.filter(format => format !== first)];
  return card(t.language, title, [
    subtle(t('exports.over')),
    heading(title),
    'list' in what && what.only !== undefined
      ? line(what.only, { size: 'Small', isSubtle: true }, { spacing: 'None' })
      : undefined,
    ...formats.map(format =>
      container(
        [
          text(t(`exports.format.${format}`), { weight: 'Bolder' }),
          text(goodFor(t, kind, format), { size: 'Small', spacing: 'None' }),
        ],
        { spacing: 'Small' },
      ),
    ),
    subtle(t('exports.choose.hint', { typed }), { spacing: 'Medium' }),
    actions([
      ...formats.map(format => button(t(`exports.format.${format}`), press(format), { primary: format === first })),
      button(t('buttons.back'), back),
    ]),
  ]);
};

const goodFor = (t: Translate, kind: 'case' | 'list', format: ExportFormat): string => {
  if (format === 'pdf') return t(`exports.choose.pdf.${kind}`);
  return kind === 'list' ? t(`exports.choose.${format}`) : t(`exports.choose.${format}Case`);
};
