import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { z } from 'zod';
import { variables } from '../bot/config.ts';
import { say } from '../bot/say.ts';
import { faultsInPackage, packageFiles, zip } from './package.ts';
import { PLACEHOLDERS, readSettings } from './settings.ts';

/** In the project's folder, from which npm runs this. */
const TARGET = 'dist/support-assistant.zip';

/** Writes the app package, or says why it cannot. */
const main = async (placeholder: boolean): Promise<void> => {
  const given = variables();
  const settings = readSettings(placeholder ? { ...given, ...PLACEHOLDERS } : given);
  const { version } = z
    .object({ version: z.string() })
    .parse(JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')));
  const files = packageFiles(settings, version);
  const faults = await faultsInPackage(files);
  if (faults.length > 0) throw new Error(`Teams would refuse the package.\n${faults.join('\n')}`);
  mkdirSync(dirname(TARGET), { recursive: true });
  writeFileSync(TARGET, zip(files));
  say(`${TARGET}: version ${version}, ${[...files.keys()].join(', ')}`);
  if (placeholder) say('It has a placeholder for a bot: look at it, but build it again with MicrosoftAppId to use it.');
  const { website, privacy, terms } = settings.developer;
  if (privacy === website || terms === website)
    say(`Privacy policy: ${privacy}, terms of use: ${terms}; TEAMS_PRIVACY_URL and TEAMS_TERMS_URL change them.`);
};

main(process.argv.includes('--placeholder')).catch((error: unknown) => {
  say(`The app package was not built.\n${error instanceof Error ? error.message : String(error)}`);
  process.exit(1);
});
