import { z } from 'zod';
import { CASE_VIEWS, firstQuery } from '../../domain/case-list.ts';
import { action, type Feature } from '../../feature.ts';
import { pageShape } from './carried.ts';
import { applyListForm, listForm, listFormShape } from './filter-form.ts';
import { showList } from './show-list.ts';
import { backToList } from './turn-page.ts';
import { listCommands, listSaid, openCases } from './typed.ts';

/** Lists of cases: sorted, filtered and paged, by card and by typing. */
export const lists: Feature = {
  name: 'lists',
  commands: listCommands,
  actions: {
    'list.show': action(z.object({ view: z.enum(CASE_VIEWS) }), (context, { view }) =>
      showList(context, firstQuery(view)),
    ),
    'list.open': action(z.object({}), openCases),
    'list.page': action(pageShape, (context, { query, ...place }) => showList(context, query, placed(place))),
    'list.form': action(pageShape, (context, { query }) => listForm(context, query)),
    'list.apply': action(listFormShape, applyListForm),
    'list.back': action(z.object({}), backToList),
  },
  said: listSaid,
};

const placed = ({ cursor, offset }: Pick<z.infer<typeof pageShape>, 'cursor' | 'offset'>) => ({ cursor, offset });
