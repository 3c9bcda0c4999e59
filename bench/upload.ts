import { mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { sendApplication } from '#server/cases/applications/testing.ts';
import { createApp } from '#server/app.ts';
import { keyOf, signInCustomer } from '#server/people/sign-in/testing.ts';
import { samplePng } from '#server/platform/files/testing.ts';
import { answersOfToday } from './submit/answers.ts';
import { openBenchDatabase, openBenchHouse } from './serving/bench-house.ts';
import { ask, startProcess } from './serving/processes.ts';
import { sendEndless, sendFile, type Target } from './upload/sending.ts';

/**
 * Two gigabytes of attachments through the whole server: each file checked, sealed, on the disk and in the database before
 * it is answered. Then one request that never ends. The server is a process of its own, and tells the most memory it ever held.
 */
const fileBytes = 10 * 1024 * 1024;
const fileCount = 205;
const sendersAtOnce = 4;
const endlessBytes = 2 * 1024 ** 3;
const megabytes = (bytes: number) => bytes / 1024 ** 2;

type Told = { peakMb: number; cpuSeconds: number };

export async function run(): Promise<void> {
  const database = await openBenchDatabase();
  const folder = await mkdtemp(join(import.meta.dirname, '../.test-data/upload-'));
  const prepared = await prepare(database.url, folder);
  const server = startProcess('serving/serve.ts', database.url, folder);
  const { port } = await ask<{ port: number }>(server);
  const targets = prepared.map((target) => ({ ...target, port }));
  const atStart = await ask<Told>(server, { tell: 'memory' });
  const seconds = await sendAll(targets);
  const afterFiles = await ask<Told>(server, { tell: 'memory' });
  const [first] = targets;
  if (!first) throw new Error('nobody to send');
  const endless = await sendEndless(first, endlessBytes);
  if (endless.status !== 413) throw new Error(`a request without end was answered ${endless.status}`);
  const atEnd = await ask<Told>(server, { tell: 'memory' });
  server.disconnect();
  await database.close();
  await rm(folder, { recursive: true, force: true });
  report({ seconds, atStart, afterFiles, atEnd, endlessBytes: endless.byteCount });
}

/** As many customers as send at once, each with an application and a key. */
async function prepare(databaseUrl: string, folder: string): Promise<Omit<Target, 'port'>[]> {
  const house = await openBenchHouse(databaseUrl, folder);
  const app = await createApp(house);
  const targets: Omit<Target, 'port'>[] = [];
  for (let n = 1; n <= sendersAtOnce; n++) {
    const customer = await signInCustomer({ house, app }, { n });
    const applicationId = await sendApplication(customer, { answers: answersOfToday() });
    const { authorization } = await keyOf({ house, app }, { customerId: customer.id });
    targets.push({ applicationId, key: authorization.slice('Bearer '.length) });
  }
  await app.close();
  await house.database.destroy();
  return targets;
}

/** Sends every file, some at once, and gives the seconds that passed. */
async function sendAll(targets: readonly Target[]): Promise<number> {
  let next = 0;
  const begin = performance.now();
  await Promise.all(
    targets.map(async (target) => {
      while (next < fileCount) {
        const status = await sendFile(target, picture(next++));
        if (status !== 201) throw new Error(`a file was answered ${status}`);
      }
    }),
  );
  return (performance.now() - begin) / 1000;
}

/** A true picture of ten megabytes, another for each number. */
function picture(n: number): Buffer {
  const text = String(n).padEnd(fileBytes - samplePng(16, 16, { text: '' }).length, 'x');
  return samplePng(16, 16, { text });
}

type Figures = { seconds: number; atStart: Told; afterFiles: Told; atEnd: Told; endlessBytes: number };

function report({ seconds, atStart, afterFiles, atEnd, endlessBytes: sent }: Figures): void {
  const mbPerSecond = megabytes(fileBytes * fileCount) / seconds;
  console.log(`${fileCount} files of 10 MB, ${sendersAtOnce} at once: ${mbPerSecond.toFixed(1)} MB a second`);
  console.log(`CPU of the server: ${(((afterFiles.cpuSeconds - atStart.cpuSeconds) * 1000) / fileCount).toFixed(0)} ms a file`);
  console.log(
    `Memory of the server, at most: ${atStart.peakMb.toFixed(0)} MB at the start, ${afterFiles.peakMb.toFixed(0)} MB with the files, ${atEnd.peakMb.toFixed(0)} MB with the request without end`,
  );
  console.log(`The request without end was refused (413) and cut after ${megabytes(sent).toFixed(0)} MB`);
  console.log(JSON.stringify({ mbPerSecond: Number(mbPerSecond.toFixed(1)), peakMb: Math.round(atEnd.peakMb) }));
}
