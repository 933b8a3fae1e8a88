import { describe, expect, it } from 'vitest';
import type { Attachment } from '../../../db/store.ts';
import { aCase, aDraft, change, later, lea, mia, opening, T0 } from '../world.ts';
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

/** Files, from the message that brought them to the case that keeps them. */
export const fileContract = (world: World): void => {
  describe('files', () => {
    it('brings the files of the draft along, but nobody else’s', async () => {
      const { store } = await world();
      await store.commit(adding(aFile('f2', { at: later(1) })));
      await store.commit(adding(aFile('f1')));
      await store.commit(adding(aFile('f3', { account: lea.account })));
      await store.commit(adding(aFile('f1', { name: 'again' })));
      expect(await store.attachmentsOfDraft(draft)).toEqual([
        aFile('f1'),
        aFile('f3', { account: lea.account }),
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

    it('keeps a content byte for byte, once', async () => {
      const { store } = await world();
      await store.commit(adding(aFile('f1')));
      const content = Uint8Array.from({ length: 256 }, (_, index) => index);
      await store.settleAttachment('f1', { kind: 'stored', type: 'text/plain', content });
      await store.settleAttachment('f1', { kind: 'stored', type: 'late', content: new Uint8Array(1) });
      await store.settleAttachment('f1', { kind: 'refused', reason: 'late' });
      const stored = { type: 'text/plain', size: 256, state: 'stored', source: undefined } as const;
      expect(await store.attachmentsOfDraft(draft)).toEqual([aFile('f1', stored)]);
      expect(Uint8Array.from((await store.attachmentContent('f1')) ?? [])).toEqual(content);
      expect(await store.claimAttachments(9, later(60), later(120))).toEqual([]);
    });

    it('keeps why a file was refused, and no content', async () => {
      const { store } = await world();
      await store.commit(adding(aFile('f1')));
      await store.settleAttachment('f1', { kind: 'refused', reason: 'executable' });
      const refused = { state: 'refused', reason: 'executable', source: undefined } as const;
      expect(await store.attachmentsOfDraft(draft)).toEqual([aFile('f1', refused)]);
      expect(await store.attachmentContent('f1')).toBeUndefined();
    });
  });
};
