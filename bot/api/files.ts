import { createHash } from 'node:crypto';
import type { Readable } from 'node:stream';
import type { Store } from '../../db/store.ts';
import { SPOKEN, translator } from '../../locales/index.ts';
import { languageOf } from '../domain/language.ts';
import { actorOf, type Known } from '../domain/people.ts';
import { type FileClaim, readFileLink } from '../links.ts';
import { contentDisposition } from './content-disposition.ts';
import type { Answered, Asked, Route } from './route.ts';

/** What stands behind a link that holds. */
export type ServedFile = {
  readonly name: string;
  readonly type: string;
  readonly size: number | undefined;
  /** Undefined where it is gone. */
  readonly open: () => Promise<Readable | undefined>;
};

/** Finds what a link of one kind is about; undefined where it is not there, or no longer for this reader. */
export type FileOpener = (id: string, reader: Known) => Promise<ServedFile | undefined>;

export type FileRouteParts = {
  readonly store: Pick<Store, 'usersById' | 'account'>;
  /** Signs links. */
  readonly key: Uint8Array;
  readonly now: () => Date;
  readonly openers: Readonly<Record<FileClaim['kind'], FileOpener>>;
};

/** `GET /files/{signed}`: whoever made the link for whom, rights are those of this moment. */
export const fileRoutes = (parts: FileRouteParts): readonly Route[] => {
  const find = async (token: string): Promise<ServedFile | undefined> => {
    const claim = await readFileLink(parts, token);
    const reader = claim && (await readerOf(parts.store, claim));
    return claim && reader && parts.openers[claim.kind](claim.id, reader);
  };
  const answer =
    (reading: boolean): Route['answer'] =>
    async asked => {
      const file = await find(asked.params.token ?? '');
      if (file === undefined) return missing(asked);
      if (!reading) return { status: 200, headers: headersOf(file), content: { type: file.type, bytes: '' } };
      const content = await file.open();
      if (content === undefined) return missing(asked);
      return { status: 200, headers: headersOf(file), content: { type: file.type, bytes: content } };
    };
  return [
    { method: 'get', path: '/files/:token', answer: answer(true) },
    { method: 'head', path: '/files/:token', answer: answer(false) },
  ];
};

const readerOf = async (
  store: FileRouteParts['store'],
  { user: id, tenant }: FileClaim,
): Promise<Known | undefined> => {
  const [user] = await store.usersById([id]);
  if (user?.identity?.tenant !== tenant) return undefined;
  const account = await store.account(user.account);
  return account === undefined ? undefined : actorOf(user, account);
};

/** Whatever a browser makes of it, it runs nothing of it. */
const headersOf = ({ name, size }: ServedFile): Readonly<Record<string, string>> => ({
  'Content-Disposition': contentDisposition(name),
  'Content-Security-Policy': "default-src 'none'; sandbox; frame-ancestors 'none'",
  'Cross-Origin-Resource-Policy': 'same-origin',
  ...(size === undefined ? {} : { 'Content-Length': String(size) }),
});

const STYLE =
  'body{font:16px/1.5 system-ui,sans-serif;max-width:34em;margin:15vh auto;padding:0 1em;color-scheme:light dark}';
const STYLE_HASH = createHash('sha256').update(STYLE).digest('base64');

/** Wrong, expired, somebody else's or gone: one page, which says nothing of which. */
const missing = ({ headers }: Asked): Answered => {
  const wanted = (headers['accept-language'] ?? '').split(',').map(tag => languageOf(tag.split(';')[0]?.trim()));
  const t = translator(SPOKEN.find(language => language === wanted[0]) ?? 'en', 'UTC', new Date(0));
  const title = t('files.page.title');
  const html = `<!doctype html>
<html lang="${t.language}">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>${title}</title>
<style>${STYLE}</style>
<h1>${title}</h1>
<p>${t('files.page.words')}</p>
</html>
`;
  return {
    status: 404,
    headers: {
      'Content-Security-Policy': `default-src 'none'; style-src 'sha256-${STYLE_HASH}'; frame-ancestors 'none'`,
    },
    content: { type: 'text/html; charset=utf-8', bytes: html },
  };
};
