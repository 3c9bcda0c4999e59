-- What those who oversee the line change, what boards say between calls, and the line at night.

-- Who changed what of how a line is kept. The number is also the version that a form was opened with.
create table line_event (
  place_id text not null constraint line_event_is_of_place references place (place_id),
  event_no integer not null,
  kind text not null constraint line_event_kind_is_known check (kind in ('rule-changed', 'line-closed', 'line-opened', 'counters-set', 'counter-closed')),
  at timestamptz not null,
  clerk_id uuid not null constraint line_is_overseen_by_clerk references clerk (clerk_id),
  reason text,
  -- What stood before and what stands now, of each thing that changed: {"mostCalls": [3, 2]}.
  changes jsonb not null,
  constraint line_event_pkey primary key (place_id, event_no)
);
grant select, insert on line_event to luukku_overseer;

-- What the board of a place, or of all, says between calls, in every language of the agency.
create table board_message (
  message_id uuid constraint board_message_pkey primary key,
  -- Null: on every board.
  place_id text constraint board_message_is_at_place references place (place_id),
  text jsonb not null,
  from_on date not null,
  to_on date not null,
  written_at timestamptz not null,
  written_by uuid not null constraint board_message_is_by_clerk references clerk (clerk_id),
  withdrawn_at timestamptz,
  withdrawn_by uuid constraint board_message_is_withdrawn_by_clerk references clerk (clerk_id),
  constraint board_message_begins_before_it_ends check (to_on >= from_on),
  constraint withdrawn_message_has_clerk check ((withdrawn_at is null) = (withdrawn_by is null))
);
create index board_message_by_end on board_message (to_on, message_id) where withdrawn_at is null;
grant select, insert, update on board_message to luukku_overseer;

-- Ends contacts of the office that an earlier day left open, at most so many, and gives where each stood. Whoever waited or was
-- called is cleared: nobody served them. Whoever was at a counter was served; only the record was not closed. Either ends with the
-- last second of the day it is from, so that figures count it on that day. What is promised for later stays.
create function clear_lines(p_before timestamptz, p_time_zone text, p_most integer) returns table (place_id text) language sql as $$
  with stale as (
    select p.contact_id, p.period_no from contact_period p left join line_rule r on r.place_id = p.place_id
    where p.to_at is null and p.from_at < p_before and p.channel = 'office' and coalesce(r.is_cleared_at_night, true)
      and (p.promised_at is null or p.promised_at < p_before)
    limit p_most for no key update of p skip locked
  ), ended as (
    update contact_period p
    set to_at = greatest(p.from_at, (((p.from_at at time zone p_time_zone)::date + 1)::timestamp at time zone p_time_zone) - interval '1 second')
    from stale s where p.contact_id = s.contact_id and p.period_no = s.period_no and p.to_at is null
    returning p.contact_id, p.place_id, p.kind, p.to_at
  )
  update contact c set outcome = case when e.kind in ('waiting', 'called') then 'cleared' else 'served' end, ended_at = e.to_at
  from ended e where c.contact_id = e.contact_id and c.outcome is null
  returning e.place_id;
$$;

-- Closes counters that an earlier day left open, at most so many, and gives their places. Whoever has somebody still, or did
-- anything since, is at work.
create function close_forgotten_counters(p_before timestamptz, p_most integer) returns table (place_id text) language sql as $$
  with forgotten as (
    select w.clerk_id, w.period_no from clerk_period w left join line_rule r on r.place_id = w.place_id
    where w.to_at is null and w.from_at < p_before and coalesce(r.is_cleared_at_night, true)
      and not exists (select from contact_period p where p.clerk_id = w.clerk_id and p.to_at is null)
      and not exists (select from contact_period p where p.clerk_id = w.clerk_id and p.from_at >= p_before)
    limit p_most for no key update of w skip locked
  )
  update clerk_period w set to_at = greatest(w.from_at, p_before - interval '1 second')
  from forgotten f where w.clerk_id = f.clerk_id and w.period_no = f.period_no and w.to_at is null
  returning w.place_id;
$$;
