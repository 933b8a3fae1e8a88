import { addAttachment } from './attachments.ts';
import { moveCase, openCase } from './case-writes.ts';
import { addFeedback, putConversation, putDesk, putShown, removeConversation } from './conversations.ts';
import { type Db, type Dialect, type Steps, touched } from './dialect.ts';
import { endDraft, moveDraft, openDraft } from './drafts.ts';
import { addAssignment, endAssignment } from './licences.ts';
import { putNotice } from './notices.ts';
import { linkUser, speakTo } from './people.ts';
import type { Schema } from './schema.ts';
import type { Change, Committed, Store, Write } from './store.ts';

/** All of a change or nothing of it, in one transaction. */
export const committer = ({ t, atomically, isConflict }: Dialect): Pick<Store, 'commit'> => ({
  commit: async change => {
    try {
      return await atomically(
        tx => commit(tx, t, change),
        result => result === 'committed',
      );
    } catch (error) {
      // Somebody else wrote the same thing first, and it was all rolled back.
      if (isConflict(error)) return 'stale';
      throw error;
    }
  },
});

function* commit(tx: Db, t: Schema, { once, writes, notices }: Change): Steps<Committed> {
  if (once !== undefined && !(yield* markTurn(tx, t, once))) return 'seen';
  for (const write of writes) if (!(yield* apply(tx, t, write))) return 'stale';
  for (const notice of notices) yield* putNotice(tx, t, notice);
  return 'committed';
}

const markTurn = (tx: Db, t: Schema, once: NonNullable<Change['once']>): Steps<boolean> =>
  touched(tx.insert(t.turns).values(once).onConflictDoNothing().returning({ activity: t.turns.activity }));

/** One write; false where what guards it does not hold. */
const apply = (tx: Db, t: Schema, write: Write): Steps<boolean> => {
  switch (write.type) {
    case 'case.open':
      return openCase(tx, t, write);
    case 'case.move':
      return moveCase(tx, t, write);
    case 'draft.open':
      return openDraft(tx, t, write);
    case 'draft.move':
      return moveDraft(tx, t, write);
    case 'draft.end':
      return endDraft(tx, t, write);
    case 'user.link':
      return linkUser(tx, t, write);
    case 'user.language':
      return speakTo(tx, t, write);
    case 'conversation.put':
      return putConversation(tx, t, write);
    case 'conversation.remove':
      return removeConversation(tx, t, write);
    case 'desk.put':
      return putDesk(tx, t, write);
    case 'shown.put':
      return putShown(tx, t, write);
    case 'feedback.add':
      return addFeedback(tx, t, write.feedback);
    case 'attachment.add':
      return addAttachment(tx, t, write.attachment);
    case 'assignment.add':
      return addAssignment(tx, t, write);
    case 'assignment.end':
      return endAssignment(tx, t, write);
  }
};
