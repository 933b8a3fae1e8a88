import { costOf } from './literal.ts';

/** A text in parts that each fit into so many bytes of `literal`, divided at line breaks or spaces where there are any. */
export const split = (words: string, room: number): readonly string[] => {
  const parts: string[] = [];
  let part: string[] = [];
  let left = room;
  const close = () => {
    if (part.length > 0) parts.push(part.join('\n'));
    part = [];
    left = room;
  };
  for (const line of words.split(/\r?\n/).flatMap(it => pieces(it, room))) {
    const cost = costOf(line);
    if (cost > left) close();
    part.push(line);
    left -= cost;
  }
  close();
  return parts.length === 0 ? [''] : parts;
};

/** A line that is too long for one part, in pieces. */
const pieces = (line: string, room: number): readonly string[] => {
  const found: string[] = [];
  let rest = line;
  while (costOf(rest) > room) {
    const at = breakIn(rest, fitting(rest, room));
    found.push(rest.slice(0, at));
    rest = rest.slice(at);
  }
  return [...found, rest];
};

/** How many characters fit; at least one whole character. */
const fitting = (words: string, room: number): number => {
  let least = 1;
  let most = words.length;
  while (least < most) {
    const middle = Math.ceil((least + most) / 2);
    if (costOf(words.slice(0, middle)) <= room) least = middle;
    else most = middle - 1;
  }
  // Never half of a character that takes two.
  return /[\uD800-\uDBFF]/.test(words.charAt(least - 1)) ? Math.max(least - 1, 2) : least;
};

/** How far back a place to break is looked for. */
const REACH = 60;
const BREAKS = [' ', '。', '、'];

const breakIn = (words: string, at: number): number => {
  const last = Math.max(...BREAKS.map(it => words.lastIndexOf(it, at - 1)));
  return last > at - REACH && last > 0 ? last + 1 : at;
};
