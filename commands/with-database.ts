import { join } from 'node:path';
import { type Database, openDatabase } from '#server/platform/database/connection.ts';
import { startEmbeddedPostgres } from '#server/platform/database/embedded-postgres.ts';
import type { Settings } from '#server/platform/settings/settings.ts';

/** Runs a command on the installation's database, by one connection. Luukku may be running meanwhile. */
export async function withDatabase<T>(settings: Settings, work: (database: Database) => Promise<T>): Promise<T> {
  const embedded =
    settings.databaseUrl === undefined
      ? await startEmbeddedPostgres({ folder: join(settings.dataFolder, 'postgres'), mayMove: !settings.isDataFolderChosen })
      : undefined;
  const database = openDatabase(embedded?.url ?? settings.databaseDirectUrl ?? settings.databaseUrl ?? '', { poolSize: 1 });
  try {
    return await work(database);
  } finally {
    await database.destroy();
    // One that was running already belongs to the program that runs on it.
    if (embedded && !embedded.isAdopted) await embedded.stop();
  }
}
