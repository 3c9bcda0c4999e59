import { type Kysely, sql } from 'kysely';
import type { DB } from '#database/schema.ts';
import { servedRange } from '../../hours/served-range.ts';
import type { DayBeside } from '../changed-days.ts';

/** An appointment that other hours break. Nothing about whose it is. */
export type BrokenBooking = { id: string; at: Date; channel: string; benefitGroup: string; language: string };

/** How many there are, and the first of them in order of time. */
export type BrokenBookings = { count: number; first: BrokenBooking[] };

const mostShown = 100;

/** The booked appointments that were within the hours of the place, and that the hours of a change leave outside. */
export async function findBrokenBookings(
  database: Kysely<DB>,
  { placeId, days, now }: { placeId: string; days: readonly DayBeside[]; now: Date },
): Promise<BrokenBookings> {
  const changed = days.filter(({ isChanged }) => isChanged);
  const before = servedRange(changed.flatMap((day) => day.before));
  const after = servedRange(changed.flatMap((day) => day.after));
  const rows = await database
    .with('hours', (is) => is.selectNoFrom([sql`${before}`.as('before'), sql`${after}`.as('after')]))
    .selectFrom('appointment as a')
    .innerJoin('hours as h', (join) => join.onTrue())
    .select(['a.appointment_id as id', 'a.from_at as at', 'a.channel', 'a.language'])
    .select([sql<string>`a.benefit_groups[1]`.as('benefitGroup'), sql<number>`(count(*) over ())::integer`.as('count')])
    .where('a.place_id', '=', placeId)
    .where('a.state', '=', 'booked')
    .where('a.from_at', '>', now)
    .where(sql<boolean>`tstzrange(a.from_at, a.to_at) <@ h.before and not tstzrange(a.from_at, a.to_at) <@ h.after`)
    .orderBy('a.from_at')
    .orderBy('a.appointment_id')
    .limit(mostShown)
    .execute();
  return {
    count: rows[0]?.count ?? 0,
    first: rows.map(({ id, at, channel, benefitGroup, language }) => ({ id, at, channel, benefitGroup, language })),
  };
}
