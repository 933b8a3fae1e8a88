import { caseExhibits } from './gallery/cases.ts';
import type { Exhibit } from './gallery/exhibit.ts';
import { intakeExhibits } from './gallery/intake.ts';
import { licenceExhibits } from './gallery/licences.ts';
import { talkExhibits } from './gallery/talk.ts';

/** Every card that can be drawn, in every variant that looks different. */
export const gallery: readonly Exhibit[] = [...talkExhibits, ...intakeExhibits, ...caseExhibits, ...licenceExhibits];
