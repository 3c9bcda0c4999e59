import { sql } from 'kysely';
import type { Database, Transaction } from '#server/platform/database/connection.ts';

/** `expired`: nobody was reached in time, or the number was wrong. */
export type CallbackState = 'open' | 'fulfilled' | 'cancelled' | 'expired';
export const attemptResults = ['reached', 'no-answer', 'busy', 'wrong-number'] as const;
export type AttemptResult = (typeof attemptResults)[number];
export type Attempt = { at: Date; result: AttemptResult };

export type Callback = {
  contactId: string;
  benefitGroup: string;
  language: string;
  requestedAt: Date;
  window: { from: Date; to: Date } | undefined;
  state: CallbackState;
  attempts: Attempt[];
  mostAttempts: number;
};

const mostShown = 50;

/** The requests of a customer, the latest first. Whoever calls has the customer's rows open. */
export function listCallbacksOf(database: Database | Transaction, customerId: string): Promise<Callback[]> {
  return read(database, sql`join contact_customer l on l.contact_id = r.contact_id and l.customer_id = ${customerId}`);
}

/** The request that a contact is; undefined when it is none. */
export async function findCallback(database: Database | Transaction, contactId: string): Promise<Callback | undefined> {
  return (await read(database, sql`join (select ${contactId}::uuid as id) one on one.id = r.contact_id`))[0];
}

type Row = Omit<Callback, 'window' | 'attempts'> & {
  fromAt: Date | null;
  toAt: Date | null;
  attempts: { at: string; result: AttemptResult }[];
};

async function read(database: Database | Transaction, which: ReturnType<typeof sql>): Promise<Callback[]> {
  const { rows } = await sql<Row>`
    select r.contact_id as "contactId", r.benefit_group as "benefitGroup", r.language, r.requested_at as "requestedAt", r.from_at as "fromAt", r.to_at as "toAt",
      case when c.outcome is null then 'open' when c.outcome = 'served' then 'fulfilled' when r.cancelled_at is not null then 'cancelled' else 'expired' end as state,
      r.most_attempts as "mostAttempts",
      coalesce((select jsonb_agg(jsonb_build_object('at', a.at, 'result', a.result) order by a.attempt_no) from callback_attempt a
        where a.contact_id = r.contact_id and a.undone_at is null), '[]') as attempts
    from callback_request r ${which} join contact c on c.contact_id = r.contact_id
    order by r.requested_at desc, r.contact_id limit ${mostShown}`.execute(database);
  return rows.map(({ fromAt, toAt, ...row }) => ({
    ...row,
    window: fromAt && toAt ? { from: fromAt, to: toAt } : undefined,
    attempts: row.attempts.map(({ at, result }) => ({ at: new Date(at), result })),
  }));
}
