import { z } from 'zod';
import { asId, caseNumberIn, type IncidentId, type ProductId } from '../../domain/ids.ts';
import type { Incident } from '../../domain/incident.ts';
import { action, type Command, type Context, type Feature, type Result, within } from '../../feature.ts';
import { caseId } from '../case/on-case.ts';
import { givenAnswers } from '../intake/answers.ts';
import { onDraft } from '../intake/on-draft.ts';
import { productsIn } from '../intake/product-in.ts';
import { draftOfCard, withDraft } from '../intake/steps.ts';
import { named, productsNamed, showBoard } from './board.ts';
import { doneInDraft, followFromDraft, linkDraft } from './draft.ts';
import { followIncident, followProduct } from './follow.ts';
import { chooseCase, linkCase } from './link.ts';
import { OUTAGE_NUMBER, outageNumberIn } from './number.ts';
import { showOutage, withOutage, withOutageNumber } from './page.ts';

const incident = z
  .string()
  .max(80)
  .transform(id => asId<IncidentId>(id));
const product = z
  .string()
  .max(80)
  .transform(id => asId<ProductId>(id));
/** The inputs of the page come beside it. */
const onOutageDraft = z.looseObject({
  ...onDraft,
  incident,
  what: z.enum(['follow', 'link', 'unlink']),
});
const offset = z.number().int().min(0).max(100_000);

type Slots = Readonly<Record<string, string>>;

/** A command about the incident of that number. */
const aboutOutage =
  (then: (context: Context, it: Incident, slots: Slots) => Promise<Result>): Command['run'] =>
  (context, slots) =>
    withOutageNumber(context, outageNumberIn(slots.outage ?? ''), it => then(context, it, slots));

/** `subscribe outage 3`, or the name of a product; anything else is left to those who answer questions. */
const following =
  (on: boolean): Command['run'] =>
  async (context, { outage, words = '' }) => {
    const number = outage ?? words.trim().split(/\s+/).at(-1) ?? '';
    const saysOutage = outage !== undefined || OUTAGE_NUMBER.test(words.trim()) || isNumbered(context, words);
    if (saysOutage && OUTAGE_NUMBER.test(number))
      return withOutageNumber(context, outageNumberIn(number), it => followIncident(context, it, on));
    const exact = named(context, words);
    const [found, another] = exact === undefined ? productsNamed(context, words) : [exact];
    if (found === undefined) return undefined;
    return another === undefined ? followProduct(context, found, on) : showBoard(context, words, 0);
  };

/** Somebody tells what happens to them, and does not name a product: that is a question like any other. */
const isReport = ({ knowledge }: Context, words: string): boolean =>
  words.trim().split(/\s+/).length > LONGEST_NAME && productsIn(words, knowledge.vendor.products).length === 0;

/** In words, of what may be a product that nobody here knows. */
const LONGEST_NAME = 4;

/** "outage 3", in the person's language or in English. */
const isNumbered = ({ t }: Context, words: string): boolean => {
  const said = words
    .trim()
    .toLowerCase()
    .replace(/\s*#?\d+$/, '');
  return [t('outages.one').toLowerCase(), 'outage'].includes(said);
};

const aboutCase =
  (on: boolean): Command['run'] =>
  async (context, { case: number = '', outage = '' }) => {
    const id = caseNumberIn(number);
    return id === undefined
      ? undefined
      : withOutageNumber(context, outageNumberIn(outage), it => linkCase(context, it, id, on));
  };

/** The state of the vendor's services: who wants to is told of changes, and cases are linked to their reason. */
export const outages: Feature = {
  name: 'outages',
  commands: [
    { name: 'outages', for: 'everybody', where: 'anywhere', run: context => showBoard(context, undefined, 0) },
    {
      name: 'outagesOf',
      for: 'everybody',
      where: 'anywhere',
      hidden: true,
      run: async (context, { product: words = '' }) =>
        isReport(context, words) ? undefined : showBoard(context, words.slice(0, 80), 0),
    },
    {
      name: 'outage',
      for: 'everybody',
      where: 'anywhere',
      hidden: true,
      run: aboutOutage((context, it) => showOutage(context, it)),
    },
    { name: 'follow', for: 'known', hidden: true, run: following(true) },
    { name: 'unfollow', for: 'known', hidden: true, run: following(false) },
    { name: 'linkCase', for: 'known', hidden: true, run: aboutCase(true) },
    { name: 'unlinkCase', for: 'known', hidden: true, run: aboutCase(false) },
    {
      name: 'linkOutage',
      for: 'known',
      hidden: true,
      run: aboutOutage(
        async (context, it) =>
          (await withDraft(context, (actor, draft) => linkDraft(context, actor, draft, it))) ?? chooseCase(context, it),
      ),
    },
    {
      name: 'unlinkOutage',
      for: 'known',
      hidden: true,
      run: aboutOutage(
        async (context, it) =>
          (await withDraft(context, (actor, draft) => linkDraft(context, actor, draft, it, {}, false))) ??
          showOutage(context, it),
      ),
    },
  ],
  actions: {
    'outages.show': within(
      'anywhere',
      action(z.object({ product: z.string().max(80).optional(), offset }), (context, data) =>
        showBoard(context, data.product, data.offset),
      ),
    ),
    'outages.follow': action(z.object({ product }), (context, data) => followProduct(context, data.product, true)),
    'outages.unfollow': action(z.object({ product }), (context, data) => followProduct(context, data.product, false)),
    'outage.show': within(
      'anywhere',
      action(z.object({ incident, offset: offset.optional() }), (context, data) =>
        withOutage(context, data.incident, it => showOutage(context, it, { offset: data.offset })),
      ),
    ),
    'outage.follow': action(z.object({ incident }), (context, data) =>
      withOutage(context, data.incident, it => followIncident(context, it, true)),
    ),
    'outage.unfollow': action(z.object({ incident }), (context, data) =>
      withOutage(context, data.incident, it => followIncident(context, it, false)),
    ),
    'outage.draft': action(onOutageDraft, (context, { draft, revision, incident: id, what, ...inputs }) => {
      const given = givenAnswers(inputs);
      return draftOfCard(
        context,
        draft,
        revision,
        (actor, open) =>
          withOutage(context, id, it =>
            what === 'follow'
              ? followFromDraft(context, actor, open, it, given)
              : linkDraft(context, actor, open, it, given, what === 'link'),
          ),
        open => doneInDraft(context, open, { incident: id, what, given }),
      );
    }),
    'outage.cases': action(z.object({ incident }), (context, data) =>
      withOutage(context, data.incident, it => chooseCase(context, it)),
    ),
    'outage.link': action(z.object({ incident, case: caseId }), (context, data) =>
      withOutage(context, data.incident, it => linkCase(context, it, data.case, true)),
    ),
    'outage.unlink': action(z.object({ incident, case: caseId }), (context, data) =>
      withOutage(context, data.incident, it => linkCase(context, it, data.case, false)),
    ),
  },
};
