import { lookup } from 'node:dns/promises';
import type { LookupFunction } from 'node:net';
import ipaddr from 'ipaddr.js';

/** Microsoft's clouds: where OneDrive and SharePoint keep files. */
export const FILE_HOSTS: readonly string[] = [
  '*.sharepoint.com',
  '*.sharepoint.us',
  '*.sharepoint-mil.us',
  '*.sharepoint.cn',
];

/** Microsoft's clouds: the Bot Connector of Teams. */
export const CONNECTOR_HOSTS: readonly string[] = [
  'smba.trafficmanager.net',
  'smba.infra.gcc.teams.microsoft.com',
  'smba.infra.gov.teams.microsoft.us',
  'smba.infra.dod.teams.microsoft.us',
];

/** The address, absolute, if it is https on one of the hosts: names, or `*.` and a domain for every host below it. */
export const allowedUrl = (text: string, hosts: readonly string[], base?: URL): URL | undefined => {
  if (!URL.canParse(text, base?.href)) return undefined;
  const url = new URL(text, base);
  const isListed = hosts.some(host =>
    host.startsWith('*.') ? url.hostname.endsWith(host.slice(1)) : url.hostname === host,
  );
  const isPlain = url.protocol === 'https:' && url.port === '' && url.username === '' && url.password === '';
  return isPlain && isListed ? url : undefined;
};

/** Whether an address is on the public network; an IPv4 address in IPv6 clothes counts as what it is. */
export const isPublic = (address: string): boolean =>
  ipaddr.isValid(address) && ipaddr.process(address).range() === 'unicast';

/** The addresses of a host name. */
export const addressesOf = async (host: string): Promise<readonly string[]> =>
  (await lookup(host, { all: true })).map(({ address }) => address);

/** Connects to what was checked: the name is not resolved a second time, when it might say something else. */
export const pinned = (addresses: readonly string[]): LookupFunction => {
  const all = addresses.map(address => ({ address, family: ipaddr.parse(address).kind() === 'ipv6' ? 6 : 4 }));
  return (_host, options, callback) => {
    if (options.all) callback(null, all);
    else callback(null, all[0]?.address ?? '', all[0]?.family);
  };
};
