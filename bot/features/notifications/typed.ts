import { translator } from '../../../locales/index.ts';
import type { Language } from '../../domain/language.ts';
import { NOTICE_KINDS, type NoticeKind } from '../../domain/notice-kinds.ts';
import { WISHES, type Wish } from '../../domain/preferences.ts';
import { timeOfDay } from '../../domain/time-of-day.ts';
import type { Command, Context, Result } from '../../feature.ts';
import { spellingsOf } from '../../phrase.ts';
import { changeSettings, showSettings, wishing } from './settings.ts';

type Setting = { readonly kinds: readonly NoticeKind[]; readonly wish: Wish };

/** What "comments off" means, in the person's language or in English; `half` where only a part of it is a setting. */
const settingIn = (typed: string, mine: Language): Setting | 'half' | undefined => {
  const wanted = ` ${typed
    .toLowerCase()
    .replace(/[\s:=]+/g, ' ')
    .trim()}`;
  let half = false;
  for (const language of [mine, 'en'] as const) {
    const t = translator(language, 'UTC', new Date(0));
    const kinds: readonly (readonly [called: readonly string[], kinds: readonly NoticeKind[]])[] = [
      [['', ...spoken(t('notifications.all'))], NOTICE_KINDS],
      ...NOTICE_KINDS.map(
        kind => [names(t(`notifications.kinds.${kind}.said`), t(`notifications.kinds.${kind}.title`)), [kind]] as const,
      ),
    ];
    half ||= kinds.some(([called]) => called.some(name => name !== '' && `${wanted} `.startsWith(` ${name} `)));
    for (const wish of WISHES)
      for (const ending of names(t(`notifications.wishes.${wish}.said`), t(`notifications.wishes.${wish}.title`))) {
        if (!wanted.endsWith(` ${ending}`)) continue;
        const rest = wanted.slice(0, -ending.length - 1).trim();
        const found = kinds.find(([called]) => called.includes(rest));
        if (found !== undefined) return { kinds: found[1], wish };
        half ||= !rest.includes(' ');
      }
  }
  return half ? 'half' : undefined;
};

const spoken = (words: string): readonly string[] => words.split('|').flatMap(spellingsOf);

/** What people may call it: as they say it, or as the card does. */
const names = (said: string, title: string): readonly string[] => [...spoken(said), title.toLowerCase()];

const notUnderstood = (context: Context, key: 'setting' | 'time' | 'hour' | 'same'): Promise<Result> =>
  showSettings(context, { words: context.t(`notifications.notUnderstood.${key}`), style: 'warning' });

const twin = (name: Command['name'], run: Command['run']): Command => ({ name, for: 'known', hidden: true, run });

/** What the card does, by typing. */
export const typedSettings: readonly Command[] = [
  twin('notificationsSet', async (context, { setting = '' }) => {
    const found = settingIn(setting, context.language);
    // "Notifications do not arrive" is a problem and no setting.
    if (found === undefined) return undefined;
    if (found === 'half') return notUnderstood(context, 'setting');
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
