-- What the migrations add up to. Made by `npm run schema`; change the migrations, not this file.

create sequence application_number as bigint start 100001;

create table application (
  customer_id uuid not null,
  application_id uuid not null,
  reference text not null,
  benefit text not null,
  benefit_group text not null,
  form_version text not null,
  language text not null,
  intake_channel text not null,
  answers jsonb not null,
  received_at timestamp with time zone not null,
  received_on date not null,
  due_on date not null,
  stage text not null,
  stage_since timestamp with time zone not null,
  constraint application_pkey PRIMARY KEY (customer_id, application_id),
  constraint application_belongs_to_customer FOREIGN KEY (customer_id) REFERENCES customer(customer_id),
  constraint intake_channel_is_known CHECK (intake_channel = ANY (ARRAY['online'::text, 'office'::text, 'post'::text, 'phone'::text, 'joint-service-point'::text, 'remote'::text])),
  constraint stage_is_known CHECK (stage = ANY (ARRAY['pending'::text, 'in-process'::text, 'decided'::text, 'withdrawn'::text]))
);
CREATE INDEX application_by_id ON application USING btree (application_id);
CREATE INDEX application_of_customer ON application USING btree (customer_id, received_at DESC);
CREATE INDEX application_open ON application USING btree (due_on, received_at, application_id) WHERE stage = ANY (ARRAY['pending'::text, 'in-process'::text]);
CREATE INDEX application_reference ON application USING btree (reference);

create table case_event (
  customer_id uuid not null,
  event_id uuid not null,
  application_id uuid not null,
  kind text not null,
  at timestamp with time zone not null,
  actor text not null,
  clerk_id uuid,
  details jsonb not null,
  constraint case_event_pkey PRIMARY KEY (customer_id, event_id),
  constraint case_event_actor_is_known CHECK (actor = ANY (ARRAY['customer'::text, 'clerk'::text, 'system'::text])),
  constraint case_event_clerk_is_known FOREIGN KEY (clerk_id) REFERENCES clerk(clerk_id),
  constraint case_event_has_application FOREIGN KEY (customer_id, application_id) REFERENCES application(customer_id, application_id),
  constraint clerk_event_names_clerk CHECK ((actor = 'clerk'::text) = (clerk_id IS NOT NULL))
);
CREATE INDEX case_event_at ON case_event USING btree (at);
CREATE INDEX case_event_of_application ON case_event USING btree (customer_id, application_id, at);
CREATE INDEX case_event_of_clerk ON case_event USING btree (clerk_id, at) WHERE clerk_id IS NOT NULL;

create table case_holder (
  customer_id uuid not null,
  application_id uuid not null,
  clerk_id uuid not null,
  taken_at timestamp with time zone not null,
  constraint one_clerk_per_case PRIMARY KEY (customer_id, application_id),
  constraint case_holder_has_application FOREIGN KEY (customer_id, application_id) REFERENCES application(customer_id, application_id),
  constraint case_holder_is_clerk FOREIGN KEY (clerk_id) REFERENCES clerk(clerk_id)
);
CREATE INDEX case_holder_clerk ON case_holder USING btree (clerk_id);

create table case_note (
  customer_id uuid not null,
  note_id uuid not null,
  application_id uuid not null,
  clerk_id uuid not null,
  text text not null,
  written_at timestamp with time zone not null,
  constraint case_note_pkey PRIMARY KEY (customer_id, note_id),
  constraint case_note_has_application FOREIGN KEY (customer_id, application_id) REFERENCES application(customer_id, application_id),
  constraint case_note_is_by_clerk FOREIGN KEY (clerk_id) REFERENCES clerk(clerk_id)
);
CREATE INDEX case_note_of_application ON case_note USING btree (customer_id, application_id, written_at);

create table clerk (
  clerk_id uuid not null,
  name text not null,
  role text not null,
  skills text[] not null,
  languages text[] not null,
  is_active boolean not null,
  created_at timestamp with time zone not null,
  constraint clerk_pkey PRIMARY KEY (clerk_id),
  constraint clerk_role_is_known CHECK (role = ANY (ARRAY['clerk'::text, 'joint-service-clerk'::text, 'manager'::text, 'administrator'::text, 'auditor'::text]))
);

create table customer (
  customer_id uuid not null,
  given_names text not null,
  family_name text not null,
  language text not null,
  email text,
  phone text,
  created_at timestamp with time zone not null,
  constraint customer_pkey PRIMARY KEY (customer_id),
  constraint customer_language_is_known CHECK (language = ANY (ARRAY['fi'::text, 'sv'::text, 'en'::text, 'se'::text, 'smn'::text, 'sms'::text]))
);

create table daily_figure (
  day date not null,
  measure text not null,
  channel text not null,
  benefit text not null,
  counted bigint not null,
  total bigint not null,
  constraint daily_figure_pkey PRIMARY KEY (measure, day, channel, benefit)
);

create table decision (
  customer_id uuid not null,
  application_id uuid not null,
  status text not null,
  outcome text,
  amount_cents bigint,
  period_from_on date,
  period_to_on date,
  typed jsonb not null,
  phrases text[] not null,
  reasons text not null,
  language text not null,
  written_by uuid not null,
  written_at timestamp with time zone not null,
  needs_approval boolean not null,
  approved_by uuid,
  approved_at timestamp with time zone,
  returned_because text,
  sent_at timestamp with time zone,
  deemed_served_on date,
  constraint decision_pkey PRIMARY KEY (customer_id, application_id),
  constraint amount_is_positive CHECK (amount_cents > 0),
  constraint decision_has_application FOREIGN KEY (customer_id, application_id) REFERENCES application(customer_id, application_id),
  constraint decision_is_approved_by_clerk FOREIGN KEY (approved_by) REFERENCES clerk(clerk_id),
  constraint decision_is_written_by_clerk FOREIGN KEY (written_by) REFERENCES clerk(clerk_id),
  constraint decision_status_is_known CHECK (status = ANY (ARRAY['draft'::text, 'proposed'::text, 'made'::text])),
  constraint grant_has_amount_and_period CHECK (status = 'draft'::text OR (outcome <> ALL (ARRAY['granted'::text, 'granted-in-part'::text])) OR amount_cents IS NOT NULL AND period_from_on IS NOT NULL),
  constraint handed_in_decision_has_outcome CHECK (status = 'draft'::text OR outcome IS NOT NULL),
  constraint made_decision_is_approved CHECK (status <> 'made'::text OR NOT needs_approval OR approved_by IS NOT NULL),
  constraint made_decision_is_sent CHECK ((status = 'made'::text) = (sent_at IS NOT NULL AND deemed_served_on IS NOT NULL)),
  constraint outcome_is_known CHECK (outcome = ANY (ARRAY['granted'::text, 'granted-in-part'::text, 'rejected'::text, 'dismissed'::text])),
  constraint period_begins_before_it_ends CHECK (period_to_on IS NULL OR period_to_on >= period_from_on),
  constraint second_clerk_approves CHECK (approved_by IS DISTINCT FROM written_by)
);
CREATE INDEX decision_proposed ON decision USING btree (written_at) WHERE status = 'proposed'::text;

create table demo_identity_record (
  kind text not null,
  record_key text not null,
  payload jsonb not null,
  grant_key text,
  uid_key text,
  expires_at timestamp with time zone,
  constraint demo_identity_record_pkey PRIMARY KEY (kind, record_key)
);
CREATE INDEX demo_identity_record_expires_at ON demo_identity_record USING btree (expires_at);
CREATE INDEX demo_identity_record_grant ON demo_identity_record USING btree (grant_key) WHERE grant_key IS NOT NULL;
CREATE INDEX demo_identity_record_uid ON demo_identity_record USING btree (uid_key) WHERE uid_key IS NOT NULL;

create table draft (
  customer_id uuid not null,
  draft_id uuid not null,
  benefit text not null,
  form_version text not null,
  answers jsonb not null,
  completed_pages text[] not null,
  typed jsonb,
  started_at timestamp with time zone not null,
  saved_at timestamp with time zone not null,
  expires_on date not null,
  constraint draft_pkey PRIMARY KEY (customer_id, draft_id),
  constraint draft_belongs_to_customer FOREIGN KEY (customer_id) REFERENCES customer(customer_id),
  constraint one_draft_per_benefit UNIQUE (customer_id, benefit)
);
CREATE INDEX draft_expires_on ON draft USING btree (expires_on);

create table identity_code (
  customer_id uuid not null,
  code_encrypted bytea not null,
  code_digest bytea not null,
  constraint identity_code_pkey PRIMARY KEY (customer_id),
  constraint identity_code_belongs_to_customer FOREIGN KEY (customer_id) REFERENCES customer(customer_id),
  constraint one_customer_per_identity_code UNIQUE (code_digest)
);

create table login (
  login_id uuid not null,
  at timestamp with time zone not null,
  door text not null,
  method text not null,
  result text not null,
  reason text,
  customer_id uuid,
  clerk_id uuid,
  constraint login_pkey PRIMARY KEY (login_id),
  constraint login_door_is_known CHECK (door = ANY (ARRAY['customers'::text, 'staff'::text])),
  constraint login_result_is_known CHECK (result = ANY (ARRAY['succeeded'::text, 'refused'::text])),
  constraint refused_login_has_reason CHECK ((result = 'refused'::text) = (reason IS NOT NULL))
);
CREATE INDEX login_at ON login USING btree (at);
CREATE INDEX login_of_clerk ON login USING btree (clerk_id, at) WHERE clerk_id IS NOT NULL;
CREATE INDEX login_of_customer ON login USING btree (customer_id, at) WHERE customer_id IS NOT NULL;

create table migration (
  name text not null,
  sha256 text not null,
  applied_at timestamp with time zone not null,
  constraint migration_pkey PRIMARY KEY (name)
);

create table notice (
  customer_id uuid not null,
  notice_id uuid not null,
  application_id uuid,
  kind text not null,
  channel text not null,
  language text not null,
  state text not null,
  created_at timestamp with time zone not null,
  settled_at timestamp with time zone,
  constraint notice_pkey PRIMARY KEY (customer_id, notice_id),
  constraint notice_channel_is_known CHECK (channel = 'email'::text),
  constraint notice_is_for_customer FOREIGN KEY (customer_id) REFERENCES customer(customer_id),
  constraint notice_state_is_known CHECK (state = ANY (ARRAY['waiting'::text, 'sent'::text, 'failed'::text, 'kept'::text]))
);
CREATE INDEX notice_by_state ON notice USING btree (state, created_at);
CREATE INDEX notice_created_at ON notice USING btree (created_at);
CREATE UNIQUE INDEX one_notice_of_a_kind_per_application ON notice USING btree (customer_id, application_id, kind) WHERE kind = ANY (ARRAY['receipt'::text, 'decision'::text]);

create table notice_attempt (
  customer_id uuid not null,
  notice_id uuid not null,
  attempt integer not null,
  at timestamp with time zone not null,
  result text not null,
  problem text,
  constraint notice_attempt_pkey PRIMARY KEY (customer_id, notice_id, attempt),
  constraint notice_attempt_has_notice FOREIGN KEY (customer_id, notice_id) REFERENCES notice(customer_id, notice_id),
  constraint notice_attempt_result_is_known CHECK (result = ANY (ARRAY['sent'::text, 'failed'::text, 'kept'::text]))
);

create table outbox (
  outbox_id bigint not null generated always as identity,
  topic text not null,
  payload jsonb not null,
  at timestamp with time zone not null,
  constraint outbox_pkey PRIMARY KEY (outbox_id)
);

create table session (
  session_id uuid not null,
  token_digest bytea not null,
  kind text not null,
  customer_id uuid,
  clerk_id uuid,
  label text not null,
  method text not null,
  id_token_encrypted bytea,
  started_at timestamp with time zone not null,
  seen_at timestamp with time zone not null,
  idle_expires_at timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  ended_at timestamp with time zone,
  constraint session_pkey PRIMARY KEY (session_id),
  constraint one_session_per_token UNIQUE (token_digest),
  constraint session_belongs_to_clerk FOREIGN KEY (clerk_id) REFERENCES clerk(clerk_id),
  constraint session_belongs_to_customer FOREIGN KEY (customer_id) REFERENCES customer(customer_id),
  constraint session_belongs_to_one_person CHECK (num_nonnulls(customer_id, clerk_id) = 1),
  constraint session_kind_is_known CHECK (kind = ANY (ARRAY['browser'::text, 'key'::text]))
);
CREATE INDEX session_ended_at ON session USING btree (ended_at) WHERE ended_at IS NOT NULL;
CREATE INDEX session_expires_at ON session USING btree (expires_at);
CREATE INDEX session_of_clerk ON session USING btree (clerk_id) WHERE ended_at IS NULL;
CREATE INDEX session_of_customer ON session USING btree (customer_id) WHERE ended_at IS NULL;

create table sign_in_attempt (
  token_digest bytea not null,
  door text not null,
  state text not null,
  nonce text not null,
  code_verifier text not null,
  return_to text not null,
  started_at timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  constraint sign_in_attempt_pkey PRIMARY KEY (token_digest, state),
  constraint sign_in_attempt_door_is_known CHECK (door = ANY (ARRAY['customers'::text, 'staff'::text]))
);
CREATE INDEX sign_in_attempt_expires_at ON sign_in_attempt USING btree (expires_at);

create table sign_in_link (
  issuer text not null,
  subject text not null,
  door text not null,
  customer_id uuid,
  clerk_id uuid,
  constraint sign_in_link_pkey PRIMARY KEY (issuer, subject, door),
  constraint sign_in_link_door_is_known CHECK (door = ANY (ARRAY['customers'::text, 'staff'::text])),
  constraint sign_in_link_leads_through_its_door CHECK ((customer_id IS NOT NULL) = (door = 'customers'::text) AND (clerk_id IS NOT NULL) = (door = 'staff'::text)),
  constraint sign_in_link_leads_to_clerk FOREIGN KEY (clerk_id) REFERENCES clerk(clerk_id),
  constraint sign_in_link_leads_to_customer FOREIGN KEY (customer_id) REFERENCES customer(customer_id)
);

create table tally (
  tally_id bigint not null generated always as identity,
  day date not null,
  measure text not null,
  channel text not null,
  benefit text not null,
  counted bigint not null,
  total bigint not null,
  constraint tally_pkey PRIMARY KEY (tally_id)
);

CREATE OR REPLACE FUNCTION public.application_reference(p_year integer, p_number bigint)
 RETURNS text
 LANGUAGE plpgsql
 IMMUTABLE
AS $function$
declare
  v_digits text := lpad((p_year % 100)::text, 2, '0') || lpad(p_number::text, 8, '0');
  v_sum integer := 0;
begin
  for i in 1..length(v_digits) loop
    v_sum := v_sum + substr(v_digits, length(v_digits) - i + 1, 1)::integer * (array[7, 3, 1])[1 + (i - 1) % 3];
  end loop;
  v_digits := v_digits || ((10 - v_sum % 10) % 10)::text;
  return substr(v_digits, 1, 2) || ' ' || substr(v_digits, 3, 3) || ' ' || substr(v_digits, 6, 3) || ' ' || substr(v_digits, 9);
end $function$;

CREATE OR REPLACE FUNCTION public.fold_tallies(p_most integer)
 RETURNS bigint
 LANGUAGE plpgsql
AS $function$
declare v_folded bigint;
begin
  if not pg_try_advisory_xact_lock(hashtext('fold_tallies')) then
    return 0;
  end if;
  with taken as (
    delete from tally where tally_id in (select tally_id from tally order by tally_id limit p_most)
    returning day, measure, channel, benefit, counted, total
  ), summed as (
    select day, measure, channel, benefit, sum(counted)::bigint as counted, sum(total)::bigint as total, count(*) as tallies
    from taken group by day, measure, channel, benefit
  ), folded as (
    insert into daily_figure as d (day, measure, channel, benefit, counted, total)
    select day, measure, channel, benefit, counted, total from summed
    on conflict (measure, day, channel, benefit)
    do update set counted = d.counted + excluded.counted, total = d.total + excluded.total
  )
  select coalesce(sum(tallies), 0)::bigint into v_folded from summed;
  return v_folded;
end $function$;

CREATE OR REPLACE FUNCTION public.submit_application(p_customer_id uuid, p_application_id uuid, p_benefit text, p_benefit_group text, p_form_version text, p_language text, p_channel text, p_answers jsonb, p_received_at timestamp with time zone, p_received_on date, p_due_on date, p_event_ids uuid[], p_email text, p_phone text)
 RETURNS TABLE(reference text, received_at timestamp with time zone, due_on date, is_repeat boolean, is_same boolean, stage text)
 LANGUAGE plpgsql
AS $function$
declare
  v_number bigint;
  v_reference text;
begin
  return query select a.reference, a.received_at, a.due_on, true, a.benefit = p_benefit and a.answers = p_answers, a.stage
    from application a where a.customer_id = p_customer_id and a.application_id = p_application_id;
  if found then
    return;
  end if;
  if exists (select from application a where a.application_id = p_application_id) then
    raise unique_violation using constraint = 'one_customer_per_application';
  end if;
  v_number := nextval('application_number');
  v_reference := application_reference(extract(year from p_received_on)::integer, v_number);
  insert into application (customer_id, application_id, reference, benefit, benefit_group, form_version, language,
    intake_channel, answers, received_at, received_on, due_on, stage, stage_since)
  values (p_customer_id, p_application_id, v_reference, p_benefit, p_benefit_group, p_form_version, p_language,
    p_channel, p_answers, p_received_at, p_received_on, p_due_on, 'pending', p_received_at)
  on conflict on constraint application_pkey do nothing;
  if not found then
    -- The same submit came twice at once: this one waited for the other.
    return query select a.reference, a.received_at, a.due_on, true, a.benefit = p_benefit and a.answers = p_answers, a.stage
      from application a where a.customer_id = p_customer_id and a.application_id = p_application_id;
    return;
  end if;
  insert into case_event (customer_id, event_id, application_id, kind, at, actor, details) values
    (p_customer_id, p_event_ids[1], p_application_id, 'application-received', p_received_at, 'customer',
      jsonb_build_object('channel', p_channel)),
    (p_customer_id, p_event_ids[2], p_application_id, 'receipt-given', p_received_at, 'system',
      jsonb_build_object('reference', v_reference)),
    (p_customer_id, p_event_ids[3], p_application_id, 'case-opened', p_received_at, 'system',
      jsonb_build_object('dueOn', p_due_on));
  update customer c set email = coalesce(p_email, c.email), phone = coalesce(p_phone, c.phone)
    where c.customer_id = p_customer_id
      and (c.email, c.phone) is distinct from (coalesce(p_email, c.email), coalesce(p_phone, c.phone));
  delete from draft d where d.customer_id = p_customer_id and d.draft_id = p_application_id and d.benefit = p_benefit;
  insert into tally (day, measure, channel, benefit, counted, total)
    values (p_received_on, 'applications-received', p_channel, p_benefit, 1, 0);
  insert into outbox (topic, payload, at) values ('application-received',
    jsonb_build_object('customerId', p_customer_id, 'applicationId', p_application_id), p_received_at);
  return query select v_reference, p_received_at, p_due_on, false, true, 'pending'::text;
end $function$;

CREATE OR REPLACE FUNCTION public.take_next_case(p_clerk_id uuid, p_skills text[], p_languages text[], p_at timestamp with time zone, p_event_id uuid)
 RETURNS TABLE(customer_id uuid, application_id uuid)
 LANGUAGE plpgsql
AS $function$
declare
  v_customer_id uuid;
  v_application_id uuid;
begin
  -- One wish of a clerk after the other: a double click gets one case.
  perform from clerk c where c.clerk_id = p_clerk_id for no key update;
  return query
    select a.customer_id, a.application_id
    from case_holder h join application a on a.customer_id = h.customer_id and a.application_id = h.application_id
    where h.clerk_id = p_clerk_id and a.stage in ('pending', 'in-process')
    order by a.due_on, a.received_at, a.application_id limit 1;
  if found then
    return;
  end if;
  loop
    select a.customer_id, a.application_id into v_customer_id, v_application_id
    from application a
    where a.stage in ('pending', 'in-process')
      and a.benefit_group = any (p_skills) and a.language = any (p_languages)
      and not exists (select from case_holder h where h.customer_id = a.customer_id and h.application_id = a.application_id)
      and not exists (select from decision d where d.customer_id = a.customer_id and d.application_id = a.application_id
        and d.status = 'proposed' and d.written_by = p_clerk_id)
    order by a.due_on, a.received_at, a.application_id limit 1
    for no key update of a skip locked;
    exit when not found;
    insert into case_holder as held (customer_id, application_id, clerk_id, taken_at)
    values (v_customer_id, v_application_id, p_clerk_id, p_at)
    on conflict on constraint one_clerk_per_case do nothing;
    continue when not found;
    update application a set stage = 'in-process', stage_since = p_at
    where a.customer_id = v_customer_id and a.application_id = v_application_id and a.stage = 'pending';
    insert into case_event (customer_id, event_id, application_id, kind, at, actor, clerk_id, details)
    values (v_customer_id, p_event_id, v_application_id, 'case-taken', p_at, 'clerk', p_clerk_id, '{}');
    return query select v_customer_id, v_application_id;
    return;
  end loop;
end $function$;
