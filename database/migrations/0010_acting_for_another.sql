-- Acting for another: what keeps its rules, and what is remembered of it.

alter table mandate
  -- A guardian's right ends when the child comes of age, so the last day is known from the first.
  add constraint guardian_of_child_has_last_day check (basis <> 'child-guardian' or valid_to_on is not null);

-- What a register says twice is one mandate, however many ask at once.
create unique index one_register_mandate_per_pair on mandate (customer_id, agent_id) where basis = 'suomi-fi' and ended_at is null;
create unique index one_guardian_of_child_per_pair on mandate (customer_id, agent_id) where basis = 'child-guardian' and ended_at is null;

-- When two records of a person become one, sessions that act for the person go along.
alter table session
  drop constraint session_acts_by_mandate,
  add constraint session_acts_by_mandate foreign key (acts_for, mandate_id) references mandate (customer_id, mandate_id) on update cascade;

-- Each time somebody began to act for a customer online. The customer reads it.
create table mandate_use (
  customer_id uuid not null,
  use_id uuid not null,
  mandate_id uuid not null,
  agent_id uuid not null constraint mandate_use_is_by_customer references customer (customer_id),
  begun_at timestamptz not null,
  constraint mandate_use_pkey primary key (customer_id, use_id),
  constraint mandate_use_is_of_mandate foreign key (customer_id, mandate_id) references mandate (customer_id, mandate_id) on update cascade
);
create index mandate_use_of_customer on mandate_use (customer_id, begun_at desc);

-- A browser that was sent to the register of mandates and has not come back yet: one at a time for a session.
create table register_inquiry (
  session_id uuid not null constraint register_inquiry_is_of_session references session (session_id) on delete cascade,
  register_session text not null,
  expires_at timestamptz not null,
  constraint one_register_inquiry_per_session primary key (session_id)
);

-- The name of somebody who may act, or might once, for a customer: all that the customer, and whoever handles the
-- customer's matters, may know of the agent's own record.
create function agent_name(p_customer_id uuid, p_agent_id uuid) returns text
language sql stable security definer set search_path = public as $$
  select c.given_names || ' ' || c.family_name from customer c
  where c.customer_id = p_agent_id
    and exists (select from mandate m where m.customer_id = p_customer_id and m.agent_id = p_agent_id)
$$;

-- What was asked of somebody, found by the digest of their code: signed and refused too.
drop index cosignature_asked_of;
create index cosignature_asked_of on cosignature (code_digest, asked_at desc);
alter table cosignature
  add constraint settled_cosignature_says_when check ((state = 'asked') = (settled_at is null)),
  add constraint cosigner_has_name check (length(btrim(name)) > 0);
create index cosignature_of_application on cosignature (customer_id, application_id, asked_at);
