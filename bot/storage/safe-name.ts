import { createHash } from 'node:crypto';

const PLAIN = /^[a-z0-9-]+(?:\/[a-z0-9-]+)*$/;
const LONGEST = 200;

/**
 * The name under which a key is kept where names have rules of their own: no way out of a folder, nothing that two
 * file systems read differently, never the same for two keys.
 */
export const safeName = (key: string): string =>
  PLAIN.test(key) && key.length <= LONGEST ? key : `_/${createHash('sha256').update(key).digest('hex')}`;
