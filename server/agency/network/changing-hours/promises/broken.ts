import { type Kysely, sql } from 'kysely';
import type { DB } from '#database/schema.ts';
import { addDays, dayOf } from '#server/platform/clock/clock.ts';
import type { Opening } from '../../hours/open-hours.ts';
import type { DayBeside } from '../changed-days.ts';

/** A time at which somebody was promised to be served at a place. Nothing about who. */
export type Promised = { id: string; at: Date; channel: string; benefitGroup: string };

const mostPromises = 2000;

/** The promises of a place that are not yet kept, on the days of a change and after, the earliest first. */
export async function listPromises(database: Kysely<DB>, placeId: string, since: Date): Promise<Promised[]> {
  return database
    .selectFrom('contact_period')
    .select(['contact_id as id', sql<Date>`promised_at`.as('at'), 'channel', 'benefit_group as benefitGroup'])
    .where('waits_at', '=', placeId)
    .where('to_at', 'is', null)
    .where('kind', '=', 'waiting')
    .where('promised_at', '>=', since)
    .orderBy('promised_at')
    .limit(mostPromises)
    .execute();
}

/** An instant before which no day of a change begins, whatever the time zone. */
export const beforeDay = (day: string): Date => new Date(`${addDays(day, -1)}T00:00:00Z`);

const isServed = (openings: readonly Opening[], at: Date) =>
  openings.some(({ kind, from, to }) => (kind === 'open' || kind === 'appointment-only') && from <= at && at < to);

/** The promises that other hours break: the place would have been open for them, and will not be. */
export function brokenPromises(promises: readonly Promised[], days: readonly DayBeside[], timeZone: string): Promised[] {
  const changed = new Map(days.filter(({ isChanged }) => isChanged).map((day) => [day.day, day]));
  return promises.filter(({ at }) => {
    const day = changed.get(dayOf(at, timeZone));
    return day !== undefined && isServed(day.before, at) && !isServed(day.after, at);
  });
}
