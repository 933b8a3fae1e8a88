import { lookup } from 'node:dns/promises';
import type { ClientRequest } from 'node:http';
import type { RequestOptions } from 'node:https';
import type { LookupFunction } from 'node:net';
import ipaddr from 'ipaddr.js';

/** How a host is found and called, where it is not as usual. */
export type Dialling = {
  readonly resolve?: (host: string) => Promise<readonly string[]>;
  /** Whether an address may be spoken to. */
  readonly reachable?: (address: string) => boolean;
  readonly dial?: (url: URL, options: RequestOptions) => ClientRequest;
};

/** How a call reaches its host on the public network, and nothing else; undefined where the host is not there. */
export const publicWay = async (
  { hostname }: URL,
  { resolve = addressesOf, reachable = isPublic }: Dialling,
): Promise<Pick<RequestOptions, 'agent' | 'lookup'> | undefined> => {
  const addresses = await resolve(hostname.replace(/^\[|\]$/g, ''));
  // One private address among them is enough to distrust the name.
  if (addresses.length === 0 || !addresses.every(reachable)) return undefined;
  return { agent: false, lookup: pinned(addresses) };
};

/** Whether an address is on the public network; an IPv4 address in IPv6 clothes counts as what it is. */
export const isPublic = (address: string): boolean =>
  ipaddr.isValid(address) && ipaddr.process(address).range() === 'unicast';

/** The addresses of a host name. */
const addressesOf = async (host: string): Promise<readonly string[]> =>
  (await lookup(host, { all: true })).map(({ address }) => address);

/** Connects to what was checked: the name is not resolved a second time, when it might say something else. */
export const pinned = (addresses: readonly string[]): LookupFunction => {
  const all = addresses.map(address => ({ address, family: ipaddr.parse(address).kind() === 'ipv6' ? 6 : 4 }));
  return (_host, options, callback) => {
    if (options.all) callback(null, all);
    else callback(null, all[0]?.address ?? '', all[0]?.family);
  };
};
