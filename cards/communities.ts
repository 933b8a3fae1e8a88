import type { Translate } from '../locales/index.ts';
import { type Card, card, heading, line, subtle, text } from './card.ts';

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
    asked === undefined ? heading(t('communities.every')) : line(asked, { weight: 'Bolder', size: 'Medium' }),
    communities.length === 0 ? text(t('communities.none')) : undefined,
    ...communities.map(it =>
      text(
        [`**[${it.name}](${it.url})**`, ...it.forums.map(forum => `- [${forum.name}](${forum.url})`)].join('\n'),
        { separator: true },
      ),
    ),
    text(`[${t('communities.all')}](${all})`, { size: 'Small' }),
  ]);
