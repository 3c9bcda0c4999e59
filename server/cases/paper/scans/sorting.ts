import { takeInAttachment } from '#server/cases/attachments/taking-in.ts';
import type { CaseKey } from '#server/cases/applications/case-events.ts';
import type { House } from '#server/house.ts';
import type { Transaction } from '#server/platform/database/connection.ts';
import { Refusal } from '#server/platform/errors/refusal.ts';
import type { PaperChannel } from '../queries.ts';
import { countingDay } from '../received-day.ts';
import { lockScan, settleSorted } from './queries.ts';

/** Where a scan belongs, and how what it is of came there; when that is not said, as the scan did. */
export type ScanPlace = CaseKey & { channel?: PaperChannel; receivedOn?: string };

/**
 * Puts a scan to an application, or to a paper application that waits to be keyed: its file is an attachment there.
 * @throws Refusal `scan-already-settled`, and as `takeInAttachment` does
 */
export async function sortScan(
  house: Pick<House, 'settings' | 'agency'>,
  transaction: Transaction,
  scanId: string,
  place: ScanPlace,
  { clerkId, at }: { clerkId: string | null; at: Date },
): Promise<void> {
  const scan = await lockScan(transaction, scanId);
  // Sent again, it lies there already.
  if (scan.state === 'sorted' && scan.applicationId === place.applicationId) return;
  if (scan.state !== 'unsorted') throw new Refusal('scan-already-settled');
  const { customerId, applicationId, channel = scan.channel, receivedOn = countingDay(house.agency, scan) } = place;
  await takeInAttachment(house, transaction, {
    customerId,
    applicationId,
    requirementId: null,
    file: scan.file,
    fileName: scan.fileName,
    channel,
    at,
    receivedOn,
    ...(clerkId !== null && { clerkId }),
    uploadKey: scanId,
  });
  await settleSorted(transaction, scanId, { customerId, applicationId }, { by: clerkId, at });
}
