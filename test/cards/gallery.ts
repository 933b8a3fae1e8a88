import { answerExhibits } from './gallery/answers.ts';
import { caseFormExhibits } from './gallery/case-forms.ts';
import { casePageExhibits } from './gallery/case-pages.ts';
import { caseExhibits } from './gallery/cases.ts';
import type { Exhibit } from './gallery/exhibit.ts';
import { exportExhibits } from './gallery/exports.ts';
import { fileExhibits } from './gallery/files.ts';
import { homeExhibits } from './gallery/home.ts';
import { intakeExhibits } from './gallery/intake.ts';
import { licenceExhibits } from './gallery/licences.ts';
import { listExhibits } from './gallery/lists.ts';
import { noticeExhibits } from './gallery/notices.ts';
import { outageExhibits } from './gallery/outages.ts';
import { peopleExhibits } from './gallery/people.ts';
import { queueExhibits } from './gallery/queues.ts';
import { talkExhibits } from './gallery/talk.ts';

/** Every card that can be drawn, in every variant that looks different. */
export const gallery: readonly Exhibit[] = [
  ...homeExhibits,
  ...exportExhibits,
  ...answerExhibits,
  ...talkExhibits,
  ...intakeExhibits,
  ...caseExhibits,
  ...casePageExhibits,
  ...caseFormExhibits,
  ...fileExhibits,
  ...peopleExhibits,
  ...noticeExhibits,
  ...queueExhibits,
  ...listExhibits,
  ...licenceExhibits,
  ...outageExhibits,
];
