-- Times that are promised: who is at work when, and what is booked of their time.
create extension if not exists btree_gist;

-- Somebody who interprets between a customer and a clerk. Where the agency has none of its own, one row stands for one whom an
-- interpreting service keeps ready.
create table interpreter (
  interpreter_id uuid constraint interpreter_pkey primary key,
  name text not null constraint interpreter_has_name check (length(btrim(name)) between 1 and 200),
  -- Tags of the languages: `se`, `ru`, and `fse` and `fss` for the sign languages of Finland.
  languages text[] not null constraint interpreter_has_language check (cardinality(languages) > 0),
  -- Ways in which they interpret.
  channels text[] not null constraint interpreter_has_channel check (channels <@ '{office,phone,video}' and cardinality(channels) > 0),
  ended_at timestamptz
);

-- When somebody is at work, and for what: a clerk at a place, an interpreter wherever they are needed.
create table work_shift (
  shift_id uuid constraint work_shift_pkey primary key,
  clerk_id uuid constraint shift_is_of_clerk references clerk (clerk_id),
  interpreter_id uuid constraint shift_is_of_interpreter references interpreter (interpreter_id),
  resource_id uuid not null generated always as (coalesce(clerk_id, interpreter_id)) stored,
  place_id text constraint shift_is_at_place references place (place_id),
  from_at timestamptz not null,
  to_at timestamptz not null,
  -- In which ways appointments may be booked in it; none: at work, but not to be booked.
  channels text[] not null constraint shift_channels_are_known check (channels <@ '{office,phone,video}'),
  constraint shift_is_of_one check (num_nonnulls(clerk_id, interpreter_id) = 1),
  constraint clerk_works_somewhere check (clerk_id is null or place_id is not null),
  constraint shift_is_of_a_day check (to_at > from_at and to_at <= from_at + interval '16 hours'),
  constraint shift_is_in_fives check (extract(epoch from from_at)::bigint % 300 = 0 and extract(epoch from to_at)::bigint % 300 = 0),
  constraint one_shift_at_a_time exclude using gist (resource_id with =, tstzrange(from_at, to_at) with &&)
);
create index shift_at_place on work_shift (place_id, from_at) where clerk_id is not null;
create index shift_of_interpreter on work_shift (from_at) where interpreter_id is not null;

alter table counter
  -- A room or counter that appointments are booked into. Where a place has any, none is booked there without one.
  add column takes_appointments boolean not null default false;

-- A time that was promised to somebody. Nothing here says to whom: the tables below do, and are walled off.
create table appointment (
  appointment_id uuid constraint appointment_pkey primary key,
  channel text not null constraint appointment_channel_is_known check (channel in ('office', 'phone', 'video')),
  -- Where the customer comes, or whose clerks call.
  place_id text not null constraint appointment_is_at_place references place (place_id),
  -- The first is what it waits for in the line.
  benefit_groups text[] not null constraint appointment_has_matter check (cardinality(benefit_groups) between 1 and 5),
  language text not null,
  -- Whom an interpreter was asked for; null: nobody.
  interpreted_language text,
  -- Not counting what is kept free before and after.
  from_at timestamptz not null,
  to_at timestamptz not null,
  state text not null constraint appointment_state_is_known check (
    state in ('held', 'booked', 'cancelled', 'expired', 'arrived', 'kept', 'no-show')),
  -- Out of the public share, or out of the part that the agency keeps for those it books itself.
  share text not null constraint appointment_share_is_known check (share in ('public', 'internal')),
  hold_ends_at timestamptz,
  created_at timestamptz not null,
  booked_at timestamptz,
  -- How it was booked: by whom it is for, or for them by another, or by a clerk.
  booked_by text constraint appointment_booker_is_known check (booked_by in ('customer', 'other', 'clerk')),
  clerk_id uuid not null constraint appointment_is_with_clerk references clerk (clerk_id),
  counter_id uuid,
  interpreter_id uuid constraint appointment_is_interpreted_by references interpreter (interpreter_id),
  -- Of the secret in the address by which it is changed without signing in.
  secret_digest bytea not null,
  -- What it became in the line.
  contact_id uuid constraint appointment_becomes_contact references contact (contact_id),
  constraint appointment_ends_after_it_begins check (to_at > from_at),
  constraint held_appointment_has_end check ((state in ('held', 'expired')) = (booked_at is null) and (state <> 'held' or hold_ends_at is not null)),
  constraint booked_appointment_has_booker check ((booked_at is null) = (booked_by is null)),
  constraint interpreted_appointment_has_interpreter check ((interpreted_language is null) = (interpreter_id is null)),
  constraint appointment_is_in_counter_of_place foreign key (place_id, counter_id) references counter (place_id, counter_id)
);
create unique index one_appointment_of_a_secret on appointment (secret_digest);
create unique index one_appointment_per_contact on appointment (contact_id) where contact_id is not null;
create index appointment_at_place on appointment (place_id, from_at);
create index appointment_of_clerk on appointment (clerk_id, from_at);
create index appointment_by_time on appointment (from_at) where state = 'booked';
create index held_appointment on appointment (hold_ends_at) where state = 'held';

-- Everything that happened to it, in order. Rows are only ever added.
create table appointment_event (
  appointment_id uuid not null constraint event_is_of_appointment references appointment (appointment_id),
  event_no integer not null,
  kind text not null constraint appointment_event_kind_is_known check (kind in (
    'held', 'booked', 'moved', 'cancelled', 'expired', 'offered', 'arrived', 'kept', 'no-show', 'reassigned', 'told')),
  at timestamptz not null,
  -- Null: the customer, or the house itself.
  clerk_id uuid constraint appointment_is_changed_by_clerk references clerk (clerk_id),
  -- What stood before and what stands now: {"from": "2015-03-02T08:00Z", "place": "turku"}. Never anything personal.
  details jsonb not null default '{}',
  constraint appointment_event_pkey primary key (appointment_id, event_no)
);

-- Whose appointment it is, when they signed in or a clerk knew them.
create table appointment_customer (
  customer_id uuid not null constraint appointment_is_of_customer references customer (open_id) on update cascade,
  appointment_id uuid not null constraint customer_has_appointment references appointment (appointment_id),
  linked_at timestamptz not null,
  constraint appointment_customer_pkey primary key (customer_id, appointment_id),
  constraint one_customer_per_appointment unique (appointment_id)
);

-- Where whoever booked is told of it: encrypted, read by the house alone, gone when the appointment is over.
create table appointment_reach (
  appointment_id uuid constraint appointment_reach_pkey primary key constraint reach_is_of_appointment references appointment (appointment_id),
  channel text not null constraint appointment_reach_channel_is_known check (channel in ('email', 'text-message')),
  address bytea not null,
  -- By which the bookings of one address are counted, keyed.
  address_digest bytea not null,
  -- Of the appointment's own page, to which messages lead.
  secret bytea not null,
  -- Who comes, as they wish to be called in.
  name bytea,
  language text not null,
  -- A code was sent there and given back.
  checked_at timestamptz
);
create index appointment_reach_by_address on appointment_reach (address_digest);

-- What is taken of somebody's or something's time: a clerk's, a counter's, an interpreter's. With an appointment, or without
-- one and with a reason.
create table booked_time (
  resource_id uuid not null,
  kind text not null constraint booked_kind_is_known check (kind in ('clerk', 'counter', 'interpreter')),
  from_at timestamptz not null,
  to_at timestamptz not null,
  appointment_id uuid constraint time_is_booked_for_appointment references appointment (appointment_id)
    deferrable initially deferred,
  reason text,
  -- When it is free again by itself: a hold that nobody books, a time that was given back. Null: it stays.
  free_at timestamptz,
  booking_id uuid not null constraint booked_time_pkey primary key,
  constraint booked_time_has_cause check (num_nonnulls(appointment_id, reason) = 1),
  constraint booked_time_is_in_fives check (
    to_at > from_at and to_at <= from_at + interval '16 hours' and extract(epoch from from_at)::bigint % 300 = 0 and extract(epoch from to_at)::bigint % 300 = 0),
  -- The last wall. What an appointment has had and what it is moved to may overlap; of two appointments nothing may.
  constraint one_booking_at_a_time exclude using gist (
    resource_id with =, (coalesce(appointment_id, booking_id)) with <>, tstzrange(from_at, to_at) with &&)
);
create index booked_time_of_appointment on booked_time (appointment_id) where appointment_id is not null;
create index booked_time_to_be_freed on booked_time (free_at) where free_at is not null;
create index booked_time_of_resource on booked_time (resource_id, from_at);

-- What is booked of a day (of UTC), in 288 stretches of five minutes: what booked_time says, kept by its trigger alone. It is the
-- first wall, one row to be locked, and what free times are read from.
create table busy_day (
  resource_id uuid not null,
  day date not null,
  busy bit(288) not null,
  constraint busy_day_pkey primary key (resource_id, day)
);

-- The stretches of a day that lie between two instants.
create function stretches_of(p_day date, p_from timestamptz, p_to timestamptz) returns bit(288) language sql immutable as $$
  select ((~ 0::bit(288)) >> greatest(0, least(288, extract(epoch from p_from - p_day::timestamp at time zone 'UTC')::integer / 300)))
    & ((~ 0::bit(288)) << (288 - greatest(0, least(288, extract(epoch from p_to - p_day::timestamp at time zone 'UTC')::integer / 300))));
$$;

-- Before a row is written its day is locked and marked: the exclusion constraint behind is never the one on which two wait.
create function mark_busy_day() returns trigger language plpgsql as $$
declare
  v_day date;
  v_own bit(288);
  v_new bit(288);
begin
  for v_day in select d::date from generate_series((new.from_at at time zone 'UTC')::date, ((new.to_at - interval '1 second') at time zone 'UTC')::date,
      interval '1 day') d loop
    insert into busy_day (resource_id, day, busy) values (new.resource_id, v_day, 0::bit(288)) on conflict on constraint busy_day_pkey do nothing;
    perform from busy_day where resource_id = new.resource_id and day = v_day for no key update;
    v_new := stretches_of(v_day, new.from_at, new.to_at);
    -- Whoever is moved by a quarter of an hour may overlap what they had.
    select coalesce(bit_or(stretches_of(v_day, o.from_at, o.to_at)), 0::bit(288)) into v_own from booked_time o
      where o.appointment_id = new.appointment_id and o.resource_id = new.resource_id;
    update busy_day set busy = busy | v_new where resource_id = new.resource_id and day = v_day and busy & v_new & ~ v_own = 0::bit(288);
    if not found then
      raise exclusion_violation using constraint = 'one_booking_at_a_time';
    end if;
  end loop;
  return new;
end $$;
create trigger booked_time_is_marked before insert on booked_time for each row execute function mark_busy_day();

create function clear_busy_day() returns trigger language plpgsql as $$
declare
  v_day date;
begin
  for v_day in select d::date from generate_series((old.from_at at time zone 'UTC')::date, ((old.to_at - interval '1 second') at time zone 'UTC')::date,
      interval '1 day') d loop
    perform from busy_day where resource_id = old.resource_id and day = v_day for no key update;
    update busy_day set busy = (
        select coalesce(bit_or(stretches_of(v_day, o.from_at, o.to_at)), 0::bit(288)) from booked_time o
        where o.resource_id = old.resource_id and o.from_at < (v_day + 1)::timestamp at time zone 'UTC'
          and o.to_at > v_day::timestamp at time zone 'UTC' and o.from_at > v_day::timestamp at time zone 'UTC' - interval '16 hours')
      where resource_id = old.resource_id and day = v_day;
  end loop;
  return null;
end $$;
create trigger booked_time_is_cleared after delete on booked_time for each row execute function clear_busy_day();

create function refuse_changed_time() returns trigger language plpgsql as $$
begin
  raise check_violation using constraint = 'booked_time_is_not_moved';
end $$;
create trigger booked_time_is_not_moved before update of resource_id, from_at, to_at, appointment_id on booked_time
  for each row execute function refuse_changed_time();

-- Clerks who are at work at a place for the whole of a stretch and can serve what is asked, and whether nothing else is booked
-- of their time then; the least booked that day first.
create function clerks_for(p_appointment_id uuid, p_place_id text, p_channel text, p_groups text[], p_language text, p_from timestamptz, p_to timestamptz)
returns table (clerk_id uuid, is_free boolean) language sql stable as $$
  select s.clerk_id, not exists (select from booked_time b where b.resource_id = s.clerk_id and b.from_at < p_to and b.to_at > p_from
      and b.from_at > p_from - interval '16 hours' and b.appointment_id is distinct from p_appointment_id)
  from work_shift s join clerk c on c.clerk_id = s.clerk_id
    left join busy_day d on d.resource_id = s.clerk_id and d.day = (p_from at time zone 'UTC')::date
  where s.place_id = p_place_id and s.from_at <= p_from and s.from_at > p_from - interval '16 hours' and s.to_at >= p_to
    and p_channel = any (s.channels) and c.is_active and p_channel = any (c.channels) and p_groups <@ c.skills and p_language = any (c.languages)
  order by bit_count(coalesce(d.busy, 0::bit(288))), s.clerk_id;
$$;

-- Takes a stretch of a clerk's time, of a counter's where the place has counters for appointments, and of an interpreter's when one is
-- asked for: all of them, or none. Each kind is taken in this order, and whoever loses a race for one lets go of it before trying the
-- next, so that two never wait for each other. Of the clerks that are at work, p_kept_share are left to those the agency books itself.
create function take_time(p_appointment_id uuid, p_place_id text, p_channel text, p_groups text[], p_language text, p_interpreted text,
  p_from timestamptz, p_to timestamptz, p_kept_share double precision, p_free_at timestamptz,
  out v_clerk_id uuid, out v_counter_id uuid, out v_interpreter_id uuid) language plpgsql as $$
declare
  v_candidate uuid;
  v_at_work integer;
  v_free integer;
begin
  select count(*), count(*) filter (where c.is_free) into v_at_work, v_free
    from clerks_for(p_appointment_id, p_place_id, p_channel, p_groups, p_language, p_from, p_to) c;
  if v_free <= floor(v_at_work * p_kept_share) then
    raise check_violation using constraint = 'time_is_free';
  end if;
  for v_candidate in select c.clerk_id from clerks_for(p_appointment_id, p_place_id, p_channel, p_groups, p_language, p_from, p_to) c where c.is_free loop
    if take_of('clerk', v_candidate, p_appointment_id, p_from, p_to, p_free_at) then
      v_clerk_id := v_candidate;
      exit;
    end if;
  end loop;
  if v_clerk_id is null then
    raise check_violation using constraint = 'time_is_free';
  end if;
  if p_channel = 'office' and exists (select from counter c where c.place_id = p_place_id and c.takes_appointments and c.closed_at is null) then
    for v_candidate in select c.counter_id from counter c where c.place_id = p_place_id and c.takes_appointments and c.closed_at is null
        order by c.counter_id loop
      if take_of('counter', v_candidate, p_appointment_id, p_from, p_to, p_free_at) then
        v_counter_id := v_candidate;
        exit;
      end if;
    end loop;
    if v_counter_id is null then
      raise check_violation using constraint = 'time_is_free';
    end if;
  end if;
  if p_interpreted is not null then
    for v_candidate in select i.interpreter_id from interpreter i join work_shift s on s.interpreter_id = i.interpreter_id
        where p_interpreted = any (i.languages) and p_channel = any (i.channels) and p_channel = any (s.channels) and i.ended_at is null
          and s.from_at <= p_from and s.from_at > p_from - interval '16 hours' and s.to_at >= p_to and (s.place_id is null or s.place_id = p_place_id)
        order by i.interpreter_id loop
      if take_of('interpreter', v_candidate, p_appointment_id, p_from, p_to, p_free_at) then
        v_interpreter_id := v_candidate;
        exit;
      end if;
    end loop;
    if v_interpreter_id is null then
      raise check_violation using constraint = 'interpreter_is_free';
    end if;
  end if;
end $$;

create function take_of(p_kind text, p_resource_id uuid, p_appointment_id uuid, p_from timestamptz, p_to timestamptz, p_free_at timestamptz)
returns boolean language plpgsql as $$
begin
  insert into booked_time (resource_id, kind, from_at, to_at, appointment_id, free_at, booking_id)
    values (p_resource_id, p_kind, p_from, p_to, p_appointment_id, p_free_at, uuidv7());
  return true;
exception when exclusion_violation then
  return false;
end $$;

-- How many times one network address held in a stretch of time; as with numbers of the line.
create table appointment_limit (
  address_digest bytea not null,
  begins_at timestamptz not null,
  taken integer not null,
  constraint appointment_limit_pkey primary key (address_digest, begins_at)
);
create index appointment_limit_by_age on appointment_limit (begins_at);

grant select on interpreter, work_shift, appointment, appointment_event, booked_time, busy_day to luukku_staff, luukku_viewer, luukku_overseer;
grant insert, update on appointment to luukku_staff, luukku_viewer, luukku_overseer;
grant insert on appointment_event to luukku_staff, luukku_viewer, luukku_overseer;
grant insert, update, delete on booked_time to luukku_staff, luukku_viewer, luukku_overseer;
grant insert, update on busy_day to luukku_staff, luukku_viewer, luukku_overseer;
grant insert, update, delete on work_shift, interpreter to luukku_overseer;
grant select on work_shift, counter, interpreter to luukku_viewer;
grant select on appointment to luukku_customer;
grant select on appointment_event to luukku_customer;

alter table appointment_customer enable row level security;
create policy opened_to_viewer on appointment_customer for all to luukku_viewer
  using (customer_id = (select acting_customer())) with check (customer_id = (select acting_customer()));
create policy own_rows on appointment_customer for all to luukku_customer
  using (customer_id = (select acting_customer())) with check (customer_id = (select acting_customer()));
grant select on appointment_customer to luukku_customer;
grant select, insert, delete on appointment_customer to luukku_viewer;
