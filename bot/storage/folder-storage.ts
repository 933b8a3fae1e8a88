import { createWriteStream } from 'node:fs';
import { mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { v7 as newId } from 'uuid';
import { counted } from './pieces.ts';
import { safeName } from './safe-name.ts';
import type { Storage } from './storage.ts';

/** Longer than any writing takes. */
const ABANDONED = 86_400_000;

/** Contents as files of a folder, which several replicas may share. */
export const folderStorage = (folder: string, now: () => Date): Storage => {
  const fileOf = (key: string): string => join(folder, ...`${safeName(key)}.bin`.split('/'));
  const parts = join(folder, '.parts');
  let swept: Promise<void> | undefined;

  return {
    put: async (key, content) => {
      await mkdir(parts, { recursive: true });
      swept ??= sweep(parts, now());
      await swept;
      const part = join(parts, newId());
      const { stream, size } = counted(content);
      try {
        // On the disk before it has its name, so that whatever has a name is whole.
        await pipeline(stream, createWriteStream(part, { flags: 'wx', flush: true }));
        await mkdir(dirname(fileOf(key)), { recursive: true });
        await rename(part, fileOf(key));
      } catch (error) {
        await rm(part, { force: true });
        throw error;
      }
      return { size: size() };
    },
    get: async key => {
      try {
        return (await open(fileOf(key))).createReadStream();
      } catch (error) {
        if (isMissing(error)) return undefined;
        throw error;
      }
    },
    remove: key => rm(fileOf(key), { force: true }),
  };
};

/** Removes what a process that was killed left half written. */
const sweep = async (parts: string, now: Date): Promise<void> => {
  for (const name of await readdir(parts)) {
    const part = join(parts, name);
    const written = await stat(part).catch(() => undefined);
    if (written !== undefined && now.getTime() - written.mtimeMs > ABANDONED) await rm(part, { force: true });
  }
};

const isMissing = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ENOTDIR');
