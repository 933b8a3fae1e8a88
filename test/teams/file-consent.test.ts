import { describe, expect, test } from 'vitest';
import { parse } from '../../bot/teams/parse.ts';
import { otherInvoke, person, personalChat } from '../kit/activities.ts';

const mia = person('Mia', '11111111-1111-4111-8111-111111111111', 'a0000000-0000-4000-8000-000000000001');
const chat = personalChat(mia, 'https://smba.trafficmanager.net/teams/');

const TARGET = {
  uploadUrl: 'https://contoso-my.sharepoint.com/upload',
  contentUrl: 'https://contoso-my.sharepoint.com/personal/mia/Documents/my-cases.csv',
  uniqueId: '1150D938-8870-4044-9F2C-5BBDEBA70C9D',
  fileType: 'csv',
  name: 'my-cases.csv',
};

const deedOf = (value: unknown) => {
  const parsed = parse(otherInvoke(mia, chat, 'fileConsent/invoke', value));
  return parsed.kind === 'turn' ? parsed.turn.deed : parsed;
};

describe('the answer to whether a file may go into OneDrive', () => {
  test('may be yes, with where to', () => {
    const value = {
      type: 'fileUpload',
      action: 'accept',
      context: { export: 'e1' },
      uploadInfo: { ...TARGET, extra: 1 },
    };
    expect(deedOf(value)).toEqual({ kind: 'consented', target: TARGET, data: { export: 'e1' } });
  });

  test('may be no, whatever comes with it', () => {
    const value = { type: 'fileUpload', action: 'decline', context: { export: 'e1' }, uploadInfo: TARGET };
    expect(deedOf(value)).toEqual({ kind: 'consented', target: undefined, data: { export: 'e1' } });
    expect(deedOf({ action: 'decline', context: { export: 'e1' }, uploadInfo: null })).toMatchObject({
      target: undefined,
    });
  });

  test.each([
    undefined,
    null,
    'accept',
    {},
    { action: 'maybe', context: {} },
    { action: 'accept', context: {} },
    { action: 'accept', context: {}, uploadInfo: { ...TARGET, uploadUrl: 5 } },
    { action: 'accept', context: {}, uploadInfo: { ...TARGET, uploadUrl: `https://x/${'y'.repeat(9_000)}` } },
    { action: 'decline', context: [] },
    { action: 'decline', context: JSON.parse('{"__proto__":{"x":1}}') },
  ])('is refused where it is none: %j', value => {
    expect(deedOf(value)).toEqual({ kind: 'refused', why: 'bad-data' });
  });
});
