import { afterAll, beforeAll, expect, test } from 'vitest';
import { signInCustomer, signInStaff } from '#server/people/sign-in/testing.ts';
import { staffRoles } from '#server/platform/http/person.ts';
import { openTestTimes, type TestTimes } from '../testing.ts';

let times: TestTimes;
let id: string;
beforeAll(async () => {
  times = await openTestTimes();
  await times.addClerkAtWork();
  id = await times.hold();
  await times.book(id);
});
afterAll(() => times.close());

const routes: readonly [string, Record<string, string>][] = [
  ['GET /appointments/desk/new', {}],
  ['POST /appointments/desk/new', { channel: 'office', place: 'tampere', matter: 'housing', spoken: 'fi', at: 'never' }],
  ['GET /appointments/desk/:appointmentId', {}],
  ['POST /appointments/desk/:appointmentId/move', { reason: 'customer-asked', at: 'never' }],
  ['POST /appointments/desk/:appointmentId/cancel', { reason: 'customer-asked' }],
];

test.each(routes)('%s is for clerks alone', async (route, body) => {
  const [method = '', path = ''] = route.split(' ');
  const address = path.replace(':appointmentId', id);
  for (const role of staffRoles) {
    const person = await signInStaff(times, { role });
    const { statusCode } = method === 'POST' ? await person.post(address, body) : await person.get(address);
    if (role === 'clerk') expect([200, 303, 400]).toContain(statusCode);
    else expect(`${role} ${statusCode}`).toBe(`${role} 403`);
  }
  const customer = await signInCustomer(times);
  expect((method === 'POST' ? await customer.post(address, body) : await customer.get(address)).statusCode).toBe(403);
});

test('a customer is opened only by a clerk with a case of theirs, and an appointment that is none is not found', async () => {
  const clerk = await signInStaff(times, { role: 'clerk' });
  const customer = await signInCustomer(times);
  expect((await clerk.get(`/appointments/desk/new?customer=${customer.id}`)).statusCode).toBe(404);
  expect((await clerk.get('/appointments/desk/01900000-0000-7000-8000-000000000000')).statusCode).toBe(404);
});
