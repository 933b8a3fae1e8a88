import { Readable } from 'node:stream';
import { lazily } from './lazily.ts';
import { counted } from './pieces.ts';
import { safeName } from './safe-name.ts';
import type { Storage } from './storage.ts';

export type AzureSettings = {
  readonly container: string;
  readonly access:
    | { readonly kind: 'connection-string'; readonly text: string }
    /** `url` with a shared access signature in it, or with the account's key beside it. */
    | { readonly kind: 'url'; readonly url: string; readonly key: string | undefined };
};

/** One upload holds two of these in memory. */
const PART = 4 * 1024 * 1024;

/** Contents in a container of Azure Blob Storage. */
export const azureStorage = ({ container, access }: AzureSettings): Storage => {
  // A large library: loaded when it is first needed, so that the start does not wait for it.
  const opened = lazily(async () => {
    const sdk = await import('@azure/storage-blob');
    const service = (): InstanceType<typeof sdk.BlobServiceClient> => {
      if (access.kind === 'connection-string') return sdk.BlobServiceClient.fromConnectionString(access.text);
      if (access.key === undefined) return new sdk.BlobServiceClient(access.url);
      const credential = new sdk.StorageSharedKeyCredential(accountIn(access.url), access.key);
      return new sdk.BlobServiceClient(access.url, credential);
    };
    return { sdk, blobs: service().getContainerClient(container) };
  });

  return {
    put: async (key, content, type) => {
      const { blobs } = await opened();
      const { stream, size } = counted(content);
      // Blocks come together at the end; those of an upload that broke off are never a blob.
      await blobs
        .getBlockBlobClient(safeName(key))
        .uploadStream(stream, PART, 1, { blobHTTPHeaders: { blobContentType: type } });
      return { size: size() };
    },
    get: async key => {
      const { sdk, blobs } = await opened();
      try {
        const { readableStreamBody } = await blobs.getBlobClient(safeName(key)).download();
        if (!(readableStreamBody instanceof Readable)) throw new Error('the storage gave no stream');
        return readableStreamBody;
      } catch (error) {
        if (error instanceof sdk.RestError && error.code === 'BlobNotFound') return undefined;
        throw error;
      }
    },
    remove: async key => {
      const { blobs } = await opened();
      await blobs.getBlobClient(safeName(key)).deleteIfExists();
    },
  };
};

/** The first part of the host name, or of the path where an emulator has it there. */
const accountIn = (url: string): string => {
  const { hostname, pathname } = new URL(url);
  const first = pathname.split('/').find(part => part !== '');
  return first ?? hostname.split('.')[0] ?? '';
};
