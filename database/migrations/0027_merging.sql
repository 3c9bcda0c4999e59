-- Two records of one person become one. Whatever table has customer_id is found in the catalogue, so that a new one is never
-- forgotten. See server/cases/merging.

-- Nothing may belong to a record that was merged into another: every key that leads to a customer leads to open_id, which
-- is empty from the merging on. Whoever writes at that very moment waits for it, and is then refused by the foreign key.
alter table customer
  add column open_id uuid generated always as (case when merged_into is null then customer_id end) stored,
  add constraint open_record_has_id unique (open_id);
create index customer_merged_into on customer (merged_into) where merged_into is not null;

-- A case is moved by its customer_id, and all that hangs on it follows by the key itself.
do $$
declare
  v_key record;
begin
  for v_key in
    select k.conrelid::regclass as child, k.conname, k.confrelid::regclass as parent, cardinality(k.conkey) as width,
      (select string_agg(quote_ident(a.attname), ', ' order by x.place) from unnest(k.conkey) with ordinality x (number, place)
        join pg_attribute a on a.attrelid = k.conrelid and a.attnum = x.number) as columns,
      (select string_agg(quote_ident(a.attname), ', ' order by x.place) from unnest(k.confkey) with ordinality x (number, place)
        join pg_attribute a on a.attrelid = k.confrelid and a.attnum = x.number) as parent_columns
    from pg_constraint k
    where k.contype = 'f' and k.connamespace = 'public'::regnamespace
      -- What was merged, and into whom, is remembered of records that are no longer open.
      and k.conrelid not in ('customer'::regclass, 'customer_merge'::regclass)
      and (k.confrelid = 'customer'::regclass or (cardinality(k.conkey) > 1 and k.confupdtype <> 'c'))
    order by k.conrelid::regclass::text, k.conname
  loop
    execute format('alter table %s drop constraint %I', v_key.child, v_key.conname);
    execute format('alter table %s add constraint %I foreign key (%s) references %s (%s) %s', v_key.child, v_key.conname, v_key.columns,
      v_key.parent, case when v_key.width = 1 then 'open_id' else v_key.parent_columns end,
      case when v_key.width = 1 then '' else 'on update cascade' end);
  end loop;
end $$;

-- A person may have had several codes (an artificial one, one mistyped on paper, one that was corrected): each finds them, one is current.
alter table identity_code
  add column is_current boolean not null default true,
  drop constraint identity_code_pkey,
  add constraint identity_code_pkey primary key (customer_id, code_digest);
create unique index one_current_code_per_customer on identity_code (customer_id) where is_current;

alter table customer_merge
  add column merge_id uuid not null constraint one_merge_per_id unique,
  drop constraint customer_merge_pkey,
  add constraint customer_merge_pkey primary key (customer_id, merge_id),
  add column undone_by uuid constraint merge_is_undone_by_clerk references clerk (clerk_id),
  add column undone_because text,
  add constraint merge_has_reason check (length(btrim(reason)) >= 5),
  add constraint undone_merge_says_by_whom_and_why
    check (num_nonnulls(undone_at, undone_by, undone_because) in (0, 3) and (undone_because is null or length(btrim(undone_because)) >= 5));
create unique index one_merge_of_a_record on customer_merge (merged_id) where undone_at is null;
create index customer_merge_at on customer_merge (merged_at desc, merge_id desc);
create index customer_merge_undone_at on customer_merge (undone_at desc, merge_id desc) where undone_at is not null;

-- Keys are followed backwards when a record closes: without these each merging would read whole tables.
create index scan_of_customer on scan (customer_id) where customer_id is not null;
create index session_by_customer on session (customer_id) where customer_id is not null;
create index sign_in_link_of_customer on sign_in_link (customer_id) where customer_id is not null;
create index application_of_agent on application (agent_id) where agent_id is not null;
create index attachment_of_agent on attachment (agent_id) where agent_id is not null;
create index request_item_of_agent on information_request_item (agent_id) where agent_id is not null;
create index message_of_agent on message (agent_id) where agent_id is not null;
create index paper_application_of_agent on paper_application (agent_id) where agent_id is not null;
create index upload_link_of_agent on upload_link (agent_id) where agent_id is not null;
create index mandate_use_of_agent on mandate_use (agent_id);
create index cosignature_of_signer on cosignature (signer_id) where signer_id is not null;

-- The record that a merged one ended up in, through however many mergings; itself when it was never merged.
create function kept_customer(p_customer_id uuid) returns uuid
language sql stable security definer set search_path = public as $$
  with recursive way as (
    select c.customer_id, c.merged_into from customer c where c.customer_id = p_customer_id
    union
    select c.customer_id, c.merged_into from way join customer c on c.customer_id = way.merged_into
  ) select way.customer_id from way where way.merged_into is null
$$;

-- A record and all that were merged into it.
create function merged_records(p_customer_id uuid) returns uuid[]
language sql stable security definer set search_path = public as $$
  with recursive part as (
    select p_customer_id as customer_id
    union
    select c.customer_id from part join customer c on c.merged_into = part.customer_id
  ) select array_agg(part.customer_id) from part
$$;

-- Who looked stays with the record that was looked at, since the seal is over its id too; the person sees it all the same.
drop policy own_rows on view_log;
create policy own_rows on view_log to luukku_customer
  using (customer_id = any ((select merged_records(acting_customer()))::uuid[]))
  with check (customer_id = (select acting_customer()));

-- The timeline names an agent by the id of that day.
create or replace function agent_name(p_customer_id uuid, p_agent_id uuid) returns text
language sql stable security definer set search_path = public as $$
  select c.given_names || ' ' || c.family_name from customer c
  where c.customer_id = p_agent_id
    and exists (select from mandate m where m.customer_id = p_customer_id and m.agent_id = kept_customer(p_agent_id))
$$;

grant select (customer_id, merge_id, merged_id, merged_at, clerk_id, reason, undone_at, undone_by, undone_because) on customer_merge to luukku_overseer;
create policy every_merge on customer_merge for select to luukku_overseer using (true);
-- What was of a record before is for whoever merges, not for every page of the customer.
revoke select on customer_merge from luukku_customer, luukku_viewer;
grant select (customer_id, merge_id, merged_id, merged_at, undone_at) on customer_merge to luukku_customer, luukku_viewer;
-- Whose records they are may read why.
grant select (reason, undone_because) on customer_merge to luukku_customer;

-- Every table with rows of customers and how they move: `moved` itself, or `follows` what it hangs on. Left out is what stays
-- with the old id: the record itself, the mergings, and who looked.
create function customer_tables() returns table (name text, moves text, key_columns text[])
language sql stable set search_path = public as $$
  select c.relname::text,
    case when exists (select from pg_constraint k where k.conrelid = c.oid and k.contype = 'f' and cardinality(k.conkey) > 1
      and a.attnum = any (k.conkey)) then 'follows' else 'moved' end,
    (select array_agg(ka.attname::text order by ka.attname) from pg_constraint k join pg_attribute ka
        on ka.attrelid = c.oid and ka.attnum = any (k.conkey)
      where k.conrelid = c.oid and k.contype = 'p' and ka.attname <> 'customer_id')
  from pg_class c join pg_attribute a on a.attrelid = c.oid
  where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace and a.attname = 'customer_id' and not a.attisdropped
    and c.relname not in ('customer', 'customer_merge', 'view_log')
  order by c.relname
$$;

-- How many rows of each table a record has.
create function count_customer_rows(p_customer_id uuid) returns table (name text, row_count bigint)
language plpgsql stable set search_path = public as $$
declare
  v_table record;
begin
  for v_table in select t.name from customer_tables() t loop
    name := v_table.name;
    execute format('select count(*) from %I where customer_id = $1', name) using p_customer_id into row_count;
    return next;
  end loop;
end $$;

-- What names a row of a table wherever it is moved to: its primary key without the customer; where that is nothing, all it says.
create function row_name(p_key text[]) returns text language sql immutable as $$
  select coalesce('jsonb_build_object(' || string_agg(format('%L, t.%I', c, c), ', ') || ')', 'to_jsonb(t) - ''customer_id''')
  from unnest(p_key) c
$$;

-- Takes rows out that cannot stand beside those of the other record, and gives them as they were.
create function set_rows_aside(p_table text, p_where text, p_one uuid, p_other uuid) returns jsonb
language plpgsql set search_path = public as $$
declare
  v_rows jsonb;
begin
  execute format('with gone as (delete from %1$I t where %2$s returning t.*)
    select coalesce(jsonb_agg(jsonb_build_object(''table'', %1$L, ''row'', to_jsonb(gone))), ''[]'') from gone', p_table, p_where)
    using p_one, p_other into v_rows;
  return v_rows;
end $$;

-- Changes columns of rows that would break a rule, and gives the rows as they were.
create function change_rows(p_table text, p_set text, p_where text, p_columns text[], p_one uuid, p_other uuid, p_at timestamptz) returns jsonb
language plpgsql set search_path = public as $$
declare
  v_rows jsonb;
begin
  execute format('select coalesce(jsonb_agg(jsonb_build_object(''table'', %1$L, ''columns'', $4, ''row'', to_jsonb(t))), ''[]'')
    from %1$I t where %2$s', p_table, p_where) using p_one, p_other, p_at, to_jsonb(p_columns) into v_rows;
  execute format('update %1$I t set %2$s where %3$s', p_table, p_set, p_where) using p_one, p_other, p_at;
  return v_rows;
end $$;

-- Moves all of one record to another, both of them locked and open, in the caller's transaction. Gives what was done, row by
-- row, so that it can be undone: counts, moved, pointed (columns of others that name the person), aside, changed, and both
-- records as they were. One statement for each table: how long it takes goes by the rows of this person alone.
create function merge_customer(p_from uuid, p_into uuid, p_at timestamptz) returns jsonb
language plpgsql set search_path = public as $$
declare
  v_history jsonb;
  v_aside jsonb := '[]';
  v_changed jsonb := '[]';
  v_moved jsonb := '{}';
  v_pointed jsonb := '[]';
  v_rows jsonb;
  v_table record;
  v_pair constant text := '((t.customer_id = $1 and t.agent_id = $2) or (t.customer_id = $2 and t.agent_id = $1))';
begin
  v_history := jsonb_build_object(
    'merged', (select to_jsonb(c) from customer c where c.customer_id = p_from),
    'kept', (select to_jsonb(c) from customer c where c.customer_id = p_into),
    'counts', (select coalesce(jsonb_object_agg(n.name, n.row_count), '{}') from count_customer_rows(p_from) n where n.row_count > 0),
    'links', (select coalesce(jsonb_agg(jsonb_build_array(l.issuer, l.subject)), '[]') from sign_in_link l where l.customer_id = p_into));

  -- Whoever is signed in with the old record signs in anew, and lands on the kept one.
  update session s set ended_at = p_at, id_token_encrypted = null where s.customer_id = p_from and s.ended_at is null;
  update session s set acts_for = null, mandate_id = null
    where (s.customer_id = p_from and s.acts_for = p_into) or (s.customer_id = p_into and s.acts_for = p_from);

  -- Nobody is their own agent: what one did for the other was done by the person.
  v_aside := v_aside || set_rows_aside('mandate_use', 'exists (select from mandate m where m.customer_id = t.customer_id
    and m.mandate_id = t.mandate_id and m.agent_id in ($1, $2)) and t.customer_id in ($1, $2)', p_from, p_into);
  v_aside := set_rows_aside('mandate', v_pair, p_from, p_into) || v_aside;
  for v_table in
    select c.relname::text as name, exists (select from pg_attribute b where b.attrelid = c.oid and b.attname = 'agent_basis') as has_basis
    from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'agent_id' and not a.attnotnull
    where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace order by c.relname
  loop
    v_changed := v_changed || change_rows(v_table.name, 'agent_id = null' || case when v_table.has_basis then ', agent_basis = null' else '' end,
      v_pair, array['agent_id'] || case when v_table.has_basis then array['agent_basis'] else '{}'::text[] end, p_from, p_into, p_at);
  end loop;
  -- Nobody cosigns their own: the signature is asked of somebody else.
  v_changed := v_changed || change_rows('cosignature', 'state = ''cancelled'', signer_id = null, settled_at = $3',
    't.state <> ''cancelled'' and t.customer_id in ($1, $2) and (t.signer_id in ($1, $2)
      or t.code_digest in (select i.code_digest from identity_code i where i.customer_id in ($1, $2)))',
    array['state', 'signer_id', 'settled_at'], p_from, p_into, p_at);
  -- A mandate of one pair that stands in both records stands once.
  v_changed := v_changed || change_rows('mandate', 'ended_at = $3, ended_by = ''clerk''',
    't.ended_at is null and t.basis in (''child-guardian'', ''suomi-fi'') and exists (select from mandate o where o.ended_at is null
      and o.basis = t.basis and ((t.customer_id = $1 and o.customer_id = $2 and o.agent_id = t.agent_id)
        or (t.agent_id = $1 and o.agent_id = $2 and o.customer_id = t.customer_id)))
      and (t.customer_id = $1 or t.agent_id = $1)', array['ended_at', 'ended_by'], p_from, p_into, p_at);
  -- Of two drafts of a benefit the one saved later goes on.
  v_aside := v_aside || set_rows_aside('draft', 't.customer_id in ($1, $2) and exists (select from draft o where o.benefit = t.benefit
    and o.customer_id = case t.customer_id when $1 then $2 else $1 end
    and (o.saved_at, o.customer_id = $2) > (t.saved_at, t.customer_id = $2))', p_from, p_into);
  -- A check of an address that is under way is begun anew. Of two addresses the one given later stands.
  v_aside := v_aside || set_rows_aside('contact_check', 't.customer_id = $1', p_from, p_into);
  v_aside := v_aside || set_rows_aside('customer_address', 't.customer_id in ($1, $2) and exists (select from customer_address o
    where o.customer_id = case t.customer_id when $1 then $2 else $1 end
    and (o.given_at, o.customer_id = $2) > (t.given_at, t.customer_id = $2))', p_from, p_into);
  v_changed := v_changed || change_rows('identity_code', 'is_current = false', 't.customer_id = $1 and t.is_current', array['is_current'],
    p_from, p_into, p_at);
  -- What the kept record does not know, the other may.
  update customer k set
    email = coalesce(k.email, m.email), phone = coalesce(k.phone, m.phone),
    email_checked_at = case when k.email is null then m.email_checked_at else k.email_checked_at end,
    phone_checked_at = case when k.phone is null then m.phone_checked_at else k.phone_checked_at end
  from customer m where k.customer_id = p_into and m.customer_id = p_from;

  for v_table in select t.name, row_name(t.key_columns) as row_name from customer_tables() t where t.moves = 'moved' loop
    execute format('with t as (update %I u set customer_id = $2 where u.customer_id = $1 returning u.*)
      select jsonb_agg(%s) from t', v_table.name, v_table.row_name) using p_from, p_into into v_rows;
    if v_rows is not null then
      v_moved := v_moved || jsonb_build_object(v_table.name, v_rows);
    end if;
  end loop;
  for v_table in
    select c.relname::text as name, a.attname::text as column_name, (select row_name(array_agg(ka.attname::text)) from pg_constraint k
      join pg_attribute ka on ka.attrelid = c.oid and ka.attnum = any (k.conkey)
      where k.conrelid = c.oid and k.contype = 'p' and ka.attname <> 'customer_id') as row_name
    from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname in ('agent_id', 'signer_id')
    where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace order by 1, 2
  loop
    execute format('with t as (update %1$I u set %2$I = $2 where u.%2$I = $1 returning u.*)
      select jsonb_agg(%3$s) from t', v_table.name, v_table.column_name, v_table.row_name) using p_from, p_into into v_rows;
    if v_rows is not null then
      v_pointed := v_pointed || jsonb_build_object('table', v_table.name, 'column', v_table.column_name, 'rows', v_rows);
    end if;
  end loop;
  -- Work that was left for later is done for the kept record.
  update outbox o set payload = o.payload || jsonb_build_object('customerId', p_into) where o.payload ->> 'customerId' = p_from::text;

  update customer c set merged_into = p_into where c.customer_id = p_from;
  return v_history || jsonb_build_object('aside', v_aside, 'changed', v_changed, 'moved', v_moved, 'pointed', v_pointed);
end $$;

-- Moves back what a merging moved, both records locked. What hangs on a case by now goes with the case; what came later by
-- itself stays with the kept record. A row that was set aside comes back unless another has taken its place since.
create function unmerge_customer(p_from uuid, p_into uuid, p_at timestamptz, p_history jsonb) returns void
language plpgsql set search_path = public as $$
declare
  v_one record;
begin
  -- Who is behind a session by now is not known: both sign in anew.
  update session s set ended_at = p_at, id_token_encrypted = null where s.customer_id = p_into and s.ended_at is null;
  delete from sign_in_link l where l.customer_id = p_into
    and not p_history -> 'links' @> jsonb_build_array(jsonb_build_array(l.issuer, l.subject))
    and not coalesce(p_history -> 'moved' -> 'sign_in_link', '[]') @> jsonb_build_array(jsonb_build_object('issuer', l.issuer, 'subject', l.subject));
  update customer c set merged_into = null where c.customer_id = p_from;

  for v_one in
    select t.name, row_name(t.key_columns) as row_name, m.value as rows
    from jsonb_each(p_history -> 'moved') m join customer_tables() t on t.name = m.key where t.moves = 'moved'
  loop
    execute format('update %I t set customer_id = $1 where t.customer_id = $2 and %s in (select jsonb_array_elements($3))',
      v_one.name, v_one.row_name) using p_from, p_into, v_one.rows;
  end loop;
  for v_one in
    select p.value ->> 'table' as name, p.value ->> 'column' as column_name, p.value -> 'rows' as rows,
      (select row_name(array_agg(ka.attname::text)) from pg_constraint k
        join pg_attribute ka on ka.attrelid = k.conrelid and ka.attnum = any (k.conkey)
        where k.conrelid = (p.value ->> 'table')::regclass and k.contype = 'p' and ka.attname <> 'customer_id') as row_name
    from jsonb_array_elements(p_history -> 'pointed') p
  loop
    execute format('update %1$I t set %2$I = $1 where t.%2$I = $2 and %3$s in (select jsonb_array_elements($3))',
      v_one.name, v_one.column_name, v_one.row_name) using p_from, p_into, v_one.rows;
  end loop;
  for v_one in
    select c.value ->> 'table' as name, c.value -> 'row' as row,
      (select string_agg(format('%1$I = b.%1$I', x), ', ') from jsonb_array_elements_text(c.value -> 'columns') x) as columns,
      (select string_agg(format('t.%1$I = b.%1$I', ka.attname), ' and ') from pg_constraint k
        join pg_attribute ka on ka.attrelid = k.conrelid and ka.attnum = any (k.conkey)
        where k.conrelid = (c.value ->> 'table')::regclass and k.contype = 'p') as same
    from jsonb_array_elements(p_history -> 'changed') c
  loop
    execute format('update %1$I t set %2$s from jsonb_populate_record(null::%1$I, $1) b where %3$s', v_one.name, v_one.columns, v_one.same)
      using v_one.row;
  end loop;
  for v_one in select a.value ->> 'table' as name, a.value -> 'row' as row from jsonb_array_elements(p_history -> 'aside') a loop
    execute format('insert into %1$I select (jsonb_populate_record(null::%1$I, $1)).* on conflict do nothing', v_one.name) using v_one.row;
  end loop;
  -- What was filled in from the other record goes, unless it was changed since.
  update customer k set
    email = case when p_history -> 'kept' ->> 'email' is null and k.email = p_history -> 'merged' ->> 'email' then null else k.email end,
    email_checked_at = case when p_history -> 'kept' ->> 'email' is null and k.email = p_history -> 'merged' ->> 'email' then null
      else k.email_checked_at end,
    phone = case when p_history -> 'kept' ->> 'phone' is null and k.phone = p_history -> 'merged' ->> 'phone' then null else k.phone end,
    phone_checked_at = case when p_history -> 'kept' ->> 'phone' is null and k.phone = p_history -> 'merged' ->> 'phone' then null
      else k.phone_checked_at end
  where k.customer_id = p_into;
  update outbox o set payload = o.payload || jsonb_build_object('customerId', p_from)
    where o.payload ->> 'customerId' = p_into::text and exists (select from jsonb_array_elements(p_history -> 'moved' -> 'application') a
      where a.value ->> 'application_id' = o.payload ->> 'applicationId');
end $$;
