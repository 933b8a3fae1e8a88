import { container, type Element, type Extra, type Items, present } from './card.ts';

/** What a press carries besides the inputs. */
export type Press = { readonly verb: string; readonly data: Readonly<Record<string, unknown>> };

type ButtonLook = {
  readonly primary?: boolean;
  /** Behind "…", whatever room there is. */
  readonly more?: boolean;
  /** The press goes without the inputs, so that their checks do not stop it. */
  readonly bare?: boolean;
};

/** A universal action, with a Submit that carries the same for clients that know none. */
export const button = (words: string, { verb, data }: Press, look: ButtonLook = {}): Element => {
  const shared = {
    title: words,
    ...(look.primary === true ? { style: 'positive' } : {}),
    ...(look.bare === true ? { associatedInputs: 'none' } : {}),
    ...(look.more === true ? { mode: 'secondary' } : {}),
  };
  return {
    type: 'Action.Execute',
    verb,
    data,
    ...shared,
    fallback: { type: 'Action.Submit', data: { ...data, verb }, ...shared },
  };
};

export const openUrl = (words: string, url: string): Element => ({ type: 'Action.OpenUrl', title: words, url });

export const MOST_BUTTONS = 6;
const IN_SIGHT = 3;

/**
 * At most six buttons, in the order of importance: what does not fit is left out from the end. As many of the first
 * three as stand side by side are in sight, the rest is behind "…".
 */
export const actions = (buttons: Items): Element => {
  const all = present(buttons).slice(0, MOST_BUTTONS);
  const shown = inSight(all);
  return {
    type: 'ActionSet',
    spacing: 'Medium',
    actions: all.map((it, index) => (index < shown ? it : behind(it))),
  };
};

/** Of a card as narrow as Teams draws one on a desktop. */
const ROOM = 396;
const MORE = 50;
const FRAME = 34;
const LETTER = 7.7;

const inSight = (all: readonly Element[]): number => {
  const open = all.filter(it => it.mode !== 'secondary');
  const fits = (count: number): boolean => {
    const width = open.slice(0, count).reduce((sum, it) => sum + FRAME + LETTER * lettersOf(it), 0);
    return width + (count < all.length ? MORE : 0) <= ROOM;
  };
  return [IN_SIGHT, 2].find(count => count <= open.length && fits(count)) ?? 1;
};

/** Letters of scripts that are twice as wide count twice; capitals and digits are a little wider than the others. */
const lettersOf = ({ title }: Element): number => {
  if (typeof title !== 'string') return 0;
  const many = (letters: RegExp): number => title.match(letters)?.length ?? 0;
  return title.length + many(/[\u1100-\uFFEF]/g) + 0.15 * many(/[\p{Lu}\d]/gu);
};

const behind = (it: Element): Element => {
  const { fallback } = it;
  const hidden = { ...it, mode: 'secondary' };
  return typeof fallback === 'object' ? { ...hidden, fallback: { ...fallback, mode: 'secondary' } } : hidden;
};

/** One tap target, with an accessible name. */
export const row = (words: string, press: Press, items: Items, extra: Extra = {}): Element =>
  container(items, { selectAction: button(words, press, { bare: true }), ...extra });

/** Shows and hides elements by their ids, without asking anybody. */
export const toggling = (words: string, ids: readonly string[], items: Items, extra: Extra = {}): Element =>
  container(items, { selectAction: { type: 'Action.ToggleVisibility', title: words, targetElements: ids }, ...extra });
