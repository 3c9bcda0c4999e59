import { type ChildProcess, fork } from 'node:child_process';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { findFreePort } from '#server/platform/process/free-port.ts';
import { secretKey } from '../serving/bench-house.ts';

/** The program itself, as `npm start` runs it, with jobs, relay and open pages: in a process of its own on the bench's database. */
export async function startProgram(databaseUrl: string, dataFolder: string): Promise<{ port: number; stop: () => Promise<void> }> {
  const port = await findFreePort();
  const checkout = join(import.meta.dirname, '../..');
  const child = fork(join(checkout, 'server/main.ts'), {
    cwd: checkout,
    execArgv: ['--max-semi-space-size=8', '--import', 'tsx'],
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    env: {
      PATH: process.env['PATH'],
      DATABASE_URL: databaseUrl,
      DATA_DIR: dataFolder,
      SECRET_KEY: secretKey,
      PORT: String(port),
      HOST: '127.0.0.1',
      PUBLIC_URL: `http://localhost:${port}`,
      LOG_LEVEL: 'silent',
      RATE_LIMIT: 'off',
    },
  });
  await whenReady(port, child);
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  return {
    port,
    stop: async () => {
      child.disconnect();
      await ended;
    },
  };
}

async function whenReady(port: number, child: ChildProcess): Promise<void> {
  for (let attempt = 0; attempt < 600; attempt += 1) {
    if (child.exitCode !== null) throw new Error(`the program ended with ${child.exitCode}`);
    const answer = await fetch(`http://127.0.0.1:${port}/ready`).catch(() => undefined);
    if (answer?.ok) return;
    await sleep(200);
  }
  throw new Error('the program was not ready within two minutes');
}
