import { v7 as newId } from 'uuid';
import type { Database, Transaction } from '#server/platform/database/connection.ts';

export type RosterEventKind =
  | 'shifts-added'
  | 'shift-changed'
  | 'shifts-ended'
  | 'blackout-added'
  | 'blackout-removed'
  | 'interpreter-added'
  | 'interpreter-changed'
  | 'interpreter-ended';

/** Whoever changes the roster, and when. Null: the house itself. */
export type By = { clerkId: string | null; at: Date };

/** What a change was about: days are ISO days, hours are times on the wall, counts are of shifts or of promised times. */
export type RosterEventDetails = {
  count?: number;
  from?: string;
  to?: string;
  /** Before and, where something was changed, after. */
  hours?: readonly string[];
  /** How many promised times were left without whoever was to keep them. */
  broken?: number;
  reason?: string;
  /** Of what was not of a person: a counter. */
  name?: string;
};

type About = { placeId: string | null; clerkId?: string | null; interpreterId?: string | null };

/** Writes down who changed what of the roster, in the transaction of the change. */
export async function recordRosterEvent(
  transaction: Transaction,
  { clerkId: byClerkId, at }: By,
  kind: RosterEventKind,
  { placeId, clerkId = null, interpreterId = null }: About,
  details: RosterEventDetails,
): Promise<void> {
  await transaction
    .insertInto('roster_event')
    .values({
      event_id: newId(),
      place_id: placeId,
      clerk_id: clerkId,
      interpreter_id: interpreterId,
      kind,
      at,
      by_clerk_id: byClerkId,
      details: JSON.stringify(details),
    })
    .execute();
}

export type RosterEvent = {
  id: string;
  kind: RosterEventKind;
  at: Date;
  /** Null: the house itself. */
  by: string | null;
  /** About whom. */
  name: string | null;
  details: RosterEventDetails;
};

type Wanted = ({ placeId: string } | { interpreterId: string }) & { before?: string | undefined; most: number };

/** What was changed of the roster of a place or of an interpreter, the newest first; before an event when one is named. */
export async function listRosterEvents(database: Database, wanted: Wanted): Promise<RosterEvent[]> {
  let query = database
    .selectFrom('roster_event as e')
    .leftJoin('clerk as b', 'b.clerk_id', 'e.by_clerk_id')
    .leftJoin('clerk as c', 'c.clerk_id', 'e.clerk_id')
    .leftJoin('interpreter as i', 'i.interpreter_id', 'e.interpreter_id')
    .select(({ fn }) => ['e.event_id as id', 'e.kind', 'e.at', 'b.name as by', fn.coalesce('c.name', 'i.name').as('name'), 'e.details']);
  query = 'placeId' in wanted ? query.where('e.place_id', '=', wanted.placeId) : query.where('e.interpreter_id', '=', wanted.interpreterId);
  if (wanted.before !== undefined) query = query.where('e.event_id', '<', wanted.before);
  const rows = await query.orderBy('e.event_id', 'desc').limit(wanted.most).execute();
  // Kinds are kept by the table; details are as recordRosterEvent wrote them.
  return rows as unknown as RosterEvent[];
}
