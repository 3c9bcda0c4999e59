-- Who looked, people under protection, retention and merging: what they need beside the tables of the whole case.

-- The glass broken over one case of a protected person, by somebody without the right to it: open until its time is over.
-- Each is an alarm until an auditor has looked into it.
create table broken_glass (
  customer_id uuid not null,
  glass_id uuid not null,
  application_id uuid not null,
  clerk_id uuid not null constraint glass_is_broken_by_clerk references clerk (clerk_id),
  broken_at timestamptz not null,
  closes_at timestamptz not null,
  reason_text text not null constraint broken_glass_has_reason check (length(btrim(reason_text)) >= 10),
  examined_at timestamptz,
  examined_by uuid constraint glass_is_examined_by_auditor references clerk (clerk_id),
  constraint broken_glass_pkey primary key (customer_id, glass_id),
  constraint glass_opens_for_a_time check (closes_at > broken_at),
  constraint examined_glass_says_by_whom check ((examined_at is null) = (examined_by is null)),
  constraint nobody_examines_their_own_glass check (examined_by <> clerk_id)
);
create index broken_glass_of_clerk on broken_glass (customer_id, application_id, clerk_id, closes_at);
create index broken_glass_unexamined on broken_glass (broken_at desc) where examined_at is null;
create index broken_glass_by_id on broken_glass (glass_id);

-- When a person was marked as protected, or no longer, by whom and why.
create table protection_event (
  customer_id uuid not null constraint protection_is_of_customer references customer (customer_id),
  event_id uuid not null,
  kind text not null constraint protection_event_kind_is_known check (kind in ('marked', 'unmarked')),
  at timestamptz not null,
  clerk_id uuid not null constraint protection_is_marked_by_clerk references clerk (clerk_id),
  reason_text text not null constraint protection_event_has_reason check (length(btrim(reason_text)) >= 5),
  constraint protection_event_pkey primary key (customer_id, event_id)
);

-- Marks a customer as protected or not, and with them every case that a list may show. Gives whether anything changed.
create function mark_protected(p_customer_id uuid, p_is_protected boolean) returns boolean language plpgsql as $$
begin
  update customer c set is_protected = p_is_protected where c.customer_id = p_customer_id and c.is_protected <> p_is_protected;
  if not found then
    return false;
  end if;
  update application a set is_protected = p_is_protected where a.customer_id = p_customer_id and a.is_protected <> p_is_protected;
  update paper_application p set is_protected = p_is_protected where p.customer_id = p_customer_id and p.is_protected <> p_is_protected;
  return true;
end $$;

-- For each look under a seal its number (8 bytes) and a keyed mark of what it says (16 bytes), so that the very look which was
-- changed can be named. The seal is over these. Seals made before are made anew by the next run.
update view_log set seal_no = null where seal_no is not null;
delete from view_log_seal;
alter table view_log_seal add column marks bytea not null;

-- Seals whose views were erased because their time was over. Signed, so that nobody else can say so.
create table view_log_erasure (
  up_to_seal_no bigint not null,
  seal bytea not null,
  view_count bigint not null,
  erased_at timestamptz not null,
  signature bytea not null,
  constraint view_log_erasure_pkey primary key (up_to_seal_no)
);

-- The walls around these tables (see 0020): whoever opened the customer adds to them, those who oversee read them.
do $$
declare
  v_table text;
  v_customer constant text := 'customer_id = (select acting_customer())';
begin
  foreach v_table in array array['broken_glass', 'protection_event'] loop
    execute format('alter table %I enable row level security', v_table);
    execute format('create policy opened_to_viewer on %I for all to luukku_viewer using (%s) with check (%s)', v_table, v_customer, v_customer);
  end loop;
end $$;
grant select, insert on broken_glass, protection_event to luukku_viewer;
grant select, update (examined_at, examined_by) on broken_glass to luukku_overseer;
create policy every_broken_glass on broken_glass for all to luukku_overseer using (true);
grant select (customer_id, event_id, kind, at, clerk_id) on protection_event to luukku_overseer;
create policy every_protection on protection_event for select to luukku_overseer using (true);
grant select on view_log_erasure to luukku_overseer;
