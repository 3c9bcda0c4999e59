import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { signInCustomer, signInStaff } from '#server/people/sign-in/testing.ts';
import { staffRoles } from '#server/platform/http/person.ts';
import { openTestTimes, type TestTimes } from '../testing.ts';

let times: TestTimes;
let appointmentId: string;
const messageId = '0199aaaa-0000-7000-8000-000000000001';
beforeAll(async () => {
  times = await openTestTimes();
  await times.addClerkAtWork();
  appointmentId = await times.hold();
});
afterAll(() => times.close());

test("'GET /appointments/:appointmentId/messages' is for all who work here", async () => {
  const address = `/appointments/${appointmentId}/messages`;
  for (const role of staffRoles) expect((await (await signInStaff(times, { role })).get(address)).statusCode).toBe(200);
  expect((await (await signInStaff(times)).get(`/appointments/${messageId}/messages`)).statusCode).toBe(404);
  expect((await (await signInCustomer(times)).get(address)).statusCode).toBe(403);
  expect((await times.app.inject(address)).statusCode).toBe(303);
});

test("'GET /appointment-messages' and 'POST /appointment-messages/:messageId/try-again' are for administrators only", async () => {
  const again = `/appointment-messages/${messageId}/try-again`;
  for (const role of staffRoles) {
    const person = await signInStaff(times, { role });
    const mayDo = role === 'administrator';
    expect((await person.get('/appointment-messages')).statusCode).toBe(mayDo ? 200 : 403);
    // There is no such message, so an administrator's own refusal comes later than the others'.
    expect((await person.post(again)).statusCode).toBe(mayDo ? 404 : 403);
  }
  const customer = await signInCustomer(times);
  expect((await customer.get('/appointment-messages')).statusCode).toBe(403);
  expect((await customer.post(again)).statusCode).toBe(403);
  expect((await times.app.inject('/appointment-messages')).statusCode).toBe(303);
});

test('where somebody is told of their time is read by no role of the database but the system’s', async () => {
  const { rows } = await sql<{ grantee: string }>`
    select grantee from information_schema.role_table_grants where table_name = 'appointment_reach' and privilege_type = 'SELECT'`.execute(
    times.database,
  );
  expect(JSON.stringify(rows)).not.toContain('luukku_');
});
