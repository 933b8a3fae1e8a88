import { z } from 'zod';
import type { CaseRow, Store } from '../../db/store.ts';
import { SPOKEN, type Translate, translator } from '../../locales/index.ts';
import { type Answer, answerPage, donePage, PAGE_HEADERS, voidPage } from '../answers/answer-page.ts';
import type { Activity } from '../domain/activity.ts';
import { commandOf, isWaitedOn, needsWords } from '../domain/answer-link.ts';
import { isLanguage, type Language, languageOf } from '../domain/language.ts';
import { type Limits, TEXT_LIMIT } from '../domain/lifecycle.ts';
import { actorOf, type Known } from '../domain/people.ts';
import { may } from '../domain/policy.ts';
import { wellFormed } from '../domain/well-formed.ts';
import { commanded } from '../features/case/change.ts';
import { type AnswerClaim, readAnswerLink } from '../links.ts';
import type { Answered, Asked, Route } from './route.ts';

export type AnswerParts = {
  readonly store: Store;
  readonly limits: Limits;
  /** Signs links. */
  readonly key: Uint8Array;
  readonly now: () => Date;
  /** Called after a commit that left notices. */
  readonly poke: () => void;
};

/** What stands behind a link: read anew each time, so that a link works only as long as its question is open. */
type Standing = {
  readonly claim: AnswerClaim;
  readonly actor: Known;
  readonly it: CaseRow;
  readonly entry: Activity;
  readonly t: Translate;
};

const FORM = 'application/x-www-form-urlencoded';
/** The longest text in percent signs and a little. */
const LONGEST_FORM = TEXT_LIMIT * 12 + 1000;
const RUNS = 3;
const fields = z.object({
  words: z
    .string()
    .max(TEXT_LIMIT * 2)
    .default(''),
});

/** `GET /answers/{signed}` asks for confirmation, which alone does something: programs that look at mail follow links. */
export const answerRoutes = (parts: AnswerParts): readonly Route[] => {
  const path = '/answers/:token';
  return [
    { method: 'get', path, answer: asked => confirm(parts, asked) },
    { method: 'post', path, accepts: [FORM], answer: asked => answer(parts, asked) },
  ];
};

const page = (status: number, html: string): Answered => ({
  status,
  headers: PAGE_HEADERS,
  content: { type: 'text/html; charset=utf-8', bytes: html },
});

/** Used, late, foreign or forged: one page, from which nobody learns which. */
const invalid = (asked: Asked, now: Date): Answered => page(410, voidPage(translator(preferred(asked), 'UTC', now)));

const confirm = async (parts: AnswerParts, asked: Asked): Promise<Answered> => {
  const standing = await standingOf(parts, asked);
  if (standing === undefined || !isOpen(standing)) return invalid(asked, parts.now());
  return page(200, answerPage(standing.t, await answerOf(parts, standing, {})));
};

const answer = async (parts: AnswerParts, asked: Asked): Promise<Answered> => {
  const { store, limits, now, poke } = parts;
  if (asked.raw.length > LONGEST_FORM) return page(413, voidPage(translator(preferred(asked), 'UTC', now())));
  const form = fields.safeParse(Object.fromEntries(new URLSearchParams(asked.raw)));
  if (!form.success) return invalid(asked, now());
  const words = wellFormed(form.data.words).replace(/\r\n/g, '\n').trim();
  for (let run = 0; run < RUNS; run += 1) {
    const at = now();
    const standing = await standingOf(parts, asked);
    if (standing === undefined) return invalid(asked, at);
    const { actor, claim, it, t } = standing;
    // Sent twice, it is answered as it was the first time.
    if (await wasDone(store, standing)) return page(200, donePage(t, { act: claim.act, number: it.id }));
    if (!isOpen(standing)) return invalid(asked, at);
    const moved = await commanded({ store, limits, now: at }, it, commandOf(claim.act, words), actor);
    if (!moved.ok) {
      if (moved.refusal !== 'empty' && moved.refusal !== 'too-long') return invalid(asked, at);
      const note = t(`refusals.${moved.refusal}`);
      return page(422, answerPage(t, await answerOf(parts, standing, { note, words })));
    }
    if ((await store.commit(moved.change)) !== 'committed') continue;
    poke();
    return page(200, donePage(t, { act: claim.act, number: it.id }));
  }
  return invalid(asked, now());
};

const standingOf = async (parts: AnswerParts, asked: Asked): Promise<Standing | undefined> => {
  const { store, now } = parts;
  const claim = await readAnswerLink(parts, asked.params.token ?? '');
  if (claim === undefined) return undefined;
  const [[user], it, [entry]] = await Promise.all([
    store.usersById([claim.user]),
    store.case(claim.case),
    store.activitiesPage(claim.case, { order: 'oldest', from: claim.activity, limit: 1 }),
  ]);
  if (user === undefined || it === undefined || entry?.number !== claim.activity) return undefined;
  const account = await store.account(user.account);
  const tenants = await store.tenantsOf(user.account);
  const bound = tenants.includes(claim.tenant) && (user.identity?.tenant ?? claim.tenant) === claim.tenant;
  if (account === undefined || !bound) return undefined;
  const spoken = (await store.personalConversation(user.id))?.language;
  const t = translator(user.language ?? spoken ?? preferred(asked), user.timeZone, now());
  return { claim, actor: actorOf(user, account), it, entry, t };
};

const isOpen = ({ actor, claim, entry, it }: Standing): boolean =>
  isWaitedOn(it, entry) && may(actor, claim.act, it, it) === undefined;

const DONE = { accept: 'accepted', reject: 'rejected', reply: 'replied' } as const;

/** Whether what waited was answered in this very way by this very person. */
const wasDone = async ({ activitiesPage }: Store, { claim, actor, it }: Standing): Promise<boolean> => {
  if (may(actor, 'comment', it, it) === 'not-found') return false;
  const since = await activitiesPage(it.id, { order: 'oldest', from: claim.activity + 1, limit: 50 });
  const next = since.find(({ event }) => Object.values(DONE).some(type => type === event.type));
  return next?.event.type === DONE[claim.act] && next.by === claim.user;
};

const answerOf = async (
  { store }: AnswerParts,
  { claim, entry, it }: Standing,
  typed: { readonly note?: string; readonly words?: string },
): Promise<Answer> => {
  const { event } = entry;
  const [by] = entry.by === undefined ? [] : await store.usersById([entry.by]);
  return {
    act: claim.act,
    number: it.id,
    shortDescription: it.shortDescription,
    by: by?.name,
    at: entry.at,
    said: event.type === 'proposed' ? event.resolution : event.type === 'asked' ? event.question : '',
    asksFor: needsWords(claim.act) ? TEXT_LIMIT : undefined,
    ...typed,
  };
};

/** The language of the browser, for whom nothing else is known. */
const preferred = ({ headers }: Asked): Language => {
  const wanted = (headers['accept-language'] ?? '').split(',').map(part => languageOf(part.trim().split(';')[0]));
  return wanted.find(tag => tag !== undefined && isLanguage(tag) && SPOKEN.some(it => it === tag)) ?? 'en';
};
