import type { CaseId } from '../bot/domain/ids.ts';
import { type Average, RATING_PERIODS, type RatingPeriod, type Stars } from '../bot/domain/rating.ts';
import type { Translate } from '../locales/index.ts';
import { actions, button, row } from './button.ts';
import { type Card, card, column, columns, type Element, heading, subheading, subtle, text } from './card.ts';
import { cut, line, runs } from './literal.ts';
import { starSigns } from './stars.ts';

export type RatingsView = {
  readonly period: RatingPeriod;
  readonly averages: readonly { readonly name: string; readonly of: Average }[];
  readonly latest: readonly {
    readonly case: CaseId;
    readonly stars: Stars;
    readonly words: string;
    readonly at: Date;
  }[];
};

/** What customers think of solutions: averages over a period, and what was said last. */
export const ratingsCard = (t: Translate, it: RatingsView): Card =>
  card(t.language, t('ratings.title'), [
    heading(t('ratings.title')),
    subtle(periodName(t, it.period), { spacing: 'None' }),
    numbers(subtle(' '), subtle(t('ratings.average'), RIGHT), subtle(t('ratings.count'), RIGHT)),
    ...it.averages.map(({ name, of }) =>
      numbers(line(name), text(averageWords(t, of), { ...RIGHT, weight: 'Bolder' }), text(t.number(of.count), RIGHT)),
    ),
    subheading(t('ratings.latest')),
    ...(it.latest.length === 0 ? [subtle(t('ratings.noWords'))] : it.latest.map(said => saidRow(t, said))),
    actions(
      RATING_PERIODS.filter(period => period !== it.period).map(period =>
        button(periodName(t, period), { verb: 'ratings.show', data: { days: period ?? 0 } }, { bare: true }),
      ),
    ),
  ]);

const RIGHT = { horizontalAlignment: 'Right' };

const numbers = (name: Element, average: Element, count: Element): Element =>
  columns([column('stretch', [name]), column('72px', [average]), column('72px', [count])], { spacing: 'Small' });

const averageWords = (t: Translate, { average }: Average): string =>
  average === undefined ? '–' : `${t.number(Math.round(average * 10) / 10)} ★`;

const periodName = (t: Translate, days: RatingPeriod): string =>
  days === undefined ? t('ratings.ever') : t('ratings.days', { days });

/** In bytes, of what somebody wrote: the case has it whole. */
const ROOM = 600;

const saidRow = (t: Translate, { case: id, stars, words, at }: RatingsView['latest'][number]): Element =>
  row(
    t('case.openNumber', { number: id }),
    { verb: 'case.show', data: { case: id } },
    [
      runs([
        { size: 'Small', text: starSigns(stars) },
        { size: 'Small', isSubtle: true, text: ` · ${id} · ${t.when(at)}` },
      ]),
      line(cut(words, ROOM), { size: 'Small' }, { spacing: 'None' }),
    ],
    { spacing: 'Small' },
  );
