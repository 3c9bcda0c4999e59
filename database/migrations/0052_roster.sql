-- The roster: who changed what of it, and that no time is booked in a shift that is being taken away.

-- Everything that was changed of shifts, interpreters, and of what takes their time without an appointment. Rows are only ever added.
create table roster_event (
  event_id uuid constraint roster_event_pkey primary key,
  -- Null: of an interpreter, who is at no place.
  place_id text constraint roster_event_is_of_place references place (place_id),
  clerk_id uuid constraint roster_event_is_of_clerk references clerk (clerk_id),
  interpreter_id uuid constraint roster_event_is_of_interpreter references interpreter (interpreter_id),
  kind text not null constraint roster_event_kind_is_known check (kind in (
    'shifts-added', 'shift-changed', 'shifts-ended', 'blackout-added', 'blackout-removed',
    'interpreter-added', 'interpreter-changed', 'interpreter-ended')),
  at timestamptz not null,
  -- Null: the house itself, which invents a roster to try things out with.
  by_clerk_id uuid constraint roster_is_changed_by_clerk references clerk (clerk_id),
  -- {"count": 12, "from": "2015-03-02", "to": "2015-03-20", "hours": ["08:00", "16:00"]}
  details jsonb not null
);
create index roster_event_at_place on roster_event (place_id, event_id);
create index roster_event_of_interpreter on roster_event (interpreter_id, event_id) where interpreter_id is not null;

grant select on roster_event to luukku_staff, luukku_viewer, luukku_overseer;
grant insert on roster_event to luukku_overseer;

-- Holds the days of some shifts, so that nobody books in them until this transaction ends: whoever takes a shift away sees all that
-- is booked in it. In order, as bookings take them.
create function lock_time_of_shifts(p_shift_ids uuid[]) returns void language plpgsql as $$
declare
  v record;
begin
  for v in
    select distinct s.resource_id, d::date as day
    from work_shift s cross join lateral generate_series(
      date_trunc('day', s.from_at at time zone 'UTC'), (s.to_at - interval '1 second') at time zone 'UTC', interval '1 day') d
    where s.shift_id = any (p_shift_ids) order by 1, 2
  loop
    insert into busy_day (resource_id, day, busy) values (v.resource_id, v.day, 0::bit(288)) on conflict on constraint busy_day_pkey do nothing;
    perform from busy_day where resource_id = v.resource_id and day = v.day for no key update;
  end loop;
end $$;

-- As before, and whoever waited while a shift was taken away sees that it is gone: the day is locked by now, so it stays as it is.
create or replace function take_of(p_kind text, p_resource_id uuid, p_appointment_id uuid, p_from timestamptz, p_to timestamptz, p_free_at timestamptz)
returns boolean language plpgsql as $$
begin
  insert into booked_time (resource_id, kind, from_at, to_at, appointment_id, free_at, booking_id)
    values (p_resource_id, p_kind, p_from, p_to, p_appointment_id, p_free_at, uuidv7());
  if p_kind <> 'counter' and not exists (
    select from work_shift s where s.resource_id = p_resource_id and tstzrange(s.from_at, s.to_at) @> tstzrange(p_from, p_to)
  ) then
    raise exclusion_violation using constraint = 'booking_is_within_shift';
  end if;
  return true;
exception when exclusion_violation then
  return false;
end $$;

-- How many minutes of work those who come or call without an appointment bring, by place, day of the week (1: Monday) and hour in which
-- they come: the mean of a day, learned every night from the record of some weeks, holidays out.
create table expected_work (
  place_id text not null constraint work_is_expected_at_place references place (place_id),
  weekday smallint not null constraint expected_weekday_is_known check (weekday between 1 and 7),
  hour smallint not null constraint expected_hour_is_known check (hour between 0 and 23),
  minutes double precision not null constraint expected_minutes_are_counted check (minutes >= 0),
  -- Of how many days that is the mean.
  days integer not null,
  learned_on date not null,
  constraint expected_work_pkey primary key (place_id, weekday, hour)
);
grant select on expected_work to luukku_staff, luukku_viewer, luukku_overseer;

-- Callbacks that are promised and not yet made: where, and from when on. An empty place is any.
create view promised_callback as
  select p.waits_at as place_id, p.promised_at as at from contact_period p
  where p.to_at is null and p.kind = 'waiting' and p.channel = 'callback' and p.promised_at is not null;
grant select on promised_callback to luukku_staff, luukku_viewer, luukku_overseer;
create index promised_callback_by_time on contact_period (promised_at) where to_at is null and kind = 'waiting' and channel = 'callback';
