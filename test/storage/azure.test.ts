import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { BlobServiceClient, ContainerSASPermissions, StorageSharedKeyCredential } from '@azure/storage-blob';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type AzureSettings, azureStorage } from '../../bot/storage/azure-storage.ts';
import { freePorts } from '../kit/free-ports.ts';
import { startChild } from './child.ts';
import { storageContract } from './contract.ts';

/** The emulator's own account, the same everywhere. */
const ACCOUNT = 'devstoreaccount1';
const KEY = 'Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==';

let folder: string;
let server: Awaited<ReturnType<typeof startChild>>;
let url: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'support-azure-'));
  const [port = 0] = await freePorts(1);
  url = `http://127.0.0.1:${port}/${ACCOUNT}`;
  const args = ['--location', folder, '--blobHost', '127.0.0.1', '--blobPort', String(port)];
  server = await startChild(
    'azurite/dist/src/blob/main.js',
    [...args, '--silent', '--disableTelemetry', '--skipApiVersionCheck'],
    port,
  );
  await new BlobServiceClient(url, new StorageSharedKeyCredential(ACCOUNT, KEY)).getContainerClient('files').create();
});
afterAll(async () => {
  await server.stop();
  await rm(folder, { recursive: true });
});

const connectionString = () =>
  `DefaultEndpointsProtocol=http;AccountName=${ACCOUNT};AccountKey=${KEY};BlobEndpoint=${url};`;

storageContract('in Azure', async () =>
  azureStorage({ container: 'files', access: { kind: 'connection-string', text: connectionString() } }),
);

describe('Azure', () => {
  const signed = async (): Promise<string> => {
    const container = new BlobServiceClient(url, new StorageSharedKeyCredential(ACCOUNT, KEY)).getContainerClient(
      'files',
    );
    const link = await container.generateSasUrl({
      permissions: ContainerSASPermissions.parse('racwd'),
      expiresOn: new Date(Date.now() + 3_600_000),
    });
    return `${url}${new URL(link).search}`;
  };

  it.each<[string, () => Promise<AzureSettings['access']>]>([
    ['a key', async () => ({ kind: 'url', url, key: KEY })],
    ['a signature', async () => ({ kind: 'url', url: await signed(), key: undefined })],
  ])('is reached at its address with %s', async (name, access) => {
    const storage = azureStorage({ container: 'files', access: await access() });
    await storage.put(name, Buffer.from('x'), 'text/plain');
    expect(await storage.get(name)).toBeDefined();
    await storage.remove(name);
    expect(await storage.get(name)).toBeUndefined();
  });

  it('that refuses us is a failure', async () => {
    const storage = azureStorage({ container: 'files', access: { kind: 'url', url, key: 'bm90IHRoZSBrZXk=' } });
    await expect(storage.put('key', Buffer.from('x'), 'text/plain')).rejects.toThrow();
    await expect(storage.get('key')).rejects.toThrow();
  });
});
