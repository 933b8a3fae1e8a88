import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { unzipSync } from 'fflate';
import { afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { z } from 'zod';
import { createCommands } from '../../bot/commands.ts';
import type { Command, Feature } from '../../bot/feature.ts';
import { features } from '../../bot/features/index.ts';
import { SPOKEN, translator } from '../../locales/index.ts';
import { MOST_COMMANDS, menu, menuEntry } from '../../manifest/commands.ts';
import { faultsInIcons } from '../../manifest/icons.ts';
import { type Files, faultsInPackage, packageFiles, zip } from '../../manifest/package.ts';
import { readPng } from '../../manifest/png.ts';
import { readSettings } from '../../manifest/settings.ts';

const BOT = '3f2b8c1e-5d6a-4e7f-8a9b-0c1d2e3f4a5b';
const variables = { MicrosoftAppId: BOT, PUBLIC_URL: 'https://support.contoso.example:8443/' };
const english = translator('en', 'UTC', new Date(0));
const others = SPOKEN.filter(language => language !== 'en');

const entry = z.object({ title: z.string(), description: z.string() });
const manifestShape = z.object({
  id: z.string(),
  version: z.string(),
  developer: z.record(z.string(), z.string()),
  name: z.object({ short: z.string(), full: z.string() }),
  description: z.object({ short: z.string(), full: z.string() }),
  icons: z.record(z.string(), z.string()),
  localizationInfo: z.object({
    defaultLanguageTag: z.string(),
    additionalLanguages: z.array(z.object({ languageTag: z.string(), file: z.string() })),
  }),
  bots: z.tuple([
    z.object({
      botId: z.string(),
      scopes: z.array(z.string()),
      supportsFiles: z.boolean(),
      commandLists: z.array(z.object({ scopes: z.array(z.string()), commands: z.array(entry) })),
    }),
  ]),
  validDomains: z.array(z.string()),
});

const textOf = (files: Files, name: string): string => files.get(name)?.toString('utf8') ?? '';
const manifestIn = (files: Files) => manifestShape.parse(JSON.parse(textOf(files, 'manifest.json')));
const wordsIn = (files: Files, language: string) =>
  z.record(z.string(), z.string()).parse(JSON.parse(textOf(files, `${language}.json`)));

const files = packageFiles(readSettings(variables), '1.2.3');
const manifest = manifestIn(files);
const lists = manifest.bots[0].commandLists;

afterEach(() => {
  vi.unstubAllEnvs();
  vi.unstubAllGlobals();
});

describe('the files', () => {
  test('are accepted by the schemas, without a network', async () => {
    vi.stubGlobal('fetch', () => Promise.reject(new Error('nothing may be fetched')));
    expect(await faultsInPackage(files)).toEqual([]);
  });

  test('describe the bot in every chat, with files', () => {
    expect(manifest.bots[0]).toMatchObject({
      botId: BOT,
      scopes: ['personal', 'team', 'groupChat'],
      supportsFiles: true,
    });
    expect(manifest.version).toBe('1.2.3');
    expect(manifest.validDomains).toEqual(['support.contoso.example:8443']);
    expect(Object.values(manifest.icons).every(icon => files.has(icon))).toBe(true);
    expect(manifest.localizationInfo).toEqual({
      defaultLanguageTag: 'en',
      additionalLanguages: others.map(language => ({ languageTag: language, file: `${language}.json` })),
    });
  });

  test('a fault names the file, the field and the reason', async () => {
    const faulty = new Map(files);
    faulty.set(
      'manifest.json',
      Buffer.from(
        textOf(files, 'manifest.json').replace(
          `"short": "${english('manifest.name')}"`,
          `"short": "${'x'.repeat(31)}"`,
        ),
      ),
    );
    faulty.set('de.json', Buffer.from(textOf(files, 'de.json').replace('"name.full"', '"name.brief"')));
    const faults = await faultsInPackage(faulty);
    expect(faults).toHaveLength(2);
    expect(faults[0]).toMatch(/^manifest\.json: \/name\/short must NOT have more than 30 characters/);
    expect(faults[1]).toMatch(/^de\.json: .*name\.brief/);
  });

  test('more commands than a menu takes are a fault', async () => {
    const [first] = lists;
    const crowded = textOf(files, 'manifest.json').replace(
      '"commands": [',
      `"commands": [${Array.from({ length: 13 }, () => `${JSON.stringify(first?.commands[0])},`).join('')}`,
    );
    const faults = await faultsInPackage(new Map(files).set('manifest.json', Buffer.from(crowded)));
    expect(faults.join()).toContain('/bots/0/commandLists/0/commands must NOT have more than 12 items');
  });
});

describe('the menus', () => {
  const taught = features.flatMap(({ commands }) => commands ?? []).filter(({ hidden }) => hidden !== true);
  const titles = (commands: readonly Command[]): string[] => commands.map(({ name }) => menuEntry(english, name).title);

  test.each([
    ['personal', 0, taught],
    ['shared', 1, taught.filter(({ where }) => where === 'anywhere')],
  ] as const)('the %s one offers what the registry teaches, in its order', (_, list, there) => {
    const shown = lists[list]?.commands.map(({ title }) => title) ?? [];
    expect(shown).toHaveLength(Math.min(MOST_COMMANDS, there.length));
    expect(shown).toEqual(titles(there).filter(title => shown.includes(title)));
    // No engineer's command takes the place of a customer's.
    const leftOut = there.filter(command => !titles([command]).some(title => shown.includes(title)));
    const engineers = titles(there.filter(it => it.for === 'engineers'));
    if (leftOut.some(it => it.for !== 'engineers'))
      expect(shown.filter(title => engineers.includes(title))).toEqual([]);
  });

  test('are one for the personal chat, one for teams and group chats', () => {
    expect(lists.map(({ scopes }) => scopes)).toEqual([['personal'], ['team', 'groupChat']]);
  });

  test('where there are too many, the widest audience and what is complete as it stands win', () => {
    const command = (name: Command['name'], audience: Command['for'], hidden = false): Command => ({
      name,
      for: audience,
      hidden,
      run: () => Promise.resolve(undefined),
    });
    const crowd: Feature = {
      name: 'crowd',
      commands: [
        command('queue', 'engineers'),
        command('desk', 'engineers'),
        command('next', 'everybody', true),
        command('search', 'everybody'),
        command('assign', 'administrators'),
        command('licenses', 'administrators'),
        ...(['help', 'openCase', 'cancel', 'profile', 'language', 'communities', 'back', 'submit'] as const).map(name =>
          command(name, 'known'),
        ),
      ],
    };
    const chosen = menu([crowd], 'personal', english);
    expect(chosen).toHaveLength(MOST_COMMANDS);
    expect(chosen.slice(0, 4)).toEqual(['queue', 'search', 'assign', 'licenses']);
    expect(menu([crowd], 'shared', english)).toEqual([]);
  });

  test.each(SPOKEN)('what a menu types in %s is understood', language => {
    const spoken = translator(language, 'UTC', new Date(0));
    const { match } = createCommands(features, {});
    const misread = taught.filter(({ name }) => match(menuEntry(spoken, name).title, language)?.command.name !== name);
    expect(misread.map(({ name }) => name)).toEqual([]);
  });

  const places = lists.flatMap(({ commands }, list) =>
    commands.flatMap((command, at) =>
      Object.entries(command).map(
        ([part, text]) => [`bots[0].commandLists[${list}].commands[${at}].${part}`, text] as const,
      ),
    ),
  );
  const words = [
    ...places,
    ['name.short', manifest.name.short],
    ['name.full', manifest.name.full],
    ['description.short', manifest.description.short],
    ['description.full', manifest.description.full],
  ] as const;

  test.each(others)('have their words in %s, each at its place', language => {
    const localised = wordsIn(files, language);
    expect(Object.keys(localised).sort()).toEqual(['$schema', ...words.map(([place]) => place)].sort());
  });

  test('share no word between English and German', () => {
    const german = wordsIn(files, 'de');
    expect(words.filter(([place, text]) => german[place] === text)).toEqual([]);
  });
});

describe('the icons', () => {
  const icon = (name: string): Buffer => files.get(name) ?? Buffer.alloc(0);

  test('have the sizes and colours that Teams asks for', () => {
    const color = readPng(icon('color.png'));
    expect([color.width, color.height]).toEqual([192, 192]);
    expect([...color.rgba.subarray(0, 4)]).toEqual([255, 255, 255, 255]);
    const centre = (96 * 192 + 50) * 4;
    expect([...color.rgba.subarray(centre, centre + 4)]).toEqual([0x5b, 0x5f, 0xc7, 255]);
    const outline = readPng(icon('outline.png'));
    expect([outline.width, outline.height]).toEqual([32, 32]);
    const shades = new Set<string>();
    for (let at = 0; at < outline.rgba.length; at += 4)
      if (outline.rgba[at + 3] !== 0) shades.add(outline.rgba.subarray(at, at + 3).join());
    expect([...shades]).toEqual(['255,255,255']);
    expect(outline.rgba[3]).toBe(0);
  });

  test('others are refused, with the reason', () => {
    expect(faultsInIcons(icon('outline.png'), icon('color.png'))).toEqual([
      'color.png: is 32 by 32 pixels, not 192 by 192',
      'color.png: is transparent in places; it has to fill its square',
      'outline.png: is 192 by 192 pixels, not 32 by 32',
      'outline.png: has another colour than white',
      'outline.png: has no transparent background',
    ]);
    expect(faultsInIcons(icon('color.png'), Buffer.from('GIF89a'))).toEqual(['outline.png: is not a PNG']);
  });
});

describe('the archive', () => {
  test('holds exactly the files', () => {
    const unpacked = unzipSync(zip(files));
    expect(Object.keys(unpacked)).toEqual([
      'manifest.json',
      ...others.map(language => `${language}.json`),
      'color.png',
      'outline.png',
    ]);
    for (const [name, bytes] of files) expect(Buffer.from(unpacked[name] ?? []).equals(bytes)).toBe(true);
  });

  test('is the same byte by byte, in every time zone', () => {
    const packed = ['UTC', 'Pacific/Auckland', 'America/Los_Angeles'].map(zone => {
      vi.stubEnv('TZ', zone);
      return Buffer.from(zip(packageFiles(readSettings(variables), '1.2.3'))).toString('base64');
    });
    expect(new Set(packed).size).toBe(1);
  });
});

describe('the settings', () => {
  test('what is missing is named, with what it is', () => {
    expect(() => readSettings({ MicrosoftAppId: ' ' })).toThrow(/MicrosoftAppId is not set.*\nPUBLIC_URL is not set/);
  });

  test.each([
    ['MicrosoftAppId', 'the-bot'],
    ['TEAMS_APP_ID', '17'],
    ['PUBLIC_URL', 'http://localhost:3978'],
    ['TEAMS_DEVELOPER_NAME', 'x'.repeat(33)],
    ['TEAMS_TERMS_URL', 'terms.html'],
  ])('%s cannot be %s', (name, value) => {
    expect(() => readSettings({ ...variables, [name]: value })).toThrow(new RegExp(`^${name} (is not|has)`));
  });

  test('the app keeps its id as long as the bot does, unless it is given one', () => {
    const idWith = (more: Record<string, string>): string =>
      manifestIn(packageFiles(readSettings({ ...variables, ...more }), '2.0.0')).id;
    expect(idWith({})).toBe(manifest.id);
    expect(idWith({ MicrosoftAppId: BOT.toUpperCase() })).toBe(manifest.id);
    expect(idWith({ MicrosoftAppId: BOT.replace('3', '4') })).not.toBe(manifest.id);
    expect(idWith({ TEAMS_APP_ID: '11111111-2222-4333-8444-555555555555' })).toBe(
      '11111111-2222-4333-8444-555555555555',
    );
  });

  test('who is behind the app comes from the settings; one page stands for the others', () => {
    const developer = (more: Record<string, string>) =>
      manifestIn(packageFiles(readSettings({ ...variables, ...more }), '1.0.0')).developer;
    expect(developer({})).toEqual({
      name: english('manifest.name'),
      websiteUrl: variables.PUBLIC_URL,
      privacyUrl: variables.PUBLIC_URL,
      termsOfUseUrl: variables.PUBLIC_URL,
    });
    expect(
      developer({
        TEAMS_DEVELOPER_NAME: 'Contoso',
        TEAMS_DEVELOPER_URL: 'https://contoso.example',
        TEAMS_PRIVACY_URL: 'https://contoso.example/privacy',
      }),
    ).toEqual({
      name: 'Contoso',
      websiteUrl: 'https://contoso.example',
      privacyUrl: 'https://contoso.example/privacy',
      termsOfUseUrl: 'https://contoso.example',
    });
  });
});

describe('npm run manifest', () => {
  const script = fileURLToPath(new URL('../../manifest/build.ts', import.meta.url));
  const tsx = pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href;
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'manifest-'));
    return () => rm(folder, { recursive: true });
  });

  /** In a folder of its own, so that neither a `.env` nor a package that somebody built is touched. */
  const build = (...options: string[]): Promise<{ code: number; said: string }> =>
    new Promise(resolve => {
      vi.stubEnv('MicrosoftAppId', '');
      vi.stubEnv('PUBLIC_URL', '');
      const child = execFile(
        process.execPath,
        ['--import', tsx, script, ...options],
        { cwd: folder, timeout: 20_000 },
        (_, __, said) => resolve({ code: child.exitCode ?? -1, said }),
      );
    });

  test('without a bot it says what to set and ends with 1', async () => {
    const { code, said } = await build();
    expect(code).toBe(1);
    expect(said).toContain('MicrosoftAppId is not set');
    expect(said).toContain('PUBLIC_URL is not set');
  });

  test('with a placeholder it writes a package to look at', async () => {
    const { code, said } = await build('--placeholder');
    expect(said).toContain('placeholder');
    expect(code).toBe(0);
    const written = unzipSync(await readFile(join(folder, 'dist/support-assistant.zip')));
    expect(Object.keys(written)).toEqual([...files.keys()]);
  });
});
