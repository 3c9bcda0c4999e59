-- How a customer is reached: checked addresses, what was chosen, who changed it, and the word of it.

alter table customer
  -- When each was given; null: by an identity provider, or before this was kept.
  add column language_given_at timestamptz,
  -- Null: nobody chose; then `told_by` is what we do until somebody does.
  add column told_by_given_at timestamptz,
  add column email_given_at timestamptz,
  add column phone_given_at timestamptz,
  add constraint checked_email_is_there check (email_checked_at is null or email is not null),
  add constraint checked_phone_is_there check (phone_checked_at is null or phone is not null),
  add constraint chosen_email_is_checked check (told_by <> 'email' or told_by_given_at is null or email_checked_at is not null),
  add constraint text_messages_go_to_checked_phone check (told_by <> 'text-message' or phone_checked_at is not null);

-- Whom a sign-in is to prove anew. Whoever else signs in meanwhile is not led to that person's page.
alter table sign_in_attempt add column renews uuid;

-- What was changed in how a customer is reached, and by whom; never what it was or is. Rows are only ever added.
create table contact_event (
  customer_id uuid not null constraint contact_event_is_of_customer references customer (customer_id),
  event_id uuid not null,
  kind text not null constraint contact_event_kind_is_known check (
    kind in ('language-changed', 'told-by-changed', 'email-changed', 'phone-changed', 'address-changed')),
  at timestamptz not null,
  actor text not null constraint contact_event_actor_is_known check (actor in ('customer', 'clerk')),
  clerk_id uuid constraint contact_event_is_by_clerk references clerk (clerk_id),
  constraint contact_event_pkey primary key (customer_id, event_id),
  constraint contact_event_names_clerk check ((actor = 'clerk') = (clerk_id is not null))
);
create index contact_event_at on contact_event (at, event_id);
create index contact_event_by_clerk on contact_event (clerk_id, at) where clerk_id is not null;

-- Word about contact details: a code to a new address, or to the old one that it was changed. A code is not kept anywhere:
-- it is made of the notice's id and the secret key when it is sent or read.
create table contact_notice (
  customer_id uuid not null constraint contact_notice_is_of_customer references customer (customer_id),
  notice_id uuid not null,
  kind text not null constraint contact_notice_kind_is_known check (kind in ('code', 'email-changed', 'phone-changed', 'address-changed')),
  channel text not null constraint contact_notice_channel_is_known check (channel in ('email', 'text-message')),
  address text not null,
  language text not null,
  state text not null constraint contact_notice_state_is_known check (state in ('waiting', 'sent', 'failed', 'kept')),
  problem text,
  created_at timestamptz not null,
  settled_at timestamptz,
  constraint contact_notice_pkey primary key (customer_id, notice_id)
);
create index contact_notice_created_at on contact_notice (created_at, notice_id);

-- The notice that carries the code.
alter table contact_check add column notice_id uuid not null;
create index contact_check_expires_at on contact_check (expires_at);

-- What a customer was writing when they had to prove who they are. It waits for that customer, for a day.
create table contact_draft (
  customer_id uuid not null constraint contact_draft_is_of_customer references customer (customer_id),
  part text not null constraint contact_draft_part_is_known check (part in ('told-by', 'email', 'phone', 'address')),
  typed jsonb not null,
  kept_at timestamptz not null,
  constraint contact_draft_pkey primary key (customer_id, part)
);
create index contact_draft_kept_at on contact_draft (kept_at);

-- The walls around these tables (see 0020).
do $$
declare
  v_table text;
  v_customer constant text := 'customer_id = (select acting_customer())';
begin
  foreach v_table in array array['contact_event', 'contact_notice', 'contact_draft'] loop
    execute format('alter table %I enable row level security', v_table);
    execute format('create policy opened_to_viewer on %I for all to luukku_viewer using (%s) with check (%s)', v_table, v_customer, v_customer);
    execute format('create policy own_rows on %I for all to luukku_customer using (%s) with check (%s)', v_table, v_customer, v_customer);
  end loop;
end $$;
grant select, insert on contact_event to luukku_customer, luukku_viewer;
grant select, insert on contact_notice to luukku_customer;
grant insert on contact_notice to luukku_viewer;
grant select, insert, update, delete on contact_draft to luukku_customer;
-- A clerk's correction ends a check that was under way.
grant select, delete on contact_check to luukku_viewer;
grant select on contact_event, contact_notice to luukku_overseer;
create policy every_contact_change on contact_event for select to luukku_overseer using (true);
create policy every_contact_notice on contact_notice for select to luukku_overseer using (true);

-- As before, but a checked address stays.
create or replace function submit_application(
  p_customer_id uuid, p_application_id uuid, p_benefit text, p_benefit_group text, p_form_version text, p_language text,
  p_channel text, p_answers jsonb, p_received_at timestamptz, p_received_on date, p_due_on date, p_event_ids uuid[],
  p_email text, p_phone text, p_draft_saved_at timestamptz, p_requirements text[], p_unknown text[], p_agent_id uuid,
  p_agent_basis text, p_clerk_id uuid, p_point_received_on date)
returns table (reference text, received_at timestamptz, due_on date, is_repeat boolean, is_same boolean, stage text, is_stale boolean)
language plpgsql as $$
declare
  v_number bigint;
  v_reference text;
  v_saved_at timestamptz;
  v_missing integer;
begin
  return query select a.reference, a.received_at, a.due_on, true, a.benefit = p_benefit and a.answers = p_answers, a.stage, false
    from application a where a.customer_id = p_customer_id and a.application_id = p_application_id;
  if found then
    return;
  end if;
  -- One identifier is one application, whoever sends it: those who send the same one at once come one after the other.
  perform pg_advisory_xact_lock(hashtextextended(p_application_id::text, 4));
  if application_id_is_taken(p_customer_id, p_application_id) then
    raise unique_violation using constraint = 'one_customer_per_application';
  end if;
  if p_draft_saved_at is not null then
    select d.saved_at into v_saved_at from draft d
      where d.customer_id = p_customer_id and d.draft_id = p_application_id for update;
    if v_saved_at > p_draft_saved_at then
      return query select null::text, null::timestamptz, null::date, false, false, null::text, true;
      return;
    end if;
  end if;
  v_number := nextval('application_number');
  v_reference := application_reference(extract(year from p_received_on)::integer, v_number);
  insert into application (customer_id, application_id, reference, benefit, benefit_group, form_version, language,
    intake_channel, answers, received_at, received_on, due_on, stage, stage_since, unknown_answers, agent_id, agent_basis,
    registered_by, point_received_on, is_protected)
  select p_customer_id, p_application_id, v_reference, p_benefit, p_benefit_group, p_form_version, p_language,
    p_channel, p_answers, p_received_at, p_received_on, p_due_on, 'pending', p_received_at, p_unknown, p_agent_id, p_agent_basis,
    p_clerk_id, p_point_received_on, c.is_protected
  from customer c where c.customer_id = p_customer_id
  on conflict on constraint application_pkey do nothing;
  if not found then
    -- The same submit came twice at once: this one waited for the other.
    return query select a.reference, a.received_at, a.due_on, true, a.benefit = p_benefit and a.answers = p_answers, a.stage, false
      from application a where a.customer_id = p_customer_id and a.application_id = p_application_id;
    return;
  end if;
  insert into attachment_requirement (customer_id, application_id, requirement_id, state, since)
  select p_customer_id, p_application_id, r.id,
    case when exists (select from attachment f where f.customer_id = p_customer_id and f.application_id = p_application_id
      and f.requirement_id = r.id) then 'received' else 'required' end,
    p_received_at
  from unnest(p_requirements) as r (id);
  select count(*) into v_missing from attachment_requirement r
    where r.customer_id = p_customer_id and r.application_id = p_application_id and r.state = 'required';
  insert into case_event (customer_id, event_id, application_id, kind, at, actor, clerk_id, details) values
    (p_customer_id, p_event_ids[1], p_application_id, 'application-received', p_received_at,
      case when p_clerk_id is null then 'customer' else 'clerk' end, p_clerk_id,
      jsonb_strip_nulls(jsonb_build_object('channel', p_channel, 'basis', p_agent_basis))),
    (p_customer_id, p_event_ids[2], p_application_id, 'receipt-given', p_received_at, 'system', null,
      jsonb_build_object('reference', v_reference)),
    (p_customer_id, p_event_ids[3], p_application_id, 'case-opened', p_received_at, 'system', null,
      jsonb_build_object('dueOn', p_due_on, 'missing', v_missing + cardinality(p_unknown)));
  -- What an agent or a clerk writes about the applicant is not the applicant's own word of how to be reached. An address that
  -- was checked is corrected only where the customer proves who they are: an application never takes its place.
  if p_agent_id is null then
    update customer c set
        email = case when c.email_checked_at is null then coalesce(p_email, c.email) else c.email end,
        email_given_at = case when c.email_checked_at is null and p_email <> coalesce(c.email, '') then p_received_at else c.email_given_at end,
        phone = case when c.phone_checked_at is null then coalesce(p_phone, c.phone) else c.phone end,
        phone_given_at = case when c.phone_checked_at is null and p_phone <> coalesce(c.phone, '') then p_received_at else c.phone_given_at end
      where c.customer_id = p_customer_id
        and ((c.email_checked_at is null and p_email <> coalesce(c.email, '')) or (c.phone_checked_at is null and p_phone <> coalesce(c.phone, '')));
  end if;
  delete from draft d where d.customer_id = p_customer_id and d.draft_id = p_application_id and d.benefit = p_benefit;
  insert into tally (day, measure, channel, benefit, detail, counted, total)
  select p_received_on, m.measure, p_channel, p_benefit, m.detail, 1, 0
  from (values ('applications-received', '', true), ('applications-on-behalf', '', p_agent_id is not null),
    ('applications-complete-at-submission', '', v_missing = 0 and cardinality(p_unknown) = 0),
    ('form-pages-completed', 'sent', p_channel = 'online')) as m (measure, detail, applies)
  where m.applies;
  insert into outbox (topic, payload, at) values ('application-received',
    jsonb_build_object('customerId', p_customer_id, 'applicationId', p_application_id), p_received_at);
  return query select v_reference, p_received_at, p_due_on, false, true, 'pending'::text, false;
end $$;
