import { answerExhibits } from './gallery/answers.ts';
import { caseFormExhibits } from './gallery/case-forms.ts';
import { caseExhibits } from './gallery/cases.ts';
import type { Exhibit } from './gallery/exhibit.ts';
import { homeExhibits } from './gallery/home.ts';
import { intakeExhibits } from './gallery/intake.ts';
import { licenceExhibits } from './gallery/licences.ts';
import { queueExhibits } from './gallery/queues.ts';
import { talkExhibits } from './gallery/talk.ts';

/** Every card that can be drawn, in every variant that looks different. */
export const gallery: readonly Exhibit[] = [
  ...homeExhibits,
  ...answerExhibits,
  ...talkExhibits,
  ...intakeExhibits,
  ...caseExhibits,
  ...caseFormExhibits,
  ...queueExhibits,
  ...licenceExhibits,
];
