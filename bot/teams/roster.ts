import type { TurnContext } from 'botbuilder';
import { z } from 'zod';
import type { Roster } from '../ports.ts';
import { each, type IncomingActivity } from './activity.ts';
import type { Connector } from './connector.ts';

const member = z.object({
  aadObjectId: z.string().nullish(),
  objectId: z.string().nullish(),
  email: z.string().nullish(),
  userPrincipalName: z.string().nullish(),
});

/** Asks the chat's members for the address of the person who acted; the answer counts only for that very person. */
export const createRoster =
  (context: TurnContext, activity: IncomingActivity): Roster =>
  async () => {
    const who = activity.from.aadObjectId?.toLowerCase();
    const found = (await members(context, activity)).find(
      ({ aadObjectId, objectId }) => (aadObjectId ?? objectId)?.toLowerCase() === who,
    );
    return found?.email || found?.userPrincipalName || undefined;
  };

const members = async (context: TurnContext, activity: IncomingActivity) => {
  const connector = connectorOf(context);
  // A channel's members are those of its team.
  const chat = activity.channelData?.team?.id ?? activity.conversation.id;
  try {
    return each(member, [await connector?.conversations.getConversationMember(chat, activity.from.id)]);
  } catch {
    try {
      const page = await connector?.conversations.getConversationPagedMembers(chat);
      return each(member, page?.members);
    } catch {
      return [];
    }
  }
};

const connectorOf = (context: TurnContext): Connector | undefined =>
  context.turnState.get<Connector>(context.adapter.ConnectorClientKey);
