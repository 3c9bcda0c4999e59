-- Whoever cannot say which benefit group their matter belongs to waits for 'any': whoever serves their language and their way of
-- coming serves them, whatever benefit groups are theirs. No agency may call a group of its own so.
create or replace function is_suited_to(p contact_period, w clerk_period) returns boolean language sql immutable
  return (p.benefit_group = 'any' or p.benefit_group = any (w.benefit_groups)) and p.language = any (w.languages)
    and p.channel = any (w.channels) and (p.is_quick or not w.is_quick) and (p.for_counter_id is null or p.for_counter_id = w.counter_id);
