-- Who asks to be called. A request is a contact of the channel `callback` in the one line; nothing here says who anybody is but
-- callback_reach, which the house alone reads.

-- A contact that may not be called at any hour: after this instant nobody is given it until it has a later one.
alter table contact_period add column until_at timestamptz;

-- How many are promised to be called in a part of a day; benefit group and language empty: all of them together.
create table callback_window (
  from_at timestamptz not null,
  benefit_group text not null,
  language text not null,
  to_at timestamptz not null,
  capacity integer not null,
  taken integer not null,
  constraint callback_window_pkey primary key (from_at, benefit_group, language),
  constraint callback_window_ends_after_it_begins check (to_at > from_at),
  constraint callback_window_has_room check (taken between 0 and capacity)
);

create table callback_request (
  contact_id uuid constraint callback_request_pkey primary key constraint callback_is_contact references contact (contact_id),
  via text not null constraint callback_via_is_known check (via in ('online', 'clerk', 'ticket', 'phone')),
  benefit_group text not null,
  language text not null,
  requested_at timestamptz not null,
  -- Within which the first call was promised; null: when its turn comes, as with a number of an office's line.
  from_at timestamptz,
  to_at timestamptz,
  expires_at timestamptz not null,
  attempts smallint not null,
  most_attempts smallint not null,
  -- When whoever asked did not want to be called any more.
  cancelled_at timestamptz,
  constraint callback_window_is_whole check (num_nulls(from_at, to_at) <> 1 and to_at > from_at),
  constraint callback_attempts_within_limit check (attempts between 0 and most_attempts)
);
create index callback_request_by_expiry on callback_request (expires_at);

-- Every call that was tried, in order.
create table callback_attempt (
  contact_id uuid not null constraint attempt_is_of_callback references callback_request (contact_id),
  attempt_no smallint not null,
  at timestamptz not null,
  clerk_id uuid not null constraint attempt_is_by_clerk references clerk (clerk_id),
  result text not null constraint attempt_result_is_known check (result in ('reached', 'no-answer', 'busy', 'wrong-number')),
  -- Pressed by mistake, and taken back.
  undone_at timestamptz,
  constraint callback_attempt_pkey primary key (contact_id, attempt_no)
);

-- Whom to call, and at which number: encrypted, and gone when the request is over.
create table callback_reach (
  contact_id uuid constraint callback_reach_pkey primary key constraint reach_is_of_callback references callback_request (contact_id),
  number bytea not null,
  name bytea,
  -- Of what is written to them.
  language text not null,
  -- Of the customer where one is known, else of the number, keyed; with the benefit group, so that nobody asks twice at once.
  person_digest bytea not null,
  benefit_group text not null,
  constraint one_open_callback_per_person_and_topic unique (person_digest, benefit_group)
);

-- What is written to whoever was not reached. It is due a little later, so that a slip of the hand can be taken back before.
create table callback_word (
  contact_id uuid not null constraint callback_word_is_of_request references callback_request (contact_id),
  word_no smallint not null,
  kind text not null constraint callback_word_kind_is_known check (kind in ('not-reached', 'expired')),
  due_at timestamptz not null,
  -- When it is tried again.
  next_at timestamptz,
  state text not null constraint callback_word_state_is_known check (state in ('waiting', 'due', 'sending', 'sent', 'failed', 'dropped')),
  constraint callback_word_pkey primary key (contact_id, word_no)
);
create index callback_word_waiting on callback_word (due_at) where state = 'waiting';

-- The line as before, but for contacts whose hours are over.
create or replace function waiting_by_rule(w clerk_period, p_rule text, p_at timestamptz, p_most integer)
returns table (contact_id uuid, period_no integer, priority smallint) language plpgsql stable rows 32 as $$
begin
  case p_rule
  when 'promise' then
    return query select p.contact_id, p.period_no, p.priority from unnest(lines_of(w)) as line (id) cross join lateral (
        select c.contact_id, c.period_no, c.priority, c.promised_at from contact_period c
        where c.waits_at = line.id and c.to_at is null and c.kind = 'waiting' and c.promised_at <= p_at and is_served_by(c, w)
          and (c.until_at is null or c.until_at > p_at)
        order by c.promised_at, c.contact_id limit p_most) p
      order by p.promised_at, p.contact_id limit p_most;
  when 'arrival' then
    return query select p.contact_id, p.period_no, p.priority from unnest(lines_of(w)) as line (id) cross join lateral (
        select c.contact_id, c.period_no, c.priority, c.since_at from contact_period c
        where c.waits_at = line.id and c.to_at is null and c.kind = 'waiting' and c.promised_at is null and is_served_by(c, w)
          and (c.until_at is null or c.until_at > p_at)
        order by c.priority desc, c.since_at, c.contact_id limit p_most) p
      order by p.priority desc, p.since_at, p.contact_id limit p_most;
  when 'early' then
    return query select p.contact_id, p.period_no, p.priority from unnest(lines_of(w)) as line (id) cross join lateral (
        select c.contact_id, c.period_no, c.priority, c.promised_at from contact_period c
        where c.waits_at = line.id and c.to_at is null and c.kind = 'waiting' and c.promised_at > p_at and c.may_be_early and is_served_by(c, w)
          and (c.until_at is null or c.until_at > p_at)
        order by c.promised_at, c.contact_id limit p_most) p
      order by p.promised_at, p.contact_id limit p_most;
  end case;
end $$;

create or replace function call_waiting(w clerk_period, p_contact_id uuid, p_period_no integer, p_rule text, p_at timestamptz) returns void language sql as $$
  with ended as (
    update contact_period p set to_at = greatest(p_at, p.from_at) where p.contact_id = p_contact_id and p.period_no = p_period_no
    returning p.*
  )
  insert into contact_period (contact_id, period_no, kind, cause, from_at, begun_by, channel, place_id, benefit_group, language, is_quick,
    since_at, promised_at, may_be_early, priority, priority_reason, for_counter_id, clerk_id, work_no, counter_id, rule, call_no, is_present, until_at)
  select e.contact_id, e.period_no + 1, 'called', 'call', e.to_at, w.clerk_id, e.channel, e.place_id, e.benefit_group, e.language, e.is_quick,
    e.since_at, e.promised_at, e.may_be_early, e.priority, e.priority_reason, e.for_counter_id, w.clerk_id, w.period_no, w.counter_id,
    p_rule, e.call_no + 1, e.is_present, e.until_at
  from ended e;
$$;

-- What each request that is over counts as. `callbacks-fulfilled` goes with the calls that were tried, `callback-times` with the
-- seconds from asking to being reached. A promise counts unless it was taken back before its time was over; it was kept when
-- the first call came within it.
create view callback_count as
  select r.contact_id, c.ended_at as at, m.measure, r.benefit_group, m.total
  from callback_request r join contact c on c.contact_id = r.contact_id
  cross join lateral (
    select min(a.at) as first_at, min(a.at) filter (where a.result = 'reached') as reached_at, count(*) as tried
    from callback_attempt a where a.contact_id = r.contact_id and a.undone_at is null
  ) t
  cross join lateral (values
    (case c.outcome when 'served' then 'callbacks-fulfilled' end, t.tried),
    (case c.outcome when 'served' then 'callback-times' end, round(extract(epoch from coalesce(t.reached_at, c.ended_at) - r.requested_at))::bigint),
    (case when r.from_at is not null and (r.cancelled_at is null or r.cancelled_at > r.to_at) then 'callbacks-promised' end, 0),
    (case when r.from_at is not null and (r.cancelled_at is null or r.cancelled_at > r.to_at) and t.first_at between r.from_at and r.to_at
      then 'callbacks-kept' end, 0)
  ) m (measure, total)
  where c.ended_at is not null and m.measure is not null;

-- As before, and requests to be called are counted with the contacts that they are.
create or replace function count_contacts(p_contact_ids uuid[], p_sign integer) returns void language plpgsql as $$
begin
  -- Of two at once that open the same contact again, the second waits, and counts nothing that the first took back.
  perform from contact c where c.contact_id = any (p_contact_ids) for no key update;
  insert into timed_tally (at, measure, channel, detail, counted, total, arrived_at)
  select n.at, n.measure, n.channel, n.place_id, p_sign, p_sign * n.seconds, n.arrived_at
  from contact_count n where n.contact_id = any (p_contact_ids);
  insert into timed_tally (at, measure, channel, detail, counted, total)
  select n.at, n.measure, 'callback', n.benefit_group, p_sign, p_sign * n.total
  from callback_count n where n.contact_id = any (p_contact_ids);
end $$;

grant select on callback_count, callback_request, callback_attempt to luukku_customer, luukku_viewer, luukku_staff, luukku_overseer;
grant select on callback_window to luukku_viewer, luukku_staff, luukku_overseer;
grant update on callback_request to luukku_staff;
grant insert, update on callback_attempt to luukku_staff;
grant select, insert, update on callback_word to luukku_staff;
