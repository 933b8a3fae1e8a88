import { and } from 'drizzle-orm';
import { attachmentWrites } from './attachments.ts';
import { caseWrites } from './case-writes.ts';
import { addFeedback, conversationWrites, putDesk, putShown, removeConversation } from './conversations.ts';
import { type Db, type Dialect, type Steps, touched } from './dialect.ts';
import { draftWrites } from './drafts.ts';
import { writeExport } from './export-writes.ts';
import { givenAll, isGiven } from './given.ts';
import { addFollower, linkCase, putIncident, removeFollower, unlinkCase } from './incident-writes.ts';
import { putList } from './last-list.ts';
import { addAssignment, endAssignment } from './licences.ts';
import { noticeWrites } from './notices.ts';
import { markSeen, muteCase, putPreferences } from './preferences.ts';
import { ratingWrites } from './ratings.ts';
import type { Schema } from './schema.ts';
import type { Change, Committed, Store, Write } from './store.ts';
import { linkUser, speakTo } from './user-writes.ts';

/** All of a change or nothing of it, in one transaction. */
export const committer = (dialect: Dialect): Pick<Store, 'commit' | 'seen'> => {
  const { db, t, atomically, isConflict, prepare } = dialect;
  const apply = applier(dialect);
  const { putNotice } = noticeWrites(dialect);
  const { markTurn } = turnWrites(dialect);

  function* commit(tx: Db, { once, writes, notices }: Change): Steps<Committed> {
    if (once !== undefined && !(yield* markTurn(tx, once))) return 'seen';
    for (const write of writes) if (!(yield* apply(tx, t, write))) return 'stale';
    for (const notice of notices) yield* putNotice(tx, notice);
    return 'committed';
  }

  const turn = prepare(
    'turn',
    db
      .select({ activity: t.turns.activity })
      .from(t.turns)
      .where(and(isGiven(t.turns.conversation, 'conversation'), isGiven(t.turns.activity, 'activity'))),
  );

  return {
    seen: async ({ conversation, activity }) => (await turn({ conversation, activity })).length > 0,
    commit: async change => {
      try {
        return await atomically(
          tx => commit(tx, change),
          result => result === 'committed',
        );
      } catch (error) {
        // Somebody else wrote the same thing first, and it was all rolled back.
        if (isConflict(error)) return 'stale';
        throw error;
      }
    },
  };
};

/** Does one write; false where what guards it does not hold. */
const applier = (dialect: Dialect) => {
  const cases = caseWrites(dialect);
  const conversations = conversationWrites(dialect);
  const drafts = draftWrites(dialect);
  const files = attachmentWrites(dialect);
  const ratings = ratingWrites(dialect);
  return (tx: Db, t: Schema, write: Write): Steps<boolean> => {
    switch (write.type) {
      case 'case.open':
        return cases.openCase(tx, write);
      case 'case.move':
        return cases.moveCase(tx, write);
      case 'rating.add':
        return ratings.addRating(tx, write);
      case 'list.put':
        return putList(tx, t, write);
      case 'preferences.put':
        return putPreferences(tx, t, write);
      case 'case.mute':
        return muteCase(tx, t, write);
      case 'missed.seen':
        return markSeen(tx, t, write);
      case 'draft.open':
        return drafts.openDraft(tx, write);
      case 'draft.move':
        return drafts.moveDraft(tx, write);
      case 'draft.end':
        return drafts.endDraft(tx, write);
      case 'user.link':
        return linkUser(tx, t, write);
      case 'user.language':
        return speakTo(tx, t, write);
      case 'conversation.put':
        return conversations.putConversation(tx, write);
      case 'conversation.remove':
        return removeConversation(tx, t, write);
      case 'desk.put':
        return putDesk(tx, t, write);
      case 'shown.put':
        return putShown(tx, t, write);
      case 'feedback.add':
        return addFeedback(tx, t, write.feedback);
      case 'attachment.add':
        return files.add(tx, write);
      case 'attachment.stored':
        return files.stored(tx, write);
      case 'attachment.refused':
        return files.refused(tx, write);
      case 'attachment.move':
        return files.move(tx, write);
      case 'attachment.drop':
        return files.drop(tx, write);
      case 'export.start':
      case 'export.stop':
      case 'export.progress':
      case 'export.done':
      case 'export.failed':
      case 'export.release':
      case 'export.saving':
      case 'export.forget':
        return writeExport(tx, t, write);
      case 'content.remove':
        return files.removeContent(tx, write.key, write.at);
      case 'incident.put':
        return putIncident(tx, t, write);
      case 'incident.link':
        return linkCase(tx, t, write);
      case 'incident.unlink':
        return unlinkCase(tx, t, write);
      case 'follow.add':
        return addFollower(tx, t, write);
      case 'follow.remove':
        return removeFollower(tx, t, write);
      case 'assignment.add':
        return addAssignment(tx, t, write);
      case 'assignment.end':
        return endAssignment(tx, t, write);
    }
  };
};

/** Remembers a message with what it did; false where that was remembered before. */
const turnWrites = ({ t, statement }: Dialect) => {
  const mark = statement('mark_turn', db =>
    db
      .insert(t.turns)
      .values(givenAll(t.turns, ['conversation', 'activity', 'at']))
      .onConflictDoNothing()
      .returning({ activity: t.turns.activity }),
  );
  return { markTurn: (tx: Db, once: NonNullable<Change['once']>): Steps<boolean> => touched(mark(tx, once)) };
};
