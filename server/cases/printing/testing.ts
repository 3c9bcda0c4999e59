import { v7 as newId } from 'uuid';
import { type QueuedKind, addLetter } from '#server/cases/letters/adding.ts';
import type { Batch } from '#server/cases/letters/queries.ts';
import type { SignedIn } from '#server/people/sign-in/testing.ts';
import type { TestHouse } from '#server/platform/testing/test-house.ts';

type Queued = { customerId: string; applicationId?: string; aboutId?: string; kind?: QueuedKind; language?: string };

/** Puts a letter into the queue at the time of the house's clock. */
export async function queueLetter(
  { database, clock }: TestHouse,
  { kind = 'receipt', language = 'fi', ...about }: Queued,
): Promise<boolean> {
  return database.transaction().execute((transaction) => addLetter(transaction, { ...about, kind, language, at: clock.now() }));
}

/** Begins a batch as a machine of the clerk's would. */
export function beginBatchBy(clerk: SignedIn, { batchId = newId(), isProtected = false } = {}) {
  return clerk.api('POST', '/api/letters/batches', { batchId, isProtected });
}

type Shown = { batch: Pick<Batch, 'batchId' | 'batchNo' | 'state' | 'letterCount'>; cancelledPlaces: number[] };

export async function batchOf(clerk: SignedIn, batchId: string): Promise<Shown> {
  return (await clerk.api('GET', `/api/letters/batches/${batchId}`)).json<Shown>();
}

/** How many letters of each state a house has, and in how many batches they lie. */
export async function lettersByState({ database }: TestHouse): Promise<Record<string, number>> {
  const rows = await database
    .selectFrom('letter')
    .select(['state', ({ fn }) => fn.countAll<number>().as('count')])
    .groupBy('state')
    .execute();
  return Object.fromEntries(rows.map(({ state, count }) => [state, count]));
}
