import { sql } from 'drizzle-orm';
import type { ExportFormat, ExportState, ExportSubject, SavingState, UploadTarget } from '../../bot/domain/export.ts';
import type { ConversationId, TenantId, UserId } from '../../bot/domain/ids.ts';
import type { Language } from '../../bot/domain/language.ts';
import type { Kit } from '../kit.ts';
import type { peopleTables } from './people.ts';

/** Lists and cases that somebody wants as a file. */
export const exportTables = (k: Kit, { users }: ReturnType<typeof peopleTables>) => {
  const exports = k.table(
    'exports',
    {
      id: k.text('id').primaryKey(),
      user: k
        .text('user_id')
        .$type<UserId>()
        .notNull()
        .references(() => users.id),
      tenant: k.text('tenant').$type<TenantId>().notNull(),
      conversation: k.text('conversation').$type<ConversationId>().notNull(),
      subject: k.json<ExportSubject>('subject').notNull(),
      format: k.text('format').$type<ExportFormat>().notNull(),
      language: k.text('language').$type<Language>().notNull(),
      at: k.instant('at').notNull(),
      state: k.text('state').$type<ExportState>().notNull(),
      attempts: k.int('attempts').notNull(),
      rows: k.int('row_count').notNull(),
      total: k.int('total'),
      name: k.text('name'),
      size: k.int('size'),
      message: k.text('message'),
      expiresAt: k.instant('expires_at').notNull(),
      /** Which of the person's places it is made in; null unless it is. */
      slot: k.int('slot'),
      lease: k.text('lease'),
      leasedUntil: k.instant('leased_until'),
      saving: k.text('saving').$type<SavingState>(),
      savingMessage: k.text('saving_message'),
      savingTarget: k.json<UploadTarget>('saving_target'),
      /** From when on one that was agreed to may be sent: later than now while somebody does. */
      savingReadyAt: k.instant('saving_ready_at'),
    },
    t => [
      k.index('exports_user').on(t.user, t.at),
      k.index('exports_open').on(t.at).where(sql`state in ('queued', 'running')`),
      k.uniqueIndex('exports_slot').on(t.user, t.slot),
      k.index('exports_saving').on(t.savingReadyAt).where(sql`saving = 'accepted'`),
      k.index('exports_expiry').on(t.expiresAt),
    ],
  );
  return { exports };
};
