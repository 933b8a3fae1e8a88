import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { apiKeyOf, checkKey } from '../../bot/api/api-keys.ts';
import { asId } from '../../bot/domain/ids.ts';
import { openStore } from '../../db/open.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'import-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

type Ran = { readonly code: number; readonly said: string };

/** Runs one of the project's programs in a process of its own. */
const run = (program: string, ...args: readonly string[]): Promise<Ran> =>
  new Promise(resolve => {
    execFile(
      process.execPath,
      ['--import', 'tsx', join(root, program), ...args],
      {
        ...{ cwd: root, timeout: 60_000 },
        env: { ...process.env, DATABASE_URL: `file:${join(folder, 'support.db')}`, LOG_LEVEL: 'silent' },
      },
      (error, stdout, stderr) =>
        resolve({ code: typeof error?.code === 'number' ? error.code : 0, said: stdout + stderr }),
    );
  });

const file = async (name: string, ...lines: readonly string[]): Promise<string> => {
  const path = join(folder, name);
  await writeFile(path, `${lines.join('\n')}\n`);
  return path;
};

const HEADER = 'id,title,level,products,started_at,update_at,phase,text';

describe('npm run import', () => {
  test('takes incidents from CSV, says what became of each row, and does the same again without harm', async () => {
    const good = await file(
      'any-name.csv',
      HEADER,
      'a,"Slow, very slow",degraded,PLAXIS 2D,2025-11-20T08:00:00Z,2025-11-20T08:10:00Z,investigating,We look into it.',
      'a,,,,,2025-11-20T08:20:00Z,identified,Found.',
      'b,Wrong,terrible,,2025-11-20T08:00:00Z,,,',
      'c,Unknown,degraded,Gingerbread,2025-11-20T08:00:00Z,,,',
    );
    const first = await run('bot/import/main.ts', good);
    expect(first.code).toBe(1);
    expect(first.said).toContain('line 2: a: created');
    expect(first.said).toMatch(/line 4: b: refused \(level/);
    expect(first.said).toContain('line 5: c: refused (products: unknown: Gingerbread)');
    expect(first.said).toContain('1 created, 2 refused');
    const again = await run(
      'bot/import/main.ts',
      await file('again.csv', HEADER, 'a,"Slow, very slow",degraded,PLAXIS 2D,2025-11-20T08:00:00Z,,,'),
    );
    expect(again.code).toBe(0);
    const store = await openStore(`file:${join(folder, 'support.db')}`);
    const kept = await store.incident(asId('a'));
    await store.close();
    expect(kept).toMatchObject({
      title: 'Slow, very slow',
      products: ['plaxis-2d'],
      updates: [{}, { text: 'Found.' }],
    });
  });

  test('says what it does not understand, and what is not there', async () => {
    const other = await run('bot/import/main.ts', await file('other.csv', 'name,colour', 'a,b'));
    expect(other.code).toBe(1);
    expect(other.said).toContain('its first line names no columns of: incidents');
    const missing = await run('bot/import/main.ts', join(folder, 'nothing.csv'));
    expect(missing.code).toBe(1);
    expect(missing.said).toContain('nothing.csv');
    const foreign = join(folder, 'excel.csv');
    await writeFile(
      foreign,
      Buffer.from('id;title;level;started_at\nd;St\xf6rung;degraded;2025-11-20T08:00:00Z\n', 'latin1'),
    );
    expect((await run('bot/import/main.ts', foreign)).said).toContain('CSV UTF-8');
    expect((await run('bot/import/main.ts')).said).toContain('npm run import -- FILE');
  });
});

describe('npm run api-key', () => {
  test('makes a key that its entry lets in', async () => {
    const { code, said } = await run('bot/api/make-key.ts', 'status-page', 'incidents');
    expect(code).toBe(0);
    const key = /sak_\S+/.exec(said)?.[0] ?? '';
    const entry = apiKeyOf(/API_KEYS: (\S+)/.exec(said)?.[1] ?? '');
    expect(entry).toMatchObject({ name: 'status-page', scopes: ['incidents'] });
    expect(checkKey(entry === undefined ? [] : [entry], `Bearer ${key}`, 'incidents')).toBe('ok');
    const second = await run('bot/api/make-key.ts', 'status-page', 'incidents');
    expect(second.said).not.toContain(key);
    expect((await run('bot/api/make-key.ts', 'status-page', 'everything')).code).toBe(1);
  });
});
