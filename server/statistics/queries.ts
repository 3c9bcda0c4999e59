import { sql } from 'kysely';
import type { Database, Transaction } from '#server/platform/database/connection.ts';
import type { DailyFigure } from '#server/platform/figures/daily-figure.ts';
import type { Measure } from '#server/platform/figures/tally.ts';
import { addDays } from '#server/platform/clock/clock.ts';
import { calendarMonth, type Period } from '#server/platform/clock/period.ts';
import type { Text } from '#server/platform/language/language.ts';

/** What was counted in one month (YYYY-MM), as far as it lies in the period asked for; with `day`, on one day of it. */
export type Cell = {
  month: string;
  day?: string;
  measure: Measure;
  channel: string;
  benefit: string;
  detail: string;
  counted: number;
  total: number;
};

/** Which measures are read, of which period, and in whose days. */
export type Asked = { measures: readonly Measure[]; period: Period; timeZone: string };

/** Sums of the measures over a period: days and what is not folded into them yet, so that they are exact at once. */
export async function listCells(database: Database, asked: Asked): Promise<Cell[]> {
  const { rows } = await sql<Cell>`
    select to_char(day, 'YYYY-MM') as month, measure, channel, benefit, detail, sum(counted)::bigint as counted, sum(total)::bigint as total
    from (${countedIn(asked)}) f group by 1, 2, 3, 4, 5 having sum(counted) <> 0 or sum(total) <> 0`.execute(database);
  return rows;
}

/** The same sums day by day, of all benefits and details together. */
export async function listCellsByDay(database: Database, asked: Asked): Promise<Cell[]> {
  const { rows } = await sql<Cell>`
    select to_char(day, 'YYYY-MM') as month, day, measure, channel, '' as benefit, '' as detail,
      sum(counted)::bigint as counted, sum(total)::bigint as total
    from (
      select day, measure, channel, counted, total from daily_sum where ${within(asked, asked.period)}
      union all select day, measure, channel, counted, total from (${lately(asked)}) l
    ) f group by day, measure, channel having sum(counted) <> 0 or sum(total) <> 0`.execute(database);
  return rows;
}

/** Whole months from their sums, the days before and after them one by one, and what is in neither yet. */
function countedIn(asked: Asked) {
  const { before, months, after } = splitPeriod(asked.period);
  const columns = sql`measure, channel, benefit, detail, counted, total`;
  return sql`select month_on as day, ${columns} from monthly_figure where measure = any(${[...asked.measures]}::text[])
      and month_on between ${months.from}::date and ${months.to}::date
    union all select day, ${columns} from daily_figure where ${within(asked, before)}
    union all select day, ${columns} from daily_figure where ${within(asked, after)}
    union all ${lately(asked)}`;
}

function within({ measures }: Pick<Asked, 'measures'>, { from, to }: Period) {
  return sql`measure = any(${[...measures]}::text[]) and day between ${from}::date and ${to}::date`;
}

/** What was counted so lately that it is not folded into its day. */
function lately(asked: Asked) {
  return sql`select day, measure, channel, benefit, detail, counted, total from tally where ${within(asked, asked.period)}
    union all select day, measure, channel, benefit, detail, counted, total from (${timedTallies(asked.timeZone)}) t
      where ${within(asked, asked.period)}`;
}

/** A period's whole months, and its days before and after them; where there are none, a part ends before it begins. */
function splitPeriod({ from, to }: Period): { before: Period; months: Period; after: Period } {
  const first = from.endsWith('-01') ? from : addDays(calendarMonth(from).to, 1);
  const last = calendarMonth(to).to === to ? to : addDays(calendarMonth(to).from, -1);
  // Within one month there is no whole one, and every day is before it.
  if (first > last) return { before: { from, to }, months: { from: first, to: addDays(first, -1) }, after: { from: addDays(to, 1), to } };
  return { before: { from, to: addDays(first, -1) }, months: { from: first, to: last }, after: { from: addDays(last, 1), to } };
}

/** What was counted so lately that its day is not worked out yet. */
function timedTallies(timeZone: string) {
  return sql`select (at at time zone ${timeZone})::date as day, measure, channel, '' as benefit, detail, counted, total from timed_tally`;
}

export type PlaceName = { name: Text; municipalityId: string | null };

/** Every place that is or was, by its id: an agency has some hundreds. */
export async function listPlaceNames(database: Database): Promise<ReadonlyMap<string, PlaceName>> {
  const rows = await database
    .selectFrom('place')
    .select(['place_id as id', 'name', 'municipality_id as municipalityId'])
    .orderBy('place_id')
    .limit(5000)
    .execute();
  // Names were checked in every language when they were written.
  return new Map((rows as unknown as (PlaceName & { id: string })[]).map(({ id, ...place }) => [id, place]));
}

/** All figures by day, as they are read: days and tallies together. */
export async function listDailyFigures(database: Database | Transaction, timeZone: string): Promise<DailyFigure[]> {
  const { rows } = await sql<DailyFigure>`
    select day, measure, channel, benefit, detail, sum(counted)::bigint as counted, sum(total)::bigint as total
    from (select day, measure, channel, benefit, detail, counted, total from figure union all ${timedTallies(timeZone)}) f
    group by 1, 2, 3, 4, 5 having sum(counted) <> 0 or sum(total) <> 0`.execute(database);
  return rows;
}

/** Sums of days that are not what the days add up to, by their keys. */
export async function compareSums(
  database: Database | Transaction,
): Promise<{ key: string; shown: string | undefined; events: string | undefined }[]> {
  const { rows } = await sql<{ key: string; shown: string | null; events: string | null }>`
    with day as (select measure, day, channel, benefit, detail, counted, total from daily_figure)
    select concat_ws(' | ', month_on, measure, channel, benefit, detail) as key, m.counted || ' (' || m.total || ')' as shown,
      d.counted || ' (' || d.total || ')' as events
    from monthly_figure m full join (
      select measure, date_trunc('month', day)::date as month_on, channel, benefit, detail, sum(counted) as counted, sum(total) as total
      from day group by 1, 2, 3, 4, 5
    ) d using (measure, month_on, channel, benefit, detail)
    where (coalesce(m.counted, 0), coalesce(m.total, 0)) <> (coalesce(d.counted, 0), coalesce(d.total, 0))
    union all
    select concat_ws(' | ', day, measure, channel, 'sum'), s.counted || ' (' || s.total || ')', d.counted || ' (' || d.total || ')'
    from daily_sum s full join (select measure, day, channel, sum(counted) as counted, sum(total) as total from day group by 1, 2, 3) d
      using (measure, day, channel)
    where (coalesce(s.counted, 0), coalesce(s.total, 0)) <> (coalesce(d.counted, 0), coalesce(d.total, 0))
    order by 1`.execute(database);
  return rows.map(({ key, shown, events }) => ({ key, shown: shown ?? undefined, events: events ?? undefined }));
}

/** The same figures, counted from the applications, events, decisions and logins themselves. Days are in `timeZone`. */
export async function countDailyFigures(database: Database | Transaction, timeZone: string): Promise<DailyFigure[]> {
  const { rows } = await sql<DailyFigure>`
    select received_on as day, 'applications-received' as measure, intake_channel as channel, benefit, '' as detail, count(*) as counted,
      0::bigint as total from application group by 1, 3, 4
    union all
    select (e.at at time zone ${timeZone})::date, 'applications-withdrawn', 'online', a.benefit, '', count(*), 0
      from case_event e join application a on a.customer_id = e.customer_id and a.application_id = e.application_id
      where e.kind = 'application-withdrawn' group by 1, 4
    union all
    select (at at time zone ${timeZone})::date, 'logins-' || result, 'online', '', '', count(*), 0
      from login where door = 'customers' and reason is distinct from 'unknown-attempt' group by 1, 2
    union all
    select d.sent_on, 'decisions-sent', d.intake_channel, d.benefit, '', count(*), sum(d.sent_on - d.received_on)::bigint
      from (${sentDecisions(timeZone)}) d group by 1, 3, 4
    union all
    select d.sent_on, 'decisions-sent-on-time', d.intake_channel, d.benefit, '', count(*), 0
      from (${sentDecisions(timeZone)}) d where d.sent_on <= d.due_on group by 1, 3, 4
    union all
    select received_on, 'applications-on-behalf', intake_channel, benefit, '', count(*), 0
      from application where agent_id is not null group by 1, 3, 4
    union all
    select a.received_on, 'applications-complete-at-submission', a.intake_channel, a.benefit, '', count(*), 0
      from case_event e join application a on a.customer_id = e.customer_id and a.application_id = e.application_id
      where e.kind = 'case-opened' and e.details->>'missing' = '0' group by 1, 3, 4
    union all
    select (q.sent_at at time zone ${timeZone})::date, 'requests-sent', a.intake_channel, a.benefit, '', count(*), sum(q.items)::bigint
      from (${sentRequests()}) q join application a on a.customer_id = q.customer_id and a.application_id = q.application_id group by 1, 3, 4
    union all
    select (l.posted_at at time zone ${timeZone})::date, 'letters-posted', '', coalesce(a.benefit, ''), l.kind, count(*), 0
      from letter l left join application a on a.customer_id = l.customer_id and a.application_id = l.application_id
      where l.state = 'posted' group by 1, 4, 5
    union all
    select (e.at at time zone ${timeZone})::date, 'attachments-accepted', e.details->>'channel', a.benefit, e.details->>'requirementId',
        count(*), sum((e.details->>'days')::int)::bigint
      from case_event e join application a on a.customer_id = e.customer_id and a.application_id = e.application_id
      where e.kind = 'attachment-accepted' and e.details->>'counted' = '1' group by 1, 3, 4, 5
    union all
    select (answered_at at time zone ${timeZone})::date, 'survey-answers', intake_channel, benefit, grade::text, count(*), sum(grade)::bigint
      from survey_answer group by 1, 3, 4, 5
    union all
    select (at at time zone ${timeZone})::date, measure, channel, '', place_id, count(*), sum(seconds)::bigint
      from contact_count group by 1, 2, 3, 5
    union all
    select (at at time zone ${timeZone})::date, measure, 'callback', '', benefit_group, count(*), sum(total)::bigint
      from callback_count group by 1, 2, 5
    union all
    select (requested_at at time zone ${timeZone})::date, 'callbacks-requested', 'callback', '', benefit_group, count(*), 0
      from callback_request group by 1, 5
    union all
    select (at at time zone ${timeZone})::date, measure, channel, '', place_id, count(*), 0
      from appointment_count group by 1, 2, 3, 5`.execute(database);
  return rows;
}

function sentRequests() {
  return sql`select r.customer_id, r.application_id, r.sent_at, (select count(*) from information_request_item i
      where i.customer_id = r.customer_id and i.request_id = r.request_id) as items from information_request r`;
}

function sentDecisions(timeZone: string) {
  return sql`select (d.sent_at at time zone ${timeZone})::date as sent_on, a.received_on, a.due_on, a.intake_channel, a.benefit
    from decision d join application a on a.customer_id = d.customer_id and a.application_id = d.application_id where d.status = 'made'`;
}
