import { setImmediate } from 'node:timers/promises';
import { sql } from 'kysely';
import type { House } from '#server/house.ts';
import { dayOf } from '#server/platform/clock/clock.ts';
import { dayFromNumber, dayNumberOf, instantOf } from '#server/platform/clock/wall-time.ts';
import type { Transaction } from '#server/platform/database/connection.ts';
import { type Basis, usualBasis, waitClasses, waitClassOf } from '../basis.ts';
import { listMoments, replay } from './day-record.ts';
import { loadDay } from './loading-day.ts';
import { basesOf, type Misses } from './shrinking.ts';
import { sumRecord } from './sums.ts';

/** What is learned from: eight weeks, so that it follows how a place changes. */
const daysLearned = 56;
/** When nothing was learned for longer, the errors of the last days are enough. */
const daysReplayed = 7;
/** Of a place and a day, enough to tell how far off estimates are. */
const mostMomentsADay = 90;

/**
 * Learns once a day, after the agency's midnight, what estimates rest on. First the days since it was learned last are foretold
 * once more by what was known before them, and how far off that was is kept: so the range is measured on what nothing was
 * learned from. Then everything is learned anew. One transaction; of many nodes one does it, and repeating it changes nothing.
 * Gives how many places were learned; 0 when it was done already, or another is at it.
 */
export async function learnWaits({ database, clock, agency }: Pick<House, 'database' | 'clock' | 'agency'>): Promise<{ places: number }> {
  const { timeZone } = agency;
  const today = dayNumberOf(dayOf(clock.now(), timeZone));
  const startOf = (day: number) => new Date(instantOf(timeZone, { day, minute: 0 }, 'first') * 60_000);
  return database.transaction().execute(async (transaction) => {
    const { rows } = await sql<{ isFree: boolean }>`select pg_try_advisory_xact_lock(hashtext('learn_waits')) as "isFree"`.execute(
      transaction,
    );
    const learnedOn = await findLearnedOn(transaction);
    if (!rows[0]?.isFree || learnedOn === today) return { places: 0 };
    // Eight weeks of the whole agency take longer than any page may.
    await sql`set local statement_timeout = 0`.execute(transaction);
    if (learnedOn !== undefined)
      for (let day = Math.max(learnedOn, today - daysReplayed); day < today; day += 1)
        await keepErrors(transaction, dayFromNumber(day), { from: startOf(day), to: startOf(day + 1) });
    const first = today - daysLearned;
    await transaction.deleteFrom('wait_error').where('day', '<', dayFromNumber(first)).execute();
    const sums = await sumRecord(transaction, { from: startOf(first), to: startOf(today), timeZone });
    const bases = basesOf(sums, await readErrors(transaction), timeZone);
    await keepBases(transaction, bases, dayFromNumber(today));
    return { places: bases.size - 1 };
  });
}

async function findLearnedOn(transaction: Transaction): Promise<number | undefined> {
  const row = await transaction.selectFrom('wait_basis').select('learned_on').where('place_id', '=', '').executeTakeFirst();
  return row && dayNumberOf(row.learned_on);
}

async function keepErrors(transaction: Transaction, day: string, hours: { from: Date; to: Date }): Promise<void> {
  const { rows } = await sql<{ placeId: string; basis: Basis | null }>`
    select w.place_id as "placeId", coalesce(b.basis, e.basis) as basis
    from (select distinct place_id from clerk_period where from_at >= ${hours.from} and from_at < ${hours.to}) w
    left join wait_basis b on b.place_id = w.place_id left join wait_basis e on e.place_id = ''
    order by w.place_id`.execute(transaction);
  for (const { placeId, basis } of rows) {
    const record = await loadDay(transaction, placeId, hours);
    const moments = listMoments(record);
    const step = Math.max(1, moments.length / mostMomentsADay);
    const misses: number[][] = Array.from({ length: waitClasses }, () => []);
    for (let at = 0; at < moments.length; at += step) {
      const tried = replay(record, moments[Math.floor(at)]!, basis ?? usualBasis);
      if (tried) misses[waitClassOf(tried.middle)]?.push(Math.round(tried.miss * 100) / 100);
      // Whoever waits for an answer of this node goes between.
      await setImmediate();
    }
    await transaction
      .insertInto('wait_error')
      .values({ place_id: placeId, day, misses: JSON.stringify(misses) })
      .onConflict((conflict) => conflict.constraint('wait_error_pkey').doNothing())
      .execute();
  }
}

async function readErrors(transaction: Transaction): Promise<Map<string, Misses>> {
  const rows = await transaction.selectFrom('wait_error').select(['place_id', 'misses']).orderBy('place_id').orderBy('day').execute();
  const days = Map.groupBy(rows, (row) => row.place_id);
  const classes = Array.from({ length: waitClasses }, (_, at) => at);
  return new Map(
    [...days].map(([placeId, those]) => {
      // Written by keepErrors alone.
      const misses = those.map((row) => row.misses as number[][]);
      return [placeId, classes.map((at) => misses.flatMap((ofDay) => ofDay[at] ?? []))];
    }),
  );
}

/** In the place of what was known: a place without a record any more has none. */
async function keepBases(transaction: Transaction, bases: ReadonlyMap<string, Basis>, learnedOn: string): Promise<void> {
  await transaction.deleteFrom('wait_basis').execute();
  const rows = [...bases].map(([placeId, basis]) => ({ place_id: placeId, learned_on: learnedOn, basis: JSON.stringify(basis) }));
  for (let first = 0; first < rows.length; first += 200)
    await transaction
      .insertInto('wait_basis')
      .values(rows.slice(first, first + 200))
      .execute();
}
