import { REQUEST_TYPES, STATES } from '../bot/domain/case.ts';
import { CASE_SORTS, type CaseQuery, type ListView } from '../bot/domain/case-list.ts';
import { dayOf } from '../bot/domain/local-day.ts';
import { PRIORITIES } from '../bot/domain/priority.ts';
import type { Translate } from '../locales/index.ts';
import { actions, button } from './button.ts';
import { type Card, card, column, columns, type Element, heading, subtle } from './card.ts';
import { type Choice, choiceInput, dateInput, searchInput } from './inputs.ts';
import { columnName, lastDay } from './list-words.ts';
import { priorityName } from './state.ts';

export type ListFormShown = {
  readonly query: CaseQuery;
  readonly views: readonly ListView[];
  readonly products: readonly Choice[];
};

/** How a list is sorted, and what it leaves out. */
export const listFormCard = (t: Translate, it: ListFormShown): Card => {
  const { view, sort, filter } = it.query;
  const direction = choiceInput({
    id: 'direction',
    label: t('lists.form.direction'),
    value: sort.descending ? 'descending' : 'ascending',
    choices: (['ascending', 'descending'] as const).map(value => ({ title: t(`lists.${value}`), value })),
  });
  const by = choiceInput({
    id: 'sort',
    label: t('lists.form.sort'),
    value: sort.by,
    choices: CASE_SORTS.map(value => ({ title: columnName(t, value), value })),
  });
  return card(t.language, t('lists.form.title'), [
    subtle(t(`lists.views.${view}`)),
    heading(t('lists.form.title')),
    choiceInput({
      id: 'view',
      label: t('lists.form.view'),
      value: view,
      choices: it.views.map(value => ({ title: t(`lists.views.${value}`), value })),
    }),
    columns([column('3', [by]), column('2', [direction])]),
    choiceInput({
      id: 'states',
      label: t('lists.form.states'),
      placeholder: t('lists.form.anyState'),
      value: filter.states.join(','),
      choices: STATES.map(value => ({ title: t(`states.${value}`), value })),
      several: true,
    }),
    choiceInput({
      id: 'priorities',
      label: t('lists.form.priorities'),
      placeholder: t('lists.form.anyPriority'),
      value: filter.priorities.join(','),
      choices: PRIORITIES.map(value => ({ title: priorityName(t, value), value: String(value) })),
      several: true,
    }),
    searchInput({
      id: 'product',
      label: t('fields.product'),
      placeholder: t('lists.form.anyProduct'),
      ...(filter.products.length === 0
        ? { choices: it.products }
        : { value: filter.products.join(','), choices: [anything(t('lists.form.anyProduct')), ...it.products] }),
      dataset: 'products',
    }),
    choiceInput({
      id: 'requestType',
      label: t('fields.requestType'),
      placeholder: t('lists.form.anyRequestType'),
      value: filter.requestTypes.length === 0 ? ANYTHING : filter.requestTypes.join(','),
      choices: requestTypes(t, it.query),
    }),
    columns([column('1', [days(t, it, 'from')]), column('1', [days(t, it, 'until')])]),
    actions([
      button(t('buttons.apply'), { verb: 'list.apply', data: {} }, { primary: true }),
      button(t('buttons.back'), { verb: 'list.back', data: {} }, { bare: true }),
      button(t('buttons.reset'), { verb: 'list.show', data: { view } }, { bare: true }),
    ]),
  ]);
};

/** A list that drops down has no way to choose nothing. */
const ANYTHING = 'any';
const anything = (title: string): Choice => ({ title, value: ANYTHING });

/** Several that were typed stand together as one choice. */
const requestTypes = (t: Translate, { filter }: CaseQuery): readonly Choice[] => {
  const name = (type: (typeof REQUEST_TYPES)[number]) => t(`requestTypes.${type}.title`);
  const chosen = filter.requestTypes;
  return [
    anything(t('lists.form.anyRequestType')),
    ...(chosen.length < 2 ? [] : [{ title: chosen.map(name).join(', '), value: chosen.join(',') }]),
    ...REQUEST_TYPES.map(value => ({ title: name(value), value })),
  ];
};

const days = (t: Translate, { query }: ListFormShown, id: 'from' | 'until'): Element => {
  const { timeZone } = t;
  const at = query.filter[id];
  const shown = at === undefined ? undefined : id === 'from' ? dayOf(at, timeZone) : lastDay(at, timeZone);
  return dateInput({ id, label: t(`lists.form.${id}`), placeholder: t('lists.form.dayHint'), value: shown });
};
