import { isNeeded, NOTICE_KINDS, type NoticeKind } from '../bot/domain/notice-kinds.ts';
import { type Preferences, WISHES, type Wish } from '../bot/domain/preferences.ts';
import { clockTime } from '../bot/domain/time-of-day.ts';
import type { Translate } from '../locales/index.ts';
import { actions, button } from './button.ts';
import { box, type Card, card, column, columns, type Element, heading, subheading, subtle, text } from './card.ts';
import { choiceInput, timeInput } from './inputs.ts';
import { line } from './literal.ts';

export type NotificationsShown = {
  readonly preferences: Preferences;
  readonly timeZone: string;
  /** E-mail is set up. */
  readonly mail: boolean;
  /** Cases of which little is told. */
  readonly muted: readonly string[];
  readonly note?: { readonly words: string; readonly style: 'good' | 'warning' } | undefined;
};

/** How and when somebody is told of things: seen and changed on one card. */
export const notificationsCard = (t: Translate, it: NotificationsShown): Card => {
  const { preferences, note, muted } = it;
  const { quiet, version } = preferences;
  return card(t.language, t('notifications.title'), [
    subtle(t('notifications.over')),
    heading(t('notifications.title')),
    note === undefined ? undefined : box(note.style, [line(note.words, { size: 'Small' })]),
    ...NOTICE_KINDS.map(kind => kindInput(t, it, kind)),
    subtle(t('notifications.needed')),
    subheading(t('notifications.quiet')),
    columns([
      column('stretch', [
        timeInput({ id: 'quietFrom', label: t('notifications.from'), value: quiet && clockTime(quiet.from) }),
      ]),
      column('stretch', [
        timeInput({ id: 'quietUntil', label: t('notifications.until'), value: quiet && clockTime(quiet.until) }),
      ]),
    ]),
    subtle(t('notifications.quietMeans', { zone: it.timeZone })),
    subheading(t('notifications.digest')),
    digestInputs(t, it),
    muted.length === 0
      ? undefined
      : text(t('notifications.muted', { cases: t.list(muted), first: muted[0] ?? '' }), {
          size: 'Small',
          spacing: 'Medium',
        }),
    subtle(t(it.mail ? 'notifications.typed' : 'notifications.typedNoMail'), { spacing: 'Medium' }),
    actions([
      button(t('buttons.save'), { verb: 'notifications.save', data: { version } }, { primary: true }),
      button(t('buttons.missed'), { verb: 'missed.show', data: {} }, { bare: true }),
    ]),
  ]);
};

/** What can be chosen for a kind: what waits for an answer is always told, and e-mail only where there is some. */
export const wishesFor = (kind: NoticeKind, mail: boolean): readonly Wish[] =>
  WISHES.filter(wish => (wish !== 'off' || !isNeeded(kind)) && (mail || (wish !== 'email' && wish !== 'both')));

const kindInput = (t: Translate, { preferences, mail }: NotificationsShown, kind: NoticeKind): Element =>
  choiceInput({
    id: kind,
    label: t(`notifications.kinds.${kind}.title`),
    value: preferences.wishes[kind],
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
