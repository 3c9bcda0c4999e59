import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { loadAgency } from '#server/agency/loading.ts';
import { openHouse } from '#server/app.ts';
import type { House } from '#server/house.ts';
import { openAssets } from '#server/platform/assets/assets.ts';
import { systemClock } from '#server/platform/clock/clock.ts';
import { openDatabase } from '#server/platform/database/connection.ts';
import { startEmbeddedPostgres } from '#server/platform/database/embedded-postgres.ts';
import { migrate } from '#server/platform/database/migrate.ts';
import { openFileStore } from '#server/platform/files/open-file-store.ts';
import { openLog } from '#server/platform/log/log.ts';
import { readSettings } from '#server/platform/settings/settings.ts';
import { openCodes } from '#server/platform/secrets/sealed-codes.ts';
import { openSecrets } from '#server/platform/secrets/secrets.ts';

const checkout = join(import.meta.dirname, '../..');
/** Also for a program that is started beside the bench: its sessions are then the bench's. */
export const secretKey = 'a key that only benches use, and that opens nothing else';

/** A PostgreSQL of its own with an empty, migrated database: as durable as in use, every commit on disk. */
export async function openBenchDatabase(): Promise<{ url: string; close: () => Promise<void> }> {
  const parent = join(checkout, '.test-data');
  await mkdir(parent, { recursive: true });
  const folder = await mkdtemp(join(parent, 'bench-'));
  const server = await startEmbeddedPostgres({ folder, mayMove: true, settings: { max_connections: 120 } });
  await migrate({ url: server.url, appliedAt: systemClock.now() });
  return {
    url: server.url,
    close: async () => {
      await server.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** The house as it is served, with nothing left out but the log's lines and the limit of requests. Files lie in `dataFolder`. */
export async function openBenchHouse(databaseUrl: string, dataFolder?: string): Promise<House> {
  const agencyFolder = join(checkout, 'agencies/kela-2015');
  const chosen = { AGENCY: agencyFolder, SECRET_KEY: secretKey, LOG_LEVEL: 'silent', RATE_LIMIT: 'off' };
  const settings = readSettings(dataFolder === undefined ? chosen : { ...chosen, DATA_DIR: dataFolder });
  const [agency, assets] = await Promise.all([loadAgency(agencyFolder), openAssets(agencyFolder)]);
  const secrets = openSecrets(secretKey);
  const database = openDatabase(databaseUrl, {
    poolSize: settings.databasePool,
    isDirect: true,
    readJson: (text) => openCodes(secrets, text),
  });
  const files = openFileStore(settings, secrets);
  return openHouse({ settings, database, agency, clock: systemClock, log: openLog(settings), assets, secrets, files });
}
