import { resolve } from 'node:path';
import { FaultySetting } from './setting-kinds.ts';
import { settingList, type SettingName } from './setting-list.ts';
import { readWaysOut, type WaysOut } from './ways-out.ts';

interface Provider {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
}

/** The provider that proves who a customer is, and the names under which it tells what we ask. */
export interface CustomerProvider {
  /** Undefined: the demo identity service. */
  readonly provider: Provider | undefined;
  readonly scope: string;
  readonly claims: { readonly identityCode: string; readonly givenName: string; readonly familyName: string };
}

export interface StaffProvider {
  readonly provider: Provider | undefined;
  readonly scope: string;
  readonly claims: {
    readonly name: string;
    readonly role: string;
    readonly skills: string;
    readonly languages: string;
    readonly seesProtected: string;
  };
}

/** The national register of mandates. `issue` and `accountIssue` are the URIs of the mandates that count here. */
export interface MandateRegisterSettings {
  readonly url: string;
  readonly clientId: string;
  readonly key: string;
  readonly secret: string;
  readonly issue: string;
  readonly accountIssue: string | undefined;
}

/** A bucket at an S3-compatible service, addressed by path (`endpoint/bucket/key`). */
export interface FileBucket {
  readonly endpoint: string;
  readonly bucket: string;
  readonly region: string;
  readonly keyId: string;
  readonly secret: string;
}

export interface Settings extends WaysOut {
  readonly port: number;
  readonly host: string;
  /** Without a slash at the end. */
  readonly publicUrl: string;
  readonly agencyFolder: string;
  readonly dataFolder: string;
  /** Whether the operator named the data folder: then it is never replaced by another. */
  readonly isDataFolderChosen: boolean;
  /** Undefined: the embedded database. */
  readonly databaseUrl: string | undefined;
  readonly databaseDirectUrl: string | undefined;
  readonly databasePool: number;
  readonly secretKey: string | undefined;
  readonly logLevel: ReturnType<(typeof settingList)['LOG_LEVEL']['read']>;
  /** Undefined: files lie in the data folder. */
  readonly fileBucket: FileBucket | undefined;
  readonly clamdAddress: string | undefined;
  readonly smtpUrl: string | undefined;
  readonly mailFrom: string;
  /** Undefined: nobody is told by e-mail. */
  readonly alarmEmail: string | undefined;
  /** Domains of the addresses that figures may be mailed to, in small letters. */
  readonly exportDomains: readonly string[];
  readonly isDemoIdentityOn: boolean;
  readonly customerSignIn: CustomerProvider;
  readonly staffSignIn: StaffProvider;
  /** Undefined: none, or the demo register where the demo identity service is on. */
  readonly mandateRegister: MandateRegisterSettings | undefined;
  readonly sessionIdleMinutes: number;
  readonly staffSessionIdleMinutes: number;
  readonly sessionHours: number;
  readonly trustedProxies: readonly string[];
  readonly isRateLimited: boolean;
  readonly rateLimitPerMinute: number;
}

/** All that is wrong with the settings, one sentence each, without their values: those may be secret. */
export class SettingsError extends Error {
  override name = 'SettingsError';
  readonly faults: readonly string[];

  constructor(faults: readonly string[]) {
    super(faults.join('\n'));
    this.faults = faults;
  }
}

export type Environment = Readonly<Record<string, string | undefined>>;

/** Reads the settings from environment variables. Throws a SettingsError that names every fault at once. */
export function readSettings(environment: Environment): Settings {
  const faults = listUnknown(environment);
  const settings = assemble(environment, faults);
  checkSignIn(settings, environment, faults);
  if (settings.databaseDirectUrl !== undefined && settings.databaseUrl === undefined) {
    faults.push('DATABASE_DIRECT_URL needs DATABASE_URL beside it');
  }
  if (faults.length > 0) throw new SettingsError(faults);
  return settings;
}

function assemble(environment: Environment, faults: string[]): Settings {
  const read = <N extends SettingName>(name: N) => readOne(name, environment, faults);
  const port = read('PORT');
  const databaseUrl = read('DATABASE_URL');
  const dataFolder = read('DATA_DIR');
  return {
    port,
    host: read('HOST'),
    publicUrl: read('PUBLIC_URL') ?? `http://localhost:${port}`,
    agencyFolder: resolve(read('AGENCY')),
    dataFolder: resolve(dataFolder ?? 'data'),
    isDataFolderChosen: dataFolder !== undefined,
    databaseUrl,
    databaseDirectUrl: read('DATABASE_DIRECT_URL') ?? databaseUrl,
    databasePool: read('DATABASE_POOL'),
    secretKey: read('SECRET_KEY'),
    logLevel: read('LOG_LEVEL'),
    fileBucket: readFileBucket(environment, faults),
    clamdAddress: read('CLAMD_ADDRESS'),
    smtpUrl: read('SMTP_URL'),
    mailFrom: read('MAIL_FROM'),
    ...readWaysOut(read, (name) => isGiven(environment[name]), faults),
    alarmEmail: read('ALARM_EMAIL'),
    exportDomains: read('EXPORT_MAIL_DOMAINS'),
    isDemoIdentityOn: read('DEMO_IDENTITY') ?? environment['NODE_ENV'] !== 'production',
    ...readSignIn(environment, faults),
    mandateRegister: readMandateRegister(environment, faults),
    sessionIdleMinutes: read('SESSION_IDLE_MINUTES'),
    staffSessionIdleMinutes: read('STAFF_SESSION_IDLE_MINUTES'),
    sessionHours: read('SESSION_HOURS'),
    trustedProxies: read('TRUSTED_PROXIES'),
    isRateLimited: read('RATE_LIMIT') ?? true,
    rateLimitPerMinute: read('RATE_LIMIT_PER_MINUTE'),
  };
}

function readSignIn(environment: Environment, faults: string[]): Pick<Settings, 'customerSignIn' | 'staffSignIn'> {
  const read = <N extends SettingName>(name: N) => readOne(name, environment, faults);
  return {
    customerSignIn: {
      provider: readProvider('CUSTOMER', environment, faults),
      scope: read('CUSTOMER_OIDC_SCOPE'),
      claims: {
        identityCode: read('CUSTOMER_OIDC_IDENTITY_CODE_CLAIM'),
        givenName: read('CUSTOMER_OIDC_GIVEN_NAME_CLAIM'),
        familyName: read('CUSTOMER_OIDC_FAMILY_NAME_CLAIM'),
      },
    },
    staffSignIn: {
      provider: readProvider('STAFF', environment, faults),
      scope: read('STAFF_OIDC_SCOPE'),
      claims: {
        name: read('STAFF_OIDC_NAME_CLAIM'),
        role: read('STAFF_OIDC_ROLE_CLAIM'),
        skills: read('STAFF_OIDC_SKILLS_CLAIM'),
        languages: read('STAFF_OIDC_LANGUAGES_CLAIM'),
        seesProtected: read('STAFF_OIDC_PROTECTED_CLAIM'),
      },
    },
  };
}

function readProvider(who: 'CUSTOMER' | 'STAFF', environment: Environment, faults: string[]): Provider | undefined {
  const issuer = readOne(`${who}_OIDC_ISSUER`, environment, faults);
  const clientId = readOne(`${who}_OIDC_CLIENT_ID`, environment, faults);
  const clientSecret = readOne(`${who}_OIDC_CLIENT_SECRET`, environment, faults);
  if (issuer !== undefined && clientId !== undefined && clientSecret !== undefined) return { issuer, clientId, clientSecret };
  // A value that is there but faulty has its own line already: `given` looks at the environment itself.
  const given = ['ISSUER', 'CLIENT_ID', 'CLIENT_SECRET'].filter((name) => isGiven(environment[`${who}_OIDC_${name}`]));
  if (given.length === 1 || given.length === 2) {
    faults.push(`${who}_OIDC_ISSUER, ${who}_OIDC_CLIENT_ID and ${who}_OIDC_CLIENT_SECRET belong together: set all three or none`);
  }
  return undefined;
}

function readFileBucket(environment: Environment, faults: string[]): FileBucket | undefined {
  const read = <N extends SettingName>(name: N) => readOne(name, environment, faults);
  const [endpoint, bucket, region] = [read('FILES_S3_ENDPOINT'), read('FILES_S3_BUCKET'), read('FILES_S3_REGION')];
  const [keyId, secret] = [read('FILES_S3_KEY_ID'), read('FILES_S3_SECRET')];
  if (endpoint !== undefined && bucket !== undefined && region !== undefined && keyId !== undefined && secret !== undefined)
    return { endpoint, bucket, region, keyId, secret };
  const names = ['ENDPOINT', 'BUCKET', 'REGION', 'KEY_ID', 'SECRET'].map((name) => `FILES_S3_${name}`);
  const missing = names.filter((name) => !isGiven(environment[name]));
  if (missing.length > 0 && missing.length < names.length) faults.push(`the file service needs ${missing.join(', ')} too`);
  return undefined;
}

function readMandateRegister(environment: Environment, faults: string[]): MandateRegisterSettings | undefined {
  const read = <N extends SettingName>(name: N) => readOne(name, environment, faults);
  const url = read('MANDATE_REGISTER_URL');
  const [clientId, key] = [read('MANDATE_REGISTER_CLIENT_ID'), read('MANDATE_REGISTER_KEY')];
  const [secret, issue] = [read('MANDATE_REGISTER_SECRET'), read('MANDATE_REGISTER_ISSUE')];
  const accountIssue = read('MANDATE_REGISTER_ACCOUNT_ISSUE');
  if (url !== undefined && clientId !== undefined && key !== undefined && secret !== undefined && issue !== undefined) {
    return { url, clientId, key, secret, issue, accountIssue };
  }
  const names = ['URL', 'CLIENT_ID', 'KEY', 'SECRET', 'ISSUE', 'ACCOUNT_ISSUE'].map((name) => `MANDATE_REGISTER_${name}`);
  const missing = names.slice(0, 5).filter((name) => !isGiven(environment[name]));
  if (missing.length > 0 && names.some((name) => isGiven(environment[name])))
    faults.push(`the register of mandates needs ${missing.join(', ')} too`);
  return undefined;
}

function readOne<N extends SettingName>(name: N, environment: Environment, faults: string[]): ReturnType<(typeof settingList)[N]['read']> {
  const given = environment[name];
  // The reader of this very setting gives its type; through the index the compiler sees a union of all readers.
  const read = settingList[name].read as (text: string | undefined) => ReturnType<(typeof settingList)[N]['read']>;
  try {
    return read(isGiven(given) ? given : undefined);
  } catch (error) {
    if (!(error instanceof FaultySetting)) throw error;
    faults.push(`${name} ${error.message}`);
    return read(undefined);
  }
}

/** An empty variable is an unset one, as in files of settings with nothing after the equals sign. */
function isGiven(value: string | undefined): value is string {
  return value !== undefined && value !== '';
}

/** Names that can only be meant for us: a slip of the pen shall not silently leave a default in force. */
function listUnknown(environment: Environment): string[] {
  return Object.keys(environment)
    .filter(
      (name) =>
        /^(LUUKKU_|CUSTOMER_OIDC_|STAFF_OIDC_|MANDATE_REGISTER_|FILES_S3_|TEXT_MESSAGE_|OFFICIAL_MAILBOX_|RATE_LIMIT|DEMO_IDENTITY)/.test(
          name,
        ) && !Object.hasOwn(settingList, name),
    )
    .map((name) => {
      const bare = name.replace(/^LUUKKU_/, '');
      return Object.hasOwn(settingList, bare) ? `${name} is not a setting: it is called ${bare}` : `${name} is not a setting`;
    });
}

function checkSignIn(settings: Settings, environment: Environment, faults: string[]): void {
  if (settings.isDemoIdentityOn) return;
  const doors = { CUSTOMER: settings.customerSignIn, STAFF: settings.staffSignIn };
  for (const [who, { provider }] of Object.entries(doors)) {
    if (provider !== undefined || isGiven(environment[`${who}_OIDC_ISSUER`])) continue;
    const why = isGiven(environment['DEMO_IDENTITY'])
      ? 'DEMO_IDENTITY is off'
      : 'NODE_ENV is production, where the demo identity service is off';
    faults.push(`${who}_OIDC_ISSUER must be set: ${why}. To try the program with test people only, set DEMO_IDENTITY=on`);
  }
}
