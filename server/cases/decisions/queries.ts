import type { Selectable } from 'kysely';
import { validate as isId } from 'uuid';
import type { Decision as DecisionRow } from '#database/schema.ts';
import type { Outcome } from '#server/agency/definition.ts';
import type { CaseKey } from '#server/cases/applications/case-events.ts';
import type { Database, Transaction } from '#server/platform/database/connection.ts';
import { isInScope } from '#server/people/mandates/scope.ts';
import { Refusal } from '#server/platform/errors/refusal.ts';
import type { Customer } from '#server/platform/http/person.ts';
import type { Content } from './content.ts';
import type { Typed } from './typed.ts';

/** A decision as it stands: what it says only once it has been handed in. Days are ISO days, the amount is in cents. */
export type Decision = {
  status: 'draft' | 'proposed' | 'made';
  outcome: Outcome | null;
  amountCents: number | null;
  periodFromOn: string | null;
  periodToOn: string | null;
  phrases: string[];
  reasons: string;
  language: string;
  typed: Typed;
  writtenBy: string;
  writtenAt: Date;
  returnedBecause: string | null;
  sentAt: Date | null;
  deemedServedOn: string | null;
};

const columns = [
  'status',
  'outcome',
  'amount_cents',
  'period_from_on',
  'period_to_on',
  'phrases',
  'reasons',
  'language',
  'typed',
  'written_by',
  'written_at',
  'returned_because',
  'sent_at',
  'deemed_served_on',
] as const;
type Row = Pick<Selectable<DecisionRow>, (typeof columns)[number]>;

export async function findDecision(database: Database | Transaction, key: CaseKey): Promise<Decision | undefined> {
  const row = await database
    .selectFrom('decision')
    .select(columns)
    .where('customer_id', '=', key.customerId)
    .where('application_id', '=', key.applicationId)
    .executeTakeFirst();
  return row && decisionOf(row);
}

/** The decision of a locked case. The lock of the case keeps others from it too. */
export async function lockDecision(transaction: Transaction, key: CaseKey): Promise<Decision | undefined> {
  const row = await transaction
    .selectFrom('decision')
    .select(columns)
    .where('customer_id', '=', key.customerId)
    .where('application_id', '=', key.applicationId)
    .forUpdate()
    .executeTakeFirst();
  return row && decisionOf(row);
}

function decisionOf(row: Row): Decision {
  return {
    // The constraint decision_status_is_known keeps to these.
    status: row.status as Decision['status'],
    // The constraint outcome_is_known keeps to these.
    outcome: row.outcome as Decision['outcome'],
    amountCents: row.amount_cents,
    periodFromOn: row.period_from_on,
    periodToOn: row.period_to_on,
    phrases: row.phrases,
    reasons: row.reasons,
    language: row.language,
    // Only what passed the shape of the page or of the interface for machines is written here.
    typed: row.typed as Typed,
    writtenBy: row.written_by,
    writtenAt: row.written_at,
    returnedBecause: row.returned_because,
    sentAt: row.sent_at,
    deemedServedOn: row.deemed_served_on,
  };
}

/** What a decision that was handed in says. */
export function contentOf({ outcome, amountCents, periodFromOn, periodToOn, phrases, reasons }: Decision): Content {
  // The constraint handed_in_decision_has_outcome keeps this from happening.
  if (outcome === null) throw new Error('a decision that was handed in has no outcome');
  return { outcome, amountCents, periodFromOn, periodToOn, phrases, reasons };
}

type Draft = { typed: Typed; language: string; clerkId: string; at: Date };

/** Keeps what was typed. Whatever was handed in before and returned is undone by it. The caller holds the lock. */
export async function writeDraft(transaction: Transaction, key: CaseKey, { typed, language, clerkId, at }: Draft): Promise<void> {
  const values = {
    ...nothingSaid,
    status: 'draft',
    typed: JSON.stringify(typed),
    language,
    written_by: clerkId,
    written_at: at,
    needs_approval: false,
  };
  await transaction
    .insertInto('decision')
    .values({ customer_id: key.customerId, application_id: key.applicationId, ...values })
    .onConflict((conflict) => conflict.constraint('decision_pkey').doUpdateSet(values))
    .execute();
}

const nothingSaid = { outcome: null, amount_cents: null, period_from_on: null, period_to_on: null, phrases: [], reasons: '' };

type HandedIn = { content: Content; needsApproval: boolean; clerkId: string; at: Date };

/** Fixes what the decision says. */
export async function writeContent(
  transaction: Transaction,
  key: CaseKey,
  { content, needsApproval, clerkId, at }: HandedIn,
): Promise<void> {
  await updateDecision(transaction, key, {
    outcome: content.outcome,
    amount_cents: content.amountCents,
    period_from_on: content.periodFromOn,
    period_to_on: content.periodToOn,
    phrases: content.phrases,
    reasons: content.reasons,
    written_by: clerkId,
    written_at: at,
    needs_approval: needsApproval,
    returned_because: null,
    ...(needsApproval ? { status: 'proposed' } : {}),
  });
}

export async function writeReturned(transaction: Transaction, key: CaseKey, because: string): Promise<void> {
  await updateDecision(transaction, key, { ...nothingSaid, status: 'draft', returned_because: because });
}

export async function writeReasons(transaction: Transaction, key: CaseKey, reasons: string): Promise<void> {
  await updateDecision(transaction, key, { reasons });
}

/** Deletes what was written of a decision that was never sent. The caller holds the lock of the case. */
export async function deleteUnsentDecision(transaction: Transaction, key: CaseKey): Promise<void> {
  await transaction
    .deleteFrom('decision')
    .where('customer_id', '=', key.customerId)
    .where('application_id', '=', key.applicationId)
    .where('status', '<>', 'made')
    .execute();
}

type Made = { sentAt: Date; deemedServedOn: string; approvedBy: string | null };

/** Makes the decision. What was typed has done its service; the text that the customer reads stays. */
export async function writeMade(transaction: Transaction, key: CaseKey, { sentAt, deemedServedOn, approvedBy }: Made): Promise<void> {
  await updateDecision(transaction, key, {
    status: 'made',
    sent_at: sentAt,
    deemed_served_on: deemedServedOn,
    approved_by: approvedBy,
    approved_at: approvedBy === null ? null : sentAt,
    typed: JSON.stringify({}),
    returned_because: null,
  });
}

type Change = {
  status?: Decision['status'];
  outcome?: Outcome | null;
  amount_cents?: number | null;
  period_from_on?: string | null;
  period_to_on?: string | null;
  phrases?: string[];
  reasons?: string;
  written_by?: string;
  written_at?: Date;
  needs_approval?: boolean;
  returned_because?: string | null;
  sent_at?: Date;
  deemed_served_on?: string;
  approved_by?: string | null;
  approved_at?: Date | null;
  typed?: string;
};

async function updateDecision(transaction: Transaction, key: CaseKey, change: Change): Promise<void> {
  await transaction
    .updateTable('decision')
    .set(change)
    .where('customer_id', '=', key.customerId)
    .where('application_id', '=', key.applicationId)
    .execute();
}

export type SentDecision = {
  applicationId: string;
  customerName: string;
  benefit: string;
  reference: string;
  receivedOn: string;
  decision: Decision;
};

/** A customer's own decision, once it has been sent. Throws not-found for another's, and while there is none. */
export async function getSentDecision(database: Database, person: Customer, applicationId: string): Promise<SentDecision> {
  const found = await findSentDecision(database, { customerId: person.id, applicationId });
  if (!found || !isInScope(person, found.benefit)) throw new Refusal('not-found');
  return found;
}

/** The decision of an application, once it has been sent. */
export async function findSentDecision(
  database: Database | Transaction,
  { customerId, applicationId }: CaseKey,
): Promise<SentDecision | undefined> {
  if (!isId(applicationId)) return undefined;
  const row = await database
    .selectFrom('decision as d')
    .innerJoin('application as a', (join) =>
      join.onRef('a.customer_id', '=', 'd.customer_id').onRef('a.application_id', '=', 'd.application_id'),
    )
    .innerJoin('customer as u', 'u.customer_id', 'd.customer_id')
    .select(columns.map((column) => `d.${column}` as const))
    .select(['u.given_names', 'u.family_name', 'a.benefit', 'a.reference', 'a.received_on'])
    .where('d.customer_id', '=', customerId)
    .where('d.application_id', '=', applicationId)
    .where('d.status', '=', 'made')
    .executeTakeFirst();
  if (!row) return undefined;
  const { given_names, family_name, benefit, reference, received_on, ...decision } = row;
  return {
    applicationId,
    customerName: `${given_names} ${family_name}`,
    benefit,
    reference,
    receivedOn: received_on,
    decision: decisionOf(decision),
  };
}
