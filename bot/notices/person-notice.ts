import type { NoticeBody } from '../../db/store.ts';
import type { Outgoing } from '../ports.ts';
import { caseNotice } from './case-notice.ts';
import { incidentNotice } from './incident-notice.ts';
import { joinNotice } from './join-notice.ts';
import type { Reader } from './reader.ts';
import type { NoticeParts } from './rendering.ts';

/** What a person is told: neither an answer to what they did, nor a digest, nor what channels show. */
export type PersonBody = Extract<NoticeBody, { kind: 'case' | 'incident' | 'join' }>;

const KINDS: readonly NoticeBody['kind'][] = ['case', 'incident', 'join'] satisfies readonly PersonBody['kind'][];

export const isTold = (body: NoticeBody): body is PersonBody => KINDS.includes(body.kind);

/** Draws what a person is told, the same for the chat, e-mail and digests; undefined where it is not theirs any more. */
export const personNotice = async (
  parts: NoticeParts,
  reader: Reader,
  body: PersonBody,
): Promise<Outgoing | undefined> => {
  switch (body.kind) {
    case 'case':
      return caseNotice(parts, reader, body.case, body.activity);
    case 'incident':
      return incidentNotice(parts, reader, body.incident, body.news);
    case 'join':
      return joinNotice(parts, reader, body.case, body.user);
  }
};
