-- How long people waited and were served, by office and by the hour in which they came.

-- When whoever is counted came; null: counted by the day alone.
alter table timed_tally add column arrived_at timestamptz;

-- Whole minutes, begun ones counted, so that lengths of many visits can be added up as rows: each minute of the first hour,
-- every five to the fourth hour, and 241 for whatever is longer.
create function minutes_bucket(p_seconds bigint) returns smallint language sql immutable parallel safe as $$
  select (case
    when p_seconds <= 3600 then ceil(p_seconds / 60.0)
    when p_seconds <= 14400 then ceil(p_seconds / 300.0) * 5
    else 241 end)::smallint;
$$;

-- How many contacts of a month came in an hour of a weekday (1: Monday), and waited or were served for so many minutes.
create table hour_count (
  place_id text not null,
  channel text not null,
  month_on date not null constraint hour_count_is_of_month check (extract(day from month_on) = 1),
  measure text not null,
  weekday smallint not null constraint hour_count_weekday_is_known check (weekday between 1 and 7),
  hour smallint not null constraint hour_count_hour_is_known check (hour between 0 and 23),
  minutes smallint not null constraint hour_count_minutes_are_bucket check (minutes between 0 and 241),
  counted bigint not null,
  constraint hour_count_pkey primary key (place_id, channel, month_on, measure, weekday, hour, minutes)
);
grant select on hour_count to luukku_viewer, luukku_staff, luukku_overseer;

-- As before, with when the contact came.
create or replace view contact_count as
  select c.contact_id, c.ended_at as at, m.measure, p.channel, coalesce(p.place_id, c.place_id, '') as place_id, m.seconds, c.arrived_at
  from contact c
  cross join lateral (
    select l.channel, l.place_id from contact_period l where l.contact_id = c.contact_id order by l.period_no desc limit 1
  ) p
  cross join lateral (
    select coalesce(round(sum(extract(epoch from q.to_at - q.from_at)) filter (where q.kind = 'waiting')), 0)::bigint as waited,
      coalesce(round(sum(extract(epoch from q.to_at - q.from_at)) filter (where q.kind = 'serving')), 0)::bigint as served
    from contact_period q where q.contact_id = c.contact_id and not q.is_undone
  ) s
  cross join lateral (values
    (case c.outcome when 'served' then 'contacts-served' when 'no-show' then 'contacts-no-show' else 'contacts-left' end, s.waited),
    (case c.outcome when 'served' then 'service-times' end, s.served)
  ) m (measure, seconds)
  where c.ended_at is not null and m.measure is not null;

create or replace function count_contacts(p_contact_ids uuid[], p_sign integer) returns void language plpgsql as $$
begin
  -- Of two at once that open the same contact again, the second waits, and counts nothing that the first took back.
  perform from contact c where c.contact_id = any (p_contact_ids) for no key update;
  insert into timed_tally (at, measure, channel, detail, counted, total, arrived_at)
  select n.at, n.measure, n.channel, n.place_id, p_sign, p_sign * n.seconds, n.arrived_at
  from contact_count n where n.contact_id = any (p_contact_ids);
end $$;

-- Gives at most p_most timed tallies the day that they were on in a time zone, and those of whoever came the hour that they
-- came in. Returns how many; 0 when another is at it.
create or replace function fold_timed_tallies(p_time_zone text, p_most integer) returns bigint language plpgsql as $$
declare v_folded bigint;
begin
  if not pg_try_advisory_xact_lock(hashtext('fold_timed_tallies')) then
    return 0;
  end if;
  with taken as (
    delete from timed_tally where timed_tally_id in (select timed_tally_id from timed_tally order by timed_tally_id limit p_most)
    returning (at at time zone p_time_zone)::date as day, arrived_at at time zone p_time_zone as arrived,
      measure, channel, detail, counted, total
  ), summed as (
    select day, measure, channel, detail, sum(counted)::bigint as counted, sum(total)::bigint as total, count(*) as tallies
    from taken group by day, measure, channel, detail
  ), dated as (
    insert into tally (day, measure, channel, benefit, detail, counted, total)
    select day, measure, channel, '', detail, counted, total from summed where counted <> 0 or total <> 0
  ), by_hour as (
    insert into hour_count as h (place_id, channel, month_on, measure, weekday, hour, minutes, counted)
    select detail, channel, date_trunc('month', arrived)::date, measure, extract(isodow from arrived), extract(hour from arrived),
      minutes_bucket(abs(total)), sum(counted)
    from taken where arrived is not null group by 1, 2, 3, 4, 5, 6, 7 having sum(counted) <> 0
    on conflict on constraint hour_count_pkey do update set counted = h.counted + excluded.counted
  )
  select coalesce(sum(tallies), 0)::bigint into v_folded from summed;
  return v_folded;
end $$;

-- What ended before: it is in the days already, so that each is counted by its hour and not once more by its day.
insert into timed_tally (at, measure, channel, detail, counted, total, arrived_at)
select n.at, n.measure, n.channel, n.place_id, s.sign, s.sign * n.seconds, case s.sign when 1 then n.arrived_at end
from contact_count n cross join (values (1), (-1)) s (sign);

-- The days of figures summed up, so that a page of whole years reads hundreds of rows and not hundreds of thousands.

create table monthly_figure (
  measure text not null,
  month_on date not null constraint monthly_figure_is_of_month check (extract(day from month_on) = 1),
  channel text not null,
  benefit text not null,
  detail text not null,
  counted bigint not null,
  total bigint not null,
  constraint monthly_figure_pkey primary key (measure, month_on, channel, benefit, detail)
);

-- Of all benefits and details together.
create table daily_sum (
  measure text not null,
  day date not null,
  channel text not null,
  counted bigint not null,
  total bigint not null,
  constraint daily_sum_pkey primary key (measure, day, channel)
);
grant select on monthly_figure, daily_sum to luukku_staff, luukku_viewer, luukku_overseer;

-- As before, and what is added to a day is added to its month and to the sum of the day.
create or replace function fold_tallies(p_most integer) returns bigint language plpgsql as $$
declare v_folded bigint;
begin
  if not pg_try_advisory_xact_lock(hashtext('fold_tallies')) then
    return 0;
  end if;
  with taken as (
    delete from tally where tally_id in (select tally_id from tally order by tally_id limit p_most)
    returning day, measure, channel, benefit, detail, counted, total
  ), summed as (
    select day, measure, channel, benefit, detail, sum(counted)::bigint as counted, sum(total)::bigint as total, count(*) as tallies
    from taken group by day, measure, channel, benefit, detail
  ), folded as (
    insert into daily_figure as d (day, measure, channel, benefit, detail, counted, total)
    select day, measure, channel, benefit, detail, counted, total from summed
    on conflict (measure, day, channel, benefit, detail)
    do update set counted = d.counted + excluded.counted, total = d.total + excluded.total
  ), by_month as (
    insert into monthly_figure as m (measure, month_on, channel, benefit, detail, counted, total)
    select measure, date_trunc('month', day)::date, channel, benefit, detail, sum(counted), sum(total) from summed group by 1, 2, 3, 4, 5
    on conflict on constraint monthly_figure_pkey do update set counted = m.counted + excluded.counted, total = m.total + excluded.total
  ), by_day as (
    insert into daily_sum as s (measure, day, channel, counted, total)
    select measure, day, channel, sum(counted), sum(total) from summed group by 1, 2, 3
    on conflict on constraint daily_sum_pkey do update set counted = s.counted + excluded.counted, total = s.total + excluded.total
  )
  select coalesce(sum(tallies), 0)::bigint into v_folded from summed;
  return v_folded;
end $$;

-- Sums all days up anew: after they were counted anew.
create function sum_days_up() returns void language sql as $$
  delete from monthly_figure;
  delete from daily_sum;
  insert into monthly_figure (measure, month_on, channel, benefit, detail, counted, total)
    select measure, date_trunc('month', day)::date, channel, benefit, detail, sum(counted), sum(total) from daily_figure group by 1, 2, 3, 4, 5;
  insert into daily_sum (measure, day, channel, counted, total)
    select measure, day, channel, sum(counted), sum(total) from daily_figure group by 1, 2, 3;
$$;
select sum_days_up();
