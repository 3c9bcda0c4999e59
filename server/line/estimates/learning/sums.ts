import { type RawBuilder, sql } from 'kysely';
import type { Transaction } from '#server/platform/database/connection.ts';
import type { LineChannel } from '../../contact-words.ts';
import type { Minutes } from '../line-now.ts';

/** Times of a kind: how many, and the sums of their logarithms and of the squares of these. */
export type LogSums = { count: number; logs: number; squares: number };

/** How long turns took, at one level: what is null goes for all. */
export type ServiceSums = LogSums & {
  placeId: string | null;
  channel: LineChannel;
  benefitGroup: string | null;
  isQuick: boolean;
};

/** What the turns and waits at a place come to. */
export type PaceSums = {
  placeId: string;
  contacts: number;
  since: string;
  calls: number;
  noShows: number;
  noShowMinutes: Minutes;
  wrapUps: number;
  wrapUpMinutes: Minutes;
  gaps: number;
  gapMinutes: Minutes;
};
export type LeavingSums = { placeId: string; left: number; waitedMinutes: Minutes };
/** Breaks of clerks at a place. */
export type BreakSums = LogSums & { placeId: string };
/**
 * By day of the week from Monday and half hour: how long counters were open in all and how long of that without a break, on how
 * many days; how many breaks began and how long they were; how many came.
 */
export type SlotSums = {
  placeId: string;
  weekday: number;
  slot: number;
  counterMinutes: Minutes;
  workMinutes: Minutes;
  days: number;
  breaks: number;
  breakMinutes: Minutes;
  arrivals: number;
};

export type Sums = { services: ServiceSums[]; paces: PaceSums[]; leaving: LeavingSums[]; breaks: BreakSums[]; slots: SlotSums[] };

/** The days that are learned from, `from` to before `to`, and the time zone that they are days of. */
export type Window = { from: Date; to: Date; timeZone: string };

/** A longer time is no example: somebody forgot to press a key. */
const longestService = 240;
const longestGap = 15;
const longestBreak = 120;

const minutes = (later: RawBuilder<unknown>, earlier: RawBuilder<unknown>) => sql`(extract(epoch from ${later} - ${earlier}) / 60)::float8`;

/** All that is learned from, of all places in a handful of statements whatever their number. */
export async function sumRecord(transaction: Transaction, window: Window): Promise<Sums> {
  await sql`create temp table turn on commit drop as ${turns(window)}`.execute(transaction);
  const services = await sql<ServiceSums>`
    select place_id as "placeId", channel, benefit_group as "benefitGroup", is_quick as "isQuick",
      count(*)::int as count, sum(ln(minutes)) as logs, sum(ln(minutes) ^ 2) as squares
    from turn where is_served and minutes between 0.05 and ${longestService}
    group by grouping sets ((place_id, channel, benefit_group, is_quick), (channel, benefit_group, is_quick), (channel, is_quick))`.execute(
    transaction,
  );
  const paces = await sql<PaceSums>`
    with paced as (
      select place_id, contact_id, from_at, minutes, wrap_up, is_no_show, ${minutes(sql`from_at`, sql`lag(to_at) over by_clerk`)} as gap,
        lag(work_no) over by_clerk = work_no and waited_from <= lag(to_at) over by_clerk as is_gap
      from turn window by_clerk as (partition by clerk_id order by from_at)
    )
    select place_id as "placeId", count(distinct contact_id)::int as contacts, to_char(min(from_at at time zone ${window.timeZone}), 'YYYY-MM-DD') as since,
      count(*)::int as calls, count(*) filter (where is_no_show)::int as "noShows",
      coalesce(sum(minutes) filter (where is_no_show), 0) as "noShowMinutes",
      count(*) filter (where wrap_up > 0)::int as "wrapUps", coalesce(sum(wrap_up) filter (where wrap_up > 0), 0) as "wrapUpMinutes",
      count(*) filter (where is_gap and gap between 0 and ${longestGap})::int as gaps,
      coalesce(sum(gap) filter (where is_gap and gap between 0 and ${longestGap}), 0) as "gapMinutes"
    from paced where minutes <= ${longestService} group by place_id`.execute(transaction);
  const leaving = await sql<LeavingSums>`
    select p.place_id as "placeId", count(*) filter (where c.outcome = 'left' and p.to_at = c.ended_at)::int as left,
      coalesce(sum(${minutes(sql`p.to_at`, sql`p.from_at`)}), 0) as "waitedMinutes"
    from contact c join contact_period p on p.contact_id = c.contact_id
    where c.ended_at >= ${window.from} and c.ended_at < ${window.to} and c.outcome <> 'cleared'
      and p.kind = 'waiting' and not p.is_undone and p.place_id is not null
    group by p.place_id`.execute(transaction);
  const breaks = await sql<BreakSums>`
    select place_id as "placeId", count(*)::int as count, sum(ln(minutes)) as logs, sum(ln(minutes) ^ 2) as squares
    from (select w.place_id, ${minutes(sql`w.to_at`, sql`w.from_at`)} as minutes from clerk_period w
      where w.kind = 'on-break' and w.from_at >= ${window.from} and w.from_at < ${window.to} and w.to_at is not null) b
    where minutes between 1 and ${longestBreak} group by place_id`.execute(transaction);
  const slots = await sql<SlotSums>`${slotSums(window)}`.execute(transaction);
  return { services: services.rows, paces: paces.rows, leaving: leaving.rows, breaks: breaks.rows, slots: slots.rows };
}

/** Someone's whole time before one clerk: from a call until the clerk is free of them. What is on hold holds up no clerk. */
const turns = ({ from, to }: Window) => sql`
  with period as (
    select p.contact_id, p.kind, p.cause, p.from_at, p.to_at, p.channel, p.benefit_group, p.is_quick, p.clerk_id, p.work_no, c.outcome,
      lag(p.from_at) over by_contact as before_at, count(*) filter (where p.cause = 'call') over by_contact as turn_no
    from contact c join contact_period p on p.contact_id = c.contact_id
    where c.ended_at >= ${from}::timestamptz and c.ended_at < ${to}::timestamptz and not p.is_undone
    window by_contact as (partition by p.contact_id order by p.period_no)
  )
  select p.contact_id, w.place_id, p.clerk_id, p.work_no, p.channel, p.benefit_group, p.is_quick,
    min(p.from_at) as from_at, max(p.to_at) as to_at, min(p.before_at) filter (where p.cause = 'call') as waited_from,
    coalesce(sum(${minutes(sql`p.to_at`, sql`p.from_at`)}) filter (where p.kind <> 'on-hold'), 0) as minutes,
    coalesce(sum(${minutes(sql`p.to_at`, sql`p.from_at`)}) filter (where p.kind = 'wrapping-up'), 0) as wrap_up,
    bool_or(p.kind = 'serving') as is_served, bool_and(p.kind = 'called') and min(p.outcome) = 'no-show' as is_no_show
  from period p join clerk_period w on w.clerk_id = p.clerk_id and w.period_no = p.work_no
  group by p.contact_id, p.turn_no, w.place_id, p.clerk_id, p.work_no, p.channel, p.benefit_group, p.is_quick`;

const slotSums = ({ from, to, timeZone }: Window) => sql`
  with work as (
    select place_id, kind, clerk_id, from_at at time zone ${timeZone} as from_at, to_at at time zone ${timeZone} as to_at
    from clerk_period
    where from_at >= ${from} and from_at < ${to} and to_at is not null and to_at - from_at < interval '16 hours'
  ), slotted as (
    select w.place_id, w.kind, s.at, case when w.kind = 'on-break' and w.from_at >= s.at then ${minutes(sql`w.to_at`, sql`w.from_at`)} end as break,
      ${minutes(sql`least(w.to_at, s.at + interval '30 minutes')`, sql`greatest(w.from_at, s.at)`)} as minutes
    from work w cross join lateral generate_series(date_bin('30 minutes', w.from_at, timestamp '2000-01-01'), w.to_at, interval '30 minutes') s (at)
  ), day as (
    select place_id, extract(isodow from from_at)::int - 1 as weekday, count(distinct from_at::date)::int as days from work group by 1, 2
  ), summed as (
    select place_id, extract(isodow from at)::int - 1 as weekday, (extract(hour from at) * 2 + floor(extract(minute from at) / 30))::int as slot,
      sum(minutes) as minutes, coalesce(sum(minutes) filter (where kind = 'at-work'), 0) as work_minutes,
      count(break)::int as breaks, coalesce(sum(least(break, ${longestBreak})) filter (where break is not null), 0) as break_minutes
    from slotted group by 1, 2, 3
  ), arrived as (
    select place_id, extract(isodow from at)::int - 1 as weekday, (extract(hour from at) * 2 + floor(extract(minute from at) / 30))::int as slot,
      count(*)::int as arrivals
    from (select place_id, arrived_at at time zone ${timeZone} as at from contact where ended_at >= ${from} and ended_at < ${to}) c group by 1, 2, 3
  )
  select s.place_id as "placeId", s.weekday, s.slot, s.minutes as "counterMinutes", s.work_minutes as "workMinutes", d.days, s.breaks, s.break_minutes as "breakMinutes",
    coalesce(a.arrivals, 0) as arrivals
  from summed s join day d using (place_id, weekday) left join arrived a using (place_id, weekday, slot)`;
