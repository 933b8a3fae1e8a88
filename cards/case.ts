import { TEXT_LIMIT } from '../bot/domain/lifecycle.ts';
import type { Translate } from '../locales/index.ts';
import { actions } from './button.ts';
import { type Card, card, type Element, present } from './card.ts';
import { caseButtons } from './case-buttons.ts';
import { caseDetails, caseFacts } from './case-facts.ts';
import { caseFiles } from './case-files.ts';
import { caseHighlight } from './case-highlight.ts';
import { caseNext } from './case-next.ts';
import { caseOutage } from './case-outage.ts';
import { caseTabs } from './case-tabs.ts';
import { caseThread } from './case-thread.ts';
import type { CaseView } from './case-view.ts';
import { textInput } from './inputs.ts';
import { link } from './link.ts';
import { bytesOf, title } from './literal.ts';
import { noteLine } from './note.ts';
import { caseBand } from './state.ts';

/** In bytes, a little less than Teams takes. */
const LIMIT = 24_500;

/** A case as it is now: its facts, one of its two views, and what its reader may do about it. */
export const caseCard = (t: Translate, view: CaseView): Card => {
  const { case: it, face, offered, rest } = view;
  const front = face.from === undefined;
  const reading = face.tab === 'activity';
  const answering = offered.includes('reply') && rest === 0 && front && reading;
  const buttons = actions(caseButtons(t, { case: it, face, offered, rest, answering }));
  const around = (share: number, content: readonly Element[], short = false): Card => {
    const highlight = front && reading ? caseHighlight(t, view, share) : undefined;
    const described = !reading || (highlight !== undefined && view.ending === undefined && !waits(view));
    return card(t.language, `${it.id}: ${it.shortDescription} (${t(`states.${it.progress.state}`)})`, [
      face.list ? backToList(t) : undefined,
      caseBand(t, it),
      title(it.shortDescription, { spacing: 'Default' }),
      noteLine(view.note),
      highlight,
      caseNext(t, view),
      // Where an answer is waited for, nothing stands between the question and the field.
      ...(answering ? [answerField(t, view.typed), buttons] : []),
      ...(short ? [] : below(share, described, content)),
    ]);
  };
  const below = (share: number, described: boolean, content: readonly Element[]): readonly Element[] =>
    present([
      front && view.outage !== undefined ? caseOutage(t, view.outage) : undefined,
      ...(front ? [caseFacts(t, view), ...caseDetails(t, view, described, share)] : []),
      caseTabs(t, it, face, view.files.total),
      ...content,
      answering ? undefined : buttons,
    ]);
  if (!reading) return around(1, caseFiles(t, view));
  for (const [share, entries] of FITS) {
    const part = { ...view, thread: firstOf(view.thread, entries) };
    const left = LIMIT - bytesOf(around(share, []));
    if (left >= bytesOf(caseThread(t, part, 0))) return around(share, caseThread(t, part, left));
  }
  const least = around(0, caseThread(t, { ...view, thread: firstOf(view.thread, 1) }, 0));
  if (view.typed === undefined || bytesOf(least) <= LIMIT) return least;
  // A long answer to be sent again goes before what is known of the case; one that no entry can hold is in the chat.
  const alone = [0.4, 0.2, 0].map(share => around(share, [], true)).find(it => bytesOf(it) <= LIMIT);
  return alone ?? caseCard(t, { ...view, typed: undefined });
};

/** How much of the room there is for the words above, and how many entries below; the first pair that fits is taken. */
const FITS: readonly (readonly [share: number, entries: number])[] = [
  [1, 8],
  [0.8, 8],
  [0.7, 6],
  [0.6, 4],
  [0.5, 3],
  [0.3, 3],
  [0.1, 2],
];

/** The beginning of a page: what is left out begins the next one. */
const firstOf = ({ entries, next }: CaseView['thread'], most: number): CaseView['thread'] => ({
  entries: entries.slice(0, most),
  next: entries[most]?.number ?? next,
});

/** Whether a question or a solution is open. */
const waits = ({ case: { progress } }: CaseView): boolean =>
  progress.state === 'awaiting-info' || progress.state === 'resolved';

const backToList = (t: Translate): Element =>
  link(t('case.backToList'), { verb: 'list.back', data: {} }, { spacing: 'None' });

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
