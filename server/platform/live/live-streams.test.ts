import { createServer, type ServerResponse } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { signInStaff } from '#server/people/sign-in/testing.ts';
import { openTestHouse, type TestHouse } from '#server/platform/testing/test-house.ts';
import { LiveStreams } from './live-streams.ts';
import { hearEvents } from './testing.ts';

let opened: TestHouse;
beforeEach(async () => {
  opened = await openTestHouse();
  await opened.app.listen({ port: 0, host: '127.0.0.1' });
});
afterEach(() => opened.close());

const board = '/board/tampere/events';
const hear = (path: string, headers?: Record<string, string>) => hearEvents(opened.app, path, headers);

test('a stream says at once that the page is to look, then whenever its subject changed, and nothing more', async () => {
  const { live } = opened.house;
  const stream = await hear(board);
  expect(stream.status).toBe(200);
  expect(stream.headers).toMatchObject({
    'content-type': 'text/event-stream; charset=utf-8',
    'cache-control': 'no-store, no-transform',
    'x-accel-buffering': 'no',
    'x-content-type-options': 'nosniff',
  });
  await vi.waitFor(() => expect(stream.events).toEqual(['changed']));
  live.tell('line:oulu');
  live.tell('line:tampere');
  await vi.waitFor(() => expect(stream.events).toEqual(['changed', 'changed']));
  await live.beat();
  await vi.waitFor(() => expect(stream.events).toEqual(['changed', 'changed', 'alive']));
  stream.close();
  await vi.waitFor(() => expect(live.count).toBe(0));
});

test('a burst of changes is told once at its beginning and once at its end', async () => {
  const stream = await hear(board);
  for (let change = 0; change < 50; change += 1) opened.house.live.tell('line:tampere');
  await vi.waitFor(() => expect(stream.events).toEqual(['changed', 'changed', 'changed']));
  stream.close();
});

test('a server that stops ends its streams and begins no more', async () => {
  const streams = await Promise.all([hear(board), hear(board)]);
  await opened.app.close();
  await Promise.all(streams.map(({ ended }) => ended));
  expect(opened.house.live.count).toBe(0);
  expect(() => opened.house.live.refuseMore({ sessionId: undefined, clientAddress: '192.0.2.1' })).toThrow('unavailable');
});

test('one session opens 20 streams and no more, and one that is let go makes room', async () => {
  const clerk = await signInStaff(opened, { role: 'clerk' });
  const streams = await Promise.all(Array.from({ length: 20 }, () => hear('/counter/events', clerk.headers)));
  expect(streams.map(({ status }) => status)).toEqual(Array.from({ length: 20 }, () => 200));
  expect((await hear('/counter/events', clerk.headers)).status).toBe(429);
  const other = await hear(board);
  expect(other.status).toBe(200);
  streams[0]?.close();
  await vi.waitFor(() => expect(opened.house.live.count).toBe(20));
  streams[0] = await hear('/counter/events', clerk.headers);
  expect(streams[0].status).toBe(200);
  for (const { close } of [...streams, other]) close();
});

test('a stream ends soon after its session has ended, and does not keep the session alive', async () => {
  const clerk = await signInStaff(opened, { role: 'clerk' });
  const [stream, public_] = await Promise.all([hear('/counter/events', clerk.headers), hear(board)]);
  const beatFor = async (beats: number) => {
    for (let beat = 0; beat < beats; beat += 1) await opened.house.live.beat();
  };
  for (let minute = 0; minute < 19; minute += 1) {
    opened.clock.advance({ minutes: 1 });
    await beatFor(4);
  }
  expect(opened.house.live.count).toBe(2);
  opened.clock.advance({ minutes: 1 });
  await beatFor(4);
  await stream.ended;
  expect(opened.house.live.count).toBe(1);
  public_.close();
});

test('a page that comes anew by itself does not keep the session alive either', async () => {
  const clerk = await signInStaff(opened, { role: 'clerk' });
  const get = (headers: Record<string, string>) => opened.app.inject({ url: '/counter', headers: { ...clerk.headers, ...headers } });
  opened.clock.advance({ minutes: 15 });
  expect((await get({ 'x-luukku-refetch': '1' })).statusCode).toBe(200);
  opened.clock.advance({ minutes: 6 });
  expect((await get({})).statusCode).toBe(303);
});

test('a route that is not live knows no such requests: they count as somebody’s own', async () => {
  const clerk = await signInStaff(opened, { role: 'clerk' });
  const headers = { ...clerk.headers, 'x-luukku-refetch': '1' };
  for (let time = 0; time < 3; time += 1) {
    opened.clock.advance({ minutes: 15 });
    expect((await opened.app.inject({ url: '/sign-ins', headers })).statusCode).toBe(200);
  }
});

test('what comes by itself has a limit of its own, and leaves people theirs', async () => {
  const limited = await openTestHouse({ settings: { isRateLimited: true, rateLimitPerMinute: 5 } });
  const refetch = { 'x-luukku-refetch': '1' };
  const statuses = async (times: number, headers: Record<string, string>) => {
    const answers = [];
    for (let time = 0; time < times; time += 1) answers.push((await limited.app.inject({ url: '/board/nowhere', headers })).statusCode);
    return [answers.filter((status) => status === 404).length, answers.filter((status) => status === 429).length];
  };
  expect(await statuses(51, refetch)).toEqual([50, 1]);
  expect(await statuses(6, {})).toEqual([5, 1]);
  await limited.close();
});

test('a reader who takes nothing is cut off, and what is kept for them has an end', async () => {
  const streams = new LiveStreams();
  const answers: ServerResponse[] = [];
  const server = createServer((_request, response) => {
    answers.push(response.writeHead(200));
    streams.open(response, { subjects: ['a'], sessionId: undefined, clientAddress: '192.0.2.1', isStillAllowed: async () => true });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  // A server that listens at a port has an address of this kind.
  const socket = connect((server.address() as AddressInfo).port, '127.0.0.1').pause();
  socket.on('error', () => undefined);
  socket.write('GET / HTTP/1.1\r\nhost: localhost\r\n\r\n');
  await vi.waitFor(() => expect(streams.count).toBe(1));
  let most = 0;
  // What the system itself keeps for a connection fills up first.
  for (let round = 0; round < 2000 && streams.count > 0; round += 1) {
    for (let beat = 0; beat < 500; beat += 1) await streams.beat();
    most = Math.max(most, answers[0]?.writableLength ?? 0);
    await new Promise((resolve) => setImmediate(resolve));
  }
  expect(streams.count).toBe(0);
  expect(most).toBeLessThan(64 * 1024);
  socket.destroy();
  server.close();
});
