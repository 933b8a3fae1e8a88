import { Readable } from 'node:stream';
import type { LeasedExport } from '../../db/store/exports.ts';
import type { Change, Store, Write } from '../../db/store.ts';
import type { Knowledge } from '../../knowledge/knowledge.ts';
import { translator } from '../../locales/index.ts';
import { EXPORT_KEPT, exportKey } from '../domain/export.ts';
import { dayOf } from '../domain/local-day.ts';
import { actorOf } from '../domain/people.ts';
import { exportNotice } from '../features/exports/notice.ts';
import { type Logger, trace } from '../log.ts';
import type { Storage } from '../storage/storage.ts';
import { FILE_TYPES } from './file-type.ts';
import { writeInThread } from './in-thread.ts';
import { readExport } from './read.ts';
import type { Reading, ReadParts } from './reading.ts';
import type { Batches } from './sheet.ts';

export type ExportParts = {
  readonly store: ReadParts['store'] & Pick<Store, 'claimExport' | 'holdsExport' | 'commit'>;
  readonly knowledge: Knowledge;
  readonly storage: Pick<Storage, 'put'>;
  readonly now: () => Date;
  readonly newId: () => string;
  /** Called after a commit that left notices while the work goes on. */
  readonly poke: () => void;
  readonly log: Logger;
  readonly write?: typeof writeInThread;
};

const LEASE = 60_000;
/** In real time: also while the storage takes its own. */
const HEARTBEAT = 15_000;
/** A card that changes more often than this is not read any better. */
const TOLD_EVERY = 3_000;
/** One that ends every process that begins it is given up. */
const MOST_ATTEMPTS = 3;

/** Makes the files that people asked for, each from the beginning to the end by whoever holds its lease. */
export const createExports = (parts: ExportParts) => {
  const { store, knowledge, storage, now, newId, poke, log, write = writeInThread } = parts;
  const running = new Set<AbortController>();
  let stopping = false;

  const later = (by: number): Date => new Date(now().getTime() + by);

  const end = async (it: LeasedExport, write: Write, ...more: readonly Write[]): Promise<boolean> => {
    const change: Change = {
      writes: [write, ...more],
      notices: write.type === 'export.release' ? [] : [exportNotice(it, `${it.attempts}:${write.type}`, now())],
    };
    return (await store.commit(change)) === 'committed';
  };

  const remove = (it: LeasedExport, attempt: number): Write => ({
    type: 'content.remove',
    key: exportKey(it.id, attempt),
    at: now(),
  });

  /** What was left half written goes, whoever left it. */
  const clean = (it: LeasedExport) => store.commit({ writes: [remove(it, it.attempts)], notices: [] });

  const fail = (it: LeasedExport) =>
    end(
      it,
      { type: 'export.failed', id: it.id, lease: it.lease, expiresAt: later(EXPORT_KEPT) },
      remove(it, it.attempts),
    );

  const make = async (it: LeasedExport): Promise<void> => {
    const stop = new AbortController();
    running.add(stop);
    try {
      if (it.attempts > 1) await store.commit({ writes: [remove(it, it.attempts - 1)], notices: [] });
      const reading = it.attempts > MOST_ATTEMPTS ? undefined : await open(it);
      if (reading === undefined) {
        await fail(it);
        return;
      }
      const { rows, size } = await written(it, reading, stop);
      const made = { id: it.id, lease: it.lease, rows, size, name: nameOf(it, reading), expiresAt: later(EXPORT_KEPT) };
      if (!(await end(it, { type: 'export.done', ...made }))) await clean(it);
    } catch (error) {
      await ended(it, stop, error);
    } finally {
      running.delete(stop);
    }
  };

  const ended = async (it: LeasedExport, stop: AbortController, error: unknown): Promise<void> => {
    if (stopping && stop.signal.aborted) {
      await end(it, { type: 'export.release', id: it.id, lease: it.lease });
    } else if (!stop.signal.aborted) {
      log.error({ format: it.format, ...trace(error) }, 'export failed');
      await fail(it);
    }
    await clean(it);
  };

  const open = async (it: LeasedExport): Promise<Reading | undefined> => {
    const [user] = await store.usersById([it.user]);
    const account = user === undefined ? undefined : await store.account(user.account);
    if (user === undefined || account === undefined) return undefined;
    const at = now();
    const t = translator(it.language, user.timeZone, at);
    return readExport({ store, knowledge, t, now: at }, actorOf(user, account), it.subject, it.format);
  };

  const written = async (
    it: LeasedExport,
    { batches, sheet, total }: Reading,
    stop: AbortController,
  ): Promise<{ rows: number; size: number }> => {
    let rows = 0;
    let told = now().getTime();

    const renew = async (tell: boolean): Promise<void> => {
      const progress = {
        type: 'export.progress',
        id: it.id,
        lease: it.lease,
        rows,
        total,
        until: later(LEASE),
      } as const;
      const notices = tell ? [exportNotice(it, `${it.attempts}:${rows}`, now())] : [];
      if ((await store.commit({ writes: [progress], notices })) === 'stale') stop.abort();
      else if (tell) poke();
    };

    const counted = async function* (): Batches {
      for await (const batch of batches) {
        // Stopped, or taken over by somebody else.
        if (!(await store.holdsExport(it.id, it.lease))) stop.abort();
        stop.signal.throwIfAborted();
        yield batch;
        rows += batch.length;
        if (now().getTime() - told < TOLD_EVERY) continue;
        told = now().getTime();
        await renew(true);
      }
    };

    const content = Readable.from(write(it.format, sheet, counted()), { objectMode: false, signal: stop.signal });
    const heart = setInterval(() => void renew(false).catch(() => undefined), HEARTBEAT);
    try {
      const { size } = await storage.put(exportKey(it.id, it.attempts), content, FILE_TYPES[it.format].type);
      return { rows, size };
    } finally {
      clearInterval(heart);
      content.destroy();
    }
  };

  const nameOf = (it: LeasedExport, { stem, sheet }: Reading): string =>
    `${stem}-${dayOf(sheet.madeAt, sheet.timeZone)}.${FILE_TYPES[it.format].ending}`;

  return {
    /** Answers how many were made. */
    run: async (): Promise<number> => {
      let made = 0;
      while (!stopping) {
        const next = await store.claimExport(now(), { id: newId(), until: later(LEASE) });
        if (next === undefined) return made;
        made += 1;
        await make(next);
      }
      return made;
    },
    /** What is under way waits again, for the next process to begin. */
    stop: (): void => {
      stopping = true;
      for (const one of running) one.abort();
    },
  };
};
