import { sql } from 'kysely';
import type { House } from '#server/house.ts';
import { getCustomer, getIdentityCode, type Customer } from '#server/people/customers/queries.ts';
import { asActor } from '#server/platform/database/acting.ts';
import type { Database, Transaction } from '#server/platform/database/connection.ts';
import { Refusal } from '#server/platform/errors/refusal.ts';
import type { Secrets } from '#server/platform/secrets/secrets.ts';
import { isWithinWindow } from './merging.ts';

/** What is laid side by side of a record, to tell whether it is the same person's. */
export type CustomerRecord = Customer & {
  identityCode: string;
  createdAt: Date;
  address: string | null;
  caseCount: number;
  latestCaseAt: Date | null;
};

/** A record that was opened by `viewCustomer`, read in its transaction. Throws not-found. */
export async function getRecord(transaction: Transaction, secrets: Secrets, customerId: string): Promise<CustomerRecord> {
  const customer = await getCustomer(transaction, customerId);
  const facts = await transaction
    .selectFrom('customer as c')
    .leftJoin('customer_address as d', 'd.customer_id', 'c.customer_id')
    .select((where) => [
      'c.created_at as createdAt',
      sql<string | null>`d.street || ', ' || d.postal_code || ' ' || d.city`.as('address'),
      where
        .selectFrom('application as a')
        .select(sql<number>`count(*)`.as('count'))
        .where('a.customer_id', '=', customerId)
        .as('caseCount'),
      where
        .selectFrom('application as a')
        .select((inner) => inner.fn.max('a.received_at').as('latest'))
        .where('a.customer_id', '=', customerId)
        .as('latestCaseAt'),
    ])
    .where('c.customer_id', '=', customerId)
    .executeTakeFirstOrThrow();
  const identityCode = await getIdentityCode(transaction, secrets, customerId);
  return { ...customer, ...facts, caseCount: facts.caseCount ?? 0, identityCode };
}

/** Table → rows of a record that would move; tables without any are left out. */
export async function countRows({ database }: Pick<House, 'database'>, customerId: string): Promise<Record<string, number>> {
  // Numbers alone, and of tables that staff may not read: sessions, sign-ins.
  const { rows } = await asActor({ kind: 'system' }, () =>
    sql<{ name: string; row_count: number }>`select name, row_count from count_customer_rows(${customerId}) where row_count > 0`.execute(
      database,
    ),
  );
  return Object.fromEntries(rows.map((row) => [row.name, row.row_count]));
}

export type MergeLine = { mergeId: string; mergedAt: Date; clerkName: string; undoneAt: Date | null };

/** The latest 50 mergings, the newest first. Nothing of the people in them. */
export function listMerges(database: Database): Promise<MergeLine[]> {
  return database
    .selectFrom('customer_merge as m')
    .innerJoin('clerk as c', 'c.clerk_id', 'm.clerk_id')
    .select(['m.merge_id as mergeId', 'm.merged_at as mergedAt', 'c.name as clerkName', 'm.undone_at as undoneAt'])
    .orderBy('m.merged_at', 'desc')
    .orderBy('m.merge_id', 'desc')
    .limit(50)
    .execute();
}

export type Merge = MergeLine & {
  keptId: string;
  mergedId: string;
  reason: string;
  undoneBy: string | null;
  undoneBecause: string | null;
  counts: Record<string, number>;
  /** Its time is not over and it was not undone; the kept record may still have been merged since. */
  canBeUndone: boolean;
};

/** One merging, with how much moved. Throws not-found. */
export async function getMerge({ database }: Pick<House, 'database'>, mergeId: string, now: Date): Promise<Merge> {
  // The history holds records as they were, so no role may read it: of it the numbers alone come out of here.
  const found = await asActor({ kind: 'system' }, () =>
    database
      .selectFrom('customer_merge as m')
      .innerJoin('clerk as c', 'c.clerk_id', 'm.clerk_id')
      .leftJoin('clerk as u', 'u.clerk_id', 'm.undone_by')
      .select([
        'm.merge_id as mergeId',
        'm.customer_id as keptId',
        'm.merged_id as mergedId',
        'm.merged_at as mergedAt',
        'm.reason',
        'm.undone_at as undoneAt',
        'm.undone_because as undoneBecause',
        'c.name as clerkName',
        'u.name as undoneBy',
        sql<Record<string, number>>`m.history -> 'counts'`.as('counts'),
      ])
      .where('m.merge_id', '=', mergeId)
      .executeTakeFirst(),
  );
  if (!found) throw new Refusal('not-found');
  return { ...found, canBeUndone: found.undoneAt === null && isWithinWindow(found.mergedAt, now) };
}
