import { button } from '../../../cards/button.ts';
import { exportChoiceCard } from '../../../cards/export-choice.ts';
import type { NewExport } from '../../../db/store/exports.ts';
import { type CaseQuery, firstQuery } from '../../domain/case-list.ts';
import { EXPORT_KEPT, EXPORTS_UNDER_WAY, type ExportFormat, type ExportSubject } from '../../domain/export.ts';
import type { CaseId, ConversationId } from '../../domain/ids.ts';
import { isAdministrator, type Known } from '../../domain/people.ts';
import type { Context, Result } from '../../feature.ts';
import { askAdministrator } from '../ask-administrator.ts';
import { withCase } from '../case/find.ts';
import { withLastList } from '../lists/turn-page.ts';
import { show, tell } from '../show.ts';
import { exportId, onlyWords, startPress, subjectWords } from './draw.ts';
import { exportNotice } from './notice.ts';

/** Goes on with what is to be exported: a case that the person may see, or a list that is theirs. */
const withSubject = (
  context: Context,
  subject: ExportSubject,
  then: (actor: Known) => Promise<Result>,
): Promise<Result> | Result => {
  const { actor, t } = context;
  if (subject.kind === 'case')
    return withCase(context, subject.case, async () =>
      actor.kind === 'stranger' ? tell(context, t('app.unknownPerson')) : then(actor),
    );
  if (actor.kind !== 'customer') return tell(context, t('exports.desk'));
  return subject.query.view === 'account' && !isAdministrator(actor) ? askAdministrator(context) : then(actor);
};

/** The list that was shown last, as it was sorted and filtered. */
export const withListInHand = async (
  context: Context,
  then: (subject: ExportSubject) => Promise<Result> | Result,
): Promise<Result> => {
  const { actor, t } = context;
  if (actor.kind === 'engineer') return tell(context, t('exports.desk'));
  return withLastList(context, async last =>
    last === undefined
      ? tell(context, t('exports.none'), [
          button(
            t('lists.views.all'),
            { verb: 'list.show', data: { view: firstQuery('all').view } },
            { primary: true },
          ),
        ])
      : then({ kind: 'list', query: last.query }),
  );
};

/** Asks in which format. */
export const chooseFormat = async (context: Context, subject: ExportSubject): Promise<Result> =>
  withSubject(context, subject, async () => {
    const { t, mint } = context;
    const ref = mint('export');
    return show(
      exportChoiceCard(t, {
        what:
          subject.kind === 'case'
            ? { case: subject.case }
            : { list: subjectWords(t, subject), only: onlyWords(context, subject) },
        press: format => startPress(subject, format, `${ref}-${format}`),
        back:
          subject.kind === 'case'
            ? { verb: 'case.show', data: { case: subject.case } }
            : { verb: 'list.back', data: {} },
      }),
    );
  });

/** Begins an export; the same press, however often it comes, begins one. */
export const startExport = async (
  context: Context,
  subject: ExportSubject,
  format: ExportFormat,
  ref: string,
): Promise<Result> =>
  withSubject(context, subject, async actor => {
    const { language, now, store, t, turn } = context;
    const conversation = await ownChat(context, actor);
    if (conversation === undefined) return tell(context, t('exports.noChat'));
    const id = exportId(ref, actor.user.id);
    if ((await store.export(id)) !== undefined) return begun(context, subject, format);
    const open = await store.countOpenExports(actor.user.id);
    if (open >= EXPORTS_UNDER_WAY) return tell(context, t('exports.tooMany', { count: open }), [myExports(context)]);
    const wanted: NewExport = {
      ...{ id, conversation, subject, format, language },
      user: actor.user.id,
      tenant: turn.tenant,
      at: now,
    };
    return {
      ...begun(context, subject, format),
      change: {
        writes: [{ type: 'export.start', export: wanted, expiresAt: new Date(now.getTime() + EXPORT_KEPT) }],
        notices: [exportNotice({ id, conversation }, 'start', now)],
      },
    };
  });

export const myExports = ({ t }: Pick<Context, 't'>) =>
  button(t('exports.mine'), { verb: 'export.mine', data: {} }, { bare: true });

/** A file is for one person: it is told where nobody else reads. */
const ownChat = async ({ store, turn }: Context, { user }: Known): Promise<ConversationId | undefined> => {
  if (turn.place.kind === 'personal') return turn.place.conversation;
  const own = await store.personalConversation(user.id);
  return own === undefined || own.dead ? undefined : own.id;
};

/** The card that was pressed becomes the receipt; after a typed command the export's own card is the answer. */
const begun = (context: Context, subject: ExportSubject, format: ExportFormat): Result => {
  const { t, turn } = context;
  const words = { what: subjectWords(t, subject), format: t(`exports.format.${format}`) };
  if (turn.place.kind !== 'personal') return tell(context, t('exports.begunPrivately', words));
  if (turn.deed.kind === 'said') return { reply: { kind: 'silence' } };
  const back =
    subject.kind === 'case'
      ? button(t('case.backToCase'), { verb: 'case.show', data: { case: subject.case } })
      : button(t('buttons.backToList'), { verb: 'list.back', data: {} });
  return tell(context, t('exports.begun', words), [back]);
};

export const caseSubject = (id: CaseId): ExportSubject => ({ kind: 'case', case: id });
export const listSubject = (query: CaseQuery): ExportSubject => ({ kind: 'list', query });
