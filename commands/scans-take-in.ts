import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { loadAgency } from '#server/agency/loading.ts';
import { paperChannels } from '#server/cases/paper/queries.ts';
import { type FolderOutcome, takeInFolder } from '#server/cases/paper/scans/folder.ts';
import { dayOf, isDay, systemClock } from '#server/platform/clock/clock.ts';
import { openDatabase } from '#server/platform/database/connection.ts';
import { startEmbeddedPostgres } from '#server/platform/database/embedded-postgres.ts';
import { openFileStore } from '#server/platform/files/open-file-store.ts';
import { openCodes } from '#server/platform/secrets/sealed-codes.ts';
import { getSecretKey } from '#server/platform/secrets/secret-key.ts';
import { openSecrets } from '#server/platform/secrets/secrets.ts';
import { readSettings } from '#server/platform/settings/settings.ts';

/**
 * `npm run scans:take-in -- <folder> --channel post --received-on 2015-03-02`: takes in the scanned papers of a folder and
 * sorts them by their codes. With `--channel joint-service-point` also `--point-received-on`. Luukku may be running
 * meanwhile. Ends with 1 when some files were not taken in: they are named, the others are there.
 */
const usage = 'npm run scans:take-in -- <folder> --channel post --received-on 2015-03-02 [--point-received-on 2015-02-27]';
const told: Record<FolderOutcome['result'], string> = {
  'to-case': 'added to its case',
  form: 'waits to be registered as an application',
  'by-hand': 'has no code that leads to a case: to be sorted by hand',
  settled: 'was taken in before',
  unreadable: 'NOT TAKEN IN: the file cannot be read',
  empty: 'NOT TAKEN IN: the file is empty',
  'too-large': 'NOT TAKEN IN: the file is larger than 10 MB',
  'too-many-files': 'NOT TAKEN IN: too many files',
  'wrong-type': 'NOT TAKEN IN: not a PDF, JPEG, PNG or TIFF',
  'wrong-content': 'NOT TAKEN IN: the file is not what its name says',
  'too-many-pixels': 'NOT TAKEN IN: the picture is too large',
  damaged: 'NOT TAKEN IN: the file is damaged',
  'encrypted-pdf': 'NOT TAKEN IN: the PDF has a password',
  'has-trailing-data': 'NOT TAKEN IN: something else is behind the end of the file',
};
const takenIn = new Set<FolderOutcome['result']>(['to-case', 'form', 'by-hand', 'settled']);

const settings = readSettings(process.env);
const agency = await loadAgency(settings.agencyFolder);
const from = readArguments(dayOf(systemClock.now(), agency.timeZone));
if (from === undefined) {
  console.error(`Write: ${usage}`);
  process.exit(2);
}
const embedded =
  settings.databaseUrl === undefined
    ? await startEmbeddedPostgres({ folder: join(settings.dataFolder, 'postgres'), mayMove: !settings.isDataFolderChosen })
    : undefined;
const secrets = openSecrets(getSecretKey(settings));
const database = openDatabase(embedded?.url ?? settings.databaseDirectUrl ?? settings.databaseUrl ?? '', {
  poolSize: 2,
  readJson: (text) => openCodes(secrets, text),
});
try {
  const house = { settings, agency, database, clock: systemClock, files: openFileStore(settings, secrets) };
  let count = 0;
  const outcomes = await takeInFolder(house, from, ({ name, result }) => console.log(`${++count}. ${name}: ${told[result]}`));
  const ofKind = (result: FolderOutcome['result']) => outcomes.filter((one) => one.result === result).length;
  const bad = outcomes.filter(({ result }) => !takenIn.has(result)).length;
  console.log(
    `${outcomes.length} files: ${ofKind('to-case')} to their cases, ${ofKind('form')} to register, ${ofKind('by-hand')} to sort by hand, ` +
      `${ofKind('settled')} there before, ${bad} not taken in.`,
  );
  process.exitCode = bad === 0 ? 0 : 1;
} finally {
  await database.destroy();
  // One that was running already belongs to the program that runs on it.
  if (embedded && !embedded.isAdopted) await embedded.stop();
}

/** What was written on the command line; undefined when something is missing or wrong. */
function readArguments(today: string) {
  const options = { channel: { type: 'string' }, 'received-on': { type: 'string' }, 'point-received-on': { type: 'string' } } as const;
  try {
    const { values, positionals } = parseArgs({ options, allowPositionals: true });
    const channel = paperChannels.find((one) => one === values.channel);
    const [folder, more] = positionals;
    const receivedOn = values['received-on'] ?? '';
    const pointReceivedOn = values['point-received-on'] ?? null;
    if (folder === undefined || more !== undefined || !channel || !isDay(receivedOn) || receivedOn > today) return undefined;
    const isPoint = channel === 'joint-service-point';
    if (pointReceivedOn !== null && !(isPoint && isDay(pointReceivedOn) && pointReceivedOn <= receivedOn)) return undefined;
    return { folder, channel, receivedOn, pointReceivedOn };
  } catch {
    return undefined;
  }
}
