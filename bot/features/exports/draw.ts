import type { Card } from '../../../cards/card.ts';
import { exportCard } from '../../../cards/export.ts';
import type { Export } from '../../../db/store/exports.ts';
import type { Translate } from '../../../locales/index.ts';
import type { ExportFormat, ExportSubject } from '../../domain/export.ts';
import type { UserId } from '../../domain/ids.ts';
import type { Context } from '../../feature.ts';
import { carriedPage, FIRST_PAGE } from '../lists/carried.ts';
import { filterLine } from '../lists/filter-line.ts';

/** What is exported, in a word or two: the title of a list or the number of a case. */
export const subjectWords = (t: Translate, subject: ExportSubject): string =>
  subject.kind === 'case' ? subject.case : t(`lists.views.${subject.query.view}`);

/** What the filter of a list leaves. */
export const onlyWords = (context: Pick<Context, 't' | 'knowledge'>, subject: ExportSubject): string | undefined =>
  subject.kind === 'case' ? undefined : filterLine(context, subject.query.filter);

/** What a button carries that begins an export. `ref`: the same press makes the same export. */
export const startPress = (subject: ExportSubject, format: ExportFormat, ref: string) => ({
  verb: 'export.start',
  data: {
    ref,
    format,
    ...(subject.kind === 'case' ? { case: subject.case } : { list: carriedPage(subject.query, FIRST_PAGE) }),
  },
});

/** An export as it stands, with a fresh link where there is a file. */
export const drawExport = async (
  { t, knowledge, links }: Pick<Context, 't' | 'knowledge'> & { readonly links: Pick<Context['links'], 'file'> },
  it: Export,
  note?: string,
): Promise<Card> =>
  exportCard(t, {
    ...it,
    what: subjectWords(t, it.subject),
    only: onlyWords({ t, knowledge }, it.subject),
    entries: it.subject.kind === 'case',
    url:
      it.state === 'done'
        ? await links.file({ kind: 'export', id: it.id, user: it.user, tenant: it.tenant })
        : undefined,
    // One more each time, and the same for each press on this card.
    again: startPress(it.subject, it.format, refAfter(it.id)),
    note,
  });

/** The id of an export is what its button carried, and whose it is. */
export const exportId = (ref: string, user: UserId): string => `${ref}:${user}`;

const refAfter = (id: string): string => {
  const [, begun = '', times = '0'] = /^([^:+]*)(?:\+(\d+))?:/.exec(id) ?? [];
  return `${begun}+${Number(times) + 1}`;
};
