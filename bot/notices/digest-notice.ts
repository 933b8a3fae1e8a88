import { type Digest, type DigestCase, digestCard } from '../../cards/digest.ts';
import type { CaseId, NoticeId } from '../domain/ids.ts';
import { readCaseNews } from '../features/case/news.ts';
import type { Outgoing } from '../ports.ts';
import { isTold, personNotice } from './person-notice.ts';
import type { Reader } from './reader.ts';
import { type NoticeParts, outgoing } from './rendering.ts';

/** What one digest tells at most; the rest is counted, and `missed` has it. */
const MOST = 15;

/** What was collected for a digest, by case, as its reader may see it now; undefined where nothing is left. */
export const readDigest = async (parts: NoticeParts, reader: Reader, id: NoticeId): Promise<Digest | undefined> => {
  const { store } = parts;
  const [collected, total] = await Promise.all([store.collectedFor(id, MOST), store.countCollected(id)]);
  const cases = new Map<CaseId, DigestCase>();
  const others: string[] = [];
  for (const { body } of collected) {
    if (!isTold(body)) continue;
    if (body.kind !== 'case') {
      const other = await personNotice(parts, reader, body);
      if (other !== undefined) others.push(other.summary);
      continue;
    }
    const news = await readCaseNews({ store, ...reader }, body.case, body.activity);
    if (news === undefined) continue;
    const { id: number, shortDescription, progress } = news.case;
    const known = cases.get(number) ?? { number, shortDescription, state: progress.state, lines: [] };
    cases.set(number, { ...known, lines: [...known.lines, { words: news.words, at: news.told.at }] });
  }
  const told = [...cases.values()].reduce((sum, it) => sum + it.lines.length, 0) + others.length;
  if (told === 0) return undefined;
  return { cases: [...cases.values()], others, told, more: total - collected.length };
};

/** The day's news in one card. */
export const digestNotice = async (parts: NoticeParts, reader: Reader, id: NoticeId): Promise<Outgoing | undefined> => {
  const digest = await readDigest(parts, reader, id);
  if (digest === undefined) return undefined;
  const card = digestCard(reader.t, digest);
  return outgoing(card, card.fallbackText);
};
