import type { Note } from '../../../cards/note.ts';
import { type NotificationsShown, notificationsCard } from '../../../cards/notifications.ts';
import type { NoticeKind } from '../../domain/notice-kinds.ts';
import type { Known } from '../../domain/people.ts';
import { eachWish, grantedAll, notGranted, type Preferences, sameChoice, type Wish } from '../../domain/preferences.ts';
import type { Context, Result } from '../../feature.ts';
import { show } from '../show.ts';
import { strangerAnswer } from '../stranger.ts';

type Chosen = Omit<Preferences, 'version'>;

const MUTED = 20;

const drawn = async (
  { mail, store, t }: Context,
  { user }: Known,
  shown: Pick<NotificationsShown, 'preferences' | 'note' | 'quiet'>,
) => {
  const { id, timeZone } = user;
  return notificationsCard(t, { ...shown, timeZone, mail, muted: await store.mutedCases(id, MUTED) });
};

/** How and when I am told of things; what was chosen and is not kept yet stays on the card. */
export const showSettings = async (
  context: Context,
  note?: Note,
  chosen?: { readonly change: (now: Preferences) => Partial<Chosen>; readonly quiet: NotificationsShown['quiet'] },
): Promise<Result> => {
  const { actor, store } = context;
  if (actor.kind === 'stranger') return strangerAnswer(context, actor);
  const kept = await store.preferencesOf(actor.user.id);
  const preferences = { ...kept, ...chosen?.change(kept) };
  return show(await drawn(context, actor, { preferences, note, quiet: chosen?.quiet }));
};

/** What is kept of a choice: what must reach people is granted in a way that does. */
const granted = ({ mail }: Pick<Context, 'mail'>, before: Preferences, wanted: Partial<Chosen>): Chosen => {
  const { version: _, ...all } = { ...before, ...wanted };
  return { ...all, wishes: grantedAll(all.wishes, mail), digestBy: mail ? all.digestBy : 'chat' };
};

/** Whether a choice would leave everything as it is. */
export const holds = (context: Context, now: Preferences, change: (now: Preferences) => Partial<Chosen>): boolean =>
  sameChoice(granted(context, now, change(now)), now);

/** Keeps what was chosen on top of what holds now, and says where a wish was not granted as it was made. */
export const changeSettings = async (
  context: Context,
  change: (now: Preferences) => Partial<Chosen>,
  words = context.t('notifications.saved'),
): Promise<Result> => {
  const { actor, mail, now, store } = context;
  if (actor.kind === 'stranger') return strangerAnswer(context, actor);
  const before = await store.preferencesOf(actor.user.id);
  const wanted = change(before);
  const after: Preferences = { ...granted(context, before, wanted), version: before.version + 1 };
  const kept = notGranted({ ...before.wishes, ...wanted.wishes }, mail);
  const note: Note =
    kept.length === 0 ? { words, style: 'good' } : { words: whyKept(context, kept, after), style: 'warning' };
  return show(await drawn(context, actor, { preferences: after, note }), {
    writes: [{ type: 'preferences.put', user: actor.user.id, from: before.version, preferences: after, at: now }],
    notices: [],
  });
};

/** What is told all the same, and how: what must reach people in one way, what was to go by e-mail in the chat. */
const whyKept = ({ t }: Context, kinds: readonly NoticeKind[], { wishes }: Preferences): string =>
  (['notifications.kept', 'notifications.noMail'] as const)
    .flatMap(key => {
      const of = kinds.filter(kind => (wishes[kind] === 'chat') === (key === 'notifications.noMail'));
      const [first] = of;
      if (first === undefined) return [];
      const named = of.map(kind => t('notifications.named', { kind: t(`notifications.kinds.${kind}.title`) }));
      const wish = t(`notifications.wishes.${wishes[first]}.title`);
      return [t(key, { count: of.length, kinds: t.list(named), wish })];
    })
    .join(' ');

/** The same wish for some kinds. */
export const wishing =
  (kinds: readonly NoticeKind[], wish: Wish) =>
  (now: Preferences): Pick<Preferences, 'wishes'> => ({
    wishes: eachWish(kind => (kinds.includes(kind) ? wish : now.wishes[kind])),
  });
