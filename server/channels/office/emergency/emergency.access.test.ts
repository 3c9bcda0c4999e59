import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestLine, type TestLine } from '#server/line/testing.ts';
import { signInCustomer, signInStaff } from '#server/people/sign-in/testing.ts';
import { staffRoles } from '#server/platform/http/person.ts';

let line: TestLine;
beforeAll(async () => {
  line = await openTestLine();
});
afterAll(() => line.close());

const nobody = '0199aaaa-0000-7000-8000-000000000001';
const routes: [route: string, body: Record<string, string>, allowed: readonly string[], status: number][] = [
  ['POST /emergencies', {}, ['clerk'], 409],
  ['POST /emergencies/:placeId/:callId/answer', { on: 'counter' }, ['clerk', 'joint-service-clerk', 'manager'], 404],
];

test.each(routes)('%s is for those who work where people come in', async (route, body, allowed, status) => {
  const path = (route.split(' ')[1] ?? '').replace(':placeId', 'tampere').replace(':callId', nobody);
  for (const role of staffRoles) {
    const { statusCode } = await (await signInStaff(line, { role })).post(path, body);
    expect(`${role} ${statusCode}`).toBe(`${role} ${allowed.includes(role) ? status : 403}`);
  }
  expect((await (await signInCustomer(line)).post(path, body)).statusCode).toBe(403);
});
