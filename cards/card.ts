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
export type Style = 'default' | 'emphasis' | 'accent' | 'good' | 'warning' | 'attention';

export type Extra = Readonly<Record<string, unknown>>;
export type Items = readonly (Element | undefined)[];

export const card = (lang: string, fallbackText: string, body: Items): Card => ({
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

/** What the card is about; one a card. */
export const heading = (words: string): Element =>
  text(words, { size: 'Medium', weight: 'Bolder', style: 'heading', spacing: 'Small' });

/** The name of a part of a card. */
export const subheading = (words: string, extra: Extra = {}): Element =>
  text(words, { size: 'Small', weight: 'Bolder', spacing: 'Medium', ...extra });

export const subtle = (words: string, extra: Extra = {}): Element =>
  text(words, { size: 'Small', isSubtle: true, ...extra });

export const container = (items: Items, extra: Extra = {}): Element => ({
  type: 'Container',
  items: present(items),
  ...extra,
});

export const box = (style: Style, items: Items, extra: Extra = {}): Element =>
  container(items, { style, spacing: 'Medium', ...extra });

export const column = (width: string, items: Items, extra: Extra = {}): Element => ({
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

/** Words on the left, a few more on the right that are never broken. */
export const sides = (left: Element, right: Element, extra: Extra = {}): Element =>
  columns([column('stretch', [left]), column('auto', [right], { verticalContentAlignment: 'Bottom' })], extra);
