/** Contents under keys of ours, in pieces, so that no size is too large for the memory there is. */
export interface Blobs {
  /** Takes the pieces as they come. Nothing is there under the key unless all of it is; then it stands for what was. */
  putBlob(
    key: string,
    content: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
    type: string,
    at: Date,
  ): Promise<{ readonly size: number }>;
  /** Undefined where there is nothing. */
  blob(key: string): Promise<AsyncIterable<Uint8Array> | undefined>;
  /** Does nothing where there is nothing. */
  removeBlob(key: string): Promise<void>;
}
