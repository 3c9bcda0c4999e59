import { pino } from 'pino';
import { sql } from 'kysely';
import pg from 'pg';
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { openTestDatabase, type TestDatabase } from '#server/platform/testing/test-database.ts';
import { type Handler, type Handlers, runJobs } from './jobs.ts';
import { addToOutbox } from './outbox.ts';
import { relayAll, relayOnce } from './relay.ts';
import { startRoutines } from './routine.ts';
import { RelayWaking, wakingAfter } from './waking.ts';

let opened: TestDatabase;
const at = new Date('2015-03-02T08:00:00Z');
const log = pino({ level: 'silent' });

beforeAll(async () => {
  opened = await openTestDatabase();
});
afterAll(() => opened.close());
beforeEach(async () => {
  await sql`delete from outbox`.execute(opened.database);
  await sql`delete from graphile_worker._private_jobs`.execute(opened.database);
});

const ignore: Handler = async () => undefined;

async function work(handlers: Partial<Handlers>) {
  return runJobs({
    database: opened.database,
    directUrl: opened.url,
    log,
    routines: [],
    relayWaking: new RelayWaking(),
    handlers: {
      'application-received': ignore,
      notice: ignore,
      'contact-notice': ignore,
      'callback-word': ignore,
      'callback-code': ignore,
      'near-word': ignore,
      'appointment-code': ignore,
      'appointment-word': ignore,
      'scan-file': ignore,
      'file-problem': ignore,
      alarm: ignore,
      'read-scan': ignore,
      'print-letters': ignore,
      'send-export': ignore,
      ...handlers,
    },
  });
}

async function countJobs(): Promise<number> {
  const { rows } = await sql<{ jobs: number }>`select count(*) as jobs from graphile_worker._private_jobs`.execute(opened.database);
  return rows[0]?.jobs ?? 0;
}

async function countOutbox(): Promise<number> {
  return (await opened.database.selectFrom('outbox').select('outbox_id').execute()).length;
}

test('what follows a change is done once the change is committed, and never when it is not', async () => {
  const done: string[] = [];
  const jobs = await work({ notice: async ({ noticeId }) => void done.push(noticeId ?? '') });
  await opened.database.transaction().execute((transaction) => addToOutbox(transaction, 'notice', { noticeId: 'kept' }, at));
  await expect(
    opened.database.transaction().execute(async (transaction) => {
      await addToOutbox(transaction, 'notice', { noticeId: 'undone' }, at);
      throw new Error('changed my mind');
    }),
  ).rejects.toThrow('changed my mind');
  await vi.waitFor(() => expect(done).toEqual(['kept']), 5000);
  await jobs.stop();
  expect(await countOutbox()).toBe(0);
  expect(await countJobs()).toBe(0);
});

test('many nodes that relay at once make each job once', async () => {
  const rows = Array.from({ length: 1000 }, (_, n) => ({ topic: 'notice', payload: JSON.stringify({ noticeId: String(n) }), at }));
  await opened.database.insertInto('outbox').values(rows).execute();
  await Promise.all(Array.from({ length: 8 }, () => relayAll(opened.database)));
  await relayAll(opened.database);
  expect(await countOutbox()).toBe(0);
  const { rows: found } = await sql<{ jobs: number; different: number }>`
    select count(*) as jobs, count(distinct payload->>'noticeId') as different from graphile_worker._private_jobs`.execute(opened.database);
  expect(found[0]).toEqual({ jobs: 1000, different: 1000 });
});

test('a topic that this release does not know is left for one that does', async () => {
  await opened.database.insertInto('outbox').values({ topic: 'from-the-future', payload: '{}', at }).execute();
  expect(await relayOnce(opened.database)).toBe(0);
  expect(await countOutbox()).toBe(1);
});

test('nodes that listen are told of a change, also when it makes no job', async () => {
  const client = new pg.Client({ connectionString: opened.url });
  await client.connect();
  const told: string[] = [];
  client.on('notification', ({ payload }) => told.push(payload ?? ''));
  await client.query('listen luukku_outbox');
  await addToOutbox(opened.database, 'case-changed', { applicationId: 'a1' }, at);
  expect(await relayOnce(opened.database)).toBe(1);
  await vi.waitFor(() => expect(told).toEqual(['{"topic": "case-changed", "payload": {"applicationId": "a1"}}']), 5000);
  expect(await countJobs()).toBe(0);
  await client.end();
});

test('a job that fails is tried again, and in the meantime stays with what kind of error it was, without what people wrote', async () => {
  let tries = 0;
  const jobs = await work({
    notice: async (_payload, { attempt }) => {
      tries += 1;
      expect(attempt).toBe(tries);
      if (tries === 1) throw Object.assign(new Error('no such address: liisa@example.org'), { code: 'EENVELOPE' });
    },
  });
  await addToOutbox(opened.database, 'notice', { noticeId: 'n1' }, at);
  await vi.waitFor(() => expect(tries).toBe(1), 5000);
  await vi.waitFor(async () => {
    const { rows } = await sql<{ last_error: string }>`select last_error from graphile_worker._private_jobs`.execute(opened.database);
    expect(rows[0]?.last_error).toMatch(/^notice: Error EENVELOPE/);
    expect(rows[0]?.last_error).not.toContain('liisa');
  }, 5000);
  // The pause of three seconds is not waited for.
  await sql`update graphile_worker._private_jobs set run_at = now()`.execute(opened.database);
  await vi.waitFor(() => expect(tries).toBe(2), 5000);
  await vi.waitFor(async () => expect(await countJobs()).toBe(0), 5000);
  await jobs.stop();
});

test('what was counted is folded into days', async () => {
  const tally = { day: '2015-03-02', measure: 'logins-succeeded', channel: 'online', benefit: '', counted: 1, total: 0 };
  await opened.database.insertInto('tally').values([tally, tally, tally]).execute();
  const jobs = await work({});
  await vi.waitFor(async () => {
    const days = await opened.database.selectFrom('daily_figure').select('counted').execute();
    expect(days).toEqual([{ counted: 3 }]);
  }, 5000);
  await jobs.stop();
});

test('a routine that fails is tried again, and stopping waits for one at work', async () => {
  let runs = 0;
  let isDone = false;
  const routine = async () => {
    runs += 1;
    if (runs === 1) throw new Error('not yet');
    await new Promise((resolve) => setTimeout(resolve, 30));
    isDone = true;
  };
  const routines = startRoutines([{ name: 'try', everySeconds: 0.01, run: routine }], log);
  await vi.waitFor(() => expect(runs).toBe(2));
  await routines.stop();
  expect(isDone).toBe(true);
});

test('work that left word wakes the relay once it is done, also when it fails after its commit; other work does not', async () => {
  let woken = 0;
  const wake = () => void (woken += 1);
  await wakingAfter(wake, async () => undefined);
  expect(woken).toBe(0);
  await wakingAfter(wake, async () => {
    await addToOutbox(opened.database, 'case-changed', { applicationId: 'a1' }, at);
    expect(woken).toBe(0);
  });
  expect(woken).toBe(1);
  const failing = wakingAfter(wake, async () => {
    await addToOutbox(opened.database, 'case-changed', { applicationId: 'a2' }, at);
    throw new Error('after the commit');
  });
  await expect(failing).rejects.toThrow('after the commit');
  expect(woken).toBe(2);
});

test('a relay that is woken while it runs runs once more, and never twice at once', async () => {
  const waking = new RelayWaking();
  let [atOnce, most, runs] = [0, 0, 0];
  const end = waking.begin(async () => {
    atOnce += 1;
    most = Math.max(most, atOnce);
    await relayAll(opened.database);
    atOnce -= 1;
    runs += 1;
  });
  for (let n = 0; n < 20; n += 1) waking.wake();
  await vi.waitFor(() => expect(runs).toBe(2));
  await addToOutbox(opened.database, 'case-changed', { applicationId: 'a1' }, at);
  waking.wake();
  await vi.waitFor(() => expect(runs).toBe(3));
  expect([most, await countOutbox()]).toEqual([1, 0]);
  end();
  waking.wake();
  expect(runs).toBe(3);
});
