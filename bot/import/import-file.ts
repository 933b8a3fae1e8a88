import { outcomeOf } from '../api/incidents.ts';
import { csvHeader, isIncidentHeader, readIncidentCsv } from '../incidents/incident-csv.ts';
import type { StatusBoard } from '../incidents/status-board.ts';

/** What became of a file, in lines to read. */
export type Imported = { readonly ok: boolean; readonly lines: readonly string[] };

export type ImportParts = { readonly board: Pick<StatusBoard, 'enter'> };

type Kind = {
  readonly name: string;
  /** Whether a file with these columns is one of this kind. */
  readonly takes: (columns: readonly string[]) => boolean;
  readonly run: (text: string, parts: ImportParts) => Promise<Imported>;
};

const incidents = async (text: string, { board }: ImportParts): Promise<Imported> => {
  const read = readIncidentCsv(text);
  if (!read.ok) return { ok: false, lines: [read.why] };
  const lines: string[] = [];
  const counts = new Map<string, number>();
  for (const { id, line, described } of read.incidents) {
    const { outcome, error } = outcomeOf(await board.enter(id, described));
    counts.set(outcome, (counts.get(outcome) ?? 0) + 1);
    lines.push(`line ${line}: ${id}: ${outcome}${error === undefined ? '' : ` (${error})`}`);
  }
  const sum = [...counts].map(([outcome, count]) => `${count} ${outcome}`).join(', ');
  return { ok: !counts.has('refused'), lines: [...lines, sum === '' ? 'no rows' : sum] };
};

const KINDS: readonly Kind[] = [{ name: 'incidents', takes: isIncidentHeader, run: incidents }];

/** Takes in one CSV file; what it holds is told by its first line. */
export const importCsv = async (text: string, parts: ImportParts): Promise<Imported> => {
  const { names } = csvHeader(text);
  const kind = KINDS.find(({ takes }) => takes(names));
  if (kind !== undefined) return kind.run(text, parts);
  const known = KINDS.map(({ name }) => name).join(', ');
  return { ok: false, lines: [`its first line names no columns of: ${known}`] };
};
