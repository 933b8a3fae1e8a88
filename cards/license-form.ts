import type { Translate } from '../locales/index.ts';
import { actions, button } from './button.ts';
import { type Card, card, heading, subtle } from './card.ts';
import { facts } from './facts.ts';
import { type Choice, searchInput, textInput } from './inputs.ts';
import { title } from './literal.ts';
import { warning } from './note.ts';

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
    subtle(t('licenses.title')),
    heading(t(`licenses.${it.act}.title`)),
    warning(it.note),
    searchInput({
      id: 'entitlement',
      label: t('licenses.product'),
      value: it.typed.entitlement,
      placeholder: t('licenses.chooseProduct'),
      choices: it.entitlements,
      required: t('licenses.chooseProduct'),
    }),
    searchInput({
      id: 'user',
      label: t('licenses.person'),
      value: it.typed.user,
      placeholder: t('licenses.findPerson'),
      choices: it.people,
      dataset: 'people',
    }),
    textInput({
      id: 'email',
      label: t('licenses.orEmail'),
      placeholder: t('licenses.emailHint'),
      limit: 254,
    }),
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
  const change = (before: number, after: number) => `${t.number(before)} → ${t.number(after)}`;
  return card(t.language, question, [
    subtle(t(`licenses.${it.act}.title`)),
    title(question),
    facts([
      [t('licenses.assigned'), change(it.before, it.after)],
      [t('licenses.free'), change(it.owned - it.before, it.owned - it.after)],
      [t('licenses.owned'), t.number(it.owned)],
    ]),
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
