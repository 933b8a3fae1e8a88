import type { Card } from '../cards/card.ts';
import type { Conversation, SendOutcome } from '../db/store.ts';
import type { Reply, Turn } from './feature.ts';

/** A file and the person's own storage: may it go there, or it is there. */
export type FileCard =
  | {
      readonly kind: 'consent';
      readonly name: string;
      readonly description: string;
      readonly size: number;
      /** Comes back with the answer: untrusted. */
      readonly data: Readonly<Record<string, unknown>>;
    }
  | {
      readonly kind: 'info';
      readonly name: string;
      readonly contentUrl: string;
      readonly uniqueId: string;
      readonly fileType: string;
    };

/** What leaves for a conversation: a new message, or an edit of one that is there. */
export type Outgoing = {
  readonly edits: string | undefined;
  readonly card: Card | undefined;
  readonly text: string | undefined;
  readonly file?: FileCard | undefined;
  readonly summary: string;
};

/** Sends to a conversation outside any turn, once, and says how that ended. It never throws and never repeats by itself. */
export type Courier = (to: Conversation, message: Outgoing) => Promise<SendOutcome>;

/** The address by which the chat's own roster knows the person of a turn; undefined where it does not say. */
export type Roster = () => Promise<string | undefined>;

/** A turn answered. It never rejects: what goes wrong becomes a card with an incident id. */
export type App = (turn: Turn, roster: Roster) => Promise<Reply>;
