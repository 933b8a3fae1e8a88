import type { AccountContacts } from '../bot/domain/people.ts';
import type { Translate } from '../locales/index.ts';
import { actions } from './button.ts';
import { box, type Card, card, heading, subheading, text } from './card.ts';
import { line } from './literal.ts';
import { linksOf, type Profile } from './profile.ts';

/** For somebody whom no account knows: how to register, whom to ask, and what works all the same. */
export const strangerCard = (t: Translate, accounts: readonly AccountContacts[], links: Profile['links']): Card =>
  card(t.language, t('stranger.title'), [
    heading(t('stranger.title')),
    text(t('stranger.why'), { spacing: 'Small' }),
    text(t('stranger.how')),
    ...accounts
      .filter(account => account.administrators.length > 0)
      .map(account =>
        box('emphasis', [
          subheading(t('stranger.administrators', { account: account.name })),
          ...account.administrators.map(it =>
            line(`${it.name} · ${it.email}`, { size: 'Small' }, { spacing: 'Small' }),
          ),
        ]),
      ),
    text(t('stranger.meanwhile')),
    actions(linksOf(t, links)),
  ]);
