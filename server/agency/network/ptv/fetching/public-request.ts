import { lookup } from 'node:dns';
import { request as requestByTls } from 'node:https';
import { BlockList, isIP, type LookupFunction } from 'node:net';

export type Answer = { status: number; retryAfter: string | undefined; bytes: Buffer };
/** Asks an address once. Throws when there is no answer, or one that is too large or late. */
export type Ask = (address: URL, limits: { mostBytes: number; milliseconds: number }) => Promise<Answer>;

/** Why an address is not asked. */
export class RefusedAddress extends Error {}

/** Networks that are no public hosts (RFC 6890), by which a request could reach what only this machine can. */
const notPublic = new BlockList();
for (const [net, prefix] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 3],
] as const)
  notPublic.addSubnet(net, prefix, 'ipv4');
// Of the sixth version only global addresses are public; some of them carry one of the fourth within.
const globalSix = new BlockList();
globalSix.addSubnet('2000::', 3, 'ipv6');
for (const [net, prefix] of [
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['3fff::', 20],
] as const)
  notPublic.addSubnet(net, prefix, 'ipv6');

export function isPublicAddress(address: string): boolean {
  const version = isIP(address);
  if (version === 4) return !notPublic.check(address, 'ipv4');
  return version === 6 && globalSix.check(address, 'ipv6') && !notPublic.check(address, 'ipv6');
}

/** Finds a host's addresses and gives them on only when all are public: the connection goes to one that was looked at. */
const lookUpPublic: LookupFunction = (host, options, done) => {
  lookup(host, { ...options, all: true }, (error, addresses) => {
    if (error) return done(error, '');
    if (addresses.length === 0 || !addresses.every(({ address }) => isPublicAddress(address)))
      return done(new RefusedAddress(`${host} is no public address`), '');
    if (options.all) return done(null, addresses);
    return done(null, addresses[0]?.address ?? '', addresses[0]?.family);
  });
};

/** Asks a public address by HTTPS. It is not led on elsewhere: a redirect is an answer like another. @throws RefusedAddress */
export const askPublic: Ask = (address, { mostBytes, milliseconds }) => {
  const host = address.hostname.replace(/^\[|\]$/g, '');
  if (address.protocol !== 'https:') throw new RefusedAddress('only addresses that begin with https:// are asked');
  if (address.username !== '' || address.password !== '') throw new RefusedAddress('an address with a name or password is not asked');
  // A number is not looked up.
  if (isIP(host) !== 0 && !isPublicAddress(host)) throw new RefusedAddress(`${host} is no public address`);
  return new Promise((resolve, reject) => {
    const signal = AbortSignal.timeout(milliseconds);
    const asked = requestByTls(
      address,
      { agent: false, lookup: lookUpPublic, signal, headers: { accept: 'application/json' } },
      (response) => {
        const chunks: Buffer[] = [];
        let length = 0;
        response.on('data', (chunk: Buffer) => {
          length += chunk.length;
          if (length > mostBytes) asked.destroy(new Error(`the answer is larger than ${mostBytes} bytes`));
          else chunks.push(chunk);
        });
        response.on('error', reject);
        response.on('end', () =>
          resolve({ status: response.statusCode ?? 0, retryAfter: response.headers['retry-after'], bytes: Buffer.concat(chunks) }),
        );
      },
    );
    asked.on('error', reject);
    asked.end();
  });
};
