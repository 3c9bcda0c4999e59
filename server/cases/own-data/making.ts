import { sql } from 'kysely';
import { v7 as newId } from 'uuid';
import type { House } from '#server/house.ts';
import type { Database } from '#server/platform/database/connection.ts';

const longestMinutes = 60;

export type Making = { customerId: string; reportId: string };

/**
 * Writes down that a person's data is being put together. One at a time for a person; one that was never ended, because
 * its node was stopped, gives way after an hour. Every way of making a report comes through here: a sign-in that must be
 * renewed before is asked for here.
 * @throws the database's error of `one_own_data_report_at_a_time`, which is refused as `own-data-report-under-way`
 */
export async function beginReport(database: Database, customerId: string, at: Date): Promise<Making> {
  const making = { customerId, reportId: newId() };
  await database.transaction().execute(async (transaction) => {
    await transaction
      .updateTable('own_data_report')
      .set({ ended_at: at, outcome: 'broken-off' })
      .where('customer_id', '=', customerId)
      .where('ended_at', 'is', null)
      .where('begun_at', '<=', new Date(at.getTime() - longestMinutes * 60_000))
      .execute();
    await transaction
      .insertInto('own_data_report')
      .values({ customer_id: customerId, report_id: making.reportId, begun_at: at, file_count: 0 })
      .execute();
  });
  return making;
}

export type MakingEnd = { outcome: 'sent' | 'broken-off'; fileCount: number };

export async function endReport(
  { database, clock }: Pick<House, 'database' | 'clock'>,
  { customerId, reportId }: Making,
  { outcome, fileCount }: MakingEnd,
): Promise<void> {
  await database
    .updateTable('own_data_report')
    .set({ ended_at: clock.now(), outcome, file_count: fileCount })
    .where('customer_id', '=', customerId)
    .where('report_id', '=', reportId)
    .where('ended_at', 'is', null)
    .execute();
}

export type ReportLine = { begunAt: Date; endedAt: Date | null; outcome: string | null; fileCount: number };

/** The last reports that a person made, the newest first. */
export async function listReports(database: Database, customerId: string): Promise<ReportLine[]> {
  return database
    .selectFrom('own_data_report')
    .select(['begun_at as begunAt', 'ended_at as endedAt', 'outcome', 'file_count as fileCount'])
    .where('customer_id', '=', customerId)
    .orderBy('begun_at', 'desc')
    .limit(10)
    .execute();
}

export type HeldFileSum = { files: number; bytes: number };

/** How many files a person has here and how large they are together, to say how long a download may take. */
export async function sumFiles(database: Database, customerId: string): Promise<HeldFileSum> {
  const { rows } = await sql<HeldFileSum>`
    select count(*)::int as files, coalesce(sum(s.byte_count), 0)::bigint as bytes from stored_file s
    where s.sha256 in (select sha256 from attachment where customer_id = ${customerId} union select sha256 from scan where customer_id = ${customerId})`.execute(
    database,
  );
  return rows[0] ?? { files: 0, bytes: 0 };
}
