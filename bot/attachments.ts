import type { Attachment, Change, Store, Write } from '../db/store.ts';
import { contentKey, type FileLimits } from './domain/files.ts';
import type { CaseId, UserId } from './domain/ids.ts';
import type { Limits } from './domain/lifecycle.ts';
import { actorOf, type Known } from './domain/people.ts';
import { commanded } from './features/case/change.ts';
import { refusalNotice } from './file-refusal.ts';
import { type Logger, trace } from './log.ts';
import type { Storage } from './storage/storage.ts';

/** Fetches the content of a file that somebody sent; `again` where that may work later. */
export type FetchContent = (
  attachment: Attachment,
) => Promise<
  | { readonly ok: true; readonly type: string; readonly content: Uint8Array }
  | { readonly ok: false; readonly reason: string; readonly again?: boolean }
>;

export type AttachmentParts = {
  readonly store: Pick<
    Store,
    | 'claimAttachments'
    | 'attachment'
    | 'attachmentsOfCase'
    | 'attachmentsOfDraft'
    | 'case'
    | 'commit'
    | 'usersById'
    | 'account'
    | 'personalConversation'
    | 'desks'
    | 'shown'
  >;
  readonly storage: Storage;
  readonly fetchContent: FetchContent;
  readonly limits: Limits;
  readonly fileLimits: FileLimits;
  readonly now: () => Date;
  readonly log: Logger;
};

/** As many as one message brings, so that they come into a case as one entry. */
const BATCH = 10;
/** Each is in memory while it is fetched and looked at. */
const AT_ONCE = 3;
/** Also the wait before an unreachable file is tried again. */
const LEASE = 270_000;
/** Teams keeps a file fetchable for minutes, not hours. */
const TRIED_FOR = 15 * 60_000;
const RUNS = 5;

type Outcome =
  | { readonly kind: 'stored'; readonly type: string; readonly size: number }
  | { readonly kind: 'refused'; readonly reason: string };

/** A file whose content was seen, and is in the storage where it was taken. */
type Seen = { readonly file: Attachment; readonly outcome: Outcome };

/** Fetches and checks files outside any turn: what was taken joins its case, what was not is told to its sender. */
export const createAttachments = (parts: AttachmentParts) => {
  const { store, storage, fetchContent, fileLimits, now, log } = parts;

  const seen = async (file: Attachment): Promise<Seen | undefined> => {
    const fetched = await fetchContent(file).catch((error: unknown) => {
      log.warn(trace(error), 'file not fetched');
      return { ok: false as const, reason: 'unreachable', again: true };
    });
    if (!fetched.ok) {
      const later = fetched.again === true && now().getTime() - file.at.getTime() < TRIED_FOR;
      return later ? undefined : { file, outcome: { kind: 'refused', reason: fetched.reason } };
    }
    const { size } = await storage.put(contentKey(file.id), fetched.content, fetched.type);
    return { file, outcome: { kind: 'stored', type: fetched.type, size } };
  };

  /** A storage that fails is tried again when the lease is over. */
  const tried = (file: Attachment): Promise<Seen | undefined> =>
    seen(file).catch((error: unknown) => {
      log.error(trace(error), 'file not stored');
      return undefined;
    });

  /** Files of one sender for one case settle together; what somebody else has changed meanwhile is looked at again. */
  const settle = async (all: readonly Seen[]): Promise<void> => {
    let open = all;
    for (let run = 0; open.length > 0 && run < RUNS; run += 1) {
      const left: Seen[] = [];
      for (const group of groupsOf(await asTheyAre(open)))
        if ((await store.commit(await changeOf(group))) === 'stale') left.push(...group);
      open = left;
    }
  };

  /** Read anew: a file may have moved on with its form, or be gone, and then so is its content. */
  const asTheyAre = async (all: readonly Seen[]): Promise<readonly Seen[]> => {
    const found: Seen[] = [];
    for (const it of all) {
      const file = await store.attachment(it.file.id);
      if (file?.state === 'pending') found.push({ ...it, file });
      else if (file?.state !== 'stored')
        await store.commit({
          writes: [{ type: 'content.remove', key: contentKey(it.file.id), at: now() }],
          notices: [],
        });
    }
    return found;
  };

  const changeOf = async (group: readonly Seen[]): Promise<Change> => {
    const [first] = group;
    if (first === undefined) return { writes: [], notices: [] };
    const sender = await knownOf(first.file.by);
    const id = first.file.case;
    const within = withinLimits(group, fileLimits, await settledBeside(first.file));
    const { group: judged, moved } =
      id === undefined ? { group: within, moved: undefined } : await intoCase(id, sender, within);
    const notice = sender === undefined ? undefined : await refusalNotice(parts, sender.user, judged);
    return {
      writes: [...judged.map(it => written(it, now())), ...(moved?.writes ?? [])],
      notices: [...(moved?.notices ?? []), ...(notice === undefined ? [] : [notice])],
    };
  };

  const settledBeside = async (file: Attachment): Promise<readonly Attachment[]> => {
    if (file.case !== undefined) return (await store.attachmentsOfCase(file.case)).filter(isStored);
    return file.draft === undefined ? [] : (await store.attachmentsOfDraft(file.draft)).filter(isStored);
  };

  /** The entry in the history, if the case still takes it from this sender. */
  const intoCase = async (
    id: CaseId,
    sender: Known | undefined,
    group: readonly Seen[],
  ): Promise<{ readonly group: readonly Seen[]; readonly moved: Change | undefined }> => {
    const names = group.flatMap(({ file, outcome }) => (outcome.kind === 'stored' ? [file.name] : []));
    if (names.length === 0) return { group, moved: undefined };
    const it = await store.case(id);
    if (it === undefined || sender === undefined) return { group: refusing(group, 'lost'), moved: undefined };
    const changing = { store, limits: parts.limits, now: now() };
    const attached = await commanded(changing, it, { type: 'attach', files: names }, sender);
    return attached.ok
      ? { group, moved: attached.change }
      : { group: refusing(group, attached.refusal === 'wrong-state' ? 'closed' : 'lost'), moved: undefined };
  };

  const knownOf = async (id: UserId): Promise<Known | undefined> => {
    const [user] = await store.usersById([id]);
    const account = user === undefined ? undefined : await store.account(user.account);
    return user === undefined || account === undefined ? undefined : actorOf(user, account);
  };

  return {
    /** Answers how many files were seen to. */
    run: async (): Promise<number> => {
      let done = 0;
      for (;;) {
        const files = await store.claimAttachments(BATCH, now(), new Date(now().getTime() + LEASE));
        if (files.length === 0) return done;
        done += files.length;
        const all: Seen[] = [];
        const waiting = [...files];
        const next = async (): Promise<void> => {
          for (let file = waiting.shift(); file !== undefined; file = waiting.shift()) {
            const one = await tried(file);
            if (one !== undefined) all.push(one);
          }
        };
        await Promise.all(Array.from({ length: AT_ONCE }, next));
        await settle(all);
      }
    },
  };
};

const isStored = ({ state }: Attachment): boolean => state === 'stored';

const inOrder = (a: Seen, b: Seen): number =>
  a.file.at.getTime() - b.file.at.getTime() || (a.file.id < b.file.id ? -1 : 1);

const groupsOf = (all: readonly Seen[]): readonly (readonly Seen[])[] => {
  const groups = new Map<string, Seen[]>();
  for (const it of [...all].sort(inOrder)) {
    const key = `${it.file.by} ${it.file.case ?? ''} ${it.file.draft ?? ''}`;
    groups.set(key, [...(groups.get(key) ?? []), it]);
  }
  return [...groups.values()];
};

/** Several messages may have come at once: what there is room for is known when the size is. */
const withinLimits = (
  group: readonly Seen[],
  { caseFiles, caseBytes }: FileLimits,
  beside: readonly Attachment[],
): readonly Seen[] => {
  let files = beside.length;
  let bytes = beside.reduce((sum, { size = 0 }) => sum + size, 0);
  return group.map(it => {
    if (it.outcome.kind === 'refused') return it;
    if (files + 1 > caseFiles || bytes + it.outcome.size > caseBytes)
      return { ...it, outcome: { kind: 'refused', reason: 'full' } };
    files += 1;
    bytes += it.outcome.size;
    return it;
  });
};

const refusing = (group: readonly Seen[], reason: string): readonly Seen[] =>
  group.map(it => (it.outcome.kind === 'refused' ? it : { ...it, outcome: { kind: 'refused', reason } }));

const written = ({ file, outcome }: Seen, at: Date): Write =>
  outcome.kind === 'stored'
    ? { type: 'attachment.stored', attachment: file, mediaType: outcome.type, size: outcome.size }
    : { type: 'attachment.refused', attachment: file, reason: outcome.reason, at };
