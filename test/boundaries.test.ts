import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import { join, posix, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';

const root = fileURLToPath(new URL('..', import.meta.url));

type Import = { readonly from: string; readonly to: string; readonly types: boolean };
type Source = { readonly file: string; readonly text: string; readonly imports: readonly Import[] };

const IMPORT = /^\s*(?:import|export)\s+(type\s+)?(?:[^'"]*?\sfrom\s+)?['"]([^'"]+)['"]/gm;
const DYNAMIC = /\bimport\(\s*['"]([^'"]+)['"]\s*\)/g;

/** Files of this project by their path from the root, packages by their name. */
const target = (file: string, named: string): string =>
  named.startsWith('.') ? posix.normalize(posix.join(posix.dirname(file), named)) : named.replace(/^node:/, '');

const importsIn = (file: string, text: string): readonly Import[] => [
  ...[...text.matchAll(IMPORT)].map(([, types, named = '']) => ({
    from: file,
    to: target(file, named),
    types: types !== undefined,
  })),
  ...[...text.matchAll(DYNAMIC)].map(([, named = '']) => ({ from: file, to: target(file, named), types: false })),
];

const FOLDERS = ['bot', 'cards', 'db', 'knowledge', 'locales', 'manifest', 'tab'];

const sources: readonly Source[] = FOLDERS.filter(folder => existsSync(join(root, folder)))
  .flatMap(folder =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).map(name => join(folder, name)),
  )
  .filter(name => name.endsWith('.ts') && !name.endsWith('.d.ts'))
  .map(name => {
    const file = name.split(sep).join('/');
    const text = readFileSync(join(root, name), 'utf8');
    return { file, text, imports: importsIn(file, text) };
  });

const isIn = (file: string, places: readonly string[]): boolean =>
  places.some(place => (place.endsWith('/') ? file.startsWith(place) : file === place));

const importsOf = (place: string): readonly Import[] =>
  sources.filter(({ file }) => isIn(file, [place])).flatMap(({ imports }) => imports);

const said = ({ from, to, types }: Import): string => `${from} -> ${to}${types ? ' (types)' : ''}`;

/** Where the files of a place may reach: `types` only for their types. */
type Rule = { readonly place: string; readonly may: readonly string[]; readonly types?: readonly string[] };

const RULES: readonly Rule[] = [
  { place: 'bot/domain/', may: ['bot/domain/'] },
  { place: 'locales/', may: ['bot/domain/', 'locales/', 'i18next'] },
  { place: 'cards/', may: ['bot/domain/', 'cards/', 'zod'], types: ['locales/'] },
  {
    place: 'knowledge/',
    may: [
      'bot/domain/',
      'knowledge/',
      'fs',
      'path',
      'url',
      'zod',
      'yaml',
      'minisearch',
      'minisearch/SearchableMap',
      'snowball-stemmers',
      'stopword',
    ],
    types: ['locales/'],
  },
  {
    place: 'bot/features/',
    may: ['bot/feature.ts', 'bot/phrase.ts', 'bot/domain/', 'bot/features/', 'cards/', 'locales/', 'zod'],
    types: ['db/store.ts', 'db/store/', 'knowledge/'],
  },
  {
    place: 'bot/feature.ts',
    may: ['bot/domain/'],
    types: ['bot/links.ts', 'cards/', 'db/store.ts', 'knowledge/', 'locales/', 'zod'],
  },
  { place: 'db/store.ts', may: ['bot/domain/', 'db/store/'] },
  { place: 'db/store/', may: ['bot/domain/', 'db/store/', 'db/store.ts'] },
  {
    place: 'bot/app.ts',
    may: ['bot/', 'cards/', 'locales/', 'uuid'],
    types: ['db/store.ts', 'knowledge/'],
  },
];

/** Packages that live in one place. */
const PLACED: readonly { readonly named: RegExp; readonly places: readonly string[] }[] = [
  { named: /^botbuilder|^botframework/, places: ['bot/teams/'] },
  { named: /^restify/, places: ['bot/server.ts'] },
  { named: /^drizzle-(orm|kit)/, places: ['db/'] },
  { named: /^better-sqlite3$/, places: ['db/sqlite.ts', 'db/dialect.ts'] },
  { named: /^pg$/, places: ['db/postgres.ts', 'db/dialect.ts'] },
  { named: /^pino/, places: ['bot/log.ts'] },
  { named: /^(minisearch|snowball-stemmers|stopword)/, places: ['knowledge/'] },
  { named: /^i18next/, places: ['locales/'] },
  { named: /^(pdfkit|fontkit)$/, places: ['bot/exports/pdf/'] },
  { named: /^(hucre|csv-stringify)/, places: ['bot/exports/'] },
  { named: /^nodemailer/, places: ['bot/mail/mailer.ts'] },
  { named: /^@aws-sdk\/|^@azure\/storage/, places: ['bot/storage/'] },
  { named: /^@microsoft\/teams-js/, places: ['tab/'] },
];

test('there is something to hold to the rules', () => {
  const text =
    "import type { A } from '../db/open.ts';\nimport {\n  b,\n} from 'pg';\nconst c = await import('./c.ts');\n";
  expect(importsIn('cards/x.ts', text).map(said)).toEqual([
    'cards/x.ts -> db/open.ts (types)',
    'cards/x.ts -> pg',
    'cards/x.ts -> cards/c.ts',
  ]);
  expect(sources.length).toBeGreaterThan(100);
  expect(sources.flatMap(({ imports }) => imports).length).toBeGreaterThan(500);
  for (const { place } of RULES)
    expect(importsOf(place).length + Number(place.endsWith('.ts')), place).toBeGreaterThan(0);
});

describe('imports go one way', () => {
  test.each(RULES)('$place', ({ place, may, types = [] }) => {
    const wrong = importsOf(place).filter(it => !isIn(it.to, may) && !(it.types && isIn(it.to, types)));
    expect(wrong.map(said)).toEqual([]);
  });

  test('the database knows nothing of the bot but its domain', () => {
    const wrong = importsOf('db/').filter(it => it.to.startsWith('bot/') && !it.to.startsWith('bot/domain/'));
    expect(wrong.map(said)).toEqual([]);
  });

  test('nobody but the shell reaches the edge', () => {
    const shell = ['bot/teams/', 'bot/server.ts', 'bot/main.ts', 'bot/assistant.ts', 'bot/playground/'];
    const wrong = sources
      .filter(({ file }) => !isIn(file, shell))
      .flatMap(({ imports }) => imports)
      .filter(({ to }) => isIn(to, ['bot/teams/', 'bot/server.ts']));
    expect(wrong.map(said)).toEqual([]);
  });

  test('every file that is imported is there', () => {
    const wrong = sources
      .flatMap(({ imports }) => imports)
      .filter(({ to }) => /^(bot|cards|db|knowledge|locales|manifest|tab)\//.test(to) && !existsSync(join(root, to)));
    expect(wrong.map(said)).toEqual([]);
  });
});

test('what runs in production needs nothing that only development installs', () => {
  const manifest: unknown = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const { dependencies } = z.object({ dependencies: z.record(z.string(), z.string()) }).parse(manifest);
  // The package of the app is built, and migrations are made, before anything runs.
  const tools = ['manifest/', 'db/sqlite.config.ts', 'db/postgres.config.ts'];
  const wrong = sources
    .filter(({ file }) => !isIn(file, tools))
    .flatMap(({ imports }) => imports)
    .filter(({ to, types }) => {
      const [scope = '', name = ''] = to.split('/');
      const packageName = to.startsWith('@') ? `${scope}/${name}` : scope;
      const own = FOLDERS.includes(scope) || isBuiltin(to);
      return !types && !own && dependencies[packageName] === undefined;
    });
  expect(wrong.map(said)).toEqual([]);
});

test.each(PLACED)('$named is used in $places only', ({ named, places }) => {
  const wrong = sources
    .filter(({ file }) => !isIn(file, places))
    .flatMap(({ imports }) => imports)
    .filter(({ to }) => named.test(to));
  expect(wrong.map(said)).toEqual([]);
});

/** Words of the code itself: comments and texts are left out. */
const codeOf = (text: string): string =>
  text
    .replace(/\/\*[\s\S]*?\*\//g, '')
    .replace(/(^|\s)\/\/.*$/gm, '')
    .replace(/'(?:[^'\\\n]|\\.)*'/g, "''");

const using = (pattern: RegExp, but: readonly string[], places: readonly string[] = FOLDERS.map(it => `${it}/`)) =>
  sources
    .filter(({ file, text }) => isIn(file, places) && !isIn(file, but) && pattern.test(codeOf(text)))
    .map(({ file }) => file);

test('the environment is read in one place', () => {
  expect(using(/\bprocess\.env\b/, ['bot/config.ts'])).toEqual([]);
  expect(using(/\bprocess\.env\b/, [])).toEqual(['bot/config.ts']);
});

test('time and ids come in', () => {
  const pure = ['bot/domain/', 'cards/', 'bot/features/', 'locales/'];
  expect(using(/new Date\(\s*\)|\bDate\.now\b|\brandomUUID\b|\bMath\.random\b|\bperformance\.now\b/, [], pure)).toEqual(
    [],
  );
});

test('what cards and the domain make depends on nothing but what they are given', () => {
  expect(using(/\bawait\b|\bPromise\b|\bfetch\(/, [], ['bot/domain/', 'cards/'])).toEqual([]);
});

test('no barrels, no default exports', () => {
  expect(using(/^export \* from/m, [])).toEqual([]);
  expect(using(/^export default/m, ['db/sqlite.config.ts', 'db/postgres.config.ts'])).toEqual([]);
});

test('every folder of the project is known here', () => {
  const known = [...FOLDERS, 'test', 'node_modules', 'data', 'dist'];
  const folders = readdirSync(root, { withFileTypes: true })
    .filter(it => it.isDirectory() && !it.name.startsWith('.'))
    .map(it => it.name);
  expect(folders.filter(name => !known.includes(name))).toEqual([]);
});
