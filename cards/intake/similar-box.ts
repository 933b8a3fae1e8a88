import type { State } from '../../bot/domain/case.ts';
import type { CaseId } from '../../bot/domain/ids.ts';
import type { Translate } from '../../locales/index.ts';
import { type Press, row } from '../button.ts';
import { box, type Element, sides, subheading } from '../card.ts';
import { type CaseListed, caseRow } from '../case-row.ts';
import { cut, line } from '../literal.ts';
import { stateWord } from '../state.ts';
import type { IntakeView } from './view.ts';

/** A case that sounds like the one being written: one's own, or a colleague's, of which little may be said. */
export type SimilarShown =
  | { readonly kind: 'mine'; readonly case: CaseListed }
  | { readonly kind: 'colleague'; readonly id: CaseId; readonly shortDescription: string; readonly state: State };

const ROOM = 140;

/** Cases that may be the same; each is a tap away from a comment there, and the form simply goes on without. */
export const similarBox = (t: Translate, { draft, revision, similar }: IntakeView): Element | undefined => {
  if (similar.length === 0) return undefined;
  const mine = similar.filter(({ kind }) => kind === 'mine').length;
  const leads = (id: CaseId) => ({
    words: t('case.openNumber', { number: id }),
    press: { verb: 'similar.show', data: { draft, revision, case: id } },
  });
  return box('warning', [
    subheading(mine === 0 ? t('similar.colleagues', { count: similar.length }) : t('intake.similar', { count: mine })),
    ...similar.map(it =>
      it.kind === 'mine' ? caseRow(t, it.case, { leads: leads(it.case.id) }) : colleagueRow(t, it, leads(it.id)),
    ),
  ]);
};

const colleagueRow = (
  t: Translate,
  it: Extract<SimilarShown, { kind: 'colleague' }>,
  { words, press }: { words: string; press: Press },
): Element =>
  row(
    words,
    press,
    [
      sides(line(it.id, { size: 'Small', isSubtle: true }), stateWord(t, it.state)),
      line(cut(it.shortDescription, ROOM), {}, { spacing: 'None' }),
      line(t('similar.byColleague'), { size: 'Small', isSubtle: true }, { spacing: 'None' }),
    ],
    { separator: true },
  );
