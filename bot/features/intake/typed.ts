import { shorten } from '../../../cards/literal.ts';
import { type Translate, translator } from '../../../locales/index.ts';
import { CATEGORIES, REQUEST_TYPES } from '../../domain/case.ts';
import type { IntakeAnswers } from '../../domain/intake.ts';
import { LANGUAGES } from '../../domain/language.ts';
import { CONTACT_METHODS } from '../../domain/people.ts';
import { IMPACTS, SITUATIONS } from '../../domain/priority.ts';
import type { Context } from '../../feature.ts';
import { givenAnswers } from './answers.ts';
import type { OpenDraft } from './draft.ts';
import { people } from './lookup.ts';

const TYPED = [
  'requestType',
  'category',
  'brand',
  'product',
  'productVersion',
  'productArea',
  'typeOfIssue',
  'shortDescription',
  'description',
  'situation',
  'impact',
  'customerReference',
  'contact',
  'contactMethod',
  'language',
] as const;
type Typed = (typeof TYPED)[number];

/** What a choice is called, beside the value that it stands for. */
const choicesOf = (
  field: Typed,
  t: Translate,
  { knowledge }: Context,
  draft: OpenDraft,
): readonly [string, string][] => {
  const product = draft.answers.product === undefined ? undefined : knowledge.product(draft.answers.product);
  switch (field) {
    case 'requestType':
      return REQUEST_TYPES.map(value => [t(`requestTypes.${value}.title`), value]);
    case 'category':
      return CATEGORIES.map(value => [t(`categories.${value}.title`), value]);
    case 'situation':
      return SITUATIONS.map(value => [t(`situations.${value}.title`), value]);
    case 'impact':
      return IMPACTS.map(value => [t(`impacts.${value}.title`), value]);
    case 'contactMethod':
      return CONTACT_METHODS.map(value => [t(`contactMethods.${value}`), value]);
    case 'language':
      return LANGUAGES.map(value => [t.languageName(value), value]);
    case 'brand':
      return knowledge.vendor.brands.map(({ id, name }) => [name, id]);
    case 'productArea':
      return product?.areas.map(({ id, name }) => [name, id]) ?? [];
    case 'typeOfIssue':
      return knowledge.vendor.issueTypes.map(({ id, name }) => [name, id]);
    default:
      return [];
  }
};

const FREE: readonly Typed[] = ['shortDescription', 'description', 'customerReference', 'productVersion'];

const COLON = /[:：]/;

/** Whether a text could fill a field at all. */
export const namesField = (text: string): boolean => COLON.test(text);

/** What was typed into a field, or in a sentence that it means nothing there. */
export type TypedAnswer =
  | { readonly kind: 'given'; readonly given: Partial<IntakeAnswers> }
  | { readonly kind: 'unclear'; readonly says: string };

/**
 * The typed twin of the form: `Impact: one user` fills that field of the draft in progress. The name of the field says
 * what the words are for; they are never the answer to a question that only the machine remembers.
 */
export const typedAnswer = async (
  context: Context,
  draft: OpenDraft,
  text: string,
): Promise<TypedAnswer | undefined> => {
  const colon = COLON.exec(text);
  if (colon === null) return undefined;
  const name = text.slice(0, colon.index).trim().toLowerCase();
  const words = text.slice(colon.index + 1).trim();
  if (words === '') return undefined;
  let named: Typed | undefined;
  for (const t of [context.t, translator('en', 'UTC', context.now)]) {
    const field = TYPED.find(known => t(`fields.${known}`).toLowerCase() === name);
    if (field === undefined) continue;
    named ??= field;
    const value = await valueIn(field, words, t, context, draft);
    if (value !== undefined) return { kind: 'given', given: givenAnswers({ [field]: value }) };
  }
  return named && { kind: 'unclear', says: unclear(context, draft, named, words) };
};

/** What the words stand for in that field, where they mean one thing. */
const valueIn = async (
  field: Typed,
  words: string,
  t: Translate,
  context: Context,
  draft: OpenDraft,
): Promise<string | undefined> => {
  if (field === 'product') return context.knowledge.products.search(words, { limit: 1 })[0]?.id;
  if (field === 'contact') {
    const [found, another] = await people(context, words);
    // Only a name or an address that means one person.
    return another === undefined ? found?.value : undefined;
  }
  return FREE.includes(field) ? words : meant(choicesOf(field, t, context, draft), words.toLowerCase());
};

/** A longer list is looked at on the card. */
const MOST_CHOICES = 12;
const MOST_REPEATED = 60;

const unclear = (context: Context, draft: OpenDraft, field: Typed, words: string): string => {
  const { t } = context;
  const choices = choicesOf(field, t, context, draft).map(([title]) => title);
  const says = t('intake.unclear', { value: shorten(words, MOST_REPEATED), field: t(`fields.${field}`) });
  return choices.length === 0 || choices.length > MOST_CHOICES
    ? says
    : `${says} ${t('intake.choices', { choices: t.list(choices) })}`;
};

/** The choice of that name, or the only one whose name has these words in it. */
const meant = (choices: readonly (readonly [title: string, value: string])[], words: string): string | undefined => {
  const exact = choices.find(([title]) => title.toLowerCase() === words);
  if (exact !== undefined) return exact[1];
  const [found, another] = choices.filter(([title]) => title.toLowerCase().includes(words));
  return another === undefined ? found?.[1] : undefined;
};
