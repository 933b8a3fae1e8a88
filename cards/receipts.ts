import type { CaseId } from '../bot/domain/ids.ts';
import type { Translate } from '../locales/index.ts';
import { actions, button } from './button.ts';
import { type Card, card, container, type Element, heading, present, subtle, text } from './card.ts';
import { line, runs } from './literal.ts';
import { detourWords, type Outcome, receiptWords } from './receipt-words.ts';

export type ReceiptLine = Outcome & {
  /** A person's name or a team's channel. */
  readonly to: string;
  readonly what: string;
  readonly at: Date;
};

export type ReceiptsShown = {
  readonly case: CaseId;
  readonly lines: readonly ReceiptLine[];
  readonly offset: number;
  readonly more: boolean;
};

export const RECEIPTS_PAGE = 6;

/** Who was told what about a case, by which way, and what became of it. */
export const receiptsCard = (t: Translate, it: ReceiptsShown): Card => {
  const turn = (words: string, offset: number) =>
    button(words, { verb: 'case.delivery', data: { case: it.case, offset } });
  return card(t.language, t('receipts.title', { number: it.case }), [
    subtle(it.case),
    heading(t('receipts.heading')),
    it.lines.length === 0 ? text(t('receipts.none'), { size: 'Small' }) : undefined,
    ...it.lines.map(entry => lineOf(t, entry)),
    actions([
      button(t('case.backToCase'), { verb: 'case.show', data: { case: it.case } }),
      it.more ? turn(t('buttons.nextPage'), it.offset + RECEIPTS_PAGE) : undefined,
      it.offset > 0 ? turn(t('buttons.previousPage'), Math.max(0, it.offset - RECEIPTS_PAGE)) : undefined,
    ]),
  ]);
};

const lineOf = (t: Translate, entry: ReceiptLine): Element => {
  const detour = detourWords(t, entry);
  const seen = entry.seenAt === undefined ? undefined : t('receipts.seen', { when: t.when(entry.seenAt) });
  return container(
    [
      runs([
        { size: 'Small', weight: 'Bolder', text: entry.to },
        { size: 'Small', isSubtle: true, text: ` · ${t.when(entry.at)}` },
      ]),
      line(entry.what, { size: 'Small' }, { spacing: 'None' }),
      line(present([receiptWords(t, entry), detour, seen]).join(' '), { size: 'Small' }, { spacing: 'None' }),
    ],
    { separator: true, spacing: 'Medium' },
  );
};
