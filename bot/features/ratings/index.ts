import { z } from 'zod';
import { RATING_PERIODS, type RatingPeriod } from '../../domain/rating.ts';
import { action, type Command, type Feature, within } from '../../feature.ts';
import { onCase } from '../case/on-case.ts';
import { twin } from '../case/typed.ts';
import { averages } from './averages.ts';
import { openRating, rate, rateTyped } from './rate.ts';

const PERIOD: RatingPeriod = 90;

const over = (name: Command['name'], period: RatingPeriod, taught: boolean): Command => ({
  name,
  for: 'engineers-and-administrators',
  ...(taught ? {} : { hidden: true }),
  run: context => averages(context, period),
});

/** What customers think of the solutions that they accepted. */
export const ratings: Feature = {
  name: 'ratings',
  commands: [
    over('ratings', PERIOD, true),
    over('ratings30', 30, false),
    over('ratingsEver', undefined, false),
    twin('rate', 'known', rateTyped),
  ],
  actions: {
    'ratings.show': action(z.object({ days: z.number().int() }), (context, { days }) =>
      averages(
        context,
        RATING_PERIODS.find(period => period === days),
      ),
    ),
    'rating.page': within(
      'desk',
      action(z.object(onCase), (context, data) => openRating(context, data)),
    ),
    'case.rate': within(
      'desk',
      action(
        z.object({
          ...onCase,
          rating: z.string().max(10).optional().default(''),
          comment: z.string().max(20_000).optional().default(''),
        }),
        (context, { rating, comment, ...press }) => rate(context, press, { rating, comment }),
      ),
    ),
  },
};
