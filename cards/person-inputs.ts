import type { Translate } from '../locales/index.ts';
import type { Element } from './card.ts';
import { type Choice, searchInput, textInput } from './inputs.ts';

export type PersonInputs = {
  /** What the choice is called in a press. */
  readonly id: string;
  readonly label: string;
  readonly people: readonly Choice[];
  readonly dataset: string;
  /** What was chosen or typed before. */
  readonly chosen: string | undefined;
  readonly email: string | undefined;
};

/** Somebody of the account: chosen from a list, or named by their address. */
export const personInputs = (t: Translate, it: PersonInputs): readonly Element[] => [
  searchInput({
    id: it.id,
    label: it.label,
    value: it.chosen,
    placeholder: t('people.findPerson'),
    choices: it.people,
    dataset: it.dataset,
  }),
  textInput({
    id: 'email',
    label: t('people.orEmail'),
    value: it.email,
    placeholder: t('people.emailHint'),
    limit: 254,
  }),
];
