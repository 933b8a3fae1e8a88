/** The same numbers on every run. */
export const seeded = (seed: number) => {
  let state = seed;
  return (below: number): number => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return Math.floor((state / 2_147_483_648) * below);
  };
};
export type Random = ReturnType<typeof seeded>;

/** One of these. */
export const pick = <Item>(random: Random, items: readonly [Item, ...Item[]]): Item =>
  items[random(items.length)] ?? items[0];

/** Texts that break what is careless. */
export const STRINGS = [
  '',
  ' ',
  '\u0000',
  '\ud800',
  '\u202e\u2066',
  'x'.repeat(2_000),
  '__proto__',
  'constructor',
  '../../etc/passwd',
  "' or 1=1 --",
  '{{user}} $t(app.failed)',
  '<script>alert(1)</script>',
  '%00%ff',
  '1e999',
  'NaN',
] as const;

/** Any JSON value. */
export const junk = (random: Random, depth = 3): unknown => {
  switch (random(depth > 0 ? 10 : 7)) {
    case 0:
      return null;
    case 1:
      return random(2) === 0;
    case 2:
      return random(1_000_000) - 500_000;
    case 3:
      return 1e308 * (random(2) === 0 ? 1 : -1);
    case 4:
    case 5:
      return pick(random, STRINGS);
    case 6:
      return [];
    case 7:
      return Array.from({ length: random(5) }, () => junk(random, depth - 1));
    default:
      return Object.fromEntries(
        Array.from({ length: random(5) }, () => [
          pick(random, [...STRINGS, 'id', 'type', 'value', 'verb', 'data', 'text']),
          junk(random, depth - 1),
        ]),
      );
  }
};

/** Texts and addresses stay what they are, so that nothing is asked for and nobody outside is called. */
const KEEP = ['text', 'serviceUrl'];

/** One to three parts of an activity replaced, removed or added, at any depth. */
export const bent = (random: Random, value: unknown): unknown => {
  if (typeof value !== 'object' || value === null || random(4) === 0) return junk(random);
  const entries = Object.entries(value);
  const [name] = entries[random(entries.length)] ?? ['added'];
  if (KEEP.includes(name)) return value;
  if (random(6) === 0) return Object.fromEntries(entries.filter(([key]) => key !== name));
  return { ...value, [name]: bent(random, Reflect.get(value, name)) };
};
