import type { z } from 'zod';
import type { Card } from '../cards/card.ts';
import type { Change, Store } from '../db/store.ts';
import type { Knowledge } from '../knowledge/knowledge.ts';
import type { CommandName, Translate } from '../locales/index.ts';
import type { UploadTarget } from './domain/export.ts';
import type { FileLimits } from './domain/files.ts';
import type { ConversationId, ObjectId, TenantId } from './domain/ids.ts';
import type { Language } from './domain/language.ts';
import type { Limits } from './domain/lifecycle.ts';
import type { Actor } from './domain/people.ts';
import type { Links } from './links.ts';

/** A file that came with a message. */
export type IncomingFile = {
  readonly name: string;
  readonly url: string;
  readonly kind: 'teams-file' | 'inline';
};

/** What somebody did. */
export type Deed =
  | { readonly kind: 'said'; readonly text: string; readonly files: readonly IncomingFile[] }
  | {
      readonly kind: 'pressed';
      readonly verb: string;
      /** What the button carried and what the inputs hold: untrusted. */
      readonly data: Readonly<Record<string, unknown>>;
      /** Teams asked by itself for a fresh card. */
      readonly refresh: boolean;
    }
  /** Type-ahead in a choice set. */
  | {
      readonly kind: 'looked-up';
      readonly dataset: string;
      readonly query: string;
      readonly data: Readonly<Record<string, unknown>>;
      readonly skip: number;
      readonly top: number;
    }
  /** Whether a file may go into the person's own storage: where to, or undefined where it may not. */
  | {
      readonly kind: 'consented';
      readonly target: UploadTarget | undefined;
      /** What the question carried: untrusted. */
      readonly data: Readonly<Record<string, unknown>>;
    }
  | { readonly kind: 'installed' }
  | { readonly kind: 'removed' };

/** Where it was done. */
export type Place = {
  readonly conversation: ConversationId;
  readonly kind: 'personal' | 'group' | 'channel';
  readonly serviceUrl: string;
  /** The assistant's own channel account id there. */
  readonly bot: string;
};

/** One activity, parsed: the identity comes from the authenticated envelope, never from what was typed. */
export type Turn = {
  /** The activity's id: the same for a repeated delivery. */
  readonly id: string;
  readonly place: Place;
  readonly tenant: TenantId;
  readonly who: ObjectId;
  readonly locale: string | undefined;
  readonly deed: Deed;
};

export type Reply =
  /** `summary` is what a toast and a screen reader say. */
  | { readonly kind: 'card'; readonly card: Card; readonly summary: string }
  | { readonly kind: 'choices'; readonly choices: readonly { readonly title: string; readonly value: string }[] }
  | { readonly kind: 'silence' };

/** What a feature makes of a turn: what to write, and what to show. Both are plain data. */
export type Result = { readonly reply: Reply; readonly change?: Change | undefined };

/** What a feature may look at. It reads; only the shell writes. */
export type Context = {
  readonly turn: Turn;
  readonly actor: Actor;
  readonly now: Date;
  readonly language: Language;
  readonly t: Translate;
  readonly store: Omit<Store, 'commit' | 'settleNotice' | 'putBlob' | 'removeBlob' | 'close'>;
  readonly knowledge: Knowledge;
  readonly limits: Limits;
  readonly fileLimits: FileLimits;
  readonly links: Links;
  /** E-mail is set up. */
  readonly mail: boolean;
  /** An id that is the same when the same activity comes again. */
  readonly mint: (purpose: string) => string;
};

/** A verb that buttons carry: its data is declared once, packed by the card and parsed here. */
export type Action = {
  readonly run: (context: Context, data: Readonly<Record<string, unknown>>) => Promise<Result> | undefined;
  readonly where?: Where;
};

/**
 * Where something may be answered besides the person's own chat: anywhere, or in a channel that is a support team's
 * desk. Elsewhere the answer would stand before other people's eyes.
 */
export type Where = 'anywhere' | 'desk';

export const within = (where: Where, action: Action): Action => ({ ...action, where });

/** Undefined where the data does not fit the schema: an old or forged card. */
export const action = <Schema extends z.ZodType>(
  schema: Schema,
  run: (context: Context, data: z.infer<Schema>) => Promise<Result>,
): Action => ({
  run: (context, data) => {
    const parsed = schema.safeParse(data);
    return parsed.success ? run(context, parsed.data) : undefined;
  },
});

/** Words that start something. `slots` are the parts of a phrase that were left open, such as an e-mail address. */
export type Command = {
  /** Under `commands` in the locales: `phrases`, divided by `|`, the first one to show; and `does`, what it is for. */
  readonly name: CommandName;
  /** Who is offered it. Everybody may type it; others are told kindly who can. */
  readonly for: 'everybody' | 'known' | 'customers' | 'administrators' | 'engineers' | 'engineers-and-administrators';
  readonly where?: Where;
  /** Understood, but not taught by the help card: a variant of another command. */
  readonly hidden?: boolean;
  /** Understood whatever language the person speaks with the assistant: the ways out for somebody who is lost. */
  readonly inEveryLanguage?: boolean;
  /** Undefined leaves the words to the features that take free text. */
  readonly run: (context: Context, slots: Readonly<Record<string, string>>) => Promise<Result | undefined>;
};

export type Feature = {
  readonly name: string;
  readonly commands?: readonly Command[];
  readonly actions?: Readonly<Record<string, Action>>;
  /** Type-ahead by dataset. */
  readonly datasets?: Readonly<
    Record<
      string,
      (
        context: Context,
        query: string,
        data: Readonly<Record<string, unknown>>,
      ) => Promise<readonly { title: string; value: string }[]>
    >
  >;
  /** Takes what no command matched, or leaves it to the next feature. */
  readonly said?: (context: Context, text: string) => Promise<Result | undefined>;
  /** Files that came with a message. */
  readonly files?: (context: Context, files: readonly IncomingFile[], text: string) => Promise<Result | undefined>;
  /** The answer to whether a file may go into the person's own storage. */
  readonly consented?: (context: Context, deed: Extract<Deed, { kind: 'consented' }>) => Promise<Result | undefined>;
  readonly installed?: (context: Context) => Promise<Result | undefined>;
};
