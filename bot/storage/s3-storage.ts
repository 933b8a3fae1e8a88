import { Readable } from 'node:stream';
import { lazily } from './lazily.ts';
import { counted } from './pieces.ts';
import { safeName } from './safe-name.ts';
import type { Storage } from './storage.ts';

export type S3Settings = {
  readonly bucket: string;
  readonly region: string;
  /** Of a compatible service; Amazon's own where undefined. */
  readonly endpoint: string | undefined;
  readonly pathStyle: boolean;
  /** Where undefined, those that the machine has of its own. */
  readonly credentials: { readonly accessKeyId: string; readonly secretAccessKey: string } | undefined;
};

/** The least that S3 takes, and about what one upload holds in memory. */
const PART = 5 * 1024 * 1024;

/** Contents in a bucket of S3 or of a service that speaks as it does. */
export const s3Storage = ({ bucket, endpoint, credentials, region, pathStyle }: S3Settings): Storage => {
  // A large library: loaded when it is first needed, so that the start does not wait for it.
  const opened = lazily(async () => {
    const [sdk, { Upload }] = await Promise.all([import('@aws-sdk/client-s3'), import('@aws-sdk/lib-storage')]);
    const client = new sdk.S3Client({
      region,
      forcePathStyle: pathStyle,
      // Not every compatible service knows the newer checksums.
      requestChecksumCalculation: 'WHEN_REQUIRED',
      responseChecksumValidation: 'WHEN_REQUIRED',
      ...(endpoint === undefined ? {} : { endpoint }),
      ...(credentials === undefined ? {} : { credentials }),
    });
    return { sdk, client, Upload };
  });
  const at = (key: string) => ({ Bucket: bucket, Key: safeName(key) });

  return {
    put: async (key, content, type) => {
      const { client, Upload } = await opened();
      const { stream, size } = counted(content);
      const params = { ...at(key), Body: stream, ContentType: type };
      try {
        await new Upload({ client, params, partSize: PART, queueSize: 1 }).done();
      } catch (error) {
        // What went wrong first, where tidying up after it went wrong too.
        throw stream.errored ?? error;
      }
      return { size: size() };
    },
    get: async key => {
      const { sdk, client } = await opened();
      try {
        const { Body } = await client.send(new sdk.GetObjectCommand(at(key)));
        if (!(Body instanceof Readable)) throw new Error('the storage gave no stream');
        return Body;
      } catch (error) {
        if (error instanceof sdk.NoSuchKey) return undefined;
        throw error;
      }
    },
    remove: async key => {
      const { sdk, client } = await opened();
      await client.send(new sdk.DeleteObjectCommand(at(key)));
    },
  };
};
