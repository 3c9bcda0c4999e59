import { Readable } from 'node:stream';
import { keepStoredFile } from '#server/cases/checklist/keeping.ts';
import { letterLanguage } from '#server/cases/decisions/deciding.ts';
import { dropBatch, finishBatch, forgetPrints } from '#server/cases/letters/batches.ts';
import { type Batch, getBatch, listOfBatch } from '#server/cases/letters/queries.ts';
import type { House } from '#server/house.ts';
import { dayOf } from '#server/platform/clock/clock.ts';
import { Refusal } from '#server/platform/errors/refusal.ts';
import type { Handlers } from '#server/platform/jobs/jobs.ts';
import type { Letter } from '#server/platform/letters/letter.ts';
import { makePrintBatch } from '#server/platform/letters/print-batch.ts';
import { readLetter } from './content.ts';
import { listRecipients } from './recipients.ts';

type Printing = Pick<House, 'agency' | 'clock' | 'database' | 'files' | 'secrets' | 'settings'>;

/** Makes the PDF of each batch that a clerk has begun. */
export function printingHandlers(house: Printing): Pick<Handlers, 'print-letters'> {
  return {
    'print-letters': async ({ batchId }) => {
      if (batchId === undefined) throw new Refusal('bad-request', [{ place: 'batchId', reason: 'missing from the payload' }]);
      await printBatch(house, batchId);
    },
  };
}

/** More than the letters of a full batch can come to. */
const mostBytes = 500 * 1024 * 1024;

/**
 * Makes the PDF of a batch and keeps it in the file store, by its content: what was printed can be printed again to the
 * letter, whatever is changed in the records later. Done again, also after a crash in the middle, it makes the same of the
 * same records; when the batch was finished or undone meanwhile it does nothing. Runs as the system.
 */
export async function printBatch(house: Printing, batchId: string): Promise<void> {
  const { clock, database, files } = house;
  const batch = await getBatch(database, batchId);
  if (batch.state !== 'making') return;
  const { printed, unneeded } = await readBatch(house, batch);
  if (printed.length === 0) {
    await database.transaction().execute((transaction) => dropBatch(transaction, batchId, unneeded, clock.now()));
    return;
  }
  const pdf = await typesetBatch(house, batch, printed);
  const file = await files.put(Readable.from([pdf]), { mostBytes, typeOf: async () => 'application/pdf' });
  await database.transaction().execute(async (transaction) => {
    const at = clock.now();
    await keepStoredFile(transaction, file, { isScanned: false, at });
    await finishBatch(transaction, batchId, { file, printed: printed.map(({ letterId }) => letterId), unneeded, at });
  });
}

type Printed = { letterId: string; letter: Letter; destination: string };

/** What is to be printed. Somebody whose address is gone, or who is under protection since, is left for another batch. */
async function readBatch(house: Printing, batch: Batch): Promise<{ printed: Printed[]; unneeded: string[] }> {
  const { database } = house;
  const letters = await listOfBatch(database, batch.batchId);
  const recipients = await listRecipients(
    database,
    letters.map(({ customerId }) => customerId),
  );
  const printed: Printed[] = [];
  const unneeded: string[] = [];
  for (const which of letters) {
    const recipient = recipients.get(which.customerId);
    if (!recipient?.hasAddress || recipient.isProtected !== batch.isProtected) continue;
    const letter = await readLetter({ house, database, recipient: recipient.lines }, which);
    if (letter) printed.push({ letterId: which.letterId, letter, destination: recipient.isProtected ? '' : recipient.destination });
    else unneeded.push(which.letterId);
  }
  return { printed, unneeded };
}

function typesetBatch({ agency }: Printing, batch: Batch, letters: readonly Printed[]): Promise<Buffer> {
  const language = letterLanguage(agency, batch.language);
  return makePrintBatch(
    { language, agency: agency.name[language], name: String(batch.batchNo), day: dayOf(batch.madeAt, agency.timeZone), letters },
    batch.madeAt,
  );
}

/** How long what was posted can be printed again as it was. */
const keptMilliseconds = 90 * 24 * 3600 * 1000;

/** Lets go of prints that nobody needs any more: a batch holds the data of many people. */
export async function forgetOldPrints({ database, clock }: Pick<House, 'database' | 'clock'>): Promise<void> {
  const before = new Date(clock.now().getTime() - keptMilliseconds);
  await database.transaction().execute((transaction) => forgetPrints(transaction, before));
}
