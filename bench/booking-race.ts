import { v7 as newId } from 'uuid';
import { seedPlaces } from '#server/agency/network/places/seeding.ts';
import { getPlace } from '#server/agency/network/places/queries.ts';
import { holdTime, type WishedTime } from '#server/channels/appointments/booking/holding.ts';
import { listFreeTimes } from '#server/channels/appointments/times/free-times.ts';
import { openDatabase } from '#server/platform/database/connection.ts';
import { refusalOf } from '#server/platform/errors/refusal.ts';
import { newToken, tokenDigest } from '#server/platform/secrets/secrets.ts';
import { staff } from './appointments/filling.ts';
import { openBenchDatabase, openBenchHouse } from './serving/bench-house.ts';

/**
 * 200 races of 32 who want the same time of the only clerk, on 32 connections, every commit on disk: how many get it, how long
 * anybody waits for the answer, and how many answers there are in a second. Whoever loses is refused by name; anything else ends the bench.
 */
const [races, racers] = [200, 32];
// The first few open the connections and warm the plans.
const warmUps = 5;
const wish = { channel: 'office', benefitGroups: ['housing'], language: 'fi', interpreted: undefined } as const;

export async function run(): Promise<void> {
  const opened = await openBenchDatabase();
  const house = await openBenchHouse(opened.url);
  const now = new Date('2015-03-02T05:00:00Z');
  await seedPlaces(house.database, house.agency.network, new Date('2015-01-01T00:00:00Z'));
  await staff(house.database, '2015-03-02', { placeIds: ['tampere'], clerksEach: 1, days: 60, bookedShare: 0 });
  const database = openDatabase(opened.url, { poolSize: racers, isDirect: true });
  const place = await getPlace(house.database, 'tampere', '2015-03-02');
  const asked = { places: [place], from: now, to: new Date(now.getTime() + 60 * 86_400_000), now };
  const [free] = await listFreeTimes(house.database, house.agency, { ...wish, share: 'internal' }, asked);
  // On the hour, so that one race takes nothing of another's time.
  const hours = (free?.times ?? []).filter(({ at }) => at.getUTCMinutes() === 0);
  if (hours.length < races + warmUps) throw new Error('the clerk has too few hours');
  const wished = hours.map(({ at }): WishedTime => ({ ...wish, placeId: 'tampere', share: 'internal', fromAt: at }));
  const hold = async (time: WishedTime) => {
    const before = performance.now();
    const who = { appointmentId: newId(), secretDigest: tokenDigest(newToken()), at: now };
    const hasWon = await database
      .transaction()
      .execute((transaction) => holdTime(transaction, house, time, who))
      .then(() => true)
      .catch(losing);
    return { hasWon, ms: performance.now() - before };
  };
  const answers: number[] = [];
  const winners: number[] = [];
  let began = performance.now();
  for (const [race, time] of wished.slice(0, races + warmUps).entries()) {
    if (race === warmUps) began = performance.now();
    const done = await Promise.all(Array.from({ length: racers }, () => hold(time)));
    if (race < warmUps) continue;
    winners.push(done.filter(({ hasWon }) => hasWon).length);
    answers.push(...done.map(({ ms }) => ms));
  }
  const seconds = (performance.now() - began) / 1000;
  answers.sort((a, b) => a - b);
  const at = (share: number) => Math.round((answers[Math.floor(answers.length * share)] ?? 0) * 100) / 100;
  const figures = {
    races: winners.length,
    racers,
    maxWinners: Math.max(...winners),
    minWinners: Math.min(...winners),
    p50Ms: at(0.5),
    p99Ms: at(0.99),
    answersPerSecond: Math.round(answers.length / seconds),
    bookingsPerSecond: Math.round(winners.length / seconds),
  };
  console.table(figures);
  console.log(JSON.stringify(figures));
  await database.destroy();
  await house.database.destroy();
  await opened.close();
}

function losing(error: unknown): false {
  if (refusalOf(error)?.code === 'time-taken') return false;
  throw error;
}
