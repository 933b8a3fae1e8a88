import type { Activity } from '../bot/domain/activity.ts';
import { seenByCustomers } from '../bot/domain/activity.ts';
import type { Case } from '../bot/domain/case.ts';
import { TEXT_LIMIT } from '../bot/domain/lifecycle.ts';
import type { CaseAction } from '../bot/domain/policy.ts';
import type { Translate } from '../locales/index.ts';
import { actions } from './button.ts';
import { box, type Card, card, type Element, subtle } from './card.ts';
import { activityBlock } from './case-activity.ts';
import { caseButtons } from './case-buttons.ts';
import { caseDetails, caseFacts } from './case-facts.ts';
import { caseNext } from './case-next.ts';
import { textInput } from './inputs.ts';
import { line, literal, saysMore, title } from './literal.ts';
import { caseBand } from './state.ts';

export type CaseView = {
  readonly case: Case;
  /** Newest first. */
  readonly activities: readonly Activity[];
  /** For the vendor's own people: internal entries are shown. */
  readonly inside: boolean;
  readonly nameOf: (user: string | undefined) => string;
  readonly productName: string | undefined;
  readonly areaName: string | undefined;
  readonly teamName: string;
  readonly ultimate: string;
  readonly files: readonly string[];
  /** What its reader may do now. */
  readonly offered: readonly CaseAction[];
  /** The actions that do not fit on the card's first face. */
  readonly rest: boolean;
  readonly note: { readonly words: string; readonly style: 'warning' | 'good' | 'emphasis' } | undefined;
  /** An answer that was written but not taken, so that nothing is lost. */
  readonly typed?: string | undefined;
};

/** A case as it is now, with what its reader may do about it. */
export const caseCard = (t: Translate, view: CaseView): Card => {
  const it = view.case;
  const answering = view.offered.includes('reply') && !view.rest;
  const buttons = actions(caseButtons(t, it, view.offered, view.rest));
  return card(t.language, `${it.id}: ${it.shortDescription} (${t(`states.${it.progress.state}`)})`, [
    caseBand(t, it),
    title(it.shortDescription, { spacing: 'Default' }),
    noteOf(view),
    highlight(t, view),
    caseNext(t, it, view.inside, view.nameOf),
    // Where an answer is waited for, nothing stands between the question and the field.
    ...(answering ? [answerField(t, view.typed), buttons] : []),
    caseFacts(t, view),
    ...caseDetails(t, view),
    ...history(t, view),
    answering ? undefined : buttons,
  ]);
};

const noteOf = ({ note }: CaseView): Element | undefined => {
  if (note === undefined) return undefined;
  return note.style === 'emphasis' ? line(note.words) : box(note.style, [line(note.words, { size: 'Small' })]);
};

/** Room for what must be read whole, in bytes: a card has a size. */
const ROOM = 5500;
const EXCERPT = 900;

/** What matters most in this state: the question, the solution, or the problem itself. */
const highlight = (t: Translate, { case: it, nameOf }: CaseView): Element | undefined => {
  const { progress } = it;
  const over = (words: string) => line(words, { size: 'Small', isSubtle: true });
  if (progress.state === 'awaiting-info')
    return box('emphasis', [
      over(t('case.asks', { name: nameOf(progress.assignee), when: t.when(progress.since) })),
      ...literal(progress.question, ROOM, {}, { spacing: 'Small' }),
    ]);
  if (progress.state === 'resolved')
    return box('emphasis', [
      over(t('case.proposed', { name: nameOf(progress.assignee), when: t.when(progress.since) })),
      ...literal(progress.resolution, ROOM, {}, { spacing: 'Small' }),
      ...progress.articles.map(article =>
        line(t('case.article', { article }), { size: 'Small' }, { spacing: 'Small' }),
      ),
    ]);
  return saysMore(it) ? box('emphasis', literal(it.description, EXCERPT)) : undefined;
};

const ENTRIES = 3;

const history = (t: Translate, view: CaseView): readonly Element[] => {
  const { state } = view.case.progress;
  const visible = view.activities
    .flatMap(activity => {
      const event = view.inside ? activity.event : seenByCustomers(activity.event);
      return event === undefined ? [] : [{ ...activity, event }];
    })
    .slice(0, ENTRIES);
  // The question or the solution that is open stands on top of the card already.
  const open = state === 'awaiting-info' ? 'asked' : state === 'resolved' ? 'proposed' : undefined;
  const told = visible.find(({ event }) => event.type === open);
  return [
    subtle(t('case.activity'), { separator: true, spacing: 'Medium' }),
    ...visible.map(it => activityBlock(t, it, view.nameOf(it.by), it === told)),
  ];
};

/** In Awaiting Info the answer is written on the card itself. */
const answerField = (t: Translate, typed: string | undefined): Element => ({
  ...textInput({
    id: 'comment',
    label: t('case.yourAnswer'),
    placeholder: t('case.sayYourAnswer'),
    value: typed,
    limit: TEXT_LIMIT,
    lines: true,
    required: t('case.sayYourAnswer'),
  }),
  spacing: 'Medium',
});
