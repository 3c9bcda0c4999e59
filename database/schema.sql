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
  unknown_answers text[] not null default '{}'::text[],
  agent_id uuid,
  agent_basis text,
  registered_by uuid,
  point_received_on date,
  waits_until_on date,
  is_protected boolean not null default false,
  constraint application_pkey PRIMARY KEY (customer_id, application_id),
  constraint agent_acts_on_a_basis CHECK ((agent_id IS NULL) = (agent_basis IS NULL)),
  constraint agent_is_somebody_else CHECK (agent_id <> customer_id),
  constraint application_agent_is_customer FOREIGN KEY (agent_id) REFERENCES customer(customer_id),
  constraint application_belongs_to_customer FOREIGN KEY (customer_id) REFERENCES customer(customer_id),
  constraint application_is_registered_by_clerk FOREIGN KEY (registered_by) REFERENCES clerk(clerk_id),
  constraint intake_channel_is_known CHECK (intake_channel = ANY (ARRAY['online'::text, 'office'::text, 'post'::text, 'phone'::text, 'joint-service-point'::text, 'remote'::text])),
  constraint stage_is_known CHECK (stage = ANY (ARRAY['pending'::text, 'in-process'::text, 'decided'::text, 'withdrawn'::text]))
);
CREATE INDEX application_by_id ON application USING btree (application_id);
CREATE INDEX application_of_customer ON application USING btree (customer_id, received_at DESC);
CREATE INDEX application_open ON application USING btree (due_on, received_at, application_id) WHERE stage = ANY (ARRAY['pending'::text, 'in-process'::text]);
CREATE INDEX application_reference ON application USING btree (reference);
CREATE INDEX application_waiting ON application USING btree (waits_until_on) WHERE waits_until_on IS NOT NULL;

create table attachment (
  customer_id uuid not null,
  attachment_id uuid not null,
  application_id uuid,
  message_id uuid,
  requirement_id text,
  sha256 text not null,
  file_name text not null,
  channel text not null,
  received_at timestamp with time zone not null,
  received_on date not null,
  state text not null,
  judged_by uuid,
  judged_at timestamp with time zone,
  agent_id uuid,
  taken_in_by uuid,
  upload_key uuid not null,
  constraint attachment_pkey PRIMARY KEY (customer_id, attachment_id),
  constraint attachment_agent_is_customer FOREIGN KEY (agent_id) REFERENCES customer(customer_id),
  constraint attachment_channel_is_known CHECK (channel = ANY (ARRAY['online'::text, 'office'::text, 'post'::text, 'phone'::text, 'joint-service-point'::text, 'remote'::text])),
  constraint attachment_has_file FOREIGN KEY (sha256) REFERENCES stored_file(sha256),
  constraint attachment_is_judged_by_clerk FOREIGN KEY (judged_by) REFERENCES clerk(clerk_id),
  constraint attachment_is_of_customer FOREIGN KEY (customer_id) REFERENCES customer(customer_id),
  constraint attachment_is_taken_in_by_clerk FOREIGN KEY (taken_in_by) REFERENCES clerk(clerk_id),
  constraint attachment_lies_somewhere CHECK (num_nonnulls(application_id, message_id) >= 1),
  constraint attachment_state_is_known CHECK (state = ANY (ARRAY['received'::text, 'accepted'::text, 'illegible'::text, 'unneeded'::text])),
  constraint one_attachment_per_sending UNIQUE (customer_id, upload_key)
);
CREATE INDEX attachment_by_file ON attachment USING btree (sha256);
CREATE INDEX attachment_by_id ON attachment USING btree (attachment_id);
CREATE INDEX attachment_of_application ON attachment USING btree (customer_id, application_id, received_at);
CREATE INDEX attachment_of_message ON attachment USING btree (customer_id, message_id) WHERE message_id IS NOT NULL;

create table attachment_requirement (
  customer_id uuid not null,
  application_id uuid not null,
  requirement_id text not null,
  state text not null,
  since timestamp with time zone not null,
  waived_because text,
  settled_by uuid,
  accepted_attachment_id uuid,
  constraint attachment_requirement_pkey PRIMARY KEY (customer_id, application_id, requirement_id),
  constraint requirement_has_application FOREIGN KEY (customer_id, application_id) REFERENCES application(customer_id, application_id),
  constraint requirement_is_settled_by_clerk FOREIGN KEY (settled_by) REFERENCES clerk(clerk_id),
  constraint requirement_state_is_known CHECK (state = ANY (ARRAY['required'::text, 'requested'::text, 'received'::text, 'accepted'::text, 'illegible'::text, 'waived'::text])),
  constraint waived_requirement_has_reason CHECK ((state = 'waived'::text) = (waived_because IS NOT NULL))
);

create table broken_glass (
  customer_id uuid not null,
  glass_id uuid not null,
  application_id uuid not null,
  clerk_id uuid not null,
  broken_at timestamp with time zone not null,
  closes_at timestamp with time zone not null,
  reason_text text not null,
  examined_at timestamp with time zone,
  examined_by uuid,
  constraint broken_glass_pkey PRIMARY KEY (customer_id, glass_id),
  constraint broken_glass_has_reason CHECK (length(btrim(reason_text)) >= 10),
  constraint examined_glass_says_by_whom CHECK ((examined_at IS NULL) = (examined_by IS NULL)),
  constraint glass_is_broken_by_clerk FOREIGN KEY (clerk_id) REFERENCES clerk(clerk_id),
  constraint glass_is_examined_by_auditor FOREIGN KEY (examined_by) REFERENCES clerk(clerk_id),
  constraint glass_opens_for_a_time CHECK (closes_at > broken_at),
  constraint nobody_examines_their_own_glass CHECK (examined_by <> clerk_id)
);
CREATE INDEX broken_glass_by_id ON broken_glass USING btree (glass_id);
CREATE INDEX broken_glass_of_clerk ON broken_glass USING btree (customer_id, application_id, clerk_id, closes_at);
CREATE INDEX broken_glass_unexamined ON broken_glass USING btree (broken_at DESC) WHERE examined_at IS NULL;

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
  sees_protected boolean not null default false,
  signed_in_at timestamp with time zone,
  constraint clerk_pkey PRIMARY KEY (clerk_id),
  constraint clerk_role_is_known CHECK (role = ANY (ARRAY['clerk'::text, 'joint-service-clerk'::text, 'manager'::text, 'administrator'::text, 'auditor'::text]))
);
CREATE INDEX clerk_by_name ON clerk USING btree (name, clerk_id);

create table clerk_absence (
  clerk_id uuid not null,
  absence_id uuid not null,
  from_on date not null,
  to_on date not null,
  substitute_id uuid,
  constraint clerk_absence_pkey PRIMARY KEY (clerk_id, absence_id),
  constraint absence_begins_before_it_ends CHECK (to_on >= from_on),
  constraint absence_is_of_clerk FOREIGN KEY (clerk_id) REFERENCES clerk(clerk_id),
  constraint nobody_is_their_own_substitute CHECK (substitute_id <> clerk_id),
  constraint substitute_is_clerk FOREIGN KEY (substitute_id) REFERENCES clerk(clerk_id)
);
CREATE INDEX clerk_absence_until ON clerk_absence USING btree (to_on);

create table clerk_event (
  clerk_id uuid not null,
  event_id uuid not null,
  kind text not null,
  at timestamp with time zone not null,
  by_clerk_id uuid not null,
  constraint clerk_event_pkey PRIMARY KEY (clerk_id, event_id),
  constraint clerk_event_is_by_clerk FOREIGN KEY (by_clerk_id) REFERENCES clerk(clerk_id),
  constraint clerk_event_is_of_clerk FOREIGN KEY (clerk_id) REFERENCES clerk(clerk_id),
  constraint clerk_event_kind_is_known CHECK (kind = ANY (ARRAY['clerk-closed'::text, 'clerk-opened'::text])),
  constraint nobody_changes_their_own_access CHECK (by_clerk_id <> clerk_id)
);
CREATE INDEX clerk_event_at ON clerk_event USING btree (at, event_id);
CREATE INDEX clerk_event_by_clerk ON clerk_event USING btree (by_clerk_id, at);

create table contact_check (
  customer_id uuid not null,
  kind text not null,
  address text not null,
  code_digest bytea not null,
  tries_left integer not null,
  sent_at timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  constraint contact_check_pkey PRIMARY KEY (customer_id, kind),
  constraint contact_check_has_tries CHECK (tries_left >= 0),
  constraint contact_check_is_of_customer FOREIGN KEY (customer_id) REFERENCES customer(customer_id),
  constraint contact_check_kind_is_known CHECK (kind = ANY (ARRAY['email'::text, 'phone'::text]))
);

create table cosignature (
  customer_id uuid not null,
  cosignature_id uuid not null,
  application_id uuid not null,
  code_digest bytea not null,
  name text not null,
  state text not null,
  asked_at timestamp with time zone not null,
  settled_at timestamp with time zone,
  signer_id uuid,
  constraint cosignature_pkey PRIMARY KEY (customer_id, cosignature_id),
  constraint cosignature_has_application FOREIGN KEY (customer_id, application_id) REFERENCES application(customer_id, application_id),
  constraint cosignature_is_by_customer FOREIGN KEY (signer_id) REFERENCES customer(customer_id),
  constraint cosignature_state_is_known CHECK (state = ANY (ARRAY['asked'::text, 'signed'::text, 'refused'::text, 'cancelled'::text])),
  constraint cosigner_has_name CHECK (length(btrim(name)) > 0),
  constraint nobody_cosigns_their_own CHECK (signer_id <> customer_id),
  constraint settled_cosignature_says_when CHECK ((state = 'asked'::text) = (settled_at IS NULL)),
  constraint signed_cosignature_names_signer CHECK ((state = ANY (ARRAY['signed'::text, 'refused'::text])) = (signer_id IS NOT NULL))
);
CREATE INDEX cosignature_asked_of ON cosignature USING btree (code_digest, asked_at DESC);
CREATE INDEX cosignature_of_application ON cosignature USING btree (customer_id, application_id, asked_at);
CREATE UNIQUE INDEX one_cosignature_per_person ON cosignature USING btree (customer_id, application_id, code_digest) WHERE state <> 'cancelled'::text;

create table counter (
  place_id text not null,
  counter_id uuid not null,
  name text not null,
  closed_at timestamp with time zone,
  constraint counter_pkey PRIMARY KEY (place_id, counter_id),
  constraint counter_is_at_place FOREIGN KEY (place_id) REFERENCES place(place_id)
);
CREATE UNIQUE INDEX one_open_counter_of_a_name ON counter USING btree (place_id, name) WHERE closed_at IS NULL;

create table customer (
  customer_id uuid not null,
  given_names text not null,
  family_name text not null,
  language text not null,
  email text,
  phone text,
  created_at timestamp with time zone not null,
  told_by text not null default 'email'::text,
  email_checked_at timestamp with time zone,
  phone_checked_at timestamp with time zone,
  is_protected boolean not null default false,
  merged_into uuid,
  constraint customer_pkey PRIMARY KEY (customer_id),
  constraint customer_is_merged_into_customer FOREIGN KEY (merged_into) REFERENCES customer(customer_id),
  constraint customer_is_not_merged_into_itself CHECK (merged_into <> customer_id),
  constraint customer_language_is_known CHECK (language = ANY (ARRAY['fi'::text, 'sv'::text, 'en'::text, 'se'::text, 'smn'::text, 'sms'::text])),
  constraint told_by_is_known CHECK (told_by = ANY (ARRAY['email'::text, 'text-message'::text, 'letter'::text, 'official-mailbox'::text]))
);

create table customer_address (
  customer_id uuid not null,
  street text not null,
  postal_code text not null,
  city text not null,
  country text not null,
  given_at timestamp with time zone not null,
  constraint customer_address_pkey PRIMARY KEY (customer_id),
  constraint customer_address_is_of_customer FOREIGN KEY (customer_id) REFERENCES customer(customer_id)
);

create table customer_merge (
  customer_id uuid not null,
  merged_id uuid not null,
  merged_at timestamp with time zone not null,
  clerk_id uuid not null,
  reason text not null,
  history jsonb not null,
  undone_at timestamp with time zone,
  constraint customer_merge_pkey PRIMARY KEY (customer_id, merged_id, merged_at),
  constraint merge_is_by_clerk FOREIGN KEY (clerk_id) REFERENCES clerk(clerk_id),
  constraint merge_keeps_customer FOREIGN KEY (customer_id) REFERENCES customer(customer_id)
);
CREATE INDEX customer_merge_of_merged ON customer_merge USING btree (merged_id);

create table daily_figure (
  day date not null,
  measure text not null,
  channel text not null,
  benefit text not null,
  counted bigint not null,
  total bigint not null,
  detail text not null default ''::text,
  constraint daily_figure_pkey PRIMARY KEY (measure, day, channel, benefit, detail)
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

create table erasure_run (
  run_id uuid not null,
  at timestamp with time zone not null,
  is_dry boolean not null,
  rule text not null,
  before_on date not null,
  erased integer not null,
  constraint erasure_run_pkey PRIMARY KEY (run_id, rule)
);
CREATE INDEX erasure_run_at ON erasure_run USING btree (at DESC);

create table export_schedule (
  schedule_id uuid not null,
  figure text not null,
  format text not null,
  language text not null,
  every text not null,
  email text not null,
  made_by uuid not null,
  made_at timestamp with time zone not null,
  next_on date not null,
  last_sent_at timestamp with time zone,
  last_problem text,
  ended_at timestamp with time zone,
  constraint export_schedule_pkey PRIMARY KEY (schedule_id),
  constraint export_format_is_known CHECK (format = ANY (ARRAY['csv'::text, 'xlsx'::text])),
  constraint export_is_made_by_clerk FOREIGN KEY (made_by) REFERENCES clerk(clerk_id),
  constraint export_rhythm_is_known CHECK (every = ANY (ARRAY['day'::text, 'week'::text, 'month'::text]))
);
CREATE INDEX export_due ON export_schedule USING btree (next_on) WHERE ended_at IS NULL;

create table hours_version (
  place_id text not null,
  version_no integer not null,
  from_on date not null,
  plan jsonb not null,
  decided_at timestamp with time zone not null,
  clerk_id uuid,
  reason text,
  constraint hours_version_pkey PRIMARY KEY (place_id, version_no),
  constraint changed_hours_have_reason CHECK (clerk_id IS NULL OR length(btrim(reason)) >= 3),
  constraint hours_are_decided_by_clerk FOREIGN KEY (clerk_id) REFERENCES clerk(clerk_id),
  constraint hours_are_of_place FOREIGN KEY (place_id) REFERENCES place(place_id)
);

create table identity_code (
  customer_id uuid not null,
  code_encrypted bytea not null,
  code_digest bytea not null,
  constraint identity_code_pkey PRIMARY KEY (customer_id),
  constraint identity_code_belongs_to_customer FOREIGN KEY (customer_id) REFERENCES customer(customer_id),
  constraint one_customer_per_identity_code UNIQUE (code_digest)
);

create table information_request (
  customer_id uuid not null,
  request_id uuid not null,
  application_id uuid not null,
  clerk_id uuid not null,
  language text not null,
  text text not null,
  sent_at timestamp with time zone not null,
  due_on date not null,
  remind_on date not null,
  reminded_at timestamp with time zone,
  state text not null,
  settled_at timestamp with time zone,
  late_at timestamp with time zone,
  constraint information_request_pkey PRIMARY KEY (customer_id, request_id),
  constraint reminder_is_before_deadline CHECK (remind_on <= due_on),
  constraint request_has_application FOREIGN KEY (customer_id, application_id) REFERENCES application(customer_id, application_id),
  constraint request_is_by_clerk FOREIGN KEY (clerk_id) REFERENCES clerk(clerk_id),
  constraint request_state_is_known CHECK (state = ANY (ARRAY['open'::text, 'answered'::text, 'passed'::text, 'cancelled'::text])),
  constraint settled_request_says_when CHECK ((state = 'open'::text) = (settled_at IS NULL))
);
CREATE UNIQUE INDEX one_open_request_per_case ON information_request USING btree (customer_id, application_id) WHERE state = 'open'::text;
CREATE INDEX request_due ON information_request USING btree (due_on) WHERE state = 'open'::text;
CREATE INDEX request_to_remind ON information_request USING btree (remind_on) WHERE state = 'open'::text AND reminded_at IS NULL;

create table information_request_item (
  customer_id uuid not null,
  request_id uuid not null,
  item_no integer not null,
  kind text not null,
  about text,
  text text not null,
  answer text,
  done_at timestamp with time zone,
  was_unknown boolean not null default false,
  typed jsonb,
  agent_id uuid,
  constraint information_request_item_pkey PRIMARY KEY (customer_id, request_id, item_no),
  constraint request_item_agent_is_customer FOREIGN KEY (agent_id) REFERENCES customer(customer_id),
  constraint request_item_has_request FOREIGN KEY (customer_id, request_id) REFERENCES information_request(customer_id, request_id),
  constraint request_item_kind_is_known CHECK (kind = ANY (ARRAY['attachment'::text, 'answer'::text, 'explanation'::text]))
);

create table instruction (
  instruction_id uuid not null,
  kind text not null,
  language text not null,
  title text not null,
  text text not null,
  benefit_groups text[] not null,
  version integer not null,
  published_at timestamp with time zone not null,
  published_by uuid not null,
  withdrawn_at timestamp with time zone,
  words tsvector not null generated always as ((setweight(to_tsvector('simple'::regconfig, title), 'A'::"char") || setweight(to_tsvector('simple'::regconfig, text), 'B'::"char"))),
  constraint instruction_pkey PRIMARY KEY (instruction_id),
  constraint instruction_is_by_clerk FOREIGN KEY (published_by) REFERENCES clerk(clerk_id),
  constraint instruction_kind_is_known CHECK (kind = ANY (ARRAY['news'::text, 'instruction'::text]))
);
CREATE INDEX instruction_published ON instruction USING btree (published_at DESC);
CREATE INDEX instruction_words ON instruction USING gin (words);

create table instruction_reading (
  clerk_id uuid not null,
  instruction_id uuid not null,
  version integer not null,
  read_at timestamp with time zone not null,
  constraint instruction_reading_pkey PRIMARY KEY (clerk_id, instruction_id, version),
  constraint reading_is_by_clerk FOREIGN KEY (clerk_id) REFERENCES clerk(clerk_id),
  constraint reading_is_of_instruction FOREIGN KEY (instruction_id) REFERENCES instruction(instruction_id)
);

create table instruction_version (
  instruction_id uuid not null,
  version integer not null,
  title text not null,
  text text not null,
  published_at timestamp with time zone not null,
  published_by uuid not null,
  constraint instruction_version_pkey PRIMARY KEY (instruction_id, version),
  constraint version_is_by_clerk FOREIGN KEY (published_by) REFERENCES clerk(clerk_id),
  constraint version_is_of_instruction FOREIGN KEY (instruction_id) REFERENCES instruction(instruction_id)
);

create table late_information (
  customer_id uuid not null,
  late_id uuid not null,
  application_id uuid not null,
  benefit text not null,
  benefit_group text not null,
  language text not null,
  arrived_at timestamp with time zone not null,
  settled_at timestamp with time zone,
  settled_by uuid,
  outcome text,
  constraint late_information_pkey PRIMARY KEY (customer_id, late_id),
  constraint late_information_has_application FOREIGN KEY (customer_id, application_id) REFERENCES application(customer_id, application_id),
  constraint late_information_is_settled_by_clerk FOREIGN KEY (settled_by) REFERENCES clerk(clerk_id),
  constraint late_outcome_is_known CHECK (outcome = ANY (ARRAY['decision-stands'::text, 'to-correct'::text])),
  constraint settled_late_information_says_how CHECK ((settled_at IS NULL) = (settled_by IS NULL) AND (settled_at IS NULL) = (outcome IS NULL))
);
CREATE INDEX late_information_to_settle ON late_information USING btree (benefit_group, arrived_at, late_id) WHERE settled_at IS NULL;
CREATE UNIQUE INDEX one_open_late_information_per_case ON late_information USING btree (customer_id, application_id) WHERE settled_at IS NULL;

create table letter (
  customer_id uuid not null,
  letter_id uuid not null,
  application_id uuid,
  about_id uuid,
  kind text not null,
  language text not null,
  state text not null,
  batch_id uuid,
  made_at timestamp with time zone not null,
  posted_at timestamp with time zone,
  constraint letter_pkey PRIMARY KEY (customer_id, letter_id),
  constraint batched_letter_names_batch CHECK ((state = ANY (ARRAY['in-batch'::text, 'posted'::text])) = (batch_id IS NOT NULL)),
  constraint letter_is_for_customer FOREIGN KEY (customer_id) REFERENCES customer(customer_id),
  constraint letter_is_in_batch FOREIGN KEY (batch_id) REFERENCES letter_batch(batch_id),
  constraint letter_kind_is_known CHECK (kind = ANY (ARRAY['decision'::text, 'request'::text, 'reminder'::text, 'receipt'::text, 'message'::text])),
  constraint letter_state_is_known CHECK (state = ANY (ARRAY['waiting'::text, 'in-batch'::text, 'posted'::text, 'cancelled'::text]))
);
CREATE INDEX letter_of_batch ON letter USING btree (batch_id) WHERE batch_id IS NOT NULL;
CREATE INDEX letter_waiting ON letter USING btree (made_at) WHERE state = 'waiting'::text;
CREATE UNIQUE INDEX one_letter_per_thing ON letter USING btree (customer_id, kind, COALESCE(about_id, application_id)) WHERE state <> 'cancelled'::text;

create table letter_batch (
  batch_id uuid not null,
  made_at timestamp with time zone not null,
  clerk_id uuid not null,
  letter_count integer not null,
  state text not null,
  posted_at timestamp with time zone,
  constraint letter_batch_pkey PRIMARY KEY (batch_id),
  constraint batch_is_made_by_clerk FOREIGN KEY (clerk_id) REFERENCES clerk(clerk_id),
  constraint batch_state_is_known CHECK (state = ANY (ARRAY['made'::text, 'posted'::text]))
);
CREATE INDEX letter_batch_made_at ON letter_batch USING btree (made_at DESC);

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

create table mandate (
  customer_id uuid not null,
  mandate_id uuid not null,
  agent_id uuid not null,
  basis text not null,
  benefits text[] not null,
  channels text[] not null,
  actions text[] not null,
  valid_from_on date not null,
  valid_to_on date,
  recorded_at timestamp with time zone not null,
  recorded_by uuid,
  ended_at timestamp with time zone,
  ended_by text,
  constraint mandate_pkey PRIMARY KEY (customer_id, mandate_id),
  constraint ended_mandate_says_by_whom CHECK ((ended_at IS NULL) = (ended_by IS NULL)),
  constraint guardian_of_child_has_last_day CHECK (basis <> 'child-guardian'::text OR valid_to_on IS NOT NULL),
  constraint mandate_actions_are_known CHECK (actions <@ ARRAY['view'::text, 'apply'::text, 'change-account'::text, 'appeal'::text] AND cardinality(actions) > 0),
  constraint mandate_basis_is_known CHECK (basis = ANY (ARRAY['child-guardian'::text, 'court-guardian'::text, 'suomi-fi'::text, 'written'::text, 'oral'::text])),
  constraint mandate_begins_before_it_ends CHECK (valid_to_on IS NULL OR valid_to_on >= valid_from_on),
  constraint mandate_channels_are_known CHECK (channels <@ ARRAY['online'::text, 'office'::text, 'post'::text, 'phone'::text, 'joint-service-point'::text, 'remote'::text] AND cardinality(channels) > 0),
  constraint mandate_end_is_known CHECK (ended_by = ANY (ARRAY['principal'::text, 'agent'::text, 'clerk'::text, 'register'::text])),
  constraint mandate_has_agent FOREIGN KEY (agent_id) REFERENCES customer(customer_id),
  constraint mandate_has_principal FOREIGN KEY (customer_id) REFERENCES customer(customer_id),
  constraint mandate_is_recorded_by_clerk FOREIGN KEY (recorded_by) REFERENCES clerk(clerk_id),
  constraint nobody_is_their_own_agent CHECK (agent_id <> customer_id),
  constraint oral_mandate_is_for_phone_or_office CHECK (basis <> 'oral'::text OR channels <@ ARRAY['phone'::text, 'office'::text] AND valid_to_on = valid_from_on),
  constraint register_mandate_is_online_only CHECK (basis <> 'suomi-fi'::text OR channels = ARRAY['online'::text]),
  constraint written_mandate_is_never_online CHECK ((basis <> ALL (ARRAY['written'::text, 'oral'::text])) OR NOT ('online'::text = ANY (channels)))
);
CREATE INDEX mandate_of_agent ON mandate USING btree (agent_id, customer_id);
CREATE UNIQUE INDEX one_guardian_of_child_per_pair ON mandate USING btree (customer_id, agent_id) WHERE basis = 'child-guardian'::text AND ended_at IS NULL;
CREATE UNIQUE INDEX one_register_mandate_per_pair ON mandate USING btree (customer_id, agent_id) WHERE basis = 'suomi-fi'::text AND ended_at IS NULL;

create table mandate_use (
  customer_id uuid not null,
  use_id uuid not null,
  mandate_id uuid not null,
  agent_id uuid not null,
  begun_at timestamp with time zone not null,
  constraint mandate_use_pkey PRIMARY KEY (customer_id, use_id),
  constraint mandate_use_is_by_customer FOREIGN KEY (agent_id) REFERENCES customer(customer_id),
  constraint mandate_use_is_of_mandate FOREIGN KEY (customer_id, mandate_id) REFERENCES mandate(customer_id, mandate_id) ON UPDATE CASCADE
);
CREATE INDEX mandate_use_of_customer ON mandate_use USING btree (customer_id, begun_at DESC);

create table message (
  customer_id uuid not null,
  message_id uuid not null,
  thread_id uuid not null,
  application_id uuid,
  benefit_group text not null,
  direction text not null,
  state text not null,
  subject text not null,
  text text not null,
  language text not null,
  saved_at timestamp with time zone not null,
  sent_at timestamp with time zone,
  read_at timestamp with time zone,
  clerk_id uuid,
  agent_id uuid,
  assigned_to uuid,
  filed_at timestamp with time zone,
  filed_by uuid,
  answered_at timestamp with time zone,
  constraint message_pkey PRIMARY KEY (customer_id, message_id),
  constraint message_agent_is_customer FOREIGN KEY (agent_id) REFERENCES customer(customer_id),
  constraint message_direction_is_known CHECK (direction = ANY (ARRAY['from-customer'::text, 'to-customer'::text])),
  constraint message_is_by_clerk FOREIGN KEY (clerk_id) REFERENCES clerk(clerk_id),
  constraint message_is_filed_by_clerk FOREIGN KEY (filed_by) REFERENCES clerk(clerk_id),
  constraint message_is_of_customer FOREIGN KEY (customer_id) REFERENCES customer(customer_id),
  constraint message_of_the_agency_names_clerk CHECK ((direction = 'to-customer'::text) = (clerk_id IS NOT NULL)),
  constraint message_state_is_known CHECK (state = ANY (ARRAY['draft'::text, 'sent'::text])),
  constraint message_waits_for_clerk FOREIGN KEY (assigned_to) REFERENCES clerk(clerk_id),
  constraint sent_message_has_text CHECK (state = 'draft'::text OR length(btrim(text)) > 0),
  constraint sent_message_says_when CHECK ((state = 'sent'::text) = (sent_at IS NOT NULL))
);
CREATE INDEX message_by_id ON message USING btree (message_id);
CREATE INDEX message_of_customer ON message USING btree (customer_id, sent_at DESC);
CREATE INDEX message_of_thread ON message USING btree (customer_id, thread_id, sent_at);
CREATE INDEX message_waiting ON message USING btree (benefit_group, sent_at, message_id) WHERE state = 'sent'::text AND direction = 'from-customer'::text AND answered_at IS NULL AND filed_at IS NULL;
CREATE UNIQUE INDEX one_draft_per_thread ON message USING btree (customer_id, thread_id, direction) WHERE state = 'draft'::text;

create table migration (
  name text not null,
  sha256 text not null,
  applied_at timestamp with time zone not null,
  constraint migration_pkey PRIMARY KEY (name)
);

create table municipality (
  municipality_id text not null,
  region_id text not null,
  name jsonb not null,
  latitude double precision not null,
  longitude double precision not null,
  constraint municipality_pkey PRIMARY KEY (municipality_id),
  constraint municipality_is_in_region FOREIGN KEY (region_id) REFERENCES region(region_id)
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
  about_id uuid,
  constraint notice_pkey PRIMARY KEY (customer_id, notice_id),
  constraint notice_channel_is_known CHECK (channel = ANY (ARRAY['email'::text, 'text-message'::text, 'letter'::text, 'official-mailbox'::text])),
  constraint notice_is_for_customer FOREIGN KEY (customer_id) REFERENCES customer(customer_id),
  constraint notice_state_is_known CHECK (state = ANY (ARRAY['waiting'::text, 'sent'::text, 'failed'::text, 'kept'::text]))
);
CREATE INDEX notice_by_state ON notice USING btree (state, created_at);
CREATE INDEX notice_created_at ON notice USING btree (created_at);
CREATE UNIQUE INDEX one_notice_of_a_kind_per_application ON notice USING btree (customer_id, application_id, kind) WHERE kind = ANY (ARRAY['receipt'::text, 'decision'::text]);
CREATE UNIQUE INDEX one_notice_per_thing ON notice USING btree (customer_id, about_id, kind) WHERE about_id IS NOT NULL;

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

create table paper_application (
  customer_id uuid not null,
  application_id uuid not null,
  benefit text not null,
  benefit_group text not null,
  form_version text not null,
  language text not null,
  channel text not null,
  received_on date not null,
  point_received_on date,
  answers jsonb not null,
  unknown_answers text[] not null,
  typed jsonb,
  registered_by uuid not null,
  registered_at timestamp with time zone not null,
  saved_at timestamp with time zone not null,
  agent_id uuid,
  agent_basis text,
  state text not null,
  cancelled_because text,
  paper_code text not null,
  is_protected boolean not null default false,
  settled_at timestamp with time zone,
  settled_by uuid,
  constraint paper_application_pkey PRIMARY KEY (customer_id, application_id),
  constraint cancelled_paper_says_why CHECK ((state = 'cancelled'::text) = (cancelled_because IS NOT NULL)),
  constraint one_paper_application_per_code UNIQUE (paper_code),
  constraint paper_agent_acts_on_a_basis CHECK ((agent_id IS NULL) = (agent_basis IS NULL)),
  constraint paper_agent_is_customer FOREIGN KEY (agent_id) REFERENCES customer(customer_id),
  constraint paper_agent_is_somebody_else CHECK (agent_id <> customer_id),
  constraint paper_application_is_of_customer FOREIGN KEY (customer_id) REFERENCES customer(customer_id),
  constraint paper_application_is_registered_by_clerk FOREIGN KEY (registered_by) REFERENCES clerk(clerk_id),
  constraint paper_application_is_settled_by_clerk FOREIGN KEY (settled_by) REFERENCES clerk(clerk_id),
  constraint paper_channel_is_known CHECK (channel = ANY (ARRAY['office'::text, 'post'::text, 'phone'::text, 'joint-service-point'::text, 'remote'::text])),
  constraint paper_code_is_written_so CHECK (paper_code ~ '^P[2-9A-HJKMNP-TV-Z]{7}$'::text),
  constraint paper_reaches_the_point_first CHECK (point_received_on IS NULL OR point_received_on <= received_on),
  constraint paper_state_is_known CHECK (state = ANY (ARRAY['to-key'::text, 'keyed'::text, 'cancelled'::text])),
  constraint point_day_is_for_joint_service CHECK (point_received_on IS NULL OR channel = 'joint-service-point'::text),
  constraint settled_paper_says_when CHECK ((state = 'to-key'::text) = (settled_at IS NULL) AND (settled_at IS NULL) = (settled_by IS NULL))
);
CREATE INDEX paper_application_by_id ON paper_application USING btree (application_id);
CREATE INDEX paper_application_to_key ON paper_application USING btree (received_on, application_id) WHERE state = 'to-key'::text;

create table place (
  place_id text not null,
  kind text not null,
  name jsonb not null,
  operator jsonb,
  municipality_id text,
  street text,
  postal_code text,
  city jsonb,
  has_invented_street boolean not null default false,
  latitude double precision,
  longitude double precision,
  phone text,
  languages text[] not null,
  tasks text[] not null,
  benefit_groups text[] not null,
  accessibility jsonb,
  valid_from_on date not null,
  valid_to_on date,
  constraint place_pkey PRIMARY KEY (place_id),
  constraint joint_service_point_has_operator CHECK (kind <> 'joint-service-point'::text OR operator IS NOT NULL),
  constraint phone_line_has_number CHECK (kind <> 'phone-line'::text OR phone IS NOT NULL),
  constraint place_id_is_an_address CHECK (place_id ~ '^[a-z0-9][a-z0-9-]{0,59}$'::text),
  constraint place_is_in_municipality FOREIGN KEY (municipality_id) REFERENCES municipality(municipality_id),
  constraint place_kind_is_known CHECK (kind = ANY (ARRAY['office'::text, 'joint-service-point'::text, 'phone-line'::text, 'video-desk'::text])),
  constraint place_opens_before_it_closes CHECK (valid_to_on >= valid_from_on),
  constraint place_serves_in_a_language CHECK (cardinality(languages) > 0),
  constraint visited_place_has_address CHECK ((kind = ANY (ARRAY['phone-line'::text, 'video-desk'::text])) OR num_nulls(municipality_id, street, postal_code, latitude) = 0)
);
CREATE INDEX place_by_municipality ON place USING btree (municipality_id);

create table place_event (
  place_id text not null,
  event_no integer not null,
  kind text not null,
  at timestamp with time zone not null,
  clerk_id uuid not null,
  changes jsonb not null,
  constraint place_event_pkey PRIMARY KEY (place_id, event_no),
  constraint event_is_of_place FOREIGN KEY (place_id) REFERENCES place(place_id),
  constraint place_event_kind_is_known CHECK (kind = ANY (ARRAY['facts-changed'::text, 'counter-added'::text, 'counter-closed'::text])),
  constraint place_is_changed_by_clerk FOREIGN KEY (clerk_id) REFERENCES clerk(clerk_id)
);

create table protection_event (
  customer_id uuid not null,
  event_id uuid not null,
  kind text not null,
  at timestamp with time zone not null,
  clerk_id uuid not null,
  reason_text text not null,
  constraint protection_event_pkey PRIMARY KEY (customer_id, event_id),
  constraint protection_event_has_reason CHECK (length(btrim(reason_text)) >= 5),
  constraint protection_event_kind_is_known CHECK (kind = ANY (ARRAY['marked'::text, 'unmarked'::text])),
  constraint protection_is_marked_by_clerk FOREIGN KEY (clerk_id) REFERENCES clerk(clerk_id),
  constraint protection_is_of_customer FOREIGN KEY (customer_id) REFERENCES customer(customer_id)
);

create table region (
  region_id text not null,
  code text not null,
  name jsonb not null,
  constraint region_pkey PRIMARY KEY (region_id)
);

create table register_inquiry (
  session_id uuid not null,
  register_session text not null,
  expires_at timestamp with time zone not null,
  constraint one_register_inquiry_per_session PRIMARY KEY (session_id),
  constraint register_inquiry_is_of_session FOREIGN KEY (session_id) REFERENCES session(session_id) ON DELETE CASCADE
);

create table request_draft (
  customer_id uuid not null,
  application_id uuid not null,
  typed jsonb not null,
  clerk_id uuid not null,
  saved_at timestamp with time zone not null,
  constraint request_draft_pkey PRIMARY KEY (customer_id, application_id),
  constraint request_draft_has_application FOREIGN KEY (customer_id, application_id) REFERENCES application(customer_id, application_id),
  constraint request_draft_is_by_clerk FOREIGN KEY (clerk_id) REFERENCES clerk(clerk_id)
);

create table scan (
  scan_id uuid not null,
  sha256 text not null,
  file_name text not null,
  code text,
  page_count integer not null,
  state text not null,
  channel text not null,
  received_on date not null,
  point_received_on date,
  taken_in_at timestamp with time zone not null,
  taken_in_by uuid,
  import_id uuid not null,
  customer_id uuid,
  application_id uuid,
  read_at timestamp with time zone,
  settled_at timestamp with time zone,
  settled_by uuid,
  discarded_because text,
  constraint scan_pkey PRIMARY KEY (scan_id),
  constraint discarded_scan_says_why CHECK ((state = 'discarded'::text) = (discarded_because IS NOT NULL)),
  constraint one_scan_of_a_file_per_import UNIQUE (import_id, sha256),
  constraint scan_channel_is_known CHECK (channel = ANY (ARRAY['office'::text, 'post'::text, 'phone'::text, 'joint-service-point'::text, 'remote'::text])),
  constraint scan_has_file FOREIGN KEY (sha256) REFERENCES stored_file(sha256),
  constraint scan_is_of_customer FOREIGN KEY (customer_id) REFERENCES customer(customer_id),
  constraint scan_is_settled_by_clerk FOREIGN KEY (settled_by) REFERENCES clerk(clerk_id),
  constraint scan_is_taken_in_by_clerk FOREIGN KEY (taken_in_by) REFERENCES clerk(clerk_id),
  constraint scan_point_day_is_for_joint_service CHECK (point_received_on IS NULL OR channel = 'joint-service-point'::text),
  constraint scan_reaches_the_point_first CHECK (point_received_on IS NULL OR point_received_on <= received_on),
  constraint scan_state_is_known CHECK (state = ANY (ARRAY['unsorted'::text, 'sorted'::text, 'discarded'::text])),
  constraint settled_scan_says_when CHECK ((state = 'unsorted'::text) = (settled_at IS NULL)),
  constraint sorted_scan_has_customer CHECK ((application_id IS NULL) = (customer_id IS NULL)),
  constraint sorted_scan_has_place CHECK ((state = 'sorted'::text) = (application_id IS NOT NULL))
);
CREATE INDEX scan_by_clerk ON scan USING btree (taken_in_by, taken_in_at DESC);
CREATE INDEX scan_by_file ON scan USING btree (sha256);
CREATE INDEX scan_of_import ON scan USING btree (import_id, file_name);
CREATE INDEX scan_unread ON scan USING btree (taken_in_at) WHERE read_at IS NULL AND state = 'unsorted'::text;
CREATE INDEX scan_unsorted ON scan USING btree (taken_in_at, scan_id) WHERE state = 'unsorted'::text;

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
  acts_for uuid,
  mandate_id uuid,
  proved_at timestamp with time zone,
  constraint session_pkey PRIMARY KEY (session_id),
  constraint one_session_per_token UNIQUE (token_digest),
  constraint session_acts_by_mandate FOREIGN KEY (acts_for, mandate_id) REFERENCES mandate(customer_id, mandate_id) ON UPDATE CASCADE,
  constraint session_acts_by_mandate_for_somebody CHECK ((acts_for IS NULL) = (mandate_id IS NULL)),
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

create table stored_file (
  sha256 text not null,
  byte_count bigint not null,
  media_type text not null,
  scan text not null,
  finding text,
  stored_at timestamp with time zone not null,
  scanned_at timestamp with time zone,
  constraint stored_file_pkey PRIMARY KEY (sha256),
  constraint scan_is_known CHECK (scan = ANY (ARRAY['waiting'::text, 'clean'::text, 'infected'::text, 'not-scanned'::text])),
  constraint stored_file_is_not_empty CHECK (byte_count > 0),
  constraint stored_file_sha256_is_hex CHECK (sha256 ~ '^[0-9a-f]{64}$'::text),
  constraint stored_file_type_is_known CHECK (media_type = ANY (ARRAY['application/pdf'::text, 'image/jpeg'::text, 'image/png'::text, 'image/tiff'::text, 'image/heic'::text]))
);
CREATE INDEX stored_file_to_scan ON stored_file USING btree (stored_at) WHERE scan = 'waiting'::text;

create table survey_answer (
  customer_id uuid not null,
  application_id uuid not null,
  grade integer not null,
  text text,
  language text not null,
  answered_at timestamp with time zone not null,
  constraint one_survey_answer_per_case PRIMARY KEY (customer_id, application_id),
  constraint survey_answer_has_application FOREIGN KEY (customer_id, application_id) REFERENCES application(customer_id, application_id),
  constraint survey_grade_is_one_to_five CHECK (grade >= 1 AND grade <= 5)
);
CREATE INDEX survey_answer_at ON survey_answer USING btree (answered_at DESC);

create table tally (
  tally_id bigint not null generated always as identity,
  day date not null,
  measure text not null,
  channel text not null,
  benefit text not null,
  counted bigint not null,
  total bigint not null,
  detail text not null default ''::text,
  constraint tally_pkey PRIMARY KEY (tally_id)
);

create table unfinished_text (
  customer_id uuid not null,
  application_id uuid not null,
  clerk_id uuid not null,
  place text not null,
  text text not null,
  kept_at timestamp with time zone not null,
  constraint one_unfinished_text_per_place PRIMARY KEY (customer_id, application_id, clerk_id, place),
  constraint unfinished_text_has_application FOREIGN KEY (customer_id, application_id) REFERENCES application(customer_id, application_id),
  constraint unfinished_text_is_by_clerk FOREIGN KEY (clerk_id) REFERENCES clerk(clerk_id),
  constraint unfinished_text_place_is_known CHECK (place = ANY (ARRAY['note'::text, 'return-reason'::text]))
);
CREATE INDEX unfinished_text_kept_at ON unfinished_text USING btree (kept_at);

create table upload_link (
  token_digest bytea not null,
  customer_id uuid not null,
  application_id uuid not null,
  requirement_id text not null,
  language text not null,
  agent_id uuid,
  made_at timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  used_at timestamp with time zone,
  constraint upload_link_pkey PRIMARY KEY (token_digest),
  constraint upload_link_is_of_customer FOREIGN KEY (customer_id) REFERENCES customer(customer_id)
);
CREATE INDEX upload_link_expires_at ON upload_link USING btree (expires_at);

create table view_log (
  customer_id uuid not null,
  view_id uuid not null,
  view_no bigint not null generated always as identity,
  at timestamp with time zone not null,
  clerk_id uuid not null,
  clerk_role text not null,
  what text not null,
  reason text not null,
  application_id uuid,
  reason_text text,
  seal_no bigint,
  constraint view_log_pkey PRIMARY KEY (customer_id, view_id),
  constraint view_by_case_names_case CHECK (reason <> 'case'::text OR application_id IS NOT NULL),
  constraint view_by_hand_has_reason CHECK ((reason <> ALL (ARRAY['entered'::text, 'break-glass'::text])) OR length(btrim(reason_text)) >= 5),
  constraint view_is_by_clerk FOREIGN KEY (clerk_id) REFERENCES clerk(clerk_id),
  constraint view_reason_is_known CHECK (reason = ANY (ARRAY['case'::text, 'contact'::text, 'entered'::text, 'break-glass'::text]))
);
CREATE INDEX view_log_alarms ON view_log USING btree (at DESC) WHERE reason = 'break-glass'::text;
CREATE INDEX view_log_at ON view_log USING btree (at DESC, view_id DESC);
CREATE INDEX view_log_of_clerk ON view_log USING btree (clerk_id, at DESC);
CREATE INDEX view_log_of_customer ON view_log USING btree (customer_id, at DESC);
CREATE INDEX view_log_sealed ON view_log USING btree (seal_no) WHERE seal_no IS NOT NULL;
CREATE INDEX view_log_unsealed ON view_log USING btree (view_no) WHERE seal_no IS NULL;

create table view_log_erasure (
  up_to_seal_no bigint not null,
  seal bytea not null,
  view_count bigint not null,
  erased_at timestamp with time zone not null,
  signature bytea not null,
  constraint view_log_erasure_pkey PRIMARY KEY (up_to_seal_no)
);

create table view_log_seal (
  seal_no bigint not null,
  sealed_at timestamp with time zone not null,
  view_count integer not null,
  first_at timestamp with time zone not null,
  last_at timestamp with time zone not null,
  seal bytea not null,
  marks bytea not null,
  constraint view_log_seal_pkey PRIMARY KEY (seal_no)
);

CREATE OR REPLACE FUNCTION public.acting_clerk()
 RETURNS uuid
 LANGUAGE sql
 STABLE PARALLEL SAFE
AS $function$ select nullif(current_setting('luukku.clerk_id', true), '')::uuid $function$;

CREATE OR REPLACE FUNCTION public.acting_customer()
 RETURNS uuid
 LANGUAGE sql
 STABLE PARALLEL SAFE
AS $function$ select nullif(current_setting('luukku.customer_id', true), '')::uuid $function$;

CREATE OR REPLACE FUNCTION public.acting_self()
 RETURNS uuid
 LANGUAGE sql
 STABLE PARALLEL SAFE
AS $function$ select nullif(current_setting('luukku.self_id', true), '')::uuid $function$;

CREATE OR REPLACE FUNCTION public.acting_skills()
 RETURNS text[]
 LANGUAGE sql
 STABLE PARALLEL SAFE
AS $function$ select string_to_array(nullif(current_setting('luukku.skills', true), ''), ',') $function$;

CREATE OR REPLACE FUNCTION public.agent_name(p_customer_id uuid, p_agent_id uuid)
 RETURNS text
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
  select c.given_names || ' ' || c.family_name from customer c
  where c.customer_id = p_agent_id
    and exists (select from mandate m where m.customer_id = p_customer_id and m.agent_id = p_agent_id)
$function$;

CREATE OR REPLACE FUNCTION public.application_id_is_taken(p_customer_id uuid, p_application_id uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
  select exists (select from application a where a.application_id = p_application_id and a.customer_id <> p_customer_id)
$function$;

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
    returning day, measure, channel, benefit, detail, counted, total
  ), summed as (
    select day, measure, channel, benefit, detail, sum(counted)::bigint as counted, sum(total)::bigint as total, count(*) as tallies
    from taken group by day, measure, channel, benefit, detail
  ), folded as (
    insert into daily_figure as d (day, measure, channel, benefit, detail, counted, total)
    select day, measure, channel, benefit, detail, counted, total from summed
    on conflict (measure, day, channel, benefit, detail)
    do update set counted = d.counted + excluded.counted, total = d.total + excluded.total
  )
  select coalesce(sum(tallies), 0)::bigint into v_folded from summed;
  return v_folded;
end $function$;

CREATE OR REPLACE FUNCTION public.mark_protected(p_customer_id uuid, p_is_protected boolean)
 RETURNS boolean
 LANGUAGE plpgsql
AS $function$
begin
  update customer c set is_protected = p_is_protected where c.customer_id = p_customer_id and c.is_protected <> p_is_protected;
  if not found then
    return false;
  end if;
  update application a set is_protected = p_is_protected where a.customer_id = p_customer_id and a.is_protected <> p_is_protected;
  update paper_application p set is_protected = p_is_protected where p.customer_id = p_customer_id and p.is_protected <> p_is_protected;
  return true;
end $function$;

CREATE OR REPLACE FUNCTION public.submit_application(p_customer_id uuid, p_application_id uuid, p_benefit text, p_benefit_group text, p_form_version text, p_language text, p_channel text, p_answers jsonb, p_received_at timestamp with time zone, p_received_on date, p_due_on date, p_event_ids uuid[], p_email text, p_phone text, p_draft_saved_at timestamp with time zone, p_requirements text[], p_unknown text[], p_agent_id uuid, p_agent_basis text, p_clerk_id uuid, p_point_received_on date)
 RETURNS TABLE(reference text, received_at timestamp with time zone, due_on date, is_repeat boolean, is_same boolean, stage text, is_stale boolean)
 LANGUAGE plpgsql
AS $function$
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
  -- What an agent or a clerk writes about the applicant is not the applicant's own word of how to be reached.
  if p_agent_id is null then
    update customer c set email = coalesce(p_email, c.email), phone = coalesce(p_phone, c.phone),
        email_checked_at = case when coalesce(p_email, c.email) is distinct from c.email then null else c.email_checked_at end,
        phone_checked_at = case when coalesce(p_phone, c.phone) is distinct from c.phone then null else c.phone_checked_at end
      where c.customer_id = p_customer_id
        and (c.email, c.phone) is distinct from (coalesce(p_email, c.email), coalesce(p_phone, c.phone));
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
end $function$;

CREATE OR REPLACE FUNCTION public.take_next_case(p_clerk_id uuid, p_skills text[], p_languages text[], p_at timestamp with time zone, p_event_id uuid)
 RETURNS TABLE(customer_id uuid, application_id uuid)
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
declare
  v_customer_id uuid;
  v_application_id uuid;
  v_sees_protected boolean;
begin
  -- One wish of a clerk after the other: a double click gets one case.
  select c.sees_protected into v_sees_protected from clerk c where c.clerk_id = p_clerk_id for no key update;
  return query
    select a.customer_id, a.application_id
    from case_holder h join application a on a.customer_id = h.customer_id and a.application_id = h.application_id
    where h.clerk_id = p_clerk_id and a.stage in ('pending', 'in-process') and a.waits_until_on is null
    order by a.due_on, a.received_at, a.application_id limit 1;
  if found then
    return;
  end if;
  loop
    select a.customer_id, a.application_id into v_customer_id, v_application_id
    from application a
    where a.stage in ('pending', 'in-process') and a.waits_until_on is null
      and a.benefit_group = any (p_skills) and a.language = any (p_languages)
      and (v_sees_protected or not a.is_protected)
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
