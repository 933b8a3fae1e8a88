/** Writes instants as the clock on the wall shows them: `2026-11-20 11:00:00`, which every spreadsheet understands. */
export const wallClock = (timeZone: string): ((at: Date) => string) => {
  const format = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'medium' });
  return at => format.format(at);
};
