import pg from 'pg';
import { seedPlaces } from '#server/agency/network/places/seeding.ts';
import { accuracyOf } from './estimate/measuring.ts';
import { playMonth } from './estimate/month.ts';
import { timeEstimates } from './estimate/timing.ts';
import { openBenchDatabase, openBenchHouse } from './serving/bench-house.ts';

/**
 * How far off estimates of waits are: a month of three invented offices, played through the product on a database of its own
 * with the routine of every night, asked on its last ten days as each visitor comes. `npm run bench -- estimate 2` plays
 * another month: chance is decided by the seed, and the same seed gives the same month.
 */
export async function run(): Promise<void> {
  const seed = process.argv[3] ?? '1';
  const database = await openBenchDatabase();
  await waitForNoDisk(database.url);
  const house = await openBenchHouse(database.url);
  await seedPlaces(house.database, house.agency.network, new Date('2015-01-01T06:00:00Z'));
  const { byOffice, whileSick } = await playMonth(house, seed);
  const all = [...byOffice.values()];
  const { naiveMaeMinutes, ...atArrival } = accuracyOf(all.flatMap((one) => one.atArrival));
  const { naiveMaeMinutes: _, ...whileWaiting } = accuracyOf(all.flatMap((one) => one.whileWaiting));
  const rows = Object.fromEntries([...byOffice].map(([placeId, one]) => [placeId, accuracyOf(one.atArrival)]));
  const sick = accuracyOf(whileSick.atArrival);
  console.table({ ...rows, 'at arrival, all': { ...atArrival, naiveMaeMinutes }, 'while waiting, all': whileWaiting, 'clerks sick': sick });
  const speed = await timeEstimates(house);
  console.log(
    JSON.stringify({
      seed,
      ...atArrival,
      naiveMaeMinutes,
      untold: all.reduce((count, { untold }) => count + untold, 0),
      waitingMaeMinutes: whileWaiting.maeMinutes,
      waitingCoverage80: whileWaiting.coverage80,
      sickMaeMinutes: sick.maeMinutes,
      sickCoverage80: sick.coverage80,
      ...speed,
    }),
  );
  await house.database.destroy();
  await database.close();
}

/** How far off an estimate is does not hang on what a power cut would take. */
async function waitForNoDisk(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query('alter role current_user set synchronous_commit = off');
  await client.end();
}
