import { sql } from 'kysely';
import type { Database } from '../database/connection.ts';
import { topics } from './outbox.ts';

const batch = 200;
/** On which the relay tells the nodes. */
export const channel = 'luukku_outbox';
/** About sixteen hours of tries: the pause grows from seconds to six hours. */
export const mostAttempts = 12;

/**
 * Takes at most 200 rows from the outbox, makes jobs of those that ask for one and tells every listening node of all,
 * in one statement: nothing is lost and nothing done twice, however many nodes relay at once. Gives how many it took.
 */
export async function relayOnce(database: Database): Promise<number> {
  const known = Object.keys(topics);
  const jobs = Object.entries(topics).flatMap(([topic, kind]) => (kind === 'job' ? [topic] : []));
  const { rows } = await sql<{ taken: number }>`
    with taken as (
      delete from outbox where outbox_id in (
        select outbox_id from outbox where topic = any(${known}::text[])
        order by outbox_id for update skip locked limit ${batch}
      ) returning outbox_id, topic, payload
    ), specs as (
      select array_agg((topic, payload::json, null, null, ${mostAttempts}::smallint, null, null, null)::graphile_worker.job_spec order by outbox_id) as list
      from taken where topic = any(${jobs}::text[])
    ), added as (
      select count(*) as jobs from specs, graphile_worker.add_jobs(specs.list) where specs.list is not null
    ), told as (
      select count(pg_notify(${channel}, jsonb_build_object('topic', topic, 'payload', payload)::text)) as words from taken
    )
    select (select count(*) from taken) as taken, added.jobs, told.words from added, told`.execute(database);
  return rows[0]?.taken ?? 0;
}

/** Relays until the outbox is empty. */
export async function relayAll(database: Database): Promise<void> {
  let taken = batch;
  while (taken === batch) taken = await relayOnce(database);
}
