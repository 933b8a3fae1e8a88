import type { Activity } from 'botbuilder';
import type { FileCard } from '../ports.ts';

const CARD = 'application/vnd.microsoft.teams.card.file';

/** A message about a file in the person's own storage: whether it may go there, or that it is there. */
export const fileMessage = (file: FileCard, summary: string): Partial<Activity> => ({
  type: 'message',
  summary,
  attachments: [
    file.kind === 'consent'
      ? {
          contentType: `${CARD}.consent`,
          name: file.name,
          content: {
            description: file.description,
            sizeInBytes: file.size,
            acceptContext: file.data,
            declineContext: file.data,
          },
        }
      : {
          contentType: `${CARD}.info`,
          name: file.name,
          contentUrl: file.contentUrl,
          content: { uniqueId: file.uniqueId, fileType: file.fileType },
        },
  ],
});
