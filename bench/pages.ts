import { gunzipSync } from 'node:zlib';
import { sendApplication } from '#server/cases/applications/testing.ts';
import { createApp } from '#server/app.ts';
import { signInCustomer, signInStaff } from '#server/people/sign-in/testing.ts';
import { openBenchDatabase, openBenchHouse } from './serving/bench-house.ts';
import { ask, startProcess } from './serving/processes.ts';
import { type KeepAliveClient, openClient } from './serving/keep-alive-client.ts';
import { answersOfToday } from './submit/answers.ts';

/**
 * How many pages the server makes per second of its own processor time, over HTTP and with all that they read from
 * the database; and how much a browser loads for a page at its first visit and later.
 */
const requestsEach = 400;

type Visited = { name: string; path: string; cookie: string };
type Measured = { name: string; perCpuSecond: number; kilobytes: number; rawKilobytes: number };

export async function run(): Promise<void> {
  const database = await openBenchDatabase();
  const pages = await preparePages(database.url);
  const server = startProcess('serving/serve.ts', database.url);
  const { port } = await ask<{ port: number }>(server);
  const client = await openClient(port);
  const cpuSeconds = async () => (await ask<{ cpuSeconds: number }>(server, { tell: 'cpu' })).cpuSeconds;
  const results: Measured[] = [];
  for (const visited of pages) {
    await repeat(client, visited, requestsEach / 2);
    const before = await cpuSeconds();
    const body = await repeat(client, visited, requestsEach);
    const perCpuSecond = requestsEach / ((await cpuSeconds()) - before);
    results.push({ name: visited.name, perCpuSecond, kilobytes: body.length / 1024, rawKilobytes: gunzipSync(body).length / 1024 });
  }
  const assets = await sizeOfAssets(client, pages[0]);
  client.close();
  server.disconnect();
  await database.close();
  report(results, assets);
}

/** A customer half-way through an application, with one sent; a clerk with that case in hand. */
async function preparePages(databaseUrl: string): Promise<Visited[]> {
  const house = await openBenchHouse(databaseUrl);
  const app = await createApp(house);
  const customer = await signInCustomer({ house, app });
  const clerk = await signInStaff({ house, app }, { skills: house.agency.groups.map(({ id }) => id), languages: ['fi'] });
  const applicationId = await sendApplication(customer, { answers: answersOfToday() });
  const draft = String((await customer.post('/benefits/generalHousingAllowance')).headers.location);
  await customer.api('POST', `/api${draft}/answers`, { answers: answersOfToday() });
  await clerk.post(`/cases/${applicationId}/take`);
  await app.close();
  await house.database.destroy();
  return [
    { name: 'front page', path: '/', cookie: '' },
    { name: 'form page', path: `${draft}/pages/household`, cookie: customer.headers.cookie },
    { name: 'review', path: `${draft}/review`, cookie: customer.headers.cookie },
    { name: 'my matters', path: '/matters', cookie: customer.headers.cookie },
    { name: 'case', path: `/cases/${applicationId}`, cookie: clerk.headers.cookie },
  ];
}

const requestFor = (path: string, cookie = '') =>
  `GET ${path} HTTP/1.1\r\nhost: localhost\r\naccept-encoding: gzip\r\n${cookie ? `cookie: ${cookie}\r\n` : ''}\r\n`;

async function repeat(client: KeepAliveClient, { path, cookie }: Visited, times: number): Promise<Buffer> {
  let last = Buffer.alloc(0);
  for (let time = 0; time < times; time++) {
    const { status, body } = await client.send(requestFor(path, cookie));
    if (status !== 200) throw new Error(`${path} gave ${status}`);
    last = Buffer.from(body);
  }
  return last;
}

/** The kilobytes of the stylesheets and scripts that a page names, compressed and not: loaded once, then kept by the browser. */
async function sizeOfAssets(client: KeepAliveClient, front: Visited | undefined): Promise<{ kilobytes: number; rawKilobytes: number }> {
  const { body } = await client.send(requestFor(front?.path ?? '/'));
  const named = [
    ...gunzipSync(body)
      .toString()
      .matchAll(/(?:href|src)="(\/assets\/[^"]+)"/g),
  ].map(([, path = '']) => path);
  const sizes = { kilobytes: 0, rawKilobytes: 0 };
  for (const path of new Set(named)) {
    const { body: packed } = await client.send(requestFor(path));
    sizes.kilobytes += packed.length / 1024;
    sizes.rawKilobytes += gunzipSync(packed).length / 1024;
  }
  return sizes;
}

function report(results: readonly Measured[], assets: { kilobytes: number; rawKilobytes: number }): void {
  console.log(`Pages per second of the server's processor time, ${requestsEach} requests each; kilobytes compressed (and not)\n`);
  for (const { name, perCpuSecond, kilobytes, rawKilobytes } of results)
    console.log(
      `${name.padEnd(24)}${perCpuSecond.toFixed(0).padStart(6)} pages   ${kilobytes.toFixed(1).padStart(6)} KB (${rawKilobytes.toFixed(1)})`,
    );
  console.log(
    `${'styles and scripts'.padEnd(24)}   once       ${assets.kilobytes.toFixed(1).padStart(8)} KB (${assets.rawKilobytes.toFixed(1)})`,
  );
  const seconds = results.reduce((sum, { perCpuSecond }) => sum + 1 / perCpuSecond, 0);
  const form = results.find(({ name }) => name === 'form page');
  console.log(
    JSON.stringify({
      pagesPerCpuSecond: Math.round(results.length / seconds),
      kilobytes: Number(((form?.kilobytes ?? 0) + assets.kilobytes).toFixed(1)),
    }),
  );
}
