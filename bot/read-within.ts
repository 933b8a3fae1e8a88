import type { ClientRequest, IncomingMessage } from 'node:http';

/** The response to a call that is made now. */
export const responseTo = (call: ClientRequest): Promise<IncomingMessage> =>
  new Promise((done, fail) => {
    call.once('response', done);
    call.on('error', fail);
    call.end();
  });

/** The whole body; undefined, and the connection ended, where it is longer than allowed. */
export const readWithin = async (response: IncomingMessage, maxBytes: number): Promise<Uint8Array | undefined> => {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of response) {
    if (!(chunk instanceof Uint8Array)) continue;
    size += chunk.length;
    // Leaving the loop ends the connection.
    if (size > maxBytes) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
};
