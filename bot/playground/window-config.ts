import { stringify } from 'yaml';
import { DEMO_PEOPLE, type DemoPerson, type DemoWindow, nameOf, slugOf, TENANTS } from './demo-windows.ts';

export const BOT = { id: '28:support-assistant', name: 'Support' } as const;

/** The Playground wants this many people beside the one who sits in front of it. */
const OTHERS = 5;

/** Where the person of a window can write; the same from start to start, so that stored conversations stay valid. */
export const chatsOf = ({ person }: DemoWindow) =>
  ({
    personal: `a:${slugOf(person)}`,
    group: `19:group-of-${slugOf(person)}@thread.v2`,
    team: `19:team-of-${slugOf(person)}@thread.tacv2`,
    desk: `19:desk-of-${slugOf(person)}@thread.tacv2`,
  }) as const;

/** The Playground's configuration file for one window. */
export const windowConfig = (window: DemoWindow): string => {
  const { person, desk } = window;
  const chats = chatsOf(window);
  return stringify({
    version: '0.1.1',
    tenantId: TENANTS[person.company],
    bot: BOT,
    currentUser: userOf(person),
    users: colleagues(person).map(userOf),
    personalChat: { id: chats.personal },
    groupChat: { id: chats.group, name: 'Project team' },
    team: {
      id: chats.team,
      name: desk === undefined ? 'Engineering' : 'Support',
      aadGroupId: person.object,
      channels: desk === undefined ? [] : [{ id: chats.desk, name: desk }],
    },
  });
};

/** Those of the same company first. */
const colleagues = (of: DemoPerson): readonly DemoPerson[] => {
  const others = DEMO_PEOPLE.filter(it => it.object !== of.object);
  const near = (it: DemoPerson) => (it.company === of.company ? 0 : 1);
  return others.toSorted((a, b) => near(a) - near(b)).slice(0, OTHERS);
};

/** The id by which a channel knows somebody. */
export const channelId = ({ object }: DemoPerson): string => `29:${object}`;

const userOf = (person: DemoPerson) => {
  const { givenName, surname, company, object } = person;
  const email = `${givenName}.${surname}@${company}.example`.toLowerCase();
  return {
    id: channelId(person),
    name: nameOf(person),
    userPrincipleName: email,
    aadObjectId: object,
    givenName,
    surname,
    email,
  };
};
