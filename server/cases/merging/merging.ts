import { setTimeout as pause } from 'node:timers/promises';
import { sql } from 'kysely';
import { v7 as newId } from 'uuid';
import { recordCaseEvent } from '#server/cases/applications/case-events.ts';
import { markProtected } from '#server/cases/protection/marking.ts';
import type { House } from '#server/house.ts';
import { asActor } from '#server/platform/database/acting.ts';
import { isTransient, type Transaction } from '#server/platform/database/connection.ts';
import { Refusal } from '#server/platform/errors/refusal.ts';
import { addToOutbox } from '#server/platform/jobs/outbox.ts';

/** Characters. */
export const shortestReason = 5;
export const longestReason = 1000;
/** Days. After them too much has come to the kept record for anybody to tell apart. */
const undoDays = 30;
const mostTries = 20;

export type Merging = { keptId: string; mergedId: string; clerkId: string; reason: string; at: Date };
export type Merged = { mergeId: string; /** Table → rows that moved. */ counts: Record<string, number> };

/** What the database gives of a merging, as far as the program reads it; see `merge_customer` in 0027_merging.sql. */
type History = {
  counts: Record<string, number>;
  moved: { application?: readonly { application_id: string }[] };
  changed: readonly { table: string; row: Record<string, unknown> }[];
};

type Stamp = { customerId: string; clerkId: string; at: Date };

/**
 * Makes two records of one person one, in one transaction: everything of `mergedId` moves to `keptId`, what cannot stand twice
 * is settled by rule, and how it was is kept so that it can be undone. Protection is the stricter of the two. The caller has
 * opened both records (`viewCustomer`) to whoever merges.
 * @throws Refusal `same-record`, `not-found`, `record-already-merged`
 */
export async function mergeCustomers(house: Pick<House, 'database'>, merging: Merging): Promise<Merged> {
  const { keptId, mergedId, clerkId, reason, at } = merging;
  if (keptId === mergedId) throw new Refusal('same-record');
  return untilUnhindered(house, async (transaction) => {
    const [kept, merged] = await lockRecords(transaction, keptId, mergedId);
    if (kept.mergedInto !== null || merged.mergedInto !== null) throw new Refusal('record-already-merged');
    if (kept.isProtected !== merged.isProtected)
      await markProtected(transaction, {
        customerId: kept.isProtected ? mergedId : keptId,
        isProtected: true,
        clerkId,
        reasonText: reason,
        at,
      });
    const { rows } = await sql<{ history: History }>`select merge_customer(${mergedId}, ${keptId}, ${at}) as history`.execute(transaction);
    const history = rows[0]?.history;
    if (!history) throw new Error('a merging gave no history');
    const mergeId = newId();
    await transaction
      .insertInto('customer_merge')
      .values({
        ...{ merge_id: mergeId, customer_id: keptId, merged_id: mergedId },
        ...{ merged_at: at, clerk_id: clerkId, reason, history: JSON.stringify(history) },
      })
      .execute();
    await tellCases(transaction, { customerId: keptId, clerkId, at }, history);
    return { mergeId, counts: history.counts };
  });
}

/**
 * Undoes a merging within 30 days: what was moved goes back, with all that hangs on it by now; what came later by itself stays
 * with the kept record. Sessions of both end. Protection stays on both: somebody who knows ends it.
 * @throws Refusal `not-found`; `merge-stands` when it was undone, is too old, or the kept record has itself been merged since
 */
export async function undoMerge(
  house: Pick<House, 'database'>,
  { mergeId, clerkId, reason, at }: { mergeId: string; clerkId: string; reason: string; at: Date },
): Promise<void> {
  await untilUnhindered(house, async (transaction) => {
    const one = await getMerge(transaction, mergeId);
    const [kept, merged] = await lockRecords(transaction, one.keptId, one.mergedId);
    if (!isWithinWindow(one.mergedAt, at) || kept.mergedInto !== null || merged.mergedInto !== one.keptId)
      throw new Refusal('merge-stands');
    const undone = await transaction
      .updateTable('customer_merge')
      .set({ undone_at: at, undone_by: clerkId, undone_because: reason })
      .where('merge_id', '=', mergeId)
      .where('undone_at', 'is', null)
      .executeTakeFirst();
    if (undone.numUpdatedRows !== 1n) throw new Refusal('merge-stands');
    await sql`select unmerge_customer(${one.mergedId}, ${one.keptId}, ${at}, m.history) from customer_merge m
      where m.merge_id = ${mergeId}`.execute(transaction);
    for (const customerId of [one.keptId, one.mergedId])
      for (const applicationId of await listCases(transaction, customerId, []))
        await tell(transaction, { customerId, applicationId, clerkId, at }, 'customers-unmerged');
  });
}

export function isWithinWindow(mergedAt: Date, now: Date): boolean {
  return now.getTime() - mergedAt.getTime() <= undoDays * 24 * 60 * 60 * 1000;
}

type Locked = { isProtected: boolean; mergedInto: string | null };

/** Locks both records in one order for everybody. From here on nothing can be added to either until the transaction ends. */
async function lockRecords(transaction: Transaction, keptId: string, mergedId: string): Promise<[Locked, Locked]> {
  const rows = await transaction
    .selectFrom('customer')
    .select(['customer_id as id', 'is_protected as isProtected', 'merged_into as mergedInto'])
    .where('customer_id', 'in', [keptId, mergedId])
    .orderBy('customer_id')
    .forUpdate()
    .execute();
  const [kept, merged] = [keptId, mergedId].map((id) => rows.find((row) => row.id === id));
  if (!kept || !merged) throw new Refusal('not-found');
  return [kept, merged];
}

/**
 * Runs a merging, which crosses the walls of two customers and of whoever acts for them: as the system. It locks the records
 * first and rows after, others rows first and the record after: so that a customer's own work is never the one given up, the
 * merging waits for a lock less long than the database takes to look for a ring (one second), and begins anew.
 */
async function untilUnhindered<T>({ database }: Pick<House, 'database'>, work: (transaction: Transaction) => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await asActor({ kind: 'system' }, () =>
        database.transaction().execute(async (transaction) => {
          await sql`set local lock_timeout = '300ms'`.execute(transaction);
          return work(transaction);
        }),
      );
    } catch (error) {
      if (attempt === mostTries || !isTransient(error)) throw error;
      await pause(attempt * 25);
    }
  }
}

async function getMerge(transaction: Transaction, mergeId: string) {
  const found = await transaction
    .selectFrom('customer_merge')
    .select(['customer_id as keptId', 'merged_id as mergedId', 'merged_at as mergedAt'])
    .where('merge_id', '=', mergeId)
    .executeTakeFirst();
  if (!found) throw new Refusal('not-found');
  return found;
}

/** The cases of a record that are open, and those named. */
async function listCases(transaction: Transaction, customerId: string, named: readonly string[]): Promise<string[]> {
  const rows = await transaction
    .selectFrom('application')
    .select('application_id as id')
    .where('customer_id', '=', customerId)
    .where((where) =>
      where.or([where('stage', 'in', ['pending', 'in-process']), sql<boolean>`application_id = any(${sql.val(named)}::uuid[])`]),
    )
    .orderBy('application_id')
    .execute();
  return rows.map(({ id }) => id);
}

/** Every case that moved, and every open one of the kept record, says so on its timeline; so does one that lost a signature. */
async function tellCases(transaction: Transaction, stamp: Stamp, { moved, changed }: History): Promise<void> {
  const named = (moved.application ?? []).map(({ application_id: id }) => id);
  for (const applicationId of await listCases(transaction, stamp.customerId, named))
    await tell(transaction, { ...stamp, applicationId }, 'customers-merged');
  for (const { row } of changed.filter(({ table }) => table === 'cosignature'))
    await tell(transaction, { ...stamp, applicationId: String(row.application_id) }, 'cosignature-cancelled');
}

async function tell(
  transaction: Transaction,
  { clerkId, at, ...key }: Stamp & { applicationId: string },
  kind: 'customers-merged' | 'customers-unmerged' | 'cosignature-cancelled',
): Promise<void> {
  await recordCaseEvent(transaction, { ...key, kind, at, by: { actor: 'clerk', clerkId } });
  await addToOutbox(transaction, 'case-changed', key, at);
}
