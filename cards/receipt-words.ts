import type { Way } from '../bot/domain/delivery.ts';
import type { NoticeStatus } from '../bot/domain/missed.ts';
import type { Key, Translate } from '../locales/index.ts';

/** What became of a notice, as the outbox keeps it. */
export type Outcome = {
  readonly way: Way;
  readonly status: NoticeStatus;
  readonly dueAt: Date;
  readonly settledAt: Date | undefined;
  readonly seenAt: Date | undefined;
  readonly because: string | undefined;
  readonly error: string | undefined;
};

/** "Delivered in Teams, today 14:05" */
export const receiptWords = (t: Translate, it: Outcome): string => {
  const when = t.when(it.settledAt ?? it.dueAt);
  const why = whyWords(t, it.error);
  switch (it.status) {
    case 'sent':
      return t(`receipts.sent.${it.way}`, { when });
    case 'uncertain':
      return t(`receipts.uncertain.${it.way}`, { when, why });
    case 'failed':
      return t('receipts.failed', { when, why });
    case 'dropped':
      return t('receipts.dropped', { why });
    case 'held':
      return t('receipts.held', { when: t.when(it.dueAt) });
    case 'collected':
      return t('receipts.collected', { when: t.when(it.dueAt) });
    case 'waiting':
    case 'leased':
      return it.error === undefined ? t('receipts.waiting') : t('receipts.again', { when: t.when(it.dueAt), why });
    case 'replaced':
      return t('receipts.replaced');
  }
};

/** Why it took another way than the chat; undefined where it did not, or where the person wished so. */
export const detourWords = (t: Translate, { because, way }: Pick<Outcome, 'because' | 'way'>): string | undefined =>
  way === 'chat' || because === undefined || because === 'wish'
    ? undefined
    : t('receipts.because', { why: whyWords(t, because) });

/** The codes of the outbox, and what they mean. */
const REASONS: readonly (readonly [RegExp, Key])[] = [
  [/^no conversation$/, 'receipts.why.noChat'],
  [/^(conversation refused us|HTTP 40[34].*)$/, 'receipts.why.refused'],
  [/^conversation removed$/, 'receipts.why.removed'],
  [/^(rate limit|HTTP 429.*)$/, 'receipts.why.busy'],
  [/^(no answer in time|SMTP ETIMEDOUT|HTTP 408.*)$/, 'receipts.why.late'],
  [/^bad address$/, 'receipts.why.address'],
  [/^SMTP 5\d\d/, 'receipts.why.mailRefused'],
  [/^SMTP /, 'receipts.why.mailServer'],
  [/^no[- ]mail$/, 'receipts.why.noMail'],
  [/^quiet hours$/, 'receipts.why.quiet'],
  [/^off$/, 'receipts.why.off'],
  [/^muted$/, 'receipts.why.muted'],
  [/^seen$/, 'receipts.why.seen'],
  [/^over$/, 'receipts.why.over'],
  [/^nothing$/, 'receipts.why.nothing'],
  [/^lease lost$/, 'receipts.why.stopped'],
];

const whyWords = (t: Translate, code = ''): string => {
  const key = REASONS.find(([pattern]) => pattern.test(code))?.[1];
  return key === undefined ? t('receipts.why.other', { code }) : t(key);
};
