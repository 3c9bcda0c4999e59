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
  constraint application_agent_is_customer FOREIGN KEY (agent_id) REFERENCES customer(open_id),
  constraint application_belongs_to_customer FOREIGN KEY (customer_id) REFERENCES customer(open_id),
  constraint application_is_registered_by_clerk FOREIGN KEY (registered_by) REFERENCES clerk(clerk_id),
  constraint intake_channel_is_known CHECK (intake_channel = ANY (ARRAY['online'::text, 'office'::text, 'post'::text, 'phone'::text, 'joint-service-point'::text, 'remote'::text])),
  constraint stage_is_known CHECK (stage = ANY (ARRAY['pending'::text, 'in-process'::text, 'decided'::text, 'withdrawn'::text]))
);
CREATE INDEX application_by_id ON application USING btree (application_id);
CREATE INDEX application_closed ON application USING btree (benefit, stage_since, application_id) WHERE stage = ANY (ARRAY['decided'::text, 'withdrawn'::text]);
CREATE INDEX application_of_agent ON application USING btree (agent_id) WHERE agent_id IS NOT NULL;
CREATE INDEX application_of_customer ON application USING btree (customer_id, received_at DESC);
CREATE INDEX application_open ON application USING btree (due_on, received_at, application_id) WHERE stage = ANY (ARRAY['pending'::text, 'in-process'::text]);
CREATE INDEX application_reference ON application USING btree (reference);
CREATE INDEX application_waiting ON application USING btree (waits_until_on) WHERE waits_until_on IS NOT NULL;

create table appointment (
  appointment_id uuid not null,
  channel text not null,
  place_id text not null,
  benefit_groups text[] not null,
  language text not null,
  interpreted_language text,
  from_at timestamp with time zone not null,
  to_at timestamp with time zone not null,
  state text not null,
  share text not null,
  hold_ends_at timestamp with time zone,
  created_at timestamp with time zone not null,
  booked_at timestamp with time zone,
  booked_by text,
  clerk_id uuid not null,
  counter_id uuid,
  interpreter_id uuid,
  secret_digest bytea not null,
  contact_id uuid,
  check_in_on date,
  check_in_no integer,
  constraint appointment_pkey PRIMARY KEY (appointment_id),
  constraint appointment_becomes_contact FOREIGN KEY (contact_id) REFERENCES contact(contact_id),
  constraint appointment_booker_is_known CHECK (booked_by = ANY (ARRAY['customer'::text, 'other'::text, 'clerk'::text])),
  constraint appointment_channel_is_known CHECK (channel = ANY (ARRAY['office'::text, 'phone'::text, 'video'::text])),
  constraint appointment_ends_after_it_begins CHECK (to_at > from_at),
  constraint appointment_has_matter CHECK (cardinality(benefit_groups) >= 1 AND cardinality(benefit_groups) <= 5),
  constraint appointment_is_at_place FOREIGN KEY (place_id) REFERENCES place(place_id),
  constraint appointment_is_in_counter_of_place FOREIGN KEY (place_id, counter_id) REFERENCES counter(place_id, counter_id),
  constraint appointment_is_interpreted_by FOREIGN KEY (interpreter_id) REFERENCES interpreter(interpreter_id),
  constraint appointment_is_with_clerk FOREIGN KEY (clerk_id) REFERENCES clerk(clerk_id),
  constraint appointment_share_is_known CHECK (share = ANY (ARRAY['public'::text, 'internal'::text])),
  constraint appointment_state_is_known CHECK (state = ANY (ARRAY['held'::text, 'booked'::text, 'cancelled'::text, 'expired'::text, 'arrived'::text, 'kept'::text, 'no-show'::text])),
  constraint booked_appointment_has_booker CHECK ((booked_at IS NULL) = (booked_by IS NULL)),
  constraint check_in_number_has_five_digits CHECK (check_in_no >= 10000 AND check_in_no <= 99999),
  constraint check_in_number_is_of_day CHECK ((check_in_on IS NULL) = (check_in_no IS NULL)),
  constraint held_appointment_has_end CHECK ((state = ANY (ARRAY['held'::text, 'expired'::text])) = (booked_at IS NULL) AND (state <> 'held'::text OR hold_ends_at IS NOT NULL)),
  constraint interpreted_appointment_has_interpreter CHECK ((interpreted_language IS NULL) = (interpreter_id IS NULL))
);
CREATE INDEX appointment_at_place ON appointment USING btree (place_id, from_at);
CREATE INDEX appointment_by_time ON appointment USING btree (from_at) WHERE state = 'booked'::text;
CREATE INDEX appointment_of_clerk ON appointment USING btree (clerk_id, from_at);
CREATE INDEX arrived_appointment ON appointment USING btree (contact_id) WHERE state = 'arrived'::text;
CREATE INDEX held_appointment ON appointment USING btree (hold_ends_at) WHERE state = 'held'::text;
CREATE INDEX kept_appointment ON appointment USING btree (from_at) WHERE state = 'kept'::text;
CREATE INDEX missed_appointment ON appointment USING btree (from_at) WHERE state = 'no-show'::text AND contact_id IS NOT NULL;
CREATE UNIQUE INDEX one_appointment_of_a_secret ON appointment USING btree (secret_digest);
CREATE UNIQUE INDEX one_appointment_per_contact ON appointment USING btree (contact_id) WHERE contact_id IS NOT NULL;
CREATE UNIQUE INDEX one_check_in_number_a_day ON appointment USING btree (place_id, check_in_on, check_in_no) WHERE check_in_no IS NOT NULL;

create table appointment_code (
  code_id uuid not null,
  appointment_id uuid not null,
  channel text not null,
  address bytea,
  name bytea,
  address_digest bytea not null,
  is_for_other boolean not null,
  language text not null,
  tries_left integer not null,
  sent_at timestamp with time zone not null,
  constraint appointment_code_pkey PRIMARY KEY (code_id),
  constraint appointment_code_channel_is_known CHECK (channel = ANY (ARRAY['email'::text, 'text-message'::text])),
  constraint appointment_code_tries_are_counted CHECK (tries_left >= 0),
  constraint code_is_for_appointment FOREIGN KEY (appointment_id) REFERENCES appointment(appointment_id),
  constraint kept_code_is_whole CHECK ((address IS NULL) = (name IS NULL))
);
CREATE INDEX appointment_code_by_address ON appointment_code USING btree (address_digest, sent_at);
CREATE INDEX appointment_code_by_age ON appointment_code USING btree (sent_at);
CREATE INDEX appointment_code_of_appointment ON appointment_code USING btree (appointment_id, sent_at);

create table appointment_customer (
  customer_id uuid not null,
  appointment_id uuid not null,
  linked_at timestamp with time zone not null,
  constraint appointment_customer_pkey PRIMARY KEY (customer_id, appointment_id),
  constraint appointment_is_of_customer FOREIGN KEY (customer_id) REFERENCES customer(open_id) ON UPDATE CASCADE,
  constraint customer_has_appointment FOREIGN KEY (appointment_id) REFERENCES appointment(appointment_id),
  constraint one_customer_per_appointment UNIQUE (appointment_id)
);

create table appointment_event (
  appointment_id uuid not null,
  event_no integer not null,
  kind text not null,
  at timestamp with time zone not null,
  clerk_id uuid,
  details jsonb not null default '{}'::jsonb,
  constraint appointment_event_pkey PRIMARY KEY (appointment_id, event_no),
  constraint appointment_event_kind_is_known CHECK (kind = ANY (ARRAY['held'::text, 'booked'::text, 'moved'::text, 'cancelled'::text, 'expired'::text, 'offered'::text, 'arrived'::text, 'kept'::text, 'no-show'::text, 'reassigned'::text, 'told'::text])),
  constraint appointment_is_changed_by_clerk FOREIGN KEY (clerk_id) REFERENCES clerk(clerk_id),
  constraint event_is_of_appointment FOREIGN KEY (appointment_id) REFERENCES appointment(appointment_id)
);

create table appointment_limit (
  address_digest bytea not null,
  begins_at timestamp with time zone not null,
  taken integer not null,
  constraint appointment_limit_pkey PRIMARY KEY (address_digest, begins_at)
);
CREATE INDEX appointment_limit_by_age ON appointment_limit USING btree (begins_at);

create table appointment_message (
  message_id uuid not null,
  appointment_id uuid not null,
  kind text not null,
  about text not null,
  channel text not null,
  state text not null,
  tries smallint not null default 0,
  problem text,
  made_at timestamp with time zone not null,
  tried_at timestamp with time zone,
  constraint appointment_message_pkey PRIMARY KEY (message_id),
  constraint appointment_message_channel_is_known CHECK (channel = ANY (ARRAY['email'::text, 'text-message'::text, 'notice'::text])),
  constraint appointment_message_kind_is_known CHECK (kind = ANY (ARRAY['booked'::text, 'moved'::text, 'cancelled'::text, 'reminder'::text])),
  constraint appointment_message_state_is_known CHECK (state = ANY (ARRAY['due'::text, 'sending'::text, 'sent'::text, 'failed'::text, 'kept'::text, 'passed'::text, 'dropped'::text])),
  constraint message_is_of_appointment FOREIGN KEY (appointment_id) REFERENCES appointment(appointment_id),
  constraint one_word_of_a_thing UNIQUE (appointment_id, about)
);
CREATE INDEX appointment_message_by_age ON appointment_message USING btree (made_at DESC, message_id);
CREATE INDEX appointment_message_to_look_into ON appointment_message USING btree (made_at DESC, message_id) WHERE state = ANY (ARRAY['failed'::text, 'kept'::text, 'sending'::text]);

create table appointment_offer (
  offer_id uuid not null,
  appointment_id uuid not null,
  place_id text not null,
  from_at timestamp with time zone not null,
  to_at timestamp with time zone not null,
  clerk_id uuid not null,
  counter_id uuid,
  interpreter_id uuid,
  booking_ids uuid[] not null,
  instead_of_at timestamp with time zone not null,
  offered_at timestamp with time zone not null,
  ends_at timestamp with time zone not null,
  state text not null,
  closed_at timestamp with time zone,
  constraint appointment_offer_pkey PRIMARY KEY (offer_id),
  constraint closed_offer_has_end CHECK ((state = 'open'::text) = (closed_at IS NULL)),
  constraint offer_is_at_place FOREIGN KEY (place_id) REFERENCES place(place_id),
  constraint offer_is_earlier CHECK (from_at < instead_of_at),
  constraint offer_is_interpreted_by FOREIGN KEY (interpreter_id) REFERENCES interpreter(interpreter_id),
  constraint offer_is_of_appointment FOREIGN KEY (appointment_id) REFERENCES appointment(appointment_id) ON DELETE CASCADE,
  constraint offer_is_with_clerk FOREIGN KEY (clerk_id) REFERENCES clerk(clerk_id),
  constraint offer_lasts CHECK (ends_at > offered_at),
  constraint offer_state_is_known CHECK (state = ANY (ARRAY['open'::text, 'accepted'::text, 'declined'::text, 'over'::text]))
);
CREATE INDEX offer_of_appointment ON appointment_offer USING btree (appointment_id, closed_at);
CREATE UNIQUE INDEX one_open_offer_per_appointment ON appointment_offer USING btree (appointment_id) WHERE state = 'open'::text;
CREATE INDEX open_offer_by_end ON appointment_offer USING btree (ends_at) WHERE state = 'open'::text;

create table appointment_reach (
  appointment_id uuid not null,
  channel text not null,
  address bytea not null,
  address_digest bytea not null,
  secret bytea not null,
  name bytea,
  language text not null,
  checked_at timestamp with time zone,
  constraint appointment_reach_pkey PRIMARY KEY (appointment_id),
  constraint appointment_reach_channel_is_known CHECK (channel = ANY (ARRAY['email'::text, 'text-message'::text])),
  constraint reach_is_of_appointment FOREIGN KEY (appointment_id) REFERENCES appointment(appointment_id)
);
CREATE INDEX appointment_reach_by_address ON appointment_reach USING btree (address_digest);

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
  constraint attachment_agent_is_customer FOREIGN KEY (agent_id) REFERENCES customer(open_id),
  constraint attachment_channel_is_known CHECK (channel = ANY (ARRAY['online'::text, 'office'::text, 'post'::text, 'phone'::text, 'joint-service-point'::text, 'remote'::text])),
  constraint attachment_has_file FOREIGN KEY (sha256) REFERENCES stored_file(sha256),
  constraint attachment_is_judged_by_clerk FOREIGN KEY (judged_by) REFERENCES clerk(clerk_id),
  constraint attachment_is_of_customer FOREIGN KEY (customer_id) REFERENCES customer(open_id),
  constraint attachment_is_taken_in_by_clerk FOREIGN KEY (taken_in_by) REFERENCES clerk(clerk_id),
  constraint attachment_lies_somewhere CHECK (num_nonnulls(application_id, message_id) >= 1),
  constraint attachment_state_is_known CHECK (state = ANY (ARRAY['received'::text, 'accepted'::text, 'illegible'::text, 'unneeded'::text])),
  constraint one_attachment_per_sending UNIQUE (customer_id, upload_key)
);
CREATE INDEX attachment_by_file ON attachment USING btree (sha256);
CREATE INDEX attachment_by_id ON attachment USING btree (attachment_id);
CREATE INDEX attachment_of_agent ON attachment USING btree (agent_id) WHERE agent_id IS NOT NULL;
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
  constraint requirement_has_application FOREIGN KEY (customer_id, application_id) REFERENCES application(customer_id, application_id) ON UPDATE CASCADE,
  constraint requirement_is_settled_by_clerk FOREIGN KEY (settled_by) REFERENCES clerk(clerk_id),
  constraint requirement_state_is_known CHECK (state = ANY (ARRAY['required'::text, 'requested'::text, 'received'::text, 'accepted'::text, 'illegible'::text, 'waived'::text])),
  constraint waived_requirement_has_reason CHECK ((state = 'waived'::text) = (waived_because IS NOT NULL))
);

create table board_message (
  message_id uuid not null,
  place_id text,
  text jsonb not null,
  from_on date not null,
  to_on date not null,
  written_at timestamp with time zone not null,
  written_by uuid not null,
  withdrawn_at timestamp with time zone,
  withdrawn_by uuid,
  constraint board_message_pkey PRIMARY KEY (message_id),
  constraint board_message_begins_before_it_ends CHECK (to_on >= from_on),
  constraint board_message_is_at_place FOREIGN KEY (place_id) REFERENCES place(place_id),
  constraint board_message_is_by_clerk FOREIGN KEY (written_by) REFERENCES clerk(clerk_id),
  constraint board_message_is_withdrawn_by_clerk FOREIGN KEY (withdrawn_by) REFERENCES clerk(clerk_id),
  constraint withdrawn_message_has_clerk CHECK ((withdrawn_at IS NULL) = (withdrawn_by IS NULL))
);
CREATE INDEX board_message_by_end ON board_message USING btree (to_on, message_id) WHERE withdrawn_at IS NULL;

create table booked_time (
  resource_id uuid not null,
  kind text not null,
  from_at timestamp with time zone not null,
  to_at timestamp with time zone not null,
  appointment_id uuid,
  reason text,
  free_at timestamp with time zone,
  booking_id uuid not null,
  constraint booked_time_pkey PRIMARY KEY (booking_id),
  constraint booked_kind_is_known CHECK (kind = ANY (ARRAY['clerk'::text, 'counter'::text, 'interpreter'::text])),
  constraint booked_time_has_cause CHECK (num_nonnulls(appointment_id, reason) = 1),
  constraint booked_time_is_in_fives CHECK (to_at > from_at AND to_at <= (from_at + '16:00:00'::interval) AND (EXTRACT(epoch FROM from_at)::bigint % 300::bigint) = 0 AND (EXTRACT(epoch FROM to_at)::bigint % 300::bigint) = 0),
  constraint one_booking_at_a_time EXCLUDE USING gist (resource_id WITH =, COALESCE(appointment_id, booking_id) WITH <>, tstzrange(from_at, to_at) WITH &&),
  constraint time_is_booked_for_appointment FOREIGN KEY (appointment_id) REFERENCES appointment(appointment_id) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX booked_time_of_appointment ON booked_time USING btree (appointment_id) WHERE appointment_id IS NOT NULL;
CREATE INDEX booked_time_of_resource ON booked_time USING btree (resource_id, from_at);
CREATE INDEX booked_time_to_be_freed ON booked_time USING btree (free_at) WHERE free_at IS NOT NULL;

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

create table busy_day (
  resource_id uuid not null,
  day date not null,
  busy bit(288) not null,
  constraint busy_day_pkey PRIMARY KEY (resource_id, day)
);

create table callback_attempt (
  contact_id uuid not null,
  attempt_no smallint not null,
  at timestamp with time zone not null,
  clerk_id uuid not null,
  result text not null,
  undone_at timestamp with time zone,
  constraint callback_attempt_pkey PRIMARY KEY (contact_id, attempt_no),
  constraint attempt_is_by_clerk FOREIGN KEY (clerk_id) REFERENCES clerk(clerk_id),
  constraint attempt_is_of_callback FOREIGN KEY (contact_id) REFERENCES callback_request(contact_id),
  constraint attempt_result_is_known CHECK (result = ANY (ARRAY['reached'::text, 'no-answer'::text, 'busy'::text, 'wrong-number'::text]))
);

create table callback_code (
  contact_id uuid not null,
  secret_digest bytea not null,
  number bytea,
  name bytea,
  writes_in text not null,
  benefit_group text not null,
  language text not null,
  window_id text not null,
  code_digest bytea not null,
  tries_left smallint not null,
  state text not null,
  expires_at timestamp with time zone not null,
  constraint callback_code_pkey PRIMARY KEY (contact_id),
  constraint callback_code_secret_is_one UNIQUE (secret_digest),
  constraint callback_code_state_is_known CHECK (state = ANY (ARRAY['due'::text, 'sending'::text, 'sent'::text, 'failed'::text, 'proved'::text])),
  constraint callback_code_tries_within_limit CHECK (tries_left >= 0 AND tries_left <= 5),
  constraint proved_callback_code_keeps_no_number CHECK (num_nulls(number, name) =
CASE
    WHEN state = 'proved'::text THEN 2
    ELSE 0
END)
);
CREATE INDEX callback_code_by_expiry ON callback_code USING btree (expires_at);

create table callback_code_limit (
  digest bytea not null,
  begins_at timestamp with time zone not null,
  asked integer not null,
  constraint callback_code_limit_pkey PRIMARY KEY (digest, begins_at)
);
CREATE INDEX callback_code_limit_by_age ON callback_code_limit USING btree (begins_at);

create table callback_reach (
  contact_id uuid not null,
  number bytea not null,
  name bytea,
  language text not null,
  person_digest bytea not null,
  benefit_group text not null,
  constraint callback_reach_pkey PRIMARY KEY (contact_id),
  constraint one_open_callback_per_person_and_topic UNIQUE (person_digest, benefit_group),
  constraint reach_is_of_callback FOREIGN KEY (contact_id) REFERENCES callback_request(contact_id)
);

create table callback_request (
  contact_id uuid not null,
  via text not null,
  benefit_group text not null,
  language text not null,
  requested_at timestamp with time zone not null,
  from_at timestamp with time zone,
  to_at timestamp with time zone,
  expires_at timestamp with time zone not null,
  attempts smallint not null,
  most_attempts smallint not null,
  cancelled_at timestamp with time zone,
  constraint callback_request_pkey PRIMARY KEY (contact_id),
  constraint callback_attempts_within_limit CHECK (attempts >= 0 AND attempts <= most_attempts),
  constraint callback_is_contact FOREIGN KEY (contact_id) REFERENCES contact(contact_id),
  constraint callback_via_is_known CHECK (via = ANY (ARRAY['online'::text, 'clerk'::text, 'ticket'::text, 'phone'::text, 'public'::text])),
  constraint callback_window_is_whole CHECK (num_nulls(from_at, to_at) <> 1 AND to_at > from_at)
);
CREATE INDEX callback_request_by_expiry ON callback_request USING btree (expires_at);

create table callback_window (
  from_at timestamp with time zone not null,
  benefit_group text not null,
  language text not null,
  to_at timestamp with time zone not null,
  capacity integer not null,
  taken integer not null,
  constraint callback_window_pkey PRIMARY KEY (from_at, benefit_group, language),
  constraint callback_window_ends_after_it_begins CHECK (to_at > from_at),
  constraint callback_window_has_room CHECK (taken >= 0 AND taken <= capacity)
);

create table callback_word (
  contact_id uuid not null,
  word_no smallint not null,
  kind text not null,
  due_at timestamp with time zone not null,
  next_at timestamp with time zone,
  state text not null,
  constraint callback_word_pkey PRIMARY KEY (contact_id, word_no),
  constraint callback_word_is_of_request FOREIGN KEY (contact_id) REFERENCES callback_request(contact_id),
  constraint callback_word_kind_is_known CHECK (kind = ANY (ARRAY['not-reached'::text, 'expired'::text])),
  constraint callback_word_state_is_known CHECK (state = ANY (ARRAY['waiting'::text, 'due'::text, 'sending'::text, 'sent'::text, 'failed'::text, 'dropped'::text]))
);
CREATE INDEX callback_word_waiting ON callback_word USING btree (due_at) WHERE state = 'waiting'::text;

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
  constraint case_event_has_application FOREIGN KEY (customer_id, application_id) REFERENCES application(customer_id, application_id) ON UPDATE CASCADE,
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
  constraint case_holder_has_application FOREIGN KEY (customer_id, application_id) REFERENCES application(customer_id, application_id) ON UPDATE CASCADE,
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
  constraint case_note_has_application FOREIGN KEY (customer_id, application_id) REFERENCES application(customer_id, application_id) ON UPDATE CASCADE,
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
  shortcuts text not null default 'modified'::text,
  told_skills text[] not null default '{}'::text[],
  told_languages text[] not null default '{}'::text[],
  has_own_skills boolean not null default false,
  home_place_id text,
  channels text[] not null default '{office,phone,callback,video,joint-service}'::text[],
  is_quick boolean not null default false,
  constraint clerk_pkey PRIMARY KEY (clerk_id),
  constraint clerk_has_home_place FOREIGN KEY (home_place_id) REFERENCES place(place_id),
  constraint clerk_role_is_known CHECK (role = ANY (ARRAY['clerk'::text, 'joint-service-clerk'::text, 'manager'::text, 'administrator'::text, 'auditor'::text])),
  constraint shortcuts_are_known CHECK (shortcuts = ANY (ARRAY['off'::text, 'modified'::text, 'modified-shown'::text, 'single'::text, 'single-shown'::text]))
);
CREATE INDEX clerk_at_home_place ON clerk USING btree (home_place_id, name, clerk_id) WHERE home_place_id IS NOT NULL;
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

create table clerk_period (
  clerk_id uuid not null,
  period_no integer not null,
  kind text not null,
  place_id text not null,
  counter_id uuid,
  other_place_ids text[] not null,
  channels text[] not null,
  benefit_groups text[] not null,
  languages text[] not null,
  is_quick boolean not null,
  from_at timestamp with time zone not null,
  to_at timestamp with time zone,
  constraint clerk_period_pkey PRIMARY KEY (clerk_id, period_no),
  constraint clerk_period_begins_before_it_ends CHECK (to_at >= from_at),
  constraint clerk_period_is_of_clerk FOREIGN KEY (clerk_id) REFERENCES clerk(clerk_id),
  constraint clerk_period_kind_is_known CHECK (kind = ANY (ARRAY['at-work'::text, 'on-break'::text])),
  constraint clerk_works_at_counter_of_place FOREIGN KEY (place_id, counter_id) REFERENCES counter(place_id, counter_id),
  constraint clerk_works_at_place FOREIGN KEY (place_id) REFERENCES place(place_id)
);
CREATE INDEX clerk_period_at_place ON clerk_period USING btree (place_id, from_at);
CREATE UNIQUE INDEX one_clerk_per_counter ON clerk_period USING btree (place_id, counter_id) WHERE to_at IS NULL AND counter_id IS NOT NULL;
CREATE UNIQUE INDEX one_open_period_per_clerk ON clerk_period USING btree (clerk_id) WHERE to_at IS NULL;

create table contact (
  contact_id uuid not null,
  channel text not null,
  place_id text,
  ticket_on date,
  ticket_series text,
  ticket_no integer,
  follower_digest bytea,
  arrived_at timestamp with time zone not null,
  outcome text,
  ended_at timestamp with time zone,
  ended_by uuid,
  constraint contact_pkey PRIMARY KEY (contact_id),
  constraint contact_arrives_at_place FOREIGN KEY (place_id) REFERENCES place(place_id),
  constraint contact_channel_is_known CHECK (channel = ANY (ARRAY['office'::text, 'phone'::text, 'callback'::text, 'video'::text, 'joint-service'::text])),
  constraint contact_is_ended_by_clerk FOREIGN KEY (ended_by) REFERENCES clerk(clerk_id),
  constraint contact_outcome_is_known CHECK (outcome = ANY (ARRAY['served'::text, 'no-show'::text, 'left'::text, 'cleared'::text])),
  constraint ended_contact_has_outcome CHECK ((outcome IS NULL) = (ended_at IS NULL)),
  constraint ticket_is_whole CHECK (num_nulls(place_id, ticket_on, ticket_series, ticket_no) = 0 OR num_nulls(ticket_on, ticket_series, ticket_no) = 3),
  constraint ticket_no_is_positive CHECK (ticket_no > 0),
  constraint ticket_series_is_letters CHECK (ticket_series ~ '^[A-Z]{1,2}$'::text)
);
CREATE INDEX contact_ended ON contact USING btree (ended_at) WHERE ended_at IS NOT NULL;
CREATE INDEX contact_ended_at_place ON contact USING btree (place_id, ended_at) WHERE ended_at IS NOT NULL;
CREATE UNIQUE INDEX one_contact_per_follower ON contact USING btree (follower_digest) WHERE follower_digest IS NOT NULL;
CREATE UNIQUE INDEX one_ticket_of_a_number ON contact USING btree (place_id, ticket_on, ticket_series, ticket_no) WHERE ticket_no IS NOT NULL;

create table contact_application (
  customer_id uuid not null,
  contact_id uuid not null,
  application_id uuid not null,
  constraint contact_application_pkey PRIMARY KEY (customer_id, contact_id, application_id),
  constraint contact_application_is_of_customer FOREIGN KEY (customer_id, contact_id) REFERENCES contact_customer(customer_id, contact_id) ON UPDATE CASCADE ON DELETE CASCADE,
  constraint contact_is_about_application FOREIGN KEY (customer_id, application_id) REFERENCES application(customer_id, application_id) ON UPDATE CASCADE
);
CREATE INDEX contact_of_application ON contact_application USING btree (customer_id, application_id);

create table contact_check (
  customer_id uuid not null,
  kind text not null,
  address text not null,
  code_digest bytea not null,
  tries_left integer not null,
  sent_at timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  notice_id uuid not null,
  constraint contact_check_pkey PRIMARY KEY (customer_id, kind),
  constraint contact_check_has_tries CHECK (tries_left >= 0),
  constraint contact_check_is_of_customer FOREIGN KEY (customer_id) REFERENCES customer(open_id),
  constraint contact_check_kind_is_known CHECK (kind = ANY (ARRAY['email'::text, 'phone'::text]))
);
CREATE INDEX contact_check_expires_at ON contact_check USING btree (expires_at);

create table contact_customer (
  customer_id uuid not null,
  contact_id uuid not null,
  linked_at timestamp with time zone not null,
  linked_by uuid,
  constraint contact_customer_pkey PRIMARY KEY (customer_id, contact_id),
  constraint contact_is_linked_by_clerk FOREIGN KEY (linked_by) REFERENCES clerk(clerk_id),
  constraint contact_is_of_customer FOREIGN KEY (customer_id) REFERENCES customer(open_id) ON UPDATE CASCADE,
  constraint link_is_of_contact FOREIGN KEY (contact_id) REFERENCES contact(contact_id),
  constraint one_customer_per_contact UNIQUE (contact_id)
);

create table contact_draft (
  customer_id uuid not null,
  part text not null,
  typed jsonb not null,
  kept_at timestamp with time zone not null,
  constraint contact_draft_pkey PRIMARY KEY (customer_id, part),
  constraint contact_draft_is_of_customer FOREIGN KEY (customer_id) REFERENCES customer(open_id),
  constraint contact_draft_part_is_known CHECK (part = ANY (ARRAY['told-by'::text, 'email'::text, 'phone'::text, 'address'::text]))
);
CREATE INDEX contact_draft_kept_at ON contact_draft USING btree (kept_at);

create table contact_event (
  customer_id uuid not null,
  event_id uuid not null,
  kind text not null,
  at timestamp with time zone not null,
  actor text not null,
  clerk_id uuid,
  constraint contact_event_pkey PRIMARY KEY (customer_id, event_id),
  constraint contact_event_actor_is_known CHECK (actor = ANY (ARRAY['customer'::text, 'clerk'::text])),
  constraint contact_event_is_by_clerk FOREIGN KEY (clerk_id) REFERENCES clerk(clerk_id),
  constraint contact_event_is_of_customer FOREIGN KEY (customer_id) REFERENCES customer(open_id),
  constraint contact_event_kind_is_known CHECK (kind = ANY (ARRAY['language-changed'::text, 'told-by-changed'::text, 'email-changed'::text, 'phone-changed'::text, 'address-changed'::text])),
  constraint contact_event_names_clerk CHECK ((actor = 'clerk'::text) = (clerk_id IS NOT NULL))
);
CREATE INDEX contact_event_at ON contact_event USING btree (at, event_id);
CREATE INDEX contact_event_by_clerk ON contact_event USING btree (clerk_id, at) WHERE clerk_id IS NOT NULL;

create table contact_handover (
  contact_id uuid not null,
  period_no integer not null,
  text text not null,
  constraint contact_handover_pkey PRIMARY KEY (contact_id, period_no),
  constraint handover_is_of_period FOREIGN KEY (contact_id, period_no) REFERENCES contact_period(contact_id, period_no) ON DELETE CASCADE,
  constraint handover_says_something CHECK (length(btrim(text)) >= 3 AND length(btrim(text)) <= 300)
);

create table contact_matter (
  contact_id uuid not null,
  matter_no smallint not null,
  benefit_group text not null,
  kind text not null,
  quantity smallint not null,
  constraint contact_matter_pkey PRIMARY KEY (contact_id, matter_no),
  constraint matter_is_of_contact FOREIGN KEY (contact_id) REFERENCES contact(contact_id),
  constraint matter_kind_is_known CHECK (kind = ANY (ARRAY['advice'::text, 'application'::text, 'attachments'::text, 'form-drop-off'::text, 'online-guidance'::text, 'form-handed-out'::text, 'other'::text])),
  constraint matter_quantity_is_counted CHECK (quantity >= 1 AND quantity <= 99),
  constraint one_line_per_matter UNIQUE (contact_id, benefit_group, kind)
);

create table contact_note (
  customer_id uuid not null,
  contact_id uuid not null,
  note_no smallint not null,
  text text not null,
  clerk_id uuid not null,
  at timestamp with time zone not null,
  constraint contact_note_pkey PRIMARY KEY (customer_id, contact_id, note_no),
  constraint contact_note_is_by_clerk FOREIGN KEY (clerk_id) REFERENCES clerk(clerk_id),
  constraint contact_note_is_of_customer FOREIGN KEY (customer_id, contact_id) REFERENCES contact_customer(customer_id, contact_id) ON UPDATE CASCADE ON DELETE CASCADE,
  constraint contact_note_is_written CHECK (length(btrim(text)) >= 1 AND length(btrim(text)) <= 4000)
);

create table contact_notice (
  customer_id uuid not null,
  notice_id uuid not null,
  kind text not null,
  channel text not null,
  address text not null,
  language text not null,
  state text not null,
  problem text,
  created_at timestamp with time zone not null,
  settled_at timestamp with time zone,
  constraint contact_notice_pkey PRIMARY KEY (customer_id, notice_id),
  constraint contact_notice_channel_is_known CHECK (channel = ANY (ARRAY['email'::text, 'text-message'::text])),
  constraint contact_notice_is_of_customer FOREIGN KEY (customer_id) REFERENCES customer(open_id),
  constraint contact_notice_kind_is_known CHECK (kind = ANY (ARRAY['code'::text, 'email-changed'::text, 'phone-changed'::text, 'address-changed'::text])),
  constraint contact_notice_state_is_known CHECK (state = ANY (ARRAY['waiting'::text, 'sent'::text, 'failed'::text, 'kept'::text]))
);
CREATE INDEX contact_notice_created_at ON contact_notice USING btree (created_at, notice_id);

create table contact_period (
  contact_id uuid not null,
  period_no integer not null,
  kind text not null,
  cause text not null,
  from_at timestamp with time zone not null,
  to_at timestamp with time zone,
  begun_by uuid,
  is_undone boolean not null default false,
  channel text not null,
  place_id text,
  waits_at text not null generated always as (COALESCE(place_id, ''::text)),
  benefit_group text not null,
  language text not null,
  is_quick boolean not null,
  since_at timestamp with time zone not null,
  promised_at timestamp with time zone,
  may_be_early boolean not null default true,
  priority smallint not null,
  priority_reason text,
  for_counter_id uuid,
  clerk_id uuid,
  work_no integer,
  counter_id uuid,
  rule text,
  call_no smallint not null default 0,
  is_present boolean not null default true,
  until_at timestamp with time zone,
  constraint contact_period_pkey PRIMARY KEY (contact_id, period_no),
  constraint calling_rule_is_known CHECK (rule = ANY (ARRAY['promise'::text, 'priority'::text, 'arrival'::text, 'early'::text, 'chosen'::text])),
  constraint contact_is_served_in_clerk_period FOREIGN KEY (clerk_id, work_no) REFERENCES clerk_period(clerk_id, period_no),
  constraint contact_waits_for_counter_of_place FOREIGN KEY (place_id, for_counter_id) REFERENCES counter(place_id, counter_id),
  constraint first_period_is_of_arrival CHECK ((period_no = 1) = (cause = 'arrived'::text)),
  constraint period_begins_before_it_ends CHECK (to_at >= from_at),
  constraint period_cause_is_known CHECK (cause = ANY (ARRAY['arrived'::text, 'call'::text, 'recall'::text, 'serve'::text, 'hold'::text, 'resume'::text, 'transfer'::text, 'back-in-line'::text, 'priority'::text, 'wrap-up'::text, 'undo'::text, 'checked-in'::text])),
  constraint period_channel_is_known CHECK (channel = ANY (ARRAY['office'::text, 'phone'::text, 'callback'::text, 'video'::text, 'joint-service'::text])),
  constraint period_is_at_place FOREIGN KEY (place_id) REFERENCES place(place_id),
  constraint period_is_begun_by_clerk FOREIGN KEY (begun_by) REFERENCES clerk(clerk_id),
  constraint period_is_of_contact FOREIGN KEY (contact_id) REFERENCES contact(contact_id),
  constraint period_kind_is_known CHECK (kind = ANY (ARRAY['waiting'::text, 'called'::text, 'serving'::text, 'on-hold'::text, 'wrapping-up'::text])),
  constraint period_language_is_known CHECK (language = ANY (ARRAY['fi'::text, 'sv'::text, 'en'::text, 'se'::text, 'smn'::text, 'sms'::text, 'ru'::text, 'ku'::text])),
  constraint priority_has_reason CHECK (priority = 0 OR length(btrim(priority_reason)) >= 3),
  constraint priority_is_known CHECK (priority >= 0 AND priority <= 2),
  constraint who_waits_is_served_by_nobody CHECK ((kind = 'waiting'::text) = (clerk_id IS NULL) AND (clerk_id IS NULL) = (work_no IS NULL))
);
CREATE INDEX on_their_way ON contact_period USING btree (contact_id) WHERE to_at IS NULL AND kind = 'waiting'::text AND NOT is_present;
CREATE UNIQUE INDEX one_contact_at_a_time ON contact_period USING btree (clerk_id) WHERE to_at IS NULL AND (kind = ANY (ARRAY['called'::text, 'serving'::text, 'wrapping-up'::text]));
CREATE UNIQUE INDEX one_open_period_per_contact ON contact_period USING btree (contact_id) WHERE to_at IS NULL;
CREATE INDEX open_period_at_place ON contact_period USING btree (waits_at) WHERE to_at IS NULL;
CREATE INDEX open_period_begun_by ON contact_period USING btree (begun_by, from_at) WHERE to_at IS NULL AND begun_by IS NOT NULL;
CREATE INDEX open_period_of_clerk ON contact_period USING btree (clerk_id) WHERE to_at IS NULL AND clerk_id IS NOT NULL;
CREATE INDEX period_at_place ON contact_period USING btree (waits_at, from_at);
CREATE INDEX period_of_clerk ON contact_period USING btree (clerk_id, from_at) WHERE clerk_id IS NOT NULL;
CREATE INDEX promised_callback_by_time ON contact_period USING btree (promised_at) WHERE to_at IS NULL AND kind = 'waiting'::text AND channel = 'callback'::text;
CREATE INDEX waiting_with_promise ON contact_period USING btree (waits_at, promised_at, contact_id) WHERE to_at IS NULL AND kind = 'waiting'::text AND promised_at IS NOT NULL;
CREATE INDEX waiting_without_promise ON contact_period USING btree (waits_at, priority DESC, since_at, contact_id) WHERE to_at IS NULL AND kind = 'waiting'::text AND promised_at IS NULL;

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
  constraint cosignature_has_application FOREIGN KEY (customer_id, application_id) REFERENCES application(customer_id, application_id) ON UPDATE CASCADE,
  constraint cosignature_is_by_customer FOREIGN KEY (signer_id) REFERENCES customer(open_id),
  constraint cosignature_state_is_known CHECK (state = ANY (ARRAY['asked'::text, 'signed'::text, 'refused'::text, 'cancelled'::text])),
  constraint cosigner_has_name CHECK (length(btrim(name)) > 0),
  constraint nobody_cosigns_their_own CHECK (signer_id <> customer_id),
  constraint settled_cosignature_says_when CHECK ((state = 'asked'::text) = (settled_at IS NULL)),
  constraint signed_cosignature_names_signer CHECK ((state = ANY (ARRAY['signed'::text, 'refused'::text])) = (signer_id IS NOT NULL))
);
CREATE INDEX cosignature_asked_of ON cosignature USING btree (code_digest, asked_at DESC);
CREATE INDEX cosignature_of_application ON cosignature USING btree (customer_id, application_id, asked_at);
CREATE INDEX cosignature_of_signer ON cosignature USING btree (signer_id) WHERE signer_id IS NOT NULL;
CREATE UNIQUE INDEX one_cosignature_per_person ON cosignature USING btree (customer_id, application_id, code_digest) WHERE state <> 'cancelled'::text;

create table counter (
  place_id text not null,
  counter_id uuid not null,
  name text not null,
  closed_at timestamp with time zone,
  takes_appointments boolean not null default false,
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
  language_given_at timestamp with time zone,
  told_by_given_at timestamp with time zone,
  email_given_at timestamp with time zone,
  phone_given_at timestamp with time zone,
  open_id uuid generated always as (
CASE
    WHEN (merged_into IS NULL) THEN customer_id
    ELSE NULL::uuid
END),
  constraint customer_pkey PRIMARY KEY (customer_id),
  constraint checked_email_is_there CHECK (email_checked_at IS NULL OR email IS NOT NULL),
  constraint checked_phone_is_there CHECK (phone_checked_at IS NULL OR phone IS NOT NULL),
  constraint chosen_email_is_checked CHECK (told_by <> 'email'::text OR told_by_given_at IS NULL OR email_checked_at IS NOT NULL),
  constraint customer_is_merged_into_customer FOREIGN KEY (merged_into) REFERENCES customer(customer_id),
  constraint customer_is_not_merged_into_itself CHECK (merged_into <> customer_id),
  constraint customer_language_is_known CHECK (language = ANY (ARRAY['fi'::text, 'sv'::text, 'en'::text, 'se'::text, 'smn'::text, 'sms'::text])),
  constraint open_record_has_id UNIQUE (open_id),
  constraint text_messages_go_to_checked_phone CHECK (told_by <> 'text-message'::text OR phone_checked_at IS NOT NULL),
  constraint told_by_is_known CHECK (told_by = ANY (ARRAY['email'::text, 'text-message'::text, 'letter'::text, 'official-mailbox'::text]))
);
CREATE INDEX customer_merged_into ON customer USING btree (merged_into) WHERE merged_into IS NOT NULL;

create table customer_address (
  customer_id uuid not null,
  street text not null,
  postal_code text not null,
  city text not null,
  country text not null,
  given_at timestamp with time zone not null,
  constraint customer_address_pkey PRIMARY KEY (customer_id),
  constraint customer_address_is_of_customer FOREIGN KEY (customer_id) REFERENCES customer(open_id)
);

create table customer_merge (
  customer_id uuid not null,
  merged_id uuid not null,
  merged_at timestamp with time zone not null,
  clerk_id uuid not null,
  reason text not null,
  history jsonb not null,
  undone_at timestamp with time zone,
  merge_id uuid not null,
  undone_by uuid,
  undone_because text,
  constraint customer_merge_pkey PRIMARY KEY (customer_id, merge_id),
  constraint merge_has_reason CHECK (length(btrim(reason)) >= 5),
  constraint merge_is_by_clerk FOREIGN KEY (clerk_id) REFERENCES clerk(clerk_id),
  constraint merge_is_undone_by_clerk FOREIGN KEY (undone_by) REFERENCES clerk(clerk_id),
  constraint merge_keeps_customer FOREIGN KEY (customer_id) REFERENCES customer(customer_id),
  constraint one_merge_per_id UNIQUE (merge_id),
  constraint undone_merge_says_by_whom_and_why CHECK ((num_nonnulls(undone_at, undone_by, undone_because) = ANY (ARRAY[0, 3])) AND (undone_because IS NULL OR length(btrim(undone_because)) >= 5))
);
CREATE INDEX customer_merge_at ON customer_merge USING btree (merged_at DESC, merge_id DESC);
CREATE INDEX customer_merge_of_merged ON customer_merge USING btree (merged_id);
CREATE INDEX customer_merge_undone_at ON customer_merge USING btree (undone_at DESC, merge_id DESC) WHERE undone_at IS NOT NULL;
CREATE UNIQUE INDEX one_merge_of_a_record ON customer_merge USING btree (merged_id) WHERE undone_at IS NULL;

create table customers_by_appointment (
  year smallint not null,
  channel text not null,
  customers bigint not null,
  appointments bigint not null,
  counted_on date not null,
  constraint customers_by_appointment_pkey PRIMARY KEY (year, channel),
  constraint customers_by_appointment_are_of_year FOREIGN KEY (year) REFERENCES reporting_year(year),
  constraint customers_by_appointment_channel_is_known CHECK (channel = ANY (ARRAY['office'::text, 'phone'::text, 'video'::text, 'office-or-phone'::text])),
  constraint fewer_customers_than_appointments CHECK (customers >= 0 AND customers <= appointments)
);

create table customers_served (
  year smallint not null,
  municipality_id text not null,
  customers bigint not null,
  visits bigint not null,
  counted_on date not null,
  constraint customers_served_pkey PRIMARY KEY (year, municipality_id),
  constraint customers_are_of_year FOREIGN KEY (year) REFERENCES reporting_year(year),
  constraint fewer_customers_than_visits CHECK (customers >= 1 AND customers <= visits)
);

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

create table daily_sum (
  measure text not null,
  day date not null,
  channel text not null,
  counted bigint not null,
  total bigint not null,
  constraint daily_sum_pkey PRIMARY KEY (measure, day, channel)
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
  constraint decision_has_application FOREIGN KEY (customer_id, application_id) REFERENCES application(customer_id, application_id) ON UPDATE CASCADE,
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

create table device (
  device_id uuid not null,
  kind text not null,
  place_id text not null,
  name text not null,
  series text,
  added_at timestamp with time zone not null,
  code_digest bytea,
  code_expires_at timestamp with time zone,
  code_by uuid not null,
  token_digest bytea,
  paired_at timestamp with time zone,
  paired_by uuid,
  seen_at timestamp with time zone,
  revoked_at timestamp with time zone,
  revoked_by uuid,
  constraint device_pkey PRIMARY KEY (device_id),
  constraint device_code_is_by_clerk FOREIGN KEY (code_by) REFERENCES clerk(clerk_id),
  constraint device_has_name CHECK (length(btrim(name)) >= 1 AND length(btrim(name)) <= 60),
  constraint device_is_at_place FOREIGN KEY (place_id) REFERENCES place(place_id),
  constraint device_is_paired_by_clerk FOREIGN KEY (paired_by) REFERENCES clerk(clerk_id),
  constraint device_is_revoked_by_clerk FOREIGN KEY (revoked_by) REFERENCES clerk(clerk_id),
  constraint device_kind_is_known CHECK (kind = ANY (ARRAY['kiosk'::text, 'board'::text])),
  constraint device_series_is_two_letters CHECK (series ~ '^[A-Z]{2}$'::text),
  constraint kiosk_has_series CHECK ((kind = 'kiosk'::text) = (series IS NOT NULL)),
  constraint paired_device_has_token CHECK (num_nulls(token_digest, paired_at, paired_by) = 0 OR (num_nulls(paired_at, paired_by) = ANY (ARRAY[0, 2])) AND token_digest IS NULL),
  constraint pairing_code_ends CHECK ((code_digest IS NULL) = (code_expires_at IS NULL)),
  constraint revoked_device_has_clerk CHECK ((revoked_at IS NULL) = (revoked_by IS NULL)),
  constraint revoked_device_opens_nothing CHECK (revoked_at IS NULL OR num_nonnulls(code_digest, token_digest) = 0)
);
CREATE INDEX device_at_place ON device USING btree (place_id, device_id);
CREATE UNIQUE INDEX one_device_per_code ON device USING btree (code_digest) WHERE code_digest IS NOT NULL;
CREATE UNIQUE INDEX one_device_per_token ON device USING btree (token_digest) WHERE token_digest IS NOT NULL;
CREATE UNIQUE INDEX one_kiosk_per_series ON device USING btree (place_id, series) WHERE series IS NOT NULL;

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
  constraint draft_belongs_to_customer FOREIGN KEY (customer_id) REFERENCES customer(open_id),
  constraint one_draft_per_benefit UNIQUE (customer_id, benefit)
);
CREATE INDEX draft_expires_on ON draft USING btree (expires_on);

create table earlier_wish (
  appointment_id uuid not null,
  place_ids text[] not null,
  earliest_at timestamp with time zone not null,
  asked_at timestamp with time zone not null,
  constraint earlier_wish_pkey PRIMARY KEY (appointment_id),
  constraint wish_is_of_appointment FOREIGN KEY (appointment_id) REFERENCES appointment(appointment_id) ON DELETE CASCADE,
  constraint wish_names_places CHECK (cardinality(place_ids) >= 1 AND cardinality(place_ids) <= 10)
);
CREATE INDEX earlier_wish_in_order ON earlier_wish USING btree (asked_at, appointment_id);

create table emergency_call (
  call_id uuid not null,
  place_id text not null,
  counter_id uuid,
  raised_by uuid not null,
  raised_at timestamp with time zone not null,
  answered_by uuid,
  answered_at timestamp with time zone,
  constraint emergency_call_pkey PRIMARY KEY (call_id),
  constraint answered_emergency_names_who CHECK ((answered_by IS NULL) = (answered_at IS NULL)),
  constraint emergency_is_answered_by_clerk FOREIGN KEY (answered_by) REFERENCES clerk(clerk_id),
  constraint emergency_is_at_counter_of_place FOREIGN KEY (place_id, counter_id) REFERENCES counter(place_id, counter_id),
  constraint emergency_is_at_place FOREIGN KEY (place_id) REFERENCES place(place_id),
  constraint emergency_is_raised_by_clerk FOREIGN KEY (raised_by) REFERENCES clerk(clerk_id)
);
CREATE INDEX emergency_at_place ON emergency_call USING btree (place_id, raised_at);
CREATE UNIQUE INDEX one_open_emergency_per_clerk ON emergency_call USING btree (raised_by) WHERE answered_at IS NULL;

create table erasure_lease (
  one_row boolean not null default true,
  run_id uuid,
  ends_at timestamp with time zone,
  finished_on date,
  constraint erasure_lease_pkey PRIMARY KEY (one_row),
  constraint there_is_one_lease CHECK (one_row)
);

create table erasure_run (
  run_id uuid not null,
  at timestamp with time zone not null,
  is_dry boolean not null,
  rule text not null,
  before_on date not null,
  erased integer not null,
  rows_erased bigint not null default 0,
  files_freed integer not null default 0,
  ended_at timestamp with time zone,
  constraint erasure_run_pkey PRIMARY KEY (run_id, rule)
);
CREATE INDEX erasure_run_at ON erasure_run USING btree (at DESC);

create table expected_work (
  place_id text not null,
  weekday smallint not null,
  hour smallint not null,
  minutes double precision not null,
  days integer not null,
  learned_on date not null,
  constraint expected_work_pkey PRIMARY KEY (place_id, weekday, hour),
  constraint expected_hour_is_known CHECK (hour >= 0 AND hour <= 23),
  constraint expected_minutes_are_counted CHECK (minutes >= 0::double precision),
  constraint expected_weekday_is_known CHECK (weekday >= 1 AND weekday <= 7),
  constraint work_is_expected_at_place FOREIGN KEY (place_id) REFERENCES place(place_id)
);

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

create table export_sending (
  schedule_id uuid not null,
  sending_id uuid not null,
  from_on date not null,
  to_on date not null,
  begun_at timestamp with time zone not null,
  state text not null,
  settled_at timestamp with time zone,
  problem text,
  constraint export_sending_pkey PRIMARY KEY (schedule_id, sending_id),
  constraint export_period_begins_before_it_ends CHECK (from_on <= to_on),
  constraint export_sending_state_is_known CHECK (state = ANY (ARRAY['waiting'::text, 'sent'::text, 'failed'::text])),
  constraint failed_export_says_why CHECK ((state = 'failed'::text) = (problem IS NOT NULL)),
  constraint sending_is_of_export FOREIGN KEY (schedule_id) REFERENCES export_schedule(schedule_id),
  constraint settled_export_says_when CHECK ((state = 'waiting'::text) = (settled_at IS NULL))
);
CREATE UNIQUE INDEX one_export_at_a_time ON export_sending USING btree (schedule_id) WHERE state = 'waiting'::text;

create table first_free_day (
  day date not null,
  place_id text not null,
  channel text not null,
  days integer,
  constraint first_free_day_pkey PRIMARY KEY (day, place_id, channel),
  constraint first_free_channel_is_known CHECK (channel = ANY (ARRAY['office'::text, 'phone'::text, 'video'::text])),
  constraint first_free_is_ahead CHECK (days >= 0 AND days <= 366),
  constraint first_free_is_at_place FOREIGN KEY (place_id) REFERENCES place(place_id)
);

create table hour_count (
  place_id text not null,
  channel text not null,
  month_on date not null,
  measure text not null,
  weekday smallint not null,
  hour smallint not null,
  minutes smallint not null,
  counted bigint not null,
  constraint hour_count_pkey PRIMARY KEY (place_id, channel, month_on, measure, weekday, hour, minutes),
  constraint hour_count_hour_is_known CHECK (hour >= 0 AND hour <= 23),
  constraint hour_count_is_of_month CHECK (EXTRACT(day FROM month_on) = 1::numeric),
  constraint hour_count_minutes_are_bucket CHECK (minutes >= 0 AND minutes <= 241),
  constraint hour_count_weekday_is_known CHECK (weekday >= 1 AND weekday <= 7)
);

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
  is_current boolean not null default true,
  constraint identity_code_pkey PRIMARY KEY (customer_id, code_digest),
  constraint identity_code_belongs_to_customer FOREIGN KEY (customer_id) REFERENCES customer(open_id),
  constraint one_customer_per_identity_code UNIQUE (code_digest)
);
CREATE UNIQUE INDEX one_current_code_per_customer ON identity_code USING btree (customer_id) WHERE is_current;

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
  constraint request_has_application FOREIGN KEY (customer_id, application_id) REFERENCES application(customer_id, application_id) ON UPDATE CASCADE,
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
  constraint request_item_agent_is_customer FOREIGN KEY (agent_id) REFERENCES customer(open_id),
  constraint request_item_has_request FOREIGN KEY (customer_id, request_id) REFERENCES information_request(customer_id, request_id) ON UPDATE CASCADE,
  constraint request_item_kind_is_known CHECK (kind = ANY (ARRAY['attachment'::text, 'answer'::text, 'explanation'::text]))
);
CREATE INDEX request_item_of_agent ON information_request_item USING btree (agent_id) WHERE agent_id IS NOT NULL;

create table instruction (
  instruction_id uuid not null,
  kind text not null,
  benefit_groups text[] not null,
  version integer not null,
  read_from_version integer not null,
  published_at timestamp with time zone not null,
  withdrawn_at timestamp with time zone,
  constraint instruction_pkey PRIMARY KEY (instruction_id),
  constraint instruction_is_read_from_a_version CHECK (read_from_version >= 1 AND read_from_version <= version),
  constraint instruction_kind_is_known CHECK (kind = ANY (ARRAY['news'::text, 'instruction'::text]))
);
CREATE INDEX instruction_published ON instruction USING btree (published_at DESC, instruction_id DESC);

create table instruction_draft (
  instruction_id uuid not null,
  kind text not null,
  benefit_groups text[] not null,
  texts jsonb not null,
  is_small boolean not null,
  from_version integer not null,
  save_no integer not null,
  saved_at timestamp with time zone not null,
  saved_by uuid not null,
  constraint one_draft_per_instruction PRIMARY KEY (instruction_id),
  constraint draft_is_saved_by_clerk FOREIGN KEY (saved_by) REFERENCES clerk(clerk_id),
  constraint instruction_draft_kind_is_known CHECK (kind = ANY (ARRAY['news'::text, 'instruction'::text]))
);
CREATE INDEX instruction_draft_saved ON instruction_draft USING btree (saved_at DESC);

create table instruction_event (
  instruction_id uuid not null,
  event_id uuid not null,
  kind text not null,
  at timestamp with time zone not null,
  clerk_id uuid not null,
  constraint instruction_event_pkey PRIMARY KEY (instruction_id, event_id),
  constraint event_is_of_instruction FOREIGN KEY (instruction_id) REFERENCES instruction(instruction_id),
  constraint instruction_event_is_by_clerk FOREIGN KEY (clerk_id) REFERENCES clerk(clerk_id),
  constraint instruction_event_kind_is_known CHECK (kind = ANY (ARRAY['withdrawn'::text, 'restored'::text]))
);

create table instruction_reading (
  instruction_id uuid not null,
  version integer not null,
  clerk_id uuid not null,
  read_at timestamp with time zone not null,
  constraint instruction_reading_pkey PRIMARY KEY (clerk_id, instruction_id, version),
  constraint reading_is_by_clerk FOREIGN KEY (clerk_id) REFERENCES clerk(clerk_id),
  constraint reading_is_of_version FOREIGN KEY (instruction_id, version) REFERENCES instruction_version(instruction_id, version)
);
CREATE INDEX instruction_reading_of_version ON instruction_reading USING btree (instruction_id, version, clerk_id);

create table instruction_text (
  instruction_id uuid not null,
  version integer not null,
  language text not null,
  title text not null,
  text text not null,
  plain text not null,
  words tsvector not null generated always as (words_of(language, title, plain)),
  constraint instruction_text_pkey PRIMARY KEY (instruction_id, version, language),
  constraint text_is_of_version FOREIGN KEY (instruction_id, version) REFERENCES instruction_version(instruction_id, version)
);
CREATE INDEX instruction_text_words ON instruction_text USING gin (words);

create table instruction_version (
  instruction_id uuid not null,
  version integer not null,
  benefit_groups text[] not null,
  is_small boolean not null,
  published_at timestamp with time zone not null,
  published_by uuid not null,
  constraint instruction_version_pkey PRIMARY KEY (instruction_id, version),
  constraint version_is_by_clerk FOREIGN KEY (published_by) REFERENCES clerk(clerk_id),
  constraint version_is_of_instruction FOREIGN KEY (instruction_id) REFERENCES instruction(instruction_id)
);

create table interpreter (
  interpreter_id uuid not null,
  name text not null,
  languages text[] not null,
  channels text[] not null,
  ended_at timestamp with time zone,
  constraint interpreter_pkey PRIMARY KEY (interpreter_id),
  constraint interpreter_has_channel CHECK (channels <@ '{office,phone,video}'::text[] AND cardinality(channels) > 0),
  constraint interpreter_has_language CHECK (cardinality(languages) > 0),
  constraint interpreter_has_name CHECK (length(btrim(name)) >= 1 AND length(btrim(name)) <= 200)
);

create table kept_pseudonym (
  year smallint not null,
  appointment_id uuid not null,
  channel text not null,
  pseudonym bytea,
  kept_on date not null,
  constraint kept_pseudonym_pkey PRIMARY KEY (year, appointment_id),
  constraint kept_pseudonym_is_a_digest CHECK (length(pseudonym) = 32),
  constraint kept_pseudonym_is_of_appointment FOREIGN KEY (appointment_id) REFERENCES appointment(appointment_id) ON DELETE CASCADE,
  constraint kept_pseudonym_is_of_year FOREIGN KEY (year) REFERENCES reporting_year(year)
);
CREATE INDEX kept_pseudonym_of_appointment ON kept_pseudonym USING btree (appointment_id);

create table knowledge_edition (
  edition text not null,
  used_on date not null,
  constraint knowledge_edition_pkey PRIMARY KEY (edition)
);

create table knowledge_passage (
  edition text not null,
  passage text not null,
  language text not null,
  title text not null,
  text text not null,
  words tsvector not null generated always as (words_of(language, title, text)),
  constraint knowledge_passage_pkey PRIMARY KEY (edition, passage, language),
  constraint passage_is_of_edition FOREIGN KEY (edition) REFERENCES knowledge_edition(edition) ON DELETE CASCADE
);
CREATE INDEX knowledge_passage_words ON knowledge_passage USING gin (words);

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
  constraint late_information_has_application FOREIGN KEY (customer_id, application_id) REFERENCES application(customer_id, application_id) ON UPDATE CASCADE,
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
  place integer,
  constraint letter_pkey PRIMARY KEY (customer_id, letter_id),
  constraint batched_letter_names_batch CHECK (
CASE state
    WHEN 'waiting'::text THEN batch_id IS NULL
    WHEN 'cancelled'::text THEN true
    ELSE batch_id IS NOT NULL
END),
  constraint letter_is_about_something CHECK (num_nonnulls(about_id, application_id) >= 1),
  constraint letter_is_for_customer FOREIGN KEY (customer_id) REFERENCES customer(open_id),
  constraint letter_is_in_batch FOREIGN KEY (batch_id) REFERENCES letter_batch(batch_id),
  constraint letter_kind_is_known CHECK (kind = ANY (ARRAY['decision'::text, 'request'::text, 'reminder'::text, 'receipt'::text, 'message'::text])),
  constraint letter_state_is_known CHECK (state = ANY (ARRAY['waiting'::text, 'in-batch'::text, 'posted'::text, 'cancelled'::text])),
  constraint one_letter_per_place UNIQUE (batch_id, place),
  constraint placed_letter_names_batch CHECK (place IS NULL OR batch_id IS NOT NULL),
  constraint posted_letter_says_when CHECK ((state = 'posted'::text) = (posted_at IS NOT NULL))
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
  batch_no bigint not null generated always as identity,
  is_protected boolean not null,
  language text not null,
  sha256 text,
  ready_at timestamp with time zone,
  undone_at timestamp with time zone,
  settled_by uuid,
  constraint letter_batch_pkey PRIMARY KEY (batch_id),
  constraint batch_is_made_by_clerk FOREIGN KEY (clerk_id) REFERENCES clerk(clerk_id),
  constraint batch_is_settled_by_clerk FOREIGN KEY (settled_by) REFERENCES clerk(clerk_id),
  constraint batch_number_is_given_once UNIQUE (batch_no),
  constraint batch_state_is_known CHECK (state = ANY (ARRAY['making'::text, 'made'::text, 'posted'::text, 'undone'::text])),
  constraint finished_batch_says_when CHECK ((state <> ALL (ARRAY['made'::text, 'posted'::text])) OR ready_at IS NOT NULL),
  constraint letter_batch_has_file FOREIGN KEY (sha256) REFERENCES stored_file(sha256),
  constraint made_batch_has_file CHECK (state <> 'made'::text OR sha256 IS NOT NULL),
  constraint posted_batch_says_when CHECK ((state = 'posted'::text) = (posted_at IS NOT NULL)),
  constraint undone_batch_says_when CHECK ((state = 'undone'::text) = (undone_at IS NOT NULL))
);
CREATE INDEX letter_batch_by_file ON letter_batch USING btree (sha256) WHERE sha256 IS NOT NULL;
CREATE INDEX letter_batch_made_at ON letter_batch USING btree (made_at DESC);

create table line_day (
  place_id text not null,
  day date not null,
  closed_at timestamp with time zone,
  closed_by uuid,
  closed_reason text,
  virtual_counters smallint,
  constraint line_day_pkey PRIMARY KEY (place_id, day),
  constraint closed_line_has_reason CHECK (closed_at IS NULL OR closed_by IS NOT NULL AND length(btrim(closed_reason)) >= 3),
  constraint line_day_is_of_place FOREIGN KEY (place_id) REFERENCES place(place_id),
  constraint line_is_closed_by_clerk FOREIGN KEY (closed_by) REFERENCES clerk(clerk_id),
  constraint virtual_counters_are_counted CHECK (virtual_counters >= 0 AND virtual_counters <= 200)
);

create table line_event (
  place_id text not null,
  event_no integer not null,
  kind text not null,
  at timestamp with time zone not null,
  clerk_id uuid not null,
  reason text,
  changes jsonb not null,
  constraint line_event_pkey PRIMARY KEY (place_id, event_no),
  constraint line_event_is_of_place FOREIGN KEY (place_id) REFERENCES place(place_id),
  constraint line_event_kind_is_known CHECK (kind = ANY (ARRAY['rule-changed'::text, 'line-closed'::text, 'line-opened'::text, 'counters-set'::text, 'counter-closed'::text])),
  constraint line_is_overseen_by_clerk FOREIGN KEY (clerk_id) REFERENCES clerk(clerk_id)
);

create table line_rule (
  place_id text not null,
  first_ticket_no integer not null,
  last_ticket_no integer not null,
  most_tickets_a_day integer,
  most_calls smallint not null,
  near_count smallint not null,
  remote_minutes smallint not null,
  is_cleared_at_night boolean not null,
  constraint line_rule_pkey PRIMARY KEY (place_id),
  constraint line_rule_counts_are_positive CHECK (most_tickets_a_day >= 0 AND most_calls > 0 AND near_count >= 0 AND remote_minutes >= 0),
  constraint line_rule_is_of_place FOREIGN KEY (place_id) REFERENCES place(place_id),
  constraint ticket_numbers_are_a_range CHECK (first_ticket_no > 0 AND last_ticket_no >= (first_ticket_no + 9))
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
  constraint mandate_has_agent FOREIGN KEY (agent_id) REFERENCES customer(open_id),
  constraint mandate_has_principal FOREIGN KEY (customer_id) REFERENCES customer(open_id),
  constraint mandate_is_recorded_by_clerk FOREIGN KEY (recorded_by) REFERENCES clerk(clerk_id),
  constraint nobody_is_their_own_agent CHECK (agent_id <> customer_id),
  constraint oral_mandate_is_for_phone_or_office CHECK (basis <> 'oral'::text OR channels <@ ARRAY['phone'::text, 'office'::text] AND valid_to_on = valid_from_on),
  constraint register_mandate_is_online_only CHECK (basis <> 'suomi-fi'::text OR channels = ARRAY['online'::text]),
  constraint written_mandate_is_never_online CHECK ((basis <> ALL (ARRAY['written'::text, 'oral'::text])) OR NOT ('online'::text = ANY (channels)))
);
CREATE INDEX mandate_ended ON mandate USING btree (ended_at) WHERE ended_at IS NOT NULL;
CREATE INDEX mandate_of_agent ON mandate USING btree (agent_id, customer_id);
CREATE INDEX mandate_valid_to ON mandate USING btree (valid_to_on) WHERE valid_to_on IS NOT NULL AND ended_at IS NULL;
CREATE UNIQUE INDEX one_guardian_of_child_per_pair ON mandate USING btree (customer_id, agent_id) WHERE basis = 'child-guardian'::text AND ended_at IS NULL;
CREATE UNIQUE INDEX one_register_mandate_per_pair ON mandate USING btree (customer_id, agent_id) WHERE basis = 'suomi-fi'::text AND ended_at IS NULL;

create table mandate_use (
  customer_id uuid not null,
  use_id uuid not null,
  mandate_id uuid not null,
  agent_id uuid not null,
  begun_at timestamp with time zone not null,
  constraint mandate_use_pkey PRIMARY KEY (customer_id, use_id),
  constraint mandate_use_is_by_customer FOREIGN KEY (agent_id) REFERENCES customer(open_id),
  constraint mandate_use_is_of_mandate FOREIGN KEY (customer_id, mandate_id) REFERENCES mandate(customer_id, mandate_id) ON UPDATE CASCADE
);
CREATE INDEX mandate_use_of_agent ON mandate_use USING btree (agent_id);
CREATE INDEX mandate_use_of_customer ON mandate_use USING btree (customer_id, begun_at DESC);
CREATE INDEX mandate_use_of_mandate ON mandate_use USING btree (customer_id, mandate_id);

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
  constraint message_agent_is_customer FOREIGN KEY (agent_id) REFERENCES customer(open_id),
  constraint message_direction_is_known CHECK (direction = ANY (ARRAY['from-customer'::text, 'to-customer'::text])),
  constraint message_is_by_clerk FOREIGN KEY (clerk_id) REFERENCES clerk(clerk_id),
  constraint message_is_filed_by_clerk FOREIGN KEY (filed_by) REFERENCES clerk(clerk_id),
  constraint message_is_of_customer FOREIGN KEY (customer_id) REFERENCES customer(open_id),
  constraint message_of_the_agency_names_clerk CHECK ((direction = 'to-customer'::text) = (clerk_id IS NOT NULL)),
  constraint message_state_is_known CHECK (state = ANY (ARRAY['draft'::text, 'sent'::text])),
  constraint message_waits_for_clerk FOREIGN KEY (assigned_to) REFERENCES clerk(clerk_id),
  constraint sent_message_has_text CHECK (state = 'draft'::text OR length(btrim(text)) > 0),
  constraint sent_message_says_when CHECK ((state = 'sent'::text) = (sent_at IS NOT NULL))
);
CREATE INDEX message_by_id ON message USING btree (message_id);
CREATE INDEX message_of_agent ON message USING btree (agent_id) WHERE agent_id IS NOT NULL;
CREATE INDEX message_of_customer ON message USING btree (customer_id, sent_at DESC);
CREATE INDEX message_of_thread ON message USING btree (customer_id, thread_id, sent_at);
CREATE INDEX message_waiting ON message USING btree (benefit_group, sent_at, message_id) WHERE state = 'sent'::text AND direction = 'from-customer'::text AND answered_at IS NULL AND filed_at IS NULL;
CREATE INDEX message_without_case ON message USING btree (sent_at, message_id) WHERE application_id IS NULL AND state = 'sent'::text;
CREATE UNIQUE INDEX one_draft_per_thread ON message USING btree (customer_id, thread_id, direction) WHERE state = 'draft'::text;

create table migration (
  name text not null,
  sha256 text not null,
  applied_at timestamp with time zone not null,
  constraint migration_pkey PRIMARY KEY (name)
);

create table monthly_figure (
  measure text not null,
  month_on date not null,
  channel text not null,
  benefit text not null,
  detail text not null,
  counted bigint not null,
  total bigint not null,
  constraint monthly_figure_pkey PRIMARY KEY (measure, month_on, channel, benefit, detail),
  constraint monthly_figure_is_of_month CHECK (EXTRACT(day FROM month_on) = 1::numeric)
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

create table near_word (
  contact_id uuid not null,
  channel text not null,
  language text not null,
  address bytea,
  secret bytea,
  state text not null,
  asked_at timestamp with time zone not null,
  settled_at timestamp with time zone,
  constraint near_word_pkey PRIMARY KEY (contact_id),
  constraint near_word_channel_is_known CHECK (channel = ANY (ARRAY['email'::text, 'text-message'::text])),
  constraint near_word_is_of_contact FOREIGN KEY (contact_id) REFERENCES contact(contact_id),
  constraint near_word_state_is_known CHECK (state = ANY (ARRAY['waiting'::text, 'due'::text, 'sending'::text, 'sent'::text, 'failed'::text])),
  constraint settled_near_word_keeps_no_address CHECK ((state = ANY (ARRAY['sent'::text, 'failed'::text])) = (settled_at IS NOT NULL) AND num_nulls(address, secret) =
CASE
    WHEN state = ANY (ARRAY['sent'::text, 'failed'::text]) THEN 2
    ELSE 0
END)
);
CREATE INDEX near_word_waiting ON near_word USING btree (contact_id) WHERE state = 'waiting'::text;

create table network_import (
  import_id uuid not null,
  clerk_id uuid,
  source text not null,
  made_at timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  records jsonb not null,
  organizations jsonb not null,
  faults jsonb not null,
  accepted_at timestamp with time zone,
  accepted_by uuid,
  constraint network_import_pkey PRIMARY KEY (import_id),
  constraint accepted_import_has_clerk CHECK ((accepted_at IS NULL) = (accepted_by IS NULL)),
  constraint import_expires_after_it_is_made CHECK (expires_at > made_at),
  constraint import_is_accepted_by_clerk FOREIGN KEY (accepted_by) REFERENCES clerk(clerk_id),
  constraint import_is_made_by_clerk FOREIGN KEY (clerk_id) REFERENCES clerk(clerk_id)
);
CREATE INDEX network_import_by_time ON network_import USING btree (made_at DESC, import_id);

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
  wished text not null default 'email'::text,
  constraint notice_pkey PRIMARY KEY (customer_id, notice_id),
  constraint notice_channel_is_known CHECK (channel = ANY (ARRAY['email'::text, 'text-message'::text, 'letter'::text, 'official-mailbox'::text])),
  constraint notice_is_for_customer FOREIGN KEY (customer_id) REFERENCES customer(open_id),
  constraint notice_on_paper_is_a_letter CHECK (state <> 'on-paper'::text OR channel = 'letter'::text),
  constraint notice_state_is_known CHECK (state = ANY (ARRAY['waiting'::text, 'sent'::text, 'failed'::text, 'kept'::text, 'on-paper'::text])),
  constraint notice_wish_is_known CHECK (wished = ANY (ARRAY['email'::text, 'text-message'::text, 'letter'::text, 'official-mailbox'::text]))
);
CREATE INDEX notice_by_channel ON notice USING btree (channel, created_at);
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
  channel text not null default 'email'::text,
  constraint notice_attempt_pkey PRIMARY KEY (customer_id, notice_id, attempt),
  constraint notice_attempt_channel_is_known CHECK (channel = ANY (ARRAY['email'::text, 'text-message'::text, 'letter'::text, 'official-mailbox'::text])),
  constraint notice_attempt_has_notice FOREIGN KEY (customer_id, notice_id) REFERENCES notice(customer_id, notice_id) ON UPDATE CASCADE,
  constraint notice_attempt_result_is_known CHECK (result = ANY (ARRAY['sent'::text, 'failed'::text, 'kept'::text, 'on-paper'::text]))
);

create table outbox (
  outbox_id bigint not null generated always as identity,
  topic text not null,
  payload jsonb not null,
  at timestamp with time zone not null,
  constraint outbox_pkey PRIMARY KEY (outbox_id)
);

create table own_data_report (
  customer_id uuid not null,
  report_id uuid not null,
  begun_at timestamp with time zone not null,
  ended_at timestamp with time zone,
  outcome text,
  file_count integer not null,
  constraint own_data_report_pkey PRIMARY KEY (customer_id, report_id),
  constraint ended_report_says_how CHECK ((ended_at IS NULL) = (outcome IS NULL)),
  constraint own_data_outcome_is_known CHECK (outcome = ANY (ARRAY['sent'::text, 'broken-off'::text])),
  constraint own_data_report_is_of_customer FOREIGN KEY (customer_id) REFERENCES customer(open_id)
);
CREATE UNIQUE INDEX one_own_data_report_at_a_time ON own_data_report USING btree (customer_id) WHERE ended_at IS NULL;
CREATE INDEX own_data_report_begun_at ON own_data_report USING btree (begun_at);

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
  constraint paper_agent_is_customer FOREIGN KEY (agent_id) REFERENCES customer(open_id),
  constraint paper_agent_is_somebody_else CHECK (agent_id <> customer_id),
  constraint paper_application_is_of_customer FOREIGN KEY (customer_id) REFERENCES customer(open_id),
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
CREATE INDEX paper_application_cancelled ON paper_application USING btree (settled_at) WHERE state = 'cancelled'::text;
CREATE INDEX paper_application_of_agent ON paper_application USING btree (agent_id) WHERE agent_id IS NOT NULL;
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
  constraint place_event_kind_is_known CHECK (kind = ANY (ARRAY['facts-changed'::text, 'counter-added'::text, 'counter-closed'::text, 'place-added'::text])),
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
  constraint protection_is_of_customer FOREIGN KEY (customer_id) REFERENCES customer(open_id)
);

create table ptv_channel (
  channel_id uuid not null,
  place_id text,
  record jsonb not null,
  import_id uuid not null,
  taken_at timestamp with time zone not null,
  constraint ptv_channel_pkey PRIMARY KEY (channel_id),
  constraint channel_came_with_import FOREIGN KEY (import_id) REFERENCES network_import(import_id),
  constraint channel_is_of_place FOREIGN KEY (place_id) REFERENCES place(place_id)
);
CREATE UNIQUE INDEX one_channel_per_place ON ptv_channel USING btree (place_id) WHERE place_id IS NOT NULL;
CREATE INDEX ptv_channel_by_import ON ptv_channel USING btree (import_id);

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

create table reporting_year (
  year smallint not null,
  inner_key bytea,
  outer_key bytea,
  counted_on date,
  closed_at timestamp with time zone,
  constraint reporting_year_pkey PRIMARY KEY (year),
  constraint inner_key_is_a_block CHECK (length(inner_key) = 64),
  constraint key_ends_with_year CHECK (num_nulls(inner_key, outer_key) =
CASE
    WHEN closed_at IS NULL THEN 0
    ELSE 2
END),
  constraint outer_key_is_a_block CHECK (length(outer_key) = 64)
);

create table request_draft (
  customer_id uuid not null,
  application_id uuid not null,
  typed jsonb not null,
  clerk_id uuid not null,
  saved_at timestamp with time zone not null,
  constraint request_draft_pkey PRIMARY KEY (customer_id, application_id),
  constraint request_draft_has_application FOREIGN KEY (customer_id, application_id) REFERENCES application(customer_id, application_id) ON UPDATE CASCADE,
  constraint request_draft_is_by_clerk FOREIGN KEY (clerk_id) REFERENCES clerk(clerk_id)
);

create table roster_event (
  event_id uuid not null,
  place_id text,
  clerk_id uuid,
  interpreter_id uuid,
  kind text not null,
  at timestamp with time zone not null,
  by_clerk_id uuid,
  details jsonb not null,
  constraint roster_event_pkey PRIMARY KEY (event_id),
  constraint roster_event_is_of_clerk FOREIGN KEY (clerk_id) REFERENCES clerk(clerk_id),
  constraint roster_event_is_of_interpreter FOREIGN KEY (interpreter_id) REFERENCES interpreter(interpreter_id),
  constraint roster_event_is_of_place FOREIGN KEY (place_id) REFERENCES place(place_id),
  constraint roster_event_kind_is_known CHECK (kind = ANY (ARRAY['shifts-added'::text, 'shift-changed'::text, 'shifts-ended'::text, 'blackout-added'::text, 'blackout-removed'::text, 'interpreter-added'::text, 'interpreter-changed'::text, 'interpreter-ended'::text])),
  constraint roster_is_changed_by_clerk FOREIGN KEY (by_clerk_id) REFERENCES clerk(clerk_id)
);
CREATE INDEX roster_event_at_place ON roster_event USING btree (place_id, event_id);
CREATE INDEX roster_event_of_interpreter ON roster_event USING btree (interpreter_id, event_id) WHERE interpreter_id IS NOT NULL;

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
  constraint scan_is_of_customer FOREIGN KEY (customer_id) REFERENCES customer(open_id),
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
CREATE INDEX scan_discarded ON scan USING btree (settled_at) WHERE state = 'discarded'::text;
CREATE INDEX scan_of_application ON scan USING btree (customer_id, application_id) WHERE application_id IS NOT NULL;
CREATE INDEX scan_of_customer ON scan USING btree (customer_id) WHERE customer_id IS NOT NULL;
CREATE INDEX scan_of_import ON scan USING btree (import_id, file_name);
CREATE INDEX scan_unread ON scan USING btree (taken_in_at) WHERE read_at IS NULL AND state = 'unsorted'::text;
CREATE INDEX scan_unsorted ON scan USING btree (taken_in_at, scan_id) WHERE state = 'unsorted'::text;

create table served_pseudonym (
  year smallint not null,
  contact_id uuid not null,
  municipality_id text not null,
  pseudonym bytea not null,
  ended_on date not null,
  constraint served_pseudonym_pkey PRIMARY KEY (year, contact_id),
  constraint pseudonym_is_a_digest CHECK (length(pseudonym) = 32),
  constraint pseudonym_is_of_contact FOREIGN KEY (contact_id) REFERENCES contact(contact_id) ON DELETE CASCADE,
  constraint pseudonym_is_of_year FOREIGN KEY (year) REFERENCES reporting_year(year)
);
CREATE INDEX pseudonym_of_contact ON served_pseudonym USING btree (contact_id);

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
  constraint session_belongs_to_customer FOREIGN KEY (customer_id) REFERENCES customer(open_id),
  constraint session_belongs_to_one_person CHECK (num_nonnulls(customer_id, clerk_id) = 1),
  constraint session_kind_is_known CHECK (kind = ANY (ARRAY['browser'::text, 'key'::text]))
);
CREATE INDEX session_by_customer ON session USING btree (customer_id) WHERE customer_id IS NOT NULL;
CREATE INDEX session_by_mandate ON session USING btree (acts_for, mandate_id) WHERE acts_for IS NOT NULL;
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
  renews uuid,
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
  constraint sign_in_link_leads_to_customer FOREIGN KEY (customer_id) REFERENCES customer(open_id)
);
CREATE INDEX sign_in_link_of_customer ON sign_in_link USING btree (customer_id) WHERE customer_id IS NOT NULL;

create table skills_version (
  clerk_id uuid not null,
  version_no integer not null,
  is_own boolean not null,
  home_place_id text,
  benefit_groups text[] not null,
  languages text[] not null,
  channels text[] not null,
  is_quick boolean not null,
  from_on date not null,
  state text not null,
  changes jsonb not null,
  decided_at timestamp with time zone not null,
  decided_by uuid not null,
  event_id uuid not null,
  constraint skills_version_pkey PRIMARY KEY (clerk_id, version_no),
  constraint own_skills_have_language CHECK (NOT is_own OR cardinality(languages) > 0),
  constraint skills_are_of_clerk FOREIGN KEY (clerk_id) REFERENCES clerk(clerk_id),
  constraint skills_are_set_by_clerk FOREIGN KEY (decided_by) REFERENCES clerk(clerk_id),
  constraint skills_have_home_place FOREIGN KEY (home_place_id) REFERENCES place(place_id),
  constraint skills_state_is_known CHECK (state = ANY (ARRAY['coming'::text, 'taken-up'::text, 'dropped'::text]))
);
CREATE INDEX skills_decided_at ON skills_version USING btree (decided_at DESC, event_id DESC);
CREATE INDEX skills_set_by ON skills_version USING btree (decided_by, decided_at);
CREATE INDEX skills_to_take_up ON skills_version USING btree (from_on, clerk_id) WHERE state = 'coming'::text;

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
  benefit text not null,
  intake_channel text not null,
  constraint one_survey_answer_per_case PRIMARY KEY (customer_id, application_id),
  constraint survey_answer_has_application FOREIGN KEY (customer_id, application_id) REFERENCES application(customer_id, application_id) ON UPDATE CASCADE,
  constraint survey_channel_is_known CHECK (intake_channel = ANY (ARRAY['online'::text, 'office'::text, 'post'::text, 'phone'::text, 'joint-service-point'::text, 'remote'::text])),
  constraint survey_grade_is_one_to_five CHECK (grade >= 1 AND grade <= 5),
  constraint survey_text_is_not_empty CHECK (length(btrim(text)) > 0)
);
CREATE INDEX survey_text_at ON survey_answer USING btree (benefit, answered_at DESC) WHERE text IS NOT NULL;

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

create table ticket_counter (
  place_id text not null,
  day date not null,
  series text not null,
  last_no integer not null,
  given integer not null,
  constraint ticket_counter_pkey PRIMARY KEY (place_id, day, series),
  constraint ticket_counter_is_of_place FOREIGN KEY (place_id) REFERENCES place(place_id)
);

create table ticket_limit (
  address_digest bytea not null,
  way text not null,
  begins_at timestamp with time zone not null,
  taken integer not null,
  constraint ticket_limit_pkey PRIMARY KEY (address_digest, way, begins_at),
  constraint ticket_way_is_known CHECK (way = ANY (ARRAY['kiosk'::text, 'remote'::text]))
);
CREATE INDEX ticket_limit_by_age ON ticket_limit USING btree (begins_at);

create table timed_tally (
  timed_tally_id bigint not null generated always as identity,
  at timestamp with time zone not null,
  measure text not null,
  channel text not null,
  detail text not null,
  counted bigint not null,
  total bigint not null,
  arrived_at timestamp with time zone,
  constraint timed_tally_pkey PRIMARY KEY (timed_tally_id)
);

create table unfinished_text (
  customer_id uuid not null,
  application_id uuid not null,
  clerk_id uuid not null,
  place text not null,
  text text not null,
  kept_at timestamp with time zone not null,
  constraint one_unfinished_text_per_place PRIMARY KEY (customer_id, application_id, clerk_id, place),
  constraint unfinished_text_has_application FOREIGN KEY (customer_id, application_id) REFERENCES application(customer_id, application_id) ON UPDATE CASCADE,
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
  constraint upload_link_is_of_customer FOREIGN KEY (customer_id) REFERENCES customer(open_id)
);
CREATE INDEX upload_link_expires_at ON upload_link USING btree (expires_at);
CREATE INDEX upload_link_of_agent ON upload_link USING btree (agent_id) WHERE agent_id IS NOT NULL;
CREATE INDEX upload_link_of_application ON upload_link USING btree (customer_id, application_id);

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
  contact_id uuid,
  constraint view_log_pkey PRIMARY KEY (customer_id, view_id),
  constraint view_by_case_names_case CHECK (reason <> 'case'::text OR application_id IS NOT NULL),
  constraint view_by_contact_names_contact CHECK (reason <> 'contact'::text OR contact_id IS NOT NULL),
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

create table wait_basis (
  place_id text not null,
  learned_on date not null,
  basis jsonb not null,
  constraint wait_basis_pkey PRIMARY KEY (place_id)
);

create table wait_error (
  place_id text not null,
  day date not null,
  misses jsonb not null,
  constraint wait_error_pkey PRIMARY KEY (place_id, day),
  constraint wait_error_is_of_place FOREIGN KEY (place_id) REFERENCES place(place_id)
);

create table work_shift (
  shift_id uuid not null,
  clerk_id uuid,
  interpreter_id uuid,
  resource_id uuid not null generated always as (COALESCE(clerk_id, interpreter_id)),
  place_id text,
  from_at timestamp with time zone not null,
  to_at timestamp with time zone not null,
  channels text[] not null,
  constraint work_shift_pkey PRIMARY KEY (shift_id),
  constraint clerk_works_somewhere CHECK (clerk_id IS NULL OR place_id IS NOT NULL),
  constraint one_shift_at_a_time EXCLUDE USING gist (resource_id WITH =, tstzrange(from_at, to_at) WITH &&),
  constraint shift_channels_are_known CHECK (channels <@ '{office,phone,video}'::text[]),
  constraint shift_is_at_place FOREIGN KEY (place_id) REFERENCES place(place_id),
  constraint shift_is_in_fives CHECK ((EXTRACT(epoch FROM from_at)::bigint % 300::bigint) = 0 AND (EXTRACT(epoch FROM to_at)::bigint % 300::bigint) = 0),
  constraint shift_is_of_a_day CHECK (to_at > from_at AND to_at <= (from_at + '16:00:00'::interval)),
  constraint shift_is_of_clerk FOREIGN KEY (clerk_id) REFERENCES clerk(clerk_id),
  constraint shift_is_of_interpreter FOREIGN KEY (interpreter_id) REFERENCES interpreter(interpreter_id),
  constraint shift_is_of_one CHECK (num_nonnulls(clerk_id, interpreter_id) = 1)
);
CREATE INDEX shift_at_place ON work_shift USING btree (place_id, from_at) WHERE clerk_id IS NOT NULL;
CREATE INDEX shift_of_interpreter ON work_shift USING btree (from_at) WHERE interpreter_id IS NOT NULL;

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
    and exists (select from mandate m where m.customer_id = p_customer_id and m.agent_id = kept_customer(p_agent_id))
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

CREATE OR REPLACE FUNCTION public.call_next(p_clerk_id uuid, p_at timestamp with time zone)
 RETURNS TABLE(contact_id uuid, place_id text, own_place_id text, is_repeat boolean)
 LANGUAGE plpgsql
AS $function$
declare
  w clerk_period;
  v record;
  v_rule text;
  v_place_id text;
  v_most integer;
  v_seen integer;
begin
  -- One wish of a clerk after the other.
  select * into w from clerk_period c where c.clerk_id = p_clerk_id and c.to_at is null for no key update;
  if w.kind is distinct from 'at-work' then
    raise check_violation using constraint = 'who_calls_is_at_work';
  end if;
  return query select p.contact_id, p.place_id, w.place_id, true from contact_period p where p.clerk_id = p_clerk_id and p.to_at is null and p.kind = 'called';
  if found then
    return;
  end if;
  foreach v_rule in array array['promise', 'arrival', 'early'] loop
    v_most := 16;
    loop
      v_seen := 0;
      for v in select * from waiting_by_rule(w, v_rule, p_at, v_most) loop
        v_seen := v_seen + 1;
        select p.place_id into v_place_id from contact_period p
          where p.contact_id = v.contact_id and p.period_no = v.period_no and p.to_at is null for no key update skip locked;
        if found then
          perform call_waiting(w, v.contact_id, v.period_no, case when v_rule = 'arrival' and v.priority > 0 then 'priority' else v_rule end, p_at);
          return query select v.contact_id, v_place_id, w.place_id, false;
          return;
        end if;
      end loop;
      exit when v_seen < v_most;
      v_most := v_most * 4;
    end loop;
  end loop;
end $function$;

CREATE OR REPLACE FUNCTION public.call_waiting(w clerk_period, p_contact_id uuid, p_period_no integer, p_rule text, p_at timestamp with time zone)
 RETURNS void
 LANGUAGE sql
AS $function$
  with ended as (
    update contact_period p set to_at = greatest(p_at, p.from_at) where p.contact_id = p_contact_id and p.period_no = p_period_no
    returning p.*
  )
  insert into contact_period (contact_id, period_no, kind, cause, from_at, begun_by, channel, place_id, benefit_group, language, is_quick,
    since_at, promised_at, may_be_early, priority, priority_reason, for_counter_id, clerk_id, work_no, counter_id, rule, call_no, is_present, until_at)
  select e.contact_id, e.period_no + 1, 'called', 'call', e.to_at, w.clerk_id, e.channel, e.place_id, e.benefit_group, e.language, e.is_quick,
    e.since_at, e.promised_at, e.may_be_early, e.priority, e.priority_reason, e.for_counter_id, w.clerk_id, w.period_no, w.counter_id,
    p_rule, e.call_no + 1, e.is_present, e.until_at
  from ended e;
$function$;

CREATE OR REPLACE FUNCTION public.change_rows(p_table text, p_set text, p_where text, p_columns text[], p_one uuid, p_other uuid, p_at timestamp with time zone)
 RETURNS jsonb
 LANGUAGE plpgsql
 SET search_path TO 'public'
AS $function$
declare
  v_rows jsonb;
begin
  execute format('select coalesce(jsonb_agg(jsonb_build_object(''table'', %1$L, ''columns'', $4, ''row'', to_jsonb(t))), ''[]'')
    from %1$I t where %2$s', p_table, p_where) using p_one, p_other, p_at, to_jsonb(p_columns) into v_rows;
  execute format('update %1$I t set %2$s where %3$s', p_table, p_set, p_where) using p_one, p_other, p_at;
  return v_rows;
end $function$;

CREATE OR REPLACE FUNCTION public.clear_busy_day()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
declare
  v_day date;
begin
  for v_day in select d::date from generate_series((old.from_at at time zone 'UTC')::date, ((old.to_at - interval '1 second') at time zone 'UTC')::date,
      interval '1 day') d loop
    perform from busy_day where resource_id = old.resource_id and day = v_day for no key update;
    update busy_day set busy = (
        select coalesce(bit_or(stretches_of(v_day, o.from_at, o.to_at)), 0::bit(288)) from booked_time o
        where o.resource_id = old.resource_id and o.from_at < (v_day + 1)::timestamp at time zone 'UTC'
          and o.to_at > v_day::timestamp at time zone 'UTC' and o.from_at > v_day::timestamp at time zone 'UTC' - interval '16 hours')
      where resource_id = old.resource_id and day = v_day;
  end loop;
  return null;
end $function$;

CREATE OR REPLACE FUNCTION public.clear_lines(p_before timestamp with time zone, p_time_zone text, p_most integer)
 RETURNS TABLE(place_id text)
 LANGUAGE plpgsql
AS $function$
declare
  v_contact_ids uuid[];
  v_place_ids text[];
begin
  with stale as (
    select p.contact_id, p.period_no from contact_period p left join line_rule r on r.place_id = p.place_id
    where p.to_at is null and p.from_at < p_before and p.channel = 'office' and coalesce(r.is_cleared_at_night, true)
      and (p.promised_at is null or p.promised_at < p_before)
    limit p_most for no key update of p skip locked
  ), ended as (
    update contact_period p
    set to_at = greatest(p.from_at, (((p.from_at at time zone p_time_zone)::date + 1)::timestamp at time zone p_time_zone) - interval '1 second')
    from stale s where p.contact_id = s.contact_id and p.period_no = s.period_no and p.to_at is null
    returning p.contact_id, p.place_id, p.kind, p.to_at
  ), cleared as (
    update contact c set outcome = case when e.kind in ('waiting', 'called') then 'cleared' else 'served' end, ended_at = e.to_at
    from ended e where c.contact_id = e.contact_id and c.outcome is null
    returning c.contact_id, e.place_id
  )
  select array_agg(d.contact_id), array_agg(d.place_id) into v_contact_ids, v_place_ids from cleared d;
  perform count_contacts(v_contact_ids, 1);
  return query select unnest(v_place_ids);
end $function$;

CREATE OR REPLACE FUNCTION public.clerks_for(p_appointment_id uuid, p_place_id text, p_channel text, p_groups text[], p_language text, p_from timestamp with time zone, p_to timestamp with time zone)
 RETURNS TABLE(clerk_id uuid, is_free boolean)
 LANGUAGE sql
 STABLE
AS $function$
  select s.clerk_id, not exists (select from booked_time b where b.resource_id = s.clerk_id and b.from_at < p_to and b.to_at > p_from
      and b.from_at > p_from - interval '16 hours' and b.appointment_id is distinct from p_appointment_id)
  from work_shift s join clerk c on c.clerk_id = s.clerk_id
    left join busy_day d on d.resource_id = s.clerk_id and d.day = (p_from at time zone 'UTC')::date
  where s.place_id = p_place_id and s.from_at <= p_from and s.from_at > p_from - interval '16 hours' and s.to_at >= p_to
    and p_channel = any (s.channels) and c.is_active and p_channel = any (c.channels) and p_groups <@ c.skills and p_language = any (c.languages)
  order by bit_count(coalesce(d.busy, 0::bit(288))), s.clerk_id;
$function$;

CREATE OR REPLACE FUNCTION public.close_forgotten_counters(p_before timestamp with time zone, p_most integer)
 RETURNS TABLE(place_id text)
 LANGUAGE sql
AS $function$
  with forgotten as (
    select w.clerk_id, w.period_no from clerk_period w left join line_rule r on r.place_id = w.place_id
    where w.to_at is null and w.from_at < p_before and coalesce(r.is_cleared_at_night, true)
      and not exists (select from contact_period p where p.clerk_id = w.clerk_id and p.to_at is null)
      and not exists (select from contact_period p where p.clerk_id = w.clerk_id and p.from_at >= p_before)
    limit p_most for no key update of w skip locked
  )
  update clerk_period w set to_at = greatest(w.from_at, p_before - interval '1 second')
  from forgotten f where w.clerk_id = f.clerk_id and w.period_no = f.period_no and w.to_at is null
  returning w.place_id;
$function$;

CREATE OR REPLACE FUNCTION public.count_appointment_event(p_appointment_ids uuid[], p_kind text, p_at timestamp with time zone)
 RETURNS void
 LANGUAGE sql
AS $function$
  insert into timed_tally (at, measure, channel, detail, counted, total)
  select p_at, 'appointments-' || p_kind, a.channel, '', 1, 0 from appointment a where a.appointment_id = any (p_appointment_ids);
$function$;

CREATE OR REPLACE FUNCTION public.count_appointments(p_appointment_ids uuid[], p_sign integer)
 RETURNS void
 LANGUAGE sql
AS $function$
  insert into timed_tally (at, measure, channel, detail, counted, total)
  select e.at, 'appointments-' || e.kind, a.channel, a.place_id, p_sign, 0
  from unnest(p_appointment_ids) as i (id) join appointment a on a.appointment_id = i.id
  cross join lateral (
    select o.at, o.kind from appointment_event o
    where o.appointment_id = i.id and o.kind in ('arrived', 'kept', 'no-show') order by o.event_no desc limit 1
  ) e
  where e.kind in ('kept', 'no-show');
$function$;

CREATE OR REPLACE FUNCTION public.count_contacts(p_contact_ids uuid[], p_sign integer)
 RETURNS void
 LANGUAGE plpgsql
AS $function$
begin
  -- Of two at once that open the same contact again, the second waits, and counts nothing that the first took back.
  perform from contact c where c.contact_id = any (p_contact_ids) for no key update;
  insert into timed_tally (at, measure, channel, detail, counted, total, arrived_at)
  select n.at, n.measure, n.channel, n.place_id, p_sign, p_sign * n.seconds, n.arrived_at
  from contact_count n where n.contact_id = any (p_contact_ids);
  insert into timed_tally (at, measure, channel, detail, counted, total)
  select n.at, n.measure, 'callback', n.benefit_group, p_sign, p_sign * n.total
  from callback_count n where n.contact_id = any (p_contact_ids);
end $function$;

CREATE OR REPLACE FUNCTION public.count_customer_rows(p_customer_id uuid)
 RETURNS TABLE(name text, row_count bigint)
 LANGUAGE plpgsql
 STABLE
 SET search_path TO 'public'
AS $function$
declare
  v_table record;
begin
  for v_table in select t.name from customer_tables() t loop
    name := v_table.name;
    execute format('select count(*) from %I where customer_id = $1', name) using p_customer_id into row_count;
    return next;
  end loop;
end $function$;

CREATE OR REPLACE FUNCTION public.customer_tables()
 RETURNS TABLE(name text, moves text, key_columns text[])
 LANGUAGE sql
 STABLE
 SET search_path TO 'public'
AS $function$
  select c.relname::text,
    case when exists (select from pg_constraint k where k.conrelid = c.oid and k.contype = 'f' and cardinality(k.conkey) > 1
      and a.attnum = any (k.conkey)) then 'follows' else 'moved' end,
    (select array_agg(ka.attname::text order by ka.attname) from pg_constraint k join pg_attribute ka
        on ka.attrelid = c.oid and ka.attnum = any (k.conkey)
      where k.conrelid = c.oid and k.contype = 'p' and ka.attname <> 'customer_id')
  from pg_class c join pg_attribute a on a.attrelid = c.oid
  where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace and a.attname = 'customer_id' and not a.attisdropped
    and c.relname not in ('customer', 'customer_merge', 'view_log')
  order by c.relname
$function$;

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
  ), by_month as (
    insert into monthly_figure as m (measure, month_on, channel, benefit, detail, counted, total)
    select measure, date_trunc('month', day)::date, channel, benefit, detail, sum(counted), sum(total) from summed group by 1, 2, 3, 4, 5
    on conflict on constraint monthly_figure_pkey do update set counted = m.counted + excluded.counted, total = m.total + excluded.total
  ), by_day as (
    insert into daily_sum as s (measure, day, channel, counted, total)
    select measure, day, channel, sum(counted), sum(total) from summed group by 1, 2, 3
    on conflict on constraint daily_sum_pkey do update set counted = s.counted + excluded.counted, total = s.total + excluded.total
  )
  select coalesce(sum(tallies), 0)::bigint into v_folded from summed;
  return v_folded;
end $function$;

CREATE OR REPLACE FUNCTION public.fold_timed_tallies(p_time_zone text, p_most integer)
 RETURNS bigint
 LANGUAGE plpgsql
AS $function$
declare v_folded bigint;
begin
  if not pg_try_advisory_xact_lock(hashtext('fold_timed_tallies')) then
    return 0;
  end if;
  with taken as (
    delete from timed_tally where timed_tally_id in (select timed_tally_id from timed_tally order by timed_tally_id limit p_most)
    returning (at at time zone p_time_zone)::date as day, arrived_at at time zone p_time_zone as arrived,
      measure, channel, detail, counted, total
  ), summed as (
    select day, measure, channel, detail, sum(counted)::bigint as counted, sum(total)::bigint as total, count(*) as tallies
    from taken group by day, measure, channel, detail
  ), dated as (
    insert into tally (day, measure, channel, benefit, detail, counted, total)
    select day, measure, channel, '', detail, counted, total from summed where counted <> 0 or total <> 0
  ), by_hour as (
    insert into hour_count as h (place_id, channel, month_on, measure, weekday, hour, minutes, counted)
    select detail, channel, date_trunc('month', arrived)::date, measure, extract(isodow from arrived), extract(hour from arrived),
      minutes_bucket(abs(total)), sum(counted)
    from taken where arrived is not null group by 1, 2, 3, 4, 5, 6, 7 having sum(counted) <> 0
    on conflict on constraint hour_count_pkey do update set counted = h.counted + excluded.counted
  )
  select coalesce(sum(tallies), 0)::bigint into v_folded from summed;
  return v_folded;
end $function$;

CREATE OR REPLACE FUNCTION public.follow_kept_appointments(p_year smallint, p_month_on date, p_time_zone text, p_erased_before date)
 RETURNS void
 LANGUAGE plpgsql
AS $function$
declare
  v_year reporting_year;
  v_next_on date := p_month_on + interval '1 month';
  v_from timestamptz := p_month_on::timestamp at time zone p_time_zone;
  v_to timestamptz := v_next_on::timestamp at time zone p_time_zone;
begin
  select * into v_year from reporting_year y where y.year = p_year and y.closed_at is null for no key update;
  if not found then
    return;
  end if;
  merge into kept_pseudonym s
  using (
    select a.appointment_id, a.channel, (a.from_at at time zone p_time_zone)::date as kept_on,
      sha256(v_year.outer_key || sha256(v_year.inner_key || coalesce(uuid_send(l.customer_id), r.address_digest))) as pseudonym
    from appointment a left join appointment_customer l on l.appointment_id = a.appointment_id
      left join appointment_reach r on r.appointment_id = a.appointment_id
    where a.state = 'kept' and a.from_at >= v_from and a.from_at < v_to
  ) n on s.year = p_year and s.appointment_id = n.appointment_id
  when matched and (s.kept_on, s.pseudonym) is distinct from (n.kept_on, coalesce(n.pseudonym, s.pseudonym)) then
    update set kept_on = n.kept_on, pseudonym = coalesce(n.pseudonym, s.pseudonym)
  when not matched by target then
    insert (year, appointment_id, channel, pseudonym, kept_on) values (p_year, n.appointment_id, n.channel, n.pseudonym, n.kept_on)
  when not matched by source and s.year = p_year and s.kept_on >= greatest(p_month_on, p_erased_before) and s.kept_on < v_next_on then
    delete;
end $function$;

CREATE OR REPLACE FUNCTION public.follow_linked_visits(p_year smallint, p_month_on date, p_time_zone text, p_erased_before date)
 RETURNS void
 LANGUAGE plpgsql
AS $function$
declare
  v_year reporting_year;
  v_next_on date := p_month_on + interval '1 month';
  v_from timestamptz := p_month_on::timestamp at time zone p_time_zone;
  v_to timestamptz := v_next_on::timestamp at time zone p_time_zone;
begin
  -- One after the other; a year that was closed meanwhile is left as it is.
  select * into v_year from reporting_year y where y.year = p_year and y.closed_at is null for no key update;
  if not found then
    return;
  end if;
  merge into served_pseudonym s
  using (
    select c.contact_id, coalesce(m.municipality_id, '') as municipality_id, (c.ended_at at time zone p_time_zone)::date as ended_on,
      sha256(v_year.outer_key || sha256(v_year.inner_key || uuid_send(l.customer_id))) as pseudonym
    from contact c join contact_customer l on l.contact_id = c.contact_id
    cross join lateral (
      select q.channel, q.place_id from contact_period q where q.contact_id = c.contact_id order by q.period_no desc limit 1
    ) p
    left join place m on m.place_id = p.place_id
    where c.outcome = 'served' and c.ended_at >= v_from and c.ended_at < v_to and p.channel = 'office'
  ) n on s.year = p_year and s.contact_id = n.contact_id
  when matched and (s.pseudonym, s.municipality_id, s.ended_on) is distinct from (n.pseudonym, n.municipality_id, n.ended_on) then
    update set pseudonym = n.pseudonym, municipality_id = n.municipality_id, ended_on = n.ended_on
  when not matched by target then
    insert (year, contact_id, municipality_id, pseudonym, ended_on) values (p_year, n.contact_id, n.municipality_id, n.pseudonym, n.ended_on)
  when not matched by source and s.year = p_year and s.ended_on >= greatest(p_month_on, p_erased_before) and s.ended_on < v_next_on then
    delete;
end $function$;

CREATE OR REPLACE FUNCTION public.hand_time_over(p_from_appointment_id uuid, p_stretch_from timestamp with time zone, p_stretch_to timestamp with time zone, p_kinds text[], p_appointment_id uuid, p_from timestamp with time zone, p_to timestamp with time zone, p_free_at timestamp with time zone, p_at timestamp with time zone, OUT v_clerk_id uuid, OUT v_counter_id uuid, OUT v_interpreter_id uuid)
 RETURNS record
 LANGUAGE plpgsql
AS $function$
declare
  v_kind text;
  v_resource_id uuid;
begin
  foreach v_kind in array array['clerk', 'counter', 'interpreter'] loop
    continue when v_kind <> all (p_kinds);
    v_resource_id := null;
    delete from booked_time b where b.booking_id = (
        select g.booking_id from booked_time g where g.appointment_id = p_from_appointment_id and g.kind = v_kind
          and g.from_at = p_stretch_from and g.to_at = p_stretch_to and g.free_at > p_at limit 1)
      and b.free_at > p_at
      returning b.resource_id into v_resource_id;
    if v_resource_id is null then
      raise check_violation using constraint = 'time_is_free';
    end if;
    insert into booked_time (resource_id, kind, from_at, to_at, appointment_id, free_at, booking_id)
      values (v_resource_id, v_kind, p_from, p_to, p_appointment_id, p_free_at, uuidv7());
    case v_kind when 'clerk' then v_clerk_id := v_resource_id; when 'counter' then v_counter_id := v_resource_id; else v_interpreter_id := v_resource_id; end case;
  end loop;
end $function$;

CREATE OR REPLACE FUNCTION public.is_served_by(p contact_period, w clerk_period)
 RETURNS boolean
 LANGUAGE sql
 IMMUTABLE
RETURN ((p).is_present AND is_suited_to(p, w));

CREATE OR REPLACE FUNCTION public.is_suited_to(p contact_period, w clerk_period)
 RETURNS boolean
 LANGUAGE sql
 IMMUTABLE
RETURN ((((p).benefit_group = 'any'::text) OR ((p).benefit_group = ANY ((w).benefit_groups))) AND ((p).language = ANY ((w).languages)) AND ((p).channel = ANY ((w).channels)) AND ((p).is_quick OR (NOT (w).is_quick)) AND (((p).for_counter_id IS NULL) OR ((p).for_counter_id = (w).counter_id)));

CREATE OR REPLACE FUNCTION public.kept_customer(p_customer_id uuid)
 RETURNS uuid
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
  with recursive way as (
    select c.customer_id, c.merged_into from customer c where c.customer_id = p_customer_id
    union
    select c.customer_id, c.merged_into from way join customer c on c.customer_id = way.merged_into
  ) select way.customer_id from way where way.merged_into is null
$function$;

CREATE OR REPLACE FUNCTION public.lines_of(w clerk_period)
 RETURNS text[]
 LANGUAGE sql
 IMMUTABLE
RETURN ((w).other_place_ids || ARRAY[(w).place_id, ''::text]);

CREATE OR REPLACE FUNCTION public.lock_time_of_shifts(p_shift_ids uuid[])
 RETURNS void
 LANGUAGE plpgsql
AS $function$
declare
  v record;
begin
  for v in
    select distinct s.resource_id, d::date as day
    from work_shift s cross join lateral generate_series(
      date_trunc('day', s.from_at at time zone 'UTC'), (s.to_at - interval '1 second') at time zone 'UTC', interval '1 day') d
    where s.shift_id = any (p_shift_ids) order by 1, 2
  loop
    insert into busy_day (resource_id, day, busy) values (v.resource_id, v.day, 0::bit(288)) on conflict on constraint busy_day_pkey do nothing;
    perform from busy_day where resource_id = v.resource_id and day = v.day for no key update;
  end loop;
end $function$;

CREATE OR REPLACE FUNCTION public.mark_busy_day()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
declare
  v_day date;
  v_own bit(288);
  v_new bit(288);
begin
  for v_day in select d::date from generate_series((new.from_at at time zone 'UTC')::date, ((new.to_at - interval '1 second') at time zone 'UTC')::date,
      interval '1 day') d loop
    insert into busy_day (resource_id, day, busy) values (new.resource_id, v_day, 0::bit(288)) on conflict on constraint busy_day_pkey do nothing;
    perform from busy_day where resource_id = new.resource_id and day = v_day for no key update;
    v_new := stretches_of(v_day, new.from_at, new.to_at);
    -- Whoever is moved by a quarter of an hour may overlap what they had.
    select coalesce(bit_or(stretches_of(v_day, o.from_at, o.to_at)), 0::bit(288)) into v_own from booked_time o
      where o.appointment_id = new.appointment_id and o.resource_id = new.resource_id;
    update busy_day set busy = busy | v_new where resource_id = new.resource_id and day = v_day and busy & v_new & ~ v_own = 0::bit(288);
    if not found then
      raise exclusion_violation using constraint = 'one_booking_at_a_time';
    end if;
  end loop;
  return new;
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

CREATE OR REPLACE FUNCTION public.merge_customer(p_from uuid, p_into uuid, p_at timestamp with time zone)
 RETURNS jsonb
 LANGUAGE plpgsql
 SET search_path TO 'public'
AS $function$
declare
  v_history jsonb;
  v_aside jsonb := '[]';
  v_changed jsonb := '[]';
  v_moved jsonb := '{}';
  v_pointed jsonb := '[]';
  v_rows jsonb;
  v_table record;
  v_pair constant text := '((t.customer_id = $1 and t.agent_id = $2) or (t.customer_id = $2 and t.agent_id = $1))';
begin
  v_history := jsonb_build_object(
    'merged', (select to_jsonb(c) from customer c where c.customer_id = p_from),
    'kept', (select to_jsonb(c) from customer c where c.customer_id = p_into),
    'counts', (select coalesce(jsonb_object_agg(n.name, n.row_count), '{}') from count_customer_rows(p_from) n where n.row_count > 0),
    'links', (select coalesce(jsonb_agg(jsonb_build_array(l.issuer, l.subject)), '[]') from sign_in_link l where l.customer_id = p_into));

  -- Whoever is signed in with the old record signs in anew, and lands on the kept one.
  update session s set ended_at = p_at, id_token_encrypted = null where s.customer_id = p_from and s.ended_at is null;
  update session s set acts_for = null, mandate_id = null
    where (s.customer_id = p_from and s.acts_for = p_into) or (s.customer_id = p_into and s.acts_for = p_from);

  -- Nobody is their own agent: what one did for the other was done by the person.
  v_aside := v_aside || set_rows_aside('mandate_use', 'exists (select from mandate m where m.customer_id = t.customer_id
    and m.mandate_id = t.mandate_id and m.agent_id in ($1, $2)) and t.customer_id in ($1, $2)', p_from, p_into);
  v_aside := set_rows_aside('mandate', v_pair, p_from, p_into) || v_aside;
  for v_table in
    select c.relname::text as name, exists (select from pg_attribute b where b.attrelid = c.oid and b.attname = 'agent_basis') as has_basis
    from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'agent_id' and not a.attnotnull
    where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace order by c.relname
  loop
    v_changed := v_changed || change_rows(v_table.name, 'agent_id = null' || case when v_table.has_basis then ', agent_basis = null' else '' end,
      v_pair, array['agent_id'] || case when v_table.has_basis then array['agent_basis'] else '{}'::text[] end, p_from, p_into, p_at);
  end loop;
  -- Nobody cosigns their own: the signature is asked of somebody else.
  v_changed := v_changed || change_rows('cosignature', 'state = ''cancelled'', signer_id = null, settled_at = $3',
    't.state <> ''cancelled'' and t.customer_id in ($1, $2) and (t.signer_id in ($1, $2)
      or t.code_digest in (select i.code_digest from identity_code i where i.customer_id in ($1, $2)))',
    array['state', 'signer_id', 'settled_at'], p_from, p_into, p_at);
  -- A mandate of one pair that stands in both records stands once.
  v_changed := v_changed || change_rows('mandate', 'ended_at = $3, ended_by = ''clerk''',
    't.ended_at is null and t.basis in (''child-guardian'', ''suomi-fi'') and exists (select from mandate o where o.ended_at is null
      and o.basis = t.basis and ((t.customer_id = $1 and o.customer_id = $2 and o.agent_id = t.agent_id)
        or (t.agent_id = $1 and o.agent_id = $2 and o.customer_id = t.customer_id)))
      and (t.customer_id = $1 or t.agent_id = $1)', array['ended_at', 'ended_by'], p_from, p_into, p_at);
  -- Of two drafts of a benefit the one saved later goes on.
  v_aside := v_aside || set_rows_aside('draft', 't.customer_id in ($1, $2) and exists (select from draft o where o.benefit = t.benefit
    and o.customer_id = case t.customer_id when $1 then $2 else $1 end
    and (o.saved_at, o.customer_id = $2) > (t.saved_at, t.customer_id = $2))', p_from, p_into);
  -- A check of an address that is under way is begun anew. Of two addresses the one given later stands.
  v_aside := v_aside || set_rows_aside('contact_check', 't.customer_id = $1', p_from, p_into);
  v_aside := v_aside || set_rows_aside('customer_address', 't.customer_id in ($1, $2) and exists (select from customer_address o
    where o.customer_id = case t.customer_id when $1 then $2 else $1 end
    and (o.given_at, o.customer_id = $2) > (t.given_at, t.customer_id = $2))', p_from, p_into);
  v_changed := v_changed || change_rows('identity_code', 'is_current = false', 't.customer_id = $1 and t.is_current', array['is_current'],
    p_from, p_into, p_at);
  -- What the kept record does not know, the other may.
  update customer k set
    email = coalesce(k.email, m.email), phone = coalesce(k.phone, m.phone),
    email_checked_at = case when k.email is null then m.email_checked_at else k.email_checked_at end,
    phone_checked_at = case when k.phone is null then m.phone_checked_at else k.phone_checked_at end
  from customer m where k.customer_id = p_into and m.customer_id = p_from;

  for v_table in select t.name, row_name(t.key_columns) as row_name from customer_tables() t where t.moves = 'moved' loop
    execute format('with t as (update %I u set customer_id = $2 where u.customer_id = $1 returning u.*)
      select jsonb_agg(%s) from t', v_table.name, v_table.row_name) using p_from, p_into into v_rows;
    if v_rows is not null then
      v_moved := v_moved || jsonb_build_object(v_table.name, v_rows);
    end if;
  end loop;
  for v_table in
    select c.relname::text as name, a.attname::text as column_name, (select row_name(array_agg(ka.attname::text)) from pg_constraint k
      join pg_attribute ka on ka.attrelid = c.oid and ka.attnum = any (k.conkey)
      where k.conrelid = c.oid and k.contype = 'p' and ka.attname <> 'customer_id') as row_name
    from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname in ('agent_id', 'signer_id')
    where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace order by 1, 2
  loop
    execute format('with t as (update %1$I u set %2$I = $2 where u.%2$I = $1 returning u.*)
      select jsonb_agg(%3$s) from t', v_table.name, v_table.column_name, v_table.row_name) using p_from, p_into into v_rows;
    if v_rows is not null then
      v_pointed := v_pointed || jsonb_build_object('table', v_table.name, 'column', v_table.column_name, 'rows', v_rows);
    end if;
  end loop;
  -- Work that was left for later is done for the kept record.
  update outbox o set payload = o.payload || jsonb_build_object('customerId', p_into) where o.payload ->> 'customerId' = p_from::text;

  update customer c set merged_into = p_into where c.customer_id = p_from;
  return v_history || jsonb_build_object('aside', v_aside, 'changed', v_changed, 'moved', v_moved, 'pointed', v_pointed);
end $function$;

CREATE OR REPLACE FUNCTION public.merged_records(p_customer_id uuid)
 RETURNS uuid[]
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
  with recursive part as (
    select p_customer_id as customer_id
    union
    select c.customer_id from part join customer c on c.merged_into = part.customer_id
  ) select array_agg(part.customer_id) from part
$function$;

CREATE OR REPLACE FUNCTION public.minutes_bucket(p_seconds bigint)
 RETURNS smallint
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
AS $function$
  select (case
    when p_seconds <= 3600 then ceil(p_seconds / 60.0)
    when p_seconds <= 14400 then ceil(p_seconds / 300.0) * 5
    else 241 end)::smallint;
$function$;

CREATE OR REPLACE FUNCTION public.refuse_changed_time()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  raise check_violation using constraint = 'booked_time_is_not_moved';
end $function$;

CREATE OR REPLACE FUNCTION public.row_name(p_key text[])
 RETURNS text
 LANGUAGE sql
 IMMUTABLE
AS $function$
  select coalesce('jsonb_build_object(' || string_agg(format('%L, t.%I', c, c), ', ') || ')', 'to_jsonb(t) - ''customer_id''')
  from unnest(p_key) c
$function$;

CREATE OR REPLACE FUNCTION public.set_rows_aside(p_table text, p_where text, p_one uuid, p_other uuid)
 RETURNS jsonb
 LANGUAGE plpgsql
 SET search_path TO 'public'
AS $function$
declare
  v_rows jsonb;
begin
  execute format('with gone as (delete from %1$I t where %2$s returning t.*)
    select coalesce(jsonb_agg(jsonb_build_object(''table'', %1$L, ''row'', to_jsonb(gone))), ''[]'') from gone', p_table, p_where)
    using p_one, p_other into v_rows;
  return v_rows;
end $function$;

CREATE OR REPLACE FUNCTION public.stretches_of(p_day date, p_from timestamp with time zone, p_to timestamp with time zone)
 RETURNS bit
 LANGUAGE sql
 IMMUTABLE
AS $function$
  select ((~ 0::bit(288)) >> greatest(0, least(288, extract(epoch from p_from - p_day::timestamp at time zone 'UTC')::integer / 300)))
    & ((~ 0::bit(288)) << (288 - greatest(0, least(288, extract(epoch from p_to - p_day::timestamp at time zone 'UTC')::integer / 300))));
$function$;

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
end $function$;

CREATE OR REPLACE FUNCTION public.sum_customers_by_appointment_up(p_year smallint, p_today date)
 RETURNS void
 LANGUAGE plpgsql
AS $function$
begin
  perform from reporting_year y where y.year = p_year and y.closed_at is null for no key update;
  if not found then
    return;
  end if;
  delete from customers_by_appointment c where c.year = p_year;
  insert into customers_by_appointment (year, channel, customers, appointments, counted_on)
  select p_year, s.channel, count(distinct s.pseudonym), count(*), p_today from kept_pseudonym s where s.year = p_year group by s.channel
  union all
  select p_year, 'office-or-phone', count(distinct s.pseudonym), count(*), p_today from kept_pseudonym s
    where s.year = p_year and s.channel in ('office', 'phone') having count(*) > 0;
end $function$;

CREATE OR REPLACE FUNCTION public.sum_customers_up(p_year smallint, p_today date)
 RETURNS void
 LANGUAGE plpgsql
AS $function$
begin
  perform from reporting_year y where y.year = p_year and y.closed_at is null for no key update;
  if not found then
    return;
  end if;
  delete from customers_served c where c.year = p_year;
  insert into customers_served (year, municipality_id, customers, visits, counted_on)
  select p_year, s.municipality_id, count(distinct s.pseudonym), count(*), p_today
    from served_pseudonym s where s.year = p_year and s.municipality_id <> '' group by s.municipality_id
  union all
  select p_year, '', count(distinct s.pseudonym), count(*), p_today from served_pseudonym s where s.year = p_year having count(*) > 0;
  update reporting_year y set counted_on = p_today where y.year = p_year;
end $function$;

CREATE OR REPLACE FUNCTION public.sum_days_up()
 RETURNS void
 LANGUAGE sql
AS $function$
  delete from monthly_figure;
  delete from daily_sum;
  insert into monthly_figure (measure, month_on, channel, benefit, detail, counted, total)
    select measure, date_trunc('month', day)::date, channel, benefit, detail, sum(counted), sum(total) from daily_figure group by 1, 2, 3, 4, 5;
  insert into daily_sum (measure, day, channel, counted, total)
    select measure, day, channel, sum(counted), sum(total) from daily_figure group by 1, 2, 3;
$function$;

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

CREATE OR REPLACE FUNCTION public.take_of(p_kind text, p_resource_id uuid, p_appointment_id uuid, p_from timestamp with time zone, p_to timestamp with time zone, p_free_at timestamp with time zone)
 RETURNS boolean
 LANGUAGE plpgsql
AS $function$
begin
  insert into booked_time (resource_id, kind, from_at, to_at, appointment_id, free_at, booking_id)
    values (p_resource_id, p_kind, p_from, p_to, p_appointment_id, p_free_at, uuidv7());
  if p_kind <> 'counter' and not exists (
    select from work_shift s where s.resource_id = p_resource_id and tstzrange(s.from_at, s.to_at) @> tstzrange(p_from, p_to)
  ) then
    raise exclusion_violation using constraint = 'booking_is_within_shift';
  end if;
  return true;
exception when exclusion_violation then
  return false;
end $function$;

CREATE OR REPLACE FUNCTION public.take_time(p_appointment_id uuid, p_place_id text, p_channel text, p_groups text[], p_language text, p_interpreted text, p_from timestamp with time zone, p_to timestamp with time zone, p_kept_share double precision, p_free_at timestamp with time zone, OUT v_clerk_id uuid, OUT v_counter_id uuid, OUT v_interpreter_id uuid)
 RETURNS record
 LANGUAGE plpgsql
AS $function$
declare
  v_candidate uuid;
  v_at_work integer;
  v_free integer;
begin
  select count(*), count(*) filter (where c.is_free) into v_at_work, v_free
    from clerks_for(p_appointment_id, p_place_id, p_channel, p_groups, p_language, p_from, p_to) c;
  if v_free <= floor(v_at_work * p_kept_share) then
    raise check_violation using constraint = 'time_is_free';
  end if;
  for v_candidate in select c.clerk_id from clerks_for(p_appointment_id, p_place_id, p_channel, p_groups, p_language, p_from, p_to) c where c.is_free loop
    if take_of('clerk', v_candidate, p_appointment_id, p_from, p_to, p_free_at) then
      v_clerk_id := v_candidate;
      exit;
    end if;
  end loop;
  if v_clerk_id is null then
    raise check_violation using constraint = 'time_is_free';
  end if;
  if p_channel = 'office' and exists (select from counter c where c.place_id = p_place_id and c.takes_appointments and c.closed_at is null) then
    for v_candidate in select c.counter_id from counter c where c.place_id = p_place_id and c.takes_appointments and c.closed_at is null
        order by c.counter_id loop
      if take_of('counter', v_candidate, p_appointment_id, p_from, p_to, p_free_at) then
        v_counter_id := v_candidate;
        exit;
      end if;
    end loop;
    if v_counter_id is null then
      raise check_violation using constraint = 'time_is_free';
    end if;
  end if;
  if p_interpreted is not null then
    for v_candidate in select i.interpreter_id from interpreter i join work_shift s on s.interpreter_id = i.interpreter_id
        where p_interpreted = any (i.languages) and p_channel = any (i.channels) and p_channel = any (s.channels) and i.ended_at is null
          and s.from_at <= p_from and s.from_at > p_from - interval '16 hours' and s.to_at >= p_to and (s.place_id is null or s.place_id = p_place_id)
        order by i.interpreter_id loop
      if take_of('interpreter', v_candidate, p_appointment_id, p_from, p_to, p_free_at) then
        v_interpreter_id := v_candidate;
        exit;
      end if;
    end loop;
    if v_interpreter_id is null then
      raise check_violation using constraint = 'interpreter_is_free';
    end if;
  end if;
end $function$;

CREATE OR REPLACE FUNCTION public.turn_came_at(p contact_period)
 RETURNS timestamp with time zone
 LANGUAGE sql
 STABLE
RETURN (SELECT min(c.from_at) AS min FROM (contact_period c JOIN clerk_period w ON (((w.clerk_id = c.clerk_id) AND (w.period_no = c.work_no)))) WHERE ((c.waits_at = (turn_came_at.p).waits_at) AND (c.from_at >= (turn_came_at.p).from_at) AND (c.cause = 'call'::text) AND (NOT c.is_undone) AND (c.rule = 'arrival'::text) AND (c.since_at > (turn_came_at.p).since_at) AND is_suited_to(turn_came_at.p, w.*)));

CREATE OR REPLACE FUNCTION public.unmerge_customer(p_from uuid, p_into uuid, p_at timestamp with time zone, p_history jsonb)
 RETURNS void
 LANGUAGE plpgsql
 SET search_path TO 'public'
AS $function$
declare
  v_one record;
begin
  -- Who is behind a session by now is not known: both sign in anew.
  update session s set ended_at = p_at, id_token_encrypted = null where s.customer_id = p_into and s.ended_at is null;
  delete from sign_in_link l where l.customer_id = p_into
    and not p_history -> 'links' @> jsonb_build_array(jsonb_build_array(l.issuer, l.subject))
    and not coalesce(p_history -> 'moved' -> 'sign_in_link', '[]') @> jsonb_build_array(jsonb_build_object('issuer', l.issuer, 'subject', l.subject));
  update customer c set merged_into = null where c.customer_id = p_from;

  for v_one in
    select t.name, row_name(t.key_columns) as row_name, m.value as rows
    from jsonb_each(p_history -> 'moved') m join customer_tables() t on t.name = m.key where t.moves = 'moved'
  loop
    execute format('update %I t set customer_id = $1 where t.customer_id = $2 and %s in (select jsonb_array_elements($3))',
      v_one.name, v_one.row_name) using p_from, p_into, v_one.rows;
  end loop;
  for v_one in
    select p.value ->> 'table' as name, p.value ->> 'column' as column_name, p.value -> 'rows' as rows,
      (select row_name(array_agg(ka.attname::text)) from pg_constraint k
        join pg_attribute ka on ka.attrelid = k.conrelid and ka.attnum = any (k.conkey)
        where k.conrelid = (p.value ->> 'table')::regclass and k.contype = 'p' and ka.attname <> 'customer_id') as row_name
    from jsonb_array_elements(p_history -> 'pointed') p
  loop
    execute format('update %1$I t set %2$I = $1 where t.%2$I = $2 and %3$s in (select jsonb_array_elements($3))',
      v_one.name, v_one.column_name, v_one.row_name) using p_from, p_into, v_one.rows;
  end loop;
  for v_one in
    select c.value ->> 'table' as name, c.value -> 'row' as row,
      (select string_agg(format('%1$I = b.%1$I', x), ', ') from jsonb_array_elements_text(c.value -> 'columns') x) as columns,
      (select string_agg(format('t.%1$I = b.%1$I', ka.attname), ' and ') from pg_constraint k
        join pg_attribute ka on ka.attrelid = k.conrelid and ka.attnum = any (k.conkey)
        where k.conrelid = (c.value ->> 'table')::regclass and k.contype = 'p') as same
    from jsonb_array_elements(p_history -> 'changed') c
  loop
    execute format('update %1$I t set %2$s from jsonb_populate_record(null::%1$I, $1) b where %3$s', v_one.name, v_one.columns, v_one.same)
      using v_one.row;
  end loop;
  for v_one in select a.value ->> 'table' as name, a.value -> 'row' as row from jsonb_array_elements(p_history -> 'aside') a loop
    execute format('insert into %1$I select (jsonb_populate_record(null::%1$I, $1)).* on conflict do nothing', v_one.name) using v_one.row;
  end loop;
  -- What was filled in from the other record goes, unless it was changed since.
  update customer k set
    email = case when p_history -> 'kept' ->> 'email' is null and k.email = p_history -> 'merged' ->> 'email' then null else k.email end,
    email_checked_at = case when p_history -> 'kept' ->> 'email' is null and k.email = p_history -> 'merged' ->> 'email' then null
      else k.email_checked_at end,
    phone = case when p_history -> 'kept' ->> 'phone' is null and k.phone = p_history -> 'merged' ->> 'phone' then null else k.phone end,
    phone_checked_at = case when p_history -> 'kept' ->> 'phone' is null and k.phone = p_history -> 'merged' ->> 'phone' then null
      else k.phone_checked_at end
  where k.customer_id = p_into;
  update outbox o set payload = o.payload || jsonb_build_object('customerId', p_from)
    where o.payload ->> 'customerId' = p_into::text and exists (select from jsonb_array_elements(p_history -> 'moved' -> 'application') a
      where a.value ->> 'application_id' = o.payload ->> 'applicationId');
end $function$;

CREATE OR REPLACE FUNCTION public.waiting_by_rule(w clerk_period, p_rule text, p_at timestamp with time zone, p_most integer)
 RETURNS TABLE(contact_id uuid, period_no integer, priority smallint)
 LANGUAGE plpgsql
 STABLE ROWS 32
AS $function$
begin
  case p_rule
  when 'promise' then
    return query select p.contact_id, p.period_no, p.priority from unnest(lines_of(w)) as line (id) cross join lateral (
        select c.contact_id, c.period_no, c.priority, c.promised_at from contact_period c
        where c.waits_at = line.id and c.to_at is null and c.kind = 'waiting' and c.promised_at <= p_at and is_served_by(c, w)
          and (c.until_at is null or c.until_at > p_at)
        order by c.promised_at, c.contact_id limit p_most) p
      order by p.promised_at, p.contact_id limit p_most;
  when 'arrival' then
    return query select p.contact_id, p.period_no, p.priority from unnest(lines_of(w)) as line (id) cross join lateral (
        select c.contact_id, c.period_no, c.priority, c.since_at from contact_period c
        where c.waits_at = line.id and c.to_at is null and c.kind = 'waiting' and c.promised_at is null and is_served_by(c, w)
          and (c.until_at is null or c.until_at > p_at)
        order by c.priority desc, c.since_at, c.contact_id limit p_most) p
      order by p.priority desc, p.since_at, p.contact_id limit p_most;
  when 'early' then
    return query select p.contact_id, p.period_no, p.priority from unnest(lines_of(w)) as line (id) cross join lateral (
        select c.contact_id, c.period_no, c.priority, c.promised_at from contact_period c
        where c.waits_at = line.id and c.to_at is null and c.kind = 'waiting' and c.promised_at > p_at and c.may_be_early and is_served_by(c, w)
          and (c.until_at is null or c.until_at > p_at)
        order by c.promised_at, c.contact_id limit p_most) p
      order by p.promised_at, p.contact_id limit p_most;
  end case;
end $function$;

CREATE OR REPLACE FUNCTION public.words_of(p_language text, p_title text, p_text text)
 RETURNS tsvector
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
AS $function$
  select case p_language
    when 'fi' then setweight(to_tsvector('pg_catalog.finnish', p_title), 'A') || setweight(to_tsvector('pg_catalog.finnish', p_text), 'B')
    when 'sv' then setweight(to_tsvector('pg_catalog.swedish', p_title), 'A') || setweight(to_tsvector('pg_catalog.swedish', p_text), 'B')
    when 'en' then setweight(to_tsvector('pg_catalog.english', p_title), 'A') || setweight(to_tsvector('pg_catalog.english', p_text), 'B')
    else setweight(to_tsvector('pg_catalog.simple', p_title), 'A') || setweight(to_tsvector('pg_catalog.simple', p_text), 'B')
  end
$function$;
