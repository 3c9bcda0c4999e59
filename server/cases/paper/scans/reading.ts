import { buffer } from 'node:stream/consumers';
import type { House } from '#server/house.ts';
import { readCodes } from '#server/platform/codes/reading.ts';
import { type Code, writeCode } from '#server/platform/codes/code.ts';
import { Refusal } from '#server/platform/errors/refusal.ts';
import type { Handlers } from '#server/platform/jobs/jobs.ts';
import { getScan, keepReading, type Scan } from './queries.ts';
import { sortScan } from './sorting.ts';

type Reading = Pick<House, 'database' | 'agency' | 'settings' | 'files' | 'clock'>;

/**
 * What came of looking at a scan: it was put to a case; it has the code of a form, to be registered by; it has no code that
 * leads anywhere, and is to be sorted by hand; or somebody has dealt with it already.
 */
export type ScanOutcome = 'to-case' | 'form' | 'by-hand' | 'settled';

/** Looks for a code on each scan that was taken in. */
export function readingHandlers(house: Reading): Pick<Handlers, 'read-scan'> {
  return {
    'read-scan': async ({ scanId }) => {
      if (scanId === undefined) throw new Refusal('bad-request', [{ place: 'scanId', reason: 'missing from the payload' }]);
      await readScan(house, scanId);
    },
  };
}

/** Thrown when too many files are being read: this one comes later. */
class ReaderBusy extends Error {
  override name = 'ReaderBusy';
}

/**
 * Looks for a code on a scan, and puts it to the case that the code names. Done again, it does nothing. Runs as the system:
 * a code is all that says whose it is.
 */
export async function readScan(house: Reading, scanId: string): Promise<ScanOutcome> {
  const { database, files, clock } = house;
  const scan = await getScan(database, scanId);
  if (scan.state !== 'unsorted' || scan.isRead) return 'settled';
  const { content } = await files.open(scan.file.sha256);
  const read = await readCodes(await buffer(content), scan.file.mediaType);
  if ('fault' in read && read.fault === 'busy') throw new ReaderBusy();
  const pages = 'pages' in read ? read.pages : [];
  const code = oneCode(pages.flat());
  await database
    .transaction()
    .execute((transaction) =>
      keepReading(transaction, scanId, { code: code ? writeCode(code) : null, pageCount: Math.max(1, pages.length), at: clock.now() }),
    );
  if (code?.kind === 'case') return sortByReference(house, scan, code.reference);
  return code ? 'form' : 'by-hand';
}

/**
 * The one code that a scan goes by. A form that was sent with a letter about a case belongs to the case; papers of two
 * cases in one file are parted by hand.
 */
function oneCode(codes: readonly Code[]): Code | undefined {
  const written = new Map(codes.map((code) => [writeCode(code), code]));
  const cases = [...written.values()].filter(({ kind }) => kind === 'case');
  const candidates = cases.length > 0 ? cases : [...written.values()];
  return candidates.length === 1 ? candidates[0] : undefined;
}

async function sortByReference(house: Reading, { scanId, takenInBy }: Scan, reference: string): Promise<ScanOutcome> {
  const { database, clock } = house;
  try {
    return await database.transaction().execute(async (transaction) => {
      const found = await transaction
        .selectFrom('application')
        .select(['customer_id as customerId', 'application_id as applicationId'])
        .where('reference', '=', reference)
        .executeTakeFirst();
      if (!found) return 'by-hand';
      await sortScan(house, transaction, scanId, found, { clerkId: takenInBy, at: clock.now() });
      return 'to-case';
    });
  } catch (error) {
    // A case that was withdrawn, or has too many files: a clerk decides what becomes of the paper.
    if (!(error instanceof Refusal)) throw error;
    return error.code === 'scan-already-settled' ? 'settled' : 'by-hand';
  }
}
