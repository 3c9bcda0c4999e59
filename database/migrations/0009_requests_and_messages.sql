-- What requests for information and messages need beside the tables of the whole case.

alter table information_request
  -- When the first of what was asked came after the deadline.
  add column late_at timestamptz;

alter table information_request_item
  -- Whether the application had left this answer open: then what comes is put there.
  add column was_unknown boolean not null default false,
  -- What was typed and not sent, by control: {"item1.day": ["3"]}.
  add column typed jsonb,
  -- Who answered for the customer.
  add column agent_id uuid constraint request_item_agent_is_customer references customer (customer_id);

-- A request that a clerk is writing: it waits there, and is read through before it is sent.
create table request_draft (
  customer_id uuid not null,
  application_id uuid not null,
  typed jsonb not null,
  clerk_id uuid not null constraint request_draft_is_by_clerk references clerk (clerk_id),
  saved_at timestamptz not null,
  constraint request_draft_pkey primary key (customer_id, application_id),
  constraint request_draft_has_application foreign key (customer_id, application_id) references application (customer_id, application_id)
);

-- Something came after the decision had been made. Whether a clerk looks at it is a rule of the agency.
create table late_information (
  customer_id uuid not null,
  late_id uuid not null,
  application_id uuid not null,
  benefit text not null,
  benefit_group text not null,
  language text not null,
  arrived_at timestamptz not null,
  settled_at timestamptz,
  settled_by uuid constraint late_information_is_settled_by_clerk references clerk (clerk_id),
  outcome text constraint late_outcome_is_known check (outcome in ('decision-stands', 'to-correct')),
  constraint late_information_pkey primary key (customer_id, late_id),
  constraint late_information_has_application foreign key (customer_id, application_id) references application (customer_id, application_id),
  constraint settled_late_information_says_how check (
    (settled_at is null) = (settled_by is null) and (settled_at is null) = (outcome is null))
);
create unique index one_open_late_information_per_case on late_information (customer_id, application_id) where settled_at is null;
create index late_information_to_settle on late_information (benefit_group, arrived_at, late_id) where settled_at is null;

alter table message
  -- When a customer's message was answered: until then it waits, also when it has been read.
  add column answered_at timestamptz;
drop index message_waiting;
create index message_waiting on message (benefit_group, sent_at, message_id)
  where state = 'sent' and direction = 'from-customer' and answered_at is null and filed_at is null;
create index message_by_id on message (message_id);
create index clerk_absence_until on clerk_absence (to_on);
