-- What estimates of waits rest on: learned every night from the periods of contacts and clerks. Nobody is in it, and it does
-- not grow with contacts: one row for each place, and one for each place and recent day.

create table wait_basis (
  -- Empty: of all places together, for places of which too little is known.
  place_id text constraint wait_basis_pkey primary key,
  -- The agency's day on which it was learned: from the days before it.
  learned_on date not null,
  -- `Basis` in server/line/estimates/basis.ts.
  basis jsonb not null
);

-- How far off the estimates of a day were, each foretold once more as it would have been on that day, by what was known before.
create table wait_error (
  place_id text not null constraint wait_error_is_of_place references place (place_id),
  day date not null,
  -- By class of the foretold wait, in units of the foretold range (`missOf` in server/line/estimates/calibrating.ts).
  misses jsonb not null,
  constraint wait_error_pkey primary key (place_id, day)
);

grant select on wait_basis to luukku_customer, luukku_viewer, luukku_staff, luukku_overseer, luukku_public;
