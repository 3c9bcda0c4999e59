import { sql } from 'kysely';
import { v7 as newId } from 'uuid';
import type { Database, Transaction } from '#server/platform/database/connection.ts';
import type { StoredFile } from '#server/platform/files/file-store.ts';
import type { AttachmentState } from './files.ts';

export type FileToKeep = {
  customerId: string;
  /** The application, or the draft that will be one. At least one of this and `messageId`. */
  applicationId: string | null;
  messageId: string | null;
  requirementId: string | null;
  file: StoredFile;
  fileName: string;
  channel: string;
  /** When it arrived here, and the day that counts: an earlier one where it came on paper. */
  receivedAt: Date;
  receivedOn: string;
  agentId: string | null;
  clerkId: string | null;
  /** Made by the sender. Sent twice with one key: one file. */
  uploadKey: string;
};

/**
 * Writes down a file that lies in the store. `isNew` is false when it came with this key before: then `attachmentId` is
 * that of the first time, and `isSame` whether it was this file, for this application or message.
 */
export async function keepFile(
  transaction: Transaction,
  kept: FileToKeep,
): Promise<{ attachmentId: string; isNew: boolean; isSame: boolean }> {
  const added = await transaction
    .insertInto('attachment')
    .values({
      customer_id: kept.customerId,
      attachment_id: newId(),
      application_id: kept.applicationId,
      message_id: kept.messageId,
      requirement_id: kept.requirementId,
      sha256: kept.file.sha256,
      file_name: kept.fileName,
      channel: kept.channel,
      received_at: kept.receivedAt,
      received_on: kept.receivedOn,
      state: 'received',
      agent_id: kept.agentId,
      taken_in_by: kept.clerkId,
      upload_key: kept.uploadKey,
    })
    .onConflict((conflict) => conflict.constraint('one_attachment_per_sending').doNothing())
    .returning('attachment_id')
    .executeTakeFirst();
  if (added) return { attachmentId: added.attachment_id, isNew: true, isSame: true };
  const before = await transaction
    .selectFrom('attachment')
    .select(['attachment_id', 'application_id', 'message_id', 'sha256'])
    .where('customer_id', '=', kept.customerId)
    .where('upload_key', '=', kept.uploadKey)
    .executeTakeFirstOrThrow();
  const isSame = before.sha256 === kept.file.sha256 && before.application_id === kept.applicationId && before.message_id === kept.messageId;
  return { attachmentId: before.attachment_id, isNew: false, isSame };
}

/**
 * Writes down bytes that lie in the store. `mustBeScanned`: they were not looked through for malware before, and
 * `isScanned` says that somebody looks. `isInfected`: they were, when somebody sent the same before.
 */
export async function keepStoredFile(
  transaction: Transaction,
  { sha256, byteCount, mediaType }: StoredFile,
  { isScanned, at }: { isScanned: boolean; at: Date },
): Promise<{ mustBeScanned: boolean; isInfected: boolean }> {
  const scan = isScanned ? 'waiting' : 'not-scanned';
  const written = await transaction
    .insertInto('stored_file')
    .values({ sha256, byte_count: byteCount, media_type: mediaType, scan, stored_at: at })
    .onConflict((conflict) =>
      conflict
        .constraint('stored_file_pkey')
        .doUpdateSet({ scan: 'waiting', stored_at: at })
        .where('stored_file.scan', '=', 'not-scanned')
        .where(sql.lit(isScanned), '=', true),
    )
    .executeTakeFirst();
  if (written.numInsertedOrUpdatedRows === 1n) return { mustBeScanned: isScanned, isInfected: false };
  const before = await transaction.selectFrom('stored_file').select('scan').where('sha256', '=', sha256).executeTakeFirstOrThrow();
  return { mustBeScanned: false, isInfected: before.scan === 'infected' };
}

export type FileKey = { customerId: string; attachmentId: string };

/** What a clerk made of a file. */
export async function setFileState(
  transaction: Transaction,
  key: FileKey,
  state: AttachmentState,
  { clerkId, at }: { clerkId: string; at: Date },
): Promise<void> {
  await transaction
    .updateTable('attachment')
    .set({ state, judged_by: clerkId, judged_at: at })
    .where('customer_id', '=', key.customerId)
    .where('attachment_id', '=', key.attachmentId)
    .execute();
}

/** Puts a file to another document of its application, or to none. It waits to be judged anew. */
export async function moveFile(transaction: Transaction, key: FileKey, requirementId: string | null): Promise<void> {
  await transaction
    .updateTable('attachment')
    .set({ requirement_id: requirementId, state: 'received', judged_by: null, judged_at: null })
    .where('customer_id', '=', key.customerId)
    .where('attachment_id', '=', key.attachmentId)
    .execute();
}

/** Removes a file that nobody has handled. The bytes go at the next sweep of the store. False when there is none such. */
export async function removeFile(transaction: Transaction, key: FileKey & { applicationId: string }): Promise<boolean> {
  const removed = await transaction
    .deleteFrom('attachment')
    .where('customer_id', '=', key.customerId)
    .where('attachment_id', '=', key.attachmentId)
    .where('application_id', '=', key.applicationId)
    .where('state', '=', 'received')
    .executeTakeFirst();
  return removed.numDeletedRows === 1n;
}

/** Removes a file of a message that is being written, or all of them. The bytes go at the next sweep of the store. */
export async function removeFilesOfMessage(
  transaction: Transaction,
  { customerId, messageId }: { customerId: string; messageId: string },
  attachmentId?: string,
): Promise<void> {
  let removing = transaction
    .deleteFrom('attachment')
    .where('customer_id', '=', customerId)
    .where('message_id', '=', messageId)
    .where('application_id', 'is', null);
  if (attachmentId !== undefined) removing = removing.where('attachment_id', '=', attachmentId);
  await removing.execute();
}

/** Removes the files of drafts that are given up: nothing is kept longer than was said. */
export async function removeFilesOfDrafts(
  database: Transaction | Database,
  drafts: readonly { customerId: string; draftId: string }[],
): Promise<void> {
  if (drafts.length === 0) return;
  await sql`
    delete from attachment f
    using unnest(${drafts.map(({ customerId }) => customerId)}::uuid[], ${drafts.map(({ draftId }) => draftId)}::uuid[]) as d (customer_id, draft_id)
    where f.customer_id = d.customer_id and f.application_id = d.draft_id`.execute(database);
}

/** The files among these whose bytes somebody needs, for an attachment, as a scan or as a print batch. The others are forgotten. */
export async function forgetUnneeded(database: Database, hashes: readonly string[]): Promise<ReadonlySet<string>> {
  await sql`
    delete from stored_file s where s.sha256 = any (${[...hashes]})
      and not exists (select from attachment f where f.sha256 = s.sha256) and not exists (select from scan p where p.sha256 = s.sha256)
      and not exists (select from letter_batch b where b.sha256 = s.sha256)`.execute(database);
  const rows = await database
    .selectFrom('stored_file')
    .select('sha256')
    .where('sha256', 'in', [...hashes])
    .execute();
  return new Set(rows.map(({ sha256 }) => sha256));
}

/** The files that have waited to be looked through since before a moment, the oldest first: at most 100. */
export async function listWaitingForScan(database: Database, before: Date): Promise<string[]> {
  const rows = await database
    .selectFrom('stored_file')
    .select('sha256')
    .where('scan', '=', 'waiting')
    .where('stored_at', '<', before)
    .orderBy('stored_at')
    .limit(100)
    .execute();
  return rows.map(({ sha256 }) => sha256);
}

export async function isWaitingForScan(database: Database, sha256: string): Promise<boolean> {
  const found = await database
    .selectFrom('stored_file')
    .select('sha256')
    .where('sha256', '=', sha256)
    .where('scan', '=', 'waiting')
    .executeTakeFirst();
  return found !== undefined;
}

/** Keeps what the scanner found. False when that had been kept already. */
export async function keepScan(transaction: Transaction, sha256: string, finding: string | undefined, at: Date): Promise<boolean> {
  const kept = await transaction
    .updateTable('stored_file')
    .set({ scan: finding === undefined ? 'clean' : 'infected', finding: finding ?? null, scanned_at: at })
    .where('sha256', '=', sha256)
    .where('scan', '=', 'waiting')
    .executeTakeFirst();
  return kept.numUpdatedRows === 1n;
}

export type Detached = { customerId: string; applicationId: string | null; requirementId: string };

/** Takes a file from every document that it was sent for: it must come again. Gives the documents. */
export async function detachFile(transaction: Transaction, sha256: string): Promise<Detached[]> {
  const { rows } = await sql<Detached>`
    update attachment set requirement_id = null where sha256 = ${sha256} and requirement_id is not null
    returning customer_id as "customerId", application_id as "applicationId", old.requirement_id as "requirementId"`.execute(transaction);
  return rows;
}

export type SentFile = FileKey & { applicationId: string | null };

/** The files with these bytes that customers sent themselves; what came on paper is not theirs to send again. */
export async function listSentFiles(transaction: Transaction, sha256: string): Promise<SentFile[]> {
  return transaction
    .selectFrom('attachment')
    .select(['customer_id as customerId', 'attachment_id as attachmentId', 'application_id as applicationId'])
    .where('sha256', '=', sha256)
    .where('taken_in_by', 'is', null)
    .execute();
}
