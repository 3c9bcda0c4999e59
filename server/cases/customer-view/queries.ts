import { sql } from 'kysely';
import { validate as isId } from 'uuid';
import type { CaseKey, Stage } from '#server/cases/applications/case-events.ts';
import { maySee } from '#server/cases/desk/case-queries.ts';
import { type Customer, getCustomer } from '#server/people/customers/queries.ts';
import type { Database, Transaction } from '#server/platform/database/connection.ts';
import { Refusal } from '#server/platform/errors/refusal.ts';
import type { Staff } from '#server/platform/http/person.ts';

export type CustomerCase = {
  applicationId: string;
  reference: string;
  benefit: string;
  stage: Stage;
  receivedOn: string;
  dueOn: string;
  holderName: string | null;
  /** Whether this clerk may open the case itself. */
  isVisible: boolean;
  /** What was decided; null until the decision has been sent. */
  outcome: string | null;
  amountCents: number | null;
  periodFromOn: string | null;
  periodToOn: string | null;
  sentAt: Date | null;
};

const mostListed = 200;

/**
 * The case that gives this clerk a reason to see the customer's data: one in hand, else the latest of those that the clerk
 * has the skill and language for. Read without a look at anything that the customer wrote. Throws not-found when there is none.
 */
export async function getReasonToView(database: Database, clerk: Staff, customerId: string): Promise<CaseKey> {
  if (!isId(customerId)) throw new Refusal('not-found');
  const found = await database
    .selectFrom('application as a')
    .leftJoin('case_holder as h', (join) =>
      join.onRef('h.customer_id', '=', 'a.customer_id').onRef('h.application_id', '=', 'a.application_id'),
    )
    .select(['a.customer_id as customerId', 'a.application_id as applicationId'])
    .where('a.customer_id', '=', customerId)
    .where(maySee(clerk))
    .orderBy(sql`coalesce(h.clerk_id = ${clerk.id}, false)`, 'desc')
    .orderBy('a.received_at', 'desc')
    .orderBy('a.application_id', 'desc')
    .limit(1)
    .executeTakeFirst();
  if (!found) throw new Refusal('not-found');
  return found;
}

/** A customer whose data has been opened, and all of their cases, the newest first. */
export async function getCustomerView(
  transaction: Transaction,
  clerk: Staff,
  customerId: string,
): Promise<{ customer: Customer; cases: CustomerCase[] }> {
  const rows = await transaction
    .selectFrom('application as a')
    .leftJoin('case_holder as h', (join) =>
      join.onRef('h.customer_id', '=', 'a.customer_id').onRef('h.application_id', '=', 'a.application_id'),
    )
    .leftJoin('clerk as c', 'c.clerk_id', 'h.clerk_id')
    .leftJoin('decision as d', (join) =>
      join.onRef('d.customer_id', '=', 'a.customer_id').onRef('d.application_id', '=', 'a.application_id').on('d.status', '=', 'made'),
    )
    .select([
      'a.application_id as applicationId',
      'a.reference',
      'a.benefit',
      'a.stage',
      'a.received_on as receivedOn',
      'a.due_on as dueOn',
      'c.name as holderName',
      sql<boolean>`coalesce(${maySee(clerk)}, false)`.as('isVisible'),
      'd.outcome',
      'd.amount_cents as amountCents',
      'd.period_from_on as periodFromOn',
      'd.period_to_on as periodToOn',
      'd.sent_at as sentAt',
    ])
    .where('a.customer_id', '=', customerId)
    .orderBy('a.received_at', 'desc')
    .limit(mostListed)
    .execute();
  // The constraint stage_is_known keeps to the stages.
  const cases = rows.map((row) => ({ ...row, stage: row.stage as Stage }));
  return { customer: await getCustomer(transaction, customerId), cases };
}

export type CustomerNotice = { noticeId: string; kind: string; channel: string; state: string; createdAt: Date; settledAt: Date | null };

/** What the customer has been told by notices, the newest first, and whether it went. */
export async function listCustomerNotices(transaction: Transaction, customerId: string): Promise<CustomerNotice[]> {
  return transaction
    .selectFrom('notice')
    .select(['notice_id as noticeId', 'kind', 'channel', 'state', 'created_at as createdAt', 'settled_at as settledAt'])
    .where('customer_id', '=', customerId)
    .orderBy('created_at', 'desc')
    .limit(mostListed)
    .execute();
}
