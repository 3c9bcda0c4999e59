-- Somebody at a counter calls the others of the place for help. Shown until one of them says that they are coming, or until it
-- is taken back by whoever called.
create table emergency_call (
  call_id uuid constraint emergency_call_pkey primary key,
  place_id text not null constraint emergency_is_at_place references place (place_id),
  counter_id uuid,
  raised_by uuid not null constraint emergency_is_raised_by_clerk references clerk (clerk_id),
  raised_at timestamptz not null,
  answered_by uuid constraint emergency_is_answered_by_clerk references clerk (clerk_id),
  answered_at timestamptz,
  constraint emergency_is_at_counter_of_place foreign key (place_id, counter_id) references counter (place_id, counter_id),
  constraint answered_emergency_names_who check ((answered_by is null) = (answered_at is null))
);
create unique index one_open_emergency_per_clerk on emergency_call (raised_by) where answered_at is null;
create index emergency_at_place on emergency_call (place_id, raised_at);

grant select, insert, update on emergency_call to luukku_staff, luukku_overseer;
