-- Places as the Finnish Service Catalogue (PTV) has them: what was taken in, and what is proposed.

-- Records that somebody has read in and that nobody, or one person, has accepted. What they change is worked out each time anew.
create table network_import (
  import_id uuid constraint network_import_pkey primary key,
  -- Null: by the command of the installation.
  clerk_id uuid constraint import_is_made_by_clerk references clerk (clerk_id),
  -- The names of the files, or the address.
  source text not null,
  made_at timestamptz not null,
  expires_at timestamptz not null constraint import_expires_after_it_is_made check (expires_at > made_at),
  -- The records that could be read; emptied when they were accepted.
  records jsonb not null,
  organizations jsonb not null,
  faults jsonb not null,
  accepted_at timestamptz,
  accepted_by uuid constraint import_is_accepted_by_clerk references clerk (clerk_id),
  constraint accepted_import_has_clerk check ((accepted_at is null) = (accepted_by is null))
);
create index network_import_by_time on network_import (made_at desc, import_id);

-- A channel of the catalogue as it was last taken in, whole: what is not mapped goes out again as it came.
create table ptv_channel (
  channel_id uuid constraint ptv_channel_pkey primary key,
  -- Null: a channel that is no place here.
  place_id text constraint channel_is_of_place references place (place_id),
  record jsonb not null,
  import_id uuid not null constraint channel_came_with_import references network_import (import_id),
  taken_at timestamptz not null
);
create unique index one_channel_per_place on ptv_channel (place_id) where place_id is not null;
create index ptv_channel_by_import on ptv_channel (import_id);

-- The records are public; who accepted them is not.
grant select on ptv_channel to luukku_customer, luukku_viewer, luukku_staff, luukku_overseer, luukku_public;
-- A place that is closed is of no channel any more.
grant insert, update, delete on ptv_channel to luukku_overseer;
grant select, insert, update, delete on network_import to luukku_overseer;
