import type { ExportFormat, ExportSubject } from '../domain/export.ts';
import type { Actor } from '../domain/people.ts';
import { readCase } from './read-case.ts';
import { readList } from './read-list.ts';
import type { Reading, ReadParts } from './reading.ts';

/** Opens what is exported, with the rights of this moment; undefined where it is not the reader's, or is not there. */
export const readExport = (
  parts: ReadParts,
  actor: Actor,
  subject: ExportSubject,
  format: ExportFormat,
): Promise<Reading | undefined> =>
  subject.kind === 'list'
    ? readList(parts, actor, subject.query, format)
    : readCase(parts, actor, subject.case, format);
