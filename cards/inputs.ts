import type { Element } from './card.ts';

export type Choice = { readonly title: string; readonly value: string };

type Input = {
  readonly id: string;
  readonly label: string;
  readonly value?: string | undefined;
  readonly placeholder?: string | undefined;
  /** What to say where it is left empty; its presence makes the field mandatory. */
  readonly required?: string | undefined;
};

const shared = ({ id, label, value, placeholder, required }: Input) => ({
  id,
  label,
  ...(value === undefined ? {} : { value }),
  ...(placeholder === undefined ? {} : { placeholder }),
  ...(required === undefined ? {} : { isRequired: true, errorMessage: required }),
});

export const textInput = (input: Input & { readonly limit: number; readonly lines?: boolean }): Element => ({
  type: 'Input.Text',
  ...shared(input),
  maxLength: input.limit,
  ...(input.lines === true ? { isMultiline: true } : {}),
});

export const choiceInput = (
  input: Input & {
    readonly choices: readonly Choice[];
    readonly look?: 'compact' | 'expanded' | 'filtered';
    /** The data set that type-ahead asks, in clients that have it. */
    readonly dataset?: string;
  },
): Element => ({
  type: 'Input.ChoiceSet',
  ...shared(input),
  choices: input.choices,
  style: input.look ?? 'compact',
  ...(input.look === 'expanded' ? { wrap: true } : {}),
  ...(input.dataset === undefined
    ? {}
    : { 'choices.data': { type: 'Data.Query', dataset: input.dataset, associatedInputs: 'auto' } }),
});

export const toggle = (id: string, words: string, on: boolean): Element => ({
  type: 'Input.Toggle',
  id,
  title: words,
  value: on ? 'true' : 'false',
});
