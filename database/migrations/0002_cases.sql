-- Applications and what happens to them. An application is a case, whatever way it came.

create table draft (
  customer_id uuid not null constraint draft_belongs_to_customer references customer (customer_id),
  draft_id uuid not null,
  benefit text not null,
  form_version text not null,
  answers jsonb not null,
  completed_pages text[] not null,
  -- What was typed on one page and could not be read as an answer, so that it waits there too: {"page", "texts"}.
  typed jsonb,
  started_at timestamptz not null,
  saved_at timestamptz not null,
  expires_on date not null,
  constraint draft_pkey primary key (customer_id, draft_id),
  constraint one_draft_per_benefit unique (customer_id, benefit)
);
create index draft_expires_on on draft (expires_on);

create sequence application_number as bigint start 100001;

-- A reference that can be read out on the phone: the year, a running number and a check digit by the weights 7, 3, 1
-- of Finnish payment references, so that a digit heard wrong is noticed. In groups: '15 001 000 014'.
create function application_reference(p_year integer, p_number bigint) returns text language plpgsql immutable as $$
declare
  v_digits text := lpad((p_year % 100)::text, 2, '0') || lpad(p_number::text, 8, '0');
  v_sum integer := 0;
begin
  for i in 1..length(v_digits) loop
    v_sum := v_sum + substr(v_digits, length(v_digits) - i + 1, 1)::integer * (array[7, 3, 1])[1 + (i - 1) % 3];
  end loop;
  v_digits := v_digits || ((10 - v_sum % 10) % 10)::text;
  return substr(v_digits, 1, 2) || ' ' || substr(v_digits, 3, 3) || ' ' || substr(v_digits, 6, 3) || ' ' || substr(v_digits, 9);
end $$;

create table application (
  customer_id uuid not null constraint application_belongs_to_customer references customer (customer_id),
  application_id uuid not null,
  reference text not null,
  benefit text not null,
  benefit_group text not null,
  form_version text not null,
  language text not null,
  intake_channel text not null constraint intake_channel_is_known
    check (intake_channel in ('online', 'office', 'post', 'phone', 'joint-service-point', 'remote')),
  answers jsonb not null,
  received_at timestamptz not null,
  received_on date not null,
  due_on date not null,
  stage text not null constraint stage_is_known check (stage in ('pending', 'in-process', 'decided', 'withdrawn')),
  stage_since timestamptz not null,
  constraint application_pkey primary key (customer_id, application_id)
);
create index application_reference on application (reference);
create index application_by_id on application (application_id);
create index application_open on application (due_on, received_at, application_id) where stage in ('pending', 'in-process');
create index application_of_customer on application (customer_id, received_at desc);

-- The clerk who has the case in hand. The key keeps it to one clerk at a time.
create table case_holder (
  customer_id uuid not null,
  application_id uuid not null,
  clerk_id uuid not null constraint case_holder_is_clerk references clerk (clerk_id),
  taken_at timestamptz not null,
  constraint one_clerk_per_case primary key (customer_id, application_id),
  constraint case_holder_has_application foreign key (customer_id, application_id)
    references application (customer_id, application_id)
);
create index case_holder_clerk on case_holder (clerk_id);

-- The timeline: what happened to a case, when, and by whom. Rows are only ever added.
create table case_event (
  customer_id uuid not null,
  event_id uuid not null,
  application_id uuid not null,
  kind text not null,
  at timestamptz not null,
  actor text not null constraint case_event_actor_is_known check (actor in ('customer', 'clerk', 'system')),
  clerk_id uuid constraint case_event_clerk_is_known references clerk (clerk_id),
  details jsonb not null,
  constraint case_event_pkey primary key (customer_id, event_id),
  constraint case_event_has_application foreign key (customer_id, application_id)
    references application (customer_id, application_id),
  constraint clerk_event_names_clerk check ((actor = 'clerk') = (clerk_id is not null))
);
create index case_event_of_application on case_event (customer_id, application_id, at);
create index case_event_at on case_event (at);
create index case_event_of_clerk on case_event (clerk_id, at) where clerk_id is not null;

create table case_note (
  customer_id uuid not null,
  note_id uuid not null,
  application_id uuid not null,
  clerk_id uuid not null constraint case_note_is_by_clerk references clerk (clerk_id),
  text text not null,
  written_at timestamptz not null,
  constraint case_note_pkey primary key (customer_id, note_id),
  constraint case_note_has_application foreign key (customer_id, application_id)
    references application (customer_id, application_id)
);
create index case_note_of_application on case_note (customer_id, application_id, written_at);

-- One decision for each application: written by one clerk, approved by another where the benefit asks for it, then made.
create table decision (
  customer_id uuid not null,
  application_id uuid not null,
  status text not null constraint decision_status_is_known check (status in ('draft', 'proposed', 'made')),
  outcome text constraint outcome_is_known check (outcome in ('granted', 'granted-in-part', 'rejected', 'dismissed')),
  amount_cents bigint constraint amount_is_positive check (amount_cents > 0),
  period_from_on date,
  period_to_on date,
  -- What the clerk typed, as it was typed, so that a half-written decision comes back as it was left.
  typed jsonb not null,
  phrases text[] not null,
  reasons text not null,
  language text not null,
  written_by uuid not null constraint decision_is_written_by_clerk references clerk (clerk_id),
  written_at timestamptz not null,
  needs_approval boolean not null,
  approved_by uuid constraint decision_is_approved_by_clerk references clerk (clerk_id),
  approved_at timestamptz,
  returned_because text,
  sent_at timestamptz,
  deemed_served_on date,
  constraint decision_pkey primary key (customer_id, application_id),
  constraint decision_has_application foreign key (customer_id, application_id)
    references application (customer_id, application_id),
  constraint second_clerk_approves check (approved_by is distinct from written_by),
  constraint made_decision_is_approved check (status <> 'made' or not needs_approval or approved_by is not null),
  constraint made_decision_is_sent check ((status = 'made') = (sent_at is not null and deemed_served_on is not null)),
  constraint handed_in_decision_has_outcome check (status = 'draft' or outcome is not null),
  constraint grant_has_amount_and_period check (
    status = 'draft' or outcome not in ('granted', 'granted-in-part')
    or (amount_cents is not null and period_from_on is not null)),
  constraint period_begins_before_it_ends check (period_to_on is null or period_to_on >= period_from_on)
);
create index decision_proposed on decision (written_at) where status = 'proposed';

-- Word sent to a customer that something waits for them. It never says what.
create table notice (
  customer_id uuid not null constraint notice_is_for_customer references customer (customer_id),
  notice_id uuid not null,
  application_id uuid,
  kind text not null,
  channel text not null constraint notice_channel_is_known check (channel in ('email')),
  language text not null,
  state text not null constraint notice_state_is_known check (state in ('waiting', 'sent', 'failed', 'kept')),
  created_at timestamptz not null,
  settled_at timestamptz,
  constraint notice_pkey primary key (customer_id, notice_id)
);
create index notice_created_at on notice (created_at);
create index notice_by_state on notice (state, created_at);
-- A job may run twice: the customer is told once.
create unique index one_notice_of_a_kind_per_application on notice (customer_id, application_id, kind) where kind in ('receipt', 'decision');

create table notice_attempt (
  customer_id uuid not null,
  notice_id uuid not null,
  attempt integer not null,
  at timestamptz not null,
  result text not null constraint notice_attempt_result_is_known check (result in ('sent', 'failed', 'kept')),
  problem text,
  constraint notice_attempt_pkey primary key (customer_id, notice_id, attempt),
  constraint notice_attempt_has_notice foreign key (customer_id, notice_id) references notice (customer_id, notice_id)
);

-- Gives a clerk the most urgent case: one already in hand, else a free one that the clerk has the skill and language for.
-- Rows that another clerk is just taking are passed over. A statement inside sees what was committed before it began, so
-- a case that was taken between two looks is found out by the key of case_holder, and the loop looks again.
create function take_next_case(p_clerk_id uuid, p_skills text[], p_languages text[], p_at timestamptz, p_event_id uuid)
returns table (customer_id uuid, application_id uuid) language plpgsql as $$
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
end $$;
