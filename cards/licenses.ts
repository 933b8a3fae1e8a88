import type { Translate } from '../locales/index.ts';
import { actions, box, button, type Card, card, type Element, heading, line, subtle, text } from './card.ts';
import { type Choice, choiceInput, textInput } from './inputs.ts';

export type LicenceLine = {
  readonly product: string;
  readonly country: string;
  readonly featureLevel: string | undefined;
  readonly owned: number;
  readonly assigned: number;
};

const cell = (words: string, look: Readonly<Record<string, unknown>> = {}): Element => ({
  type: 'TableCell',
  items: [text(words, look)],
});

/** Owned, assigned and free by product: trouble on top, and what to do about it. */
export const licensesCard = (
  t: Translate,
  it: {
    readonly account: string;
    readonly lines: readonly LicenceLine[];
    readonly offset: number;
    readonly total: number;
    readonly page: (offset: number) => { verb: string; data: Readonly<Record<string, unknown>> };
  },
): Card => {
  const trouble = it.lines.filter(line => line.owned <= line.assigned).length;
  const heads = [t('licenses.product'), t('licenses.assigned'), t('licenses.owned'), t('licenses.free')];
  return card(t.language, t('licenses.title'), [
    line(`${t('licenses.title')} · ${it.account}`, { size: 'Small', isSubtle: true }),
    heading(t('licenses.products', { count: it.total })),
    {
      type: 'Table',
      firstRowAsHeader: true,
      showGridLines: false,
      columns: [{ width: 4 }, { width: 2 }, { width: 2 }, { width: 1.5 }],
      rows: [
        {
          type: 'TableRow',
          cells: heads.map((words, index) =>
            cell(words, { size: 'Small', weight: 'Bolder', horizontalAlignment: index === 0 ? 'Left' : 'Right' }),
          ),
        },
        ...it.lines.map(line => ({
          type: 'TableRow',
          ...(line.owned < line.assigned ? { style: 'attention' } : line.owned === line.assigned ? { style: 'warning' } : {}),
          cells: [
            cell(nameOf(line), { size: 'Small' }),
            ...[line.assigned, line.owned, line.owned - line.assigned].map(value =>
              cell(t.number(value), { size: 'Small', horizontalAlignment: 'Right' }),
            ),
          ],
        })),
      ],
    },
    trouble === 0 ? undefined : text(t('licenses.trouble', { count: trouble }), { size: 'Small', color: 'Attention' }),
    subtle(t('licenses.monthly')),
    actions([
      button(t('buttons.assign'), { verb: 'license.form', data: { act: 'assign' } }, { primary: true }),
      button(t('buttons.release'), { verb: 'license.form', data: { act: 'release' } }),
      it.offset + it.lines.length < it.total ? button(t('buttons.nextPage'), it.page(it.offset + it.lines.length)) : undefined,
      it.offset > 0 ? button(t('buttons.firstPage'), it.page(0), { more: true }) : undefined,
    ]),
  ]);
};

const nameOf = (it: LicenceLine): string =>
  [it.product, it.featureLevel, it.country].filter(part => part !== undefined).join(' · ');

export type LicenceAct = 'assign' | 'release';

/** Which product, and who. */
export const licenseFormCard = (
  t: Translate,
  it: {
    readonly act: LicenceAct;
    readonly entitlements: readonly Choice[];
    readonly people: readonly Choice[];
    readonly typed: { readonly entitlement?: string | undefined; readonly user?: string | undefined };
    readonly note: string | undefined;
  },
): Card =>
  card(t.language, t(`licenses.${it.act}.title`), [
    heading(t(`licenses.${it.act}.title`)),
    it.note === undefined ? undefined : box('warning', [line(it.note, { size: 'Small' })]),
    choiceInput({
      id: 'entitlement',
      label: t('licenses.product'),
      value: it.typed.entitlement,
      choices: it.entitlements,
      look: 'filtered',
      required: t('licenses.chooseProduct'),
    }),
    choiceInput({
      id: 'user',
      label: t('licenses.person'),
      value: it.typed.user,
      choices: it.people,
      look: 'filtered',
      dataset: 'people',
    }),
    textInput({ id: 'email', label: t('licenses.orEmail'), limit: 254 }),
    actions([
      button(t('buttons.next'), { verb: 'license.preview', data: { act: it.act } }, { primary: true }),
      button(t('buttons.back'), { verb: 'license.list', data: { offset: 0 } }, { bare: true }),
    ]),
  ]);

export type LicencePreview = {
  readonly act: LicenceAct;
  readonly ref: string;
  readonly entitlement: string;
  readonly user: string;
  /** The seat that is taken back. */
  readonly assignment: string | undefined;
  readonly product: string;
  readonly person: string;
  readonly owned: number;
  readonly before: number;
  readonly after: number;
};

/** What will change, before it changes. */
export const licensePreviewCard = (t: Translate, it: LicencePreview): Card => {
  const question = t(`licenses.${it.act}.question`, { product: it.product, person: it.person });
  return card(t.language, question, [
    subtle(t(`licenses.${it.act}.title`)),
    line(question, { weight: 'Bolder' }),
    line(t('licenses.preview', { before: it.before, after: it.after, owned: it.owned, free: it.owned - it.after })),
    actions([
      button(
        t('buttons.confirm'),
        {
          verb: `license.${it.act}`,
          data: { ref: it.ref, entitlement: it.entitlement, user: it.user, assignment: it.assignment ?? '' },
        },
        { primary: true },
      ),
      button(t('buttons.cancel'), { verb: 'license.list', data: { offset: 0 } }),
    ]),
  ]);
};

/** The receipt: what was done, how many seats are left, and the way to take it back. */
export const licenseDoneCard = (
  t: Translate,
  it: { readonly words: string; readonly free: string; readonly undo: Readonly<Record<string, unknown>> | undefined },
): Card =>
  card(t.language, it.words, [
    box('good', [line(it.words)]),
    line(it.free, { size: 'Small', isSubtle: true }),
    actions([
      it.undo === undefined ? undefined : button(t('buttons.undo'), { verb: 'license.undo', data: it.undo }),
      button(t('buttons.licenses'), { verb: 'license.list', data: { offset: 0 } }),
    ]),
  ]);
