-- What is counted of appointments: what became of them, by the day on which it did; the people who had one; and how far ahead the
-- first free time lay.

-- What each appointment counts as. Bookings, moves and cancellations are what happened; how an appointment ended is the last thing
-- that was said of it, so that whoever comes after having been given up counts as kept alone. The place of one that has ended does
-- not change any more; before, it may.
create view appointment_count as
  select e.appointment_id, e.at, 'appointments-' || e.kind as measure, a.channel, '' as place_id
  from appointment_event e join appointment a on a.appointment_id = e.appointment_id
  where e.kind in ('booked', 'moved', 'cancelled')
  union all
  select e.appointment_id, e.at, 'appointments-' || e.kind, a.channel, a.place_id
  from (
    select distinct on (o.appointment_id) o.appointment_id, o.at, o.kind from appointment_event o
    where o.kind in ('arrived', 'kept', 'no-show') order by o.appointment_id, o.event_no desc
  ) e join appointment a on a.appointment_id = e.appointment_id
  where e.kind in ('kept', 'no-show');
grant select on appointment_count to luukku_customer, luukku_viewer, luukku_staff, luukku_overseer;

-- Counts how appointments ended (1), or takes that back before something else is said of them (-1), in the transaction that does
-- so. The rows of the appointments are locked by whoever calls.
create function count_appointments(p_appointment_ids uuid[], p_sign integer) returns void language sql as $$
  insert into timed_tally (at, measure, channel, detail, counted, total)
  select e.at, 'appointments-' || e.kind, a.channel, a.place_id, p_sign, 0
  from unnest(p_appointment_ids) as i (id) join appointment a on a.appointment_id = i.id
  cross join lateral (
    select o.at, o.kind from appointment_event o
    where o.appointment_id = i.id and o.kind in ('arrived', 'kept', 'no-show') order by o.event_no desc limit 1
  ) e
  where e.kind in ('kept', 'no-show');
$$;

-- Counts what happens to appointments before they end, each time it does.
create function count_appointment_event(p_appointment_ids uuid[], p_kind text, p_at timestamptz) returns void language sql as $$
  insert into timed_tally (at, measure, channel, detail, counted, total)
  select p_at, 'appointments-' || p_kind, a.channel, '', 1, 0 from appointment a where a.appointment_id = any (p_appointment_ids);
$$;

-- What happened before anything was counted.
insert into timed_tally (at, measure, channel, detail, counted, total)
select n.at, n.measure, n.channel, n.place_id, 1, 0 from appointment_count n;

create index kept_appointment on appointment (from_at) where state = 'kept';

-- Whose an appointment was that was kept in a year, by the key of the year (0044): the customer, or the address at which whoever
-- booked was told. Null: neither is known. Only the system reads it, and it goes when the year is closed.
create table kept_pseudonym (
  year smallint not null constraint kept_pseudonym_is_of_year references reporting_year (year),
  appointment_id uuid not null constraint kept_pseudonym_is_of_appointment references appointment (appointment_id) on delete cascade,
  channel text not null,
  pseudonym bytea constraint kept_pseudonym_is_a_digest check (length(pseudonym) = 32),
  kept_on date not null,
  constraint kept_pseudonym_pkey primary key (year, appointment_id)
);
create index kept_pseudonym_of_appointment on kept_pseudonym (appointment_id);

-- The numbers: of one channel, or of office and phone together.
create table customers_by_appointment (
  year smallint not null constraint customers_by_appointment_are_of_year references reporting_year (year),
  channel text not null constraint customers_by_appointment_channel_is_known check (channel in ('office', 'phone', 'video', 'office-or-phone')),
  customers bigint not null,
  appointments bigint not null,
  counted_on date not null,
  constraint customers_by_appointment_pkey primary key (year, channel),
  constraint fewer_customers_than_appointments check (customers between 0 and appointments)
);
grant select on customers_by_appointment to luukku_viewer, luukku_staff, luukku_overseer;

-- Brings the pseudonyms of a month up to the appointments that were kept. One whose customer or address was erased since keeps the
-- pseudonym that it had; one that is not kept after all goes, unless appointments of its day may have been erased.
create function follow_kept_appointments(p_year smallint, p_month_on date, p_time_zone text, p_erased_before date) returns void language plpgsql as $$
declare
  v_year reporting_year;
  v_next_on date := p_month_on + interval '1 month';
  v_from timestamptz := p_month_on::timestamp at time zone p_time_zone;
  v_to timestamptz := v_next_on::timestamp at time zone p_time_zone;
begin
  select * into v_year from reporting_year y where y.year = p_year and y.closed_at is null for no key update;
  if not found then
    return;
  end if;
  merge into kept_pseudonym s
  using (
    select a.appointment_id, a.channel, (a.from_at at time zone p_time_zone)::date as kept_on,
      sha256(v_year.outer_key || sha256(v_year.inner_key || coalesce(uuid_send(l.customer_id), r.address_digest))) as pseudonym
    from appointment a left join appointment_customer l on l.appointment_id = a.appointment_id
      left join appointment_reach r on r.appointment_id = a.appointment_id
    where a.state = 'kept' and a.from_at >= v_from and a.from_at < v_to
  ) n on s.year = p_year and s.appointment_id = n.appointment_id
  when matched and (s.kept_on, s.pseudonym) is distinct from (n.kept_on, coalesce(n.pseudonym, s.pseudonym)) then
    update set kept_on = n.kept_on, pseudonym = coalesce(n.pseudonym, s.pseudonym)
  when not matched by target then
    insert (year, appointment_id, channel, pseudonym, kept_on) values (p_year, n.appointment_id, n.channel, n.pseudonym, n.kept_on)
  when not matched by source and s.year = p_year and s.kept_on >= greatest(p_month_on, p_erased_before) and s.kept_on < v_next_on then
    delete;
end $$;

create function sum_customers_by_appointment_up(p_year smallint, p_today date) returns void language plpgsql as $$
begin
  perform from reporting_year y where y.year = p_year and y.closed_at is null for no key update;
  if not found then
    return;
  end if;
  delete from customers_by_appointment c where c.year = p_year;
  insert into customers_by_appointment (year, channel, customers, appointments, counted_on)
  select p_year, s.channel, count(distinct s.pseudonym), count(*), p_today from kept_pseudonym s where s.year = p_year group by s.channel
  union all
  select p_year, 'office-or-phone', count(distinct s.pseudonym), count(*), p_today from kept_pseudonym s
    where s.year = p_year and s.channel in ('office', 'phone') having count(*) > 0;
end $$;

-- How many days ahead the first time lay that the public could book, as it was once a day; null: none within the horizon.
create table first_free_day (
  day date not null,
  place_id text not null constraint first_free_is_at_place references place (place_id),
  channel text not null constraint first_free_channel_is_known check (channel in ('office', 'phone', 'video')),
  days integer constraint first_free_is_ahead check (days between 0 and 366),
  constraint first_free_day_pkey primary key (day, place_id, channel)
);
grant select on first_free_day to luukku_viewer, luukku_staff, luukku_overseer;
