import { type ReadFeed, readStatuspage } from './read-statuspage.ts';
import { readSyndication } from './read-syndication.ts';

/** The incidents that a status feed tells of, in whichever of the known formats; undefined where it is none. */
export const readFeed = (text: string, now: Date): ReadFeed | undefined => {
  const trimmed = text.trim();
  if (trimmed.startsWith('{')) {
    try {
      return readStatuspage(JSON.parse(trimmed), now);
    } catch {
      return undefined;
    }
  }
  const incidents = readSyndication(text, now);
  return incidents === undefined ? undefined : { incidents, listed: undefined };
};
