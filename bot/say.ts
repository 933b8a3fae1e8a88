import { z } from 'zod';

/** Speaks to whoever started the process, in a terminal. */
export const say = (words: string): void => {
  process.stderr.write(`${words}\n`);
};

/** Why it did not start, and what to do about it. */
export const explained = (error: unknown): string => {
  const { code, port } = details.safeParse(error).data ?? {};
  if (code === 'EADDRINUSE')
    return `Port ${port} is taken by another program, perhaps another copy of the assistant. End it, or set PORT to a free port.`;
  if (code === 'EACCES' && port !== undefined) return `Port ${port} may not be opened. Set PORT to one above 1023.`;
  return `Support Assistant could not start.\n${error instanceof Error ? error.message : String(error)}`;
};

const details = z.object({ code: z.string(), port: z.number().optional() });
