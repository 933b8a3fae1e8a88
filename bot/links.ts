import { type JWTPayload, jwtVerify, SignJWT } from 'jose';
import { z } from 'zod';
import { ANSWER_ACTS, type AnswerAct } from './domain/answer-link.ts';
import { asId, type CaseId, type TenantId, type UserId } from './domain/ids.ts';

/** What a link to a file says: which, and for whom. */
export type FileClaim = {
  readonly kind: 'attachment' | 'export';
  readonly id: string;
  readonly user: UserId;
  readonly tenant: TenantId;
};

/** What a link in an e-mail says: what it does, to which question or solution of a case, and for whom. */
export type AnswerClaim = {
  readonly act: AnswerAct;
  readonly case: CaseId;
  /** The number of the entry that is answered: another one makes the link void. */
  readonly activity: number;
  readonly user: UserId;
  readonly tenant: TenantId;
};

/** Links that only we can have made and that expire; whoever follows one is checked again. */
export type Links = {
  readonly file: (claim: FileClaim) => Promise<string>;
  /** How long a link to a file works, in milliseconds. */
  readonly lasts: number;
  /** A link in an e-mail, which works until then. */
  readonly answer: (claim: AnswerClaim, until: Date) => Promise<string>;
};

export type LinkParts = {
  readonly key: Uint8Array;
  readonly publicUrl: string;
  readonly now: () => Date;
  /** How long a link works, in milliseconds. */
  readonly lasts: number;
};

const FILE = 'file';
const ANSWER = 'answer';
const fileClaims = z.object({
  kind: z.enum(['attachment', 'export']),
  id: z.string(),
  sub: z.string(),
  tid: z.string(),
});

const answerClaims = z.object({
  act: z.enum(ANSWER_ACTS),
  case: z.string(),
  activity: z.number().int(),
  sub: z.string(),
  tid: z.string(),
});

type Bound = { readonly user: UserId; readonly tenant: TenantId };

/** Makes links. */
export const createLinks = ({ key, publicUrl, now, lasts }: LinkParts): Links => {
  const base = publicUrl.replace(/\/$/, '');
  const signed = (audience: string, says: JWTPayload, { user, tenant }: Bound, until: Date): Promise<string> =>
    new SignJWT({ ...says, tid: tenant })
      .setProtectedHeader({ alg: 'HS256' })
      .setSubject(user)
      .setAudience(audience)
      .setExpirationTime(until)
      .sign(key);
  return {
    lasts,
    file: async ({ kind, id, ...bound }) =>
      `${base}/files/${await signed(FILE, { kind, id }, bound, new Date(now().getTime() + lasts))}`,
    answer: async ({ act, case: it, activity, ...bound }, until) =>
      `${base}/answers/${await signed(ANSWER, { act, case: it, activity }, bound, until)}`,
  };
};

/** What a token says that we made for this use and that has not expired. */
const payloadOf = async (
  { key, now }: Pick<LinkParts, 'key' | 'now'>,
  audience: string,
  token: string,
): Promise<unknown> => {
  const verified = await jwtVerify(token, key, { algorithms: ['HS256'], audience, currentDate: now() }).catch(
    () => undefined,
  );
  return verified?.payload;
};

/** What a link to a file says; undefined for one that we did not make or that has expired. */
export const readFileLink = async (
  parts: Pick<LinkParts, 'key' | 'now'>,
  token: string,
): Promise<FileClaim | undefined> => {
  const parsed = fileClaims.safeParse(await payloadOf(parts, FILE, token));
  if (!parsed.success) return undefined;
  const { kind, id, sub, tid } = parsed.data;
  return { kind, id, user: asId<UserId>(sub), tenant: asId<TenantId>(tid) };
};

/** What a link in an e-mail says; undefined for one that we did not make or that has expired. */
export const readAnswerLink = async (
  parts: Pick<LinkParts, 'key' | 'now'>,
  token: string,
): Promise<AnswerClaim | undefined> => {
  const parsed = answerClaims.safeParse(await payloadOf(parts, ANSWER, token));
  if (!parsed.success) return undefined;
  const { act, case: it, activity, sub, tid } = parsed.data;
  return { act, case: asId<CaseId>(it), activity, user: asId<UserId>(sub), tenant: asId<TenantId>(tid) };
};
