-- Whoever took a number from afar keeps their place and is passed until they say that they have come; who has not come some
-- minutes after somebody behind them was called loses the place.

alter table contact_period
  add column is_present boolean not null default true,
  drop constraint period_cause_is_known,
  add constraint period_cause_is_known check (cause in
    ('arrived', 'call', 'recall', 'serve', 'hold', 'resume', 'transfer', 'back-in-line', 'priority', 'wrap-up', 'undo', 'checked-in'));

-- Few, however long the table is.
create index on_their_way on contact_period (contact_id) where to_at is null and kind = 'waiting' and not is_present;

-- Whether whoever works in w has what the contact that waits in p needs, be it there or still on its way.
create function is_suited_to(p contact_period, w clerk_period) returns boolean language sql immutable
  return p.benefit_group = any (w.benefit_groups) and p.language = any (w.languages) and p.channel = any (w.channels)
    and (p.is_quick or not w.is_quick) and (p.for_counter_id is null or p.for_counter_id = w.counter_id);

create or replace function is_served_by(p contact_period, w clerk_period) returns boolean language sql immutable
  return p.is_present and is_suited_to(p, w);

create or replace function call_waiting(w clerk_period, p_contact_id uuid, p_period_no integer, p_rule text, p_at timestamptz) returns void language sql as $$
  with ended as (
    update contact_period p set to_at = greatest(p_at, p.from_at) where p.contact_id = p_contact_id and p.period_no = p_period_no
    returning p.*
  )
  insert into contact_period (contact_id, period_no, kind, cause, from_at, begun_by, channel, place_id, benefit_group, language, is_quick,
    since_at, promised_at, may_be_early, priority, priority_reason, for_counter_id, clerk_id, work_no, counter_id, rule, call_no, is_present)
  select e.contact_id, e.period_no + 1, 'called', 'call', e.to_at, w.clerk_id, e.channel, e.place_id, e.benefit_group, e.language, e.is_quick,
    e.since_at, e.promised_at, e.may_be_early, e.priority, e.priority_reason, e.for_counter_id, w.clerk_id, w.period_no, w.counter_id,
    p_rule, e.call_no + 1, e.is_present
  from ended e;
$$;

-- When the turn of a contact on its way came: somebody behind it in turn was called by a clerk who could have served it.
create function turn_came_at(p contact_period) returns timestamptz language sql stable
  return (select min(c.from_at) from contact_period c join clerk_period w on w.clerk_id = c.clerk_id and w.period_no = c.work_no
    where c.waits_at = p.waits_at and c.from_at >= p.from_at and c.cause = 'call' and not c.is_undone and c.rule = 'arrival'
      and c.since_at > p.since_at and is_suited_to(p, w));
