import type { Choice } from '../../../cards/inputs.ts';
import type { IntakeView } from '../../../cards/intake/view.ts';
import { REQUEST_TYPES } from '../../domain/case.ts';
import { missingIn } from '../../domain/form.ts';
import type { ProductId } from '../../domain/ids.ts';
import { asksTypeOfIssue, type IntakeAnswers, type IntakeField, intake } from '../../domain/intake.ts';
import { LANGUAGES } from '../../domain/language.ts';
import type { Known } from '../../domain/people.ts';
import type { Context } from '../../feature.ts';
import { outagesOfDraft } from '../outages/of-draft.ts';
import { findPeople, personChoice } from '../people.ts';
import { similarOfDraft } from '../similar/find.ts';
import type { OpenDraft } from './draft.ts';
import { worldOf } from './world.ts';

const RECENT_DAYS = 60;
/** A card has a size: longer lists are searched. */
const MOST_PRODUCTS = 60;
const MOST_PEOPLE = 25;

/** Everything that the draft's page shows, fetched for that page only. */
export const viewOf = async (
  context: Context,
  actor: Known,
  draft: OpenDraft,
  more: Partial<Pick<IntakeView, 'note' | 'incomplete' | 'explain'>> = {},
): Promise<IntakeView> => {
  const { knowledge, now, store, t } = context;
  const { answers, page } = draft;
  const world = worldOf(knowledge, actor.account);
  const pages = intake.pages(answers, world);
  const product = answers.product === undefined ? undefined : knowledge.product(answers.product);
  const about = page === 'version' || page === 'review';
  const last = page === 'contact' || page === 'review';
  const [files, { people, searchPeople }, similar, outages, catalog] = await Promise.all([
    page === 'problem' || page === 'review' ? store.attachmentsOfDraft(draft.row.id) : [],
    last ? peopleOf(context, actor, answers) : { people: [], searchPeople: false },
    last ? similarOfDraft(context, actor, answers) : [],
    outagesOfDraft(context, actor, answers),
    page === 'product' ? catalogOf(context, actor, answers) : { brands: [], products: [] },
  ]);
  return {
    draft: draft.row.id,
    revision: draft.row.revision,
    page,
    step: pages.indexOf(page) + 1,
    of: pages.length,
    answers,
    missing: missingFields(answers, world),
    note: more.note,
    incomplete: more.incomplete ?? false,
    explain: more.explain ?? false,
    requestTypes:
      page === 'request'
        ? REQUEST_TYPES.map(value => ({
            value,
            title: t(`requestTypes.${value}.title`),
            description: t(`requestTypes.${value}.description`),
          }))
        : [],
    ...catalog,
    productName: product?.name,
    versions: about && product !== undefined ? product.versions.map(value => ({ title: value, value })) : [],
    areas: about && product !== undefined ? product.areas.map(({ id, name }) => ({ title: name, value: id })) : [],
    issueTypes:
      about && asksTypeOfIssue(answers, world)
        ? knowledge.vendor.issueTypes.map(({ id, name }) => ({ title: name, value: id }))
        : [],
    people,
    searchPeople,
    contactName: people.find(person => person.value === answers.contact)?.title,
    languages: page === 'contact' ? LANGUAGES.map(value => ({ title: t.languageName(value), value })) : [],
    files,
    now,
    outages,
    similar,
  };
};

/** Mandatory fields that are still open, each once, in the order of the form. */
export const missingFields = (answers: IntakeAnswers, world: ReturnType<typeof worldOf>): readonly IntakeField[] => [
  ...new Set(missingIn(intake, answers, world).map(({ field }) => field as IntakeField)),
];

/** What the account used lately, or everything; narrowed by brand and by words. */
const catalogOf = async (
  { knowledge, now, store }: Context,
  actor: Known,
  answers: IntakeAnswers,
): Promise<{ brands: readonly Choice[]; products: readonly Choice[] }> => {
  const since = new Date(now.getTime() - RECENT_DAYS * 86_400_000);
  const used = answers.fullCatalog === true ? [] : await store.productsUsed(actor.account.id, since);
  // An account that used nothing lately has the whole catalogue before it.
  const all = answers.fullCatalog === true || used.length === 0;
  const offered = all ? knowledge.vendor.products : used.flatMap(id => knowledge.product(id) ?? []);
  const brands = knowledge.vendor.brands.filter(brand => offered.some(product => product.brand === brand.id));
  const ids = new Set<ProductId>(offered.map(product => product.id));
  const words = answers.productSearch;
  const matching =
    words === undefined
      ? offered
      : knowledge.products
          .search(words, { brand: answers.brand, limit: MOST_PRODUCTS })
          // Searching reaches the whole catalogue, so that nobody has to know the switch.
          .sort((a, b) => Number(ids.has(b.id)) - Number(ids.has(a.id)));
  const narrowed = matching.filter(product => answers.brand === undefined || product.brand === answers.brand);
  const chosen = answers.product === undefined ? undefined : knowledge.product(answers.product);
  const shown = narrowed.slice(0, MOST_PRODUCTS);
  return {
    brands: brands.map(({ id, name }) => ({ title: name, value: id })),
    products: (chosen === undefined || shown.includes(chosen) ? shown : [chosen, ...shown]).map(({ id, name }) => ({
      title: name,
      value: id,
    })),
  };
};

/** Whoever was chosen and me first, then colleagues; or those whom the words find. */
const peopleOf = async (
  context: Context,
  actor: Known,
  answers: IntakeAnswers,
): Promise<{ people: readonly Choice[]; searchPeople: boolean }> => {
  const words = answers.contactSearch ?? '';
  const found = await findPeople(context, actor, words, MOST_PEOPLE);
  const chosen = answers.contact === undefined ? [] : await context.store.usersById([answers.contact]);
  const me = actor.kind === 'customer' ? [actor.user] : [];
  const seen = new Set<string>();
  const people = [...chosen, ...(words === '' ? me : []), ...found]
    .filter(user => !seen.has(user.id) && seen.add(user.id))
    .map(personChoice);
  return { people, searchPeople: actor.kind === 'engineer' || words !== '' || found.length >= MOST_PEOPLE };
};
