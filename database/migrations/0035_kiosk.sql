-- Numbers that people take themselves: how many one network address took in a stretch of time, so that nobody empties the
-- day's numbers. The digest is made with the installation's own key; rows are deleted after a day or two.
create table ticket_limit (
  address_digest bytea not null,
  way text not null constraint ticket_way_is_known check (way in ('kiosk', 'remote')),
  begins_at timestamptz not null,
  taken integer not null,
  constraint ticket_limit_pkey primary key (address_digest, way, begins_at)
);
create index ticket_limit_by_age on ticket_limit (begins_at);
