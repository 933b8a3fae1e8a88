import { describe, expect, it } from 'vitest';
import type { Attachment } from '../../../db/store.ts';
import { aCase, aDraft, change, jon, later, lea, mia, opening, T0 } from '../world.ts';
import type { World } from './world-of.ts';

const draft = aDraft('d1').id;

const aFile = (id: string, rest: Partial<Attachment> = {}): Attachment => ({
  id,
  account: mia.account,
  draft,
  case: undefined,
  by: mia.id,
  name: `${id}.txt`,
  type: undefined,
  size: undefined,
  state: 'pending',
  reason: undefined,
  source: { url: `https://files.example/${id}?signature=1`, kind: 'teams-file' },
  at: T0,
  ...rest,
});

const adding = (attachment: Attachment) => change({ type: 'attachment.add', attachment });

const refusing = (attachment: Attachment) =>
  ({ type: 'attachment.refused', attachment, reason: 'executable', at: T0 }) as const;

/** Files, from the message that brought them to the case that keeps them. */
export const fileContract = (world: World): void => {
  describe('files', () => {
    it('brings the files of the draft along, but nobody else’s', async () => {
      const { store } = await world();
      await store.commit(adding(aFile('f2', { at: later(1) })));
      await store.commit(adding(aFile('f1')));
      await store.commit(adding(aFile('f3', { by: lea.id, account: lea.account })));
      await store.commit(adding(aFile('f1', { name: 'again' })));
      expect(await store.attachmentsOfDraft(draft)).toEqual([
        aFile('f1'),
        aFile('f3', { by: lea.id, account: lea.account }),
        aFile('f2', { at: later(1) }),
      ]);
      await store.commit(change(opening(aCase(1), { draft })));
      expect((await store.attachmentsOfDraft(draft)).map(file => file.id)).toEqual(['f3']);
      const moved = { draft: undefined, case: aCase(1).id };
      expect(await store.attachmentsOfCase(aCase(1).id)).toEqual([
        aFile('f1', moved),
        aFile('f2', { ...moved, at: later(1) }),
      ]);
    });

    it('leases a pending file to one fetcher until the lease runs out', async () => {
      const { store } = await world();
      for (const id of ['f1', 'f2', 'f3']) await store.commit(adding(aFile(id)));
      const claims = await Promise.all(Array.from({ length: 6 }, () => store.claimAttachments(1, T0, later(60))));
      expect(
        claims
          .flat()
          .map(file => file.id)
          .sort(),
      ).toEqual(['f1', 'f2', 'f3']);
      expect(await store.claimAttachments(9, later(59), later(119))).toEqual([]);
      expect(await store.claimAttachments(9, later(60), later(119))).toHaveLength(3);
    });

    it('takes a vendor’s file into the account of the case that it is for', async () => {
      const { store } = await world();
      await store.commit(adding(aFile('f1', { by: jon.id, account: jon.account })));
      const write = opening(aCase(1), { draft });
      await store.commit(change({ ...write, activity: { ...write.activity, by: jon.id } }));
      expect(await store.attachmentsOfCase(aCase(1).id)).toEqual([
        aFile('f1', { by: jon.id, draft: undefined, case: aCase(1).id }),
      ]);
    });

    it('stores a file once, as it was read', async () => {
      const { store } = await world();
      const file = aFile('f1');
      await store.commit(adding(file));
      const stored = { type: 'attachment.stored', attachment: file, mediaType: 'text/plain', size: 256 } as const;
      expect(await store.commit(change(stored))).toBe('committed');
      expect(await store.commit(change({ ...stored, mediaType: 'late' }))).toBe('stale');
      expect(await store.commit(change(refusing(file)))).toBe('stale');
      const now = aFile('f1', { type: 'text/plain', size: 256, state: 'stored', source: undefined });
      expect(await store.attachment('f1')).toEqual(now);
      expect(await store.attachmentsOfDraft(draft)).toEqual([now]);
      expect(await store.claimAttachments(9, later(60), later(120))).toEqual([]);
      expect(await store.claimRemovals(9, later(60), later(120))).toEqual([]);
      expect(await store.attachment('f2')).toBeUndefined();
    });

    it('keeps why a file was refused, and has whatever was kept of it removed', async () => {
      const { store } = await world();
      const file = aFile('f1');
      await store.commit(adding(file));
      await store.commit(change(refusing(file)));
      const refused = { state: 'refused', reason: 'executable', source: undefined } as const;
      expect(await store.attachmentsOfDraft(draft)).toEqual([aFile('f1', refused)]);
      expect(await store.claimRemovals(9, T0, later(60))).toEqual(['attachments/f1']);
    });

    it('moves a file where it was read, to another form or into a case and its account', async () => {
      const { store } = await world();
      const file = aFile('f1', { by: jon.id, account: jon.account });
      const other = aDraft('d2').id;
      const id = aCase(1).id;
      await store.commit(adding(file));
      const move = { type: 'attachment.move', attachment: file, to: { draft: other } } as const;
      expect(await store.commit(change(move))).toBe('committed');
      expect(await store.commit(change(move))).toBe('stale');
      const moved = { ...file, draft: other };
      expect(await store.attachmentsOfDraft(other)).toEqual([moved]);
      const into = { type: 'attachment.move', attachment: moved, to: { case: id, account: mia.account } } as const;
      expect(await store.commit(change({ ...into, attachment: { ...moved, state: 'stored' } }))).toBe('stale');
      expect(await store.commit(change(into))).toBe('committed');
      expect(await store.attachmentsOfCase(id)).toEqual([
        { ...file, account: mia.account, draft: undefined, case: id },
      ]);
    });

    it('drops a file with its content, unless it has moved on', async () => {
      const { store } = await world();
      const file = aFile('f1');
      await store.commit(adding(file));
      const drop = { type: 'attachment.drop', attachment: file, at: T0 } as const;
      expect(await store.commit(change({ ...drop, attachment: { ...file, draft: aDraft('d2').id } }))).toBe('stale');
      expect(await store.commit(change(drop))).toBe('committed');
      expect(await store.commit(change(drop))).toBe('stale');
      expect(await store.attachmentsOfDraft(draft)).toEqual([]);
      expect(await store.claimRemovals(9, T0, later(60))).toEqual(['attachments/f1']);
    });

    it('has a content removed until that is done, and again where that was asked for meanwhile', async () => {
      const { store } = await world();
      const remove = (key: string, seconds: number) =>
        store.commit(change({ type: 'content.remove', key, at: later(seconds) }));
      await remove('b', 1);
      await remove('a', 0);
      expect(await store.claimRemovals(9, T0, later(60))).toEqual(['a']);
      const claims = await Promise.all([1, 2, 3].map(() => store.claimRemovals(9, later(1), later(61))));
      expect(claims.flat()).toEqual(['b']);
      await store.endRemoval('a', later(60));
      // Put again while it was removed.
      await remove('b', 2);
      await store.endRemoval('b', later(61));
      expect(await store.claimRemovals(9, later(99), later(199))).toEqual(['b']);
      await store.endRemoval('b', later(199));
      expect(await store.claimRemovals(9, later(999), later(1999))).toEqual([]);
    });
  });
};
