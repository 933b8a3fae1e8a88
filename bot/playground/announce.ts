import { type DemoWindow, nameOf, TENANTS } from './demo-windows.ts';
import { serviceUrl } from './window.ts';
import { BOT, channelId, chatsOf } from './window-config.ts';

/** Makes the people of a window reachable before anybody opens it: the chat welcomes, the desk's channel is the desk. */
export const announce = async (window: DemoWindow, endpoint: string): Promise<void> => {
  const { personal } = chatsOf(window);
  // As the Playground does itself when somebody looks at a chat; the assistant welcomes once.
  const chat = new URL(`/_debug/conversation/${personal}/installation`, serviceUrl(window));
  await post(chat.href, {});
  if (window.desk !== undefined) await post(endpoint, deskCommand(window, window.desk));
};

/** What Teams would deliver if the person typed it in the channel. Its id says that each start means the same one. */
const deskCommand = (window: DemoWindow, team: string) => {
  const { person } = window;
  const chats = chatsOf(window);
  const tenant = TENANTS[person.company];
  return {
    type: 'message',
    id: 'desk-of-the-demo',
    channelId: 'msteams',
    serviceUrl: serviceUrl(window),
    from: { id: channelId(person), name: nameOf(person), aadObjectId: person.object },
    recipient: BOT,
    conversation: { id: chats.desk, conversationType: 'channel', isGroup: true, tenantId: tenant },
    channelData: { tenant: { id: tenant }, team: { id: chats.team }, channel: { id: chats.desk } },
    locale: 'en-US',
    text: `desk ${team}`,
    textFormat: 'plain',
  };
};

const post = async (url: string, body: unknown): Promise<void> => {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
  });
  if (!response.ok) throw new Error(`It could not be introduced to the assistant (${response.status}).`);
};
