import { z } from 'zod';
import { wellFormed } from '../domain/well-formed.ts';
import type { IncomingFile } from '../feature.ts';
import { each, type IncomingActivity } from './activity.ts';

const MOST_FILES = 10;
const LONGEST_NAME = 200;

const url = z.string().max(4000);
const name = z.string().nullish();

const shared = z.object({
  contentType: z.literal('application/vnd.microsoft.teams.file.download.info'),
  name,
  content: z.object({ downloadUrl: url }),
});

const inline = z.object({ contentType: z.string().regex(/^image\//), name, contentUrl: url });

/** The files of a message. Formatted text comes as an attachment too and is none; nor is an image from another host. */
export const incomingFiles = (activity: IncomingActivity): readonly IncomingFile[] => {
  const connector = new URL(activity.serviceUrl).host;
  const found = (activity.attachments ?? []).flatMap((attachment): IncomingFile[] => {
    const [file] = each(shared, [attachment]);
    if (file !== undefined) return [{ name: plainName(file.name), url: file.content.downloadUrl, kind: 'teams-file' }];
    const [image] = each(inline, [attachment]);
    if (image === undefined || !URL.canParse(image.contentUrl) || new URL(image.contentUrl).host !== connector)
      return [];
    return [{ name: plainName(image.name ?? 'image'), url: image.contentUrl, kind: 'inline' }];
  });
  return found.slice(0, MOST_FILES);
};

/** A name without folders, control characters and marks that turn text around, none of which a file name needs. */
const plainName = (given: string | null | undefined): string => {
  const base =
    wellFormed(given ?? '')
      .split(/[\\/]/)
      .at(-1) ?? '';
  const plain = base.replace(/[\p{Cc}\u{202A}-\u{202E}\u{2066}-\u{2069}]/gu, '').trim();
  return plain === '' ? 'file' : plain.slice(-LONGEST_NAME);
};
