import { isNeeded, NOTICE_KINDS, type NoticeKind } from './notice-kinds.ts';

/** How a kind of notice reaches somebody. */
export const WISHES = ['chat', 'email', 'both', 'digest', 'off'] as const;
export type Wish = (typeof WISHES)[number];

/** Minutes after midnight on the wall: held from the one until the other, past midnight where it is the earlier one. */
export type QuietHours = { readonly from: number; readonly until: number };

export type Preferences = {
  readonly wishes: Readonly<Record<NoticeKind, Wish>>;
  readonly quiet: QuietHours | undefined;
  /** The full hour at which the digest comes, on the wall. */
  readonly digestHour: number;
  readonly digestBy: 'chat' | 'email';
  /** Counts the changes; 0 where nothing was ever chosen. */
  readonly version: number;
};

/** What holds for whoever chose nothing. */
export const USUAL: Preferences = {
  wishes: {
    'needs-my-answer': 'chat',
    solution: 'chat',
    progress: 'chat',
    comments: 'chat',
    closing: 'chat',
    outages: 'chat',
  },
  quiet: undefined,
  digestHour: 8,
  digestBy: 'chat',
  version: 0,
};

/** What a wish becomes: a case that waits for somebody cannot be kept from them, and e-mail needs a mail server. */
export const granted = (kind: NoticeKind, wish: Wish, mail: boolean): Wish => {
  if (wish === 'off' && isNeeded(kind)) return mail ? 'email' : 'digest';
  if ((wish === 'email' || wish === 'both') && !mail) return 'chat';
  return wish;
};

/** The kinds for which a wish was not granted as it was made. */
export const notGranted = (wishes: Preferences['wishes'], mail: boolean): readonly NoticeKind[] =>
  NOTICE_KINDS.filter(kind => granted(kind, wishes[kind], mail) !== wishes[kind]);

/** A wish for each kind. */
export const eachWish = (of: (kind: NoticeKind) => Wish): Preferences['wishes'] => ({
  'needs-my-answer': of('needs-my-answer'),
  solution: of('solution'),
  progress: of('progress'),
  comments: of('comments'),
  closing: of('closing'),
  outages: of('outages'),
});

/** Wishes that can be kept. */
export const grantedAll = (wishes: Preferences['wishes'], mail: boolean): Preferences['wishes'] =>
  eachWish(kind => granted(kind, wishes[kind], mail));

/** Whether two choices say the same. */
export const sameChoice = (a: Omit<Preferences, 'version'>, b: Omit<Preferences, 'version'>): boolean =>
  NOTICE_KINDS.every(kind => a.wishes[kind] === b.wishes[kind]) &&
  a.quiet?.from === b.quiet?.from &&
  a.quiet?.until === b.quiet?.until &&
  a.digestHour === b.digestHour &&
  a.digestBy === b.digestBy;
