import { spawn, type ChildProcess } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { findFreePort } from '#server/platform/process/free-port.ts';

const checkout = join(import.meta.dirname, '..');
const dataFolder = mkdtempSync(join(tmpdir(), 'start-'));
let port: number;
const begun: ChildProcess[] = [];

beforeAll(async () => {
  chmodSync(dataFolder, 0o711);
  port = await findFreePort();
});
afterAll(() => {
  for (const child of begun) child.kill('SIGKILL');
  rmSync(dataFolder, { recursive: true, force: true });
});

function start(settings: Record<string, string> = {}) {
  const environment = { PATH: process.env['PATH'], PORT: String(port), DATA_DIR: dataFolder, LOG_LEVEL: 'error', ...settings };
  const child = spawn(process.execPath, ['commands/start.mjs'], { cwd: checkout, env: environment });
  begun.push(child);
  const said: string[] = [];
  child.stdout.on('data', (text) => said.push(String(text)));
  child.stderr.on('data', (text) => said.push(String(text)));
  const end = new Promise<number | null>((resolve) => child.once('exit', (code) => resolve(code)));
  return { child, end, said: () => said.join('') };
}

const isReady = async () => (await fetch(`http://localhost:${port}/ready`)).status;

test('one command serves the agency and says where and for whom; SIGTERM stops it cleanly', async () => {
  const server = start();
  await expect.poll(isReady, { timeout: 90_000 }).toBe(200);
  await expect.poll(server.said).toContain(`at http://localhost:${port}`);
  expect(server.said()).toMatch(/migration 1\/\d+ 0001_people\.sql/);
  expect(server.said()).toMatch(/auditor .*\/staff/);
  const began = Date.now();
  server.child.kill('SIGTERM');
  expect(await server.end).toBe(0);
  expect(Date.now() - began).toBeLessThan(10_000);
  await expect(isReady()).rejects.toThrow();
}, 180_000);

test('after a hard kill of the program the next start serves again', async () => {
  const killed = start();
  await expect.poll(isReady, { timeout: 90_000 }).toBe(200);
  killed.child.kill('SIGKILL');
  // The server notices that nobody is left to stop it.
  await expect.poll(() => isReady().catch(() => 'closed'), { timeout: 60_000 }).toBe('closed');
  const next = start();
  await expect.poll(isReady, { timeout: 90_000 }).toBe(200);
  next.child.kill('SIGINT');
  expect(await next.end).toBe(0);
}, 180_000);

test('faulty settings are all named, and nothing is started', async () => {
  const server = start({ PORT: 'three thousand', DATABASE_POOL: '0', NODE_ENV: 'production' });
  expect(await server.end).toBe(1);
  expect(server.said()).toContain('The settings have faults:');
  for (const name of ['PORT must be', 'DATABASE_POOL must be', 'STAFF_OIDC_ISSUER must be set']) expect(server.said()).toContain(name);
}, 180_000);

test('a folder that is no agency is refused with what is missing', async () => {
  const server = start({ AGENCY: join(checkout, 'docs') });
  expect(await server.end).toBe(1);
  expect(server.said()).toContain('agency.json');
}, 180_000);
