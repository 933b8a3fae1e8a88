import { MISSED_PAGE, type MissedLine, missedCard } from '../../../cards/missed.ts';
import type { MissedNotice } from '../../../db/store/notices.ts';
import { maySee } from '../../domain/policy.ts';
import type { Context, Result } from '../../feature.ts';
import { readCaseNews } from '../case/news.ts';
import { show } from '../show.ts';
import { strangerAnswer } from '../stranger.ts';

/** What I have not seen; what a page shows is seen from then on, and its listing stays as it was opened. */
export const missed = async (context: Context, offset: number, listedAt = context.now): Promise<Result> => {
  const { actor, now, store, t } = context;
  if (actor.kind === 'stranger') return strangerAnswer(context, actor);
  const { id } = actor.user;
  const [notices, total] = await Promise.all([
    store.missedBy(id, listedAt, MISSED_PAGE, offset),
    store.countMissed(id, listedAt),
  ]);
  const lines = (await Promise.all(notices.map(notice => lineOf(context, notice)))).filter(line => line !== undefined);
  // What they may not see any more is left out, and is not counted either.
  const hidden = notices.length - lines.length;
  const next = offset + notices.length < total ? offset + MISSED_PAGE : undefined;
  const card = missedCard(t, { lines, total: total - hidden, offset, next, listedAt });
  if (notices.length === 0) return show(card);
  return show(card, {
    writes: [{ type: 'missed.seen', user: id, notices: notices.map(notice => notice.id), at: now }],
    notices: [],
  });
};

const lineOf = async (context: Context, notice: MissedNotice): Promise<MissedLine | undefined> => {
  const { store, t } = context;
  const { body, at } = notice;
  const why = whyWords(context, notice);
  if (body.kind === 'incident') {
    const found = await store.incident(body.incident);
    if (found === undefined) return undefined;
    const press = { verb: 'outage.show', data: { incident: found.id } };
    const words = t('missed.outage');
    return { words, at, about: found.title, state: undefined, opens: words, press, why };
  }
  if (body.kind !== 'case' && body.kind !== 'join') return undefined;
  const it =
    body.kind === 'case'
      ? await readCaseNews(context, body.case, body.activity)
      : { case: await store.case(body.case), words: t('missed.join', { number: body.case }) };
  if (it?.case === undefined || !maySee(context.actor, it.case, it.case)) return undefined;
  const { id, shortDescription, progress } = it.case;
  const press = { verb: 'case.show', data: { case: id } };
  const about = `${id} · ${shortDescription}`;
  const opens = t('case.openNumber', { number: id });
  return { words: it.words, at, about, state: progress.state, opens, press, why };
};

/** Why it did not stand in the chat. */
const whyWords = ({ t }: Context, { status, way }: MissedNotice): string | undefined => {
  if (status === 'held' || status === 'collected') return t(`missed.why.${status}`);
  if (status === 'failed' || status === 'uncertain') return t(`missed.why.${status}`);
  return way === 'email' ? t('missed.why.email') : undefined;
};
