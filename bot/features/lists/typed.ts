import { button } from '../../../cards/button.ts';
import { STATES } from '../../domain/case.ts';
import { CASE_SORTS, type CaseQuery, firstQuery, type ListView, OPEN_STATES } from '../../domain/case-list.ts';
import type { Command, Context, Result } from '../../feature.ts';
import { assignedCases } from '../desk/queue.ts';
import { tell } from '../show.ts';
import { hear, queryIn } from './query-in.ts';
import { showList } from './show-list.ts';
import { backToList, turnPage, withLastList } from './turn-page.ts';
import type { Heard } from './words.ts';

/** Shows the list that some words ask for. */
const listOf = async (
  context: Context,
  query: CaseQuery,
  words: string,
  isProse: (heard: Heard) => boolean,
  sorting = false,
): Promise<Result | undefined> => {
  const { actor } = context;
  const heard = hear(context, query, words, sorting);
  if (heard.unknown.length === 0)
    return actor.kind === 'engineer' ? tell(context, context.t('lists.noneDesk')) : showList(context, heard.query);
  return isProse(heard) ? undefined : notUnderstood(context, heard.unknown);
};

/** Takes a sentence that asks for a list, whatever its words begin with. */
export const listSaid = async (context: Context, text: string): Promise<Result | undefined> => {
  const { actor, t, turn } = context;
  const query = actor.kind === 'stranger' ? undefined : queryIn(context, text);
  if (query === undefined) return undefined;
  if (turn.place.kind !== 'personal') return tell(context, t('app.inPrivate'));
  return actor.kind === 'engineer' ? tell(context, t('lists.noneDesk')) : showList(context, query);
};

/** After the name of a list, more foreign words than these are somebody's sentence about something else. */
const MOST_UNKNOWN = 3;

const viewed = (name: Command['name'], view: ListView): readonly Command[] => {
  const who = view === 'account' ? 'administrators' : 'customers';
  const shared = { for: who } as const;
  return [
    { name, ...shared, run: context => showList(context, firstQuery(view)) },
    {
      ...shared,
      name: BY[view],
      hidden: true,
      run: (context, { words = '' }) =>
        listOf(context, firstQuery(view), words, ({ unknown }) => unknown.length > MOST_UNKNOWN),
    },
  ];
};

const BY = {
  all: 'allCasesBy',
  action: 'actionNeededBy',
  mine: 'myCasesBy',
  account: 'accountCasesBy',
} as const satisfies Readonly<Record<ListView, Command['name']>>;

/** `sort by …` and `filter …` are about the list that was shown last; a question may begin with these words too. */
const changing = (name: Command['name'], sorting: boolean): Command => ({
  name,
  for: 'known',
  hidden: true,
  run: async (context, { words = '' }) => {
    const { actor, store } = context;
    const last = actor.kind === 'customer' ? await store.lastList(actor.user.id) : undefined;
    const isProse = ({ unknown, understood }: Heard) => unknown.length > Math.max(1, understood);
    return listOf(context, last?.query ?? firstQuery('all'), words, isProse, sorting);
  },
});

/** What can be said about a list, in one sentence. */
const notUnderstood = ({ actor, t }: Context, unknown: readonly string[]): Result => {
  const words = t.list(unknown.map(word => t('lists.quoted', { word })));
  const columns = t.list(CASE_SORTS.map(by => t(`lists.columns.${by}`)));
  const states = t.list(STATES.map(state => t(`states.${state}`)));
  return tell(
    { t },
    `${t('lists.notUnderstood', { words })} ${t('lists.canSay', { columns, states })}`,
    actor.kind === 'customer' ? [button(t('buttons.backToList'), { verb: 'list.back', data: {} })] : [],
  );
};

/** The lists and what is said about them, by typing alone. */
export const listCommands: readonly Command[] = [
  ...viewed('allCases', 'all'),
  ...viewed('actionNeeded', 'action'),
  ...viewed('myCases', 'mine'),
  ...viewed('accountCases', 'account'),
  { name: 'openCases', for: 'known', hidden: true, run: context => openCases(context) },
  changing('sortList', true),
  changing('filterList', false),
  {
    name: 'clearFilter',
    for: 'known',
    hidden: true,
    run: context => withLastList(context, async last => showList(context, firstQuery(last?.query.view ?? 'all'))),
  },
  { name: 'nextPage', for: 'known', hidden: true, run: context => turnPage(context, 'next') },
  { name: 'previousPage', for: 'known', hidden: true, run: context => turnPage(context, 'previous') },
  { name: 'backToList', for: 'known', hidden: true, run: backToList },
];

/** Every open case that the person takes part in; of an engineer, what they have taken. */
export const openCases = (context: Context): Promise<Result> => {
  if (context.actor.kind === 'engineer') return assignedCases(context, 0);
  const query = firstQuery('all');
  return showList(context, { ...query, filter: { ...query.filter, states: OPEN_STATES } });
};
