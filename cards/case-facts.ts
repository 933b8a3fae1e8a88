import { assigneeOf } from '../bot/domain/case.ts';
import type { Translate } from '../locales/index.ts';
import { toggling } from './button.ts';
import { container, type Element, present, subheading, text } from './card.ts';
import type { CaseView } from './case.ts';
import { fileNames, MOST_FILES } from './case-activity.ts';
import { facts } from './facts.ts';
import { cut, literal } from './literal.ts';

/** What everybody who opens a case looks for: about what, who, since when. */
export const caseFacts = (t: Translate, view: CaseView): Element => {
  const it = view.case;
  const assignee = assigneeOf(it);
  const updated = it.version === 1 ? undefined : t('case.updated', { when: t.when(it.updatedAt) });
  return facts([
    view.productName === undefined
      ? [t('fields.requestType'), t(`requestTypes.${it.requestType}.title`)]
      : [t('fields.product'), present([view.productName, it.productVersion, view.areaName]).join(' · ')],
    [t('fields.contact'), `${view.nameOf(it.contact)} · ${t(`contactMethods.${it.contactMethod}`)}`],
    [t('case.team'), present([assignee && view.nameOf(assignee), view.teamName]).join(' · ')],
    [t('case.opened'), present([t.when(it.openedAt), updated]).join(' · ')],
    view.files.length === 0 ? undefined : [t('case.files'), fileNames(view.files)],
  ]);
};

const DETAILS = 'details';
const MORE = 'details-more';
const LESS = 'details-less';
const ALL = [DETAILS, MORE, LESS];

/** In bytes, of a description that may not be in sight. */
const ROOM = 3500;
const FILES_ROOM = 1200;

/** The rest of what is known, behind one tap. */
export const caseDetails = (t: Translate, view: CaseView): readonly Element[] => {
  const it = view.case;
  const turn = (words: string, extra: Readonly<Record<string, unknown>>): Element =>
    toggling(words, ALL, [text(words, { size: 'Small', color: 'Accent' })], { spacing: 'Small', ...extra });
  return [
    turn(t('case.moreDetails'), { id: MORE }),
    container(
      [
        facts(
          [
            view.productName === undefined
              ? undefined
              : [t('fields.requestType'), t(`requestTypes.${it.requestType}.title`)],
            [t('fields.category'), t(`categories.${it.category}.title`)],
            [t('fields.situation'), t(`situations.${it.situation}.title`)],
            [t('fields.impact'), t(`impacts.${it.impact}.title`)],
            [t('fields.language'), t.languageName(it.language)],
            [t('case.requester'), view.nameOf(it.requester)],
            [t('case.ultimate'), view.ultimate],
            it.customerReference === undefined ? undefined : [t('fields.customerReference'), it.customerReference],
            view.files.length > MOST_FILES ? [t('case.files'), cut(view.files.join(', '), FILES_ROOM)] : undefined,
            it.follows === undefined ? undefined : [t('case.follows'), it.follows],
          ],
          { spacing: 'None' },
        ),
        subheading(t('fields.description')),
        ...literal(it.description, ROOM, { size: 'Small' }, { spacing: 'Small' }),
      ],
      { id: DETAILS, isVisible: false, spacing: 'Small' },
    ),
    turn(t('case.lessDetails'), { id: LESS, isVisible: false }),
  ];
};
