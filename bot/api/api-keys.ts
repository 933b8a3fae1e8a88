import { createHash, timingSafeEqual } from 'node:crypto';

export const SCOPES = ['incidents'] as const;
export type Scope = (typeof SCOPES)[number];

/** A key as it is configured: only its hash is known. */
export type ApiKey = { readonly name: string; readonly scopes: readonly Scope[]; readonly hash: string };

export type KeyCheck = 'ok' | 'unknown' | 'out-of-scope';

/** The hash under which a key is configured. Keys are long and random, so no slow hash is needed. */
export const hashOfKey = (key: string): string => createHash('sha256').update(key).digest('hex');

const ENTRY = /^([A-Za-z0-9-]{1,40}):([a-z+]{1,80}):([0-9a-f]{64})$/i;

/** `name:scope+scope:hash`; undefined where it is malformed or a scope is not known. */
export const apiKeyOf = (text: string): ApiKey | undefined => {
  const [, name = '', scoped = '', hash = ''] = ENTRY.exec(text.trim()) ?? [];
  const asked = scoped.split('+');
  const scopes = SCOPES.filter(scope => asked.includes(scope));
  return name !== '' && scopes.length === asked.length ? { name, scopes, hash: hash.toLowerCase() } : undefined;
};

const LONGEST = 200;

/** Whether `Authorization: Bearer KEY` names a configured key of that scope. It takes as long for every key. */
export const checkKey = (keys: readonly ApiKey[], authorization: string | undefined, scope: Scope): KeyCheck => {
  const [, key = ''] = /^bearer +(\S+)$/i.exec((authorization ?? '').slice(0, LONGEST + 7)) ?? [];
  const presented = Buffer.from(hashOfKey(key), 'hex');
  const found = keys.filter(({ hash }) => timingSafeEqual(Buffer.from(hash, 'hex'), presented));
  if (key === '' || found.length === 0) return 'unknown';
  return found.some(({ scopes }) => scopes.includes(scope)) ? 'ok' : 'out-of-scope';
};
