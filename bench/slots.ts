import { readFile } from 'node:fs/promises';
import { sql } from 'kysely';
import { listPlaces } from '#server/agency/network/places/queries.ts';
import { seedPlaces } from '#server/agency/network/places/seeding.ts';
import { findFirstFree, listFreeTimes, type TimedPlace, type Wish } from '#server/channels/appointments/times/free-times.ts';
import { openDatabase } from '#server/platform/database/connection.ts';
import { staff } from './appointments/filling.ts';
import { openBenchDatabase, openBenchHouse } from './serving/bench-house.ts';

/**
 * Free times: of one clerk for 30 days, of 40 clerks of one place for 30 and for 90 days, and the first one at every place of the
 * network within 30 days. Each with its read of the database; seven tenths of the clerks' time is booked. CPU is that of this
 * process and of the database's together, wall time the median of all turns.
 */
const from = '2015-03-02';
const turns = 200;
const now = new Date(`${from}T05:00:00Z`);
const wish: Wish = { channel: 'office', benefitGroups: ['housing'], language: 'fi', interpreted: undefined, share: 'public' };

type Cost = { cpuMs: number; ownCpuMs: number; wallMs: number; times: number };

export async function run(): Promise<void> {
  const opened = await openBenchDatabase();
  const house = await openBenchHouse(opened.url);
  await seedPlaces(house.database, house.agency.network, new Date('2015-01-01T00:00:00Z'));
  const all = await listPlaces(house.database, { day: from, kinds: ['office', 'joint-service-point'], most: 1000 });
  const [one, forty, ...rest] = all.map(({ id }) => id);
  if (one === undefined || forty === undefined) throw new Error('there are no places');
  await staff(house.database, from, { placeIds: [one], clerksEach: 1, days: 30, bookedShare: 0.7 });
  await staff(house.database, from, { placeIds: [forty], clerksEach: 40, days: 90, bookedShare: 0.7 });
  await staff(house.database, from, { placeIds: rest, clerksEach: 3, days: 30, bookedShare: 0.9 });
  // Times are given at any hour, so that each place counts with all the hours of its shifts.
  const week = [
    { days: ['monday', 'tuesday', 'wednesday', 'thursday', 'friday'] as const, from: '09:00', to: '15:00', kind: 'open' as const },
  ];
  const plan = { week: week.map((row) => ({ ...row, days: [...row.days] })), seasons: [], exceptions: [], holidays: 'closed' as const };
  const agency = { ...house.agency, appointments: { ...house.agency.appointments, horizonDays: 120 } };
  const database = openDatabase(opened.url, { poolSize: 1, isDirect: true });
  const list = async (id: string, days: number) => {
    const asked = { places: [{ id, plan }], from: now, to: new Date(now.getTime() + days * 86_400_000), now };
    const [found] = await listFreeTimes(database, agency, wish, asked);
    return found?.times.length ?? 0;
  };
  const places: TimedPlace[] = all.map(({ id, plan: own }) => ({ id, plan: own }));
  const costs = {
    '1x30': await timeEach(database, () => list(one, 30)),
    '40x30': await timeEach(database, () => list(forty, 30)),
    '40x90': await timeEach(database, () => list(forty, 90)),
    first: await timeEach(database, async () => (await findFirstFree(database, agency, wish, { places, now })).size),
  };
  console.table(costs);
  const figures = Object.entries(costs).flatMap(([name, cost]) => [
    [`cpuMs${name}`, cost.cpuMs],
    [`ownCpuMs${name}`, cost.ownCpuMs],
    [`wallMs${name}`, cost.wallMs],
  ]);
  console.log(JSON.stringify({ places: places.length, ...Object.fromEntries(figures) }));
  await database.destroy();
  await house.database.destroy();
  await opened.close();
}

/** The mean of CPU and the median of wall time of all turns, after twenty that warm up, in milliseconds. */
async function timeEach(database: ReturnType<typeof openDatabase>, ask: () => Promise<number>): Promise<Cost> {
  const { rows } = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(database);
  const pid = rows[0]?.pid ?? 0;
  let times = 0;
  for (let turn = 0; turn < 20; turn += 1) times = await ask();
  const walls: number[] = [];
  const [own, backend] = [process.cpuUsage(), await cpuOf(pid)];
  for (let turn = 0; turn < turns; turn += 1) {
    const before = performance.now();
    await ask();
    walls.push(performance.now() - before);
  }
  const { user, system } = process.cpuUsage(own);
  const ownCpuMs = (user + system) / 1000 / turns;
  const cpuMs = ownCpuMs + ((await cpuOf(pid)) - backend) / turns;
  walls.sort((a, b) => a - b);
  return { cpuMs: two(cpuMs), ownCpuMs: two(ownCpuMs), wallMs: two(walls[turns / 2] ?? 0), times };
}

/** CPU that a process has had, in milliseconds (Linux counts in hundredths of a second). */
async function cpuOf(pid: number): Promise<number> {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8');
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return (Number(fields[11]) + Number(fields[12])) * 10;
}

const two = (value: number) => Math.round(value * 100) / 100;
