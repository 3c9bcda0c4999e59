import { join } from 'node:path';
import { loadAgency } from '#server/agency/loading.ts';
import { openDatabase } from '#server/platform/database/connection.ts';
import { startEmbeddedPostgres } from '#server/platform/database/embedded-postgres.ts';
import { readSettings } from '#server/platform/settings/settings.ts';
import { compareFigures, repairFigures } from '#server/statistics/recount.ts';

/**
 * `npm run figures:recount`: compares every figure with its events and ends with 1 when they differ.
 * With `-- --repair` it builds the figures anew first. Luukku may be running meanwhile.
 */
const settings = readSettings(process.env);
const { timeZone } = await loadAgency(settings.agencyFolder);
const embedded =
  settings.databaseUrl === undefined
    ? await startEmbeddedPostgres({ folder: join(settings.dataFolder, 'postgres'), mayMove: !settings.isDataFolderChosen })
    : undefined;
const database = openDatabase(embedded?.url ?? settings.databaseDirectUrl ?? settings.databaseUrl ?? '', { poolSize: 1 });
try {
  if (process.argv.includes('--repair')) {
    await repairFigures(database, timeZone);
    console.log('The figures were built anew from the events.');
  }
  const differences = await compareFigures(database, timeZone);
  for (const { key, shown, events } of differences) console.error(`${key}: figure ${shown ?? 'none'}, events ${events ?? 'none'}`);
  console.log(
    differences.length === 0 ? 'Every figure is what its events say.' : `${differences.length} figures differ from their events.`,
  );
  process.exitCode = differences.length === 0 ? 0 : 1;
} finally {
  await database.destroy();
  // One that was running already belongs to the program that runs on it.
  if (embedded && !embedded.isAdopted) await embedded.stop();
}
