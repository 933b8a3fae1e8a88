import type { Case } from '../bot/domain/case.ts';
import type { Translate } from '../locales/index.ts';
import { actions, button, openUrl } from './button.ts';
import { type Card, card, present, subtle } from './card.ts';
import { carried, FRONT } from './case-face.ts';
import { typeName } from './case-files.ts';
import { line, title } from './literal.ts';

export type FileLink = {
  readonly case: Pick<Case, 'id' | 'shortDescription'>;
  readonly file: {
    readonly name: string;
    readonly type: string | undefined;
    readonly size: number | undefined;
    readonly by: string;
    readonly at: Date;
  };
  readonly url: string;
  readonly until: Date;
};

/** A file with the link to it. */
export const fileLinkCard = (t: Translate, { case: it, file, url, until }: FileLink): Card => {
  const kind = typeName(file);
  const size = file.size === undefined ? undefined : t.size(file.size);
  return card(t.language, `${it.id}: ${file.name}`, [
    subtle(it.id),
    title(file.name),
    line([kind, size, file.by, t.moment(file.at)].filter(fact => fact !== undefined).join(' · '), {
      size: 'Small',
      isSubtle: true,
    }),
    line(t('files.until', { when: t.when(until) }), { size: 'Small' }, { spacing: 'Medium' }),
    actions([
      openUrl(t('files.download', { what: present([kind, size]).join(', ') }), url),
      button(
        t('caseActions.attach'),
        { verb: 'case.show', data: { case: it.id, ...carried({ ...FRONT, tab: 'attachments' }) } },
        { bare: true },
      ),
    ]),
  ]);
};
