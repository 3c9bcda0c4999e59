import type { ChildProcess } from 'node:child_process';
import { v7 as newId } from 'uuid';
import { keepCustomer } from '#server/people/customers/queries.ts';
import { demoCustomer } from '#server/people/demo-identity/people.ts';
import { addKey } from '#server/people/sign-in/sessions.ts';
import { openBenchDatabase, openBenchHouse } from './serving/bench-house.ts';
import { ask, startProcess } from './serving/processes.ts';
import { recordStatements } from './submit/recording.ts';

/**
 * Applications handed in per second through HTTP (key checked, answers validated, three events, durable commit) beside
 * the very same statements without the application. The two take turns, so that a busy machine troubles both alike.
 */
const levels = [1, 8, 32] as const;
const rounds = 5;
const roundSeconds = 2.5;

type Done = { sent: number; seconds: number };
type Level = { clients: number; perSecond: number; statementsPerSecond: number; ratio: number; cpuMilliseconds: number };

export async function run(): Promise<void> {
  const database = await openBenchDatabase();
  const keys = await addCustomers(database.url, Math.max(...levels));
  const statements = await recordStatements(database.url, keys[0] ?? '');
  const children = {
    server: startProcess('serving/serve.ts', database.url),
    requests: startProcess('submit/requests.ts'),
    statements: startProcess('submit/statements.ts'),
  };
  const { port } = await ask<{ port: number }>(children.server);
  const overHttp = (clients: number, seconds: number) => perSecond(children.requests, { port, keys: keys.slice(0, clients), seconds });
  const withoutIt = (clients: number, seconds: number) =>
    perSecond(children.statements, { url: database.url, statements, clients, seconds });
  await overHttp(8, 3);
  await withoutIt(8, 1);
  const results: Level[] = [];
  for (const clients of levels) {
    const before = await cpuSecondsOf(children.server);
    const level = await measure(clients, overHttp, withoutIt);
    const used = (await cpuSecondsOf(children.server)) - before;
    results.push({ ...level, cpuMilliseconds: (used * 1000) / level.sent });
  }
  report(results, statements.length);
  for (const child of Object.values(children)) child.disconnect();
  await database.close();
}

type Measured = (clients: number, seconds: number) => Promise<number>;

async function measure(
  clients: number,
  overHttp: Measured,
  withoutIt: Measured,
): Promise<Omit<Level, 'cpuMilliseconds'> & { sent: number }> {
  const pairs: { http: number; sql: number }[] = [];
  for (let round = 0; round < rounds; round++) {
    // Who begins changes from round to round: the one that comes second finds the tables a little larger.
    const first = round % 2 === 0 ? await overHttp(clients, roundSeconds) : 0;
    const sql = await withoutIt(clients, roundSeconds);
    pairs.push({ http: first || (await overHttp(clients, roundSeconds)), sql });
  }
  const perSecondOverHttp = median(pairs.map(({ http }) => http));
  const statementsPerSecond = median(pairs.map(({ sql }) => sql));
  const sent = pairs.reduce((sum, { http }) => sum + http * roundSeconds, 0);
  return { clients, sent, perSecond: perSecondOverHttp, statementsPerSecond, ratio: median(pairs.map(({ http, sql }) => http / sql)) };
}

async function perSecond(child: ChildProcess, order: object): Promise<number> {
  const { sent, seconds } = await ask<Done>(child, order);
  return sent / seconds;
}

async function cpuSecondsOf(server: ChildProcess): Promise<number> {
  return (await ask<{ cpuSeconds: number }>(server, { tell: 'cpu' })).cpuSeconds;
}

/** So many customers, each with a key for a machine. */
async function addCustomers(databaseUrl: string, count: number): Promise<string[]> {
  const house = await openBenchHouse(databaseUrl);
  const now = house.clock.now();
  const keys: string[] = [];
  for (let n = 1; n <= count; n++) {
    const person = demoCustomer(n);
    const identity = { ...person, email: undefined, phone: undefined };
    const customerId = await house.database.transaction().execute((transaction) => keepCustomer(transaction, house.secrets, identity, now));
    keys.push(await addKey(house.database, { person: { customerId }, method: 'bench', label: newId(), now }));
  }
  await house.database.destroy();
  return keys;
}

function report(results: readonly Level[], statementCount: number): void {
  console.log(`Applications per second (${statementCount} statements each), median of ${rounds} rounds of ${roundSeconds} s in turns\n`);
  console.log('clients   over HTTP   the statements alone   ratio   server CPU ms each');
  for (const { clients, perSecond: http, statementsPerSecond, ratio, cpuMilliseconds } of results) {
    console.log(
      [
        String(clients).padStart(7),
        http.toFixed(0).padStart(12),
        statementsPerSecond.toFixed(0).padStart(23),
        ratio.toFixed(2).padStart(8),
        cpuMilliseconds.toFixed(2).padStart(21),
      ].join(''),
    );
  }
  const [one, eight, many] = results.map(({ ratio }) => Number(ratio.toFixed(3)));
  const perSecond8 = Math.round(results[1]?.perSecond ?? 0);
  console.log(JSON.stringify({ ratio1: one, ratio8: eight, ratio32: many, perSecond8 }));
}

function median(numbers: readonly number[]): number {
  return numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? 0;
}
