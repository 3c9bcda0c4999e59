-- Calls that are asked for without signing in: only after a code that was sent to the number has come back.
alter table callback_request drop constraint callback_via_is_known;
alter table callback_request add constraint callback_via_is_known check (via in ('online', 'clerk', 'ticket', 'phone', 'public'));

-- A wish whose number is being checked. Number and name are encrypted, and gone from here once the request is made; the row leads from the
-- secret of the link to the request for as long as the link is good. No role but the system's reads it.
create table callback_code (
  -- Of the contact that the wish becomes.
  contact_id uuid constraint callback_code_pkey primary key,
  secret_digest bytea not null constraint callback_code_secret_is_one unique,
  number bytea,
  name bytea,
  -- Of what is written to them.
  writes_in text not null,
  benefit_group text not null,
  language text not null,
  window_id text not null,
  -- Keyed, and good for this one wish.
  code_digest bytea not null,
  tries_left smallint not null constraint callback_code_tries_within_limit check (tries_left between 0 and 5),
  state text not null constraint callback_code_state_is_known check (state in ('due', 'sending', 'sent', 'failed', 'proved')),
  expires_at timestamptz not null,
  constraint proved_callback_code_keeps_no_number check (num_nulls(number, name) = case when state = 'proved' then 2 else 0 end)
);
create index callback_code_by_expiry on callback_code (expires_at);

-- How many codes one network address asked for, and how many went to one number, in an hour. The digest is made with the installation's own key;
-- rows are deleted after a day.
create table callback_code_limit (
  digest bytea not null,
  begins_at timestamptz not null,
  asked integer not null,
  constraint callback_code_limit_pkey primary key (digest, begins_at)
);
create index callback_code_limit_by_age on callback_code_limit (begins_at);
