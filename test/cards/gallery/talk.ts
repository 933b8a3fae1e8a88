import { LANGUAGES } from '../../../bot/domain/language.ts';
import { carried } from '../../../bot/features/ask/question.ts';
import { button } from '../../../cards/button.ts';
import { communitiesCard } from '../../../cards/communities.ts';
import { deskCard } from '../../../cards/desk.ts';
import { languageCard } from '../../../cards/language.ts';
import { messageCard } from '../../../cards/message.ts';
import { profileCard } from '../../../cards/profile.ts';
import { searchCard } from '../../../cards/search.ts';
import { strangerCard } from '../../../cards/stranger.ts';
import { loadContent } from '../../../knowledge/load.ts';
import { SPOKEN } from '../../../locales/index.ts';
import { EVIL, LISTED, NAMES, typed, WIDE } from './data.ts';
import type { Exhibit } from './exhibit.ts';

const content = loadContent();
const links = {
  ims: 'https://ims.bentley.com',
  portal: 'https://support.example/portal',
  connectionCenter: 'https://connect.example',
};

const found = (words: string) => ({
  words,
  ref: 'ref',
  articles: content.articles.slice(0, 5).map(({ id, title, summary }) => ({ id, title, summary })),
  products: [
    { name: 'MicroStation', brand: 'MicroStation', community: 'https://communities.example/microstation' },
    { name: 'OpenRoads Designer', brand: 'OpenRoads', community: undefined },
  ],
  cases: LISTED.slice(0, 2).map(line => ({
    line,
    passage: typed('Since Monday the trial mode is back on every machine of ours.'),
  })),
  more: { verb: 'search.find', data: { words, offset: 0 } },
});

/** Search, communities, profile and the other small ones. */
export const talkExhibits: readonly Exhibit[] = [
  { name: 'search', draw: t => searchCard(t, found(typed('trial mode'))) },
  { name: 'search longest', draw: t => searchCard(t, found(carried(`${EVIL} ${WIDE}`))) },
  {
    name: 'search nothing',
    draw: t => searchCard(t, { words: EVIL, ref: 'r', articles: [], products: [], cases: [], more: undefined }),
  },
  {
    name: 'communities all',
    draw: t => communitiesCard(t, undefined, content.vendor.communities, 'https://communities.example'),
  },
  {
    name: 'communities one',
    draw: t =>
      communitiesCard(t, typed('MicroStation'), content.vendor.communities.slice(0, 1), 'https://communities.example'),
  },
  { name: 'communities none', draw: t => communitiesCard(t, EVIL, [], 'https://communities.example') },
  {
    name: 'desk',
    draw: t =>
      deskCard(t, [
        { title: 'Global Technical Support', value: 'gts' },
        { title: 'FINOps', value: 'finops' },
      ]),
  },
  {
    name: 'profile',
    draw: t =>
      profileCard(t, {
        name: NAMES.long,
        email: 'maria-magdalena.von-hohenlohe-waldenburg@contoso.example',
        account: 'Contoso Engineering',
        onHold: true,
        roles: ['administrator', 'product-delivery'],
        teams: [],
        language: t.languageName('de'),
        timeZone: 'Europe/Prague',
        country: t.country('DE'),
        contactMethod: 'mobile',
        phone: '+420 123 456 789',
        links,
      }),
  },
  {
    name: 'profile engineer',
    draw: t =>
      profileCard(t, {
        name: NAMES.jon,
        email: 'jon.park@vendor.example',
        account: 'The vendor',
        onHold: false,
        roles: [],
        teams: ['Global Technical Support'],
        language: t.languageName('en'),
        timeZone: 'America/New_York',
        country: t.country('US'),
        contactMethod: 'email',
        phone: undefined,
        links,
      }),
  },
  { name: 'stranger', draw: t => strangerCard(t, [], links) },
  {
    name: 'stranger with administrators',
    draw: t =>
      strangerCard(
        t,
        [
          {
            name: 'Contoso Engineering',
            administrators: [
              { name: NAMES.long, email: 'ada.brandt@contoso.example' },
              { name: NAMES.sato, email: 'sato@contoso.example' },
            ],
          },
          { name: 'Empty', administrators: [] },
        ],
        links,
      ),
  },
  { name: 'language', draw: t => languageCard(t, t.language, SPOKEN) },
  { name: 'language all', draw: t => languageCard(t, t.language, LANGUAGES) },
  { name: 'message', draw: t => messageCard(t, t('app.failed', { incident: '7f3k2m' })) },
  { name: 'message typed', draw: t => messageCard(t, t('licenses.unknownPerson', { email: EVIL })) },
  {
    name: 'message with a button',
    draw: t =>
      messageCard(t, t('intake.onHold'), [
        button(t('intake.toBilling'), { verb: 'intake.open', data: { ref: 'r' } }, { primary: true }),
      ]),
  },
];
