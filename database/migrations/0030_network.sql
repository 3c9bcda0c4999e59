-- Where the agency serves, and when.

create table region (
  region_id text not null,
  code text not null,
  name jsonb not null,
  constraint region_pkey primary key (region_id)
);

create table municipality (
  municipality_id text not null,
  region_id text not null constraint municipality_is_in_region references region (region_id),
  name jsonb not null,
  latitude double precision not null,
  longitude double precision not null,
  constraint municipality_pkey primary key (municipality_id)
);

create table place (
  place_id text not null constraint place_id_is_an_address check (place_id ~ '^[a-z0-9][a-z0-9-]{0,59}$'),
  kind text not null constraint place_kind_is_known check (kind in ('office', 'joint-service-point', 'phone-line', 'video-desk')),
  name jsonb not null,
  operator jsonb,
  municipality_id text constraint place_is_in_municipality references municipality (municipality_id),
  street text,
  postal_code text,
  city jsonb,
  has_invented_street boolean not null default false,
  latitude double precision,
  longitude double precision,
  phone text,
  languages text[] not null constraint place_serves_in_a_language check (cardinality(languages) > 0),
  tasks text[] not null,
  -- Benefit groups that are served there; empty: all of them.
  benefit_groups text[] not null,
  accessibility jsonb,
  valid_from_on date not null,
  valid_to_on date,
  constraint place_pkey primary key (place_id),
  constraint place_opens_before_it_closes check (valid_to_on >= valid_from_on),
  constraint visited_place_has_address check (kind in ('phone-line', 'video-desk') or num_nulls(municipality_id, street, postal_code, latitude) = 0),
  constraint joint_service_point_has_operator check (kind <> 'joint-service-point' or operator is not null),
  constraint phone_line_has_number check (kind <> 'phone-line' or phone is not null)
);
create index place_by_municipality on place (municipality_id);

create table counter (
  place_id text not null constraint counter_is_at_place references place (place_id),
  counter_id uuid not null,
  name text not null,
  closed_at timestamptz,
  constraint counter_pkey primary key (place_id, counter_id)
);
create unique index one_open_counter_of_a_name on counter (place_id, name) where closed_at is null;

-- Hours as they were decided, each from its day on. Nothing is written over: which hours held when can always be told.
create table hours_version (
  place_id text not null constraint hours_are_of_place references place (place_id),
  version_no integer not null,
  from_on date not null,
  plan jsonb not null,
  decided_at timestamptz not null,
  clerk_id uuid constraint hours_are_decided_by_clerk references clerk (clerk_id),
  reason text,
  constraint hours_version_pkey primary key (place_id, version_no),
  constraint changed_hours_have_reason check (clerk_id is null or length(btrim(reason)) >= 3)
);

-- What was changed about a place besides its hours, by whom. The number is also the version that a form was opened with.
create table place_event (
  place_id text not null constraint event_is_of_place references place (place_id),
  event_no integer not null,
  kind text not null constraint place_event_kind_is_known check (kind in ('facts-changed', 'counter-added', 'counter-closed')),
  at timestamptz not null,
  clerk_id uuid not null constraint place_is_changed_by_clerk references clerk (clerk_id),
  -- What stood before and what stands now, of each fact that changed: {"phone": ["020 1", "020 2"]}.
  changes jsonb not null,
  constraint place_event_pkey primary key (place_id, event_no)
);

grant select on region, municipality, place, counter, hours_version to luukku_customer, luukku_viewer, luukku_staff, luukku_overseer, luukku_public;
grant insert on hours_version to luukku_overseer;
grant insert, update on place, counter to luukku_overseer;
grant select, insert on place_event to luukku_overseer;
