-- The counter desk: what one clerk tells the next, and a look at a customer because of a contact.

-- What whoever serves a transferred contact is to know. The period is the one that the transfer began. Nothing about who it is.
create table contact_handover (
  contact_id uuid not null,
  period_no integer not null,
  text text not null constraint handover_says_something check (length(btrim(text)) between 3 and 300),
  constraint contact_handover_pkey primary key (contact_id, period_no),
  constraint handover_is_of_period foreign key (contact_id, period_no) references contact_period (contact_id, period_no) on delete cascade
);

-- What a clerk did last, which can be taken back for half a minute.
create index open_period_begun_by on contact_period (begun_by, from_at) where to_at is null and begun_by is not null;

alter table view_log
  add column contact_id uuid,
  add constraint view_by_contact_names_contact check (reason <> 'contact' or contact_id is not null);

grant select, insert on contact_handover to luukku_staff, luukku_viewer, luukku_overseer;
