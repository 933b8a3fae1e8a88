import { z } from 'zod';
import { NOTICE_KINDS } from '../../domain/notice-kinds.ts';
import { type Preferences, WISHES } from '../../domain/preferences.ts';
import { timeOfDay } from '../../domain/time-of-day.ts';
import { type Action, action, type Context, type Result } from '../../feature.ts';
import { changeSettings, holds, showSettings } from './settings.ts';

const wish = z.enum(WISHES).optional();
const time = z.string().max(20).optional().default('');

const onCard = z.object({
  version: z.number().int(),
  ...{ 'needs-my-answer': wish, solution: wish, progress: wish, comments: wish, closing: wish, outages: wish },
  quietFrom: time,
  quietUntil: time,
  digestHour: z.coerce.number().int().min(0).max(23).optional(),
  digestBy: z.enum(['chat', 'email']).optional(),
});
type OnCard = z.output<typeof onCard>;

/** What the card says, kept as it stands there; an older card is drawn anew. */
export const saveSettings: Action = action(onCard, async (context, data) => {
  const { actor, store, t } = context;
  if (actor.kind === 'stranger') return showSettings(context);
  const kept = await store.preferencesOf(actor.user.id);
  if (kept.version === data.version) return save(context, data, kept);
  const quiet = quietIn(data);
  // A press that comes again finds its own work.
  const isThere = typeof quiet !== 'string' && holds(context, kept, chosenOn(data, quiet.hours));
  if (isThere) return showSettings(context, { words: t('notifications.saved'), style: 'good' });
  return showSettings(context, { words: t('notifications.changed'), style: 'warning' });
});

const save = async (context: Context, data: OnCard, kept: Preferences): Promise<Result> => {
  const { t } = context;
  const quiet = quietIn(data);
  if (typeof quiet === 'string')
    return showSettings(
      context,
      { words: t(`notifications.notUnderstood.${quiet}`), style: 'warning' },
      { change: chosenOn(data, kept.quiet), quiet: timesOn(data) },
    );
  return changeSettings(context, chosenOn(data, quiet.hours));
};

const chosenOn =
  (data: OnCard, quiet: Preferences['quiet']) =>
  (now: Preferences): Omit<Preferences, 'version'> => ({
    wishes: { ...now.wishes, ...chosen(data) },
    quiet,
    digestHour: data.digestHour ?? now.digestHour,
    digestBy: data.digestBy ?? now.digestBy,
  });

const chosen = (data: OnCard): Partial<Preferences['wishes']> =>
  Object.fromEntries(NOTICE_KINDS.flatMap(kind => (data[kind] === undefined ? [] : [[kind, data[kind]]])));

const timesOn = ({ quietFrom, quietUntil }: OnCard) => ({ from: timeOfDay(quietFrom), until: timeOfDay(quietUntil) });

/** Both fields or none. */
const quietIn = (data: OnCard): { hours: Preferences['quiet'] } | 'time' | 'same' => {
  if (data.quietFrom.trim() === '' && data.quietUntil.trim() === '') return { hours: undefined };
  const { from, until } = timesOn(data);
  if (from === undefined || until === undefined) return 'time';
  return from === until ? 'same' : { hours: { from, until } };
};
