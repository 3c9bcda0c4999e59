import { v7 as newId } from 'uuid';
import type { House } from '#server/house.ts';
import { asActor } from '#server/platform/database/acting.ts';
import type { Database, Transaction } from '#server/platform/database/connection.ts';
import { Refusal } from '#server/platform/errors/refusal.ts';
import type { Staff } from '#server/platform/http/person.ts';
import type { SignedVisit } from '#server/platform/http/route.ts';
import { addToOutbox } from '#server/platform/jobs/outbox.ts';

/** For so long a broken glass opens the case, in minutes. */
export const glassMinutes = 30;

/** Characters of the reason for it. */
export const shortestGlassReason = 10;
export const longestGlassReason = 1000;

type Key = { customerId: string; applicationId: string };

/**
 * Breaks the glass over one case of a protected person: for half an hour it opens to this clerk, who has not the right but
 * must act at once. Raises an alarm. The case itself must be one that the clerk may handle: the caller has seen to that.
 * Again within that time changes nothing. @throws Refusal `not-found` when there is no such customer, or no glass before this clerk.
 */
export async function breakGlass(
  { database, log }: Pick<House, 'database' | 'log'>,
  visit: SignedVisit<Staff>,
  { customerId, applicationId }: Key,
  reasonText: string,
): Promise<void> {
  const isNew = await asActor({ kind: 'viewer', clerkId: visit.person.id, customerId }, () =>
    database.transaction().execute(async (transaction) => {
      // Locked, so that of two clicks one breaks it.
      const customer = await transaction
        .selectFrom('customer')
        .select('is_protected')
        .where('customer_id', '=', customerId)
        .forNoKeyUpdate()
        .executeTakeFirst();
      if (!customer?.is_protected || visit.person.seesProtected) throw new Refusal('not-found');
      if (await findOpenGlass(transaction, { customerId, applicationId }, visit)) return false;
      const glassId = newId();
      await transaction
        .insertInto('broken_glass')
        .values({
          customer_id: customerId,
          glass_id: glassId,
          application_id: applicationId,
          clerk_id: visit.person.id,
          broken_at: visit.now,
          closes_at: new Date(visit.now.getTime() + glassMinutes * 60_000),
          reason_text: reasonText,
        })
        .execute();
      await addToOutbox(transaction, 'alarm', { customerId, glassId }, visit.now);
      return true;
    }),
  );
  if (isNew) log.warn({ alarm: 'break-glass' }, 'a protected person was opened by exception');
}

/** The glass that this clerk has broken over a case, while its time lasts. */
export async function findOpenGlass(
  transaction: Transaction,
  { customerId, applicationId }: Key,
  { person, now }: SignedVisit<Staff>,
): Promise<{ reasonText: string } | undefined> {
  return transaction
    .selectFrom('broken_glass')
    .select('reason_text as reasonText')
    .where('customer_id', '=', customerId)
    .where('application_id', '=', applicationId)
    .where('clerk_id', '=', person.id)
    .where('closes_at', '>', now)
    .orderBy('closes_at', 'desc')
    .limit(1)
    .executeTakeFirst();
}

export type Alarm = {
  glassId: string;
  brokenAt: Date;
  clerkName: string;
  customerId: string;
  reference: string | null;
  reasonText: string;
};

/** Alarms that no auditor has looked into yet, the newest first; at most so many. */
export async function listAlarms(database: Database, most: number): Promise<Alarm[]> {
  return database
    .selectFrom('broken_glass as g')
    .innerJoin('clerk as c', 'c.clerk_id', 'g.clerk_id')
    .leftJoin('application as a', (join) =>
      join.onRef('a.customer_id', '=', 'g.customer_id').onRef('a.application_id', '=', 'g.application_id'),
    )
    .select([
      'g.glass_id as glassId',
      'g.broken_at as brokenAt',
      'c.name as clerkName',
      'g.customer_id as customerId',
      'a.reference',
      'g.reason_text as reasonText',
    ])
    .where('g.examined_at', 'is', null)
    .orderBy('g.broken_at', 'desc')
    .orderBy('g.glass_id', 'desc')
    .limit(most)
    .execute();
}

/** Says that an auditor has looked into an alarm. Again changes nothing; for one that does not exist throws not-found. */
export async function examineAlarm(database: Database, glassId: string, auditorId: string, at: Date): Promise<void> {
  const { numUpdatedRows } = await database
    .updateTable('broken_glass')
    .set({ examined_at: at, examined_by: auditorId })
    .where('glass_id', '=', glassId)
    .where('examined_at', 'is', null)
    .executeTakeFirst();
  if (numUpdatedRows > 0n) return;
  const known = await database.selectFrom('broken_glass').select('glass_id').where('glass_id', '=', glassId).executeTakeFirst();
  if (!known) throw new Refusal('not-found');
}
