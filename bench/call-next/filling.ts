import type pg from 'pg';

/** How many places serve in the bench, and clerks at each. */
export const offices = 200;
export const clerksEach = 5;
export const waitingEach = 500;
const groups = ['family', 'unemployment', 'housing', 'student', 'sickness'];

/** Clerks at counters of 200 offices, five at each, who serve everything there. Gives their ids. */
export async function addClerks(client: pg.Client): Promise<string[]> {
  await client.query(
    `insert into counter (place_id, counter_id, name)
      select place_id, gen_random_uuid(), 'b' || n from (select place_id from place where kind in ('office', 'joint-service-point') order by place_id limit ${offices}) p,
        generate_series(1, ${clerksEach}) n`,
  );
  const { rows } = await client.query<{ id: string }>(
    `with made as (
      insert into clerk (clerk_id, name, role, skills, languages, is_active, created_at)
      select gen_random_uuid(), 'b', 'clerk', $1, '{fi,sv}', true, '2015-01-01' from generate_series(1, ${offices * clerksEach})
      returning clerk_id
    ), numbered as (select clerk_id, row_number() over () as n from made),
    counters as (select place_id, counter_id, row_number() over () as n from counter where name like 'b%')
    insert into clerk_period (clerk_id, period_no, kind, place_id, counter_id, other_place_ids, channels, benefit_groups, languages, is_quick, from_at)
    select clerk_id, 1, 'at-work', place_id, counter_id, '{}', '{office,callback}', $1, '{fi,sv}', false, '2015-03-02T06:00Z'
    from numbered join counters using (n) returning clerk_id as id`,
    [groups],
  );
  return rows.map(({ id }) => id);
}

/** Contacts that ended long ago: each waited and was served. References are checked for later rows only: those made here hold. */
export async function addFinished(client: pg.Client, count: number): Promise<void> {
  const batch = 250_000;
  const { rows: references } = await client.query<{ table: string; name: string; definition: string }>(
    `select conrelid::regclass::text as table, conname as name, pg_get_constraintdef(oid) as definition from pg_constraint
      where contype = 'f' and conrelid in ('contact'::regclass, 'contact_period'::regclass)`,
  );
  for (const { table, name } of references) await client.query(`alter table ${table} drop constraint ${name}`);
  for (let done = 0; done < count; done += batch)
    await client.query(
      `with places as (select array_agg(place_id) as ids from (select place_id from place where kind in ('office', 'joint-service-point') order by place_id limit ${offices}) p),
      work as (select array_agg(clerk_id) as ids from clerk_period),
      made as (
        select uuidv7() as id, '2014-01-02T07:00Z'::timestamptz + n % 400 * interval '1 day' + n % 28800 * interval '1 second' as at,
          places.ids[1 + n % ${offices}] as place_id, ($1::text[])[1 + n % 5] as benefit_group, work.ids[1 + n % ${offices * clerksEach}] as clerk_id
        from generate_series(1, $2::integer) n, places, work
      ), contacts as (
        insert into contact (contact_id, channel, place_id, arrived_at, outcome, ended_at)
        select id, 'office', place_id, at, 'served', at + interval '25 minutes' from made
      )
      insert into contact_period (contact_id, period_no, kind, cause, from_at, to_at, channel, place_id, benefit_group, language, is_quick,
        since_at, priority, clerk_id, work_no)
      select id, 1, 'waiting', 'arrived', at, at + interval '12 minutes', 'office', place_id, benefit_group, 'fi', false, at, 0, null, null from made
      union all
      select id, 2, 'serving', 'serve', at + interval '12 minutes', at + interval '25 minutes', 'office', place_id, benefit_group, 'fi', false,
        at, 0, clerk_id, 1 from made`,
      [groups, Math.min(batch, count - done)],
    );
  for (const { table, name, definition } of references)
    await client.query(`alter table ${table} add constraint ${name} ${definition.replace(/ NOT VALID$/, '')} not valid`);
}

/** Fills every line up to its length; one in fifty has a promise, one in twenty a priority. */
export async function fillLines(client: pg.Client, at: Date): Promise<void> {
  await client.query(
    `with missing as (
      select p.place_id, ${waitingEach} - count(c.contact_id)::integer as many
      from (select place_id from place where kind in ('office', 'joint-service-point') order by place_id limit ${offices}) p
      left join contact_period c on c.waits_at = p.place_id and c.to_at is null and c.kind = 'waiting' group by p.place_id
    ), made as (
      select gen_random_uuid() as id, place_id, n, $2::timestamptz - n * interval '7 seconds' as at, ($1::text[])[1 + n % 5] as benefit_group
      from missing, generate_series(1, many) n
    ), contacts as (insert into contact (contact_id, channel, place_id, arrived_at) select id, 'office', place_id, at from made)
    insert into contact_period (contact_id, period_no, kind, cause, from_at, channel, place_id, benefit_group, language, is_quick, since_at,
      promised_at, priority, priority_reason)
    select id, 1, 'waiting', 'arrived', at, 'office', place_id, benefit_group, case when n % 9 = 0 then 'sv' else 'fi' end, n % 4 = 0, at,
      case when n % 50 = 0 then $2::timestamptz + n * interval '1 minute' end, case when n % 20 = 0 and n % 50 <> 0 then 1 else 0 end,
      case when n % 20 = 0 and n % 50 <> 0 then 'bench' end from made`,
    [groups, at],
  );
}

/** Whoever was called has been served, so that every clerk may call again. */
export async function endCalled(client: pg.Client, at: Date): Promise<void> {
  await client.query(
    `with ended as (update contact_period set to_at = greatest(from_at, $1) where to_at is null and kind = 'called' returning contact_id)
    update contact c set outcome = 'served', ended_at = $1 from ended e where c.contact_id = e.contact_id`,
    [at],
  );
  await client.query('delete from outbox');
}
