import { sql } from 'kysely';
import { v7 as newId } from 'uuid';
import { type By, recordRosterEvent } from '#server/people/roster/events.ts';
import type { Stretch } from '#server/people/roster/recurring.ts';
import { dayOf } from '#server/platform/clock/clock.ts';
import type { Database, Transaction } from '#server/platform/database/connection.ts';
import { Refusal } from '#server/platform/errors/refusal.ts';

/** Whose or what time is taken. */
export type Resource = { kind: 'clerk' | 'counter' | 'interpreter'; id: string; name: string };

/** Time that is taken without an appointment: a meeting, a training, a room that is painted. */
export type Blackout = Stretch & { resource: Resource; reason: string };
export type KeptBlackout = Blackout & { id: string };

/** Something else that is booked at that time already; `reason` is null for an appointment. */
export type Overlap = Stretch & { name: string; reason: string | null };

/**
 * Takes stretches of time away from what can be booked, all of them or none. Stretches are in whole five minutes, at most 16 hours long.
 * Fails with the constraint `one_booking_at_a_time` when something is booked then: `listOverlaps` says what.
 */
export async function addBlackout(
  transaction: Transaction,
  by: By,
  placeId: string | null,
  blackouts: readonly Blackout[],
  timeZone: string,
): Promise<string[]> {
  // In one order, as bookings take days: so that two who add at once never wait for each other.
  const rows = blackouts
    .map((one) => ({ ...one, id: newId() }))
    .toSorted((one, other) => one.resource.id.localeCompare(other.resource.id) || one.from.getTime() - other.from.getTime());
  for (let at = 0; at < rows.length; at += 500)
    await transaction
      .insertInto('booked_time')
      .values(
        rows.slice(at, at + 500).map(({ id, resource, from, to, reason }) => ({
          booking_id: id,
          resource_id: resource.id,
          kind: resource.kind,
          from_at: from,
          to_at: to,
          reason,
        })),
      )
      .execute();
  for (const [, ofOne] of Map.groupBy(rows, ({ resource }) => resource.id)) {
    const [first] = ofOne;
    const last = ofOne.at(-1);
    if (!first || !last) continue;
    await recordRosterEvent(transaction, by, 'blackout-added', aboutOf(placeId, first.resource), {
      count: ofOne.length,
      from: dayOf(first.from, timeZone),
      to: dayOf(last.from, timeZone),
      reason: first.reason,
      ...(first.resource.kind === 'counter' && { name: first.resource.name }),
    });
  }
  return rows.map(({ id }) => id);
}

/** Gives the time of a blackout back. Refuses `not-found`, also for time that is booked for an appointment. */
export async function removeBlackout(
  transaction: Transaction,
  by: By,
  placeId: string | null,
  bookingId: string,
  timeZone: string,
): Promise<void> {
  const gone = await transaction
    .deleteFrom('booked_time')
    .where('booking_id', '=', bookingId)
    .where('reason', 'is not', null)
    .returning(['resource_id as id', 'kind', 'from_at as from', 'reason'])
    .executeTakeFirst();
  if (!gone) throw new Refusal('not-found');
  // The table keeps to the kinds; only rows with a reason are deleted here.
  const { kind, reason } = gone as { kind: Resource['kind']; reason: string };
  await recordRosterEvent(transaction, by, 'blackout-removed', aboutOf(placeId, { kind, id: gone.id, name: '' }), {
    from: dayOf(gone.from, timeZone),
    reason,
  });
}

const aboutOf = (placeId: string | null, { kind, id }: Resource) => ({
  placeId,
  clerkId: kind === 'clerk' ? id : null,
  interpreterId: kind === 'interpreter' ? id : null,
});

const mostListed = 500;

/** What is booked already at the times of some blackouts, the earliest first. */
export async function listOverlaps(database: Database, blackouts: readonly Blackout[]): Promise<Overlap[]> {
  const wanted = JSON.stringify(blackouts.map(({ resource: { id, name }, from, to }) => ({ id, name, from, to })));
  const { rows } = await sql<Overlap>`
    select distinct w.name, b.from_at as from, b.to_at as to, b.reason
    from jsonb_to_recordset(${wanted}::jsonb) w (id uuid, name text, "from" timestamptz, "to" timestamptz)
    join booked_time b on b.resource_id = w.id and b.from_at < w.to and b.to_at > w.from and b.from_at > w.from - interval '16 hours'
    order by b.from_at, w.name limit ${mostListed}`.execute(database);
  return rows;
}

/** The blackouts of some resources that begin between two instants, in order of time. */
export async function listBlackouts(database: Database, resources: readonly Resource[], { from, to }: Stretch): Promise<KeptBlackout[]> {
  const known = new Map(resources.map((resource) => [resource.id, resource]));
  const rows = await database
    .selectFrom('booked_time')
    .select(['booking_id as id', 'resource_id as resourceId', 'from_at as from', 'to_at as to', sql<string>`reason`.as('reason')])
    .where('resource_id', '=', sql<string>`any (${[...known.keys()]}::uuid[])`)
    .where('reason', 'is not', null)
    .where('from_at', '>=', from)
    .where('from_at', '<', to)
    .orderBy('from_at')
    .limit(mostListed)
    .execute();
  return rows.flatMap(({ resourceId, ...row }) => {
    const resource = known.get(resourceId);
    return resource ? [{ ...row, resource }] : [];
  });
}

/** Whose time can be taken at a place: the clerks with a shift there from `from` to `to`, and the counters for appointments. */
export async function listResources(database: Database, placeId: string, { from, to }: Stretch): Promise<Resource[]> {
  const { rows } = await sql<Resource>`
    select 'clerk' as kind, c.clerk_id as id, c.name from clerk c where c.clerk_id in (
      select s.clerk_id from work_shift s where s.place_id = ${placeId} and s.from_at >= ${from} and s.from_at < ${to} and s.clerk_id is not null)
    union all
    select 'counter', counter_id, name from counter where place_id = ${placeId} and takes_appointments and closed_at is null
    order by kind, name limit ${mostListed}`.execute(database);
  return rows;
}

/** When which clerks are at work at a place between two instants. */
export async function listWork(database: Database, placeId: string, { from, to }: Stretch): Promise<(Stretch & { id: string })[]> {
  const rows = await database
    .selectFrom('work_shift')
    .select(['resource_id as id', 'from_at as from', 'to_at as to'])
    .where('place_id', '=', placeId)
    .where('clerk_id', 'is not', null)
    .where('from_at', '>=', from)
    .where('from_at', '<', to)
    .limit(20_000)
    .execute();
  return rows;
}
