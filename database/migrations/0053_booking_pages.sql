-- A code that was sent to whoever books without signing in, to prove that they read what is sent there. The code itself is kept
-- nowhere: it follows from code_id and the secret key. Nothing here is read by any role but the system's.

create table appointment_code (
  code_id uuid constraint appointment_code_pkey primary key,
  appointment_id uuid not null constraint code_is_for_appointment references appointment (appointment_id),
  channel text not null constraint appointment_code_channel_is_known check (channel in ('email', 'text-message')),
  -- Encrypted, with the name by which whoever comes is called in; null as soon as the code is used.
  address bytea,
  name bytea,
  -- By which the codes of one address are counted, keyed.
  address_digest bytea not null,
  is_for_other boolean not null,
  language text not null,
  tries_left integer not null constraint appointment_code_tries_are_counted check (tries_left >= 0),
  sent_at timestamptz not null,
  constraint kept_code_is_whole check ((address is null) = (name is null))
);
create index appointment_code_of_appointment on appointment_code (appointment_id, sent_at);
create index appointment_code_by_address on appointment_code (address_digest, sent_at);
create index appointment_code_by_age on appointment_code (sent_at);
