import {
  addressOf,
  choice,
  longEnough,
  networkList,
  optionalSwitch,
  optionalText,
  siteAddress,
  socketAddress,
  text,
  wholeNumber,
} from './setting-kinds.ts';

const logLevels = ['fatal', 'error', 'warn', 'info', 'debug', 'silent'] as const;

/** Every setting, by the name of its environment variable. `docs/running.md` shows this list. */
export const settingList = {
  PORT: wholeNumber('The port that the pages are served on.', 3000, { least: 0, most: 65_535 }),
  HOST: text('The network address to listen at; 0.0.0.0 lets other machines in.', 'localhost'),
  PUBLIC_URL: optionalText('The address that people type, as seen from outside.', 'http://localhost:PORT', siteAddress),
  AGENCY: text('The folder that describes the agency.', 'agencies/kela-2015'),
  DATA_DIR: optionalText('The folder for everything that must outlive a start.', './data'),
  DATABASE_URL: optionalText(
    'A PostgreSQL of your own (15 to 18); without it one is started inside DATA_DIR.',
    'embedded',
    addressOf('postgres:', 'postgresql:'),
  ),
  DATABASE_DIRECT_URL: optionalText(
    'The same database without a pooler between, for migrations and notifications.',
    'DATABASE_URL',
    addressOf('postgres:', 'postgresql:'),
  ),
  DATABASE_POOL: wholeNumber('The most connections that one node opens for requests.', 8, { least: 1, most: 200 }),
  SECRET_KEY: optionalText(
    'At least 32 bytes made by chance, the same on every node: encrypts identity codes and signs.',
    'made once, in DATA_DIR/secret-key',
    longEnough(32),
  ),
  LOG_LEVEL: choice('The least serious lines that the log holds.', 'info', logLevels),
  FILES_S3_ENDPOINT: optionalText(
    'An S3-compatible service that keeps what people send; its bucket is addressed by path.',
    'files lie in DATA_DIR/files',
    siteAddress,
  ),
  FILES_S3_BUCKET: optionalText('The bucket for files.'),
  FILES_S3_REGION: optionalText('The region of the bucket, such as us-east-1.'),
  FILES_S3_KEY_ID: optionalText('The id of our key at the file service: it may list the bucket, and read, write and delete in it.'),
  FILES_S3_SECRET: optionalText('The secret of our key at the file service.'),
  CLAMD_ADDRESS: optionalText(
    'ClamAV’s daemon, as host:port or the path of its socket: then nobody sees a file before it was found clean.',
    'none: files are not looked through',
    socketAddress,
  ),
  SMTP_URL: optionalText(
    'The mail server for notices and confirmation codes; without it they are kept and shown to administrators.',
    'none',
    addressOf('smtp:', 'smtps:'),
  ),
  MAIL_FROM: text('The sender of notices.', 'no-reply@localhost'),
  DEMO_IDENTITY: optionalSwitch(
    'Lets test people sign in without proof (on or off); never with real data.',
    'on, but off when NODE_ENV is production',
  ),
  CUSTOMER_OIDC_ISSUER: optionalText('The OpenID Connect provider that knows customers.', 'the demo identity service', siteAddress),
  CUSTOMER_OIDC_CLIENT_ID: optionalText('Our name at the customers’ provider.'),
  CUSTOMER_OIDC_CLIENT_SECRET: optionalText('Our secret at the customers’ provider.'),
  CUSTOMER_OIDC_SCOPE: text('What is asked of the customers’ provider, with spaces between.', 'openid profile'),
  CUSTOMER_OIDC_IDENTITY_CODE_CLAIM: text('The claim with the personal identity code.', 'urn:oid:1.2.246.21'),
  CUSTOMER_OIDC_GIVEN_NAME_CLAIM: text('The claim with the given names.', 'given_name'),
  CUSTOMER_OIDC_FAMILY_NAME_CLAIM: text('The claim with the family name.', 'family_name'),
  STAFF_OIDC_ISSUER: optionalText('The OpenID Connect provider that knows the staff.', 'the demo identity service', siteAddress),
  STAFF_OIDC_CLIENT_ID: optionalText('Our name at the staff’s provider.'),
  STAFF_OIDC_CLIENT_SECRET: optionalText('Our secret at the staff’s provider.'),
  STAFF_OIDC_SCOPE: text('What is asked of the staff’s provider, with spaces between.', 'openid profile'),
  STAFF_OIDC_NAME_CLAIM: text('The claim with the name that colleagues see.', 'name'),
  STAFF_OIDC_ROLE_CLAIM: text('The claim with the role: clerk, joint-service-clerk, manager, administrator or auditor.', 'role'),
  STAFF_OIDC_SKILLS_CLAIM: text('The claim with the list of benefit groups that the person handles.', 'skills'),
  STAFF_OIDC_LANGUAGES_CLAIM: text('The claim with the list of languages that the person serves in.', 'languages'),
  STAFF_OIDC_PROTECTED_CLAIM: text(
    'The claim that is true for those who may handle the matters of people under protection.',
    'sees_protected',
  ),
  ALARM_EMAIL: optionalText(
    'Where word goes when somebody opens a protected person’s data by exception.',
    'none: auditors see it in the log of views',
  ),
  MANDATE_REGISTER_URL: optionalText(
    'The national register of mandates (Suomi.fi e-Authorizations, Web API), asked for whom a customer may act online.',
    'the demo register, where the demo identity service is on',
    siteAddress,
  ),
  MANDATE_REGISTER_CLIENT_ID: optionalText('Our name at the register of mandates.'),
  MANDATE_REGISTER_KEY: optionalText('Our key at the register of mandates: signs each question.'),
  MANDATE_REGISTER_SECRET: optionalText('Our OAuth secret at the register of mandates.'),
  MANDATE_REGISTER_ISSUE: optionalText('The mandate (URI) that lets somebody handle another’s matters here.'),
  MANDATE_REGISTER_ACCOUNT_ISSUE: optionalText('The mandate (URI) that lets somebody give another’s account number.', 'none: nobody may'),
  SESSION_IDLE_MINUTES: wholeNumber('A customer is signed out after so many minutes without a request.', 30, { least: 1, most: 1440 }),
  STAFF_SESSION_IDLE_MINUTES: wholeNumber('A member of staff is signed out after so many minutes without a request.', 20, {
    least: 1,
    most: 1440,
  }),
  SESSION_HOURS: wholeNumber('Anybody is signed out after so many hours.', 8, { least: 1, most: 24 }),
  TRUSTED_PROXIES: networkList('Addresses of the proxies in front, whose word on the sender’s address is believed.'),
  RATE_LIMIT: optionalSwitch('Limits how often one address may ask (on or off).', 'on'),
  RATE_LIMIT_PER_MINUTE: wholeNumber('The most requests in a minute from one address.', 600, { least: 1, most: 1_000_000 }),
};

export type SettingName = keyof typeof settingList;
