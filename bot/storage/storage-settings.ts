import { z } from 'zod';
import type { StorageSettings } from './create-storage.ts';

const url = z.url({ protocol: /^https?$/, error: 'not an http or https address' }).optional();
const text = z.string().default('');

/** What says where contents are kept. */
export const storageVariables = {
  STORAGE: z.enum(['database', 'folder', 's3', 'azure']).default('database'),
  STORAGE_FOLDER: z.string().default('data/files'),
  S3_BUCKET: text,
  S3_REGION: z.string().default('us-east-1'),
  S3_ENDPOINT: url,
  S3_PATH_STYLE: z.enum(['on', 'off']).default('off'),
  S3_ACCESS_KEY_ID: text,
  S3_SECRET_ACCESS_KEY: text,
  AZURE_STORAGE_CONTAINER: text,
  AZURE_STORAGE_CONNECTION_STRING: text,
  AZURE_STORAGE_URL: url,
  AZURE_STORAGE_KEY: text,
};

type Variables = z.infer<z.ZodObject<typeof storageVariables>>;

const required = (it: Variables, name: keyof Variables, why: string): string => {
  const value = it[name] ?? '';
  if (value === '') throw new Error(`${name}: required with ${why}`);
  return value;
};

/** The storage that the variables describe. Throws one sentence, naming the variable that is missing. */
export const storageSettings = (it: Variables): StorageSettings => {
  switch (it.STORAGE) {
    case 'database':
      return { kind: 'database' };
    case 'folder':
      return { kind: 'folder', folder: it.STORAGE_FOLDER };
    case 's3':
      return {
        kind: 's3',
        bucket: required(it, 'S3_BUCKET', 'STORAGE=s3'),
        region: it.S3_REGION,
        endpoint: it.S3_ENDPOINT,
        pathStyle: it.S3_PATH_STYLE === 'on',
        credentials: s3Credentials(it),
      };
    case 'azure':
      return {
        kind: 'azure',
        container: required(it, 'AZURE_STORAGE_CONTAINER', 'STORAGE=azure'),
        access: azureAccess(it),
      };
  }
};

const s3Credentials = (it: Variables) =>
  it.S3_ACCESS_KEY_ID === '' && it.S3_SECRET_ACCESS_KEY === ''
    ? undefined
    : {
        accessKeyId: required(it, 'S3_ACCESS_KEY_ID', 'S3_SECRET_ACCESS_KEY'),
        secretAccessKey: required(it, 'S3_SECRET_ACCESS_KEY', 'S3_ACCESS_KEY_ID'),
      };

const azureAccess = (it: Variables): Extract<StorageSettings, { kind: 'azure' }>['access'] => {
  if (it.AZURE_STORAGE_CONNECTION_STRING !== '')
    return { kind: 'connection-string', text: it.AZURE_STORAGE_CONNECTION_STRING };
  if (it.AZURE_STORAGE_URL === undefined)
    throw new Error(
      'AZURE_STORAGE_CONNECTION_STRING: required with STORAGE=azure, or AZURE_STORAGE_URL with a signature or a key',
    );
  if (new URL(it.AZURE_STORAGE_URL).search === '')
    required(it, 'AZURE_STORAGE_KEY', 'an AZURE_STORAGE_URL without a signature');
  return {
    kind: 'url',
    url: it.AZURE_STORAGE_URL,
    key: it.AZURE_STORAGE_KEY === '' ? undefined : it.AZURE_STORAGE_KEY,
  };
};
