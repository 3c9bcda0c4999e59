-- What paper needs beside the tables of the whole case.

alter table paper_application
  -- What the customer's receipt says until the application has a reference: no letter that could be read as a digit.
  add column paper_code text not null constraint paper_code_is_written_so check (paper_code ~ '^P[2-9A-HJKMNP-TV-Z]{7}$'),
  add column is_protected boolean not null default false,
  -- When it was keyed or cancelled.
  add column settled_at timestamptz,
  add column settled_by uuid constraint paper_application_is_settled_by_clerk references clerk (clerk_id),
  add constraint one_paper_application_per_code unique (paper_code),
  add constraint cancelled_paper_says_why check ((state = 'cancelled') = (cancelled_because is not null)),
  add constraint settled_paper_says_when check ((state = 'to-key') = (settled_at is null) and (settled_at is null) = (settled_by is null)),
  add constraint paper_agent_acts_on_a_basis check ((agent_id is null) = (agent_basis is null)),
  add constraint paper_agent_is_somebody_else check (agent_id <> customer_id);
drop index paper_application_to_key;
create index paper_application_to_key on paper_application (received_on, application_id) where state = 'to-key';

alter table scan
  drop constraint scan_channel_is_known,
  -- Files of a spoken application too: they wait here until it is registered.
  add constraint scan_channel_is_known check (channel in ('office', 'post', 'phone', 'joint-service-point', 'remote')),
  -- Null: by the command that takes in a folder.
  alter column taken_in_by drop not null,
  -- When its code was looked for; null: not yet.
  add column read_at timestamptz,
  add column settled_at timestamptz,
  add column settled_by uuid constraint scan_is_settled_by_clerk references clerk (clerk_id),
  add column discarded_because text,
  add constraint discarded_scan_says_why check ((state = 'discarded') = (discarded_because is not null)),
  add constraint settled_scan_says_when check ((state = 'unsorted') = (settled_at is null)),
  add constraint sorted_scan_has_customer check ((application_id is null) = (customer_id is null)),
  add constraint scan_reaches_the_point_first check (point_received_on is null or point_received_on <= received_on),
  add constraint scan_point_day_is_for_joint_service check (point_received_on is null or channel = 'joint-service-point');
drop index scan_unsorted;
create index scan_unsorted on scan (taken_in_at, scan_id) where state = 'unsorted';
create index scan_of_import on scan (import_id, file_name);
create index scan_unread on scan (taken_in_at) where read_at is null and state = 'unsorted';
create index scan_by_clerk on scan (taken_in_by, taken_in_at desc);
create index scan_by_file on scan (sha256);
