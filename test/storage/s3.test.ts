import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { s3Storage } from '../../bot/storage/s3-storage.ts';
import { freePorts } from '../kit/free-ports.ts';
import { startChild } from './child.ts';
import { storageContract } from './contract.ts';

let folder: string;
let server: Awaited<ReturnType<typeof startChild>>;
let endpoint: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'support-s3-'));
  await mkdir(join(folder, 'files'));
  const [port = 0] = await freePorts(1);
  endpoint = `http://127.0.0.1:${port}`;
  const args = ['--directory', folder, '--address', '127.0.0.1', '--port', String(port), '--silent'];
  server = await startChild('s3rver/bin/s3rver.js', [...args, '--configure-bucket', 'files'], port);
});
afterAll(async () => {
  await server.stop();
  await rm(folder, { recursive: true });
});

const storage = (bucket: string) =>
  s3Storage({
    bucket,
    region: 'us-east-1',
    endpoint,
    pathStyle: true,
    credentials: { accessKeyId: 'S3RVER', secretAccessKey: 'S3RVER' },
  });

storageContract('in S3', async () => storage('files'));

describe('S3', () => {
  it('that refuses us is a failure, not a content that is missing', async () => {
    await expect(storage('elsewhere').put('key', Buffer.from('x'), 'text/plain')).rejects.toThrow();
    await expect(storage('elsewhere').get('key')).rejects.toThrow();
  });
});
