import { isNeeded, type NoticeKind } from './notice-kinds.ts';
import { granted, type Preferences } from './preferences.ts';
import { nextDigest, quietUntil } from './quiet-hours.ts';

/** By which way something goes to a person. */
export type Way = 'chat' | 'email';

/** Why something was not told at all. */
export type Dropped = 'off' | 'muted' | 'seen' | 'over';

/** A notice that is due, and all that decides what becomes of it. */
export type Due = {
  /** `answer`: to what the person just did; it never waits. */
  readonly kind: NoticeKind | 'digest' | 'answer';
  /** The way that was decided for it before. */
  readonly way: Way;
  /** It goes by e-mail besides a message in the chat. */
  readonly copy: boolean;
  /** `missed` has shown it already. */
  readonly seen: boolean;
  /** It reminds of what has been answered meanwhile. */
  readonly over: boolean;
  /** The person wants to hear less of this case. */
  readonly muted: boolean;
  /** The person is one of those who must act where a case waits: requester, contact or engineer, and not a watcher. */
  readonly acts: boolean;
  readonly preferences: Preferences;
  readonly timeZone: string;
  readonly now: Date;
  /** Whether their chat can be written to: `none` where they never wrote to us, `refused` where it takes nothing. */
  readonly chat: 'open' | 'none' | 'refused';
  /** E-mail is set up. */
  readonly mail: boolean;
};

/** Why nothing leads to somebody in the chat. */
export type Unreachable = 'no conversation' | 'conversation refused us';

export type Verdict =
  | { readonly kind: 'send'; readonly alsoByMail: boolean }
  | { readonly kind: 'reroute'; readonly to: Way; readonly because: Unreachable | 'wish' | 'no-mail' }
  | { readonly kind: 'hold'; readonly until: Date }
  | { readonly kind: 'collect'; readonly until: Date }
  | { readonly kind: 'drop'; readonly why: Dropped }
  /** Neither the chat nor e-mail leads to them. */
  | { readonly kind: 'unreachable'; readonly why: Unreachable | 'no-mail' };

/** What becomes of a notice now: always exactly one of sent, held, collected, or left out with the reason. */
export const verdictOn = (due: Due): Verdict => {
  const { kind, preferences, timeZone, now, mail } = due;
  if (kind === 'answer') return sent(due, 'chat');
  if (due.seen && !due.copy) return { kind: 'drop', why: 'seen' };
  if (due.over) return { kind: 'drop', why: 'over' };
  if (kind === 'digest') return held(due) ?? sent(due, preferences.digestBy);
  if (due.muted && !(isNeeded(kind) && due.acts)) return { kind: 'drop', why: 'muted' };
  const wish = granted(kind, preferences.wishes[kind], mail);
  // What is on its way by e-mail was decided before.
  if (due.way === 'email') return held(due) ?? sent(due, 'email');
  if (wish === 'off') return { kind: 'drop', why: 'off' };
  if (wish === 'digest') return { kind: 'collect', until: nextDigest(preferences.digestHour, timeZone, now) };
  return held(due) ?? sent(due, wish);
};

const held = ({ preferences: { quiet }, timeZone, now }: Due): Verdict | undefined => {
  const until = quiet === undefined ? undefined : quietUntil(quiet, timeZone, now);
  return until === undefined ? undefined : { kind: 'hold', until };
};

const sent = ({ way, copy, chat, mail }: Due, wish: 'chat' | 'email' | 'both'): Verdict => {
  if (way === 'email') {
    if (mail) return { kind: 'send', alsoByMail: false };
    // The mail server was taken away meanwhile; what the chat was told besides is told.
    const open = chat === 'open' && !copy;
    return open ? { kind: 'reroute', to: 'chat', because: 'no-mail' } : { kind: 'unreachable', why: 'no-mail' };
  }
  if (wish === 'email' && mail) return { kind: 'reroute', to: 'email', because: 'wish' };
  if (chat === 'open') return { kind: 'send', alsoByMail: wish === 'both' && mail };
  const why = chat === 'none' ? 'no conversation' : 'conversation refused us';
  return mail ? { kind: 'reroute', to: 'email', because: why } : { kind: 'unreachable', why };
};
