import { createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { FetchContent } from '../../bot/attachments.ts';
import { CONNECTOR_HOSTS, FILE_HOSTS } from '../../bot/teams/file-host.ts';
import { fetchFile } from '../../bot/teams/files.ts';
import { fileAttachment, type RawActivity } from './activities.ts';

/** Where people's files are, as OneDrive keeps them: on this machine, and fetched as in production. */
export type FileSource = {
  readonly fetchContent: FetchContent;
  /** Puts a file there, and gives what a message carries of it. */
  readonly holds: (name: string, content: string | Uint8Array) => RawActivity;
  /** From now on it gives nothing, as if the network were down. */
  readonly silent: (is: boolean) => void;
  readonly close: () => Promise<void>;
};

export const startFileSource = async (maxBytes: number): Promise<FileSource> => {
  const contents = new Map<string, Uint8Array>();
  let isSilent = false;
  const server = createServer((asked, response) => {
    const content = contents.get(asked.url ?? '');
    response.statusCode = content === undefined ? 404 : 200;
    if (isSilent) response.socket?.destroy();
    else response.end(content);
  });
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    fetchContent: async ({ name, source }) =>
      source === undefined
        ? { ok: false, reason: 'gone' }
        : fetchFile(
            { ...source, name },
            {
              ...{ maxBytes, timeout: 10_000, fileHosts: FILE_HOSTS, connectorHosts: CONNECTOR_HOSTS },
              token: async () => undefined,
              resolve: async () => ['127.0.0.1'],
              reachable: () => true,
              dial: (url, given) => request({ ...given, host: url.hostname, path: url.pathname, port }),
            },
          ),
    holds: (name, content) => {
      const path = `/${contents.size}`;
      contents.set(path, Buffer.from(content));
      return fileAttachment(name, `https://contoso.sharepoint.com${path}`);
    },
    silent: is => {
      isSilent = is;
    },
    close: () =>
      new Promise(resolve => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
};
