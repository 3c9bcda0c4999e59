-- A notice goes by one of four ways: the one that the customer chose, or the next best.

alter table notice
  drop constraint notice_state_is_known,
  add constraint notice_state_is_known check (state in ('waiting', 'sent', 'failed', 'kept', 'on-paper')),
  -- How the customer wanted to be told when the notice was made. `channel` is the way by which it goes, or went.
  add column wished text not null default 'email' constraint notice_wish_is_known check (
    wished in ('email', 'text-message', 'letter', 'official-mailbox')),
  add constraint notice_on_paper_is_a_letter check (state <> 'on-paper' or channel = 'letter');
create index notice_by_channel on notice (channel, created_at);

alter table notice_attempt
  drop constraint notice_attempt_result_is_known,
  add constraint notice_attempt_result_is_known check (result in ('sent', 'failed', 'kept', 'on-paper')),
  add column channel text not null default 'email' constraint notice_attempt_channel_is_known check (
    channel in ('email', 'text-message', 'letter', 'official-mailbox'));

-- Trying again chooses the way anew, by what the customer wants now. The number is masked on the page, as the address is.
grant select (customer_id, told_by, phone, phone_checked_at) on customer to luukku_overseer;
