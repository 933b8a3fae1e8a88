import type { CaseFace } from '../../../cards/case-face.ts';
import { caseFormCard, FORM_ACTIONS, type FormAction } from '../../../cards/case-form.ts';
import type { CaseRow } from '../../../db/store.ts';
import type { Context, Result } from '../../feature.ts';
import { show } from '../show.ts';

/** The action whose page asks for something first; undefined for those that have none. */
export const asForm = (type: string): FormAction | undefined => FORM_ACTIONS.find(action => action === type);

/** The page of an action, with what was typed before. */
export const formOf = async (
  { knowledge, language, t }: Context,
  it: CaseRow,
  action: FormAction,
  face: CaseFace,
  typed: Readonly<Record<string, string>>,
  note: string | undefined,
): Promise<Result> => {
  const likely =
    action === 'propose'
      ? knowledge.search(`${it.shortDescription} ${it.description}`.slice(0, 500), {
          language,
          access: 'customer',
          limit: 10,
        })
      : [];
  return show(
    caseFormCard(t, {
      case: it,
      action,
      face,
      typed,
      note,
      teams: knowledge.teams.filter(team => team.id !== it.team).map(({ id, name }) => ({ title: name, value: id })),
      articles: likely.map(({ article }) => ({ title: article.title, value: article.id })),
    }),
  );
};
