import { communitiesCard } from '../../../cards/communities.ts';
import type { Context, Feature, Result } from '../../feature.ts';
import { show } from '../show.ts';

const SHOWN = 8;

const communitiesOf = async ({ knowledge, t }: Context, product: string | undefined): Promise<Result> =>
  show(
    communitiesCard(
      t,
      product,
      knowledge.communities(product).slice(0, product === undefined ? undefined : SHOWN),
      knowledge.vendor.links.communities ?? '',
    ),
  );

/** `communities [PRODUCT]`: where other users answer. */
export const communities: Feature = {
  name: 'communities',
  commands: [
    { name: 'communities', for: 'everybody', where: 'anywhere', run: context => communitiesOf(context, undefined) },
    {
      name: 'communitiesOf',
      for: 'everybody',
      where: 'anywhere',
      hidden: true,
      run: (context, { product }) => communitiesOf(context, product),
    },
  ],
};
