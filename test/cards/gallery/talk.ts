import { LANGUAGES } from '../../../bot/domain/language.ts';
import { features } from '../../../bot/features/index.ts';
import { type Answer, answerCard, noAnswerCard, solvedCard } from '../../../cards/answer.ts';
import { button, openUrl } from '../../../cards/button.ts';
import type { Element } from '../../../cards/card.ts';
import { communitiesCard } from '../../../cards/communities.ts';
import { deskCard } from '../../../cards/desk.ts';
import { homeCard } from '../../../cards/home.ts';
import { languageCard } from '../../../cards/language.ts';
import { messageCard } from '../../../cards/message.ts';
import { profileCard } from '../../../cards/profile.ts';
import { queueCard } from '../../../cards/queue.ts';
import { searchCard } from '../../../cards/search.ts';
import { strangerCard } from '../../../cards/stranger.ts';
import { loadContent } from '../../../knowledge/load.ts';
import { SPOKEN, type Translate } from '../../../locales/index.ts';
import { caseId, EVIL, LISTED, NAMES, typed, WIDE } from './data.ts';
import type { Exhibit } from './exhibit.ts';

const content = loadContent();
const commands = features.flatMap(feature => feature.commands ?? []).filter(command => command.hidden !== true);
const links = {
  ims: 'https://ims.bentley.com',
  portal: 'https://support.example/portal',
  connectionCenter: 'https://connect.example',
};

/** The longest article of the vendor's own: every answer is at most this long. */
const article = [...content.articles].sort((a, b) => sizeOf(b) - sizeOf(a))[0];
function sizeOf(it: { readonly sections: readonly { readonly markdown: string }[] }): number {
  return it.sections.reduce((sum, section) => sum + section.markdown.length, 0);
}

const best: Answer['best'] = {
  id: 'why-trial-mode',
  title: 'Trial mode although a license exists',
  section: 'Refresh the policy',
  markdown:
    'The policy on the computer is older than the entitlement. Open the License Tool, choose **Tools**, then **Refresh Policy**; the change arrives within a minute.\n\n- A policy is valid for 7 days.\n- It refreshes by itself every 4 hours while you are signed in.',
  more: [{ title: 'If that does not help', markdown: 'Check which account you are signed in with.' }],
  links: [{ title: 'License Tool', url: 'https://docs.example/license-tool' }],
};

const answer: Answer = {
  ref: 'ref',
  question: typed('Trial mode although we have a license'),
  sure: true,
  best,
  others: [
    { id: 'other-entitlement-country', title: 'License belongs to another entitlement country' },
    { id: 'restricted-by-administrator', title: 'Access restricted by your administrator' },
  ],
  mayOpen: true,
  whole: false,
};

const answers: readonly Exhibit[] = [
  { name: 'answer sure', draw: t => answerCard(t, answer) },
  { name: 'answer maybe', draw: t => answerCard(t, { ...answer, sure: false, others: answer.others.slice(0, 1) }) },
  { name: 'answer stranger', draw: t => answerCard(t, { ...answer, mayOpen: false, others: [] }) },
  { name: 'answer whole', draw: t => answerCard(t, { ...answer, whole: true }) },
  {
    name: 'answer longest',
    draw: t =>
      answerCard(t, {
        ...answer,
        question: `${EVIL} ${WIDE}`.slice(0, 1000),
        whole: true,
        best: {
          id: article?.id ?? '',
          title: article?.title ?? '',
          section: article?.sections[0].title,
          markdown: article?.sections[0].markdown ?? '',
          more: article?.sections.slice(1) ?? [],
          links: article?.links ?? [],
        },
        others: Array.from({ length: 4 }, (_, index) => ({
          id: `trial-mode-although-a-license-exists-${index}`,
          title: `Trial mode although a license exists on the account ${index}`,
        })),
      }),
  },
  {
    name: 'answer none',
    draw: t =>
      noAnswerCard(t, {
        question: typed('Printer is upside down'),
        ref: 'ref',
        mayOpen: true,
        suggested: t('requestTypes.product-support.title'),
      }),
  },
  {
    name: 'answer none longest',
    draw: t =>
      noAnswerCard(t, { question: `${EVIL} ${WIDE}`.slice(0, 1000), ref: 'ref', mayOpen: false, suggested: undefined }),
  },
  { name: 'answer solved', draw: t => solvedCard(t, best.title) },
];

const homeButtons = (t: Translate, engineer: boolean, administrator: boolean): readonly (Element | undefined)[] => [
  engineer
    ? button(t('buttons.queue'), { verb: 'desk.queue', data: { offset: 0 } }, { primary: true })
    : button(t('buttons.openCase'), { verb: 'intake.open', data: { ref: 'ref' } }, { primary: true }),
  administrator ? button(t('buttons.licenses'), { verb: 'license.list', data: { offset: 0 } }) : undefined,
  button(t('buttons.profile'), { verb: 'profile.show', data: {} }),
  openUrl(t('links.status'), 'https://status.example'),
];

const taught = (who: 'user' | 'administrator' | 'engineer') =>
  commands.filter(
    command =>
      command.for === 'everybody' ||
      command.for === 'known' ||
      (command.for === 'engineers' && who === 'engineer') ||
      (command.for === 'administrators' && who === 'administrator'),
  );

const homes: readonly Exhibit[] = [
  ...(['user', 'administrator', 'engineer'] as const).map(who => ({
    name: `home ${who}`,
    draw: (t: Translate) =>
      homeCard(t, {
        name: who === 'user' ? NAMES.mia : NAMES.jon,
        welcome: false,
        open: who === 'engineer' ? undefined : { count: 24, latest: LISTED.slice(1, 4) },
        commands: taught(who),
        buttons: homeButtons(t, who === 'engineer', who === 'administrator'),
      }),
  })),
  {
    name: 'home welcome',
    draw: t =>
      homeCard(t, {
        name: NAMES.sato,
        welcome: true,
        open: { count: 1, latest: LISTED.slice(0, 1) },
        commands: taught('user'),
        buttons: homeButtons(t, false, false),
      }),
  },
  {
    name: 'home welcome group',
    draw: t =>
      homeCard(t, {
        name: undefined,
        welcome: true,
        open: undefined,
        commands: [],
        buttons: homeButtons(t, false, false),
      }),
  },
];

const queueLines = Array.from({ length: 10 }, (_, index) => {
  const listed = LISTED[index % 4] ?? LISTED[0];
  return listed === undefined
    ? []
    : [{ ...listed, id: caseId(1100 + index), assignee: index % 3 === 0 ? NAMES.sato : NAMES.jon }];
}).flat();
const queuePage = (offset: number) => ({ verb: 'desk.queue', data: { offset } });

const lists: readonly Exhibit[] = [
  {
    name: 'queue full',
    draw: t =>
      queueCard(t, {
        title: t('queue.title', { team: t.list(['Global Technical Support', 'FINOps', 'IMS team']) }),
        empty: t('queue.empty'),
        lines: queueLines,
        offset: 10,
        total: 31,
        page: queuePage,
      }),
  },
  {
    name: 'queue empty',
    draw: t =>
      queueCard(t, {
        title: t('queue.title', { team: 'FINOps' }),
        empty: t('queue.empty'),
        lines: [],
        offset: 0,
        total: 0,
        page: queuePage,
      }),
  },
  {
    name: 'queue mine',
    draw: t =>
      queueCard(t, {
        title: t('queue.mine'),
        empty: t('queue.mineEmpty'),
        lines: LISTED,
        offset: 0,
        total: LISTED.length,
        page: undefined,
      }),
  },
  {
    name: 'queue mine longest',
    draw: t =>
      queueCard(t, {
        title: t('queue.mine'),
        empty: t('queue.mineEmpty'),
        lines: LISTED.slice(0, 1).flatMap(line =>
          Array.from({ length: 20 }, (_, index) => ({ ...line, id: caseId(1200 + index) })),
        ),
        offset: 0,
        total: 20,
        page: undefined,
      }),
  },
];

const found = (words: string) => ({
  words,
  ref: 'ref',
  articles: content.articles.slice(0, 5).map(({ id, title, summary }) => ({ id, title, summary })),
  products: [
    { name: 'MicroStation', brand: 'MicroStation', community: 'https://communities.example/microstation' },
    { name: 'OpenRoads Designer', brand: 'OpenRoads', community: undefined },
  ],
  cases: LISTED.slice(0, 2),
});

const others: readonly Exhibit[] = [
  { name: 'search', draw: t => searchCard(t, found(typed('trial mode'))) },
  { name: 'search longest', draw: t => searchCard(t, found(`${EVIL} ${WIDE}`.slice(0, 1000))) },
  {
    name: 'search nothing',
    draw: t => searchCard(t, { words: EVIL, ref: 'r', articles: [], products: [], cases: [] }),
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

export const talkExhibits: readonly Exhibit[] = [...answers, ...homes, ...lists, ...others];
