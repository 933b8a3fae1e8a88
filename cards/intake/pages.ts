import type { Translate } from '../../locales/index.ts';
import type { Card, Items } from '../card.ts';
import { contactPage } from './contact-page.ts';
import { framed } from './frame.ts';
import { problemPage } from './problem-page.ts';
import { productPage, versionPage } from './product-page.ts';
import { requestPage } from './request-page.ts';
import { reviewPage } from './review.ts';
import type { IntakeView } from './view.ts';

const PAGES: Readonly<Record<IntakeView['page'], (t: Translate, view: IntakeView) => Items>> = {
  request: requestPage,
  product: productPage,
  version: versionPage,
  problem: problemPage,
  contact: contactPage,
  review: reviewPage,
};

/** The case form, drawn at the page it is on. */
export const intakeCard = (t: Translate, view: IntakeView): Card => framed(t, view, PAGES[view.page](t, view));
