-- Customers, the people who work at the agency, and how either signs in.

create table customer (
  customer_id uuid constraint customer_pkey primary key,
  given_names text not null,
  family_name text not null,
  language text not null constraint customer_language_is_known check (language in ('fi', 'sv', 'en', 'se', 'smn', 'sms')),
  email text,
  phone text,
  created_at timestamptz not null
);

-- Kept apart from the rest: the code itself only encrypted, and a keyed digest to find it by.
create table identity_code (
  customer_id uuid constraint identity_code_pkey primary key
    constraint identity_code_belongs_to_customer references customer (customer_id),
  code_encrypted bytea not null,
  code_digest bytea not null constraint one_customer_per_identity_code unique
);

create table clerk (
  clerk_id uuid constraint clerk_pkey primary key,
  name text not null,
  role text not null constraint clerk_role_is_known
    check (role in ('clerk', 'joint-service-clerk', 'manager', 'administrator', 'auditor')),
  skills text[] not null,
  languages text[] not null,
  is_active boolean not null,
  created_at timestamptz not null
);

-- Who a subject of an identity provider is here. Issuer and subject are the identity, never the name. A door each, since
-- one provider may know a clerk of the agency who is its customer too.
create table sign_in_link (
  issuer text not null,
  subject text not null,
  door text not null constraint sign_in_link_door_is_known check (door in ('customers', 'staff')),
  customer_id uuid constraint sign_in_link_leads_to_customer references customer (customer_id),
  clerk_id uuid constraint sign_in_link_leads_to_clerk references clerk (clerk_id),
  constraint sign_in_link_pkey primary key (issuer, subject, door),
  constraint sign_in_link_leads_through_its_door check (
    (customer_id is not null) = (door = 'customers') and (clerk_id is not null) = (door = 'staff'))
);

-- A sign-in that has begun: bound to one browser by a cookie, used once, deleted when it is answered.
create table sign_in_attempt (
  token_digest bytea not null,
  door text not null constraint sign_in_attempt_door_is_known check (door in ('customers', 'staff')),
  state text not null,
  nonce text not null,
  code_verifier text not null,
  return_to text not null,
  started_at timestamptz not null,
  expires_at timestamptz not null,
  -- One browser may have begun in two tabs: each tab's answer finds its own.
  constraint sign_in_attempt_pkey primary key (token_digest, state)
);
create index sign_in_attempt_expires_at on sign_in_attempt (expires_at);

-- A browser that is signed in, or a key that a person gave to a machine of theirs. Only a digest of the token is kept.
create table session (
  session_id uuid constraint session_pkey primary key,
  token_digest bytea not null constraint one_session_per_token unique,
  kind text not null constraint session_kind_is_known check (kind in ('browser', 'key')),
  customer_id uuid constraint session_belongs_to_customer references customer (customer_id),
  clerk_id uuid constraint session_belongs_to_clerk references clerk (clerk_id),
  label text not null,
  method text not null,
  id_token_encrypted bytea,
  started_at timestamptz not null,
  seen_at timestamptz not null,
  idle_expires_at timestamptz not null,
  expires_at timestamptz not null,
  ended_at timestamptz,
  constraint session_belongs_to_one_person check (num_nonnulls(customer_id, clerk_id) = 1)
);
create index session_of_customer on session (customer_id) where ended_at is null;
create index session_of_clerk on session (clerk_id) where ended_at is null;
create index session_expires_at on session (expires_at);
create index session_ended_at on session (ended_at) where ended_at is not null;

-- Every sign-in, whether it succeeded or was refused.
create table login (
  login_id uuid constraint login_pkey primary key,
  at timestamptz not null,
  door text not null constraint login_door_is_known check (door in ('customers', 'staff')),
  method text not null,
  result text not null constraint login_result_is_known check (result in ('succeeded', 'refused')),
  reason text,
  customer_id uuid,
  clerk_id uuid,
  constraint refused_login_has_reason check ((result = 'refused') = (reason is not null))
);
create index login_at on login (at);
create index login_of_customer on login (customer_id, at) where customer_id is not null;
create index login_of_clerk on login (clerk_id, at) where clerk_id is not null;

-- What the demo identity service remembers (its own sign-ins and codes), so that any node can answer for it.
create table demo_identity_record (
  kind text not null,
  record_key text not null,
  payload jsonb not null,
  grant_key text,
  uid_key text,
  expires_at timestamptz,
  constraint demo_identity_record_pkey primary key (kind, record_key)
);
create index demo_identity_record_grant on demo_identity_record (grant_key) where grant_key is not null;
create index demo_identity_record_uid on demo_identity_record (uid_key) where uid_key is not null;
create index demo_identity_record_expires_at on demo_identity_record (expires_at);
