-- What somebody who works here serves: as their sign-in tells, or as an administrator set it, from a day on.

alter table clerk
  -- What the sign-in told last. `skills` and `languages` are what holds: the same, or what an administrator set.
  add column told_skills text[] not null default '{}',
  add column told_languages text[] not null default '{}',
  add column has_own_skills boolean not null default false,
  add column home_place_id text constraint clerk_has_home_place references place (place_id),
  add column channels text[] not null default '{office,phone,callback,video,joint-service}',
  add column is_quick boolean not null default false;
update clerk set told_skills = skills, told_languages = languages;

-- Every decision on it, never changed but for its state: coming until its day, then taken up; dropped when a newer one comes first.
create table skills_version (
  clerk_id uuid not null constraint skills_are_of_clerk references clerk (clerk_id),
  version_no integer not null,
  -- False: benefit groups and languages are again those that the sign-in tells.
  is_own boolean not null,
  home_place_id text constraint skills_have_home_place references place (place_id),
  benefit_groups text[] not null,
  languages text[] not null,
  channels text[] not null,
  is_quick boolean not null,
  from_on date not null,
  state text not null constraint skills_state_is_known check (state in ('coming', 'taken-up', 'dropped')),
  -- What stood when it was decided and what was set, of each fact that differs: {"isQuick": [false, true]}.
  changes jsonb not null,
  decided_at timestamptz not null,
  decided_by uuid not null constraint skills_are_set_by_clerk references clerk (clerk_id),
  constraint skills_version_pkey primary key (clerk_id, version_no),
  constraint own_skills_have_language check (not is_own or cardinality(languages) > 0)
);
create index skills_to_take_up on skills_version (from_on, clerk_id) where state = 'coming';
create index skills_set_by on skills_version (decided_by, decided_at);

grant select on skills_version to luukku_staff, luukku_overseer;
grant insert, update on skills_version to luukku_overseer;
