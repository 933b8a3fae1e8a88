import type { Case } from '../bot/domain/case.ts';
import { TEXT_LIMIT } from '../bot/domain/lifecycle.ts';
import type { Translate } from '../locales/index.ts';
import { actions, button } from './button.ts';
import { type Card, card, subtle } from './card.ts';
import { carried, FRONT } from './case-face.ts';
import { textInput } from './inputs.ts';
import { cut, line, title } from './literal.ts';
import { warning } from './note.ts';

export type FilesSent = {
  readonly case: Pick<Case, 'id' | 'version' | 'shortDescription'>;
  /** In the case now. */
  readonly there: readonly string[];
  /** On their way: they are looked at first. */
  readonly checked: readonly string[];
  readonly note: string | undefined;
  /** What came along, which may be meant for the case too. */
  readonly words: string | undefined;
};

/** In bytes. */
const NAMES = 1500;

/** The receipt of files that were sent to a case. */
export const filesSentCard = (t: Translate, { case: it, there, checked, note, words }: FilesSent): Card => {
  const saying = (key: 'files.there' | 'files.checked', names: readonly string[]): string | undefined =>
    names.length === 0 ? undefined : t(key, { count: names.length, number: it.id, files: cut(t.list(names), NAMES) });
  const comment = words !== undefined && words.length <= TEXT_LIMIT ? words : undefined;
  const said = [saying('files.there', there), saying('files.checked', checked)].filter(text => text !== undefined);
  return card(t.language, [...said, note].filter(text => text !== undefined).join(' '), [
    subtle(it.id),
    title(it.shortDescription),
    ...said.map(text => line(text)),
    warning(note),
    warning(words === comment ? undefined : t('files.wordsTooLong')),
    comment === undefined
      ? undefined
      : textInput({ id: 'comment', label: t('files.wordsToo'), value: comment, limit: TEXT_LIMIT, lines: true }),
    actions([
      comment === undefined
        ? undefined
        : button(
            t('caseActions.comment'),
            { verb: 'file.comment', data: { case: it.id, version: it.version } },
            { primary: true },
          ),
      button(
        t('caseActions.attach'),
        { verb: 'case.show', data: { case: it.id, ...carried({ ...FRONT, tab: 'attachments' }) } },
        { bare: true },
      ),
    ]),
  ]);
};
