import { tenantOf } from '../answers/tenant-of.ts';
import { waitedOn } from '../answers/waited-on.ts';
import { type Activity, articlesIn, seenByCustomers, wordsIn } from '../domain/activity.ts';
import { type AnswerAct, actsOnEntry, stillAsks } from '../domain/answer-link.ts';
import { closesAt } from '../domain/case.ts';
import { may } from '../domain/policy.ts';
import { articleNamed } from '../features/case/articles.ts';
import type { CaseNews } from '../features/case/news.ts';
import type { Links } from '../links.ts';
import type { Reader } from '../notices/reader.ts';
import type { NoticeParts } from '../notices/rendering.ts';
import type { MailBody } from './mail-body.ts';

export type CaseMailParts = Pick<NoticeParts, 'store' | 'knowledge'> & { readonly links: Pick<Links, 'answer'> };

/** A change of a case as an e-mail; where the case waits for its reader, it can be answered from there. */
export const caseMail = async (
  parts: CaseMailParts,
  reader: Reader,
  { case: it, told, words }: CaseNews,
): Promise<Omit<MailBody, 'notes'>> => {
  const { actor, t } = reader;
  const event = actor.kind === 'engineer' ? told.event : seenByCustomers(told.event);
  const waiting = stillAsks(it, told) ? await waitedOn(parts.store, it) : undefined;
  const answered = told.event.type === 'reminded' ? waiting?.event : event;
  const named = answered === undefined ? [] : articlesIn(answered);
  const articles = named.map(name => articleNamed(parts.knowledge, t.language, name).title);
  return {
    over: `${it.id} · ${it.shortDescription} · ${t(`states.${it.progress.state}`)}`,
    lead: words,
    quote: answered === undefined ? undefined : wordsIn(answered),
    parts: articles.length === 0 ? [] : [{ heading: t('mail.articles'), lines: articles }],
    links: waiting === undefined ? [] : await answerLinks(parts, reader, it, waiting),
  };
};

const answerLinks = async (
  { store, links }: CaseMailParts,
  { actor, t }: Reader,
  it: CaseNews['case'],
  waiting: Activity,
): Promise<MailBody['links']> => {
  const until = closesAt(it);
  const tenant = await tenantOf(store, actor.user);
  if (until === undefined || tenant === undefined) return [];
  const offered: readonly AnswerAct[] = actsOnEntry(waiting).filter(act => may(actor, act, it, it) === undefined);
  const claim = { case: it.id, activity: waiting.number, user: actor.user.id, tenant };
  return Promise.all(
    offered.map(async act => ({
      title: t(`answerPage.acts.${act}`),
      url: await links.answer({ ...claim, act }, until),
    })),
  );
};
