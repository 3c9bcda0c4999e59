import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import pg from 'pg';
import type { FastifyInstance } from 'fastify';
import { createApp, openHouse, startLive } from '#server/app.ts';
import type { House } from '#server/house.ts';
import { addContact } from '#server/line/adding.ts';
import { openTestLine, type TestLine, minutesLater } from '#server/line/testing.ts';
import { signInStaff } from '#server/people/sign-in/testing.ts';
import { openDatabase } from '#server/platform/database/connection.ts';
import { relayAll } from '#server/platform/jobs/relay.ts';
import { type HeardStream, hearEvents } from '#server/platform/live/testing.ts';
import type { Listening } from '#server/platform/live/word-listener.ts';
import { newToken, tokenDigest } from '#server/platform/secrets/secrets.ts';

let line: TestLine;
/** Two nodes on one database: what one of them does, the pages of both are told. */
let nodes: { house: House; app: FastifyInstance; listening: Listening; end: () => Promise<void> }[];
const streams: HeardStream[] = [];

beforeAll(async () => {
  line = await openTestLine();
  nodes = await Promise.all([openNode(), openNode()]);
});
afterEach(() => {
  for (const { close } of streams.splice(0)) close();
});
afterAll(async () => {
  for (const { end } of nodes) await end();
  await line.close();
});

async function openNode() {
  const database = openDatabase(line.databaseUrl, { poolSize: 2, isDirect: true });
  const house = openHouse({ ...line.house, database });
  const app = await createApp(house);
  await app.listen({ port: 0, host: '127.0.0.1' });
  const listening = await startLive(house, line.databaseUrl);
  const endWaking = house.relayWaking.begin(() => relayAll(database));
  const end = async () => {
    endWaking();
    await listening.stop();
    await app.close();
    await database.destroy();
  };
  return { house, app, listening, end };
}

/** A page that is open at a node, and what it has been told since it began. */
async function open(node: number, path: string, headers?: Record<string, string>): Promise<HeardStream> {
  const stream = await hearEvents(nodes[node]!.app, path, headers);
  streams.push(stream);
  expect(stream.status).toBe(200);
  await vi.waitFor(() => expect(stream.events.length).toBeGreaterThan(0));
  return stream;
}
/** Everything that was told before this has arrived. */
async function allArrived(): Promise<void> {
  for (const { house } of nodes) await house.live.beat();
  await vi.waitFor(() => expect(streams.every(({ events }) => events.includes('alive'))).toBe(true));
}
const changesOf = ({ events }: HeardStream) => events.filter((name) => name === 'changed').length;

test('a call at one node is told to the boards of both, and to no board of another place', async () => {
  await line.arrive();
  const { clerk } = await clerkAtCounter();
  const [here, there, elsewhere] = [
    await open(0, '/board/tampere/events'),
    await open(1, '/board/tampere/events'),
    await open(1, '/board/oulu/events'),
  ];
  const before = [here, there, elsewhere].map(changesOf);
  expect((await clerk.post('/counter/next')).statusCode).toBe(303);
  await vi.waitFor(() => {
    expect(changesOf(here)).toBeGreaterThan(before[0]!);
    expect(changesOf(there)).toBeGreaterThan(before[1]!);
  });
  await allArrived();
  expect(changesOf(elsewhere)).toBe(before[2]);
});

test('a change that is not committed is never told', async () => {
  const board = await open(0, '/board/oulu/events');
  const before = changesOf(board);
  const arrival = {
    contactId: '0199aaaa-0000-7000-8000-00000000000a',
    channel: 'office',
    placeId: 'oulu',
    benefitGroup: 'housing',
    language: 'fi',
  } as const;
  const add = (fails: boolean) =>
    line.change(async (transaction) => {
      await addContact(transaction, { ...arrival, arrivedAt: minutesLater(0), at: minutesLater(0) });
      if (fails) throw new Error('changed my mind');
    });
  await expect(add(true)).rejects.toThrow('changed my mind');
  await relayAll(line.database);
  await allArrived();
  expect(changesOf(board)).toBe(before);
  await add(false);
  await relayAll(line.database);
  await vi.waitFor(() => expect(changesOf(board)).toBeGreaterThan(before));
});

test('a node that was cut off from the database listens again, and tells every page to look', async () => {
  const board = await open(0, '/board/turku/events');
  const client = new pg.Client({ connectionString: line.databaseUrl });
  await client.connect();
  const { rows } = await client.query(
    `select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'luukku live' and datname = current_database()`,
  );
  await client.end();
  expect(rows.length).toBe(nodes.length);
  await vi.waitFor(() => expect(changesOf(board)).toBeGreaterThan(0), 10_000);
  const before = changesOf(board);
  await line.arrive({ placeId: 'turku' });
  await relayAll(line.database);
  await vi.waitFor(() => expect(changesOf(board)).toBeGreaterThan(before), 10_000);
});

test('whoever follows a number is told of the line in which it is, and the overview of every line', async () => {
  const secret = newToken();
  await line.arrive({ placeId: 'oulu', ticket: { day: '2015-03-02', series: 'A' }, followerDigest: tokenDigest(secret) });
  await relayAll(line.database);
  const manager = await signInStaff(line, { role: 'manager' });
  const pages = [
    await open(0, `/ticket/${secret}/events?line=oulu`),
    await open(1, '/live-view/events', manager.headers),
    await open(1, '/live-view/oulu/events', manager.headers),
    await open(0, '/reception/oulu/events', manager.headers),
  ];
  const before = pages.map(changesOf);
  await line.arrive({ placeId: 'oulu' });
  await relayAll(line.database);
  await vi.waitFor(() => expect(pages.every((page, at) => changesOf(page) > before[at]!)).toBe(true));
});

/** Signed in at the second node, at a counter of Tampere. */
async function clerkAtCounter() {
  const { house, app } = nodes[1]!;
  const clerk = await signInStaff({ house, app }, { role: 'clerk', skills: house.agency.groups.map(({ id }) => id), languages: ['fi'] });
  const { counter_id: counter } = await line.database
    .selectFrom('counter')
    .select('counter_id')
    .where('place_id', '=', 'tampere')
    .orderBy('name')
    .limit(1)
    .executeTakeFirstOrThrow();
  expect((await clerk.post('/counter/open', { place: 'tampere', counter, also: '' })).statusCode).toBe(303);
  return { clerk };
}
