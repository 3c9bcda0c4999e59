import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { readSettings, SettingsError, type Environment } from './settings.ts';
import { settingsTable } from './settings-table.ts';

function faultsOf(environment: Environment): readonly string[] {
  try {
    readSettings(environment);
    return [];
  } catch (error) {
    if (error instanceof SettingsError) return error.faults;
    throw error;
  }
}

const provider = (who: string) => ({
  [`${who}_OIDC_ISSUER`]: 'https://id.example/',
  [`${who}_OIDC_CLIENT_ID`]: 'luukku',
  [`${who}_OIDC_CLIENT_SECRET`]: 'secret',
});

test('without any setting the program serves the model agency on this machine alone', () => {
  expect(readSettings({})).toMatchObject({
    port: 3000,
    host: 'localhost',
    publicUrl: 'http://localhost:3000',
    agencyFolder: resolve('agencies/kela-2015'),
    dataFolder: resolve('data'),
    databaseUrl: undefined,
    isDemoIdentityOn: true,
    isRateLimited: true,
  });
});

test('an empty setting counts as none', () => {
  expect(readSettings({ PORT: '', DATABASE_URL: '' })).toMatchObject({ port: 3000, databaseUrl: undefined });
});

test('every fault is named at once, without the value, which may be secret', () => {
  const faults = faultsOf({
    PORT: '3000x',
    DATABASE_URL: 'mysql://root:hunter2@db/x',
    SECRET_KEY: 'hunter2',
    LOG_LEVEL: 'loud',
    DEMO_IDENTITY: 'yes',
    TRUSTED_PROXIES: '10.0.0.0/33',
    PUBLIC_URL: 'ftp://agency.example',
    RATE_LIMIT_PER_MINUTE: '-1',
  });
  expect(faults).toEqual(
    [
      'PORT must be a whole number from 0 to 65535',
      'DATABASE_URL must be an address that begins with postgres:// or postgresql://',
      'PUBLIC_URL must be an address that begins with http:// or https://',
      'SECRET_KEY must be at least 32 bytes long, made by chance',
      'LOG_LEVEL must be one of: fatal, error, warn, info, debug, silent',
      'DEMO_IDENTITY must be on or off',
      'TRUSTED_PROXIES must be network addresses with commas between, such as 10.0.0.0/8,192.168.1.5',
      'RATE_LIMIT_PER_MINUTE must be a whole number from 1 to 1000000',
    ].toSorted((a, b) => faults.indexOf(a) - faults.indexOf(b)),
  );
  expect(faults.join()).not.toContain('hunter2');
});

test('a slip in the name of a setting is not passed over in silence', () => {
  expect(faultsOf({ LUUKKU_PORT: '80', STAFF_OIDC_ISUER: 'https://id.example' })).toEqual([
    'LUUKKU_PORT is not a setting: it is called PORT',
    'STAFF_OIDC_ISUER is not a setting',
  ]);
});

test('in production nobody signs in without proof unless the operator says so', () => {
  expect(faultsOf({ NODE_ENV: 'production' })).toEqual([
    expect.stringContaining('CUSTOMER_OIDC_ISSUER must be set: NODE_ENV is production'),
    expect.stringContaining('STAFF_OIDC_ISSUER must be set: NODE_ENV is production'),
  ]);
  expect(readSettings({ NODE_ENV: 'production', DEMO_IDENTITY: 'on' }).isDemoIdentityOn).toBe(true);
  expect(readSettings({ NODE_ENV: 'production', ...provider('CUSTOMER'), ...provider('STAFF') }).isDemoIdentityOn).toBe(false);
});

test('a provider is set whole or not at all', () => {
  expect(faultsOf({ CUSTOMER_OIDC_ISSUER: 'https://id.example' })).toEqual([expect.stringContaining('belong together')]);
  expect(faultsOf({ FILES_S3_ENDPOINT: 'https://files.example', FILES_S3_BUCKET: 'luukku', FILES_S3_SECRET: 'x' })).toEqual([
    'the file service needs FILES_S3_REGION, FILES_S3_KEY_ID too',
  ]);
  expect(faultsOf({ TEXT_MESSAGE_URL: 'https://sms.example/send' })).toEqual([
    'the gateway for text messages needs TEXT_MESSAGE_SECRET too',
  ]);
  expect(faultsOf({ OFFICIAL_MAILBOX_URL: 'https://mailbox.example', OFFICIAL_MAILBOX_USER: 'luukku' })).toEqual([
    'the official mailbox needs OFFICIAL_MAILBOX_PASSWORD, OFFICIAL_MAILBOX_SERVICE_ID too',
  ]);
  expect(readSettings(provider('CUSTOMER')).customerSignIn.provider).toEqual({
    issuer: 'https://id.example',
    clientId: 'luukku',
    clientSecret: 'secret',
  });
});

test('the operator’s page names every setting as it is (else put in what `npm run settings` prints)', async () => {
  const page = await readFile(join(import.meta.dirname, '../../../docs/running.md'), 'utf8');
  expect(page).toContain(settingsTable());
});
