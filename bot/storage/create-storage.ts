import type { Blobs } from '../../db/store/blobs.ts';
import { type AzureSettings, azureStorage } from './azure-storage.ts';
import { databaseStorage } from './database-storage.ts';
import { folderStorage } from './folder-storage.ts';
import { type S3Settings, s3Storage } from './s3-storage.ts';
import type { Storage } from './storage.ts';

/** Where contents are kept, as it was configured. */
export type StorageSettings =
  | { readonly kind: 'database' }
  | { readonly kind: 'folder'; readonly folder: string }
  | ({ readonly kind: 's3' } & S3Settings)
  | ({ readonly kind: 'azure' } & AzureSettings);

/** The storage that was configured. */
export const createStorage = (
  settings: StorageSettings,
  { store, now }: { readonly store: Blobs; readonly now: () => Date },
): Storage => {
  switch (settings.kind) {
    case 'database':
      return databaseStorage(store, now);
    case 'folder':
      return folderStorage(settings.folder, now);
    case 's3':
      return s3Storage(settings);
    case 'azure':
      return azureStorage(settings);
  }
};
