import type { ExportFormat } from '../domain/export.ts';
import type { Batches, Bytes, Sheet } from './sheet.ts';

/** Writes rows in a format, as they come. A format's library is loaded when it is needed: each is some megabytes. */
export const write = async function* (format: ExportFormat, sheet: Sheet, batches: Batches): Bytes {
  switch (format) {
    case 'csv':
      return yield* (await import('./csv.ts')).csv(sheet, batches);
    case 'excel':
      return yield* (await import('./xlsx.ts')).xlsx(sheet, batches);
    case 'pdf':
      return yield* paper(sheet, batches);
  }
};

const paper = async function* (sheet: Sheet, batches: Batches): Bytes {
  if (sheet.paper.kind === 'list')
    yield* (await import('./pdf/list.ts')).listOnPaper({ ...sheet, paper: sheet.paper }, batches);
  else yield* (await import('./pdf/case.ts')).caseOnPaper({ ...sheet, paper: sheet.paper }, batches);
};
