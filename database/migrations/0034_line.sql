-- The one waiting line: whoever deals with the agency now, by whatever channel, and who works at it.
-- Nothing here says who anybody is; the last three tables lead to the customer and are walled off.

create table contact (
  contact_id uuid constraint contact_pkey primary key,
  channel text not null constraint contact_channel_is_known check (channel in ('office', 'phone', 'callback', 'video', 'joint-service')),
  -- Where it arrived; a call arrives nowhere.
  place_id text constraint contact_arrives_at_place references place (place_id),
  ticket_on date,
  ticket_series text constraint ticket_series_is_letters check (ticket_series ~ '^[A-Z]{1,2}$'),
  ticket_no integer constraint ticket_no_is_positive check (ticket_no > 0),
  -- Of the secret in the address by which somebody follows their own ticket.
  follower_digest bytea,
  arrived_at timestamptz not null,
  outcome text constraint contact_outcome_is_known check (outcome in ('served', 'no-show', 'left', 'cleared')),
  ended_at timestamptz,
  -- Whoever ended it, if somebody who works here did.
  ended_by uuid constraint contact_is_ended_by_clerk references clerk (clerk_id),
  constraint ended_contact_has_outcome check ((outcome is null) = (ended_at is null)),
  constraint ticket_is_whole check (num_nulls(place_id, ticket_on, ticket_series, ticket_no) = 0 or num_nulls(ticket_on, ticket_series, ticket_no) = 3)
);
create unique index one_ticket_of_a_number on contact (place_id, ticket_on, ticket_series, ticket_no) where ticket_no is not null;
create unique index one_contact_per_follower on contact (follower_digest) where follower_digest is not null;
create index contact_ended_at_place on contact (place_id, ended_at) where ended_at is not null;
create index contact_ended on contact (ended_at) where ended_at is not null;

-- What somebody who works at the line serves, where, and when they had a break. What they serve never changes within a
-- row: that every call can be explained from the record hangs on it.
create table clerk_period (
  clerk_id uuid not null constraint clerk_period_is_of_clerk references clerk (clerk_id),
  period_no integer not null,
  kind text not null constraint clerk_period_kind_is_known check (kind in ('at-work', 'on-break')),
  place_id text not null constraint clerk_works_at_place references place (place_id),
  counter_id uuid,
  -- Other places whose lines are served from here too.
  other_place_ids text[] not null,
  channels text[] not null,
  benefit_groups text[] not null,
  languages text[] not null,
  -- A quick counter serves nothing but quick matters.
  is_quick boolean not null,
  from_at timestamptz not null,
  to_at timestamptz,
  constraint clerk_period_pkey primary key (clerk_id, period_no),
  constraint clerk_works_at_counter_of_place foreign key (place_id, counter_id) references counter (place_id, counter_id),
  constraint clerk_period_begins_before_it_ends check (to_at >= from_at)
);
create unique index one_open_period_per_clerk on clerk_period (clerk_id) where to_at is null;
create unique index one_clerk_per_counter on clerk_period (place_id, counter_id) where to_at is null and counter_id is not null;
create index clerk_period_at_place on clerk_period (place_id, from_at);

-- Time is periods: each says what state a contact was in, for what and where it waited or by whom it was served. What
-- orders the line never changes within a row; a change begins a new one.
create table contact_period (
  contact_id uuid not null constraint period_is_of_contact references contact (contact_id),
  period_no integer not null,
  kind text not null constraint period_kind_is_known check (kind in ('waiting', 'called', 'serving', 'on-hold', 'wrapping-up')),
  cause text not null constraint period_cause_is_known check (cause in
    ('arrived', 'call', 'recall', 'serve', 'hold', 'resume', 'transfer', 'back-in-line', 'priority', 'wrap-up', 'undo')),
  from_at timestamptz not null,
  to_at timestamptz,
  -- Whoever began it, if somebody who works here did.
  begun_by uuid constraint period_is_begun_by_clerk references clerk (clerk_id),
  is_undone boolean not null default false,
  channel text not null constraint period_channel_is_known check (channel in ('office', 'phone', 'callback', 'video', 'joint-service')),
  -- Null: any place.
  place_id text constraint period_is_at_place references place (place_id),
  waits_at text not null generated always as (coalesce(place_id, '')) stored,
  benefit_group text not null,
  language text not null constraint period_language_is_known check (language in ('fi', 'sv', 'en', 'se', 'smn', 'sms', 'ru', 'ku')),
  is_quick boolean not null,
  -- Orders the line; kept when somebody is moved to another line, so that nobody begins anew.
  since_at timestamptz not null,
  promised_at timestamptz,
  may_be_early boolean not null default true,
  priority smallint not null constraint priority_is_known check (priority between 0 and 2),
  priority_reason text,
  -- Waits for this counter alone.
  for_counter_id uuid,
  clerk_id uuid,
  -- The clerk's own period in which they called: what they served then.
  work_no integer,
  counter_id uuid,
  -- Why this contact was called then, and how often it has been called.
  rule text constraint calling_rule_is_known check (rule in ('promise', 'priority', 'arrival', 'early', 'chosen')),
  call_no smallint not null default 0,
  constraint contact_period_pkey primary key (contact_id, period_no),
  constraint contact_waits_for_counter_of_place foreign key (place_id, for_counter_id) references counter (place_id, counter_id),
  constraint contact_is_served_in_clerk_period foreign key (clerk_id, work_no) references clerk_period (clerk_id, period_no),
  constraint period_begins_before_it_ends check (to_at >= from_at),
  constraint who_waits_is_served_by_nobody check ((kind = 'waiting') = (clerk_id is null) and (clerk_id is null) = (work_no is null)),
  constraint priority_has_reason check (priority = 0 or length(btrim(priority_reason)) >= 3),
  constraint first_period_is_of_arrival check ((period_no = 1) = (cause = 'arrived'))
);
create unique index one_open_period_per_contact on contact_period (contact_id) where to_at is null;
create unique index one_contact_at_a_time on contact_period (clerk_id) where to_at is null and kind in ('called', 'serving', 'wrapping-up');
create index waiting_with_promise on contact_period (waits_at, promised_at, contact_id)
  where to_at is null and kind = 'waiting' and promised_at is not null;
create index waiting_without_promise on contact_period (waits_at, priority desc, since_at, contact_id)
  where to_at is null and kind = 'waiting' and promised_at is null;
create index open_period_of_clerk on contact_period (clerk_id) where to_at is null and clerk_id is not null;
create index open_period_at_place on contact_period (waits_at) where to_at is null;
-- For the record: who waited, and who was called, at a place at a time.
create index period_at_place on contact_period (waits_at, from_at);
create index period_of_clerk on contact_period (clerk_id, from_at) where clerk_id is not null;

-- How the line of a place is kept.
create table line_rule (
  place_id text constraint line_rule_pkey primary key constraint line_rule_is_of_place references place (place_id),
  first_ticket_no integer not null,
  last_ticket_no integer not null,
  -- Null: as many as come.
  most_tickets_a_day integer,
  -- Whoever has not come after so many calls may be marked as not there.
  most_calls smallint not null,
  -- Whoever follows from afar is told when so many are before them.
  near_count smallint not null,
  -- How long a place is kept for whoever joined from afar and is called without having come.
  remote_minutes smallint not null,
  is_cleared_at_night boolean not null,
  constraint ticket_numbers_are_a_range check (first_ticket_no > 0 and last_ticket_no >= first_ticket_no + 9),
  constraint line_rule_counts_are_positive check (most_tickets_a_day >= 0 and most_calls > 0 and near_count >= 0 and remote_minutes >= 0)
);

-- What holds for the line of a place on one day.
create table line_day (
  place_id text not null constraint line_day_is_of_place references place (place_id),
  day date not null,
  closed_at timestamptz,
  closed_by uuid constraint line_is_closed_by_clerk references clerk (clerk_id),
  closed_reason text,
  -- How many counters the estimate reckons with; null: as many as are open.
  virtual_counters smallint constraint virtual_counters_are_counted check (virtual_counters between 0 and 200),
  constraint line_day_pkey primary key (place_id, day),
  constraint closed_line_has_reason check (closed_at is null or (closed_by is not null and length(btrim(closed_reason)) >= 3))
);

-- The number that was given last.
create table ticket_counter (
  place_id text not null constraint ticket_counter_is_of_place references place (place_id),
  day date not null,
  series text not null,
  last_no integer not null,
  given integer not null,
  constraint ticket_counter_pkey primary key (place_id, day, series)
);

-- What one contact was about: several matters in one visit, each with how many of it.
create table contact_matter (
  contact_id uuid not null constraint matter_is_of_contact references contact (contact_id),
  matter_no smallint not null,
  benefit_group text not null,
  kind text not null constraint matter_kind_is_known check (kind in
    ('advice', 'application', 'attachments', 'form-drop-off', 'online-guidance', 'form-handed-out', 'other')),
  quantity smallint not null constraint matter_quantity_is_counted check (quantity between 1 and 99),
  constraint contact_matter_pkey primary key (contact_id, matter_no),
  constraint one_line_per_matter unique (contact_id, benefit_group, kind)
);

create table contact_customer (
  customer_id uuid not null constraint contact_is_of_customer references customer (open_id) on update cascade,
  contact_id uuid not null constraint link_is_of_contact references contact (contact_id),
  linked_at timestamptz not null,
  linked_by uuid constraint contact_is_linked_by_clerk references clerk (clerk_id),
  constraint contact_customer_pkey primary key (customer_id, contact_id),
  constraint one_customer_per_contact unique (contact_id)
);

create table contact_application (
  customer_id uuid not null,
  contact_id uuid not null,
  application_id uuid not null,
  constraint contact_application_pkey primary key (customer_id, contact_id, application_id),
  constraint contact_application_is_of_customer foreign key (customer_id, contact_id)
    references contact_customer (customer_id, contact_id) on update cascade on delete cascade,
  constraint contact_is_about_application foreign key (customer_id, application_id)
    references application (customer_id, application_id) on update cascade
);
create index contact_of_application on contact_application (customer_id, application_id);

create table contact_note (
  customer_id uuid not null,
  contact_id uuid not null,
  note_no smallint not null,
  text text not null constraint contact_note_is_written check (length(btrim(text)) between 1 and 4000),
  clerk_id uuid not null constraint contact_note_is_by_clerk references clerk (clerk_id),
  at timestamptz not null,
  constraint contact_note_pkey primary key (customer_id, contact_id, note_no),
  constraint contact_note_is_of_customer foreign key (customer_id, contact_id)
    references contact_customer (customer_id, contact_id) on update cascade on delete cascade
);

-- Whether whoever works in w can serve the contact that waits in p.
create function is_served_by(p contact_period, w clerk_period) returns boolean language sql immutable
  return p.benefit_group = any (w.benefit_groups) and p.language = any (w.languages) and p.channel = any (w.channels)
    and (p.is_quick or not w.is_quick) and (p.for_counter_id is null or p.for_counter_id = w.counter_id);

-- The lines that whoever works in w serves: of their place, of others, and of no place in particular.
create function lines_of(w clerk_period) returns text[] language sql immutable
  return w.other_place_ids || array[w.place_id, ''];

-- Those who wait and whom w can serve, by one rule, the first p_most of them in order. A promise that is due comes first;
-- then priority, then arrival; a promise that is not due yet comes last, where it may be early.
create function waiting_by_rule(w clerk_period, p_rule text, p_at timestamptz, p_most integer)
returns table (contact_id uuid, period_no integer, priority smallint) language plpgsql stable rows 32 as $$
begin
  case p_rule
  when 'promise' then
    return query select p.contact_id, p.period_no, p.priority from unnest(lines_of(w)) as line (id) cross join lateral (
        select c.contact_id, c.period_no, c.priority, c.promised_at from contact_period c
        where c.waits_at = line.id and c.to_at is null and c.kind = 'waiting' and c.promised_at <= p_at and is_served_by(c, w)
        order by c.promised_at, c.contact_id limit p_most) p
      order by p.promised_at, p.contact_id limit p_most;
  when 'arrival' then
    return query select p.contact_id, p.period_no, p.priority from unnest(lines_of(w)) as line (id) cross join lateral (
        select c.contact_id, c.period_no, c.priority, c.since_at from contact_period c
        where c.waits_at = line.id and c.to_at is null and c.kind = 'waiting' and c.promised_at is null and is_served_by(c, w)
        order by c.priority desc, c.since_at, c.contact_id limit p_most) p
      order by p.priority desc, p.since_at, p.contact_id limit p_most;
  when 'early' then
    return query select p.contact_id, p.period_no, p.priority from unnest(lines_of(w)) as line (id) cross join lateral (
        select c.contact_id, c.period_no, c.priority, c.promised_at from contact_period c
        where c.waits_at = line.id and c.to_at is null and c.kind = 'waiting' and c.promised_at > p_at and c.may_be_early and is_served_by(c, w)
        order by c.promised_at, c.contact_id limit p_most) p
      order by p.promised_at, p.contact_id limit p_most;
  end case;
end $$;

-- Ends a contact's waiting and calls it to the counter of whoever works in w.
create function call_waiting(w clerk_period, p_contact_id uuid, p_period_no integer, p_rule text, p_at timestamptz) returns void language sql as $$
  with ended as (
    update contact_period p set to_at = greatest(p_at, p.from_at) where p.contact_id = p_contact_id and p.period_no = p_period_no
    returning p.*
  )
  insert into contact_period (contact_id, period_no, kind, cause, from_at, begun_by, channel, place_id, benefit_group, language, is_quick,
    since_at, promised_at, may_be_early, priority, priority_reason, for_counter_id, clerk_id, work_no, counter_id, rule, call_no)
  select e.contact_id, e.period_no + 1, 'called', 'call', e.to_at, w.clerk_id, e.channel, e.place_id, e.benefit_group, e.language, e.is_quick,
    e.since_at, e.promised_at, e.may_be_early, e.priority, e.priority_reason, e.for_counter_id, w.clerk_id, w.period_no, w.counter_id,
    p_rule, e.call_no + 1
  from ended e;
$$;

-- Calls whoever is first for this clerk and gives the contact; nobody waits: no row. A clerk who has called somebody already
-- gets them again, so that a second press does nothing. Whoever is being called by another at this very moment is passed.
create function call_next(p_clerk_id uuid, p_at timestamptz)
returns table (contact_id uuid, place_id text, own_place_id text, is_repeat boolean) language plpgsql as $$
declare
  w clerk_period;
  v record;
  v_rule text;
  v_place_id text;
  v_most integer;
  v_seen integer;
begin
  -- One wish of a clerk after the other.
  select * into w from clerk_period c where c.clerk_id = p_clerk_id and c.to_at is null for no key update;
  if w.kind is distinct from 'at-work' then
    raise check_violation using constraint = 'who_calls_is_at_work';
  end if;
  return query select p.contact_id, p.place_id, w.place_id, true from contact_period p where p.clerk_id = p_clerk_id and p.to_at is null and p.kind = 'called';
  if found then
    return;
  end if;
  foreach v_rule in array array['promise', 'arrival', 'early'] loop
    v_most := 16;
    loop
      v_seen := 0;
      for v in select * from waiting_by_rule(w, v_rule, p_at, v_most) loop
        v_seen := v_seen + 1;
        select p.place_id into v_place_id from contact_period p
          where p.contact_id = v.contact_id and p.period_no = v.period_no and p.to_at is null for no key update skip locked;
        if found then
          perform call_waiting(w, v.contact_id, v.period_no, case when v_rule = 'arrival' and v.priority > 0 then 'priority' else v_rule end, p_at);
          return query select v.contact_id, v_place_id, w.place_id, false;
          return;
        end if;
      end loop;
      exit when v_seen < v_most;
      v_most := v_most * 4;
    end loop;
  end loop;
end $$;

grant select on contact, contact_period, clerk_period, line_rule, line_day, contact_matter
  to luukku_staff, luukku_viewer, luukku_overseer;
grant insert, update on contact, contact_period, clerk_period, contact_matter, ticket_counter to luukku_staff, luukku_viewer, luukku_overseer;
grant delete on contact_matter to luukku_staff, luukku_viewer;
grant select on ticket_counter to luukku_staff, luukku_viewer, luukku_overseer;
grant insert, update on line_rule, line_day to luukku_overseer;
grant select on counter, place to luukku_viewer;

do $$
declare
  v_table text;
  v_customer constant text := 'customer_id = (select acting_customer())';
begin
  foreach v_table in array array['contact_customer', 'contact_application', 'contact_note'] loop
    execute format('alter table %I enable row level security', v_table);
    execute format('create policy opened_to_viewer on %I for all to luukku_viewer using (%s) with check (%s)', v_table, v_customer, v_customer);
    execute format('create policy own_rows on %I for all to luukku_customer using (%s) with check (%s)', v_table, v_customer, v_customer);
  end loop;
end $$;
grant select on contact_customer, contact_application to luukku_customer;
-- That a note was made, never what it says.
grant select (customer_id, contact_id, at) on contact_note to luukku_customer;
grant select on contact to luukku_customer;
grant select, insert, update, delete on contact_customer, contact_application to luukku_viewer;
grant select, insert, delete on contact_note to luukku_viewer;
