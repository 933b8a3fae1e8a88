import type { CaseQuery } from '../../domain/case-list.ts';
import { EXPORT_FORMATS, type ExportFormat } from '../../domain/export.ts';
import type { Context } from '../../feature.ts';
import { queryIn } from '../lists/query-in.ts';

type Asked = { readonly format: ExportFormat | undefined; readonly query: CaseQuery | undefined };

const namesOf = ({ t }: Context, format: ExportFormat): readonly string[] => t(`exports.formats.${format}`).split('|');

/** A format as somebody typed it; undefined for words that are none, which then are no such command. */
export const formatIn = (context: Context, typed = ''): ExportFormat | undefined =>
  EXPORT_FORMATS.find(it => namesOf(context, it).includes(typed.trim().toLowerCase()));

/**
 * What somebody wants as a file, such as `excel` or `my open cases as pdf`: no query means the list in hand, undefined
 * that the words are about something else.
 */
export const askedIn = (context: Context, typed: string): Asked | undefined => {
  const { t } = context;
  const words = typed.trim().toLowerCase();
  const name = EXPORT_FORMATS.flatMap(it => namesOf(context, it)).find(it => ends(words, it)) ?? '';
  const before = without(words, name);
  const joiner = t('exports.joiners')
    .split('|')
    .find(it => name !== '' && ends(before, it));
  const list = without(before, joiner ?? '');
  const format = formatIn(context, name);
  if (list === '' || t('exports.inHand').split('|').includes(list)) return { format, query: undefined };
  const query = queryIn(context, list);
  return query && { format, query };
};

const ends = (words: string, end: string): boolean => words === end || words.endsWith(` ${end}`);
const without = (words: string, end: string): string => words.slice(0, words.length - end.length).trim();
