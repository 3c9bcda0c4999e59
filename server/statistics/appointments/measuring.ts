import { sql } from 'kysely';
import { appointmentChannels } from '#server/agency/policies/appointments.ts';
import { listPlaces } from '#server/agency/network/places/queries.ts';
import { findFirstFree, type TimedPlace } from '#server/channels/appointments/times/free-times.ts';
import type { House } from '#server/house.ts';
import { dayOf, daysBetween } from '#server/platform/clock/clock.ts';
import { minuteOf, wallTimeAt } from '#server/platform/clock/wall-time.ts';

/** Minutes from midnight: nothing is measured before, so that every day is measured alike. */
const measuredFrom = 7 * 60;
const mostPlaces = 5000;

/**
 * Once a day, on whichever node comes first: how many days ahead the first time lies that the public can book, for each place
 * and channel in which somebody can be booked. What was measured first on a day stays. Returns how many were measured.
 */
export async function measureFirstFree({ database, agency, clock }: Pick<House, 'database' | 'agency' | 'clock'>): Promise<number> {
  const now = clock.now();
  const today = dayOf(now, agency.timeZone);
  if (wallTimeAt(agency.timeZone, minuteOf(now)).minute < measuredFrom) return 0;
  const done = await database.selectFrom('first_free_day').select('day').where('day', '=', today).limit(1).executeTakeFirst();
  if (done) return 0;
  const all = await listPlaces(database, { day: today, most: mostPlaces });
  const rows = [];
  for (const channel of appointmentChannels) {
    const rostered = await listRostered({ database, agency }, channel, now);
    const places = all.filter(({ id }) => rostered.has(id));
    const first = await findEarliest({ database, agency }, channel, places, now);
    for (const { id } of places) {
      const at = first.get(id);
      rows.push({ day: today, place_id: id, channel, days: at ? daysBetween(today, dayOf(at, agency.timeZone)) : null });
    }
  }
  if (rows.length === 0) return 0;
  const written = await database
    .insertInto('first_free_day')
    .values(rows)
    .onConflict((conflict) => conflict.constraint('first_free_day_pkey').doNothing())
    .returning('place_id')
    .execute();
  return written.length;
}

type Measuring = Pick<House, 'database' | 'agency'>;
type Channel = (typeof appointmentChannels)[number];

/** The earliest time of any benefit group: what somebody finds who does not mind which clerk it is. */
async function findEarliest({ database, agency }: Measuring, channel: Channel, places: readonly TimedPlace[], now: Date) {
  const earliest = new Map<string, Date>();
  const language = agency.languages[0] ?? 'fi';
  for (const { id: group } of agency.groups) {
    const wish = { channel, benefitGroups: [group], language, interpreted: undefined, share: 'public' } as const;
    for (const [placeId, at] of await findFirstFree(database, agency, wish, { places, now })) {
      const before = earliest.get(placeId);
      if (before === undefined || at < before) earliest.set(placeId, at);
    }
  }
  return earliest;
}

/** Places where a clerk is at work who can be booked, within the days that can be booked. */
async function listRostered({ database, agency }: Measuring, channel: Channel, now: Date): Promise<ReadonlySet<string>> {
  const rows = await database
    .selectFrom('work_shift')
    .select('place_id as id')
    .distinct()
    .where('clerk_id', 'is not', null)
    .where('to_at', '>', now)
    .where('from_at', '<', new Date(now.getTime() + agency.appointments.horizonDays * 86_400_000))
    .where(sql<boolean>`${channel} = any (channels)`)
    .execute();
  return new Set(rows.flatMap(({ id }) => (id === null ? [] : [id])));
}
