import { z } from 'zod';

/** A card as it arrived over HTTP. */
export type SeenCard = { readonly [name: string]: unknown };

export type SeenAction = {
  readonly type: string;
  readonly title: string;
  readonly verb: string;
  readonly data: Readonly<Record<string, unknown>>;
  /** `none`: the press goes without the inputs. */
  readonly associatedInputs: string;
};

const actionShape = z.looseObject({
  type: z.enum(['Action.Execute', 'Action.OpenUrl']),
  title: z.string().default(''),
  verb: z.string().default(''),
  data: z.record(z.string(), z.unknown()).default({}),
  associatedInputs: z.string().default('auto'),
});

/** Every object in a card, outermost first; what stands in a `fallback` is left out. */
const objectsIn = (value: unknown): readonly Readonly<Record<string, unknown>>[] => {
  if (Array.isArray(value)) return value.flatMap(objectsIn);
  if (typeof value !== 'object' || value === null) return [];
  const entries = Object.entries(value).filter(([name]) => name !== 'fallback' && name !== 'data');
  return [{ ...value }, ...entries.flatMap(([, inner]) => objectsIn(inner))];
};

export const actionsOf = (card: SeenCard): readonly SeenAction[] =>
  objectsIn(card).flatMap(object => {
    const parsed = actionShape.safeParse(object);
    return parsed.success ? [parsed.data] : [];
  });

export const titlesOf = (card: SeenCard): readonly string[] => actionsOf(card).map(action => action.title);

/** The buttons proper, without rows that can be tapped. */
export const buttonsOf = (card: SeenCard): readonly SeenAction[] =>
  objectsIn(card)
    .filter(object => object.type === 'ActionSet')
    .flatMap(set => actionsOf({ actions: set.actions }));

export const buttonOf = (card: SeenCard, title: string): SeenAction => {
  const found = actionsOf(card).find(action => action.title === title);
  if (found === undefined)
    throw new Error(`no button "${title}" among ${titlesOf(card).join(', ')} on: ${wordsOf(card)}`);
  return found;
};

/** The button that carries this, such as the row of one case. */
export const buttonWith = (card: SeenCard, verb: string, data: Readonly<Record<string, unknown>> = {}): SeenAction => {
  const found = actionsOf(card).find(
    action => action.verb === verb && Object.entries(data).every(([name, value]) => action.data[name] === value),
  );
  if (found === undefined) throw new Error(`nothing for ${verb} ${JSON.stringify(data)} on: ${wordsOf(card)}`);
  return found;
};

/** Everything that a reader of the card sees besides inputs and buttons, in order. */
export const wordsOf = (card: SeenCard): string => objectsIn(card).flatMap(wordsIn).join('\n');

const factsShape = z.looseObject({
  type: z.literal('FactSet'),
  facts: z.array(z.object({ title: z.string(), value: z.string() })),
});

const wordsIn = (object: Readonly<Record<string, unknown>>): readonly string[] => {
  if (object.type === 'TextBlock' || object.type === 'TextRun') return [String(object.text)];
  const set = factsShape.safeParse(object);
  return set.success ? set.data.facts.flatMap(fact => [fact.title, fact.value]) : [];
};

/** What the inputs of a card hold before anybody touches them. */
export const valuesOf = (card: SeenCard): Readonly<Record<string, string>> =>
  Object.fromEntries(
    inputsOf(card).map(input => [String(input.id), typeof input.value === 'string' ? input.value : '']),
  );

export const inputsOf = (card: SeenCard): readonly Readonly<Record<string, unknown>>[] =>
  objectsIn(card).filter(object => typeof object.type === 'string' && object.type.startsWith('Input.'));

export const inputOf = (card: SeenCard, id: string): Readonly<Record<string, unknown>> => {
  const found = inputsOf(card).find(input => input.id === id);
  if (found === undefined) throw new Error(`no input "${id}" on: ${wordsOf(card)}`);
  return found;
};

const choicesShape = z.array(z.object({ title: z.string(), value: z.string() }));

export const choicesOf = (card: SeenCard, id: string) => choicesShape.parse(inputOf(card, id).choices);
