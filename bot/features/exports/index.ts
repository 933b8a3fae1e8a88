import { z } from 'zod';
import { exportsCard } from '../../../cards/exports.ts';
import { EXPORT_FORMATS, type ExportSubject } from '../../domain/export.ts';
import { caseNumberIn } from '../../domain/ids.ts';
import { action, type Command, type Context, type Feature, type Result, within } from '../../feature.ts';
import { caseId } from '../case/on-case.ts';
import { pageShape } from '../lists/carried.ts';
import { show } from '../show.ts';
import { strangerAnswer } from '../stranger.ts';
import { askedIn, formatIn } from './asked-in.ts';
import { drawExport, onlyWords, subjectWords } from './draw.ts';
import { consented, offerLatest, offerSaving } from './save.ts';
import { caseSubject, chooseFormat, listSubject, startExport, withListInHand } from './start.ts';
import { stopAll, stopExport, withExport } from './stop.ts';

const ref = z.string().min(1).max(80);
const format = z.enum(EXPORT_FORMATS);
const one = z.object({ export: z.string().min(1).max(200) });
const MOST = 8;

/** The latest ones, newest first. */
const mine = async (context: Context): Promise<Result> => {
  const { actor, store, t } = context;
  if (actor.kind === 'stranger') return strangerAnswer(context, actor);
  const all = await store.exportsOf(actor.user.id, MOST);
  return show(
    exportsCard(
      t,
      all.map(it => ({ ...it, what: subjectWords(t, it.subject), only: onlyWords(context, it.subject) })),
    ),
  );
};

const typedCommands: readonly Command[] = [
  { name: 'export', for: 'customers', run: context => withListInHand(context, it => chooseFormat(context, it)) },
  {
    name: 'exportCase',
    for: 'known',
    where: 'desk',
    hidden: true,
    run: async (context, slots) => {
      const id = caseNumberIn(slots.case ?? '');
      return id === undefined ? undefined : chooseFormat(context, caseSubject(id));
    },
  },
  {
    name: 'exportCaseAs',
    for: 'known',
    where: 'desk',
    hidden: true,
    run: async (context, slots) => {
      const id = caseNumberIn(slots.case ?? '');
      const wanted = formatIn(context, slots.format);
      if (id === undefined || wanted === undefined) return undefined;
      return startExport(context, caseSubject(id), wanted, context.mint('export'));
    },
  },
  // After those about a case, whose number could be taken for a format.
  {
    name: 'exportAs',
    for: 'known',
    hidden: true,
    run: async (context, slots) => {
      const asked = askedIn(context, slots.format ?? '');
      if (asked === undefined) return undefined;
      const { format: wanted, query } = asked;
      const go = (it: ExportSubject) =>
        wanted === undefined ? chooseFormat(context, it) : startExport(context, it, wanted, context.mint('export'));
      return query === undefined ? withListInHand(context, go) : go(listSubject(query));
    },
  },
  { name: 'exports', for: 'known', run: mine },
  { name: 'exportStop', for: 'known', hidden: true, run: stopAll },
  { name: 'exportSave', for: 'known', hidden: true, run: offerLatest },
];

/** Lists and cases as files: begun here, made elsewhere, told in a card of their own. */
export const exports: Feature = {
  name: 'exports',
  commands: typedCommands,
  actions: {
    'export.choose': within(
      'desk',
      action(z.object({ case: caseId.optional() }), (context, { case: id }) =>
        id === undefined
          ? withListInHand(context, it => chooseFormat(context, it))
          : chooseFormat(context, caseSubject(id)),
      ),
    ),
    'export.start': within(
      'desk',
      action(
        z.object({ ref, format, case: caseId.optional(), list: pageShape.optional() }),
        async (context, { case: id, format: wanted, list, ref: begun }) => {
          if (id !== undefined) return startExport(context, caseSubject(id), wanted, begun);
          if (list !== undefined) return startExport(context, listSubject(list.query), wanted, begun);
          return withListInHand(context, it => startExport(context, it, wanted, begun));
        },
      ),
    ),
    'export.stop': action(one, (context, data) => stopExport(context, data.export)),
    'export.link': action(one, (context, data) =>
      withExport(context, data.export, async it => show(await drawExport(context, it))),
    ),
    'export.save': action(one, (context, data) => offerSaving(context, data.export)),
    'export.mine': action(z.object({}), mine),
  },
  consented,
};
