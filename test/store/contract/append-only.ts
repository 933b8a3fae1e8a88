import { describe, expect, it } from 'vitest';
import { aCase, anAssignment, anAudit, change, opening } from '../world.ts';
import type { World } from './world-of.ts';

/** History and audit are refused by the database itself, not only by this code. */
export const appendOnlyContract = (world: World): void => {
  describe('append-only tables', () => {
    const filled = async () => {
      const { store, dialect } = await world();
      await store.commit(
        change(opening(aCase(1)), {
          type: 'assignment.add',
          assignment: anAssignment('a1'),
          audit: anAudit('audit1'),
        }),
      );
      return { store, dialect, db: dialect.db, t: dialect.t };
    };

    it('refuse to change a row', async () => {
      const { store, dialect, db, t } = await filled();
      await expect(dialect.read(db.update(t.activities).set({ number: 7 }).returning())).rejects.toThrow();
      await expect(
        dialect.read(
          db
            .update(t.audit)
            .set({ subject: anAudit('').by })
            .returning(),
        ),
      ).rejects.toThrow();
      expect(await store.activities(aCase(1).id, 9)).toHaveLength(1);
      expect(await store.auditOf(anAudit('').account, 9)).toEqual([anAudit('audit1')]);
    });

    it('refuse to remove a row', async () => {
      const { store, dialect, db, t } = await filled();
      await expect(dialect.read(db.delete(t.activities).returning())).rejects.toThrow();
      await expect(dialect.read(db.delete(t.audit).returning())).rejects.toThrow();
      expect(await store.activities(aCase(1).id, 9)).toHaveLength(1);
      expect(await store.auditOf(anAudit('').account, 9)).toHaveLength(1);
    });
  });
};
