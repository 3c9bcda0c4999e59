import { sql } from 'kysely';
import { listOpenings, type Opening } from '#server/agency/network/hours/open-hours.ts';
import { servedRange } from '#server/agency/network/hours/served-range.ts';
import { getPlace } from '#server/agency/network/places/queries.ts';
import type { House } from '#server/house.ts';
import { addDays, dayOf } from '#server/platform/clock/clock.ts';
import type { Database, Transaction } from '#server/platform/database/connection.ts';

/** An appointment that cannot be kept as it was booked. Nothing about whose it is. */
export type Unkept = {
  id: string;
  placeId: string;
  clerkId: string;
  fromAt: Date;
  channel: string;
  benefitGroup: string;
  language: string;
};

export type UnkeptList = { count: number; first: Unkept[] };

type Agency = House['agency'];
type Asked = { placeId: string; now: Date; day?: string | undefined; most: number };

/**
 * What is booked at a place outside the hours that hold, on a day or on any day ahead: how many, and the first of them in order of time.
 * Refuses `not-found`.
 */
export async function listOutside(database: Database, agency: Agency, { placeId, now, day, most }: Asked): Promise<UnkeptList> {
  const today = dayOf(now, agency.timeZone);
  const place = await getPlace(database, placeId, today);
  const lastDay = addDays(today, agency.appointments.horizonDays + 1);
  const openings = listOpenings(place.plan, agency, day ?? today, day ?? lastDay);
  let query = unkept(database, now).where('a.place_id', '=', placeId);
  query = query.where(sql<boolean>`not tstzrange(a.from_at, a.to_at) <@ ${servedRange(openings)}`);
  if (day !== undefined) query = query.where(sql<boolean>`(a.from_at at time zone ${agency.timeZone})::date = ${day}`);
  return asList(await query.limit(most).execute());
}

/** The appointments ahead of a clerk that begin in a stretch of time. */
export async function listOfClerk(
  database: Database,
  { clerkId, from, to, now, most }: { clerkId: string; from: Date; to: Date; now: Date; most: number },
): Promise<UnkeptList> {
  const query = unkept(database, now).where('a.clerk_id', '=', clerkId).where('a.from_at', '>=', from).where('a.from_at', '<', to);
  return asList(await query.limit(most).execute());
}

function unkept(database: Database, now: Date) {
  return database
    .selectFrom('appointment as a')
    .select(['a.appointment_id as id', 'a.place_id as placeId', 'a.clerk_id as clerkId', 'a.from_at as fromAt', 'a.channel', 'a.language'])
    .select([sql<string>`a.benefit_groups[1]`.as('benefitGroup'), sql<number>`(count(*) over ())::integer`.as('count')])
    .where('a.state', '=', 'booked')
    .where('a.from_at', '>', now)
    .orderBy('a.from_at')
    .orderBy('a.appointment_id');
}

const asList = (rows: (Unkept & { count: number })[]): UnkeptList => ({
  count: rows[0]?.count ?? 0,
  first: rows.map(({ id, placeId, clerkId, fromAt, channel, benefitGroup, language }) => ({
    id,
    placeId,
    clerkId,
    fromAt,
    channel,
    benefitGroup,
    language,
  })),
});

/** Whether an appointment lies whole within the hours that hold on its day. Read anew: hours may have been changed back meanwhile. */
export async function isWithinHours(
  transaction: Transaction,
  agency: Agency,
  { placeId, fromAt, toAt, now }: { placeId: string; fromAt: Date; toAt: Date; now: Date },
): Promise<boolean> {
  const place = await getPlace(transaction, placeId, dayOf(now, agency.timeZone));
  const day = dayOf(fromAt, agency.timeZone);
  const openings: Opening[] = listOpenings(place.plan, agency, day, day);
  const { rows } = await sql<{ is: boolean }>`select tstzrange(${fromAt}, ${toAt}) <@ ${servedRange(openings)} as "is"`.execute(
    transaction,
  );
  return rows[0]?.is ?? false;
}

export type BookedClerk = { id: string; name: string };

/** Whose time is booked at a place from now on, by name: a few dozen at most. */
export async function listBookedClerks(database: Database, placeId: string, now: Date): Promise<BookedClerk[]> {
  const rows = await database
    .selectFrom('clerk as c')
    .select(['c.clerk_id as id', 'c.name'])
    .where('c.clerk_id', 'in', (is) =>
      is
        .selectFrom('appointment as a')
        .select('a.clerk_id')
        .where('a.place_id', '=', placeId)
        .where('a.state', '=', 'booked')
        .where('a.from_at', '>', now),
    )
    .limit(500)
    .execute();
  return rows.toSorted((one, other) => one.name.localeCompare(other.name, 'fi'));
}
