-- A person's own data as a file, and erasing what has been kept long enough.

-- Each making of a report of a person's own data. One that never ended (its node was stopped) gives way after an hour.
create table own_data_report (
  customer_id uuid not null constraint own_data_report_is_of_customer references customer (customer_id),
  report_id uuid not null,
  begun_at timestamptz not null,
  ended_at timestamptz,
  outcome text constraint own_data_outcome_is_known check (outcome in ('sent', 'broken-off')),
  file_count integer not null,
  constraint own_data_report_pkey primary key (customer_id, report_id),
  constraint ended_report_says_how check ((ended_at is null) = (outcome is null))
);
create unique index one_own_data_report_at_a_time on own_data_report (customer_id) where ended_at is null;
create index own_data_report_begun_at on own_data_report (begun_at);

alter table own_data_report enable row level security;
create policy own_rows on own_data_report for all to luukku_customer
  using (customer_id = (select acting_customer())) with check (customer_id = (select acting_customer()));
create policy opened_to_viewer on own_data_report for select to luukku_viewer using (customer_id = (select acting_customer()));
grant select, insert, update on own_data_report to luukku_customer;

-- What is held of a person and was for clerks only until now. Not what clerks note for each other: only that and when.
grant select (customer_id, note_id, application_id, written_at) on case_note to luukku_customer;
grant select on scan, paper_application to luukku_customer;
create policy own_protection on protection_event for select to luukku_customer using (customer_id = (select acting_customer()));
grant select on protection_event to luukku_customer;

-- How much a rule erased: rows of every table, and contents of files that nothing refers to any more.
alter table erasure_run
  add column rows_erased bigint not null default 0,
  add column files_freed integer not null default 0,
  add column ended_at timestamptz;

-- Who erases at the moment, until when nobody else may: one row, taken by a run and given back at its end.
create table erasure_lease (
  one_row boolean not null default true constraint there_is_one_lease check (one_row),
  run_id uuid,
  ends_at timestamptz,
  -- The last day on which the nightly run came to its end.
  finished_on date,
  constraint erasure_lease_pkey primary key (one_row)
);
insert into erasure_lease (one_row) values (true);

-- What the next run looks for, found without reading what is younger.
create index application_closed on application (benefit, stage_since, application_id) where stage in ('decided', 'withdrawn');
create index message_without_case on message (sent_at, message_id) where application_id is null and state = 'sent';
create index scan_discarded on scan (settled_at) where state = 'discarded';
create index paper_application_cancelled on paper_application (settled_at) where state = 'cancelled';
create index mandate_ended on mandate (ended_at) where ended_at is not null;
create index mandate_valid_to on mandate (valid_to_on) where valid_to_on is not null and ended_at is null;
create index mandate_use_of_mandate on mandate_use (customer_id, mandate_id);
create index session_by_mandate on session (acts_for, mandate_id) where acts_for is not null;
create index scan_of_application on scan (customer_id, application_id) where application_id is not null;
create index upload_link_of_application on upload_link (customer_id, application_id);
