import { sql } from 'kysely';
import type { Database } from '#server/platform/database/connection.ts';
import { readKeyset } from '#server/platform/database/keyset.ts';
import type { Text } from '#server/platform/language/language.ts';

export const viewsPerPage = 100;

/** A look at a person's data. `reasonText` is what the looker wrote; a look because of a case names the case instead. */
export type ViewLine = {
  viewId: string;
  at: Date;
  what: string;
  role: string;
  reason: string;
  reasonText: string | null;
  reference: string | null;
  benefit: string | null;
  /** Where the contact was that was the reason. */
  placeName: Text | null;
};

function viewLines(database: Database) {
  return (
    database
      .selectFrom('view_log as v')
      // By the case alone: a merging of records moves cases, while looks stay with the record that was looked at.
      .leftJoin('application as a', 'a.application_id', 'v.application_id')
      .leftJoin('contact as t', 't.contact_id', 'v.contact_id')
      .leftJoin('place as p', 'p.place_id', 't.place_id')
      .select([
        'v.view_id as viewId',
        'v.at',
        'v.what',
        'v.clerk_role as role',
        'v.reason',
        'v.reason_text as reasonText',
        'a.reference',
        'a.benefit',
        // Names were checked in every language when they were written.
        sql<Text | null>`p.name`.as('placeName'),
      ])
      .orderBy('v.at', 'desc')
      .orderBy('v.view_id', 'desc')
      .limit(viewsPerPage + 1)
  );
}

const ofRecords = (customerId: string) => sql<boolean>`v.customer_id = any ((select merged_records(${customerId}))::uuid[])`;

/**
 * Who looked at a customer's own data: when, at what and why, the newest first; never a name (CJEU C-579/21). Looks at records
 * of the same person that were merged into this one are among them.
 */
export async function listOwnViews(database: Database, customerId: string, before: string | undefined): Promise<ViewLine[]> {
  let query = viewLines(database).where(ofRecords(customerId));
  if (before !== undefined) {
    const { at, id } = readKeyset(before);
    query = query.where((where) => where.or([where('v.at', '<', at), where.and([where('v.at', '=', at), where('v.view_id', '<', id)])]));
  }
  return query.execute();
}

export type InspectedView = ViewLine & { clerkId: string; clerkName: string; customerId: string };

export type ViewFilter = {
  clerkId?: string | undefined;
  customerId?: string | undefined;
  onlyAlarms: boolean;
  before?: string | undefined;
};

/** Who looked at whom, for an inspector: the customer by the id that stands in the case's address, never by name. */
export async function listViews(database: Database, filter: ViewFilter): Promise<InspectedView[]> {
  let query = viewLines(database)
    .innerJoin('clerk as c', 'c.clerk_id', 'v.clerk_id')
    .select(['v.clerk_id as clerkId', 'c.name as clerkName', 'v.customer_id as customerId']);
  if (filter.clerkId !== undefined) query = query.where('v.clerk_id', '=', filter.clerkId);
  if (filter.customerId !== undefined) query = query.where(ofRecords(filter.customerId));
  if (filter.onlyAlarms) query = query.where('v.reason', '=', 'break-glass');
  if (filter.before !== undefined) {
    const { at, id } = readKeyset(filter.before);
    query = query.where((where) => where.or([where('v.at', '<', at), where.and([where('v.at', '=', at), where('v.view_id', '<', id)])]));
  }
  return query.execute();
}
