import { validate as isUuid } from 'uuid';
import type { Database, Transaction } from '#server/platform/database/connection.ts';
import type { StoredFile } from '#server/platform/files/file-store.ts';
import { type MediaType, mediaTypes } from '#server/platform/files/types/media-types.ts';

export const attachmentStates = ['received', 'accepted', 'illegible', 'unneeded'] as const;
export type AttachmentState = (typeof attachmentStates)[number];

/** Whether a file was looked through for malware. `not-scanned`: nobody looks, since no scanner is set up. */
export type Scan = 'waiting' | 'clean' | 'infected' | 'not-scanned';

/** A file as it lies in a case, a draft or a message. */
export type AttachmentFile = StoredFile & {
  customerId: string;
  attachmentId: string;
  applicationId: string | null;
  messageId: string | null;
  /** Null: sent without being asked for. */
  requirementId: string | null;
  fileName: string;
  channel: string;
  receivedAt: Date;
  receivedOn: string;
  state: AttachmentState;
  scan: Scan;
};

/** Whether a clerk may open the file, and anybody be given it: it is clean, or nobody looks. */
export function isOpen({ scan }: Pick<AttachmentFile, 'scan'>): boolean {
  return scan === 'clean' || scan === 'not-scanned';
}

const columns = [
  'f.customer_id as customerId',
  'f.attachment_id as attachmentId',
  'f.application_id as applicationId',
  'f.message_id as messageId',
  'f.requirement_id as requirementId',
  'f.sha256',
  'f.file_name as fileName',
  'f.channel',
  'f.received_at as receivedAt',
  'f.received_on as receivedOn',
  'f.state',
  's.byte_count as byteCount',
  's.media_type as mediaType',
  's.scan',
] as const;

type Row = Omit<AttachmentFile, 'state' | 'scan' | 'mediaType'> & { state: string; scan: string; mediaType: string };

function fileOf(row: Row): AttachmentFile {
  if (!Object.hasOwn(mediaTypes, row.mediaType)) throw new Error(`a file of the type ${row.mediaType} was stored`);
  // The constraints attachment_state_is_known, scan_is_known and stored_file_type_is_known keep to these.
  return { ...row, state: row.state as AttachmentState, scan: row.scan as Scan, mediaType: row.mediaType as MediaType };
}

function files(database: Database | Transaction) {
  return database.selectFrom('attachment as f').innerJoin('stored_file as s', 's.sha256', 'f.sha256').select(columns);
}

/** The files of an application, or of a draft that will be one, in the order they came. */
export async function listFiles(
  database: Database | Transaction,
  { customerId, applicationId }: { customerId: string; applicationId: string },
): Promise<AttachmentFile[]> {
  const rows = await files(database)
    .where('f.customer_id', '=', customerId)
    .where('f.application_id', '=', applicationId)
    .orderBy('f.received_at')
    .orderBy('f.attachment_id')
    .execute();
  return rows.map(fileOf);
}

/** The files of messages of one customer, in the order they came. */
export async function listFilesOfMessages(
  database: Database | Transaction,
  customerId: string,
  messageIds: readonly string[],
): Promise<AttachmentFile[]> {
  if (messageIds.length === 0) return [];
  const rows = await files(database)
    .where('f.customer_id', '=', customerId)
    .where('f.message_id', 'in', [...messageIds])
    .orderBy('f.received_at')
    .orderBy('f.attachment_id')
    .execute();
  return rows.map(fileOf);
}

/** A file of one customer; undefined when it is another's or there is none. */
export async function findFile(
  database: Database | Transaction,
  { customerId, attachmentId }: { customerId: string; attachmentId: string },
): Promise<AttachmentFile | undefined> {
  if (!isUuid(attachmentId)) return undefined;
  const row = await files(database).where('f.customer_id', '=', customerId).where('f.attachment_id', '=', attachmentId).executeTakeFirst();
  return row && fileOf(row);
}
