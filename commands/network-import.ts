import { setTimeout as wait } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { loadAgency } from '#server/agency/loading.ts';
import { askPublic } from '#server/agency/network/ptv/fetching/public-request.ts';
import { fetchRecords } from '#server/agency/network/ptv/fetching/records-of-address.ts';
import { readFolder } from '#server/agency/network/ptv/fetching/records-of-folder.ts';
import { addImport } from '#server/agency/network/ptv/proposal/queries.ts';
import { workOut } from '#server/agency/network/ptv/proposal/shown.ts';
import { readFiles } from '#server/agency/network/ptv/reading/reading.ts';
import { systemClock } from '#server/platform/clock/clock.ts';
import { readSettings } from '#server/platform/settings/settings.ts';
import { withDatabase } from './with-database.ts';

/**
 * `npm run network:import -- <folder>` reads records of the Finnish Service Catalogue (PTV open API, version 11) from the JSON files of a
 * folder; `npm run network:import -- https://… --organization <id>` fetches those of organizations. Nothing changes: an administrator
 * sees on the page that is named what would, and accepts it. Ends with 1 when some records cannot be taken in: they are named.
 */
const usage = 'npm run network:import -- <folder>, or npm run network:import -- https://<address>/api/v11 --organization <id>';

const from = readArguments();
if (from === undefined) {
  console.error(`Write: ${usage}`);
  process.exit(2);
}
const settings = readSettings(process.env);
const agency = await loadAgency(settings.agencyFolder);
try {
  const base = /^[a-z]+:\/\//i.test(from.source) ? new URL(from.source) : undefined;
  const files = base
    ? await fetchRecords({ base, organizations: from.organizations, ask: askPublic, wait })
    : await readFolder(from.source);
  const read = readFiles(files);
  const now = systemClock.now();
  const { id, proposal } = await withDatabase(settings, async (database) => {
    const source = base?.host ?? from.source;
    return {
      id: await addImport(database, { source, read, clerkId: null, at: now }),
      proposal: (await workOut(database, { agency }, read, now)).proposal,
    };
  });
  for (const { file, record, place, code } of proposal.faults) console.error(`${file}: ${record || 'the file'} ${place}: ${code}`);
  const count = (kind: string) => proposal.changes.filter((change) => change.kind === kind).length;
  console.log(
    `${count('added')} places to add, ${count('changed')} to change, ${count('kept')} records to keep, ${proposal.unchanged} unchanged, ` +
      `${proposal.missing.length} places missing, ${proposal.faults.length} faults.`,
  );
  console.log(`Look at it and accept it at ${settings.publicUrl}/network/import/${id}`);
  process.exitCode = proposal.faults.length > 0 ? 1 : 0;
} catch (error) {
  console.error(`Nothing was read: ${error instanceof Error ? error.message : 'unknown reason'}`);
  process.exitCode = 2;
}

/** What was written on the command line; undefined when something is missing or wrong. */
function readArguments() {
  try {
    const { values, positionals } = parseArgs({ options: { organization: { type: 'string', multiple: true } }, allowPositionals: true });
    const [source, more] = positionals;
    const organizations = values.organization ?? [];
    const isAddress = source !== undefined && /^[a-z]+:\/\//i.test(source);
    const areIds = organizations.every((one) => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(one));
    if (source === undefined || more !== undefined || !areIds || isAddress !== organizations.length > 0) return undefined;
    return { source, organizations };
  } catch {
    return undefined;
  }
}
