import type { TeamsManifestV1D25 } from '@microsoft/app-manifest';
import { v5 as uuid } from 'uuid';
import type { CommandName, Translate } from '../locales/index.ts';
import { menuEntry } from './commands.ts';
import type { Settings } from './settings.ts';

export type Manifest = TeamsManifestV1D25.TeamsManifestV1D25;

/** What the package offers in the menus of its chats. */
export type Menus = { readonly personal: readonly CommandName[]; readonly shared: readonly CommandName[] };

const SCHEMAS = 'https://developer.microsoft.com/json-schemas/teams/v1.25';

/** Ids of the app are derived from those of its bot in this space: another bot is another app. */
const APPS = '5a3f7a54-3f0e-4c0b-9d3c-6f1f6f6f2b11';

/** The file that describes the app to Teams, in English. */
export const manifestOf = (
  settings: Settings,
  version: string,
  menus: Menus,
  english: Translate,
  translated: readonly string[],
): Manifest => ({
  $schema: `${SCHEMAS}/MicrosoftTeams.schema.json`,
  // The lowest version with twelve commands a menu that is documented: clouds lag behind the newest one.
  manifestVersion: '1.25',
  version,
  id: settings.appId ?? uuid(settings.botId, APPS),
  localizationInfo: {
    defaultLanguageTag: english.language,
    additionalLanguages: translated.map(language => ({ languageTag: language, file: `${language}.json` })),
  },
  developer: {
    name: settings.developer.name ?? english('manifest.name'),
    websiteUrl: settings.developer.website,
    privacyUrl: settings.developer.privacy,
    termsOfUseUrl: settings.developer.terms,
  },
  name: { short: english('manifest.name'), full: english('manifest.fullName') },
  description: { short: english('manifest.short'), full: english('manifest.full') },
  icons: { color: 'color.png', outline: 'outline.png' },
  accentColor: '#5b5fc7',
  defaultInstallScope: 'personal',
  bots: [
    {
      botId: settings.botId,
      scopes: ['personal', 'team', 'groupChat'],
      supportsFiles: true,
      commandLists: [
        { scopes: ['personal'], commands: menus.personal.map(name => menuEntry(english, name)) },
        { scopes: ['team', 'groupChat'], commands: menus.shared.map(name => menuEntry(english, name)) },
      ],
    },
  ],
  validDomains: [settings.publicUrl.host],
});

/** The file with the same words in another language: the place of each in the manifest, and what stands there. */
export const localisationOf = (menus: Menus, t: Translate): Readonly<Record<string, string>> => ({
  $schema: `${SCHEMAS}/MicrosoftTeams.Localization.schema.json`,
  'name.short': t('manifest.name'),
  'name.full': t('manifest.fullName'),
  'description.short': t('manifest.short'),
  'description.full': t('manifest.full'),
  ...Object.fromEntries(
    [menus.personal, menus.shared].flatMap((names, list) =>
      names.flatMap((name, at) => {
        const { title, description } = menuEntry(t, name);
        const place = `bots[0].commandLists[${list}].commands[${at}]`;
        return [
          [`${place}.title`, title],
          [`${place}.description`, description],
        ];
      }),
    ),
  ),
});
