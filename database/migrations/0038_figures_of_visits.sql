-- What is counted of contacts, by the place where they ended.

-- A tally whose day is not worked out yet: who counts knows the instant, and the routine that folds knows the agency's time zone.
create table timed_tally (
  timed_tally_id bigint generated always as identity constraint timed_tally_pkey primary key,
  at timestamptz not null,
  measure text not null,
  channel text not null,
  detail text not null,
  counted bigint not null,
  total bigint not null
);
grant insert on timed_tally to luukku_customer, luukku_viewer, luukku_staff, luukku_overseer, luukku_public;
grant select on timed_tally to luukku_viewer, luukku_staff, luukku_overseer;

-- What each contact that has ended counts as: by the channel and the place it ended with, with the seconds it waited in all.
-- Whoever was served counts once more, with the seconds that somebody served them. Whoever still waited when a line was cleared
-- went without being served. A call that was taken back was neither.
create view contact_count as
  select c.contact_id, c.ended_at as at, m.measure, p.channel, coalesce(p.place_id, c.place_id, '') as place_id, m.seconds
  from contact c
  cross join lateral (
    select l.channel, l.place_id from contact_period l where l.contact_id = c.contact_id order by l.period_no desc limit 1
  ) p
  cross join lateral (
    select coalesce(round(sum(extract(epoch from q.to_at - q.from_at)) filter (where q.kind = 'waiting')), 0)::bigint as waited,
      coalesce(round(sum(extract(epoch from q.to_at - q.from_at)) filter (where q.kind = 'serving')), 0)::bigint as served
    from contact_period q where q.contact_id = c.contact_id and not q.is_undone
  ) s
  cross join lateral (values
    (case c.outcome when 'served' then 'contacts-served' when 'no-show' then 'contacts-no-show' else 'contacts-left' end, s.waited),
    (case c.outcome when 'served' then 'service-times' end, s.served)
  ) m (measure, seconds)
  where c.ended_at is not null and m.measure is not null;
grant select on contact_count to luukku_customer, luukku_viewer, luukku_staff, luukku_overseer;

-- Counts contacts that have ended (1), or takes them back before they are opened again (-1), in the transaction that does so.
create function count_contacts(p_contact_ids uuid[], p_sign integer) returns void language plpgsql as $$
begin
  -- Of two at once that open the same contact again, the second waits, and counts nothing that the first took back.
  perform from contact c where c.contact_id = any (p_contact_ids) for no key update;
  insert into timed_tally (at, measure, channel, detail, counted, total)
  select n.at, n.measure, n.channel, n.place_id, p_sign, p_sign * n.seconds from contact_count n where n.contact_id = any (p_contact_ids);
end $$;

-- Gives at most p_most timed tallies the day that they were on in a time zone. Returns how many; 0 when another is at it.
create function fold_timed_tallies(p_time_zone text, p_most integer) returns bigint language plpgsql as $$
declare v_folded bigint;
begin
  if not pg_try_advisory_xact_lock(hashtext('fold_timed_tallies')) then
    return 0;
  end if;
  with taken as (
    delete from timed_tally where timed_tally_id in (select timed_tally_id from timed_tally order by timed_tally_id limit p_most)
    returning (at at time zone p_time_zone)::date as day, measure, channel, detail, counted, total
  ), summed as (
    select day, measure, channel, detail, sum(counted)::bigint as counted, sum(total)::bigint as total, count(*) as tallies
    from taken group by day, measure, channel, detail
  ), dated as (
    insert into tally (day, measure, channel, benefit, detail, counted, total)
    select day, measure, channel, '', detail, counted, total from summed
  )
  select coalesce(sum(tallies), 0)::bigint into v_folded from summed;
  return v_folded;
end $$;

-- The line at night, as before, and what it ends is counted.
create or replace function clear_lines(p_before timestamptz, p_time_zone text, p_most integer) returns table (place_id text) language plpgsql as $$
declare
  v_contact_ids uuid[];
  v_place_ids text[];
begin
  with stale as (
    select p.contact_id, p.period_no from contact_period p left join line_rule r on r.place_id = p.place_id
    where p.to_at is null and p.from_at < p_before and p.channel = 'office' and coalesce(r.is_cleared_at_night, true)
      and (p.promised_at is null or p.promised_at < p_before)
    limit p_most for no key update of p skip locked
  ), ended as (
    update contact_period p
    set to_at = greatest(p.from_at, (((p.from_at at time zone p_time_zone)::date + 1)::timestamp at time zone p_time_zone) - interval '1 second')
    from stale s where p.contact_id = s.contact_id and p.period_no = s.period_no and p.to_at is null
    returning p.contact_id, p.place_id, p.kind, p.to_at
  ), cleared as (
    update contact c set outcome = case when e.kind in ('waiting', 'called') then 'cleared' else 'served' end, ended_at = e.to_at
    from ended e where c.contact_id = e.contact_id and c.outcome is null
    returning c.contact_id, e.place_id
  )
  select array_agg(d.contact_id), array_agg(d.place_id) into v_contact_ids, v_place_ids from cleared d;
  perform count_contacts(v_contact_ids, 1);
  return query select unnest(v_place_ids);
end $$;

-- What ended before anything was counted.
insert into timed_tally (at, measure, channel, detail, counted, total)
select n.at, n.measure, n.channel, n.place_id, 1, n.seconds from contact_count n;
