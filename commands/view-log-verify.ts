import { join } from 'node:path';
import { verifySeals } from '#server/people/view-log/sealing.ts';
import { openDatabase } from '#server/platform/database/connection.ts';
import { startEmbeddedPostgres } from '#server/platform/database/embedded-postgres.ts';
import { getSecretKey } from '#server/platform/secrets/secret-key.ts';
import { openSecrets } from '#server/platform/secrets/secrets.ts';
import { readSettings } from '#server/platform/settings/settings.ts';

/**
 * `npm run view-log:verify`: walks every seal of the log of who looked, names what does not fit, and ends with 1 if anything
 * does not. The last line is JSON: compare `newestSealNo` with the one noted before, for a log that was cut off at its end.
 */
const settings = readSettings(process.env);
const embedded =
  settings.databaseUrl === undefined
    ? await startEmbeddedPostgres({ folder: join(settings.dataFolder, 'postgres'), mayMove: !settings.isDataFolderChosen })
    : undefined;
const database = openDatabase(embedded?.url ?? settings.databaseDirectUrl ?? settings.databaseUrl ?? '', { poolSize: 1 });
try {
  const found = await verifySeals({ database, secrets: openSecrets(getSecretKey(settings)) }, new Date());
  for (const { sealNo, fault } of found.faults) console.error(`seal ${sealNo}: ${fault}`);
  console.log(JSON.stringify({ seals: found.seals, views: found.views, newestSealNo: found.newestSealNo, faults: found.faults.length }));
  process.exitCode = found.faults.length === 0 ? 0 : 1;
} finally {
  await database.destroy();
  // One that was running already belongs to the program that runs on it.
  if (embedded && !embedded.isAdopted) await embedded.stop();
}
