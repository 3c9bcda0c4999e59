import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { v7 as newId } from 'uuid';
import { signInCustomer, signInStaff } from '#server/people/sign-in/testing.ts';
import { newToken, tokenDigest } from '#server/platform/secrets/secrets.ts';
import { cancelAppointment } from '../booking/changing.ts';
import { openTestTimes, type TestTimes } from '../testing.ts';
import { offerEarlierTimes } from './offering.ts';

let times: TestTimes;
beforeAll(async () => {
  times = await openTestTimes();
  await times.addClerkAtWork();
});
afterAll(() => times.close());

const form = { 'content-type': 'application/x-www-form-urlencoded' };
const post = (url: string, fields: Record<string, string>, headers: Record<string, string> = {}) =>
  times.app.inject({ method: 'POST', url, headers: { ...form, ...headers }, payload: new URLSearchParams(fields).toString() });
const askFields = { notBefore: '', where: 'same' };
const answerFields = { offer: newId(), answer: 'accept' };

/** The address of an appointment on Friday whose secret somebody has. */
async function bookFriday(): Promise<{ id: string; address: string }> {
  await sql`truncate appointment, appointment_event, booked_time, busy_day, earlier_wish, appointment_offer cascade`.execute(
    times.database,
  );
  const id = await times.hold({ fromAt: new Date('2015-03-06T08:00:00Z') });
  await times.book(id);
  const secret = newToken();
  await times.database
    .updateTable('appointment')
    .set({ secret_digest: tokenDigest(secret) })
    .where('appointment_id', '=', id)
    .execute();
  return { id, address: `/appointments/of/${secret}/earlier` };
}

// 'GET /appointments/of/:secret/earlier', 'POST /appointments/of/:secret/earlier', 'POST /appointments/of/:secret/earlier/stop'
// and 'POST /appointments/of/:secret/earlier/answer'
test('whoever has the secret of an appointment asks for an earlier time and answers, signed in or not', async () => {
  const { address } = await bookFriday();
  for (const person of [await signInCustomer(times), await signInStaff(times, { role: 'clerk' })]) {
    expect((await person.get(address)).statusCode).toBe(200);
    expect((await person.post(address, askFields)).statusCode).toBe(303);
    expect((await person.post(`${address}/stop`)).statusCode).toBe(303);
    expect((await person.post(`${address}/answer`, answerFields)).statusCode).toBe(410);
  }
  expect((await times.app.inject(address)).statusCode).toBe(200);
  expect((await post(address, askFields)).statusCode).toBe(303);
  expect((await post(`${address}/stop`, {})).statusCode).toBe(303);
});

test('no other site can, nobody by a secret that leads nowhere, and no offer of another appointment can be answered', async () => {
  const { address } = await bookFriday();
  const elsewhere = { origin: 'https://elsewhere.example' };
  for (const [path, fields] of [
    ['', askFields],
    ['/stop', {}],
    ['/answer', answerFields],
  ] as const) {
    expect((await post(`${address}${path}`, fields, elsewhere)).statusCode).toBe(403);
    expect((await post(`/appointments/of/${newToken()}/earlier${path}`, fields)).statusCode).toBe(404);
  }
  expect((await times.app.inject(`/appointments/of/${newToken()}/earlier`)).statusCode).toBe(404);
});

test('asked for, offered and accepted without a script; a day that is none is asked for again', async () => {
  const { address } = await bookFriday();
  for (const notBefore of ['rubbish', '31.2.2015', '6.3.2016']) {
    const again = await post(address, { ...askFields, notBefore });
    expect(again.statusCode).toBe(422);
    expect(again.body).toContain('id="notBefore"');
  }
  await post(address, { ...askFields, notBefore: '4.3.2015' });
  await offerEarlierTimes(times.house);
  const page = (await times.app.inject(`${address}?language=en`)).body;
  expect(page).toContain('An earlier time is offered to you: 4 March 2015');
  const [, offer = ''] = /name="offer" value="([^"]+)"/.exec(page) ?? [];
  expect((await post(`${address}/answer`, { offer, answer: 'accept' })).statusCode).toBe(303);
  expect((await times.app.inject(`${address}?language=en`)).body).toContain('Your appointment is on 4 March 2015');
});

test('after an appointment was given up there is nothing to ask for', async () => {
  const { id, address } = await bookFriday();
  await times.change((transaction) => cancelAppointment(transaction, times.house, id, { at: times.clock.now() }));
  expect((await times.app.inject(`${address}?language=en`)).body).toContain('while an appointment is ahead');
  expect((await post(address, askFields)).statusCode).toBe(409);
});
