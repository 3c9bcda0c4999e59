import { sql } from 'kysely';
import { validate as isId } from 'uuid';
import type { CaseKey } from '#server/cases/applications/case-events.ts';
import type { Database, Transaction } from '#server/platform/database/connection.ts';
import { readKeyset } from '#server/platform/database/keyset.ts';
import { Refusal } from '#server/platform/errors/refusal.ts';
import type { Staff } from '#server/platform/http/person.ts';

export const lateOutcomes = ['decision-stands', 'to-correct'] as const;
export type LateOutcome = (typeof lateOutcomes)[number];

/** Something that came to a case after its decision, and what a clerk made of it. */
export type LateInformation = {
  lateId: string;
  arrivedAt: Date;
  settledAt: Date | null;
  clerkName: string | null;
  outcome: LateOutcome | null;
};

/** The newest first. */
export async function listLateInformation(transaction: Database | Transaction, key: CaseKey): Promise<LateInformation[]> {
  const rows = await transaction
    .selectFrom('late_information as l')
    .leftJoin('clerk as c', 'c.clerk_id', 'l.settled_by')
    .select(['l.late_id as lateId', 'l.arrived_at as arrivedAt', 'l.settled_at as settledAt', 'c.name as clerkName', 'l.outcome'])
    .where('l.customer_id', '=', key.customerId)
    .where('l.application_id', '=', key.applicationId)
    .orderBy('l.arrived_at', 'desc')
    .limit(50)
    .execute();
  // The constraint late_outcome_is_known keeps to these.
  return rows.map((row) => ({ ...row, outcome: row.outcome as LateOutcome | null }));
}

/** What a clerk made of it. Refuses not-found, also when another was first. */
export async function settleLateInformation(
  transaction: Transaction,
  key: CaseKey,
  lateId: string,
  { outcome, clerkId, at }: { outcome: LateOutcome; clerkId: string; at: Date },
): Promise<void> {
  if (!isId(lateId)) throw new Refusal('not-found');
  const settled = await transaction
    .updateTable('late_information')
    .set({ outcome, settled_by: clerkId, settled_at: at })
    .where('customer_id', '=', key.customerId)
    .where('application_id', '=', key.applicationId)
    .where('late_id', '=', lateId)
    .where('settled_at', 'is', null)
    .executeTakeFirst();
  if (settled.numUpdatedRows !== 1n) throw new Refusal('not-found');
}

export type LateRow = { lateId: string; applicationId: string; reference: string; benefit: string; arrivedAt: Date };

function openLate(database: Database, clerk: Staff) {
  return database
    .selectFrom('late_information as l')
    .where('l.settled_at', 'is', null)
    .where(sql<boolean>`l.benefit_group = any (${[...clerk.skills]}) and l.language = any (${[...clerk.languages]})`);
}

/** The cases that a clerk has the skill and language for and that something came to after the decision, the oldest first. */
export async function listOpenLateInformation(
  database: Database,
  clerk: Staff,
  after: string | undefined,
  most: number,
): Promise<LateRow[]> {
  let query = openLate(database, clerk)
    .innerJoin('application as a', (join) =>
      join.onRef('a.customer_id', '=', 'l.customer_id').onRef('a.application_id', '=', 'l.application_id'),
    )
    .select(['l.late_id as lateId', 'a.application_id as applicationId', 'a.reference', 'a.benefit', 'l.arrived_at as arrivedAt'])
    .orderBy('l.arrived_at')
    .orderBy('l.late_id')
    .limit(most);
  if (after !== undefined) {
    const { at, id } = readKeyset(after);
    query = query.where(sql<boolean>`(l.arrived_at, l.late_id) > (${at}, ${id}::uuid)`);
  }
  return query.execute();
}

export async function countOpenLateInformation(database: Database, clerk: Staff): Promise<number> {
  const { count } = await openLate(database, clerk)
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow();
  return count;
}
