import { FRONT } from '../../../cards/case-face.ts';
import { fileLinkCard } from '../../../cards/file-link.ts';
import type { Attachment } from '../../../db/store.ts';
import type { CaseId } from '../../domain/ids.ts';
import type { Context, Result } from '../../feature.ts';
import { drawCase } from '../case/draw.ts';
import { filesFor, whyRefused } from '../case/file-words.ts';
import { withCase } from '../case/find.ts';
import { show } from '../show.ts';

/** A file of a case as a link that only this person can follow, and not for long; or why there is none. */
export const fetchFile = (
  context: Context,
  id: CaseId,
  pick: (files: readonly Attachment[]) => Attachment | undefined,
): Promise<Result> =>
  withCase(context, id, async it => {
    const { actor, links, now, store, t, turn } = context;
    const files = filesFor(actor, await store.attachmentsOfCase(id));
    const file = pick(files);
    if (actor.kind === 'stranger' || file?.state !== 'stored') {
      const words = file === undefined ? t('files.notThere', { number: id }) : whyNot(t, file);
      return show(
        await drawCase(context, it, { face: { ...FRONT, tab: 'attachments' }, note: { words, style: 'warning' } }),
      );
    }
    const [by] = await store.usersById([file.by]);
    const claim = { kind: 'attachment', id: file.id, user: actor.user.id, tenant: turn.tenant } as const;
    return show(
      fileLinkCard(t, {
        case: it,
        file: { ...file, by: by?.name ?? t('case.somebody') },
        url: await links.file(claim),
        until: new Date(now.getTime() + links.lasts),
      }),
    );
  });

const whyNot = (t: Context['t'], file: Attachment): string =>
  file.state === 'pending' ? t('files.stillChecked', { name: file.name }) : whyRefused(t, file);

/** The file that somebody means by a number, as the newest first list counts, or by its name. */
export const meant =
  (words: string) =>
  (files: readonly Attachment[]): Attachment | undefined => {
    const newest = files.toReversed();
    const named = newest.find(({ name }) => name.toLowerCase() === words.trim().toLowerCase());
    return named ?? (/^\d{1,4}$/.test(words.trim()) ? newest[Number(words) - 1] : undefined);
  };
