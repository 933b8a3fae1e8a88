import type { Translate } from '../locales/index.ts';
import { type Card, card, container, heading, subtle, text } from './card.ts';
import { title } from './literal.ts';

export type CommunityShown = {
  readonly name: string;
  readonly url: string;
  readonly forums: readonly { readonly name: string; readonly url: string }[];
};

/** Product communities with their forums: one community may have several. */
export const communitiesCard = (
  t: Translate,
  asked: string | undefined,
  communities: readonly CommunityShown[],
  all: string,
): Card =>
  card(t.language, t('communities.title'), [
    subtle(t('communities.title')),
    asked === undefined ? heading(t('communities.every')) : title(asked),
    text(t(communities.length === 0 ? 'communities.none' : 'communities.explained'), { spacing: 'Small' }),
    ...communities.map(it =>
      container(
        [
          text(`[${it.name}](${it.url})`, { weight: 'Bolder' }),
          it.forums.length === 0
            ? undefined
            : text(it.forums.map(forum => `[${forum.name}](${forum.url})`).join(' · '), {
                size: 'Small',
                spacing: 'None',
              }),
        ],
        { spacing: 'Small' },
      ),
    ),
    text(`[${t('communities.all')}](${all})`, { size: 'Small', spacing: 'Medium' }),
  ]);
