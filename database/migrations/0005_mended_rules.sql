-- An application that was withdrawn is in nobody's hand, and no unsent decision is kept of it.
delete from case_holder h using application a
where a.customer_id = h.customer_id and a.application_id = h.application_id and a.stage = 'withdrawn';
delete from decision d using application a
where a.customer_id = d.customer_id and a.application_id = d.application_id and a.stage = 'withdrawn' and d.status <> 'made';

-- What was typed and could not be read is kept for each page: a list of {"pageId", "texts", "faults"}.
update draft set typed = null where typed is not null;

-- When a clerk last signed in: the keys of somebody who has left stop working although nobody thought of them.
alter table clerk add column signed_in_at timestamptz;
update clerk c set signed_in_at =
  (select max(l.at) from login l where l.clerk_id = c.clerk_id and l.result = 'succeeded');
create index clerk_by_name on clerk (name, clerk_id);

-- Whose access an administrator closed or opened. Rows are only ever added.
create table clerk_event (
  clerk_id uuid not null constraint clerk_event_is_of_clerk references clerk (clerk_id),
  event_id uuid not null,
  kind text not null constraint clerk_event_kind_is_known check (kind in ('clerk-closed', 'clerk-opened')),
  at timestamptz not null,
  by_clerk_id uuid not null constraint clerk_event_is_by_clerk references clerk (clerk_id),
  constraint clerk_event_pkey primary key (clerk_id, event_id),
  constraint nobody_changes_their_own_access check (by_clerk_id <> clerk_id)
);
create index clerk_event_at on clerk_event (at, event_id);
create index clerk_event_by_clerk on clerk_event (by_clerk_id, at);
