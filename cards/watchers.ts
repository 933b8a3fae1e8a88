import type { Translate } from '../locales/index.ts';
import { type AskingPage, askingPage } from './asking-page.ts';
import { actions, button, row } from './button.ts';
import { type Card, type Element, sides, text } from './card.ts';
import { carried } from './case-face.ts';
import type { Choice } from './inputs.ts';
import { line } from './literal.ts';
import { personInputs } from './person-inputs.ts';

export type Watchers = AskingPage & {
  readonly watchers: readonly { readonly id: string; readonly name: string }[];
  /** What its reader can do for themselves; undefined for those who hear of everything anyway. */
  readonly me: 'watch' | 'unwatch' | undefined;
  readonly people: readonly Choice[];
  readonly dataset: string;
  readonly typed: { readonly watcher?: string | undefined; readonly email?: string | undefined };
};

/** Who watches a case, and a field for one more. */
export const watchersCard = (t: Translate, it: Watchers): Card => {
  const data = { case: it.case.id, version: it.case.version, ...carried(it.face) };
  return askingPage(t, it, t('watchers.title'), t('watchers.hint'), [
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
