import { readFileSync } from 'node:fs';
import { zipSync } from 'fflate';
import { features } from '../bot/features/index.ts';
import { SPOKEN, translator } from '../locales/index.ts';
import { menu } from './commands.ts';
import { faultsInIcons } from './icons.ts';
import { localisationOf, type Menus, manifestOf } from './manifest.ts';
import type { Settings } from './settings.ts';
import { faultsInFile } from './validate.ts';

/** The files of the package by name, in the order of the archive. */
export type Files = ReadonlyMap<string, Buffer>;

/** Makes the files of the package: the manifest in English, the words of every other language, and the icons. */
export const packageFiles = (settings: Settings, version: string): Files => {
  const wordsIn = (language: (typeof SPOKEN)[number]) => translator(language, 'UTC', new Date(0));
  const english = wordsIn('en');
  const menus: Menus = { personal: menu(features, 'personal', english), shared: menu(features, 'shared', english) };
  const translated = SPOKEN.filter(language => language !== 'en');
  return new Map([
    ['manifest.json', json(manifestOf(settings, version, menus, english, translated))],
    ...translated.map(language => [`${language}.json`, json(localisationOf(menus, wordsIn(language)))] as const),
    ['color.png', icon('color')],
    ['outline.png', icon('outline')],
  ]);
};

const json = (value: unknown): Buffer => Buffer.from(`${JSON.stringify(value, undefined, 2)}\n`);

const icon = (name: string): Buffer => readFileSync(new URL(`icons/${name}.png`, import.meta.url));

/** Why Teams would refuse the package; none if it would not. */
export const faultsInPackage = async (files: Files): Promise<readonly string[]> => {
  const texts = [...files].filter(([name]) => name.endsWith('.json'));
  const faults = await Promise.all(texts.map(([name, bytes]) => faultsInFile(name, bytes.toString('utf8'))));
  const nothing = Buffer.alloc(0);
  return [...faults.flat(), ...faultsInIcons(files.get('color.png') ?? nothing, files.get('outline.png') ?? nothing)];
};

/** The archive to upload: the same files give the same bytes, wherever and whenever they are packed. */
export const zip = (files: Files): Uint8Array =>
  // The format keeps local time without a zone, so a local date is the same everywhere.
  zipSync(Object.fromEntries(files), { level: 9, mtime: new Date(1980, 0, 1) });
