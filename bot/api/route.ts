import type { Readable } from 'node:stream';

/** What a route sees of a request. */
export type Asked = {
  readonly params: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  /** By lower-case name. */
  readonly headers: Readonly<Record<string, string | undefined>>;
  /** The parsed JSON; undefined where there was none. */
  readonly body: unknown;
  /** The body as it came, for signatures. */
  readonly raw: string;
};

/** What a route answers: `body` as JSON, or `content` as it is. */
export type Answered = {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
  readonly content?: { readonly type: string; readonly bytes: Uint8Array | string | Readable };
};

export type Route = {
  readonly method: 'get' | 'head' | 'post' | 'put' | 'patch' | 'del';
  readonly path: string;
  /** Media types of a body that it takes besides JSON; such a body is in `raw`. */
  readonly accepts?: readonly string[];
  readonly answer: (asked: Asked) => Promise<Answered>;
};
