import type { SendOutcome } from '../../db/store.ts';

type Unsent = Extract<SendOutcome, { kind: 'later' | 'uncertain' | 'failed' }>;

/** How long to wait where the server does not say. */
const PAUSE = 60_000;

/**
 * What a failed delivery means for the mail: refused for good, later, or, where the connection was lost after the mail
 * had begun to leave, possibly delivered. Codes only: a server's own words quote addresses.
 */
export const smtpOutcome = (error: unknown, begun: boolean, now: Date): Unsent => {
  const code = textOf(error, 'code');
  const status = numberOf(error, 'responseCode');
  const words = [`SMTP`, status, code].filter(part => part !== undefined).join(' ');
  if (status !== undefined) {
    // Who may send at all is for the operator to mend, and then it goes.
    const refused = status >= 500 && status !== 503 && (code === 'EENVELOPE' || code === 'EMESSAGE');
    if (refused) return { kind: 'failed', error: words, dead: false };
  } else if (begun) return { kind: 'uncertain', again: undefined, error: words };
  else if (code === 'EENVELOPE' || code === 'EMESSAGE') return { kind: 'failed', error: words, dead: false };
  return { kind: 'later', at: new Date(now.getTime() + PAUSE), error: words };
};

const textOf = (error: unknown, name: string): string | undefined => {
  const value: unknown = typeof error === 'object' && error !== null ? Reflect.get(error, name) : undefined;
  return typeof value === 'string' && /^\w{1,40}$/.test(value) ? value : undefined;
};

const numberOf = (error: unknown, name: string): number | undefined => {
  const value: unknown = typeof error === 'object' && error !== null ? Reflect.get(error, name) : undefined;
  return typeof value === 'number' ? value : undefined;
};
