-- Matters of no benefit group in particular, and the duties of those who work here.

-- Whoever cannot say which benefit group their matter belongs to waits for 'any': whoever serves their language and their way of
-- coming serves them, whatever benefit groups are theirs. No agency may call a group of its own so.
create or replace function is_suited_to(p contact_period, w clerk_period) returns boolean language sql immutable
  return (p.benefit_group = 'any' or p.benefit_group = any (w.benefit_groups)) and p.language = any (w.languages)
    and p.channel = any (w.channels) and (p.is_quick or not w.is_quick) and (p.for_counter_id is null or p.for_counter_id = w.counter_id);

-- Every decision on duties is an event in the log of changes.
alter table skills_version add column event_id uuid not null default gen_random_uuid();
alter table skills_version alter column event_id drop default;
create index skills_decided_at on skills_version (decided_at desc, event_id desc);

-- Whoever leads a place finds those whose home place it is.
create index clerk_at_home_place on clerk (home_place_id, name, clerk_id) where home_place_id is not null;
