import { between } from './random.ts';

const SLOTS = 144;

/** A day's slots as the usage table keeps them: 144 bits as hexadecimal digits, midnight first. */
export const slotsText = (slots: readonly boolean[]): string =>
  Array.from({ length: SLOTS / 4 }, (_, digit) =>
    [0, 1, 2, 3].reduce((value, bit) => value * 2 + (slots[digit * 4 + bit] === true ? 1 : 0), 0).toString(16),
  ).join('');

export const slotsIn = (text: string): readonly boolean[] =>
  [...text].flatMap(digit => {
    const value = Number.parseInt(digit, 16);
    return [8, 4, 2, 1].map(bit => (value & bit) !== 0);
  });

/** Ten-minute slots by which the working day of a time zone begins earlier or later than in Central Europe. */
const shiftOf = (timeZone: string): number => {
  if (timeZone.startsWith('Asia/')) return timeZone === 'Asia/Dubai' ? -18 : -36;
  return timeZone.startsWith('America/') ? 40 : 0;
};

/** A working day of one or two sessions, around a break at noon. */
export const workday = (random: () => number, timeZone: string): readonly boolean[] => {
  const slots = Array.from({ length: SLOTS }, () => false);
  const begin = 39 + between(random, 0, 12) + shiftOf(timeZone);
  const morning = between(random, 4, 24);
  slots.fill(true, begin, begin + morning);
  if (random() < 0.6) {
    const after = begin + morning + between(random, 3, 9);
    slots.fill(true, after, after + between(random, 3, 24));
  }
  return slots;
};
