import type { CaseId } from '../domain/ids.ts';
import { drawCase } from '../features/case/draw.ts';
import { readCaseNews } from '../features/case/news.ts';
import type { Outgoing } from '../ports.ts';
import type { Reader } from './reader.ts';
import { type NoticeParts, outgoing } from './rendering.ts';

/** A change of a case for one person: the case as it is now, and over it what happened. */
export const caseNotice = async (
  { store, knowledge, now }: NoticeParts,
  reader: Reader,
  id: CaseId,
  number: number,
): Promise<Outgoing | undefined> => {
  const news = await readCaseNews({ store, ...reader }, id, number);
  if (news === undefined) return undefined;
  const { words } = news;
  const card = await drawCase({ store, knowledge, now: now(), ...reader }, news.case, {
    note: { words, style: 'emphasis' },
  });
  return outgoing({ ...card, fallbackText: words }, words);
};
