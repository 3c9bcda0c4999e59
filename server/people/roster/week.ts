import { type Kysely, sql } from 'kysely';
import type { DB } from '#database/schema.ts';
import type { PlaceKind } from '#server/agency/places-file.ts';
import { addDays, dayOf } from '#server/platform/clock/clock.ts';
import { dayNumberOf } from '#server/platform/clock/wall-time.ts';
import type { Text } from '#server/platform/language/language.ts';
import { type Stretch, stretchOn } from './recurring.ts';
import type { ShiftChannel } from './shifts.ts';

/** A shift in the week's table. */
export type WeekShift = Stretch & {
  id: string;
  workerId: string;
  name: string;
  placeId: string | null;
  channels: readonly ShiftChannel[];
  /** How many appointments lie in it. */
  appointments: number;
};

/** Time taken without an appointment, in or beside a shift. */
export type WeekBlackout = Stretch & { workerId: string; reason: string };

export type Week = { shifts: WeekShift[]; blackouts: WeekBlackout[] };
type Asked = { timeZone: string; fromDay: string; days: number } & ({ placeId: string } | { interpreterId: string });

const mostShifts = 3000;

/** Days of a roster: the shifts at a place or of an interpreter, and what else takes the time of those who are at work then. */
export async function readRoster(database: Kysely<DB>, { timeZone, fromDay, days, ...of }: Asked): Promise<Week> {
  const { from } = stretchOn(dayNumberOf(fromDay), 0, 0, timeZone);
  const { from: to } = stretchOn(dayNumberOf(addDays(fromDay, days)), 0, 0, timeZone);
  let query = database
    .selectFrom('work_shift as s')
    .leftJoin('clerk as c', 'c.clerk_id', 's.clerk_id')
    .leftJoin('interpreter as i', 'i.interpreter_id', 's.interpreter_id')
    .select(({ fn }) => ['s.shift_id as id', 's.resource_id as workerId', fn.coalesce('c.name', 'i.name').as('name')])
    .select(['s.place_id as placeId', 's.from_at as from', 's.to_at as to', 's.channels'])
    .select(
      sql<number>`(select count(*)::int from booked_time b where b.resource_id = s.resource_id and b.from_at >= s.from_at
        and b.from_at < s.to_at and b.appointment_id is not null and b.free_at is null)`.as('appointments'),
    )
    .where('s.from_at', '>=', from)
    .where('s.from_at', '<', to);
  query =
    'placeId' in of
      ? query.where('s.place_id', '=', of.placeId).where('s.clerk_id', 'is not', null)
      : query.where('s.interpreter_id', '=', of.interpreterId);
  const shifts = await query.orderBy('name').orderBy('s.from_at').limit(mostShifts).execute();
  const workers = 'interpreterId' in of ? [of.interpreterId] : [...new Set(shifts.map(({ workerId }) => workerId))];
  const blackouts = await database
    .selectFrom('booked_time')
    .select(['resource_id as workerId', 'from_at as from', 'to_at as to', sql<string>`reason`.as('reason')])
    .where('resource_id', '=', sql<string>`any (${workers}::uuid[])`)
    .where('from_at', '>=', from)
    .where('from_at', '<', to)
    .where('reason', 'is not', null)
    .orderBy('from_at')
    .limit(mostShifts)
    .execute();
  // The table keeps to the channels, and to one clerk or interpreter.
  return { shifts: shifts as unknown as WeekShift[], blackouts };
}

export type RosterPlace = { id: string; name: Text; kind: PlaceKind; shifts: number };

/** Every place of today with how many shifts begin there in the coming week. Some hundreds. */
export async function listRosterPlaces(database: Kysely<DB>, now: Date, timeZone: string): Promise<RosterPlace[]> {
  const today = dayOf(now, timeZone);
  const rows = await database
    .selectFrom('place as p')
    .select(['p.place_id as id', 'p.name', 'p.kind'])
    .select(
      sql<number>`(select count(*)::int from work_shift s where s.place_id = p.place_id and s.clerk_id is not null
        and s.from_at >= ${now} and s.from_at < ${now}::timestamptz + interval '7 days')`.as('shifts'),
    )
    .where('p.valid_from_on', '<=', today)
    .where((where) => where.or([where('p.valid_to_on', 'is', null), where('p.valid_to_on', '>=', today)]))
    .where('p.kind', '<>', 'joint-service-point')
    .orderBy('p.place_id')
    .limit(2000)
    .execute();
  // Names were checked in every language when they were written.
  return rows as unknown as RosterPlace[];
}

export type RosterClerk = { id: string; name: string; isAtHome: boolean };

/** Those who handle cases and may be put into a roster; first those whose home place it is. */
export async function listRosterClerks(database: Kysely<DB>, placeId: string): Promise<RosterClerk[]> {
  return database
    .selectFrom('clerk')
    .select(['clerk_id as id', 'name', sql<boolean>`home_place_id is not distinct from ${placeId}`.as('isAtHome')])
    .where('is_active', '=', true)
    .where('role', '=', 'clerk')
    .orderBy('isAtHome', 'desc')
    .orderBy('name')
    .orderBy('clerk_id')
    .limit(5000)
    .execute();
}
