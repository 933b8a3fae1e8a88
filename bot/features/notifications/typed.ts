import { translator } from '../../../locales/index.ts';
import type { Language } from '../../domain/language.ts';
import { NOTICE_KINDS, type NoticeKind } from '../../domain/notice-kinds.ts';
import { WISHES, type Wish } from '../../domain/preferences.ts';
import { timeOfDay } from '../../domain/time-of-day.ts';
import type { Command, Context, Result } from '../../feature.ts';
import { changeSettings, showSettings, wishing } from './settings.ts';

type Setting = { readonly kinds: readonly NoticeKind[]; readonly wish: Wish };

/** What "comments off" means, in the person's language or in English. */
const settingIn = (typed: string, mine: Language): Setting | undefined => {
  const wanted = typed.trim().toLowerCase().replace(/\s+/g, ' ');
  for (const language of [mine, 'en'] as const) {
    const t = translator(language, 'UTC', new Date(0));
    for (const wish of WISHES)
      for (const ending of said(t(`notifications.wishes.${wish}.said`))) {
        if (!wanted.endsWith(` ${ending}`)) continue;
        const rest = wanted.slice(0, -ending.length - 1);
        if (said(t('notifications.all')).includes(rest)) return { kinds: NOTICE_KINDS, wish };
        const kind = NOTICE_KINDS.find(it => said(t(`notifications.kinds.${it}.said`)).includes(rest));
        if (kind !== undefined) return { kinds: [kind], wish };
      }
  }
  return undefined;
};

const said = (words: string): readonly string[] => words.split('|');

const notUnderstood = (context: Context, key: 'setting' | 'time' | 'hour' | 'same'): Promise<Result> =>
  showSettings(context, { words: context.t(`notifications.notUnderstood.${key}`), style: 'warning' });

const twin = (name: Command['name'], run: Command['run']): Command => ({ name, for: 'known', hidden: true, run });

/** What the card does, by typing. */
export const typedSettings: readonly Command[] = [
  twin('notificationsSet', async (context, { setting = '' }) => {
    const found = settingIn(setting, context.language);
    if (found === undefined) return notUnderstood(context, 'setting');
    return changeSettings(context, wishing(found.kinds, found.wish));
  }),
  twin('quietHours', async (context, { from = '', until = '' }) => {
    const quiet = { from: timeOfDay(from), until: timeOfDay(until) };
    if (quiet.from === undefined || quiet.until === undefined) return notUnderstood(context, 'time');
    if (quiet.from === quiet.until) return notUnderstood(context, 'same');
    return changeSettings(context, () => ({ quiet: { from: quiet.from ?? 0, until: quiet.until ?? 0 } }));
  }),
  twin('quietOff', async context => changeSettings(context, () => ({ quiet: undefined }))),
  twin('digestAt', async (context, { hour = '' }) => {
    const minutes = timeOfDay(hour);
    if (minutes === undefined || minutes % 60 !== 0) return notUnderstood(context, 'hour');
    return changeSettings(context, () => ({ digestHour: minutes / 60 }));
  }),
  twin('digestByMail', async context =>
    context.mail
      ? changeSettings(context, () => ({ digestBy: 'email' }))
      : showSettings(context, { words: context.t('notifications.noMailHere'), style: 'warning' }),
  ),
  twin('digestInChat', async context => changeSettings(context, () => ({ digestBy: 'chat' }))),
];
