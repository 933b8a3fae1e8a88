/** Speaks to whoever started the process, in a terminal. */
export const say = (words: string): void => {
  process.stderr.write(`${words}\n`);
};

/** Why it did not start, and what to do about it. */
export const explained = (error: unknown): string => {
  const code = typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined;
  if (code === 'EADDRINUSE')
    return 'The port is taken: another program, perhaps another copy of the assistant, listens there. End it, or set PORT to a free one.';
  if (code === 'EACCES') return 'This port may not be opened. Set PORT to one above 1023.';
  return `Support Assistant could not start.\n${error instanceof Error ? error.message : String(error)}`;
};
