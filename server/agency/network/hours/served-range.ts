import { type RawBuilder, sql } from 'kysely';
import type { Opening } from './open-hours.ts';

/** When somebody who has an appointment is served, as one value of the database: a stretch lies in it whole, or it does not. */
export function servedRange(openings: readonly Opening[]): RawBuilder<unknown> {
  const served = openings.filter(({ kind }) => kind !== 'self-service');
  const [from, to] = [served.map((opening) => opening.from), served.map((opening) => opening.to)];
  return sql`(select coalesce(range_agg(tstzrange(o.f, o.t)), '{}'::tstzmultirange)
    from unnest(${from}::timestamptz[], ${to}::timestamptz[]) as o (f, t))`;
}
