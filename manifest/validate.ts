import { type AppManifest, AppManifestUtils } from '@microsoft/app-manifest';

/**
 * What the schema that a file of the package names finds wrong with it: the field and the reason. The schemas come with
 * a library, so nothing is fetched.
 */
export const faultsInFile = async (name: string, json: string): Promise<readonly string[]> => {
  const file: AppManifest = JSON.parse(json);
  const published = await AppManifestUtils.fetchSchema(file.$schema ?? '');
  const schema: typeof published = JSON.parse(JSON.stringify(published), usable);
  return (await AppManifestUtils.validateAgainstSchema(file, schema)).map(fault => `${name}: ${fault}`);
};

/** The published localisation schema has patterns that are no regular expressions; what they would allow is not used. */
const usable = (key: string, value: unknown): unknown =>
  key === 'patternProperties' && typeof value === 'object' && value !== null
    ? Object.fromEntries(Object.entries(value).filter(([pattern]) => isPattern(pattern)))
    : value;

const isPattern = (text: string): boolean => {
  try {
    new RegExp(text, 'u');
    return true;
  } catch {
    return false;
  }
};
