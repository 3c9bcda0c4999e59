-- The letter queue. A batch is begun by a clerk and made by a job; its PDF is kept as it was printed, until it is no longer needed.

alter table letter_batch
  -- What people call it: it stands on the cover list.
  add column batch_no bigint not null generated always as identity,
  -- Letters to people under protection are printed apart, by those who may see where they live.
  add column is_protected boolean not null,
  -- Of the cover list: each letter has its own.
  add column language text not null,
  add column sha256 text constraint letter_batch_has_file references stored_file (sha256),
  add column ready_at timestamptz,
  add column undone_at timestamptz,
  add column settled_by uuid constraint batch_is_settled_by_clerk references clerk (clerk_id),
  drop constraint batch_state_is_known,
  add constraint batch_state_is_known check (state in ('making', 'made', 'posted', 'undone')),
  add constraint made_batch_has_file check (state <> 'made' or sha256 is not null),
  add constraint finished_batch_says_when check (state not in ('made', 'posted') or ready_at is not null),
  add constraint posted_batch_says_when check ((state = 'posted') = (posted_at is not null)),
  add constraint undone_batch_says_when check ((state = 'undone') = (undone_at is not null)),
  add constraint batch_number_is_given_once unique (batch_no);
create index letter_batch_by_file on letter_batch (sha256) where sha256 is not null;

alter table letter
  -- The number on the cover list of its batch, once that is printed.
  add column place integer,
  add constraint letter_is_about_something check (num_nonnulls(about_id, application_id) >= 1),
  -- A letter that is cancelled after it was printed stays on the cover list, so that somebody takes it out of the pile.
  drop constraint batched_letter_names_batch,
  add constraint batched_letter_names_batch check (case state
    when 'waiting' then batch_id is null
    when 'cancelled' then true
    else batch_id is not null end),
  add constraint placed_letter_names_batch check (place is null or batch_id is not null),
  add constraint one_letter_per_place unique (batch_id, place),
  add constraint posted_letter_says_when check ((state = 'posted') = (posted_at is not null));

-- Which numbers of a cover list are to be taken out of the pile is for the list of staff.
grant select (place) on letter to luukku_staff, luukku_overseer;
