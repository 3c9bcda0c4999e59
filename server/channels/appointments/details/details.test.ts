import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { signInCustomer } from '#server/people/sign-in/testing.ts';
import { openMail } from '#server/platform/mail/mail.ts';
import { openTestMailServer, type TestMailServer } from '#server/platform/mail/testing.ts';
import { openTestTimes, type TestTimes } from '../testing.ts';
import { sweepCodes } from './codes.ts';
import { appointmentCodeHandlers } from './sending.ts';

let times: TestTimes;
let server: TestMailServer;
beforeAll(async () => {
  server = await openTestMailServer();
  times = await openTestTimes({ settings: { smtpUrl: server.url } });
});
afterAll(() => Promise.all([times.close(), server.close()]));
beforeEach(async () => {
  server.letters.length = 0;
  times.clock.set('2015-03-02T08:30:00Z');
  await sql`truncate appointment, appointment_event, appointment_customer, appointment_reach, appointment_code, appointment_limit, booked_time,
    busy_day, work_shift, interpreter, outbox cascade`.execute(times.database);
  await times.addClerkAtWork();
  await times.addClerkAtWork();
});

const english = { 'accept-language': 'en' };
const post = (url: string, fields: Record<string, string> = {}) =>
  times.app.inject({
    method: 'POST',
    url,
    headers: { 'content-type': 'application/x-www-form-urlencoded', ...english },
    payload: new URLSearchParams(fields).toString(),
  });
const read = (url: string) => times.app.inject({ url, headers: english });
/** The address of the page of a time that is held anew. */
async function hold(at = '2015-03-03T08:00:00.000Z', channel = 'office'): Promise<string> {
  const fields = { matter: 'housing', channel, spoken: 'fi', where: 'Tampere', place: 'tampere', at };
  return String((await post('/appointments/new', fields)).headers.location);
}
const ask = (page: string, fields: Record<string, string> = {}) =>
  post(`${page}/code`, { who: 'self', name: 'Aino', reach: 'aino@example.com', ...fields });
/** Sends what waits to be sent, and gives the last code as it stands in the letter. */
async function readCode(): Promise<string> {
  const rows = await times.database.selectFrom('outbox').select('payload').where('topic', '=', 'appointment-code').execute();
  const handlers = appointmentCodeHandlers(times.house, { mail: openMail(times.house.settings), textMessages: undefined });
  // The payload is what addToOutbox wrote.
  for (const { payload } of rows) await handlers['appointment-code'](payload as Record<string, string>, { attempt: 1, isLast: false });
  await times.database.deleteFrom('outbox').execute();
  return /is (\d{6})\./.exec(server.letters.at(-1)?.data ?? '')?.[1] ?? '';
}
const stateOf = async () => (await times.database.selectFrom('appointment').select(['state', 'booked_by']).executeTakeFirst()) ?? {};

describe('whoever is not signed in', () => {
  test('books with a code that is sent to them, and it is kept encrypted where they are told of it', async () => {
    const page = await hold();
    expect((await read(page)).body).toContain('We keep this time for you until 10:40.');
    expect((await ask(page)).statusCode).toBe(303);
    const code = await readCode();
    expect(code).toMatch(/^\d{6}$/);
    expect((await read(page)).body).toContain('aino@example.com');
    const booked = await post(`${page}/prove`, { code: `${code.slice(0, 3)} ${code.slice(3)}` });
    expect(booked.headers.location).toBe(page.replace('held', 'of'));
    expect(await stateOf()).toEqual({ state: 'booked', booked_by: 'customer' });
    const reach = await times.database.selectFrom('appointment_reach').select(['address', 'checked_at', 'name']).executeTakeFirstOrThrow();
    expect(times.house.secrets.decrypt(reach.address)).toBe('aino@example.com');
    expect(reach.checked_at).not.toBeNull();
    const codes = await times.database.selectFrom('appointment_code').select(['address', 'name']).execute();
    expect(codes).toEqual([{ address: null, name: null }]);
  });

  test('books for somebody else, by the other’s name', async () => {
    const page = await hold();
    await ask(page, { who: 'other', name: 'Väinö' });
    await post(`${page}/prove`, { code: await readCode() });
    expect(await stateOf()).toEqual({ state: 'booked', booked_by: 'other' });
    const { name } = await times.database.selectFrom('appointment_reach').select('name').executeTakeFirstOrThrow();
    expect(name && times.house.secrets.decrypt(name)).toBe('Väinö');
  });

  test('is told what is wrong with what was typed, and nothing is sent', async () => {
    const page = await hold();
    const answer = await ask(page, { name: ' ', reach: 'aino at home' });
    expect(answer.statusCode).toBe(422);
    expect(answer.body).toContain('Write the name.');
    expect(answer.body).toContain('Check the address or number');
    expect(await readCode()).toBe('');
  });

  test('has five tries for a code, also when all are sent at once, and then asks for another', async () => {
    const page = await hold();
    await ask(page);
    const right = await readCode();
    const wrong = right === '000000' ? '000001' : '000000';
    const first = await post(`${page}/prove`, { code: wrong });
    expect([first.statusCode, first.body.includes('Tries left: 4')]).toEqual([422, true]);
    const others = await Promise.all(Array.from({ length: 8 }, () => post(`${page}/prove`, { code: wrong })));
    expect(others.filter(({ statusCode }) => statusCode === 422)).toHaveLength(3);
    const late = await post(`${page}/prove`, { code: right });
    expect([late.statusCode, late.body.includes('Ask for a new one')]).toEqual([410, true]);
    await ask(page);
    expect((await post(`${page}/prove`, { code: await readCode() })).statusCode).toBe(303);
  });

  test('is sent no more codes than a few for one address, however many times are held', async () => {
    const sent: number[] = [];
    for (const hour of [7, 8, 9]) {
      const page = await hold(`2015-03-03T0${hour}:00:00.000Z`);
      sent.push(...(await Promise.all([ask(page), ask(page), ask(page)])).map(({ statusCode }) => statusCode));
    }
    expect(sent.filter((status) => status === 303)).toHaveLength(5);
    expect(sent.filter((status) => status === 429)).toHaveLength(4);
  });

  test('cannot book with the code of an earlier asking', async () => {
    const page = await hold();
    await ask(page);
    const old = await readCode();
    await ask(page);
    const next = await readCode();
    expect((await post(`${page}/prove`, { code: old === next ? '' : old })).statusCode).toBe(422);
  });

  test('who comes too late is told so, and can search for the same again', async () => {
    const page = await hold();
    await ask(page);
    const code = await readCode();
    times.clock.set('2015-03-02T08:40:00Z');
    expect((await post(`${page}/prove`, { code })).headers.location).toBe(page);
    const over = await read(page);
    expect([over.statusCode, over.body.includes('/appointments/new?matter=housing&amp;channel=office')]).toEqual([410, true]);
    times.clock.set('2015-03-02T11:00:00Z');
    await sweepCodes(times.house);
    expect(await times.database.selectFrom('appointment_code').select('code_id').execute()).toEqual([]);
  });

  test('by phone needs a number to be called at, and without text messages is told to sign in or call', async () => {
    const page = await hold('2015-03-03T08:00:00.000Z', 'phone');
    const { body } = await read(page);
    expect(body).toContain('We cannot send a code now');
    expect((await ask(page)).statusCode).toBe(422);
  });

  test('who chooses another time gives the held one up at once', async () => {
    const page = await hold();
    const answer = await post(`${page}/release`);
    expect(answer.headers.location).toContain('/appointments/new?matter=housing&channel=office&spoken=fi&where=Tampere&place=tampere');
    expect(await stateOf()).toEqual({ state: 'expired', booked_by: null });
  });
});

describe('a customer who is signed in', () => {
  test('only confirms, and finds it among their own', async () => {
    const customer = await signInCustomer(times);
    const page = await hold();
    expect((await customer.get(page)).body).toContain(customer.name);
    const booked = await customer.post(`${page}/confirm`);
    expect(booked.headers.location).toBe(page.replace('held', 'of'));
    await customer.post(`${page}/confirm`);
    const rows = await times.database.selectFrom('appointment_customer').select('customer_id').execute();
    expect(rows).toEqual([{ customer_id: customer.id }]);
  });

  test('cannot have more than the agency allows, and a held time is not lost by asking', async () => {
    const customer = await signInCustomer(times);
    const answers: number[] = [];
    for (const hour of ['07', '08', '09', '10']) {
      const page = await hold(`2015-03-03T${hour}:00:00.000Z`);
      answers.push((await customer.post(`${page}/confirm`)).statusCode);
    }
    expect(answers).toEqual([303, 303, 303, 409]);
  });

  test('books for somebody else with a code, and it is not among their own', async () => {
    const customer = await signInCustomer(times);
    const page = await hold();
    expect((await customer.get(`${page}?for=other`)).body).toContain('name="who"');
    await customer.post(`${page}/code`, { who: 'other', name: 'Väinö', reach: 'aino@example.com' });
    await customer.post(`${page}/prove`, { code: /\d{6}/.exec((await readLetter()) ?? '')?.[0] ?? '' });
    expect(await stateOf()).toEqual({ state: 'booked', booked_by: 'other' });
    expect(await times.database.selectFrom('appointment_customer').select('customer_id').execute()).toEqual([]);
  });
});

async function readLetter(): Promise<string | undefined> {
  await readCode();
  return server.letters.at(-1)?.data.split('\n\n').slice(1).join('\n');
}
