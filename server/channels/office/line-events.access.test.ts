import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestLine, type TestLine } from '#server/line/testing.ts';
import { signInCustomer, signInStaff } from '#server/people/sign-in/testing.ts';
import { staffRoles } from '#server/platform/http/person.ts';
import { hearEvents } from '#server/platform/live/testing.ts';
import { newToken, tokenDigest } from '#server/platform/secrets/secrets.ts';

let line: TestLine;
beforeAll(async () => {
  line = await openTestLine();
  await line.app.listen({ port: 0, host: '127.0.0.1' });
});
afterAll(() => line.close());

async function statusOf(path: string, headers?: Record<string, string>): Promise<number> {
  const { status, close } = await hearEvents(line.app, path, headers);
  close();
  return status;
}

/** Whoever may see the page is told when it changes, and nobody else. */
const routes: [route: string, who: readonly string[]][] = [
  ['GET /counter/events', ['clerk']],
  ['GET /reception/:placeId/events', ['clerk', 'joint-service-clerk', 'manager']],
  ['GET /live-view/events', staffRoles],
  ['GET /live-view/:placeId/events', staffRoles],
];

test.each(routes)('%s is for those who may see the page', async (route, who) => {
  const path = route.replace('GET ', '').replace(':placeId', 'tampere');
  for (const role of staffRoles) {
    const status = await statusOf(path, (await signInStaff(line, { role })).headers);
    expect(`${role} ${status}`).toBe(`${role} ${who.includes(role) ? 200 : 403}`);
  }
  expect(await statusOf(path, (await signInCustomer(line)).headers)).toBe(403);
  expect(await statusOf(path)).toBe(303);
});

test.each(['GET /board/:placeId/events'])('%s is for everybody, as the board is', async (route) => {
  const path = route.replace('GET ', '').replace(':placeId', 'tampere');
  expect(await statusOf(path)).toBe(200);
  expect(await statusOf(path, (await signInCustomer(line)).headers)).toBe(200);
});

test.each(['GET /ticket/:secret/events'])('%s is for whoever has the secret of a number of today', async (route) => {
  const secret = newToken();
  await line.arrive({ ticket: { day: '2015-03-02', series: 'A' }, followerDigest: tokenDigest(secret) });
  const path = (one: string) => route.replace('GET ', '').replace(':secret', one);
  expect(await statusOf(path(secret))).toBe(200);
  expect(await statusOf(path(newToken()))).toBe(404);
  expect(await statusOf(path('wrong'))).toBe(404);
});
