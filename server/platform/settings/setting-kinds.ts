import { isIP } from 'node:net';

/** One setting: a sentence for the operator, what holds when it is not set, and how its text is read. */
export interface Setting<T> {
  readonly about: string;
  /** Shown in the table of settings. */
  readonly fallback: string;
  /** Throws a FaultySetting that says what would be right. */
  readonly read: (text: string | undefined) => T;
}

export class FaultySetting extends Error {
  override name = 'FaultySetting';
}

export function text(about: string, fallback: string): Setting<string> {
  return { about, fallback, read: (given) => given ?? fallback };
}

/** `whenUnset` is for the table: what happens without a value. */
export function optionalText(
  about: string,
  whenUnset = 'none',
  check: (given: string) => string = (given) => given,
): Setting<string | undefined> {
  return { about, fallback: whenUnset, read: (given) => (given === undefined ? undefined : check(given)) };
}

export function wholeNumber(about: string, fallback: number, { least, most }: { least: number; most: number }): Setting<number> {
  const read = (given: string | undefined) => {
    if (given === undefined) return fallback;
    const number = Number(given);
    if (/^\d{1,9}$/.test(given) && number >= least && number <= most) return number;
    throw new FaultySetting(`must be a whole number from ${least} to ${most}`);
  };
  return { about, fallback: String(fallback), read };
}

export function choice<const T extends string>(about: string, fallback: T, choices: readonly T[]): Setting<T> {
  const read = (given: string | undefined) => {
    const chosen = given === undefined ? fallback : choices.find((one) => one === given);
    if (chosen !== undefined) return chosen;
    throw new FaultySetting(`must be one of: ${choices.join(', ')}`);
  };
  return { about, fallback, read };
}

/** `on` or `off`, or nothing: then others decide. */
export function optionalSwitch(about: string, whenUnset: string): Setting<boolean | undefined> {
  const read = (given: string | undefined) => {
    if (given === undefined) return undefined;
    if (given === 'on' || given === 'off') return given === 'on';
    throw new FaultySetting('must be on or off');
  };
  return { about, fallback: whenUnset, read };
}

export function networkList(about: string): Setting<readonly string[]> {
  const read = (given: string | undefined) => {
    const networks = (given ?? '')
      .split(',')
      .map((one) => one.trim())
      .filter((one) => one !== '');
    if (networks.every(isNetwork)) return networks;
    throw new FaultySetting('must be network addresses with commas between, such as 10.0.0.0/8,192.168.1.5');
  };
  return { about, fallback: 'none', read };
}

/** Domains of mail addresses, in small letters. */
export function domainList(about: string): Setting<readonly string[]> {
  const read = (given: string | undefined) => {
    const domains = (given ?? '')
      .split(',')
      .map((one) => one.trim().toLowerCase())
      .filter((one) => one !== '');
    if (domains.every((one) => /^([a-z0-9]([a-z0-9-]*[a-z0-9])?\.)+[a-z][a-z0-9-]*$/.test(one))) return domains;
    throw new FaultySetting('must be domains with commas between, such as agency.example,office.example');
  };
  return { about, fallback: 'none: figures are not mailed', read };
}

function isNetwork(given: string): boolean {
  const [address = '', length, ...rest] = given.split('/');
  const version = isIP(address);
  if (version === 0 || rest.length > 0) return false;
  return length === undefined || (/^\d{1,3}$/.test(length) && Number(length) <= (version === 4 ? 32 : 128));
}

/** Checks an address of one of the schemes (`http:`), without giving back what may hold a password. */
export function addressOf(...schemes: string[]): (given: string) => string {
  return (given) => {
    const scheme = URL.canParse(given) ? new URL(given).protocol : '';
    if (schemes.includes(scheme)) return given;
    throw new FaultySetting(`must be an address that begins with ${schemes.map((one) => `${one}//`).join(' or ')}`);
  };
}

/** An address of a site or a provider: without a slash at the end, so that paths can be put after it. */
export function siteAddress(given: string): string {
  const address = new URL(addressOf('http:', 'https:')(given));
  if (address.username !== '' || address.search !== '' || address.hash !== '') {
    throw new FaultySetting('must be an address without name, password, question mark or #');
  }
  return given.replace(/\/+$/, '');
}

export function longEnough(bytes: number): (given: string) => string {
  return (given) => {
    if (Buffer.byteLength(given) >= bytes) return given;
    throw new FaultySetting(`must be at least ${bytes} bytes long, made by chance`);
  };
}

/** `host:port`, or the path of a socket on this machine. */
export function socketAddress(given: string): string {
  if (given.startsWith('/') || /^(\[[0-9a-f:.]+\]|[\w.-]+):\d{1,5}$/i.test(given)) return given;
  throw new FaultySetting('must be host:port or the path of a socket');
}
