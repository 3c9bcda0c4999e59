-- The second wall: what a request may read and write, whatever its queries say. A request acts as one of these roles, with
-- its context set for one transaction (server/platform/database/acting.ts). Where the context is missing, there are no rows.
-- Jobs, sign-in and migrations run as the owner of the tables, to whom policies do not apply.
-- One policy for a role and a table, shaped so that the index of customer_id serves it: a policy that joins two kinds of
-- people with "or" would cost many times more.

do $$
declare v_role text;
begin
  foreach v_role in array array['luukku_customer', 'luukku_viewer', 'luukku_staff', 'luukku_overseer', 'luukku_public'] loop
    -- Roles belong to the whole cluster: another database of ours may have made them, or the operator did.
    if not exists (select from pg_roles where rolname = v_role) then
      execute format('create role %I nologin', v_role);
    end if;
    begin
      execute format('grant %I to current_user', v_role);
    exception when insufficient_privilege then
      null; -- Good enough when the operator has granted it: the next line says so if not.
    end;
    execute format('set local role %I', v_role);
    reset role;
  end loop;
end $$;

create function acting_customer() returns uuid language sql stable parallel safe as
  $$ select nullif(current_setting('luukku.customer_id', true), '')::uuid $$;
create function acting_self() returns uuid language sql stable parallel safe as
  $$ select nullif(current_setting('luukku.self_id', true), '')::uuid $$;
create function acting_clerk() returns uuid language sql stable parallel safe as
  $$ select nullif(current_setting('luukku.clerk_id', true), '')::uuid $$;
create function acting_skills() returns text[] language sql stable parallel safe as
  $$ select string_to_array(nullif(current_setting('luukku.skills', true), ''), ',') $$;

revoke all on all tables in schema public from public;
grant usage on schema public to luukku_customer, luukku_viewer, luukku_staff, luukku_overseer, luukku_public;
grant usage on sequence application_number to luukku_customer, luukku_viewer;

-- What belongs to no customer. Anybody's request may count and leave word; staff know their own house.
grant insert on tally, outbox to luukku_customer, luukku_viewer, luukku_staff, luukku_overseer, luukku_public;
grant select on tally, daily_figure, figure to luukku_staff, luukku_viewer, luukku_overseer;
grant select on clerk to luukku_customer, luukku_viewer, luukku_staff, luukku_overseer;
grant update on clerk to luukku_overseer;
-- Closing access itself runs as the owner: it ends other people's sessions.
grant select on clerk_event to luukku_overseer;
grant select, insert, update on stored_file to luukku_customer, luukku_viewer, luukku_staff;
grant select, insert, update, delete on clerk_absence, instruction, instruction_version, instruction_reading to luukku_staff, luukku_overseer;
grant select on clerk_absence to luukku_viewer;
grant select, insert, update on export_schedule, letter_batch to luukku_staff, luukku_overseer;
grant select on erasure_run to luukku_overseer;
grant select on view_log_seal to luukku_overseer;
-- Whether a node is ready is for anybody to ask.
grant select on migration to luukku_customer, luukku_viewer, luukku_staff, luukku_overseer, luukku_public;
grant select on view_log_seal to luukku_customer;

-- Every table with a customer's rows: walled off from everybody, then opened to the customer and to whoever opened the customer.
do $$
declare
  v_table text;
  v_customer constant text := 'customer_id = (select acting_customer())';
begin
  foreach v_table in array array[
    'customer', 'customer_address', 'contact_check', 'customer_merge', 'identity_code', 'mandate', 'mandate_use', 'application', 'draft',
    'attachment_requirement', 'attachment', 'upload_link', 'information_request', 'information_request_item', 'message', 'notice',
    'notice_attempt', 'letter', 'scan', 'paper_application', 'cosignature', 'survey_answer', 'case_event', 'case_holder', 'case_note',
    'decision', 'view_log', 'login', 'request_draft', 'late_information', 'unfinished_text'
  ] loop
    execute format('alter table %I enable row level security', v_table);
    execute format('create policy opened_to_viewer on %I for all to luukku_viewer using (%s) with check (%s)', v_table, v_customer, v_customer);
    execute format('create policy own_rows on %I for all to luukku_customer using (%s) with check (%s)', v_table, v_customer, v_customer);
  end loop;
end $$;

-- What of their own rows customers may do. Nothing here lets them read what clerks note for each other.
grant select, insert, update, delete on draft, upload_link, contact_check, customer_address, attachment to luukku_customer;
grant select, insert, update on customer, application, attachment_requirement, information_request, information_request_item, message, notice,
  letter, cosignature, survey_answer to luukku_customer;
-- Only a clerk or a register makes a mandate; the customer may end one.
grant select, update on mandate to luukku_customer;
grant select on mandate_use to luukku_customer, luukku_viewer;
grant delete on message to luukku_customer;
grant select on identity_code, decision, view_log, notice_attempt, login, customer_merge to luukku_customer;
grant select, insert on case_event to luukku_customer;
-- A withdrawal ends what clerks had begun.
grant select, delete on case_holder, decision to luukku_customer;
grant select (customer_id, application_id), delete on request_draft to luukku_customer;
grant select, insert on late_information to luukku_customer;

-- Somebody who acts for others sees their own mandates too.
create policy own_mandates_as_agent on mandate for select to luukku_customer using (agent_id = (select acting_self()));

-- Whoever opened a customer's data does a clerk's work on it. What happened and who looked is only ever added to.
grant select, insert, update, delete on application, attachment_requirement, attachment, upload_link, information_request,
  information_request_item, message, notice, letter, scan, paper_application, cosignature, case_holder, case_note, decision, mandate,
  customer, customer_address, request_draft, late_information, unfinished_text to luukku_viewer;
grant select on notice_attempt, survey_answer, login, customer_merge, identity_code, draft to luukku_viewer;
grant select, insert on case_event, view_log to luukku_viewer;

-- Lists for staff: whose turn it is, never what is written. Rows by skill, columns without content.
grant select (customer_id, application_id, reference, benefit, benefit_group, form_version, language, intake_channel, received_at, received_on,
  due_on, stage, stage_since, waits_until_on, is_protected, registered_by, point_received_on) on application to luukku_staff, luukku_overseer;
create policy cases_by_skill on application for select to luukku_staff using (benefit_group = any ((select acting_skills())::text[]));
grant select (customer_id, application_id, clerk_id, taken_at) on case_holder to luukku_staff, luukku_overseer;
create policy every_holder on case_holder for select to luukku_staff using (true);
grant select (customer_id, application_id, status, outcome, written_by, written_at, needs_approval, approved_by, approved_at, sent_at)
  on decision to luukku_staff, luukku_overseer;
create policy every_decision_state on decision for select to luukku_staff using (true);
grant select (customer_id, request_id, application_id, clerk_id, language, sent_at, due_on, remind_on, reminded_at, state, settled_at,
  late_at) on information_request to luukku_staff, luukku_overseer;
create policy every_request_state on information_request for select to luukku_staff using (true);
grant select (customer_id, message_id, thread_id, application_id, benefit_group, direction, state, language, saved_at, sent_at, read_at,
  clerk_id, assigned_to, filed_at, filed_by, answered_at) on message to luukku_staff;
create policy messages_by_skill on message for select to luukku_staff using (benefit_group = any ((select acting_skills())::text[]));
grant select on late_information to luukku_staff;
create policy late_information_by_skill on late_information for select to luukku_staff
  using (benefit_group = any ((select acting_skills())::text[]));
grant select (customer_id, application_id, benefit, benefit_group, form_version, language, channel, received_on, point_received_on,
  registered_by, registered_at, saved_at, state, paper_code, is_protected) on paper_application to luukku_staff;
create policy paper_by_skill on paper_application for select to luukku_staff using (benefit_group = any ((select acting_skills())::text[]));
grant select (customer_id, letter_id, application_id, kind, language, state, batch_id, made_at, posted_at) on letter to luukku_staff, luukku_overseer;
create policy every_letter_state on letter for select to luukku_staff using (true);
-- A scan that is not sorted yet belongs to nobody: whoever sorts paper must see it.
grant select, insert, update on scan to luukku_staff;
create policy unsorted_scans on scan for all to luukku_staff using (customer_id is null) with check (customer_id is null);
create policy unsorted_scans_for_viewer on scan for all to luukku_viewer using (customer_id is null)
  with check (customer_id = (select acting_customer()));

-- Oversight: what happened and who looked, never what is written in it.
grant select (customer_id, event_id, application_id, kind, at, actor, clerk_id, details) on case_event to luukku_overseer;
create policy every_event on case_event for select to luukku_overseer using (true);
create policy every_case on application for select to luukku_overseer using (true);
create policy every_holder_for_oversight on case_holder for select to luukku_overseer using (true);
create policy every_decision_for_oversight on decision for select to luukku_overseer using (true);
create policy every_request_for_oversight on information_request for select to luukku_overseer using (true);
create policy every_letter_for_oversight on letter for select to luukku_overseer using (true);
grant select on login, view_log to luukku_overseer;
create policy every_login on login for select to luukku_overseer using (true);
create policy every_view on view_log for select to luukku_overseer using (true);
grant select, update on notice to luukku_overseer;
create policy every_notice on notice for all to luukku_overseer using (true);
-- Whether word reached somebody: the address is masked on the page, and a draft's link says until when it is kept.
grant select (customer_id, email) on customer to luukku_overseer;
create policy every_address_of_a_notice on customer for select to luukku_overseer using (true);
grant select (customer_id, draft_id, expires_on) on draft to luukku_overseer;
create policy every_link_to_a_draft on draft for select to luukku_overseer using (true);
grant select on notice_attempt to luukku_overseer;
create policy every_attempt on notice_attempt for select to luukku_overseer using (true);
grant select (customer_id, grade, text, language, answered_at) on survey_answer to luukku_overseer, luukku_staff;
create policy every_grade on survey_answer for select to luukku_overseer using (true);
create policy every_grade_for_staff on survey_answer for select to luukku_staff using (true);

-- Taking the next case chooses among cases without reading what is in them, and writes only who has it.
alter function take_next_case(uuid, text[], text[], timestamptz, uuid) security definer set search_path = public;
