import { z } from 'zod';
import { FRONT } from '../../../cards/case-face.ts';
import { messageCard } from '../../../cards/message.ts';
import { type CaseId, caseNumberIn } from '../../domain/ids.ts';
import { ledTo } from '../../domain/lifecycle.ts';
import { may } from '../../domain/policy.ts';
import { action, type Context, type Feature, type Result, within } from '../../feature.ts';
import { act, whereAllowed } from '../case/act.ts';
import { drawCase } from '../case/draw.ts';
import { withCase } from '../case/find.ts';
import { caseId } from '../case/on-case.ts';
import { aboutCase, twin } from '../case/typed.ts';
import { onDraft } from '../intake/on-draft.ts';
import { show, tell } from '../show.ts';
import { drawChoice } from './choose.ts';
import { fetchFile, meant } from './fetch.ts';
import { lookingAtFiles, takeInHand } from './hand.ts';
import { dropFiles, putIntoCase, putIntoForm, withWaiting } from './place.ts';
import { receive } from './receive.ts';
import { waitingFiles } from './waiting.ts';

const ATTACHMENTS = { ...FRONT, tab: 'attachments' } as const;

/** Says that files may come now, and until when they are for this case. */
const addFiles = (context: Context, id: CaseId): Promise<Result> =>
  whereAllowed(context, id, 'attach', async () => {
    const { t, turn } = context;
    const { until, writes } = await takeInHand(context, id);
    const when = { number: id, when: t.when(until) };
    const words = turn.place.kind === 'personal' ? t('files.sendNow', when) : t('files.sendThere', when);
    return show(messageCard(t, words), { writes, notices: [] });
  });

/** Files that wait go into the case; where none wait, those that come next will. */
const attachTo = async (context: Context, id: CaseId): Promise<Result> => {
  const { actor } = context;
  const row = actor.kind === 'stranger' ? undefined : await waitingFiles(context, actor);
  return row === undefined
    ? addFiles(context, id)
    : withWaiting(context, row.id, undefined, (known, waiting) => putIntoCase(context, known, waiting, id));
};

/** What is typed about files that wait, without naming them. */
const onWaiting = async (context: Context, then: Parameters<typeof withWaiting>[3]): Promise<Result> => {
  const { actor, t } = context;
  const row = actor.kind === 'stranger' ? undefined : await waitingFiles(context, actor);
  return row === undefined ? tell(context, t('files.noneWait')) : withWaiting(context, row.id, undefined, then);
};

/** Where the words that came with a file go: an answer where one is waited for, a comment otherwise. */
const comment = (context: Context, id: CaseId, version: number, text: string): Promise<Result> =>
  withCase(context, id, async it => {
    const { actor, limits, store } = context;
    const command = { type: may(actor, 'reply', it, it) === undefined ? 'reply' : 'comment', text } as const;
    // The case moves on by itself when the files are in, so the version says only what may have been said since.
    const since = it.version > version ? await store.activities(id, it.version - version) : [];
    const said = since.some(
      entry =>
        actor.kind !== 'stranger' &&
        (ledTo(it, { type: 'comment', text }, actor.user.id, entry, limits) ||
          ledTo(it, { type: 'reply', text }, actor.user.id, entry, limits)),
    );
    return said
      ? show(await drawCase(context, it))
      : act(context, { case: id, version: undefined }, command, { comment: text });
  });

/** Files in the person's own chat: sent to a case at any moment, listed there, and fetched by a link. */
export const files: Feature = {
  name: 'files',
  commands: [
    aboutCase('attachments', 'known', (context, id) =>
      withCase(context, id, async it =>
        show(await drawCase(context, it, { face: ATTACHMENTS }), await lookingAtFiles(context, it, ATTACHMENTS)),
      ),
    ),
    twin('attachTo', 'known', attachTo),
    {
      name: 'fileOf',
      for: 'known',
      hidden: true,
      run: async (context, { file = '', case: number = '' }) => {
        const id = caseNumberIn(number);
        return id === undefined ? undefined : fetchFile(context, id, meant(file));
      },
    },
    {
      name: 'newWithFiles',
      for: 'known',
      hidden: true,
      run: context => onWaiting(context, (actor, row) => putIntoForm(context, actor, row)),
    },
    {
      name: 'discardFiles',
      for: 'known',
      hidden: true,
      run: context => onWaiting(context, (_, row) => dropFiles(context, row)),
    },
  ],
  actions: {
    'file.open': action(z.object({ case: caseId, file: z.string().max(64) }), (context, data) =>
      fetchFile(context, data.case, all => all.find(({ id }) => id === data.file)),
    ),
    'file.add': within(
      'desk',
      action(z.object({ case: caseId }), (context, data) => addFiles(context, data.case)),
    ),
    'file.comment': action(
      z.object({ case: caseId, version: z.number().int(), comment: z.string().max(20_000).optional().default('') }),
      (context, data) => comment(context, data.case, data.version, data.comment),
    ),
    'files.to': action(z.object({ ...onDraft, case: caseId.optional().catch(undefined) }), (context, data) =>
      withWaiting(context, data.draft, data.revision, async (actor, row) =>
        data.case === undefined
          ? drawChoice(context, actor, row, {
              files: await context.store.attachmentsOfDraft(row.id),
              note: context.t('files.chooseFirst'),
            })
          : putIntoCase(context, actor, row, data.case),
      ),
    ),
    'files.new': action(z.object(onDraft), (context, { draft, revision }) =>
      withWaiting(context, draft, revision, (actor, row) => putIntoForm(context, actor, row)),
    ),
    'files.drop': action(z.object(onDraft), (context, { draft, revision }) =>
      withWaiting(context, draft, revision, (_, row) => dropFiles(context, row)),
    ),
  },
  files: receive,
};
