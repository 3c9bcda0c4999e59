import { sql } from 'kysely';
import { v7 as newId, validate as isId } from 'uuid';
import type { AttachmentFile } from '#server/cases/checklist/files.ts';
import { keepStoredFile, removeFilesOfDrafts } from '#server/cases/checklist/keeping.ts';
import type { House } from '#server/house.ts';
import type { Database, Transaction } from '#server/platform/database/connection.ts';
import { Refusal } from '#server/platform/errors/refusal.ts';
import type { StoredFile } from '#server/platform/files/file-store.ts';
import { type MediaType, mediaTypes } from '#server/platform/files/types/media-types.ts';
import { addToOutbox } from '#server/platform/jobs/outbox.ts';
import { type PaperChannel, paperChannels } from '../queries.ts';
import type { PaperDays } from '../received-day.ts';

/** Whether a file was looked through for malware: as of an attachment. */
type Looked = AttachmentFile['scan'];

/** Paper that was scanned, from its arrival until it is put where it belongs. */
export type Scan = PaperDays & {
  scanId: string;
  importId: string;
  file: StoredFile;
  fileName: string;
  scan: Looked;
  /** As it was read; null: none was found. */
  code: string | null;
  isRead: boolean;
  pageCount: number;
  state: 'unsorted' | 'sorted' | 'discarded';
  channel: PaperChannel;
  takenInAt: Date;
  /** Null: by the command. */
  takenInBy: string | null;
  /** Where it was put. */
  applicationId: string | null;
};

const columns = [
  's.scan_id as scanId',
  's.import_id as importId',
  's.sha256',
  's.file_name as fileName',
  's.code',
  's.read_at',
  's.page_count as pageCount',
  's.state',
  's.channel',
  's.received_on as receivedOn',
  's.point_received_on as pointReceivedOn',
  's.taken_in_at as takenInAt',
  's.taken_in_by as takenInBy',
  's.application_id as applicationId',
  'f.byte_count as byteCount',
  'f.media_type as mediaType',
  'f.scan',
] as const;

function scans(database: Database | Transaction) {
  return database.selectFrom('scan as s').innerJoin('stored_file as f', 'f.sha256', 's.sha256').select(columns);
}

type Row = NonNullable<Awaited<ReturnType<ReturnType<typeof scans>['executeTakeFirst']>>>;

function scanOf({ sha256, byteCount, mediaType, read_at, state, channel, scan, ...row }: Row): Scan {
  if (!Object.hasOwn(mediaTypes, mediaType)) throw new Error(`a file of the type ${mediaType} was stored`);
  // The line above, and the constraints scan_state_is_known, scan_channel_is_known and scan_is_known, keep to these.
  return {
    ...row,
    file: { sha256, byteCount, mediaType: mediaType as MediaType },
    state: state as Scan['state'],
    scan: scan as Looked,
    channel: paperChannels.find((one) => one === channel) ?? 'post',
    isRead: read_at !== null,
  };
}

export type Arriving = PaperDays & {
  importId: string;
  channel: PaperChannel;
  files: readonly { fileName: string; file: StoredFile }[];
  clerkId: string | null;
  at: Date;
  /** Who looks for a code on each: a job, whoever calls, or nobody, since it is known where they belong. */
  reader: 'job' | 'caller' | 'nobody';
};

/** Writes down files that lie in the store, each once for an import. Returns the ids of those that were not there before. */
export async function addScans(
  { settings }: Pick<House, 'settings'>,
  transaction: Transaction,
  { importId, channel, receivedOn, pointReceivedOn, files, clerkId, at, reader }: Arriving,
): Promise<string[]> {
  const added: string[] = [];
  for (const { file, fileName } of files) {
    const { sha256 } = file;
    if (await keepStoredFile(transaction, file, { isScanned: settings.clamdAddress !== undefined, at }))
      await addToOutbox(transaction, 'scan-file', { sha256 }, at);
    const scan = await transaction
      .insertInto('scan')
      .values({
        scan_id: newId(),
        sha256,
        file_name: fileName,
        code: null,
        page_count: 1,
        state: 'unsorted',
        channel,
        received_on: receivedOn,
        point_received_on: pointReceivedOn,
        taken_in_at: at,
        taken_in_by: clerkId,
        import_id: importId,
        read_at: reader === 'nobody' ? at : null,
      })
      .onConflict((conflict) => conflict.constraint('one_scan_of_a_file_per_import').doNothing())
      .returning('scan_id as scanId')
      .executeTakeFirst();
    if (!scan) continue;
    added.push(scan.scanId);
    if (reader === 'job') await addToOutbox(transaction, 'read-scan', { scanId: scan.scanId }, at);
  }
  return added;
}

/** One that waits to be sorted, or that whoever asks may see where it was put. Throws not-found. */
export async function getScan(database: Database | Transaction, scanId: string): Promise<Scan> {
  const row = isId(scanId) ? await scans(database).where('s.scan_id', '=', scanId).executeTakeFirst() : undefined;
  if (!row) throw new Refusal('not-found');
  return scanOf(row);
}

/** One that waits to be sorted. Throws not-found. */
export async function getUnsorted(database: Database, scanId: string): Promise<Scan> {
  const scan = await getScan(database, scanId);
  if (scan.state !== 'unsorted') throw new Refusal('not-found');
  return scan;
}

/** A scan held so that it is put to one place only: also one that was put to the customer whose data is open. Refuses `scan-already-settled`. */
export async function lockScan(transaction: Transaction, scanId: string): Promise<Scan> {
  const row = isId(scanId) ? await scans(transaction).where('s.scan_id', '=', scanId).forUpdate('s').executeTakeFirst() : undefined;
  // Where it was put elsewhere, it is not to be seen from here.
  if (!row) throw new Refusal('scan-already-settled');
  return scanOf(row);
}

/** The scans of a page, in the order they were given; those that were settled meanwhile are left out. */
export async function listScansById(database: Database | Transaction, scanIds: readonly string[]): Promise<Scan[]> {
  if (scanIds.length === 0) return [];
  const rows = await scans(database)
    .where(
      's.scan_id',
      'in',
      scanIds.filter((id) => isId(id)),
    )
    .where('s.state', '=', 'unsorted')
    .execute();
  return scanIds.flatMap((id) => rows.filter(({ scanId }) => scanId === id)).map(scanOf);
}

export const scansPerPage = 50;

/** Scans that wait to be sorted, the oldest first. `hasMore` tells whether others follow. */
export async function listUnsorted(
  database: Database,
  after: { at: Date; id: string } | undefined,
): Promise<{ rows: Scan[]; hasMore: boolean }> {
  let query = scans(database).where('s.state', '=', 'unsorted');
  if (after) query = query.where(sql<boolean>`(s.taken_in_at, s.scan_id) > (${after.at}, ${after.id})`);
  const rows = await query
    .orderBy('s.taken_in_at')
    .orderBy('s.scan_id')
    .limit(scansPerPage + 1)
    .execute();
  return { rows: rows.slice(0, scansPerPage).map(scanOf), hasMore: rows.length > scansPerPage };
}

/** What has become of the files of an import so far, by name. */
export async function listOfImport(database: Database | Transaction, importId: string): Promise<Scan[]> {
  const rows = await scans(database).where('s.import_id', '=', importId).orderBy('s.file_name').orderBy('s.scan_id').limit(1000).execute();
  return rows.map(scanOf);
}

export type ImportSummary = { importId: string; takenInAt: Date; channel: string; count: number; unread: number; unsorted: number };

/** What a clerk took in last, the newest first. Reads sorted scans too: run as the system. */
export async function listImports(database: Database, clerkId: string): Promise<ImportSummary[]> {
  return database
    .selectFrom('scan')
    .select(({ fn }) => [
      'import_id as importId',
      fn.min('taken_in_at').as('takenInAt'),
      fn.min('channel').as('channel'),
      sql<number>`count(*)::int`.as('count'),
      sql<number>`(count(*) filter (where read_at is null and state = 'unsorted'))::int`.as('unread'),
      sql<number>`(count(*) filter (where state = 'unsorted'))::int`.as('unsorted'),
    ])
    .where('taken_in_by', '=', clerkId)
    .groupBy('import_id')
    .orderBy(sql`min(taken_in_at)`, 'desc')
    .limit(10)
    .execute();
}

/** Keeps what was found on a scan, read once. */
export async function keepReading(
  transaction: Transaction,
  scanId: string,
  read: { code: string | null; pageCount: number; at: Date },
): Promise<void> {
  await transaction
    .updateTable('scan')
    .set({ code: read.code, page_count: read.pageCount, read_at: read.at })
    .where('scan_id', '=', scanId)
    .where('state', '=', 'unsorted')
    .execute();
}

type Settled = { by: string | null; at: Date };

/** It lies in an application now. */
export async function settleSorted(
  transaction: Transaction,
  scanId: string,
  { customerId, applicationId }: { customerId: string; applicationId: string },
  { by, at }: Settled,
): Promise<void> {
  await transaction
    .updateTable('scan')
    .set({ state: 'sorted', customer_id: customerId, application_id: applicationId, settled_by: by, settled_at: at })
    .where('scan_id', '=', scanId)
    .execute();
}

/** The scans of a paper application that was cancelled wait to be sorted again; there they are no attachments any more. */
export async function returnScans(
  transaction: Transaction,
  { customerId, applicationId }: { customerId: string; applicationId: string },
): Promise<void> {
  await removeFilesOfDrafts(transaction, [{ customerId, draftId: applicationId }]);
  await transaction
    .updateTable('scan')
    .set({ state: 'unsorted', customer_id: null, application_id: null, settled_by: null, settled_at: null })
    .where('customer_id', '=', customerId)
    .where('application_id', '=', applicationId)
    .execute();
}

/** It belongs nowhere. Refuses `scan-already-settled`. */
export async function discardScan(
  transaction: Transaction | Database,
  scanId: string,
  because: string,
  { by, at }: Settled,
): Promise<void> {
  const discarded = await transaction
    .updateTable('scan')
    .set({ state: 'discarded', discarded_because: because, settled_by: by, settled_at: at })
    .where('scan_id', '=', scanId)
    .where('state', '=', 'unsorted')
    .executeTakeFirst();
  if (discarded.numUpdatedRows !== 1n) throw new Refusal('scan-already-settled');
}

/** The scan of a file in an import that nobody has looked at yet; undefined when that was done. */
export async function findUnread(database: Database, importId: string, sha256: string): Promise<string | undefined> {
  const found = await database
    .selectFrom('scan')
    .select('scan_id as scanId')
    .where('import_id', '=', importId)
    .where('sha256', '=', sha256)
    .where('state', '=', 'unsorted')
    .where('read_at', 'is', null)
    .executeTakeFirst();
  return found?.scanId;
}
