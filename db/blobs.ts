import { and, asc, eq, isNotNull, ne } from 'drizzle-orm';
import { type Db, type Dialect, retried, rows, type Steps, touched } from './dialect.ts';
import { isGiven } from './given.ts';
import type { Blobs } from './store/blobs.ts';

/** Of one row: small beside the memory there is, large beside what a row costs. */
const PIECE = 256 * 1024;

/** Contents in the database. Each piece is a statement of its own, so that a large one holds nobody up. */
export const blobStore = (dialect: Dialect): Blobs => {
  const { db, t, read, prepare, atomically } = dialect;
  const found = prepare(
    'blob',
    db
      .select({ id: t.blobs.id, size: t.blobs.size })
      .from(t.blobs)
      .where(and(isGiven(t.blobs.key, 'key'), isNotNull(t.blobs.size))),
  );
  const piece = prepare(
    'blob_piece',
    db
      .select({ content: t.blobPieces.content })
      .from(t.blobPieces)
      .where(and(isGiven(t.blobPieces.blob, 'blob'), isGiven(t.blobPieces.number, 'number')))
      .orderBy(asc(t.blobPieces.number)),
  );

  /** From now on the key means this one. */
  function* complete(tx: Db, id: number, key: string, size: number): Steps<boolean> {
    const others = and(eq(t.blobs.key, key), isNotNull(t.blobs.size), ne(t.blobs.id, id));
    yield* rows(tx.delete(t.blobs).where(others).returning({ id: t.blobs.id }));
    return yield* touched(tx.update(t.blobs).set({ size }).where(eq(t.blobs.id, id)).returning({ id: t.blobs.id }));
  }

  async function* pieces(id: number, size: number): AsyncGenerator<Uint8Array> {
    let read = 0;
    for (let number = 0; read < size; number += 1) {
      const [row] = await piece({ blob: id, number });
      if (row === undefined) throw new Error('the content was removed while it was read');
      read += row.content.length;
      yield row.content;
    }
  }

  return {
    putBlob: async (key, content, type, at) => {
      const [begun] = await read(db.insert(t.blobs).values({ key, type, at }).returning({ id: t.blobs.id }));
      if (begun === undefined) throw new Error('the content could not be begun');
      const { id } = begun;
      try {
        let size = 0;
        let number = 0;
        for await (const part of inPieces(content)) {
          const row = { blob: id, number, content: part };
          await read(db.insert(t.blobPieces).values(row).returning({ number: t.blobPieces.number }));
          size += part.length;
          number += 1;
        }
        if (!(await retried(dialect, () => atomically(tx => complete(tx, id, key, size)))))
          throw new Error('the content was removed while it was written');
        return { size };
      } catch (error) {
        await read(db.delete(t.blobs).where(eq(t.blobs.id, id)).returning({ id: t.blobs.id }));
        throw error;
      }
    },
    blob: async key => {
      const [row] = await found({ key });
      return row === undefined ? undefined : pieces(row.id, row.size ?? 0);
    },
    removeBlob: async key => {
      const kept = and(eq(t.blobs.key, key), isNotNull(t.blobs.size));
      await read(db.delete(t.blobs).where(kept).returning({ id: t.blobs.id }));
    },
  };
};

/** The same bytes in pieces of one size, the last one smaller. */
async function* inPieces(content: AsyncIterable<Uint8Array> | Iterable<Uint8Array>): AsyncGenerator<Buffer> {
  let waiting: Uint8Array[] = [];
  let size = 0;
  for await (const part of content) {
    for (let at = 0; at < part.length; ) {
      const taken = part.subarray(at, at + PIECE - size);
      waiting.push(taken);
      size += taken.length;
      at += taken.length;
      if (size < PIECE) continue;
      yield Buffer.concat(waiting);
      waiting = [];
      size = 0;
    }
  }
  if (size > 0) yield Buffer.concat(waiting);
}
