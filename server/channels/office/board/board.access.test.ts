import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestLine, type TestLine } from '#server/line/testing.ts';
import { signInCustomer, signInStaff, type SignedIn } from '#server/people/sign-in/testing.ts';
import { staffRoles } from '#server/platform/http/person.ts';

let line: TestLine;
beforeAll(async () => {
  line = await openTestLine();
});
afterAll(() => line.close());

const nobody = '0199aaaa-0000-7000-8000-000000000001';
const routes: [route: string, allowed: number][] = [
  ['GET /boards', 200],
  ['GET /boards/open?board=tampere', 303],
  ['POST /boards', 422],
  ['POST /boards/:messageId/withdraw', 404],
];

const ask = (person: SignedIn, route: string) => {
  const [method, path = ''] = route.replace(':messageId', nobody).split(' ');
  return method === 'POST' ? person.post(path) : person.get(path);
};

test.each(['GET /board/:placeId'])('%s shows the numbers called to everybody, signed in or not', async () => {
  expect((await line.app.inject('/board/tampere')).statusCode).toBe(200);
  expect((await line.app.inject('/board/nowhere')).statusCode).toBe(404);
  expect((await (await signInCustomer(line)).get('/board/tampere')).statusCode).toBe(200);
});

// 'GET /boards/open' is asked with the place that was chosen.
test.each(routes)('%s is for managers and administrators', async (route, allowed) => {
  for (const role of staffRoles) {
    const { statusCode } = await ask(await signInStaff(line, { role }), route);
    expect(`${role} ${statusCode}`).toBe(`${role} ${['manager', 'administrator'].includes(role) ? allowed : 403}`);
  }
  expect((await ask(await signInCustomer(line), route)).statusCode).toBe(403);
  const [method = '', path = ''] = route.replace(':messageId', nobody).split(' ');
  const stranger = await line.app.inject({
    method: method === 'POST' ? 'POST' : 'GET',
    url: path,
    ...(method === 'POST' && { payload: {} }),
  });
  expect(stranger.statusCode).toBe(303);
});
