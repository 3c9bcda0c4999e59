import { sql } from 'kysely';
import type { CaseKey } from '#server/cases/applications/case-events.ts';
import type { Database, Transaction } from '#server/platform/database/connection.ts';

/** How far a document that an application needs has come. */
export const requirementStates = ['required', 'requested', 'received', 'accepted', 'illegible', 'waived'] as const;
export type RequirementState = (typeof requirementStates)[number];

export type Requirement = {
  /** Id of the attachment rule of the form: `housing.rentalAgreement`. */
  requirementId: string;
  state: RequirementState;
  since: Date;
  waivedBecause: string | null;
};

/** Whether the customer has something to send. */
export function isMissing({ state }: Pick<Requirement, 'state'>): boolean {
  return state === 'required' || state === 'requested' || state === 'illegible';
}

/** The documents that an application needs, in no order. None while it is a draft: then the form's rules say. */
export async function listRequirements(database: Database | Transaction, key: CaseKey): Promise<Requirement[]> {
  const rows = await database
    .selectFrom('attachment_requirement')
    .select(['requirement_id as requirementId', 'state', 'since', 'waived_because as waivedBecause'])
    .where('customer_id', '=', key.customerId)
    .where('application_id', '=', key.applicationId)
    .execute();
  // The constraint requirement_state_is_known keeps to these.
  return rows.map((row) => ({ ...row, state: row.state as RequirementState }));
}

/** How many documents each open application of a customer still lacks; applications that lack none are not in it. */
export async function countMissing(database: Database | Transaction, customerId: string): Promise<ReadonlyMap<string, number>> {
  const rows = await database
    .selectFrom('attachment_requirement as r')
    .innerJoin('application as a', (join) =>
      join.onRef('a.customer_id', '=', 'r.customer_id').onRef('a.application_id', '=', 'r.application_id'),
    )
    .select(['r.application_id as applicationId', ({ fn }) => fn.countAll<number>().as('missing')])
    .where('r.customer_id', '=', customerId)
    .where('r.state', 'in', ['required', 'requested', 'illegible'])
    .where('a.stage', 'in', ['pending', 'in-process'])
    .groupBy('r.application_id')
    .execute();
  return new Map(rows.map(({ applicationId, missing }) => [applicationId, missing]));
}

/**
 * Asks for a document: one that the form's rules ask for already, or another of the form's. What was received, accepted
 * or waived before is asked for anew.
 */
export async function requestAttachment(transaction: Transaction, key: CaseKey, requirementId: string, at: Date): Promise<void> {
  const requested = { state: 'requested', since: at, waived_because: null, settled_by: null };
  await transaction
    .insertInto('attachment_requirement')
    .values({ customer_id: key.customerId, application_id: key.applicationId, requirement_id: requirementId, ...requested })
    .onConflict((conflict) => conflict.constraint('attachment_requirement_pkey').doUpdateSet(requested))
    .execute();
}

/** Takes back what was asked for and has not come: what the files that are there say of each document counts again. */
export async function takeBackRequest(transaction: Transaction, key: CaseKey, requirementIds: readonly string[], at: Date): Promise<void> {
  for (const requirementId of requirementIds) {
    const takenBack = await transaction
      .updateTable('attachment_requirement')
      .set({ state: 'required', since: at })
      .where('customer_id', '=', key.customerId)
      .where('application_id', '=', key.applicationId)
      .where('requirement_id', '=', requirementId)
      .where('state', '=', 'requested')
      .executeTakeFirst();
    if (takenBack.numUpdatedRows === 1n) await reckonRequirement(transaction, { ...key, requirementId }, { at });
  }
}

/** Why a document is no longer needed. False when the case does not need it at all. */
export async function waiveRequirement(
  transaction: Transaction,
  key: CaseKey & { requirementId: string },
  { because, clerkId, at }: { because: string; clerkId: string; at: Date },
): Promise<boolean> {
  const waived = await transaction
    .updateTable('attachment_requirement')
    .set({ state: 'waived', since: at, waived_because: because, settled_by: clerkId })
    .where('customer_id', '=', key.customerId)
    .where('application_id', '=', key.applicationId)
    .where('requirement_id', '=', key.requirementId)
    .executeTakeFirst();
  return waived.numUpdatedRows === 1n;
}

type Reckoning = {
  at: Date;
  /** Who judged, when a clerk did. */
  clerkId?: string;
  /** The file that has just come for it. Where the document was asked for anew, files of before do not answer that. */
  arrived?: string;
  /** A document that was waived is needed after all. */
  endsWaiver?: boolean;
};

/**
 * Sets how far a document has come by the files that are there for it: an accepted one settles it, one that waits for a
 * clerk counts as received, and what was asked for stays asked for until something comes. Files with malware do not count.
 */
export async function reckonRequirement(
  transaction: Transaction,
  key: CaseKey & { requirementId: string },
  { at, clerkId, arrived, endsWaiver = false }: Reckoning,
): Promise<void> {
  await sql`
    with reckoned as (
      select case
        when bool_or(f.state = 'accepted') then 'accepted'
        when bool_or(f.state = 'received' and (r.state <> 'requested' or f.attachment_id = ${arrived ?? null})) then 'received'
        when r.state = 'requested' then 'requested'
        when bool_or(f.state = 'illegible') then 'illegible'
        else 'required' end as state
      from attachment_requirement r left join (attachment f join stored_file s on s.sha256 = f.sha256 and s.scan <> 'infected')
        on f.customer_id = r.customer_id and f.application_id = r.application_id and f.requirement_id = r.requirement_id
      where r.customer_id = ${key.customerId} and r.application_id = ${key.applicationId} and r.requirement_id = ${key.requirementId}
      group by r.state
    )
    update attachment_requirement r set state = n.state, since = ${at}, waived_because = null, settled_by = ${clerkId ?? null}
    from reckoned n
    where r.customer_id = ${key.customerId} and r.application_id = ${key.applicationId} and r.requirement_id = ${key.requirementId}
      and r.state <> n.state and (r.state <> 'waived' or ${endsWaiver})`.execute(transaction);
}

/**
 * Keeps which file was the first to be accepted for a document. True the first time only, and only for a file that was not
 * the first of another document: each counts once in the figures.
 */
export async function keepFirstAccepted(
  transaction: Transaction,
  key: CaseKey & { requirementId: string },
  attachmentId: string,
): Promise<boolean> {
  const kept = await transaction
    .updateTable('attachment_requirement')
    .set({ accepted_attachment_id: attachmentId })
    .where('customer_id', '=', key.customerId)
    .where('application_id', '=', key.applicationId)
    .where('requirement_id', '=', key.requirementId)
    .where('accepted_attachment_id', 'is', null)
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('attachment_requirement as other')
            .select('other.requirement_id')
            .where('other.customer_id', '=', key.customerId)
            .where('other.application_id', '=', key.applicationId)
            .where('other.accepted_attachment_id', '=', attachmentId),
        ),
      ),
    )
    .executeTakeFirst();
  return kept.numUpdatedRows === 1n;
}
