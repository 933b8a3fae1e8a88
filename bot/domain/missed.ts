import type { Way } from './delivery.ts';

/** How a notice ended, or stands. */
export type NoticeStatus =
  | 'waiting'
  | 'leased'
  /** Until quiet hours end. */
  | 'held'
  /** Until the next digest. */
  | 'collected'
  | 'sent'
  /** It may have been sent. */
  | 'uncertain'
  | 'failed'
  /** It was decided not to tell it. */
  | 'dropped'
  /** A later one with the same key went instead. */
  | 'replaced';

export type Told = {
  readonly status: NoticeStatus;
  readonly way: Way;
  /** It went by e-mail besides a message in the chat. */
  readonly copy: boolean;
  /** When the person did something in the chat after it had arrived there, or `missed` showed it. */
  readonly seenAt: Date | undefined;
};

/** What is under way will arrive, and what was left out was left out at the person's wish. */
export const MISSABLE = ['sent', 'uncertain', 'failed', 'held', 'collected'] as const satisfies readonly NoticeStatus[];

/** Whether somebody has missed a notice; what a listing has shown stays on the pages of that listing. */
export const isMissed = ({ status, copy, seenAt }: Told, listedAt: Date): boolean =>
  !copy && MISSABLE.some(it => it === status) && (seenAt === undefined || seenAt >= listedAt);
