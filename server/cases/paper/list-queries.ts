import { sql } from 'kysely';
import type { Database } from '#server/platform/database/connection.ts';
import type { Staff } from '#server/platform/http/person.ts';
import { mayKey } from './queries.ts';

/** A paper application in the list: whose it is and what it says stay closed. */
export type PaperRow = {
  applicationId: string;
  code: string;
  benefit: string;
  language: string;
  channel: string;
  receivedOn: string;
  pointReceivedOn: string | null;
  /** Whether something of it has been keyed. */
  isBegun: boolean;
};

/** Where a page of the list ends: the sort key of its last row. */
export type PaperPlace = { receivedOn: string; applicationId: string };

const pageLength = 50;

/** Written out, not as a parameter: only so does the index serve every plan. */
const waits = sql<boolean>`state = 'to-key'`;

/** What waits to be keyed and this clerk may key, the oldest first. `hasMore` tells whether others follow. */
export async function listToKey(
  database: Database,
  clerk: Staff,
  benefit: string | undefined,
  after: PaperPlace | undefined,
): Promise<{ rows: PaperRow[]; hasMore: boolean }> {
  let query = database.selectFrom('paper_application').where(waits).where(mayKey(clerk));
  if (benefit !== undefined) query = query.where('benefit', '=', benefit);
  if (after) query = query.where(sql<boolean>`(received_on, application_id) > (${after.receivedOn}, ${after.applicationId})`);
  const rows = await query
    .select([
      'application_id as applicationId',
      'paper_code as code',
      'benefit',
      'language',
      'channel',
      'received_on as receivedOn',
      'point_received_on as pointReceivedOn',
      sql<boolean>`saved_at > registered_at`.as('isBegun'),
    ])
    .orderBy('received_on')
    .orderBy('application_id')
    .limit(pageLength + 1)
    .execute();
  return { rows: rows.slice(0, pageLength), hasMore: rows.length > pageLength };
}

/** How many wait, by benefit. Reads what waits only, however many were ever keyed. */
export async function countToKey(database: Database, clerk: Staff): Promise<ReadonlyMap<string, number>> {
  const rows = await database
    .selectFrom('paper_application')
    .select(['benefit', sql<number>`count(*)::int`.as('count')])
    .where(waits)
    .where(mayKey(clerk))
    .groupBy('benefit')
    .execute();
  return new Map(rows.map(({ benefit, count }) => [benefit, count]));
}
