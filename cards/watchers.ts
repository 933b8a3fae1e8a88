import type { Case } from '../bot/domain/case.ts';
import type { Translate } from '../locales/index.ts';
import { actions, button, row } from './button.ts';
import { box, type Card, card, type Element, heading, sides, subtle, text } from './card.ts';
import { type CaseFace, carried } from './case-face.ts';
import type { Choice } from './inputs.ts';
import { line, shorten } from './literal.ts';
import { personInputs } from './person-inputs.ts';
import { caseBand } from './state.ts';

export type Watchers = {
  readonly case: Case;
  /** The part of the case that it was opened from. */
  readonly face: CaseFace;
  readonly watchers: readonly { readonly id: string; readonly name: string }[];
  /** What its reader can do for themselves; undefined for those who hear of everything anyway. */
  readonly me: 'watch' | 'unwatch' | undefined;
  readonly people: readonly Choice[];
  readonly dataset: string;
  readonly typed: { readonly watcher?: string | undefined; readonly email?: string | undefined };
  readonly note: { readonly words: string; readonly style: 'good' | 'warning' } | undefined;
};

/** Who watches a case, and a field for one more. */
export const watchersCard = (t: Translate, it: Watchers): Card => {
  const data = { case: it.case.id, version: it.case.version, ...carried(it.face) };
  return card(t.language, `${it.case.id}: ${t('watchers.title')}`, [
    caseBand(t, it.case),
    { ...heading(t('watchers.title')), spacing: 'Default' },
    line(shorten(it.case.shortDescription, 160), { size: 'Small' }, { spacing: 'None' }),
    subtle(t('watchers.hint')),
    it.note === undefined ? undefined : box(it.note.style, [line(it.note.words, { size: 'Small' })]),
    ...(it.watchers.length === 0 ? [text(t('watchers.none'))] : it.watchers.map(watcherRow(t, it, data))),
    ...personInputs(t, {
      id: 'watcher',
      label: t('watchers.add'),
      people: it.people,
      dataset: it.dataset,
      chosen: it.typed.watcher,
      email: it.typed.email,
    }),
    actions([
      button(t('buttons.add'), { verb: 'case.watch', data }, { primary: true }),
      it.me === undefined
        ? undefined
        : button(t(`watchers.${it.me}`), { verb: `watchers.${it.me}`, data }, { bare: true }),
      button(t('buttons.back'), { verb: 'case.show', data: { case: it.case.id, ...carried(it.face) } }, { bare: true }),
    ]),
  ]);
};

const watcherRow =
  (t: Translate, { watchers }: Watchers, data: Readonly<Record<string, unknown>>) =>
  ({ id, name }: Watchers['watchers'][number], index: number): Element =>
    sides(
      line(name),
      row(
        t('watchers.removeOne', { position: index + 1, of: watchers.length }),
        { verb: 'case.unwatch', data: { ...data, user: id } },
        [text(t('watchers.remove'), { size: 'Small', color: 'Accent', wrap: false })],
      ),
    );
