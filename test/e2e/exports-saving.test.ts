import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { z } from 'zod';
import type { Upload } from '../../bot/exports/save-exports.ts';
import { message, otherInvoke } from '../kit/activities.ts';
import { titlesOf, wordsOf } from '../kit/cards.ts';
import type { SentActivity } from '../kit/connector.ts';
import { follows, linkOn } from '../kit/links.ts';
import { type Someone, startWorld, type World } from '../kit/world.ts';

const TARGET = {
  uploadUrl: 'https://contoso-my.sharepoint.com/personal/mia/uploadSession?guid=1',
  contentUrl: 'https://contoso-my.sharepoint.com/personal/mia/Documents/CS0001054-2026-11-20.csv',
  uniqueId: '1150D938-8870-4044-9F2C-5BBDEBA70C9D',
  fileType: 'csv',
  name: 'CS0001054-2026-11-20.csv',
};
const CONSENT = 'application/vnd.microsoft.teams.card.file.consent';
const INFO = 'application/vnd.microsoft.teams.card.file.info';

let world: World;
let mia: Someone;
let uploads: { url: string; content: string; size: number }[];
let outcome: Awaited<ReturnType<Upload>>;
beforeEach(async () => {
  uploads = [];
  outcome = { ok: true };
  world = await startWorld({
    upload: async ({ uploadUrl }, content, size) => {
      const parts: Buffer[] = [];
      for await (const part of content) parts.push(Buffer.from(part));
      uploads.push({ url: uploadUrl, content: Buffer.concat(parts).toString('utf8'), size });
      return outcome;
    },
  });
  mia = world.someone('mia');
  await mia.says('export CS0001054 csv');
});
afterEach(() => world.close());

const consentShape = z.object({
  description: z.string(),
  sizeInBytes: z.number(),
  acceptContext: z.record(z.string(), z.unknown()),
  declineContext: z.record(z.string(), z.unknown()),
});

/** The latest message in a chat, as it is there now. */
const last = (who: Someone): SentActivity => {
  const found = [...world.connector.messages.values()].filter(it => it.conversation === who.chat.id).at(-1);
  if (found === undefined) throw new Error('no message');
  return found.activity;
};

const attached = (activity: SentActivity) => {
  const [attachment] = activity.attachments ?? [];
  if (attachment === undefined) throw new Error('nothing attached');
  return attachment;
};

const asked = (who: Someone) => {
  const attachment = attached(last(who));
  expect(attachment.contentType).toBe(CONSENT);
  return consentShape.parse(attachment.content);
};

const answers = async (who: Someone, action: 'accept' | 'decline', context: unknown, target: unknown = TARGET) => {
  world.drift(1_000);
  const value = { type: 'fileUpload', action, context, ...(action === 'accept' ? { uploadInfo: target } : {}) };
  const posted = await who.posts(otherInvoke(who.person, who.chat, 'fileConsent/invoke', value));
  await world.settled();
  return posted;
};

describe('saving an export to OneDrive', () => {
  test('is asked for by Teams, done when it is agreed to, and the question becomes the file', async () => {
    const card = await mia.presses(mia.sees(), 'Save to OneDrive');
    expect(wordsOf(card)).toContain('Teams asks below');
    const question = asked(mia);
    expect(question.description).toContain('CS0001054');
    expect(last(mia).summary).toBe('Save CS0001054-2026-11-20.csv to your OneDrive?');
    const messages = world.connector.messages.size;
    const posted = await answers(mia, 'accept', question.acceptContext);
    expect(posted.status).toBe(200);
    expect(uploads).toHaveLength(1);
    expect(uploads[0]?.url).toBe(TARGET.uploadUrl);
    expect(uploads[0]?.size).toBe(question.sizeInBytes);
    expect(Buffer.byteLength(uploads[0]?.content ?? '')).toBe(question.sizeInBytes);
    expect(uploads[0]?.content).toContain('What happened');
    expect(world.connector.messages.size).toBe(messages);
    const file = attached(last(mia));
    expect(file.contentType).toBe(INFO);
    expect(file).toMatchObject({
      name: TARGET.name,
      contentUrl: TARGET.contentUrl,
      content: { uniqueId: TARGET.uniqueId, fileType: 'csv' },
    });
  });

  test('is asked for by typing too, for the latest file', async () => {
    world.drift(1_000);
    await mia.posts(message(mia.person, mia.chat, 'save to onedrive'));
    await world.settled();
    expect(asked(mia).description).toContain('CS0001054');
    expect(wordsOf(await world.someone('piotr').says('save to onedrive'))).toContain('no finished file to save');
  });

  test('happens once, however often the answer comes', async () => {
    await mia.presses(mia.sees(), 'Save to OneDrive');
    const { acceptContext } = asked(mia);
    await answers(mia, 'accept', acceptContext);
    await answers(mia, 'accept', acceptContext);
    await answers(mia, 'decline', acceptContext);
    expect(uploads).toHaveLength(1);
    expect(attached(last(mia)).contentType).toBe(INFO);
  });

  test('that is declined says so kindly, and the link still works', async () => {
    const exported = mia.sees();
    await mia.presses(exported, 'Save to OneDrive');
    const messages = world.connector.messages.size;
    await answers(mia, 'decline', asked(mia).declineContext);
    expect(wordsOf(mia.sees())).toContain('was not saved to OneDrive');
    expect(world.connector.messages.size).toBe(messages);
    expect(uploads).toEqual([]);
    expect((await follows(world, linkOn(exported))).status).toBe(200);
    // And can be asked for again.
    await mia.presses(exported, 'Save to OneDrive');
    await answers(mia, 'accept', asked(mia).acceptContext);
    expect(attached(last(mia)).contentType).toBe(INFO);
  });

  test('that fails says so, with the way to try again', async () => {
    outcome = { ok: false, reason: 'refused' };
    await mia.presses(mia.sees(), 'Save to OneDrive');
    await answers(mia, 'accept', asked(mia).acceptContext);
    expect(wordsOf(mia.sees())).toContain('could not be saved to your OneDrive');
    expect(titlesOf(mia.sees())).toEqual(['Save to OneDrive']);
    outcome = { ok: true };
    await mia.presses(mia.sees(), 'Save to OneDrive');
    await answers(mia, 'accept', asked(mia).acceptContext);
    expect(attached(last(mia)).contentType).toBe(INFO);
    expect(world.logged()).not.toContain('sharepoint');
  });

  test('is nobody else’s to agree to, and what no longer is there cannot be saved', async () => {
    await mia.presses(mia.sees(), 'Save to OneDrive');
    const { acceptContext } = asked(mia);
    const lea = world.someone('lea');
    await answers(lea, 'accept', acceptContext);
    expect(wordsOf(lea.sees())).toContain('That file is no longer there');
    await answers(lea, 'accept', { export: 'nothing' });
    expect(wordsOf(lea.sees())).toContain('That file is no longer there');
    expect(uploads).toEqual([]);
    await world.pass(26 * 3_600_000);
    await answers(mia, 'accept', acceptContext);
    expect(wordsOf(mia.sees())).toContain('That file is no longer there');
    expect(uploads).toEqual([]);
  });

  test('goes nowhere but to where people’s files are', async () => {
    const guarded = await startWorld();
    try {
      const who = guarded.someone('mia');
      await who.says('export CS0001054 csv');
      await who.presses(who.sees(), 'Save to OneDrive');
      const [question] = [...guarded.connector.messages.values()].flatMap(({ activity }) =>
        (activity.attachments ?? []).filter(({ contentType }) => contentType === CONSENT),
      );
      const { acceptContext } = consentShape.parse(question?.content);
      const uploadInfo = { ...TARGET, uploadUrl: `${guarded.url}/api/messages` };
      const value = { type: 'fileUpload', action: 'accept', context: acceptContext, uploadInfo };
      guarded.drift(1_000);
      await who.posts(otherInvoke(who.person, who.chat, 'fileConsent/invoke', value));
      await guarded.settled();
      expect(wordsOf(who.sees())).toContain('could not be saved to your OneDrive');
      expect(guarded.logged()).toContain('"reason":"address"');
    } finally {
      await guarded.close();
    }
  });

  test.each([undefined, {}, { action: 'accept' }, { action: 'accept', context: {} }, 'x'])(
    'is not begun by a broken answer: %j',
    async value => {
      const posted = await mia.posts(otherInvoke(mia.person, mia.chat, 'fileConsent/invoke', value));
      expect(posted.status).toBe(200);
      await world.settled();
      expect(uploads).toEqual([]);
    },
  );
});
