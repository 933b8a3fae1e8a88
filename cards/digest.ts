import type { State } from '../bot/domain/case.ts';
import type { CaseId } from '../bot/domain/ids.ts';
import type { Translate } from '../locales/index.ts';
import { actions, button, row } from './button.ts';
import { type Card, card, heading, subtle, text } from './card.ts';
import { line, runs, shorten } from './literal.ts';
import { stateWord } from './state.ts';

export type DigestCase = {
  readonly number: CaseId;
  readonly shortDescription: string;
  readonly state: State;
  /** Oldest first. */
  readonly lines: readonly { readonly words: string; readonly at: Date }[];
};

export type Digest = {
  readonly cases: readonly DigestCase[];
  /** What is about no case. */
  readonly others: readonly string[];
  /** How many lines there are, and how many did not fit. */
  readonly told: number;
  readonly more: number;
};

/** What a digest says in one sentence. */
export const digestWords = (t: Translate, { told, more, cases }: Digest): string =>
  cases.length === 0
    ? t('digest.plain', { count: told + more })
    : t('digest.title', { count: told + more, cases: t('digest.cases', { count: cases.length }) });

/** What was collected since the last digest, by case. */
export const digestCard = (t: Translate, digest: Digest): Card =>
  card(t.language, digestWords(t, digest), [
    subtle(t('digest.over')),
    heading(digestWords(t, digest)),
    ...digest.cases.map(it =>
      row(
        t('case.openNumber', { number: it.number }),
        { verb: 'case.show', data: { case: it.number } },
        [
          line(`${it.number} · ${shorten(it.shortDescription, 120)}`, { weight: 'Bolder', size: 'Small' }),
          stateWord(t, it.state),
          ...it.lines.map(({ words, at }) =>
            runs(
              [
                { size: 'Small', text: words },
                { size: 'Small', isSubtle: true, text: ` · ${t.when(at)}` },
              ],
              { spacing: 'Small' },
            ),
          ),
        ],
        { separator: true, spacing: 'Medium' },
      ),
    ),
    ...digest.others.map(words => line(words, { size: 'Small' }, { separator: true, spacing: 'Medium' })),
    digest.more === 0
      ? undefined
      : text(t('digest.more', { count: digest.more }), { size: 'Small', spacing: 'Medium' }),
    actions([button(t('buttons.notifications'), { verb: 'notifications.show', data: {} })]),
  ]);
