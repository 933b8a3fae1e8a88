import { type DestinationStream, type Logger, pino } from 'pino';

export type { Logger };

/** Structured lines on standard output. What people wrote, and who they are, is never a field at `info`. */
export const createLog = (level: string, destination?: DestinationStream): Logger =>
  pino({ level, base: null, timestamp: pino.stdTimeFunctions.isoTime }, destination);

/** What may be kept of an error: its kind and where it arose, not its message, which may quote people. */
export const trace = (error: unknown): { error: string; code: string | undefined; at: string | undefined } => {
  const code = typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : undefined;
  if (!(error instanceof Error)) return { error: typeof error, code, at: undefined };
  // What a message quotes may look like a place in the code. One that was changed since cannot be told from places.
  const { message, stack = '' } = error;
  const places = stack.includes(message) ? stack.slice(stack.indexOf(message) + message.length) : '';
  const at = places
    .split('\n')
    .filter(line => line.trimStart().startsWith('at '))
    .slice(0, 6)
    .join('\n');
  return { error: error.name, code, at };
};
