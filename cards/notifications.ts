import { isNeeded, NOTICE_KINDS, type NoticeKind } from '../bot/domain/notice-kinds.ts';
import { granted, type Preferences, WISHES, type Wish } from '../bot/domain/preferences.ts';
import { clockTime } from '../bot/domain/time-of-day.ts';
import type { Translate } from '../locales/index.ts';
import { actions, button } from './button.ts';
import { type Card, card, column, columns, type Element, heading, subheading, subtle, text } from './card.ts';
import { choiceInput, timeInput } from './inputs.ts';
import { type Note, noteBox } from './note.ts';

export type NotificationsShown = {
  readonly preferences: Preferences;
  readonly timeZone: string;
  /** E-mail is set up. */
  readonly mail: boolean;
  /** Cases of which little is told. */
  readonly muted: readonly string[];
  readonly note?: Note | undefined;
  /** What stands in the fields of the quiet hours where it is not kept, in minutes after midnight. */
  readonly quiet?: { readonly from: number | undefined; readonly until: number | undefined } | undefined;
};

/** How and when somebody is told of things: seen and changed on one card. */
export const notificationsCard = (t: Translate, it: NotificationsShown): Card => {
  const { preferences, note, muted } = it;
  const { from, until } = it.quiet ?? preferences.quiet ?? {};
  return card(t.language, t('notifications.title'), [
    subtle(t('notifications.over')),
    heading(t('notifications.title')),
    noteBox(note),
    ...NOTICE_KINDS.map(kind => kindInput(t, it, kind)),
    subtle(t('notifications.needed')),
    subheading(t('notifications.quiet')),
    columns([
      column('stretch', [timeInput({ id: 'quietFrom', label: t('notifications.from'), value: timeIn(from) })]),
      column('stretch', [timeInput({ id: 'quietUntil', label: t('notifications.until'), value: timeIn(until) })]),
    ]),
    subtle(t('notifications.quietMeans', { zone: it.timeZone })),
    subheading(t('notifications.digest')),
    Object.values(preferences.wishes).includes('digest')
      ? undefined
      : subtle(t('notifications.digestEmpty', { wish: t('notifications.wishes.digest.title') })),
    digestInputs(t, it),
    muted.length === 0
      ? undefined
      : text(t('notifications.muted', { cases: t.list(muted), first: muted[0] ?? '' }), {
          size: 'Small',
          spacing: 'Medium',
        }),
    subtle(t(it.mail ? 'notifications.typed' : 'notifications.typedNoMail'), { spacing: 'Medium' }),
    actions([
      button(
        t('buttons.save'),
        { verb: 'notifications.save', data: { version: preferences.version } },
        { primary: true },
      ),
      button(t('buttons.missed'), { verb: 'missed.show', data: {} }, { bare: true }),
    ]),
  ]);
};

const timeIn = (minutes: number | undefined): string | undefined =>
  minutes === undefined ? undefined : clockTime(minutes);

/** What can be chosen for a kind: what waits for an answer is always told, and e-mail only where there is some. */
const wishesFor = (kind: NoticeKind, mail: boolean): readonly Wish[] =>
  WISHES.filter(wish => (wish !== 'off' || !isNeeded(kind)) && (mail || (wish !== 'email' && wish !== 'both')));

const kindInput = (t: Translate, { preferences, mail }: NotificationsShown, kind: NoticeKind): Element =>
  choiceInput({
    id: kind,
    label: t(`notifications.kinds.${kind}.title`),
    value: granted(kind, preferences.wishes[kind], mail),
    choices: wishesFor(kind, mail).map(wish => ({ title: t(`notifications.wishes.${wish}.title`), value: wish })),
  });

const digestInputs = (t: Translate, { preferences, mail }: NotificationsShown): Element => {
  const hour = choiceInput({
    id: 'digestHour',
    label: t('notifications.digestAt'),
    value: String(preferences.digestHour),
    choices: Array.from({ length: 24 }, (_, it) => ({ title: clockTime(it * 60), value: String(it) })),
  });
  const by = choiceInput({
    id: 'digestBy',
    label: t('notifications.digestBy'),
    value: preferences.digestBy,
    choices: (['chat', 'email'] as const).map(way => ({ title: t(`notifications.wishes.${way}.title`), value: way })),
  });
  return mail ? columns([column('stretch', [hour]), column('stretch', [by])]) : hour;
};
