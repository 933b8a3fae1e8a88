/** How much people may send. Bytes where nothing else is said. */
export type FileLimits = {
  readonly file: number;
  /** How many files one form takes. */
  readonly draftFiles: number;
  readonly caseFiles: number;
  readonly caseBytes: number;
};

/** The key of a file's content in the storage. */
export const contentKey = (attachment: string): string => `attachments/${attachment}`;

type Held = { readonly state: 'pending' | 'stored' | 'refused'; readonly size: number | undefined };

/** How many more files go into a case that has these; what is pending counts too, its size is not known yet. */
export const roomInCase = (files: readonly Held[], { caseFiles, caseBytes }: FileLimits): number => {
  const held = files.filter(({ state }) => state !== 'refused');
  const bytes = held.reduce((sum, { size = 0 }) => sum + size, 0);
  return bytes >= caseBytes ? 0 : Math.max(0, caseFiles - held.length);
};

/** Whether all of these may come into a case that has those. */
export const fitInto = (
  held: readonly Held[],
  more: readonly Held[],
  { caseFiles, caseBytes }: FileLimits,
): boolean => {
  const all = [...held, ...more].filter(({ state }) => state !== 'refused');
  return all.length <= caseFiles && all.reduce((sum, { size = 0 }) => sum + size, 0) <= caseBytes;
};

/** How many more files a form takes that has these. */
export const roomInDraft = (files: readonly Held[], { draftFiles }: FileLimits): number =>
  Math.max(0, draftFiles - files.filter(({ state }) => state !== 'refused').length);
