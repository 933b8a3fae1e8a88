import { randomBytes } from 'node:crypto';
import { say } from '../say.ts';
import { apiKeyOf, hashOfKey, SCOPES } from './api-keys.ts';

/** `npm run api-key -- NAME SCOPE…`: a new key, shown once, and the entry of API_KEYS that stands for it. */
const [name = '', ...scopes] = process.argv.slice(2);
const key = `sak_${randomBytes(32).toString('base64url')}`;
const entry = `${name}:${scopes.join('+')}:${hashOfKey(key)}`;
if (apiKeyOf(entry) === undefined) {
  say(`npm run api-key -- NAME SCOPE…   NAME: letters, digits, hyphens. SCOPE: ${SCOPES.join(', ')}`);
  process.exitCode = 1;
} else {
  say(`The key, which is not kept anywhere: ${key}`);
  say(`Add to API_KEYS: ${entry}`);
}
