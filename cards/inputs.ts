import type { Element } from './card.ts';

export type Choice = { readonly title: string; readonly value: string };

type Input = {
  readonly id: string;
  readonly label: string;
  readonly value?: string | undefined;
  /** Stands in for the label in a client that shows none, so it says what the field is for. */
  readonly placeholder?: string | undefined;
  /** What to say where it is left empty; its presence makes the field mandatory. */
  readonly required?: string | undefined;
};

/** A key of its own: Teams redraws a card in place, and an input without one inherits what stood there before. */
const shared = ({ id, label, value, placeholder, required }: Input) => ({
  id,
  key: id,
  label,
  placeholder: placeholder ?? label,
  ...(value === undefined ? {} : { value }),
  ...(required === undefined ? {} : { isRequired: true, errorMessage: required }),
});

export const textInput = (input: Input & { readonly limit: number; readonly lines?: boolean }): Element => ({
  type: 'Input.Text',
  ...shared(input),
  maxLength: input.limit,
  ...(input.lines === true ? { isMultiline: true } : {}),
});

type ChoiceInput = Input & {
  readonly choices: readonly Choice[];
  readonly look?: 'compact' | 'expanded' | 'filtered';
  /** Several may be chosen; their values are divided by commas. */
  readonly several?: boolean;
  /** The data set that type-ahead asks, in clients that have it. */
  readonly dataset?: string;
};

export const choiceInput = (input: ChoiceInput): Element => ({
  type: 'Input.ChoiceSet',
  ...shared({ ...input, placeholder: input.placeholder ?? input.required }),
  // A list keeps the choices that it was first drawn with.
  key: [input.id, input.choices.length, input.choices[0]?.value, input.choices.at(-1)?.value].join(' '),
  choices: input.choices,
  style: input.look ?? 'compact',
  ...(input.look === 'expanded' ? { wrap: true } : {}),
  ...(input.several === true ? { isMultiSelect: true } : {}),
  ...(input.dataset === undefined
    ? {}
    : { 'choices.data': { type: 'Data.Query', dataset: input.dataset, associatedInputs: 'auto' } }),
});

/** A list that is narrowed by typing; where something is chosen already it is a plain one, which shows it by name. */
export const searchInput = (input: Omit<ChoiceInput, 'look'>): Element => {
  const { dataset: _, ...plain } = input;
  const known = input.choices.some(choice => choice.value === input.value);
  // Some clients show the value of a preset choice in the text field of a filtered list, instead of its title.
  return known ? choiceInput(plain) : choiceInput({ ...input, look: 'filtered' });
};

/** A day, as `2026-11-20`. */
export const dateInput = (input: Input): Element => ({ type: 'Input.Date', ...shared(input) });

/** A time of the day, as `18:05`. */
export const timeInput = (input: Input): Element => ({ type: 'Input.Time', ...shared(input) });

export const toggle = (id: string, label: string, words: string, on: boolean): Element => ({
  type: 'Input.Toggle',
  id,
  key: id,
  label,
  title: words,
  wrap: true,
  value: on ? 'true' : 'false',
});
