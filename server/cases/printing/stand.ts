import { letterLanguage } from '#server/cases/decisions/deciding.ts';
import { beginBatch, markPosted, undoBatch } from '#server/cases/letters/batches.ts';
import {
  type Batch,
  countWaiting,
  getBatch,
  listBatches,
  listCancelledPlaces,
  listCustomersOfBatch,
  listWithoutAddress,
  type WaitingCount,
  type WithoutAddress,
} from '#server/cases/letters/queries.ts';
import type { House } from '#server/house.ts';
import { recordViews } from '#server/people/view-log/viewing-many.ts';
import { dayOf } from '#server/platform/clock/clock.ts';
import { asActor } from '#server/platform/database/acting.ts';
import { Refusal } from '#server/platform/errors/refusal.ts';
import type { Staff } from '#server/platform/http/person.ts';
import type { Reply, SignedVisit } from '#server/platform/http/route.ts';
import { viewTexts } from './texts.ts';

export type StaffVisit = SignedVisit<Staff>;

const system = { kind: 'system' } as const;
const perPage = 30;

export type Overview = {
  waiting: readonly WaitingCount[];
  withoutAddress: readonly WithoutAddress[];
  batches: readonly Batch[];
  /** The last one listed, when others follow. */
  last: Batch | undefined;
};

/** What waits, what cannot be posted, and the batches, the newest first. */
export async function readOverview({ database }: House, { person }: StaffVisit, before?: { at: Date; id: string }): Promise<Overview> {
  const batches = await listBatches(database, { before, most: perPage + 1 });
  // Lists give no addresses: only how many there are, and whose is missing, comes out of here.
  return asActor(system, async () => ({
    waiting: await countWaiting(database),
    withoutAddress: await listWithoutAddress(database, person.seesProtected ?? false),
    batches: batches.slice(0, perPage),
    last: batches.length > perPage ? batches[perPage - 1] : undefined,
  }));
}

/** Begins a batch; the same `batchId` again begins nothing. Refuses `protected-person`, `no-letters-to-print`. */
export async function makeBatch(
  { agency, database }: House,
  visit: StaffVisit,
  { batchId, isProtected }: { batchId: string; isProtected: boolean },
): Promise<void> {
  if (isProtected && !visit.person.seesProtected) throw new Refusal('protected-person');
  const language = letterLanguage(agency, visit.language);
  // Which letters can be posted depends on addresses, and a batch is of many customers: nothing of them is shown by it.
  await asActor(system, () =>
    database
      .transaction()
      .execute((transaction) => beginBatch(transaction, { batchId, isProtected, clerkId: visit.person.id, language, at: visit.now })),
  );
}

export type ShownBatch = { batch: Batch; cancelledPlaces: readonly number[] };

export async function readBatchState({ database }: House, batchId: string): Promise<ShownBatch> {
  const batch = await getBatch(database, batchId);
  return { batch, cancelledPlaces: await listCancelledPlaces(database, batch.batchId) };
}

/** Whether somebody may open, post or undo a batch. */
export function mayOpen({ isProtected }: Pick<Batch, 'isProtected'>, { seesProtected }: Staff): boolean {
  return !isProtected || seesProtected === true;
}

/** Marks a batch as posted, or undoes it. Refuses what `markPosted` and `undoBatch` do, and `protected-person`. */
export async function settleBatch(
  { agency, database }: House,
  { person, now }: StaffVisit,
  batchId: string,
  action: 'posted' | 'undo',
): Promise<void> {
  const batch = await getBatch(database, batchId);
  if (!mayOpen(batch, person)) throw new Refusal('protected-person');
  const settling = { clerkId: person.id, at: now };
  // The letters are of many customers: only their state is written, and nothing of them comes out.
  await asActor(system, () =>
    database
      .transaction()
      .execute((transaction) =>
        action === 'undo'
          ? undoBatch(transaction, batchId, settling)
          : markPosted(transaction, batchId, { ...settling, day: dayOf(now, agency.timeZone) }),
      ),
  );
}

/**
 * The PDF of a batch. That each customer in it was looked at, and why, is written in the transaction that reads it; nobody
 * under protection is in what somebody without the right to it gets, also when the protection came after the printing.
 * @throws Refusal `letter-batch-not-ready`, `letter-batch-already-undone`, `not-found` when it is no longer kept, `protected-person`.
 */
export async function givePrint(house: House, visit: StaffVisit, batchId: string): Promise<Reply> {
  const { agency, database, files } = house;
  // A batch is of many customers, and no other role may have more than one open.
  return asActor(system, () =>
    database.transaction().execute(async (transaction) => {
      const batch = await getBatch(transaction, batchId);
      if (!mayOpen(batch, visit.person)) throw new Refusal('protected-person');
      if (batch.state === 'undone') throw new Refusal('letter-batch-already-undone');
      if (batch.sha256 === null) throw new Refusal(batch.state === 'making' ? 'letter-batch-not-ready' : 'not-found');
      const customers = await listCustomersOfBatch(transaction, batchId);
      await recordViews(
        house,
        transaction,
        visit,
        customers.map(({ customerId, applicationId, language, isProtected }) => ({
          customerId,
          isProtected,
          what: 'letters',
          reason:
            applicationId === null
              ? { kind: 'entered', text: viewTexts(letterLanguage(agency, language)).printed }
              : { kind: 'case', applicationId },
        })),
      );
      const { byteCount, content } = await files.open(batch.sha256);
      return { kind: 'stream', content, byteCount, mediaType: 'application/pdf', fileName: `letters-${batch.batchNo}.pdf` };
    }),
  );
}
