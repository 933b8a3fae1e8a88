import type { CaseId } from '../../domain/ids.ts';
import type { Context, Result } from '../../feature.ts';
import { openCase } from '../intake/open.ts';
import { whereAllowed } from './act.ts';

/** Begins a case that continues one which is over, with what is known already; the same one however often it is asked. */
export const followUp = (context: Context, id: CaseId): Promise<Result> =>
  whereAllowed(context, id, 'follow-up', it =>
    openCase(
      context,
      {
        ref: `follow-${it.id}-${it.version}`,
        requestType: it.requestType,
        follows: it.id,
        answers: {
          category: it.category,
          product: it.product,
          productVersion: it.productVersion,
          productArea: it.productArea,
          typeOfIssue: it.typeOfIssue,
          shortDescription: it.shortDescription,
          situation: it.situation,
          impact: it.impact,
        },
      },
      [],
    ),
  );
