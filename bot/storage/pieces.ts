import { Readable } from 'node:stream';

/** A content piece by piece, as the source gives it; a source that is not read to its end is closed. */
export async function* piecesOf(
  content: Readable | Uint8Array,
  count: (bytes: number) => void = () => {},
): AsyncGenerator<Uint8Array> {
  for await (const piece of content instanceof Readable ? content : [content]) {
    const bytes = typeof piece === 'string' ? Buffer.from(piece) : piece;
    if (!(bytes instanceof Uint8Array)) throw new Error('a content must be bytes');
    count(bytes.length);
    yield bytes;
  }
}

/** The same as a stream of bytes, with the number of those that went through. */
export const counted = (content: Readable | Uint8Array): { readonly stream: Readable; readonly size: () => number } => {
  let size = 0;
  const stream = Readable.from(
    piecesOf(content, bytes => {
      size += bytes;
    }),
    { objectMode: false },
  );
  return { stream, size: () => size };
};
