import { describe, expect, it } from 'vitest';
import { readConfig } from '../../bot/config.ts';

const storage = (environment: Record<string, string>) => readConfig(environment).storage;

describe('the storage', () => {
  it('is the database where nothing is said', () => {
    expect(storage({})).toEqual({ kind: 'database' });
  });

  it('is a folder, under data by default', () => {
    expect(storage({ STORAGE: 'folder' })).toEqual({ kind: 'folder', folder: 'data/files' });
    expect(storage({ STORAGE: 'folder', STORAGE_FOLDER: '/mnt/files' })).toEqual({
      kind: 'folder',
      folder: '/mnt/files',
    });
  });

  it('is a bucket, at Amazon or elsewhere', () => {
    expect(storage({ STORAGE: 's3', S3_BUCKET: 'files' })).toEqual({
      kind: 's3',
      bucket: 'files',
      region: 'us-east-1',
      endpoint: undefined,
      pathStyle: false,
      credentials: undefined,
    });
    const elsewhere = {
      STORAGE: 's3',
      S3_BUCKET: 'files',
      S3_REGION: 'fsn1',
      S3_ENDPOINT: 'https://objects.example',
      S3_PATH_STYLE: 'on',
      S3_ACCESS_KEY_ID: 'id',
      S3_SECRET_ACCESS_KEY: 'secret',
    };
    expect(storage(elsewhere)).toMatchObject({
      endpoint: 'https://objects.example',
      pathStyle: true,
      credentials: { accessKeyId: 'id', secretAccessKey: 'secret' },
    });
  });

  it('is a container, reached in one of three ways', () => {
    const container = { STORAGE: 'azure', AZURE_STORAGE_CONTAINER: 'files' };
    const address = 'https://account.blob.core.windows.net';
    expect(storage({ ...container, AZURE_STORAGE_CONNECTION_STRING: 'AccountName=a' })).toMatchObject({
      access: { kind: 'connection-string', text: 'AccountName=a' },
    });
    expect(storage({ ...container, AZURE_STORAGE_URL: address, AZURE_STORAGE_KEY: 'a2V5' })).toMatchObject({
      access: { kind: 'url', url: address, key: 'a2V5' },
    });
    expect(storage({ ...container, AZURE_STORAGE_URL: `${address}?sig=x` })).toMatchObject({
      access: { kind: 'url', url: `${address}?sig=x`, key: undefined },
    });
  });

  it.each<[Record<string, string>, RegExp]>([
    [{ STORAGE: 'tape' }, /^STORAGE: /],
    [{ STORAGE: 's3' }, /^S3_BUCKET: required with STORAGE=s3$/],
    [{ STORAGE: 's3', S3_BUCKET: 'b', S3_ENDPOINT: 'objects.example' }, /^S3_ENDPOINT: not an http or https address$/],
    [
      { STORAGE: 's3', S3_BUCKET: 'b', S3_ACCESS_KEY_ID: 'id' },
      /^S3_SECRET_ACCESS_KEY: required with S3_ACCESS_KEY_ID$/,
    ],
    [{ STORAGE: 'azure' }, /^AZURE_STORAGE_CONTAINER: required with STORAGE=azure$/],
    [{ STORAGE: 'azure', AZURE_STORAGE_CONTAINER: 'c' }, /^AZURE_STORAGE_CONNECTION_STRING: required/],
    [
      { STORAGE: 'azure', AZURE_STORAGE_CONTAINER: 'c', AZURE_STORAGE_URL: 'https://a.blob.core.windows.net' },
      /^AZURE_STORAGE_KEY: required with an AZURE_STORAGE_URL without a signature$/,
    ],
    [{ MAX_FILE_MB: '0' }, /^MAX_FILE_MB: /],
    [{ MAX_FILES_PER_CASE: 'many' }, /^MAX_FILES_PER_CASE: /],
  ])('is not guessed: %j', (environment, message) => {
    expect(() => readConfig(environment)).toThrow(message);
  });

  it('takes 25 MB a file by default, and fractions where they are set', () => {
    expect(readConfig({}).fileLimits).toEqual({
      file: 25_000_000,
      draftFiles: 20,
      caseFiles: 100,
      caseBytes: 500_000_000,
    });
    expect(readConfig({ MAX_FILE_MB: '0.5' }).fileLimits.file).toBe(500_000);
  });
});
