import { v5 as derivedId } from 'uuid';
import { findForm } from '#server/agency/lookups.ts';
import type { House } from '#server/house.ts';
import { dayOf } from '#server/platform/clock/clock.ts';
import type { Transaction } from '#server/platform/database/connection.ts';
import { Refusal } from '#server/platform/errors/refusal.ts';
import type { FileFault, StoredFile } from '#server/platform/files/file-store.ts';
import type { ReceivedFile } from '#server/platform/files/received-file.ts';
import type { Place } from './places.ts';
import { takeInAttachment } from './taking-in.ts';

export type Sending = {
  place: Pick<Place, 'customerId' | 'id' | 'benefit' | 'formVersion'>;
  /** The document that the files are for; undefined: they were not asked for. */
  requirementId: string | undefined;
  /** The key of each file (a UUID): sent twice with one key, it is one file. */
  keyOf(file: StoredFile): string;
  files: readonly ReceivedFile[];
  agentId: string | undefined;
  now: Date;
  /** What must succeed in the same transaction, before any file is taken in. */
  before?: (transaction: Transaction) => Promise<void>;
};

/** What became of each file: one that was refused does not stand in the way of the others. */
export type Sent = {
  taken: { attachmentId: string; fileName: string; isRepeat: boolean }[];
  refused: { fileName: string; fault: FileFault }[];
};

/**
 * Takes in the files that a customer sent online.
 * @throws Refusal as `takeInAttachment` does; `bad-request` for a document that the form does not know.
 */
export async function takeInSent(house: House, sending: Sending): Promise<Sent> {
  const { place, files, now, agentId } = sending;
  const requirementId = knownRequirement(house, place, sending.requirementId);
  const stored = files.flatMap(({ fileName, result }) => (result.kind === 'stored' ? [{ fileName, file: result.file }] : []));
  const refused = files.flatMap(({ fileName, result }) => (result.kind === 'refused' ? [{ fileName, fault: result.fault }] : []));
  if (stored.length === 0) return { taken: [], refused };
  const taken = await house.database.transaction().execute(async (transaction) => {
    await sending.before?.(transaction);
    const arrivals = [];
    for (const { fileName, file } of stored) {
      const { attachmentId, isRepeat } = await takeInAttachment(house, transaction, {
        customerId: place.customerId,
        applicationId: place.id,
        requirementId,
        file,
        fileName,
        channel: 'online',
        at: now,
        receivedOn: dayOf(now, house.agency.timeZone),
        agentId,
        uploadKey: sending.keyOf(file),
      });
      arrivals.push({ attachmentId, fileName, isRepeat });
    }
    return arrivals;
  });
  return { taken, refused };
}

/** Keys for the files of one page, each by its content: the page sent again gives no second copy, other files from it do come in. */
export function keysOfPage(pageKey: string): Sending['keyOf'] {
  return ({ sha256 }) => derivedId(sha256, pageKey);
}

function knownRequirement({ agency }: House, { benefit, formVersion }: Sending['place'], id: string | undefined): string | null {
  if (id === undefined || id === '') return null;
  if (!findForm(agency, benefit, formVersion)?.attachments.some((rule) => rule.id === id))
    throw new Refusal('bad-request', [{ place: '/requirementId', reason: 'no attachment of this form' }]);
  return id;
}
