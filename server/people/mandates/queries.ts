import { sql } from 'kysely';
import { v7 as newId, validate as isId } from 'uuid';
import type { Database, Transaction } from '#server/platform/database/connection.ts';
import { Refusal } from '#server/platform/errors/refusal.ts';
import { type MandateTerms, type MandateUse, termsOf, whyNotAllowed } from './mandate-rules.ts';

export type MandateKey = { customerId: string; mandateId: string };
export type MandateEnd = 'principal' | 'agent' | 'clerk' | 'register';

/** A mandate: `customerId` is the principal, for whom `agentId` may act. */
export type Mandate = MandateKey &
  MandateTerms & {
    agentId: string;
    recordedAt: Date;
    endedBy: MandateEnd | null;
  };

const columns = [
  'm.customer_id',
  'm.mandate_id',
  'm.agent_id',
  'm.basis',
  'm.benefits',
  'm.channels',
  'm.actions',
  'm.valid_from_on',
  'm.valid_to_on',
  'm.ended_at',
  'm.ended_by',
  'm.recorded_at',
] as const;

function selectMandates(database: Database | Transaction) {
  return database.selectFrom('mandate as m').select(columns);
}

type Row = Awaited<ReturnType<ReturnType<typeof selectMandates>['execute']>>[number];

function mandateOf(row: Row): Mandate {
  return {
    customerId: row.customer_id,
    mandateId: row.mandate_id,
    agentId: row.agent_id,
    ...termsOf(row),
    recordedAt: row.recorded_at,
    // The constraint mandate_end_is_known keeps to these.
    endedBy: row.ended_by as MandateEnd | null,
  };
}

export type NewMandate = Omit<MandateTerms, 'endedAt'> & {
  customerId: string;
  agentId: string;
  /** The clerk who recorded it; undefined when a register told. */
  recordedBy?: string | undefined;
  at: Date;
};

/**
 * Records a mandate. What a register tells of a pair that has such a mandate already is that mandate: its terms are written
 * anew. Returns its id. A guardian of a child who is one already is refused with `mandate-already-recorded`.
 */
export async function keepMandate(transaction: Transaction, mandate: NewMandate): Promise<string> {
  const terms = {
    benefits: [...mandate.benefits],
    actions: [...mandate.actions],
    valid_from_on: mandate.validFromOn,
    valid_to_on: mandate.validToOn,
  };
  const kept = await transaction
    .insertInto('mandate')
    .values({
      customer_id: mandate.customerId,
      mandate_id: newId(),
      agent_id: mandate.agentId,
      basis: mandate.basis,
      channels: [...mandate.channels],
      ...terms,
      recorded_at: mandate.at,
      recorded_by: mandate.recordedBy ?? null,
    })
    .$if(mandate.basis === 'suomi-fi', (query) =>
      query.onConflict((conflict) =>
        conflict
          .columns(['customer_id', 'agent_id'])
          .where('basis', '=', sql.lit('suomi-fi'))
          .where('ended_at', 'is', null)
          // The day on which it was first seen stays.
          .doUpdateSet({ benefits: terms.benefits, actions: terms.actions, valid_to_on: terms.valid_to_on }),
      ),
    )
    .returning('mandate_id')
    .executeTakeFirstOrThrow();
  return kept.mandate_id;
}

/** Ends a mandate that has not ended. False when there is none such: it was ended before, or never was. */
export async function endMandate(
  database: Database | Transaction,
  { customerId, mandateId }: MandateKey,
  by: MandateEnd,
  at: Date,
): Promise<boolean> {
  if (!isId(mandateId)) return false;
  const ended = await database
    .updateTable('mandate')
    .set({ ended_at: at, ended_by: by })
    .where('customer_id', '=', customerId)
    .where('mandate_id', '=', mandateId)
    .where('ended_at', 'is', null)
    .executeTakeFirst();
  return ended.numUpdatedRows === 1n;
}

const mostListed = 200;

export type NamedMandate = Mandate & { agentName: string; clerkName: string | null };

/** All mandates of a principal, those of now and of before, the newest first, with the agents' names. */
export async function listMandatesOf(database: Database | Transaction, customerId: string): Promise<NamedMandate[]> {
  const rows = await selectMandates(database)
    .leftJoin('clerk as k', 'k.clerk_id', 'm.recorded_by')
    .select([sql<string | null>`agent_name(m.customer_id, m.agent_id)`.as('agent_name'), 'k.name as clerk_name'])
    .where('m.customer_id', '=', customerId)
    .orderBy('m.recorded_at', 'desc')
    .orderBy('m.mandate_id', 'desc')
    .limit(mostListed)
    .execute();
  return rows.map((row) => ({ ...mandateOf(row), agentName: row.agent_name ?? '', clerkName: row.clerk_name }));
}

export type AgentsMandate = Mandate & { principalName: string };

/**
 * All mandates by which somebody may act or once might, the newest first, with the principals' names. Reads rows of
 * others: run as the system, for the agent alone.
 */
export async function listMandatesFor(database: Database | Transaction, agentId: string): Promise<AgentsMandate[]> {
  const rows = await selectMandates(database)
    .innerJoin('customer as c', 'c.customer_id', 'm.customer_id')
    .select(['c.given_names', 'c.family_name'])
    .where('m.agent_id', '=', agentId)
    .orderBy('m.recorded_at', 'desc')
    .orderBy('m.mandate_id', 'desc')
    .limit(mostListed)
    .execute();
  return rows.map((row) => ({ ...mandateOf(row), principalName: `${row.given_names} ${row.family_name}` }));
}

/** One mandate of an agent. Throws not-found, also when it is another's. */
export async function getMandateOfAgent(database: Database | Transaction, agentId: string, mandateId: string): Promise<Mandate> {
  const row = isId(mandateId)
    ? await selectMandates(database).where('m.agent_id', '=', agentId).where('m.mandate_id', '=', mandateId).executeTakeFirst()
    : undefined;
  if (!row) throw new Refusal('not-found');
  return mandateOf(row);
}

/** One mandate of a principal. Throws not-found. */
export async function getMandate(database: Database | Transaction, { customerId, mandateId }: MandateKey): Promise<Mandate> {
  const row = isId(mandateId)
    ? await selectMandates(database).where('m.customer_id', '=', customerId).where('m.mandate_id', '=', mandateId).executeTakeFirst()
    : undefined;
  if (!row) throw new Refusal('not-found');
  return mandateOf(row);
}

/**
 * The mandate by which an agent does something for a principal at the desk, by phone or on paper: call it with the terms
 * of every single thing that is done. Among several the one recorded last.
 * @throws Refusal `mandate-not-valid` when none is in force on that day in that channel (a mandate of the national register
 * is not, at a desk), `mandate-lacks-action` when one is and does not go so far.
 */
export async function findMandateFor(
  transaction: Database | Transaction,
  { principalId, agentId, ...use }: MandateUse & { principalId: string; agentId: string },
): Promise<Mandate> {
  const rows = await selectMandates(transaction)
    .where('m.customer_id', '=', principalId)
    .where('m.agent_id', '=', agentId)
    .where('m.ended_at', 'is', null)
    .orderBy('m.recorded_at', 'desc')
    .orderBy('m.mandate_id', 'desc')
    .limit(mostListed)
    .execute();
  const reasons = rows.map((row) => whyNotAllowed(termsOf(row), use));
  const allowing = rows[reasons.indexOf(undefined)];
  if (allowing) return mandateOf(allowing);
  throw new Refusal(reasons.includes('lacks-action') ? 'mandate-lacks-action' : 'mandate-not-valid');
}

/** Whether a principal ended what the register told of this pair: it stays ended until the principal allows it anew. */
export async function isEndedByPrincipal(transaction: Transaction, { customerId, agentId }: { customerId: string; agentId: string }) {
  const last = await selectMandates(transaction)
    .where('m.customer_id', '=', customerId)
    .where('m.agent_id', '=', agentId)
    .where('m.basis', '=', 'suomi-fi')
    .orderBy('m.recorded_at', 'desc')
    .orderBy('m.mandate_id', 'desc')
    .limit(1)
    .executeTakeFirst();
  return last?.ended_by === 'principal';
}

export type MandateUseLine = { begunAt: Date; agentName: string | null };

/** When somebody began to act for a principal online, the latest 50. */
export async function listMandateUses(database: Database | Transaction, customerId: string): Promise<MandateUseLine[]> {
  return database
    .selectFrom('mandate_use as u')
    .select(['u.begun_at as begunAt', sql<string | null>`agent_name(u.customer_id, u.agent_id)`.as('agentName')])
    .where('u.customer_id', '=', customerId)
    .orderBy('u.begun_at', 'desc')
    .orderBy('u.use_id', 'desc')
    .limit(50)
    .execute();
}
