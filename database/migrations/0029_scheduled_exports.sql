-- Each sending of a figure that somebody ordered by e-mail: for which days, and how it went. While one waits for the mail
-- server no other is begun: the next one covers what was missed meanwhile.
create table export_sending (
  schedule_id uuid not null constraint sending_is_of_export references export_schedule (schedule_id),
  sending_id uuid not null,
  from_on date not null,
  to_on date not null,
  begun_at timestamptz not null,
  state text not null constraint export_sending_state_is_known check (state in ('waiting', 'sent', 'failed')),
  settled_at timestamptz,
  problem text,
  constraint export_sending_pkey primary key (schedule_id, sending_id),
  constraint export_period_begins_before_it_ends check (from_on <= to_on),
  constraint settled_export_says_when check ((state = 'waiting') = (settled_at is null)),
  constraint failed_export_says_why check ((state = 'failed') = (problem is not null))
);
create unique index one_export_at_a_time on export_sending (schedule_id) where state = 'waiting';

grant select, insert on export_sending to luukku_overseer;
