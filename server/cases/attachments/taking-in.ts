import { sql } from 'kysely';
import { type CaseKey, recordCaseEvent } from '#server/cases/applications/case-events.ts';
import { keepFile, keepStoredFile } from '#server/cases/checklist/keeping.ts';
import { reckonRequirement } from '#server/cases/checklist/requirements.ts';
import { settleArrivals } from '#server/cases/requests/arrivals.ts';
import type { House } from '#server/house.ts';
import type { Channel } from '#server/platform/channels/channel.ts';
import type { Transaction } from '#server/platform/database/connection.ts';
import { Refusal } from '#server/platform/errors/refusal.ts';
import type { StoredFile } from '#server/platform/files/file-store.ts';
import { addToOutbox } from '#server/platform/jobs/outbox.ts';

export type ArrivingAttachment = {
  customerId: string;
  /** The application, or the draft that will be one; null for a file that belongs to a message alone. */
  applicationId: string | null;
  messageId?: string | null;
  /** The document that it is for; null: it was not asked for. */
  requirementId: string | null;
  /** It lies in the store already. */
  file: StoredFile;
  fileName: string;
  channel: Channel;
  at: Date;
  /** The day that counts (ISO): an earlier one than that of `at` where it came on paper. */
  receivedOn: string;
  /** Who sent it for the customer, or which clerk took it in. */
  agentId?: string | undefined;
  clerkId?: string | undefined;
  /** Made by the sender (a UUID). Sent twice with one key: one file. */
  uploadKey: string;
};

/** `isRepeat`: it had come with this key before, and nothing was done. */
export type Arrival = { attachmentId: string; isRepeat: boolean };

/** Files of one application. More than any case needs; fewer than would fill a disk. */
export const mostFiles = 200;

/**
 * Takes a file in: to an application, to a draft, or to a message. What it was sent for counts as received, what happened
 * is written down, and it is looked through for malware where that is set up. A decided case takes it too: it comes late.
 * @throws Refusal `not-found`, `application-withdrawn`, `too-many-attachments`, `upload-key-used`.
 */
export async function takeInAttachment(
  { settings }: Pick<House, 'settings'>,
  transaction: Transaction,
  arriving: ArrivingAttachment,
): Promise<Arrival> {
  const { customerId, applicationId, file, channel, at, agentId, clerkId } = arriving;
  const place = applicationId === null ? undefined : await lockPlace(transaction, { customerId, applicationId }, clerkId);
  const { mustBeScanned, isInfected } = await keepStoredFile(transaction, file, { isScanned: settings.clamdAddress !== undefined, at });
  // Known malware answers nothing that was asked for.
  const requirementId = isInfected ? null : arriving.requirementId;
  const { attachmentId, isNew, isSame } = await keepFile(transaction, {
    ...arriving,
    requirementId,
    messageId: arriving.messageId ?? null,
    receivedAt: at,
    agentId: agentId ?? null,
    clerkId: clerkId ?? null,
  });
  if (!isSame) throw new Refusal('upload-key-used');
  if (mustBeScanned) await addToOutbox(transaction, 'scan-file', { sha256: file.sha256 }, at);
  if (!isNew) return { attachmentId, isRepeat: true };
  if (place && place.fileCount >= mostFiles) throw new Refusal('too-many-attachments');
  if (place?.isSent && applicationId !== null) {
    const key = { customerId, applicationId };
    if (requirementId !== null) await reckonRequirement(transaction, { ...key, requirementId }, { at, arrived: attachmentId });
    await recordCaseEvent(transaction, {
      ...key,
      kind: 'attachment-received',
      at,
      by:
        clerkId === undefined
          ? { actor: 'customer', agent: agentId === undefined ? undefined : { id: agentId } }
          : { actor: 'clerk', clerkId },
      details: { attachmentId, requirementId, channel },
    });
    await addToOutbox(transaction, 'case-changed', key, at);
    await settleArrivals(transaction, key, at);
  }
  return { attachmentId, isRepeat: false };
}

/**
 * Holds the application or draft that files come to, so that they come one after the other, and none while the draft is
 * being sent. Refuses what was withdrawn, and what is not the customer's.
 */
async function lockPlace(
  transaction: Transaction,
  key: CaseKey,
  clerkId: string | undefined,
): Promise<{ isSent: boolean; fileCount: number }> {
  // The lock that submit_application takes.
  await sql`select pg_advisory_xact_lock(hashtextextended(${key.applicationId}::text, 4))`.execute(transaction);
  const application = await transaction
    .selectFrom('application')
    .select('stage')
    .where('customer_id', '=', key.customerId)
    .where('application_id', '=', key.applicationId)
    .forNoKeyUpdate()
    .executeTakeFirst();
  if (application?.stage === 'withdrawn') throw new Refusal('application-withdrawn');
  if (!application && !(await isBegun(transaction, key, clerkId))) throw new Refusal('not-found');
  const { fileCount } = await transaction
    .selectFrom('attachment')
    .select(({ fn }) => fn.countAll<number>().as('fileCount'))
    .where('customer_id', '=', key.customerId)
    .where('application_id', '=', key.applicationId)
    .executeTakeFirstOrThrow();
  return { isSent: application !== undefined, fileCount };
}

/** Whether it is an application that is not there yet: a draft of the customer's, or one on paper that a clerk will key. */
async function isBegun(transaction: Transaction, { customerId, applicationId }: CaseKey, clerkId: string | undefined): Promise<boolean> {
  if (clerkId === undefined) {
    const draft = await transaction
      .selectFrom('draft')
      .select('draft_id')
      .where('customer_id', '=', customerId)
      .where('draft_id', '=', applicationId)
      // It must still be there when the file is written down.
      .forKeyShare()
      .executeTakeFirst();
    return draft !== undefined;
  }
  const paper = await transaction
    .selectFrom('paper_application')
    .select('application_id')
    .where('customer_id', '=', customerId)
    .where('application_id', '=', applicationId)
    .where('state', '=', 'to-key')
    .executeTakeFirst();
  return paper !== undefined;
}
