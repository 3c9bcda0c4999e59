import { sql } from 'kysely';
import type { House } from '#server/house.ts';
import { isHoliday } from '#server/agency/working-days.ts';
import { addDays, dayOf } from '#server/platform/clock/clock.ts';
import { dayNumberOf, instantOf } from '#server/platform/clock/wall-time.ts';

/** A longer contact is no example: somebody forgot to press a key. */
const longestMinutes = 240;

/**
 * Learns once a day how much work those bring who come or call without an appointment, by place, day of the week and hour in which they
 * come: the mean over the agency’s weeks, holidays left out. One transaction; of many nodes one does it.
 */
export async function learnWork({ database, clock, agency }: Pick<House, 'database' | 'clock' | 'agency'>): Promise<void> {
  const { timeZone, planning } = agency;
  const today = dayOf(clock.now(), timeZone);
  const first = addDays(today, -7 * planning.learnedWeeks);
  const startOf = (day: string) => new Date(instantOf(timeZone, { day: dayNumberOf(day), minute: 0 }, 'first') * 60_000);
  const [from, to] = [startOf(first), startOf(today)];
  const holidays = Array.from({ length: 7 * planning.learnedWeeks }, (_, at) => addDays(first, at)).filter((day) => isHoliday(agency, day));
  await database.transaction().execute(async (transaction) => {
    const { rows } = await sql<{ isFree: boolean }>`select pg_try_advisory_xact_lock(hashtext('learn_work')) as "isFree"`.execute(
      transaction,
    );
    const known = await transaction.selectFrom('expected_work').select('learned_on').limit(1).executeTakeFirst();
    if (!rows[0]?.isFree || known?.learned_on === today) return;
    // Weeks of the whole agency take longer than any page may.
    await sql`set local statement_timeout = 0`.execute(transaction);
    await transaction.deleteFrom('expected_work').execute();
    await sql`
      with day as (
        select place_id, extract(isodow from on_day)::smallint as weekday, count(*)::int as days
        from (select distinct w.place_id, (w.from_at at time zone ${timeZone})::date as on_day from clerk_period w
          where w.from_at >= ${from} and w.from_at < ${to}) d
        where not on_day = any (${holidays}::date[]) group by 1, 2
      ), contact_work as (
        select w.place_id, c.contact_id, c.arrived_at at time zone ${timeZone} as at,
          least(${longestMinutes}, sum(extract(epoch from p.to_at - p.from_at) / 60)) as minutes
        from contact c join contact_period p on p.contact_id = c.contact_id
          join clerk_period w on w.clerk_id = p.clerk_id and w.period_no = p.work_no
        where c.ended_at >= ${from} and c.ended_at < ${to} and c.channel <> 'callback'
          and p.kind in ('called', 'serving', 'wrapping-up') and not p.is_undone and p.to_at is not null
          and not exists (select from appointment a where a.contact_id = c.contact_id)
        group by 1, 2, 3
      )
      insert into expected_work (place_id, weekday, hour, minutes, days, learned_on)
      select k.place_id, d.weekday, extract(hour from k.at)::smallint, sum(k.minutes)::float8 / min(d.days), min(d.days), ${today}
      from contact_work k join day d on d.place_id = k.place_id and d.weekday = extract(isodow from k.at)
      where not k.at::date = any (${holidays}::date[])
      group by 1, 2, 3`.execute(transaction);
  });
}
