import { type CaseEntry, entryHead } from '../../../cards/case-activity.ts';
import { caseArticleCard } from '../../../cards/case-article.ts';
import { caseEntryCard } from '../../../cards/case-entry.ts';
import type { EntryRef } from '../../../cards/case-excerpt.ts';
import { type CaseFace, FRONT } from '../../../cards/case-face.ts';
import type { CaseRow } from '../../../db/store.ts';
import { articlesIn, isInternal, wordsIn } from '../../domain/activity.ts';
import type { CaseId } from '../../domain/ids.ts';
import type { Context, Result } from '../../feature.ts';
import { show } from '../show.ts';
import { articleNamed } from './articles.ts';
import { drawCase } from './draw.ts';
import { withCase } from './find.ts';
import { namesOf, peopleIn } from './names.ts';
import { firstEntries, readEntry } from './thread.ts';

type Asked = { readonly entry: EntryRef; readonly page: number; readonly face: CaseFace };

/** An entry to its last word; one that the person may not see is answered like one that does not exist. */
export const showEntry = (context: Context, id: CaseId, { entry, page, face }: Asked): Promise<Result> =>
  withCase(context, id, async it => {
    const { actor, store } = context;
    const thread = { id, inside: actor.kind === 'engineer' };
    const found = entry === 'open' ? openEntry(it) : await readEntry(store, thread, entry);
    return found === undefined ? stale(context, it, face) : entryPage(context, it, found, { entry, page, face });
  });

/** Counted from the latest that the person sees: the typed way to an entry. */
export const showCounted = (context: Context, id: CaseId, count: number): Promise<Result> =>
  withCase(context, id, async it => {
    const { actor, store, t } = context;
    const entries = await firstEntries(store, { id, inside: actor.kind === 'engineer' }, 'newest', count);
    const found = entries.length === count ? entries.at(-1) : undefined;
    if (found !== undefined) return entryPage(context, it, found, { entry: found.number, page: 1, face: FRONT });
    return show(await drawCase(context, it, { note: { words: t('case.noEntry'), style: 'warning' } }));
  });

/** What the case waits for, as an entry. */
const openEntry = ({ progress }: CaseRow): CaseEntry | undefined => {
  if (progress.state !== 'awaiting-info' && progress.state !== 'resolved') return undefined;
  const { since: at, assignee: by, closesAt } = progress;
  return progress.state === 'awaiting-info'
    ? { number: 0, at, by, event: { type: 'asked', question: progress.question, closesAt } }
    : {
        number: 0,
        at,
        by,
        event: { type: 'proposed', resolution: progress.resolution, articles: progress.articles, closesAt },
      };
};

const stale = async (context: Context, it: CaseRow, face: CaseFace): Promise<Result> =>
  show(await drawCase(context, it, { note: { words: context.t('case.changed'), style: 'warning' }, face }));

const entryPage = async (
  context: Context,
  it: CaseRow,
  found: CaseEntry,
  { entry, page, face }: Asked,
): Promise<Result> => {
  const { actor, knowledge, language, t } = context;
  const nameOf = await namesOf(context, peopleIn(found));
  const words = (found.number === 1 ? it.description : wordsIn(found.event)) ?? '';
  return show(
    caseEntryCard(t, {
      case: it,
      face,
      entry,
      head: entryHead(t, found, nameOf),
      words,
      internal: actor.kind === 'engineer' && words !== '' && isInternal(found.event),
      articles: articlesIn(found.event).map(named => articleNamed(knowledge, language, named)),
      page,
    }),
  );
};

/** An article from the case that it helps with. */
export const showArticle = (context: Context, id: CaseId, article: string, face: CaseFace): Promise<Result> =>
  withCase(context, id, async it => {
    const { knowledge, language, t } = context;
    const found = knowledge.article(article, { language, access: 'customer' });
    if (found === undefined) return stale(context, it, face);
    const { title, sections, links } = found;
    return show(caseArticleCard(t, { case: it.id, face, title, sections, links }));
  });
