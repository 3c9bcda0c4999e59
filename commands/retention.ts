import { loadAgency } from '#server/agency/loading.ts';
import { countRun, eraseRun } from '#server/cases/retention/running.ts';
import { systemClock } from '#server/platform/clock/clock.ts';
import { openFileStore } from '#server/platform/files/open-file-store.ts';
import { getSecretKey } from '#server/platform/secrets/secret-key.ts';
import { openSecrets } from '#server/platform/secrets/secrets.ts';
import { readSettings } from '#server/platform/settings/settings.ts';
import { withDatabase } from './with-database.ts';

/**
 * `npm run retention`: prints for each rule what would be erased and from before which day, and erases nothing. With
 * `-- --erase` it erases, and ends with an error while another run is at work. Luukku may be running meanwhile.
 */
const settings = readSettings(process.env);
const unknown = process.argv.slice(2).filter((word) => word !== '--erase');
if (unknown.length > 0) throw new Error(`${unknown.join(' ')} is not known: say --erase, or nothing to count only`);
const agency = await loadAgency(settings.agencyFolder);
const secrets = openSecrets(getSecretKey(settings));
await withDatabase(settings, async (database) => {
  const house = { database, agency, clock: systemClock, secrets, files: openFileStore(settings, secrets) };
  const isErasing = process.argv.includes('--erase');
  const sums = isErasing ? await eraseRun(house) : await countRun(house);
  for (const { rule, firstKeptOn, items, rows, files } of sums)
    console.log(`${rule}: ${items} from before ${firstKeptOn} (${rows} rows, ${files} files)`);
  console.log(isErasing ? 'This was erased.' : 'Nothing was erased: add -- --erase to erase this.');
});
