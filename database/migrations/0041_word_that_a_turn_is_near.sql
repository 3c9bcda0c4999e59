-- Where somebody who follows their number wants word that their turn is near. For that one number and one message: address and
-- secret are encrypted, gone as soon as the message is, and the row goes when the contact ends. No role but the system's reads it.
create table near_word (
  contact_id uuid constraint near_word_pkey primary key constraint near_word_is_of_contact references contact (contact_id),
  channel text not null constraint near_word_channel_is_known check (channel in ('email', 'text-message')),
  language text not null,
  address bytea,
  -- Of the number's own page: the message leads there.
  secret bytea,
  state text not null constraint near_word_state_is_known check (state in ('waiting', 'due', 'sending', 'sent', 'failed')),
  asked_at timestamptz not null,
  settled_at timestamptz,
  constraint settled_near_word_keeps_no_address check (
    (state in ('sent', 'failed')) = (settled_at is not null) and num_nulls(address, secret) = case when state in ('sent', 'failed') then 2 else 0 end)
);
create index near_word_waiting on near_word (contact_id) where state = 'waiting';
