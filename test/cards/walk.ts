/** Every object in a card, outermost first, with the names that lead to it. */
export const objectsIn = (
  value: unknown,
  path: readonly string[] = [],
): readonly { readonly path: readonly string[]; readonly object: Readonly<Record<string, unknown>> }[] => {
  if (Array.isArray(value)) return value.flatMap(item => objectsIn(item, path));
  if (typeof value !== 'object' || value === null) return [];
  const object = Object.fromEntries(Object.entries(value));
  return [{ path, object }, ...Object.entries(object).flatMap(([name, inner]) => objectsIn(inner, [...path, name]))];
};

/** Every text in a card, with the names that lead to it. */
export const stringsIn = (
  value: unknown,
  path: readonly string[] = [],
): readonly { readonly path: readonly string[]; readonly words: string }[] => {
  if (typeof value === 'string') return [{ path, words: value }];
  if (Array.isArray(value)) return value.flatMap(item => stringsIn(item, path));
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, inner]) => stringsIn(inner, [...path, name]));
};
