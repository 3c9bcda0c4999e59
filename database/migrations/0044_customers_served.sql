-- How many people were served at offices, by municipality and reporting year: people, not visits. Whoever is counted stands in
-- by a pseudonym that is made with the key of the year, so that nobody can be followed from one year to the next, and when the
-- year is closed key and pseudonyms are gone. Only the system reads them; what others read is numbers.

create table reporting_year (
  year smallint constraint reporting_year_pkey primary key,
  -- The two halves of a key for HMAC-SHA-256, combined with its paddings (RFC 2104) when the key was made.
  inner_key bytea constraint inner_key_is_a_block check (length(inner_key) = 64),
  outer_key bytea constraint outer_key_is_a_block check (length(outer_key) = 64),
  -- The day on which it was counted last.
  counted_on date,
  closed_at timestamptz,
  constraint key_ends_with_year check (num_nulls(inner_key, outer_key) = case when closed_at is null then 0 else 2 end)
);

-- Whom a visit of the year was by.
create table served_pseudonym (
  year smallint not null constraint pseudonym_is_of_year references reporting_year (year),
  contact_id uuid not null constraint pseudonym_is_of_contact references contact (contact_id) on delete cascade,
  -- '': the place is in no municipality.
  municipality_id text not null,
  pseudonym bytea not null constraint pseudonym_is_a_digest check (length(pseudonym) = 32),
  ended_on date not null,
  constraint served_pseudonym_pkey primary key (year, contact_id)
);
create index pseudonym_of_contact on served_pseudonym (contact_id);

-- The numbers: of one municipality, or of all together ('').
create table customers_served (
  year smallint not null constraint customers_are_of_year references reporting_year (year),
  municipality_id text not null,
  customers bigint not null,
  visits bigint not null,
  counted_on date not null,
  constraint customers_served_pkey primary key (year, municipality_id),
  constraint fewer_customers_than_visits check (customers between 1 and visits)
);
grant select on customers_served to luukku_viewer, luukku_staff, luukku_overseer;

-- Brings the pseudonyms of a month of a year that is open up to the visits that are linked to a customer. Whatever was linked,
-- unlinked, taken back or merged since follows; what ended before p_erased_before stays, since its links may have been erased.
create function follow_linked_visits(p_year smallint, p_month_on date, p_time_zone text, p_erased_before date) returns void language plpgsql as $$
declare
  v_year reporting_year;
  v_next_on date := p_month_on + interval '1 month';
  v_from timestamptz := p_month_on::timestamp at time zone p_time_zone;
  v_to timestamptz := v_next_on::timestamp at time zone p_time_zone;
begin
  -- One after the other; a year that was closed meanwhile is left as it is.
  select * into v_year from reporting_year y where y.year = p_year and y.closed_at is null for no key update;
  if not found then
    return;
  end if;
  merge into served_pseudonym s
  using (
    select c.contact_id, coalesce(m.municipality_id, '') as municipality_id, (c.ended_at at time zone p_time_zone)::date as ended_on,
      sha256(v_year.outer_key || sha256(v_year.inner_key || uuid_send(l.customer_id))) as pseudonym
    from contact c join contact_customer l on l.contact_id = c.contact_id
    cross join lateral (
      select q.channel, q.place_id from contact_period q where q.contact_id = c.contact_id order by q.period_no desc limit 1
    ) p
    left join place m on m.place_id = p.place_id
    where c.outcome = 'served' and c.ended_at >= v_from and c.ended_at < v_to and p.channel = 'office'
  ) n on s.year = p_year and s.contact_id = n.contact_id
  when matched and (s.pseudonym, s.municipality_id, s.ended_on) is distinct from (n.pseudonym, n.municipality_id, n.ended_on) then
    update set pseudonym = n.pseudonym, municipality_id = n.municipality_id, ended_on = n.ended_on
  when not matched by target then
    insert (year, contact_id, municipality_id, pseudonym, ended_on) values (p_year, n.contact_id, n.municipality_id, n.pseudonym, n.ended_on)
  when not matched by source and s.year = p_year and s.ended_on >= greatest(p_month_on, p_erased_before) and s.ended_on < v_next_on then
    delete;
end $$;

-- Counts the people of a year that is open by their pseudonyms.
create function sum_customers_up(p_year smallint, p_today date) returns void language plpgsql as $$
begin
  perform from reporting_year y where y.year = p_year and y.closed_at is null for no key update;
  if not found then
    return;
  end if;
  delete from customers_served c where c.year = p_year;
  insert into customers_served (year, municipality_id, customers, visits, counted_on)
  select p_year, s.municipality_id, count(distinct s.pseudonym), count(*), p_today
    from served_pseudonym s where s.year = p_year and s.municipality_id <> '' group by s.municipality_id
  union all
  select p_year, '', count(distinct s.pseudonym), count(*), p_today from served_pseudonym s where s.year = p_year having count(*) > 0;
  update reporting_year y set counted_on = p_today where y.year = p_year;
end $$;
