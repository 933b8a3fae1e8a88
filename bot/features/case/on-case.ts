import { z } from 'zod';
import { asId, CASE_NUMBER, type CaseId } from '../../domain/ids.ts';
import { faceShape } from './face.ts';

/** A case as buttons name it. */
export const caseId = z
  .string()
  .regex(CASE_NUMBER)
  .transform(id => asId<CaseId>(id));

/** What a button about a case carries: which one, the version that its card showed, and which part of it. */
export const onCase = { case: caseId, version: z.number().int(), ...faceShape } as const;
