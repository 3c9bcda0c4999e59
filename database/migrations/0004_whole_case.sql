-- The whole case: attachments, paper, requests, messages, letters, acting for another, and who looked.

-- Some figures are cut by more than channel and benefit: by the required attachment, or by the page of a form.
alter table tally add column detail text not null default '';
alter table daily_figure add column detail text not null default '';
alter table daily_figure drop constraint daily_figure_pkey;
alter table daily_figure add constraint daily_figure_pkey primary key (measure, day, channel, benefit, detail);

drop view figure;
create view figure as
  select day, measure, channel, benefit, detail, counted, total from daily_figure
  union all
  select day, measure, channel, benefit, detail, counted, total from tally;

create or replace function fold_tallies(p_most integer) returns bigint language plpgsql as $$
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
end $$;

-- People.

alter table customer
  add column told_by text not null default 'email' constraint told_by_is_known check (told_by in ('email', 'text-message', 'letter', 'official-mailbox')),
  add column email_checked_at timestamptz,
  add column phone_checked_at timestamptz,
  -- A person whose address may not be shown (Act 661/2009 §36).
  add column is_protected boolean not null default false,
  add column merged_into uuid constraint customer_is_merged_into_customer references customer (customer_id),
  add constraint customer_is_not_merged_into_itself check (merged_into <> customer_id);

create table customer_address (
  customer_id uuid not null constraint customer_address_is_of_customer references customer (customer_id),
  street text not null,
  postal_code text not null,
  city text not null,
  country text not null,
  given_at timestamptz not null,
  constraint customer_address_pkey primary key (customer_id)
);

-- A code sent to an address proves that the customer reads it.
create table contact_check (
  customer_id uuid not null constraint contact_check_is_of_customer references customer (customer_id),
  kind text not null constraint contact_check_kind_is_known check (kind in ('email', 'phone')),
  address text not null,
  code_digest bytea not null,
  tries_left integer not null constraint contact_check_has_tries check (tries_left >= 0),
  sent_at timestamptz not null,
  expires_at timestamptz not null,
  constraint contact_check_pkey primary key (customer_id, kind)
);

-- Two records of one person made into one. What was where stays readable.
create table customer_merge (
  customer_id uuid not null constraint merge_keeps_customer references customer (customer_id),
  merged_id uuid not null,
  merged_at timestamptz not null,
  clerk_id uuid not null constraint merge_is_by_clerk references clerk (clerk_id),
  reason text not null,
  -- The merged record as it was, and how many rows of each table moved.
  history jsonb not null,
  undone_at timestamptz,
  constraint customer_merge_pkey primary key (customer_id, merged_id, merged_at)
);
create index customer_merge_of_merged on customer_merge (merged_id);

alter table clerk add column sees_protected boolean not null default false;

-- customer_id is the principal: the one whose matters somebody else may handle.
create table mandate (
  customer_id uuid not null constraint mandate_has_principal references customer (customer_id),
  mandate_id uuid not null,
  agent_id uuid not null constraint mandate_has_agent references customer (customer_id),
  basis text not null constraint mandate_basis_is_known check (basis in ('child-guardian', 'court-guardian', 'suomi-fi', 'written', 'oral')),
  -- Benefits that it covers; empty: all of them.
  benefits text[] not null,
  channels text[] not null constraint mandate_channels_are_known check (
    channels <@ array['online', 'office', 'post', 'phone', 'joint-service-point', 'remote'] and cardinality(channels) > 0),
  actions text[] not null constraint mandate_actions_are_known check (
    actions <@ array['view', 'apply', 'change-account', 'appeal'] and cardinality(actions) > 0),
  valid_from_on date not null,
  valid_to_on date,
  recorded_at timestamptz not null,
  recorded_by uuid constraint mandate_is_recorded_by_clerk references clerk (clerk_id),
  ended_at timestamptz,
  ended_by text constraint mandate_end_is_known check (ended_by in ('principal', 'agent', 'clerk', 'register')),
  constraint mandate_pkey primary key (customer_id, mandate_id),
  constraint nobody_is_their_own_agent check (agent_id <> customer_id),
  constraint mandate_begins_before_it_ends check (valid_to_on is null or valid_to_on >= valid_from_on),
  -- Kela: a mandate of the national register serves online only, a power of attorney on paper never online, an oral one once.
  constraint register_mandate_is_online_only check (basis <> 'suomi-fi' or channels = array['online']),
  constraint written_mandate_is_never_online check (basis not in ('written', 'oral') or not 'online' = any (channels)),
  constraint oral_mandate_is_for_phone_or_office check (basis <> 'oral' or (channels <@ array['phone', 'office'] and valid_to_on = valid_from_on)),
  constraint ended_mandate_says_by_whom check ((ended_at is null) = (ended_by is null))
);
create index mandate_of_agent on mandate (agent_id, customer_id);

-- For whom the person of a session acts; null: for themselves.
alter table session
  add column acts_for uuid,
  add column mandate_id uuid,
  add column proved_at timestamptz,
  add constraint session_acts_by_mandate foreign key (acts_for, mandate_id) references mandate (customer_id, mandate_id),
  add constraint session_acts_by_mandate_for_somebody check ((acts_for is null) = (mandate_id is null));

-- Every look of a member of staff at a person's data: written in the transaction that reads.
create table view_log (
  customer_id uuid not null,
  view_id uuid not null,
  view_no bigint generated always as identity,
  at timestamptz not null,
  clerk_id uuid not null constraint view_is_by_clerk references clerk (clerk_id),
  clerk_role text not null,
  what text not null,
  reason text not null constraint view_reason_is_known check (reason in ('case', 'contact', 'entered', 'break-glass')),
  application_id uuid,
  reason_text text,
  seal_no bigint,
  constraint view_log_pkey primary key (customer_id, view_id),
  constraint view_by_case_names_case check (reason <> 'case' or application_id is not null),
  constraint view_by_hand_has_reason check (reason not in ('entered', 'break-glass') or length(btrim(reason_text)) >= 5)
);
create index view_log_of_customer on view_log (customer_id, at desc);
create index view_log_of_clerk on view_log (clerk_id, at desc);
create index view_log_at on view_log (at desc, view_id desc);
create index view_log_unsealed on view_log (view_no) where seal_no is null;
create index view_log_sealed on view_log (seal_no) where seal_no is not null;
create index view_log_alarms on view_log (at desc) where reason = 'break-glass';

-- Seals over batches of the log: each is signed over its rows and the seal before it, so that a gap or a change shows.
create table view_log_seal (
  seal_no bigint not null,
  sealed_at timestamptz not null,
  view_count integer not null,
  first_at timestamptz not null,
  last_at timestamptz not null,
  seal bytea not null,
  constraint view_log_seal_pkey primary key (seal_no)
);

-- Cases.

alter table application
  -- Paths of the answers that a paper application left open.
  add column unknown_answers text[] not null default '{}',
  add column agent_id uuid constraint application_agent_is_customer references customer (customer_id),
  add column agent_basis text,
  add column registered_by uuid constraint application_is_registered_by_clerk references clerk (clerk_id),
  -- The day of arrival at a joint service point, when it differs from the day it reached the agency.
  add column point_received_on date,
  -- The case waits for the customer until this day; null: it does not wait.
  add column waits_until_on date,
  -- Protected, so that a queue can leave it to those who may handle it without reading the person.
  add column is_protected boolean not null default false,
  add constraint agent_acts_on_a_basis check ((agent_id is null) = (agent_basis is null)),
  add constraint agent_is_somebody_else check (agent_id <> customer_id);
create index application_waiting on application (waits_until_on) where waits_until_on is not null;

-- A file as it was sent, known by its content. The bytes lie in the file store.
create table stored_file (
  sha256 text not null constraint stored_file_sha256_is_hex check (sha256 ~ '^[0-9a-f]{64}$'),
  byte_count bigint not null constraint stored_file_is_not_empty check (byte_count > 0),
  media_type text not null constraint stored_file_type_is_known check (
    media_type in ('application/pdf', 'image/jpeg', 'image/png', 'image/tiff', 'image/heic')),
  scan text not null constraint scan_is_known check (scan in ('waiting', 'clean', 'infected', 'not-scanned')),
  finding text,
  stored_at timestamptz not null,
  scanned_at timestamptz,
  constraint stored_file_pkey primary key (sha256)
);
create index stored_file_to_scan on stored_file (stored_at) where scan = 'waiting';

-- What the form's rules ask for, by the answers as they were sent.
create table attachment_requirement (
  customer_id uuid not null,
  application_id uuid not null,
  requirement_id text not null,
  state text not null constraint requirement_state_is_known check (
    state in ('required', 'requested', 'received', 'accepted', 'illegible', 'waived')),
  since timestamptz not null,
  waived_because text,
  settled_by uuid constraint requirement_is_settled_by_clerk references clerk (clerk_id),
  -- The first copy that was accepted: what the figures count, once.
  accepted_attachment_id uuid,
  constraint attachment_requirement_pkey primary key (customer_id, application_id, requirement_id),
  constraint requirement_has_application foreign key (customer_id, application_id) references application (customer_id, application_id),
  constraint waived_requirement_has_reason check ((state = 'waived') = (waived_because is not null))
);

-- A file in a case, an application that is begun (an application takes its draft's id) or a message.
create table attachment (
  customer_id uuid not null constraint attachment_is_of_customer references customer (customer_id),
  attachment_id uuid not null,
  application_id uuid,
  message_id uuid,
  -- Null: sent without being asked for.
  requirement_id text,
  sha256 text not null constraint attachment_has_file references stored_file (sha256),
  file_name text not null,
  channel text not null constraint attachment_channel_is_known check (
    channel in ('online', 'office', 'post', 'phone', 'joint-service-point', 'remote')),
  received_at timestamptz not null,
  received_on date not null,
  state text not null constraint attachment_state_is_known check (state in ('received', 'accepted', 'illegible', 'unneeded')),
  judged_by uuid constraint attachment_is_judged_by_clerk references clerk (clerk_id),
  judged_at timestamptz,
  agent_id uuid constraint attachment_agent_is_customer references customer (customer_id),
  taken_in_by uuid constraint attachment_is_taken_in_by_clerk references clerk (clerk_id),
  upload_key uuid not null,
  constraint attachment_pkey primary key (customer_id, attachment_id),
  -- Sent twice with one key: one file.
  constraint one_attachment_per_sending unique (customer_id, upload_key),
  constraint attachment_lies_somewhere check (num_nonnulls(application_id, message_id) >= 1)
);
create index attachment_of_application on attachment (customer_id, application_id, received_at);
create index attachment_of_message on attachment (customer_id, message_id) where message_id is not null;
create index attachment_by_file on attachment (sha256);
create index attachment_by_id on attachment (attachment_id);

-- A link by which one requirement can be sent from a phone without signing in there.
create table upload_link (
  token_digest bytea not null,
  customer_id uuid not null constraint upload_link_is_of_customer references customer (customer_id),
  application_id uuid not null,
  requirement_id text not null,
  language text not null,
  agent_id uuid,
  made_at timestamptz not null,
  expires_at timestamptz not null,
  used_at timestamptz,
  constraint upload_link_pkey primary key (token_digest)
);
create index upload_link_expires_at on upload_link (expires_at);

-- A request for something that a case lacks.
create table information_request (
  customer_id uuid not null,
  request_id uuid not null,
  application_id uuid not null,
  clerk_id uuid not null constraint request_is_by_clerk references clerk (clerk_id),
  language text not null,
  text text not null,
  sent_at timestamptz not null,
  due_on date not null,
  remind_on date not null,
  reminded_at timestamptz,
  state text not null constraint request_state_is_known check (state in ('open', 'answered', 'passed', 'cancelled')),
  settled_at timestamptz,
  constraint information_request_pkey primary key (customer_id, request_id),
  constraint request_has_application foreign key (customer_id, application_id) references application (customer_id, application_id),
  constraint reminder_is_before_deadline check (remind_on <= due_on),
  constraint settled_request_says_when check ((state = 'open') = (settled_at is null))
);
create unique index one_open_request_per_case on information_request (customer_id, application_id) where state = 'open';
create index request_to_remind on information_request (remind_on) where state = 'open' and reminded_at is null;
create index request_due on information_request (due_on) where state = 'open';

create table information_request_item (
  customer_id uuid not null,
  request_id uuid not null,
  item_no integer not null,
  kind text not null constraint request_item_kind_is_known check (kind in ('attachment', 'answer', 'explanation')),
  -- The requirement, or the path of the answer.
  about text,
  text text not null,
  answer text,
  done_at timestamptz,
  constraint information_request_item_pkey primary key (customer_id, request_id, item_no),
  constraint request_item_has_request foreign key (customer_id, request_id) references information_request (customer_id, request_id)
);

-- Messages both ways. A draft is one that was not sent yet.
create table message (
  customer_id uuid not null constraint message_is_of_customer references customer (customer_id),
  message_id uuid not null,
  thread_id uuid not null,
  application_id uuid,
  benefit_group text not null,
  direction text not null constraint message_direction_is_known check (direction in ('from-customer', 'to-customer')),
  state text not null constraint message_state_is_known check (state in ('draft', 'sent')),
  subject text not null,
  text text not null,
  language text not null,
  saved_at timestamptz not null,
  sent_at timestamptz,
  read_at timestamptz,
  -- Who wrote it for the agency, or null when the customer (or their agent) did.
  clerk_id uuid constraint message_is_by_clerk references clerk (clerk_id),
  agent_id uuid constraint message_agent_is_customer references customer (customer_id),
  -- The clerk whom a customer's message waits for; null: anybody with the skill.
  assigned_to uuid constraint message_waits_for_clerk references clerk (clerk_id),
  -- Put to the case without an answer.
  filed_at timestamptz,
  filed_by uuid constraint message_is_filed_by_clerk references clerk (clerk_id),
  constraint message_pkey primary key (customer_id, message_id),
  constraint sent_message_says_when check ((state = 'sent') = (sent_at is not null)),
  constraint message_of_the_agency_names_clerk check ((direction = 'to-customer') = (clerk_id is not null)),
  constraint sent_message_has_text check (state = 'draft' or length(btrim(text)) > 0)
);
create index message_of_customer on message (customer_id, sent_at desc);
create index message_of_thread on message (customer_id, thread_id, sent_at);
create unique index one_draft_per_thread on message (customer_id, thread_id, direction) where state = 'draft';
create index message_waiting on message (benefit_group, sent_at) where state = 'sent' and direction = 'from-customer' and read_at is null and filed_at is null;

create table clerk_absence (
  clerk_id uuid not null constraint absence_is_of_clerk references clerk (clerk_id),
  absence_id uuid not null,
  from_on date not null,
  to_on date not null,
  substitute_id uuid constraint substitute_is_clerk references clerk (clerk_id),
  constraint clerk_absence_pkey primary key (clerk_id, absence_id),
  constraint absence_begins_before_it_ends check (to_on >= from_on),
  constraint nobody_is_their_own_substitute check (substitute_id <> clerk_id)
);

-- Notices go by other ways too.
alter table notice drop constraint notice_channel_is_known;
alter table notice
  add constraint notice_channel_is_known check (channel in ('email', 'text-message', 'letter', 'official-mailbox')),
  -- The request, message or letter that it tells of, when not the application itself.
  add column about_id uuid;
create unique index one_notice_per_thing on notice (customer_id, about_id, kind) where about_id is not null;

-- What goes out on paper: made when it is decided, printed in batches.
create table letter_batch (
  batch_id uuid not null,
  made_at timestamptz not null,
  clerk_id uuid not null constraint batch_is_made_by_clerk references clerk (clerk_id),
  letter_count integer not null,
  state text not null constraint batch_state_is_known check (state in ('made', 'posted')),
  posted_at timestamptz,
  constraint letter_batch_pkey primary key (batch_id)
);
create index letter_batch_made_at on letter_batch (made_at desc);

create table letter (
  customer_id uuid not null constraint letter_is_for_customer references customer (customer_id),
  letter_id uuid not null,
  application_id uuid,
  about_id uuid,
  kind text not null constraint letter_kind_is_known check (kind in ('decision', 'request', 'reminder', 'receipt', 'message')),
  language text not null,
  state text not null constraint letter_state_is_known check (state in ('waiting', 'in-batch', 'posted', 'cancelled')),
  batch_id uuid constraint letter_is_in_batch references letter_batch (batch_id),
  made_at timestamptz not null,
  posted_at timestamptz,
  constraint letter_pkey primary key (customer_id, letter_id),
  constraint batched_letter_names_batch check ((state in ('in-batch', 'posted')) = (batch_id is not null))
);
create unique index one_letter_per_thing on letter (customer_id, kind, coalesce(about_id, application_id)) where state <> 'cancelled';
create index letter_waiting on letter (made_at) where state = 'waiting';
create index letter_of_batch on letter (batch_id) where batch_id is not null;

-- Paper that came in: one scan, until it is put where it belongs.
create table scan (
  scan_id uuid not null,
  sha256 text not null constraint scan_has_file references stored_file (sha256),
  file_name text not null,
  code text,
  page_count integer not null,
  state text not null constraint scan_state_is_known check (state in ('unsorted', 'sorted', 'discarded')),
  channel text not null constraint scan_channel_is_known check (channel in ('office', 'post', 'joint-service-point')),
  received_on date not null,
  point_received_on date,
  taken_in_at timestamptz not null,
  taken_in_by uuid not null constraint scan_is_taken_in_by_clerk references clerk (clerk_id),
  import_id uuid not null,
  customer_id uuid constraint scan_is_of_customer references customer (customer_id),
  application_id uuid,
  constraint scan_pkey primary key (scan_id),
  constraint one_scan_of_a_file_per_import unique (import_id, sha256),
  constraint sorted_scan_has_place check ((state = 'sorted') = (application_id is not null))
);
create index scan_unsorted on scan (taken_in_at) where state = 'unsorted';

-- An application that came on paper or was spoken: registered at once, keyed into the form after.
create table paper_application (
  customer_id uuid not null constraint paper_application_is_of_customer references customer (customer_id),
  application_id uuid not null,
  benefit text not null,
  benefit_group text not null,
  form_version text not null,
  language text not null,
  channel text not null constraint paper_channel_is_known check (channel in ('office', 'post', 'phone', 'joint-service-point', 'remote')),
  received_on date not null,
  point_received_on date,
  answers jsonb not null,
  unknown_answers text[] not null,
  typed jsonb,
  registered_by uuid not null constraint paper_application_is_registered_by_clerk references clerk (clerk_id),
  registered_at timestamptz not null,
  saved_at timestamptz not null,
  agent_id uuid constraint paper_agent_is_customer references customer (customer_id),
  agent_basis text,
  state text not null constraint paper_state_is_known check (state in ('to-key', 'keyed', 'cancelled')),
  cancelled_because text,
  constraint paper_application_pkey primary key (customer_id, application_id),
  constraint paper_reaches_the_point_first check (point_received_on is null or point_received_on <= received_on),
  constraint point_day_is_for_joint_service check (point_received_on is null or channel = 'joint-service-point')
);
create index paper_application_to_key on paper_application (received_on) where state = 'to-key';
create index paper_application_by_id on paper_application (application_id);

-- Another person who must sign too: a spouse, a landlord.
create table cosignature (
  customer_id uuid not null,
  cosignature_id uuid not null,
  application_id uuid not null,
  -- Who is asked, by their identity code; the digest finds them when they sign in.
  code_digest bytea not null,
  name text not null,
  state text not null constraint cosignature_state_is_known check (state in ('asked', 'signed', 'refused', 'cancelled')),
  asked_at timestamptz not null,
  settled_at timestamptz,
  signer_id uuid constraint cosignature_is_by_customer references customer (customer_id),
  constraint cosignature_pkey primary key (customer_id, cosignature_id),
  constraint cosignature_has_application foreign key (customer_id, application_id) references application (customer_id, application_id),
  constraint nobody_cosigns_their_own check (signer_id <> customer_id),
  constraint signed_cosignature_names_signer check ((state in ('signed', 'refused')) = (signer_id is not null))
);
create unique index one_cosignature_per_person on cosignature (customer_id, application_id, code_digest) where state <> 'cancelled';
create index cosignature_asked_of on cosignature (code_digest) where state = 'asked';

-- What customers thought of the service: never more than the case's benefit beside it.
create table survey_answer (
  customer_id uuid not null,
  application_id uuid not null,
  grade integer not null constraint survey_grade_is_one_to_five check (grade between 1 and 5),
  text text,
  language text not null,
  answered_at timestamptz not null,
  constraint one_survey_answer_per_case primary key (customer_id, application_id),
  constraint survey_answer_has_application foreign key (customer_id, application_id) references application (customer_id, application_id)
);
create index survey_answer_at on survey_answer (answered_at desc);

-- News and work instructions for the staff.
create table instruction (
  instruction_id uuid not null,
  kind text not null constraint instruction_kind_is_known check (kind in ('news', 'instruction')),
  language text not null,
  title text not null,
  text text not null,
  -- Benefit groups that it concerns; empty: everybody.
  benefit_groups text[] not null,
  version integer not null,
  published_at timestamptz not null,
  published_by uuid not null constraint instruction_is_by_clerk references clerk (clerk_id),
  withdrawn_at timestamptz,
  words tsvector not null generated always as (
    setweight(to_tsvector('simple', title), 'A') || setweight(to_tsvector('simple', text), 'B')) stored,
  constraint instruction_pkey primary key (instruction_id)
);
create index instruction_words on instruction using gin (words);
create index instruction_published on instruction (published_at desc);

create table instruction_version (
  instruction_id uuid not null constraint version_is_of_instruction references instruction (instruction_id),
  version integer not null,
  title text not null,
  text text not null,
  published_at timestamptz not null,
  published_by uuid not null constraint version_is_by_clerk references clerk (clerk_id),
  constraint instruction_version_pkey primary key (instruction_id, version)
);

create table instruction_reading (
  clerk_id uuid not null constraint reading_is_by_clerk references clerk (clerk_id),
  instruction_id uuid not null constraint reading_is_of_instruction references instruction (instruction_id),
  version integer not null,
  read_at timestamptz not null,
  constraint instruction_reading_pkey primary key (clerk_id, instruction_id, version)
);

-- What was erased because its time was over, by which rule. A dry run only counts.
create table erasure_run (
  run_id uuid not null,
  at timestamptz not null,
  is_dry boolean not null,
  rule text not null,
  before_on date not null,
  erased integer not null,
  constraint erasure_run_pkey primary key (run_id, rule)
);
create index erasure_run_at on erasure_run (at desc);

-- Figures that are sent again and again, and the files that were made.
create table export_schedule (
  schedule_id uuid not null,
  figure text not null,
  format text not null constraint export_format_is_known check (format in ('csv', 'xlsx')),
  language text not null,
  every text not null constraint export_rhythm_is_known check (every in ('day', 'week', 'month')),
  email text not null,
  made_by uuid not null constraint export_is_made_by_clerk references clerk (clerk_id),
  made_at timestamptz not null,
  next_on date not null,
  last_sent_at timestamptz,
  last_problem text,
  ended_at timestamptz,
  constraint export_schedule_pkey primary key (schedule_id)
);
create index export_due on export_schedule (next_on) where ended_at is null;

-- Takes an application in: once, whole, at one time. A draft that was saved after the customer had read it is not lost:
-- nothing is sent then (`is_stale`).
drop function submit_application(uuid, uuid, text, text, text, text, text, jsonb, timestamptz, date, date, uuid[], text, text);
create function submit_application(
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
end $$;

-- Whether an identifier belongs to another customer's application: more than a customer may read, and only this much of it.
create function application_id_is_taken(p_customer_id uuid, p_application_id uuid) returns boolean
language sql stable security definer set search_path = public as $$
  select exists (select from application a where a.application_id = p_application_id and a.customer_id <> p_customer_id)
$$;

-- As before, but a case that waits for its customer is not given to anybody, and one of a protected person only to those who may.
drop function take_next_case(uuid, text[], text[], timestamptz, uuid);
create function take_next_case(p_clerk_id uuid, p_skills text[], p_languages text[], p_at timestamptz, p_event_id uuid)
returns table (customer_id uuid, application_id uuid) language plpgsql as $$
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
end $$;
