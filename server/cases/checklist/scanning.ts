import { detachFile, forgetUnneeded, isWaitingForScan, keepScan, listSentFiles, listWaitingForScan } from './keeping.ts';
import { reckonRequirement } from './requirements.ts';
import type { House } from '#server/house.ts';
import type { Transaction } from '#server/platform/database/connection.ts';
import { addToOutbox } from '#server/platform/jobs/outbox.ts';
import { Refusal } from '#server/platform/errors/refusal.ts';
import { MissingFile } from '#server/platform/files/file-store.ts';
import type { Handlers } from '#server/platform/jobs/jobs.ts';

type Looking = Pick<House, 'database' | 'clock' | 'files' | 'virusScan'>;

/** Looks through each file that was stored. A scanner that does not answer is asked again: until then the file stays shut. */
export function scanHandlers(house: Looking): Pick<Handlers, 'scan-file'> {
  return {
    'scan-file': async ({ sha256 }) => {
      if (sha256 === undefined) throw new Refusal('bad-request', [{ place: 'sha256', reason: 'missing from the payload' }]);
      await scanFile(house, sha256);
    },
  };
}

/** Looks through one file, unless that was done. Throws when the scanner or the store does not answer. */
async function scanFile({ database, clock, files, virusScan }: Looking, sha256: string): Promise<void> {
  if (!virusScan) throw new Error('a file waits for a virus scanner, and none is set up');
  if (!(await isWaitingForScan(database, sha256))) return;
  const { content } = await files.open(sha256);
  const { finding } = await virusScan(content);
  const at = clock.now();
  await database.transaction().execute(async (transaction) => {
    if (!(await keepScan(transaction, sha256, finding, at)) || finding === undefined) return;
    for (const { customerId, applicationId, requirementId } of await detachFile(transaction, sha256))
      if (applicationId !== null) await reckonRequirement(transaction, { customerId, applicationId, requirementId }, { at });
    await tellSenders(transaction, sha256, at);
  });
}

/** Everybody who sent it is to learn that a file must come again. Why, and which, they read where they sent it. */
async function tellSenders(transaction: Transaction, sha256: string, at: Date): Promise<void> {
  for (const { customerId, attachmentId, applicationId } of await listSentFiles(transaction, sha256))
    await addToOutbox(transaction, 'file-problem', { customerId, attachmentId, ...(applicationId !== null && { applicationId }) }, at);
}

const tooLongMilliseconds = 24 * 3600 * 1000;

/** Looks through what a scanner that was away for a day has left: its jobs have given up by then. Ends when it is away still. */
export async function scanLeftOver(house: Looking): Promise<void> {
  if (!house.virusScan) return;
  const before = new Date(house.clock.now().getTime() - tooLongMilliseconds);
  for (const sha256 of await listWaitingForScan(house.database, before))
    await scanFile(house, sha256).catch((error: unknown) => {
      // One that is lost must not stand in the way of the others.
      if (!(error instanceof MissingFile)) throw error;
    });
}

/** Removes the bytes of files that nobody needs any more: of drafts that were given up, of uploads that led nowhere. */
export async function sweepFiles({ database, clock, files }: Pick<House, 'database' | 'clock' | 'files'>): Promise<void> {
  await files.sweep(clock.now(), (hashes) => forgetUnneeded(database, hashes));
}
