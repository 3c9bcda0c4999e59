import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { AgencyFault, loadAgency } from './agency/loading.ts';
import { createApp, openHouse, startLive } from './app.ts';
import { startJobs } from './jobs.ts';
import { seedPlaces } from './agency/network/places/seeding.ts';
import { listDemoPeople } from './people/demo-identity/people.ts';
import { seedDemoMandates } from './people/mandates/demo/seeding.ts';
import { seedDemoRoster } from './people/roster/demo/seeding.ts';
import { openAssets } from './platform/assets/assets.ts';
import { systemClock } from './platform/clock/clock.ts';
import { isTransient, openDatabase } from './platform/database/connection.ts';
import { EmbeddedPostgresError } from './platform/database/embedded-binaries.ts';
import { startEmbeddedPostgres } from './platform/database/embedded-postgres.ts';
import { migrate, MigrationError } from './platform/database/migrate.ts';
import { openFileStore } from './platform/files/open-file-store.ts';
import { openLog } from './platform/log/log.ts';
import { Stopping } from './platform/process/stopping.ts';
import { openCodes } from './platform/secrets/sealed-codes.ts';
import { getSecretKey } from './platform/secrets/secret-key.ts';
import { openSecrets } from './platform/secrets/secrets.ts';
import { readSettings, SettingsError, type Settings } from './platform/settings/settings.ts';

const stopping = new Stopping();

try {
  await start();
} catch (error) {
  console.error(explain(error));
  await stopping.stopAll(1);
}

async function start(): Promise<void> {
  const settings = readSettings(process.env);
  const log = openLog(settings);
  const isProduction = process.env['NODE_ENV'] === 'production';
  // People at a terminal read plain lines; in production every line is for a machine.
  const say = (line: string) => (isProduction ? log.info(line) : console.log(line));
  stopping.listen(log, () => say('Stopping …'));

  const agency = await loadAgency(settings.agencyFolder);
  const secrets = openSecrets(getSecretKey(settings));
  say('Building the pages’ files …');
  const assets = await openAssets(settings.agencyFolder);
  const urls = await findDatabase(settings, say);
  await migrateWhenItAnswers(urls.direct, say);
  const database = openDatabase(urls.pooled, {
    poolSize: settings.databasePool,
    isDirect: urls.pooled === urls.direct,
    readJson: (text) => openCodes(secrets, text),
  });
  stopping.add('database', () => database.destroy());

  await seedPlaces(database, agency.network, systemClock.now());

  const files = openFileStore(settings, secrets);
  const house = openHouse({ settings, database, agency, clock: systemClock, log, assets, secrets, files });
  const jobs = await startJobs(house, urls.direct);
  stopping.add('jobs', () => jobs.stop());
  const live = await startLive(house, urls.direct);
  stopping.add('listening', () => live.stop());
  if (settings.isDemoIdentityOn && !settings.mandateRegister) await seedDemoMandates(house);
  if (settings.isDemoIdentityOn) await seedDemoRoster(house);
  const app = await createApp(house);
  await app.listen({ port: settings.port, host: settings.host });
  stopping.add('web server', async () => {
    // What is being answered has five seconds to end; streams that never end are cut.
    const cut = setTimeout(() => app.server.closeAllConnections(), 5000);
    await app.close();
    clearTimeout(cut);
  });
  say(`\nLuukku serves ${agency.name.en} at ${settings.publicUrl}`);
  if (settings.isDemoIdentityOn) say(demoPeople(listDemoPeople(agency)));
}

/** The addresses of the database: for requests, and direct, without a pooler between. */
async function findDatabase(settings: Settings, say: (line: string) => void): Promise<{ pooled: string; direct: string }> {
  if (settings.databaseUrl !== undefined) {
    return { pooled: settings.databaseUrl, direct: settings.databaseDirectUrl ?? settings.databaseUrl };
  }
  say('Starting the database …');
  const folder = join(settings.dataFolder, 'postgres');
  const postgres = await startEmbeddedPostgres({ folder, mayMove: !settings.isDataFolderChosen, onProgress: say });
  stopping.add('embedded database', () => postgres.stop());
  if (postgres.isAdopted) say('It was still running and is taken over.');
  return { pooled: postgres.url, direct: postgres.url };
}

/** A database of the operator's own may start later than we do: a minute is waited for it. */
async function migrateWhenItAnswers(url: string, say: (line: string) => void): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    try {
      await migrate({ url, appliedAt: systemClock.now(), onProgress: (line) => say(`  migration ${line}`) });
      return;
    } catch (error) {
      if (attempt === 30 || !isTransient(error)) throw error;
      say('The database does not answer yet; trying again …');
      await sleep(2000);
    }
  }
}

function demoPeople(people: readonly { role: string; name: string; signInAt: string }[]): string {
  const lines = people.map(({ role, name, signInAt }) => `  ${role.padEnd(22)} ${name.padEnd(26)} ${signInAt}`);
  return ['People to try it with (choose them on the sign-in page):', ...lines].join('\n');
}

function explain(error: unknown): string {
  if (error instanceof SettingsError) return ['The settings have faults:', ...error.faults.map((fault) => `  ${fault}`)].join('\n');
  if (error instanceof AgencyFault || error instanceof MigrationError || error instanceof EmbeddedPostgresError) return error.message;
  if (error instanceof Error && 'code' in error && error.code === 'EADDRINUSE')
    return 'The port is in use by another program: set PORT to a free one.';
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
