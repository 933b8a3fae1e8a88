import { randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

const FILE = 'data/signing.key';

/** The key that signs links: the one that was set, or one that is made once and kept beside the local data. */
export const signingKey = (set: string | undefined, file = FILE): Uint8Array => {
  if (set !== undefined) return Buffer.from(set);
  mkdirSync(dirname(file), { recursive: true });
  try {
    writeFileSync(file, randomBytes(32).toString('hex'), { flag: 'wx', mode: 0o600 });
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
  }
  return Buffer.from(readFileSync(file, 'utf8'));
};
