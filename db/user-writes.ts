import { and, eq, exists, isNull } from 'drizzle-orm';
import { type Db, type Steps, touched } from './dialect.ts';
import type { Schema } from './schema.ts';
import type { Write } from './store.ts';

/** Links an identity once: to a user who has none, in an account that is bound to the tenant. */
export const linkUser = (tx: Db, t: Schema, write: Extract<Write, { type: 'user.link' }>): Steps<boolean> =>
  touched(
    tx
      .update(t.users)
      .set({ tenant: write.tenant, object: write.object, version: write.from + 1 })
      .where(
        and(
          eq(t.users.id, write.user),
          eq(t.users.version, write.from),
          isNull(t.users.tenant),
          exists(
            tx
              .select({ tenant: t.accountTenants.tenant })
              .from(t.accountTenants)
              .where(and(eq(t.accountTenants.tenant, write.tenant), eq(t.accountTenants.account, t.users.account))),
          ),
        ),
      )
      .returning({ id: t.users.id }),
  );

/** Keeps the language that a user chose. */
export const speakTo = (tx: Db, t: Schema, write: Extract<Write, { type: 'user.language' }>): Steps<boolean> =>
  touched(
    tx
      .update(t.users)
      .set({ language: write.language, version: write.from + 1 })
      .where(and(eq(t.users.id, write.user), eq(t.users.version, write.from)))
      .returning({ id: t.users.id }),
  );
