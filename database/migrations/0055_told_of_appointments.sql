-- What whoever booked a time was told, and how an appointment is known at the place where somebody says that they have come.

alter table appointment
  -- Typed in at the kiosk: a number of the place and the day. Given with the first word of a time.
  add column check_in_on date,
  add column check_in_no integer constraint check_in_number_has_five_digits check (check_in_no between 10000 and 99999),
  add constraint check_in_number_is_of_day check ((check_in_on is null) = (check_in_no is null));
create unique index one_check_in_number_a_day on appointment (place_id, check_in_on, check_in_no) where check_in_no is not null;
create index arrived_appointment on appointment (contact_id) where state = 'arrived';
create index missed_appointment on appointment (from_at) where state = 'no-show' and contact_id is not null;

-- Each word of an appointment: which, by what way, and what became of it. Where it went stands in appointment_reach alone.
create table appointment_message (
  message_id uuid constraint appointment_message_pkey primary key,
  appointment_id uuid not null constraint message_is_of_appointment references appointment (appointment_id),
  kind text not null constraint appointment_message_kind_is_known check (kind in ('booked', 'moved', 'cancelled', 'reminder')),
  -- What it tells of: an event by its number, or a reminder by its hours and the time that it reminds of.
  about text not null,
  channel text not null constraint appointment_message_channel_is_known check (channel in ('email', 'text-message', 'notice')),
  -- `kept`: no way out is set up; `passed`: the notices of a known customer carry it on; `dropped`: it was not true any more.
  state text not null constraint appointment_message_state_is_known check (
    state in ('due', 'sending', 'sent', 'failed', 'kept', 'passed', 'dropped')),
  tries smallint not null default 0,
  -- What the way out said last; never an address.
  problem text,
  made_at timestamptz not null,
  tried_at timestamptz,
  constraint one_word_of_a_thing unique (appointment_id, about)
);
create index appointment_message_to_look_into on appointment_message (made_at desc, message_id) where state in ('failed', 'kept', 'sending');
create index appointment_message_by_age on appointment_message (made_at desc, message_id);

grant select on appointment_message to luukku_staff, luukku_viewer, luukku_overseer;
grant update on appointment_message to luukku_overseer;
