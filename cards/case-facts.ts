import { assigneeOf } from '../bot/domain/case.ts';
import type { Translate } from '../locales/index.ts';
import { toggling } from './button.ts';
import { container, type Element, present, subheading, text } from './card.ts';
import { fileNames } from './case-activity.ts';
import { excerpt, wholePress } from './case-excerpt.ts';
import type { CaseView } from './case-view.ts';
import { facts } from './facts.ts';
import { priorityName } from './state.ts';

/** What everybody who opens a case looks for: about what, who, since when. */
export const caseFacts = (t: Translate, view: CaseView): Element => {
  const it = view.case;
  const assignee = assigneeOf(it);
  return facts([
    view.productName === undefined
      ? [t('fields.requestType'), t(`requestTypes.${it.requestType}.title`)]
      : [t('fields.product'), present([view.productName, it.productVersion, view.areaName]).join(' · ')],
    [t('fields.contact'), `${view.nameOf(it.contact)} · ${t(`contactMethods.${it.contactMethod}`)}`],
    [t('case.team'), present([assignee && view.nameOf(assignee), view.teamName]).join(' · ')],
    [t('case.opened'), present([t.moment(it.openedAt), openFor(t, view)]).join(' · ')],
    it.version === 1 ? undefined : [t('case.lastChange'), t.moment(it.updatedAt)],
    view.watchers.length === 0 ? undefined : [t('case.watchers'), named(view)],
    view.files.names.length === 0 ? undefined : [t('case.files'), fileNames(view.files.names)],
  ]);
};

/** "open for 3 days"; nothing in the first minute; of a case that is over, how long it was. */
const openFor = (t: Translate, { case: it, ending }: CaseView): string | undefined => {
  const { state } = it.progress;
  const over = state === 'closed' || state === 'cancelled';
  const { unit, count } = t.age(it.openedAt, over ? (ending?.entry.at ?? it.updatedAt) : undefined);
  if (!over && unit === 'minutes' && count === 0) return undefined;
  return over ? t(`case.wasOpenFor.${unit}`, { count }) : t(`case.openFor.${unit}`, { count });
};

const MOST_NAMED = 5;

const named = ({ watchers, nameOf }: CaseView): string =>
  [
    ...watchers.slice(0, MOST_NAMED).map(nameOf),
    ...(watchers.length > MOST_NAMED ? [`+${watchers.length - MOST_NAMED}`] : []),
  ].join(', ');

const DETAILS = 'details';
const MORE = 'details-more';
const LESS = 'details-less';
const ALL = [DETAILS, MORE, LESS];

/** In bytes, of a description that may not be in sight. */
const ROOM = 1500;

/** The rest of what is known, behind one tap; the description where it does not stand above. */
export const caseDetails = (t: Translate, view: CaseView, described: boolean, share: number): readonly Element[] => {
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
            [t('case.priority'), priorityName(t, it.priority)],
            [t('fields.situation'), t(`situations.${it.situation}.title`)],
            [t('fields.impact'), t(`impacts.${it.impact}.title`)],
            [t('fields.language'), t.languageName(it.language)],
            [t('case.requester'), view.nameOf(it.requester)],
            [t('case.ultimate'), view.ultimate],
            it.customerReference === undefined ? undefined : [t('fields.customerReference'), it.customerReference],
            it.follows === undefined ? undefined : [t('case.follows'), it.follows],
          ],
          { spacing: 'None' },
        ),
        ...(described
          ? []
          : [
              subheading(t('fields.description')),
              ...excerpt(
                t,
                it.description,
                ROOM * share,
                wholePress(it.id, 1, view.face),
                { size: 'Small' },
                { spacing: 'Small' },
              ),
            ]),
      ],
      { id: DETAILS, isVisible: false, spacing: 'Small' },
    ),
    turn(t('case.lessDetails'), { id: LESS, isVisible: false }),
  ];
};
