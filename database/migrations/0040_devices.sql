-- Kiosks and boards: machines in an office that nobody signs in at. Each is let in by a cookie of its own, which it got for a
-- short code that somebody who oversees the line made and typed in there. Of code and cookie only digests are kept.
create table device (
  device_id uuid constraint device_pkey primary key,
  kind text not null constraint device_kind_is_known check (kind in ('kiosk', 'board')),
  place_id text not null constraint device_is_at_place references place (place_id),
  name text not null constraint device_has_name check (length(btrim(name)) between 1 and 60),
  -- The letters of the numbers that a kiosk gives while it is cut off: no other kiosk of the place ever had them.
  series text constraint device_series_is_two_letters check (series ~ '^[A-Z]{2}$'),
  added_at timestamptz not null,
  code_digest bytea,
  code_expires_at timestamptz,
  code_by uuid not null constraint device_code_is_by_clerk references clerk (clerk_id),
  token_digest bytea,
  paired_at timestamptz,
  paired_by uuid constraint device_is_paired_by_clerk references clerk (clerk_id),
  seen_at timestamptz,
  revoked_at timestamptz,
  revoked_by uuid constraint device_is_revoked_by_clerk references clerk (clerk_id),
  constraint kiosk_has_series check ((kind = 'kiosk') = (series is not null)),
  constraint pairing_code_ends check ((code_digest is null) = (code_expires_at is null)),
  constraint paired_device_has_token check (num_nulls(token_digest, paired_at, paired_by) = 0 or (num_nulls(paired_at, paired_by) in (0, 2) and token_digest is null)),
  constraint revoked_device_has_clerk check ((revoked_at is null) = (revoked_by is null)),
  constraint revoked_device_opens_nothing check (revoked_at is null or num_nonnulls(code_digest, token_digest) = 0)
);
create unique index one_device_per_code on device (code_digest) where code_digest is not null;
create unique index one_device_per_token on device (token_digest) where token_digest is not null;
create unique index one_kiosk_per_series on device (place_id, series) where series is not null;
create index device_at_place on device (place_id, device_id);
grant select, insert, update on device to luukku_overseer;
