import { sql } from 'kysely';
import { addDays } from '#server/platform/clock/clock.ts';
import { dayNumberOf, instantOf } from '#server/platform/clock/wall-time.ts';
import type { Database } from '#server/platform/database/connection.ts';

export type Stretch = { from: Date; to: Date };

/** An appointment of the day, without anything about whose it is. */
export type DayAppointment = Stretch & {
  id: string;
  channel: 'office' | 'phone' | 'video';
  benefitGroups: readonly string[];
  language: string;
  interpretedLanguage: string | null;
  interpreter: string | null;
  state: 'held' | 'booked' | 'arrived' | 'kept' | 'no-show';
  clerk: string;
  counter: string | null;
  /** Whether the clerk is at work then, by the roster. */
  isCovered: boolean;
};

/** Somebody or something that appointments are booked with: when it can be, and what of that is still free. */
export type DayResource = {
  kind: 'clerk' | 'counter';
  id: string;
  name: string;
  hours: Stretch[];
  free: Stretch[];
  taken: (Stretch & { reason: string })[];
};

export type Day = { appointments: DayAppointment[]; clerks: DayResource[]; counters: DayResource[] };

const mostAppointments = 2000;
const mostStretches = 5000;

/** The appointments of a place on an ISO day, in order of time, and the free stretches of its clerks and of its counters for appointments. */
export async function readDay(database: Database, placeId: string, day: string, timeZone: string): Promise<Day> {
  const startOf = (iso: string) => new Date(instantOf(timeZone, { day: dayNumberOf(iso), minute: 0 }, 'first') * 60_000);
  const [from, to] = [startOf(day), startOf(addDays(day, 1))];
  const [appointments, shifts, counters] = await Promise.all([
    listAppointments(database, placeId, from, to),
    listShifts(database, placeId, from, to),
    listCounters(database, placeId),
  ]);
  const ids = [...new Set([...shifts.map(({ id }) => id), ...counters.map(({ id }) => id)])];
  const taken = await listTaken(database, ids, from, to);
  const clerks = [...Map.groupBy(shifts, ({ id }) => id)].map(([id, hours]) => ({
    kind: 'clerk' as const,
    id,
    name: hours[0]?.name ?? '',
    hours,
  }));
  const ofDay = stretchOf(shifts);
  return {
    appointments,
    clerks: clerks.map((one) => withFree(one, taken)),
    counters: counters.map((one) => withFree({ ...one, kind: 'counter', hours: ofDay ? [ofDay] : [] }, taken)),
  };
}

async function listAppointments(database: Database, placeId: string, from: Date, to: Date): Promise<DayAppointment[]> {
  const rows = await database
    .selectFrom('appointment as a')
    .innerJoin('clerk as c', 'c.clerk_id', 'a.clerk_id')
    .leftJoin('counter as r', (join) => join.onRef('r.place_id', '=', 'a.place_id').onRef('r.counter_id', '=', 'a.counter_id'))
    .leftJoin('interpreter as i', 'i.interpreter_id', 'a.interpreter_id')
    .select([
      'a.appointment_id as id',
      'a.from_at as from',
      'a.to_at as to',
      'a.channel',
      'a.benefit_groups as benefitGroups',
      'a.language',
    ])
    .select(['a.interpreted_language as interpretedLanguage', 'i.name as interpreter', 'a.state', 'c.name as clerk', 'r.name as counter'])
    .select(
      sql<boolean>`exists (select from work_shift s where s.clerk_id = a.clerk_id and s.from_at <= a.from_at and s.to_at >= a.to_at)`.as(
        'isCovered',
      ),
    )
    .where('a.place_id', '=', placeId)
    .where('a.from_at', '>=', from)
    .where('a.from_at', '<', to)
    .where('a.state', 'in', ['held', 'booked', 'arrived', 'kept', 'no-show'])
    .orderBy('a.from_at')
    .orderBy('c.name')
    .limit(mostAppointments)
    .execute();
  // The table keeps to the channels and states.
  return rows as DayAppointment[];
}

async function listShifts(database: Database, placeId: string, from: Date, to: Date): Promise<(Stretch & { id: string; name: string })[]> {
  return database
    .selectFrom('work_shift as s')
    .innerJoin('clerk as c', 'c.clerk_id', 's.clerk_id')
    .select(['c.clerk_id as id', 'c.name', 's.from_at as from', 's.to_at as to'])
    .where('s.place_id', '=', placeId)
    .where('s.from_at', '>=', from)
    .where('s.from_at', '<', to)
    .orderBy('c.name')
    .orderBy('s.from_at')
    .limit(mostStretches)
    .execute();
}

async function listCounters(database: Database, placeId: string): Promise<{ id: string; name: string }[]> {
  const rows = await database
    .selectFrom('counter')
    .select(['counter_id as id', 'name'])
    .where('place_id', '=', placeId)
    .where('takes_appointments', '=', true)
    .where('closed_at', 'is', null)
    .limit(200)
    .execute();
  return rows.toSorted((one, other) => one.name.localeCompare(other.name, 'fi', { numeric: true }));
}

type Taken = Stretch & { id: string; reason: string | null };

async function listTaken(database: Database, ids: readonly string[], from: Date, to: Date): Promise<Taken[]> {
  return database
    .selectFrom('booked_time')
    .select(['resource_id as id', 'from_at as from', 'to_at as to', 'reason'])
    .where('resource_id', '=', sql<string>`any (${[...ids]}::uuid[])`)
    .where('from_at', '>=', from)
    .where('from_at', '<', to)
    .orderBy('from_at')
    .limit(mostStretches)
    .execute();
}

function withFree(one: Omit<DayResource, 'free' | 'taken'>, all: readonly Taken[]): DayResource {
  const taken = all.filter(({ id }) => id === one.id);
  return {
    ...one,
    free: one.hours.flatMap((hours) => freeOf(hours, taken)),
    taken: taken.flatMap(({ from, to, reason }) => (reason === null ? [] : [{ from, to, reason }])),
  };
}

/** What is left of a stretch when others, in order of time, are taken out of it. */
export function freeOf({ from, to }: Stretch, taken: readonly Stretch[]): Stretch[] {
  const free: Stretch[] = [];
  let at = from;
  for (const one of taken) {
    if (one.from > at && at < to) free.push({ from: at, to: one.from < to ? one.from : to });
    if (one.to > at) at = one.to;
  }
  if (at < to) free.push({ from: at, to });
  return free;
}

/** From the first to the last of some stretches: the hours in which a counter can be used are those in which somebody is at work. */
function stretchOf(stretches: readonly Stretch[]): Stretch | undefined {
  const [first] = stretches;
  if (!first) return undefined;
  return stretches.reduce((whole, { from, to }) => ({ from: from < whole.from ? from : whole.from, to: to > whole.to ? to : whole.to }), {
    from: first.from,
    to: first.to,
  });
}
