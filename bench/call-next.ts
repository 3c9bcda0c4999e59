import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import pg from 'pg';
import { seedPlaces } from '#server/agency/network/places/seeding.ts';
import type { House } from '#server/house.ts';
import { callNext } from '#server/line/calling.ts';
import { addClerks, addFinished, endCalled, fillLines, offices, waitingEach } from './call-next/filling.ts';
import { openBenchDatabase, openBenchHouse } from './serving/bench-house.ts';

/**
 * Calling the next: 1,000 clerks of 200 offices over 100,000 who wait, with a tenth of the finished contacts in the tables and
 * with all of them, beside the bare `select … for update skip locked` of the same shape in pgbench (which must be installed;
 * on Debian it comes with postgresql). `npm run bench -- call-next 10000000` says how many finished ones.
 */
const callersAtOnce = 8;
const rounds = 6;

type Timed = { p50: number; p99: number; perSecond: number };

export async function run(): Promise<void> {
  const finished = Number(process.argv[3] ?? 10_000_000);
  const database = await openBenchDatabase();
  const house = await openBenchHouse(database.url);
  await seedPlaces(house.database, house.agency.network, new Date('2015-03-02T06:00:00Z'));
  const client = new pg.Client({ connectionString: database.url });
  await client.connect();
  await client.query('set statement_timeout = 0');
  const clerks = await addClerks(client);
  await addFinished(client, finished / 10);
  const first = await measure(house, client, clerks);
  console.log(`${finished / 10} finished: ${JSON.stringify(first)}`);
  await addFinished(client, finished - finished / 10);
  const all = await measure(house, client, clerks);
  console.log(`${finished} finished: ${JSON.stringify(all)}`);
  const bare = await bareSelects(database.url);
  const { p50: p50Ms, p99: p99Ms, perSecond } = all;
  const figures = { clerks: clerks.length, waiting: offices * waitingEach, finished, p50Ms, p99Ms, perSecond, barePerSecond: bare };
  const result = { ...figures, ratio: two(perSecond / bare), growthRatio: two(p50Ms / first.p50) };
  console.table(result);
  console.log(JSON.stringify(result));
  await client.end();
  await house.database.destroy();
  await database.close();
}

const two = (value: number) => Math.round(value * 100) / 100;

/** Every clerk calls once a round; between the rounds, whoever was called is served and the lines are filled up again. */
async function measure({ database }: House, client: pg.Client, clerks: readonly string[]): Promise<Timed> {
  const times: number[] = [];
  let seconds = 0;
  for (let round = 0; round <= rounds; round += 1) {
    const at = new Date(Date.parse('2015-03-02T08:00:00Z') + round * 60_000);
    await fillLines(client, at);
    await client.query('vacuum analyze contact_period');
    const left = [...clerks];
    const began = performance.now();
    const callers = Array.from({ length: callersAtOnce }, async () => {
      for (let clerkId = left.pop(); clerkId !== undefined; clerkId = left.pop()) {
        const who = clerkId;
        const before = performance.now();
        const called = await database.transaction().execute((transaction) => callNext(transaction, who, at));
        if (called === undefined) throw new Error('a clerk got nobody although many wait');
        // The first round fills the memory.
        if (round > 0) times.push(performance.now() - before);
      }
    });
    await Promise.all(callers);
    if (round > 0) seconds += (performance.now() - began) / 1000;
    await endCalled(client, at);
  }
  times.sort((a, b) => a - b);
  const at = (share: number) => two(times[Math.floor(times.length * share)] ?? 0);
  return { p50: at(0.5), p99: at(0.99), perSecond: Math.round(times.length / seconds) };
}

/** The bare choice alone: no call is written down. */
const bareSelect = `\\set office random(1, ${offices})
select contact_id, period_no from contact_period
where waits_at = (select place_id from bench_office where no = :office) and to_at is null and kind = 'waiting' and promised_at is null
  and benefit_group = any ('{family,unemployment,housing,student,sickness}') and language = any ('{fi,sv}') and channel = any ('{office,callback}')
order by priority desc, since_at, contact_id limit 1 for update skip locked;
`;

async function bareSelects(url: string): Promise<number> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query(
    `create table bench_office as select place_id, row_number() over (order by place_id) as no from place where kind in ('office', 'joint-service-point') limit ${offices};
    alter table bench_office add primary key (no)`,
  );
  await fillLines(client, new Date('2015-03-02T09:00:00Z'));
  await client.query('vacuum analyze contact_period');
  await client.end();
  const folder = await mkdtemp(join(tmpdir(), 'luukku-bench-'));
  const script = join(folder, 'bare.sql');
  await writeFile(script, bareSelect);
  const options = ['-n', '-f', script, '-c', String(callersAtOnce), '-j', '1', '-T', '8', '-M', 'prepared', url];
  try {
    const { stdout } = await promisify(execFile)('pgbench', options);
    const found = /tps = ([\d.]+)/.exec(stdout);
    if (!found) throw new Error('pgbench gave no figure');
    return Math.round(Number(found[1]));
  } finally {
    await rm(folder, { recursive: true });
  }
}
