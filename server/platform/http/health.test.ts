import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { dropDatabase } from '#server/platform/testing/test-cluster.ts';
import { openTestHouse, type TestHouse } from '#server/platform/testing/test-house.ts';

let opened: TestHouse;
beforeAll(async () => {
  opened = await openTestHouse();
});
afterAll(() => opened.close());

const get = async (url: string) => {
  const answer = await opened.app.inject({ url });
  return { statusCode: answer.statusCode, body: answer.json<unknown>() };
};

test('a node that serves says that it is alive and ready', async () => {
  expect(await get('/health')).toEqual({ statusCode: 200, body: { status: 'alive' } });
  expect(await get('/ready')).toEqual({ statusCode: 200, body: { status: 'ready' } });
});

test('a node whose database is older than itself is not ready', async () => {
  const last = await opened.database.selectFrom('migration').selectAll().orderBy('name', 'desc').limit(1).executeTakeFirstOrThrow();
  await opened.database.deleteFrom('migration').where('name', '=', last.name).execute();
  expect(await get('/ready')).toEqual({ statusCode: 503, body: { status: 'not-ready', reason: 'migrations' } });
  await opened.database.insertInto('migration').values(last).execute();
});

test('a node without its database is alive but not ready', async () => {
  const own = await openTestHouse();
  await dropDatabase(inject('clusterUrl'), own.databaseUrl);
  const ready = await own.app.inject({ url: '/ready' });
  expect([ready.statusCode, ready.json()]).toEqual([503, { status: 'not-ready', reason: 'database' }]);
  expect((await own.app.inject({ url: '/health' })).statusCode).toBe(200);
  await own.close();
});
