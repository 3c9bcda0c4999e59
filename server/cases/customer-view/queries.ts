import { sql } from 'kysely';
import { validate as isId } from 'uuid';
import type { Stage } from '#server/cases/applications/case-events.ts';
import { maySee } from '#server/cases/desk/case-queries.ts';
import { type Customer, getCustomer } from '#server/people/customers/queries.ts';
import type { Database } from '#server/platform/database/connection.ts';
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
 * A customer and all of their cases, the newest first. Only a clerk whom one of these cases gives a reason sees any of it:
 * with the skill and language for a case, or with one in hand. Throws not-found for others.
 */
export async function getCustomerView(
  database: Database,
  clerk: Staff,
  customerId: string,
): Promise<{ customer: Customer; cases: CustomerCase[] }> {
  if (!isId(customerId)) throw new Refusal('not-found');
  const rows = await database
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
  if (!rows.some(({ isVisible }) => isVisible)) throw new Refusal('not-found');
  // The constraint stage_is_known keeps to the stages.
  const cases = rows.map((row) => ({ ...row, stage: row.stage as Stage }));
  return { customer: await getCustomer(database, customerId), cases };
}

export type CustomerNotice = { noticeId: string; kind: string; channel: string; state: string; createdAt: Date; settledAt: Date | null };

/** What the customer has been told by notices, the newest first, and whether it went. */
export async function listCustomerNotices(database: Database, customerId: string): Promise<CustomerNotice[]> {
  return database
    .selectFrom('notice')
    .select(['notice_id as noticeId', 'kind', 'channel', 'state', 'created_at as createdAt', 'settled_at as settledAt'])
    .where('customer_id', '=', customerId)
    .orderBy('created_at', 'desc')
    .limit(mostListed)
    .execute();
}
