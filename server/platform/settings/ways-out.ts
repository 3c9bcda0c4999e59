import type { settingList, SettingName } from './setting-list.ts';

/** The gateway that takes text messages. `seconds`: how long its answer is waited for. */
export interface TextMessageGateway {
  readonly url: string;
  readonly secret: string;
  /** The name or number that phones show; undefined: the gateway's own. */
  readonly sender: string | undefined;
  readonly seconds: number;
}

/** Our account at the official mailbox (Suomi.fi Messages). `serviceId`: the service that messages are sent from. */
export interface OfficialMailboxAccount {
  readonly url: string;
  readonly user: string;
  readonly password: string;
  readonly serviceId: string;
}

export interface WaysOut {
  /** Undefined: text messages are kept. */
  readonly textMessageGateway: TextMessageGateway | undefined;
  /** Undefined: nobody is told by the official mailbox; those who want that get letters. */
  readonly officialMailbox: OfficialMailboxAccount | undefined;
}

type Read = <N extends SettingName>(name: N) => ReturnType<(typeof settingList)[N]['read']>;

/** Reads where word goes out. `isGiven` looks at the environment itself: a faulty value has its own line already. */
export function readWaysOut(read: Read, isGiven: (name: string) => boolean, faults: string[]): WaysOut {
  return { textMessageGateway: readGateway(read, isGiven, faults), officialMailbox: readMailbox(read, isGiven, faults) };
}

function readGateway(read: Read, isGiven: (name: string) => boolean, faults: string[]): TextMessageGateway | undefined {
  const [url, secret] = [read('TEXT_MESSAGE_URL'), read('TEXT_MESSAGE_SECRET')];
  const [sender, seconds] = [read('TEXT_MESSAGE_SENDER'), read('TEXT_MESSAGE_SECONDS')];
  if (url !== undefined && secret !== undefined) return { url, secret, sender, seconds };
  nameMissing('the gateway for text messages', ['TEXT_MESSAGE_URL', 'TEXT_MESSAGE_SECRET'], isGiven, faults);
  return undefined;
}

function readMailbox(read: Read, isGiven: (name: string) => boolean, faults: string[]): OfficialMailboxAccount | undefined {
  const [url, user] = [read('OFFICIAL_MAILBOX_URL'), read('OFFICIAL_MAILBOX_USER')];
  const [password, serviceId] = [read('OFFICIAL_MAILBOX_PASSWORD'), read('OFFICIAL_MAILBOX_SERVICE_ID')];
  if (url !== undefined && user !== undefined && password !== undefined && serviceId !== undefined) {
    return { url, user, password, serviceId };
  }
  const names = ['URL', 'USER', 'PASSWORD', 'SERVICE_ID'].map((name) => `OFFICIAL_MAILBOX_${name}`);
  nameMissing('the official mailbox', names, isGiven, faults);
  return undefined;
}

/** What belongs together is set whole or not at all. */
function nameMissing(what: string, names: string[], isGiven: (name: string) => boolean, faults: string[]): void {
  const missing = names.filter((name) => !isGiven(name));
  if (missing.length > 0 && missing.length < names.length) faults.push(`${what} needs ${missing.join(', ')} too`);
}
