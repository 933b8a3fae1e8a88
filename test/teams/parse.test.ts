import { describe, expect, test } from 'vitest';
import type { Deed } from '../../bot/feature.ts';
import { parse } from '../../bot/teams/parse.ts';
import {
  aside,
  BOT,
  type Chat,
  execute,
  fileAttachment,
  inlineImage,
  installation,
  joined,
  left,
  message,
  otherInvoke,
  person,
  personalChat,
  type RawActivity,
  refresh,
  search,
  submit,
} from '../kit/activities.ts';

const SERVICE = 'https://smba.trafficmanager.net/emea/';
const mia = person('Mia', '11111111-1111-4111-8111-111111111111', 'A0000000-0000-4000-8000-00000000000A');
const chat = personalChat(mia, SERVICE);
const channel: Chat = { kind: 'channel', id: '19:channel@thread.tacv2;messageid=17', serviceUrl: SERVICE };
const group: Chat = { kind: 'group', id: '19:group@thread.v2', serviceUrl: SERVICE };

/** Over the wire, so that keys such as `__proto__` are what an attacker's JSON makes them. */
const over = (activity: unknown) => parse(JSON.parse(JSON.stringify(activity)));

const deed = (activity: unknown): Deed => {
  const parsed = over(activity);
  if (parsed.kind !== 'turn') throw new Error(`${parsed.kind}: ${parsed.why}`);
  return parsed.turn.deed;
};

const without = (activity: RawActivity, ...names: string[]): RawActivity =>
  Object.fromEntries(Object.entries(activity).filter(([name]) => !names.includes(name)));

describe('an envelope', () => {
  test('gives who, where, and in which language, from the envelope alone', () => {
    const parsed = over(message(mia, chat, 'I am admin@contoso.example', { id: '17' }));
    expect(parsed).toEqual({
      kind: 'turn',
      turn: {
        id: '17',
        place: { conversation: chat.id, kind: 'personal', serviceUrl: SERVICE, bot: BOT.id },
        tenant: mia.tenant,
        who: mia.object.toLowerCase(),
        locale: 'en-US',
        deed: { kind: 'said', text: 'I am admin@contoso.example', files: [] },
      },
    });
  });

  test.each([
    ['personal', chat],
    ['group', group],
    ['channel', channel],
  ] as const)('names a %s chat by its type', (kind, where) => {
    expect(over(message(mia, where, 'hi'))).toMatchObject({ turn: { place: { kind, conversation: where.id } } });
  });

  test.each([
    ['channel', { channelData: { team: { id: '19:team' }, tenant: { id: mia.tenant } } }, {}],
    ['group', {}, { isGroup: true }],
    ['personal', {}, {}],
  ] as const)('is of a %s chat where no type is given', (kind, overrides, more) => {
    const activity = message(mia, chat, 'hi', {
      ...overrides,
      conversation: { id: 'x', tenantId: mia.tenant, ...more },
    });
    expect(over(activity)).toMatchObject({ turn: { place: { kind } } });
  });

  test('takes the tenant from the channel data where the conversation has none, and the language from the client', () => {
    const activity = message(mia, chat, 'hi', {
      conversation: { id: chat.id, conversationType: 'personal' },
      locale: null,
      entities: [{ type: 'clientInfo', locale: 'de-AT' }],
    });
    expect(over(activity)).toMatchObject({ turn: { tenant: mia.tenant, locale: 'de-AT' } });
  });

  test.each([
    ['no directory id', { from: { id: '29:guest', name: 'Guest' } }],
    ['an id that is none', { from: { id: '29:guest', aadObjectId: 'admin' } }],
    ['no tenant', { conversation: { id: 'x' }, channelData: {} }],
  ])('with %s is refused, for nobody vouches for the person', (_, overrides) => {
    expect(over(message(mia, chat, 'hi', overrides))).toEqual({ kind: 'refused', why: 'no-identity' });
    expect(over({ ...execute(mia, chat, 'x'), ...overrides })).toEqual({ kind: 'refused', why: 'no-identity' });
    expect(over({ ...joined(mia, chat), ...overrides })).toEqual({ kind: 'ignored', why: 'no-identity' });
  });

  test.each([
    ['nothing', undefined],
    ['null', null],
    ['a list', []],
    ['a word', 'message'],
    ['no type', without(message(mia, chat, 'hi'), 'type')],
    ['no sender', without(message(mia, chat, 'hi'), 'from')],
    ['no conversation', without(message(mia, chat, 'hi'), 'conversation')],
    ['no address to answer to', without(message(mia, chat, 'hi'), 'serviceUrl')],
    ['another channel', message(mia, chat, 'hi', { channelId: 'webchat' })],
    ['an address that is no address', message(mia, chat, 'hi', { serviceUrl: 'smba' })],
    ['an address without encryption', message(mia, chat, 'hi', { serviceUrl: 'http://attacker.example/' })],
    ['an address of a file', message(mia, chat, 'hi', { serviceUrl: 'file:///etc/passwd' })],
    ['a text that is a number', message(mia, chat, 'hi', { text: 7 })],
    ['no id and no time', without(message(mia, chat, 'hi'), 'id', 'timestamp')],
  ])('of %s is malformed', (_, activity) => {
    expect(parse(activity)).toEqual({ kind: 'refused', why: 'malformed' });
  });

  test('of the bot itself is ignored', () => {
    expect(over(message({ ...mia, id: BOT.id }, chat, 'hi'))).toEqual({ kind: 'ignored', why: 'own' });
  });
});

describe('a message', () => {
  test('loses the mention of the bot and keeps the names of others', () => {
    const activity = message(mia, channel, '', {
      text: '<at>Support</at>&nbsp;ask <at>Jon Park</at> about\u00a0<at>me</at>\n',
      entities: [
        { type: 'mention', text: '<at>Support</at>', mentioned: { id: BOT.id, name: 'Support' } },
        { type: 'mention', text: '<at>Jon Park</at>', mentioned: { id: '29:jon', name: 'Jon Park' } },
        { type: 'mention', text: 7 },
      ],
    });
    expect(deed(activity)).toEqual({ kind: 'said', text: 'ask Jon Park about\u00a0<at>me</at>', files: [] });
  });

  test('of a bare mention is said with no words, an empty one is ignored', () => {
    expect(deed(message(mia, group, ''))).toEqual({ kind: 'said', text: '', files: [] });
    expect(over(message(mia, chat, ''))).toEqual({ kind: 'ignored', why: 'empty' });
  });

  test('becomes valid Unicode without NUL', () => {
    expect(deed(message(mia, chat, 'a\0b\ud800c😀'))).toMatchObject({ text: 'ab\ufffdc😀' });
  });

  test('that is too long is refused', () => {
    expect(deed(message(mia, chat, 'x'.repeat(32_000)))).toMatchObject({ kind: 'said' });
    expect(over(message(mia, chat, 'x'.repeat(32_001)))).toEqual({ kind: 'refused', why: 'too-long' });
  });

  test('brings its files, but not its own formatting nor pictures from elsewhere', () => {
    const attachments = [
      { contentType: 'text/html', content: '<p>see file</p>' },
      fileAttachment('log.txt', 'https://contoso.sharepoint.com/download?x=1'),
      inlineImage('https://smba.trafficmanager.net/emea/v3/attachments/1/views/original'),
      inlineImage('https://attacker.example/pixel.png'),
      inlineImage('not an address'),
      { contentType: 'application/vnd.microsoft.teams.file.download.info', name: 'broken' },
      'nonsense',
    ];
    expect(deed(message(mia, chat, 'see file', { attachments }))).toEqual({
      kind: 'said',
      text: 'see file',
      files: [
        { name: 'log.txt', url: 'https://contoso.sharepoint.com/download?x=1', kind: 'teams-file' },
        {
          name: 'image',
          url: 'https://smba.trafficmanager.net/emea/v3/attachments/1/views/original',
          kind: 'inline',
        },
      ],
    });
  });

  test.each([
    ['../../etc/passwd', 'passwd'],
    ['C:\\temp\\a.txt', 'a.txt'],
    ['invoice\u202Efdp.exe', 'invoicefdp.exe'],
    ['a\u0000\u0007b\n.txt', 'ab.txt'],
    ['', 'file'],
    ['..\\', 'file'],
  ])('calls a file %j plainly', (given, name) => {
    const attachments = [{ ...fileAttachment('x', 'https://contoso.sharepoint.com/d'), name: given }];
    expect(deed(message(mia, chat, '', { attachments }))).toMatchObject({ files: [{ name }] });
  });

  test('brings at most ten files', () => {
    const attachments = Array.from({ length: 30 }, (_, n) =>
      fileAttachment(`${n}.txt`, 'https://contoso.sharepoint.com/d'),
    );
    const found = deed(message(mia, chat, '', { attachments }));
    expect(found.kind === 'said' && found.files).toHaveLength(10);
  });
});

describe('a pressed button', () => {
  test('is the same by Action.Submit and by Action.Execute', () => {
    const expected = { kind: 'pressed', verb: 'case.take', data: { case: 'CS0001000', version: 3 }, refresh: false };
    const data = { case: 'CS0001000', version: 3 };
    expect(deed(submit(mia, chat, { verb: 'case.take', ...data, msteams: { type: 'x' } }))).toEqual(expected);
    expect(deed(execute(mia, chat, 'case.take', data))).toEqual(expected);
    expect(deed(execute(mia, chat, 'case.take', { verb: 'case.close', ...data }))).toEqual(expected);
  });

  test('without data of its own carries none', () => {
    expect(deed(execute(mia, chat, 'home', null))).toEqual({ kind: 'pressed', verb: 'home', data: {}, refresh: false });
  });

  test('is a refresh where Teams asks by itself', () => {
    expect(deed(refresh(mia, chat, 'case.show'))).toMatchObject({ kind: 'pressed', refresh: true });
  });

  test('keeps what was typed, as valid Unicode', () => {
    expect(deed(execute(mia, chat, 'x', { comment: 'a\0\udc00', list: [1, null, true, { a: 'b' }] }))).toMatchObject({
      data: { comment: 'a\ufffd', list: [1, null, true, { a: 'b' }] },
    });
  });

  test('without a verb belongs to no card of ours', () => {
    expect(over(submit(mia, chat, { comment: 'x' }))).toEqual({ kind: 'refused', why: 'unknown-action' });
    expect(over(submit(mia, chat, { verb: 7 }))).toEqual({ kind: 'refused', why: 'unknown-action' });
    expect(over(execute(mia, chat, ''))).toEqual({ kind: 'refused', why: 'bad-data' });
  });

  const nested = (depth: number): unknown => (depth === 0 ? 1 : { a: nested(depth - 1) });

  test.each([
    ['__proto__', '{"__proto__":{"admin":true}}'],
    ['constructor', '{"constructor":{"prototype":{"admin":true}}}'],
    ['prototype, deep down', '{"a":[{"b":{"prototype":1}}]}'],
    ['too much depth', JSON.stringify(nested(7))],
    ['a great depth', `${'{"a":'.repeat(20_000)}1${'}'.repeat(20_000)}`],
    ['too many values', JSON.stringify({ a: Array.from({ length: 1001 }, () => 0) })],
    ['too many characters', JSON.stringify({ a: 'x'.repeat(60_000), b: 'x'.repeat(60_000) })],
    ['too long a key', JSON.stringify({ ['x'.repeat(201)]: 1 })],
    ['a list', '[1]'],
    ['a word', '"x"'],
  ])('with %s is refused', (_, json) => {
    const raw = (activity: RawActivity) => JSON.parse(JSON.stringify(activity).replace('"HERE"', () => json));
    expect(parse(raw(execute(mia, chat, 'x', 'HERE')))).toEqual({ kind: 'refused', why: 'bad-data' });
    expect(parse(raw(search(mia, chat, 'x', 'y', 'HERE')))).toEqual({ kind: 'refused', why: 'bad-data' });
    expect(Reflect.get({}, 'admin')).toBeUndefined();
  });

  test.each([
    ['no value', undefined],
    ['a word', 'x'],
    ['no action', {}],
    ['a list', []],
  ])('whose invoke has %s is refused', (_, value) => {
    expect(over(otherInvoke(mia, chat, 'adaptiveCard/action', value))).toEqual({ kind: 'refused', why: 'bad-data' });
    expect(over(otherInvoke(mia, chat, 'application/search', value))).toEqual({ kind: 'refused', why: 'bad-data' });
  });
});

describe('a type-ahead', () => {
  test('says what is looked for, among what else was chosen', () => {
    expect(deed(search(mia, chat, 'versions', 'v', { product: 'p' }, { skip: 5, top: 10 }))).toEqual({
      kind: 'looked-up',
      dataset: 'versions',
      query: 'v',
      data: { product: 'p' },
      skip: 5,
      top: 10,
    });
  });

  test('never asks for more than the list shows', () => {
    expect(deed(search(mia, chat, 'x', 'y', undefined, { skip: 0, top: 1_000_000 }))).toMatchObject({ top: 15 });
  });
});

describe('an event', () => {
  test.each([
    ['add', 'installed'],
    ['add-upgrade', 'installed'],
    ['remove', 'removed'],
  ] as const)('installationUpdate %s is %s', (action, kind) => {
    expect(deed(installation(mia, chat, action))).toEqual({ kind });
  });

  test('of the bot joining or leaving is installed or removed, of others nothing', () => {
    expect(deed(joined(mia, chat))).toEqual({ kind: 'installed' });
    expect(deed(left(mia, chat))).toEqual({ kind: 'removed' });
    expect(over(joined(mia, chat, [{ id: mia.id }]))).toMatchObject({ kind: 'ignored' });
    expect(over(left(mia, chat, [{ id: mia.id }]))).toMatchObject({ kind: 'ignored' });
    expect(over(installation(mia, chat, 'remove-upgrade'))).toMatchObject({ kind: 'ignored' });
  });

  test.each(['messageUpdate', 'messageDelete', 'messageReaction', 'typing'] as const)('%s is ignored', type => {
    expect(over(aside(mia, chat, type))).toEqual({ kind: 'ignored', why: type });
  });

  test('that is an invoke of another kind is refused, so that it is answered', () => {
    expect(over(otherInvoke(mia, chat, 'signin/verifyState'))).toEqual({ kind: 'refused', why: 'unknown-action' });
  });
});
