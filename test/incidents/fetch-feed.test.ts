import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { fetchFeed } from '../../bot/incidents/fetch-feed.ts';
import { type StatusPage, startStatusPage } from '../kit/status-page.ts';

const FEED = 'https://status.example/feed';

let page: StatusPage;
beforeAll(async () => {
  page = await startStatusPage();
});
afterAll(() => page.close());

describe('a feed is fetched', () => {
  const none = { etag: undefined, modified: undefined };
  const refusedAs = async (address: string, resolve: readonly string[], why: string) => {
    let dialled = 0;
    const fetched = await fetchFeed(address, none, {
      ...page.access,
      resolve: async () => resolve,
      dial: (...call) => {
        dialled += 1;
        return (page.access.dial ?? expect.fail)(...call);
      },
    });
    expect(fetched).toEqual({ kind: 'failed', why });
    return dialled;
  };

  test.each([
    ['http', 'http://status.example/feed', ['93.184.216.34']],
    ['with a name and a password', 'https://a:b@status.example/feed', ['93.184.216.34']],
    ['from this machine', FEED, ['127.0.0.1']],
    ['from the network around it', FEED, ['10.0.0.7']],
    ['from the cloud’s own service', FEED, ['169.254.169.254']],
    ['from IPv6 in disguise', FEED, ['::ffff:192.168.1.1']],
    ['from one public and one private address', FEED, ['93.184.216.34', '192.168.1.1']],
    ['from nowhere', FEED, []],
    ['a file', 'file:///etc/passwd', ['93.184.216.34']],
  ])('never %s', async (_name, address, resolve) => {
    expect(await refusedAs(address, resolve, 'address')).toBe(0);
  });

  test('over a few redirects, to public https addresses only', async () => {
    page.answers((_headers, path) =>
      path === '/there' ? { body: 'found' } : { status: 301, headers: { Location: '/there' } },
    );
    expect(await fetchFeed(FEED, none, page.access)).toMatchObject({ kind: 'changed', text: 'found' });
    const hosts: string[] = [];
    page.answers({ status: 301, headers: { Location: 'https://inside.example/secret' } });
    const fetched = await fetchFeed(FEED, none, {
      ...page.access,
      resolve: async host => {
        hosts.push(host);
        return host === 'inside.example' ? ['10.1.1.1'] : ['93.184.216.34'];
      },
    });
    expect(fetched).toEqual({ kind: 'failed', why: 'address' });
    expect(hosts).toEqual(['status.example', 'inside.example']);
    page.answers({ status: 301, headers: { Location: 'https://status.example/again' } });
    expect(await fetchFeed(FEED, none, page.access)).toEqual({ kind: 'failed', why: 'redirects' });
  });
});
