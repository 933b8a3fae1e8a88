import type { Card } from '../../../cards/card.ts';
import { type Watchers, watchersCard } from '../../../cards/watchers.ts';
import type { CaseRow } from '../../../db/store.ts';
import type { UserId } from '../../domain/ids.ts';
import { may } from '../../domain/policy.ts';
import type { Context } from '../../feature.ts';
import { drawCase } from '../case/draw.ts';
import { colleagues, DATASET } from '../case-people.ts';
import { nameAndAddress, personChoice } from '../people.ts';

/** Who watches a case, for those who may change it; whoever only watches sees the case itself. */
export const watchersPage = async (
  context: Context,
  it: CaseRow,
  { face, note, typed }: Pick<Watchers, 'face'> & Partial<Pick<Watchers, 'note' | 'typed'>>,
): Promise<Card> => {
  const { actor, store, t } = context;
  if (may(actor, 'watch', it, it) !== undefined) return drawCase(context, it, { note, face });
  const [people, users] = await Promise.all([colleagues(context, it, ''), store.usersById(it.watchers)]);
  const taken: readonly UserId[] = [...it.watchers, it.requester, it.contact];
  return watchersCard(t, {
    case: it,
    face,
    watchers: users
      .map(user => ({ id: user.id, name: nameAndAddress(user) }))
      .sort((a, b) => a.name.localeCompare(b.name, t.language)),
    me: mine(context, it),
    people: people.filter(user => !taken.includes(user.id)).map(personChoice),
    dataset: `${DATASET}:${it.id}`,
    typed: typed ?? {},
    note,
  });
};

const mine = ({ actor }: Context, it: CaseRow): Watchers['me'] => {
  if (actor.kind !== 'customer') return undefined;
  const me = actor.user.id;
  if (it.watchers.includes(me)) return 'unwatch';
  return me === it.requester || me === it.contact ? undefined : 'watch';
};
