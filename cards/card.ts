/** JSON of an Adaptive Card element; the real renderer checks it in the tests. */
export type Element = { readonly type: string; readonly [property: string]: unknown };

export type Card = {
  readonly type: 'AdaptiveCard';
  readonly $schema: string;
  readonly version: '1.5';
  readonly lang: string;
  /** What clients without cards, and screen readers, say. */
  readonly fallbackText: string;
  readonly body: readonly Element[];
};

export type Colour = 'default' | 'accent' | 'good' | 'warning' | 'attention';

type Extra = Readonly<Record<string, unknown>>;

export const card = (lang: string, fallbackText: string, body: readonly (Element | undefined)[]): Card => ({
  type: 'AdaptiveCard',
  $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
  version: '1.5',
  lang,
  fallbackText,
  body: present(body),
});

export const present = <T>(items: readonly (T | undefined)[]): readonly T[] =>
  items.filter((item): item is T => item !== undefined);

/** Our own words, and articles: Markdown is rendered. Never for what people typed. */
export const text = (words: string, extra: Extra = {}): Element => ({
  type: 'TextBlock',
  text: words,
  wrap: true,
  ...extra,
});

export const heading = (words: string): Element =>
  text(words, { size: 'Medium', weight: 'Bolder', style: 'heading', spacing: 'Small' });

export const subtle = (words: string, extra: Extra = {}): Element =>
  text(words, { size: 'Small', isSubtle: true, ...extra });

/** Words that hold something a person typed: shown literally, one block a line, so that line breaks survive. */
export const literal = (words: string, run: Extra = {}, extra: Extra = {}): readonly Element[] =>
  words
    .split(/\r?\n/)
    .filter((line, index, lines) => line.trim() !== '' || index === lines.length - 1)
    .map((line, index) => ({
      type: 'RichTextBlock',
      inlines: [{ type: 'TextRun', text: line === '' ? ' ' : line, ...run }],
      ...(index > 0 ? { spacing: 'Small' } : extra),
    }));

/** One line that holds something a person typed. */
export const line = (words: string, run: Extra = {}, extra: Extra = {}): Element => ({
  type: 'RichTextBlock',
  inlines: [{ type: 'TextRun', text: words.replace(/\s+/g, ' '), ...run }],
  ...extra,
});

export const title = (words: string): Element => line(words, { weight: 'Bolder', size: 'Medium' }, { spacing: 'Small' });

export const column = (width: string, items: readonly (Element | undefined)[], extra: Extra = {}): Element => ({
  type: 'Column',
  width,
  items: present(items),
  ...extra,
});

export const columns = (items: readonly Element[], extra: Extra = {}): Element => ({
  type: 'ColumnSet',
  columns: items,
  ...extra,
});

export const box = (
  style: 'emphasis' | 'warning' | 'good' | 'attention' | 'accent' | 'default',
  items: readonly (Element | undefined)[],
  extra: Extra = {},
): Element => ({ type: 'Container', style, items: present(items), spacing: 'Medium', ...extra });

/** Names beside values; the values are shown literally. */
export const facts = (rows: readonly (readonly [name: string, value: string] | undefined)[]): Element => ({
  type: 'Container',
  spacing: 'Medium',
  items: present(rows).map(([name, value], index) =>
    columns(
      [
        column('90px', [subtle(name)], { verticalContentAlignment: 'Top' }),
        column('stretch', [line(value, { size: 'Small' })]),
      ],
      { spacing: index === 0 ? 'None' : 'Small' },
    ),
  ),
});

/** What a press carries besides the inputs. */
export type Press = { readonly verb: string; readonly data: Readonly<Record<string, unknown>> };

type ButtonLook = {
  readonly primary?: boolean;
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

/** At most six: what does not fit is left out from the end, so the order is the order of importance. */
export const actions = (buttons: readonly (Element | undefined)[]): Element => ({
  type: 'ActionSet',
  spacing: 'Medium',
  actions: present(buttons).slice(0, 6),
});

/** One tap target, with an accessible name. */
export const row = (
  words: string,
  { verb, data }: Press,
  items: readonly (Element | undefined)[],
  extra: Extra = {},
): Element => ({
  type: 'Container',
  items: present(items),
  selectAction: button(words, { verb, data }, { bare: true }),
  ...extra,
});

/** How far a form has come: a thin bar, and "2 of 4" in words beside it. */
export const progressBar = (done: number, of: number): Element =>
  columns(
    Array.from({ length: of }, (_, index) =>
      column('stretch', [], { style: index < done ? 'accent' : 'emphasis', minHeight: '4px' }),
    ),
    { spacing: 'Small' },
  );

/** A small line on the left, a coloured word on the right. */
export const header = (left: string, right: string, colour: Colour): Element =>
  columns([
    column('stretch', [line(left, { size: 'Small', isSubtle: true })], { verticalContentAlignment: 'Center' }),
    column('auto', [text(right, { size: 'Small', weight: 'Bolder', wrap: false, color: colour })], {
      verticalContentAlignment: 'Center',
    }),
  ]);
