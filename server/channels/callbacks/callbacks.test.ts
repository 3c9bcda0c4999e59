import { v7 as newId } from 'uuid';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { listCallbacksOf } from './requests/reading.ts';
import { requestCallback } from './requests/requesting.ts';
import { keepCallbacks } from './calls/keeping.ts';
import { callbackHandlers } from './calls/sending.ts';
import { listWindows, roomOf } from './windows/callback-capacity.ts';
import { openTestLine, type TestLine } from '#server/line/testing.ts';
import { signInCustomer, signInStaff, type SignedIn } from '#server/people/sign-in/testing.ts';
import { languages } from '#server/platform/language/language.ts';
import { newToken } from '#server/platform/secrets/secrets.ts';
import { openTestGateway, type TestGateway } from '#server/platform/text-messages/testing.ts';
import { openTextMessages } from '#server/platform/text-messages/text-messages.ts';

let line: TestLine;
let gateway: TestGateway;
let aino: SignedIn;
let clerk: SignedIn;
const sunday = '2015-03-01T18:00:00Z';
beforeAll(async () => {
  [line, gateway] = await Promise.all([openTestLine(), openTestGateway()]);
  clerk = await signInStaff(line, { n: 1, skills: ['housing', 'student'], languages: ['fi', 'sv', 'en'] });
});
afterAll(() => Promise.all([line.close(), gateway.close()]));
beforeEach(async () => {
  for (const table of [
    ...(['callback_word', 'callback_reach', 'callback_attempt', 'callback_request', 'callback_window', 'contact_customer'] as const),
    ...(['contact_matter', 'contact_period', 'contact', 'clerk_period', 'work_shift', 'outbox', 'timed_tally', 'view_log'] as const),
  ])
    await line.database.deleteFrom(table).execute();
  gateway.messages.length = 0;
  line.clock.set(sunday);
  aino = await signInCustomer(line, { n: 1 });
});

/** Sessions end long before a promised call: everybody signs in anew. */
async function at(time: string): Promise<void> {
  line.clock.set(time);
  aino = await signInCustomer(line, { n: 1 });
  clerk = await signInStaff(line, { n: 1, skills: ['housing', 'student'], languages: ['fi', 'sv', 'en'] });
}
const morning = '2015-03-02/morning';
const wish = (more: Record<string, string> = {}) => ({
  ...{ secret: newToken(), topic: 'housing', spoken: 'fi', window: morning, number: '040 123 4567' },
  ...more,
});
const ask = (more: Record<string, string> = {}) => aino.post('/callbacks', wish(more));
const only = async () => (await listCallbacksOf(line.database, aino.id))[0]!;
const housing = { benefitGroup: 'housing', language: 'fi' };
const windowsNow = (topic = housing) => listWindows(line.database, line.house.agency, topic, line.clock.now());

async function sitDown(more: Record<string, string> = { calls: 'yes' }): Promise<void> {
  const { counter_id: counter } = await line.database
    .selectFrom('counter')
    .select('counter_id')
    .where('place_id', '=', 'tampere')
    .orderBy('name')
    .limit(1)
    .executeTakeFirstOrThrow();
  await clerk.post('/counter/open', { place: 'tampere', counter, also: '', ...more });
}
const next = async () => (await clerk.post('/counter/next', {})).headers.location;
const tryTo = async (result: string) => clerk.post(`/counter/contacts/${(await only()).contactId}/callback/attempt`, { result });
async function sendWords(): Promise<string[]> {
  await keepCallbacks(line.house);
  const handlers = callbackHandlers(line.house, openTextMessages({ textMessageGateway: gateway.gateway }));
  const due = await line.database.selectFrom('outbox').select('payload').where('topic', '=', 'callback-word').execute();
  await line.database.deleteFrom('outbox').execute();
  // The outbox keeps what was put in as it was.
  for (const { payload } of due) await handlers['callback-word'](payload as Record<string, string>, { isLast: true } as never);
  return gateway.messages.map(({ text }) => text);
}

describe('windows', () => {
  test('are parts of today and of the next working day, while enough is left of them', async () => {
    expect((await windowsNow()).map(({ id }) => id)).toEqual([morning, '2015-03-02/afternoon']);
    await at('2015-03-02T09:30:00Z');
    expect((await windowsNow()).map(({ id }) => id)).toEqual(['2015-03-02/afternoon', '2015-03-03/morning', '2015-03-03/afternoon']);
    expect(await windowsNow({ benefitGroup: 'housing', language: 'ku' })).toEqual([]);
  });

  test('have as much room as the roster leaves: of clerks who call, with the topic and the language, without what is booked', async () => {
    expect(roomOf((await windowsNow())[0]!)).toBe(line.house.agency.callbacks.usualCapacity);
    const shift = { place_id: 'tampere', from_at: new Date('2015-03-02T07:00:00Z'), to_at: new Date('2015-03-02T14:00:00Z'), channels: [] };
    await line.database
      .insertInto('work_shift')
      .values({ shift_id: newId(), clerk_id: clerk.id, ...shift })
      .execute();
    // Three hours, of each of which a Monday's line is assumed to take seven tenths, and a quarter of what is left is promised: 13.5 minutes.
    expect(roomOf((await windowsNow())[0]!)).toBe(1);
    expect(roomOf((await windowsNow({ benefitGroup: 'sickness', language: 'fi' }))[0]!)).toBe(0);
    const booked = { resource_id: clerk.id, kind: 'clerk', reason: 'koulutus', booking_id: newId() };
    await line.database
      .insertInto('booked_time')
      .values({ ...booked, from_at: new Date('2015-03-02T07:00:00Z'), to_at: new Date('2015-03-02T09:00:00Z') })
      .execute();
    expect(roomOf((await windowsNow())[0]!)).toBe(0);
    await line.database.deleteFrom('booked_time').execute();
  });

  test('are never promised beyond their room, however many ask at once, and what is cancelled is free again', async () => {
    await line.database
      .insertInto('callback_window')
      .values({
        ...{ benefit_group: '', language: '', capacity: 400, taken: 395 },
        ...{ from_at: new Date('2015-03-02T07:00:00Z'), to_at: new Date('2015-03-02T10:00:00Z') },
      })
      .execute();
    const people = Array.from({ length: 24 }, (_, no) => `+35840100${1000 + no}`);
    const asked = await Promise.allSettled(
      people.map((number) =>
        requestCallback(line.house, {
          ...{ ...housing, contactId: newId(), via: 'phone', windowId: morning, number, name: undefined },
          ...{ writesIn: 'fi', customerId: undefined, at: line.clock.now() },
        }),
      ),
    );
    expect(asked.filter(({ status }) => status === 'fulfilled')).toHaveLength(5);
    for (const one of asked) if (one.status === 'rejected') expect(one.reason).toMatchObject({ constraint: 'callback_window_has_room' });
    expect((await ask()).statusCode).toBe(409);
    expect(await line.database.selectFrom('callback_request').select('contact_id').execute()).toHaveLength(5);
  });
});

describe('a request', () => {
  test('is made once however often it is sent, shown, and cancelled while it waits', async () => {
    const fields = wish();
    const sent = await Promise.all(Array.from({ length: 6 }, () => aino.post('/callbacks', fields)));
    expect(sent.some(({ headers }) => headers.location === '/callbacks')).toBe(true);
    expect(await listCallbacksOf(line.database, aino.id)).toHaveLength(1);
    expect((await aino.get('/callbacks')).body).toContain('Soitamme sinulle');
    expect((await ask({ number: '050 765 4321' })).body).toContain('jo avoin soittopyyntö');
    expect((await ask({ topic: 'student' })).statusCode).toBe(303);
    const { contactId } = (await listCallbacksOf(line.database, aino.id)).find(({ benefitGroup }) => benefitGroup === 'housing')!;
    await aino.post(`/callbacks/${contactId}/cancel`);
    expect((await windowsNow())[0]?.ofTopic.taken).toBe(0);
    expect((await aino.get('/callbacks')).body).toContain('Peruttu');
    expect((await ask()).statusCode).toBe(303);
  });

  test('with what is not offered, or no number, is refused in words', async () => {
    for (const [wrong, words] of [
      [{ window: '2015-02-27/morning' }, 'Tätä aikaa ei enää ole'],
      [{ window: 'x' }, 'Tätä aikaa ei enää ole'],
      [{ spoken: 'ku' }, 'Tätä aikaa ei enää ole'],
      [{ topic: 'magic' }, 'Tätä aikaa ei enää ole'],
      [{ number: '12' }, 'Tarkista puhelinnumero'],
    ] as const) {
      const refused = await ask(wrong);
      expect(refused.statusCode).toBe(422);
      expect(refused.body).toContain(words);
    }
    expect(await listCallbacksOf(line.database, aino.id)).toEqual([]);
  });

  test('keeps its number encrypted, and nobody’s request reads it', async () => {
    await ask();
    const { number } = await line.database.selectFrom('callback_reach').select('number').executeTakeFirstOrThrow();
    expect(number.includes('401234567')).toBe(false);
    expect(line.house.secrets.decrypt(number)).toBe('+358401234567');
  });

  test.each(languages)('speaks %s', async (language) => {
    for (const path of ['/callbacks', '/callbacks/new?topic=housing&spoken=sv'])
      expect((await line.app.inject({ url: path, headers: { ...aino.headers, 'accept-language': language } })).body).toContain(
        `<html lang="${language}"`,
      );
  });
});

describe('a call', () => {
  test('is not given before its time, tried again after a pause with word to the customer, and fulfilled', async () => {
    await ask();
    await at('2015-03-02T06:30:00Z');
    await sitDown();
    expect(await next()).toBe('/counter?nobody=yes');
    const { contactId } = await only();
    expect((await clerk.post(`/counter/contacts/${contactId}/call`, {})).statusCode).toBe(409);
    await at('2015-03-02T07:05:00Z');
    expect(await next()).toBe('/counter');
    expect((await clerk.get('/counter')).body).toContain(`/counter/contacts/${contactId}/callback`);
    const call = (await clerk.get(`/counter/contacts/${contactId}/callback`)).body;
    for (const words of ['+358401234567', aino.name, 'Tämä on yritys 1/3.']) expect(call).toContain(words);
    expect((await tryTo('no-answer')).headers.location).toBe('/counter');
    expect(await sendWords()).toEqual([]);
    await at('2015-03-02T07:06:00Z');
    expect((await sendWords())[0]).toContain('emme tavoittaneet sinua');
    expect(await next()).toBe('/counter?nobody=yes');
    await at('2015-03-02T08:10:00Z');
    await next();
    await tryTo('reached');
    await clerk.post(`/counter/contacts/${contactId}/finish`, {});
    const done = await only();
    expect(done.state).toBe('fulfilled');
    expect(done.attempts.map(({ result }) => result)).toEqual(['no-answer', 'reached']);
    expect((await aino.get('/callbacks')).body).toContain('Puhelu on hoidettu');
    expect((await aino.get('/who-looked')).body).toContain('Asioit kanssamme');
    await at('2015-03-02T08:20:00Z');
    await keepCallbacks(line.house);
    expect(await line.database.selectFrom('callback_reach').select('contact_id').execute()).toEqual([]);
  });

  test('that was recorded by mistake is taken back, with its word', async () => {
    await ask();
    await at('2015-03-02T07:05:00Z');
    await sitDown();
    await next();
    await tryTo('busy');
    const { contactId } = await only();
    expect((await only()).attempts).toHaveLength(1);
    await at('2015-03-02T07:05:10Z');
    await clerk.post(`/counter/contacts/${contactId}/undo`, {});
    expect((await only()).attempts).toEqual([]);
    await tryTo('reached');
    await at('2015-03-02T07:05:20Z');
    await clerk.post(`/counter/contacts/${contactId}/finish`, {});
    await clerk.post(`/counter/contacts/${contactId}/undo`, {});
    expect((await only()).attempts.map(({ result }) => result)).toEqual(['reached']);
    await at('2015-03-02T07:10:00Z');
    expect(await sendWords()).toEqual([]);
  });

  test('is tried no more often than the limit; a wrong number ends the request, and nobody is written to', async () => {
    await ask();
    await sitDownAt('2015-03-02T07:05:00Z');
    for (const time of ['2015-03-02T07:05:00Z', '2015-03-02T08:06:00Z', '2015-03-02T09:07:00Z']) {
      await at(time);
      await next();
      expect((await tryTo('no-answer')).headers.location).toBe('/counter');
    }
    expect((await only()).state).toBe('expired');
    await at('2015-03-02T09:10:00Z');
    expect((await sendWords()).at(-1)).toContain('Soittopyyntösi on päättynyt');
    gateway.messages.length = 0;
    await ask({ window: '2015-03-02/afternoon' });
    await at('2015-03-02T10:30:00Z');
    await next();
    await tryTo('wrong-number');
    expect((await only()).state).toBe('expired');
    await at('2015-03-02T10:40:00Z');
    expect(await sendWords()).toEqual([]);
  });

  test('is never made outside the hours for calling: who was not called waits for the next ones, and at last the request expires', async () => {
    await ask();
    await at('2015-03-02T16:30:00Z');
    await sitDown();
    expect(await next()).toBe('/counter?nobody=yes');
    await keepCallbacks(line.house);
    expect((await clerk.post(`/counter/contacts/${(await only()).contactId}/call`, {})).statusCode).toBe(409);
    await at('2015-03-03T16:30:00Z');
    await Promise.all(Array.from({ length: 4 }, () => keepCallbacks(line.house)));
    expect((await only()).state).toBe('expired');
    await at('2015-03-03T16:31:00Z');
    expect(await sendWords()).toHaveLength(1);
  });

  test('goes to clerks alone who call', async () => {
    await ask();
    await at('2015-03-02T07:05:00Z');
    await sitDown({});
    expect(await next()).toBe('/counter?nobody=yes');
  });

  test('counts neither as a visit nor as a call by the customer', async () => {
    await ask();
    await sitDownAt('2015-03-02T07:05:00Z');
    await next();
    await tryTo('reached');
    await at('2015-03-02T07:09:00Z');
    await clerk.post(`/counter/contacts/${(await only()).contactId}/finish`, {});
    const counted = await line.database.selectFrom('timed_tally').select(['measure', 'channel', 'detail', 'counted', 'total']).execute();
    expect(new Set(counted.map(({ channel }) => channel))).toEqual(new Set(['callback']));
    const own = Object.fromEntries(
      counted.filter(({ measure }) => measure.startsWith('callback')).map((one) => [one.measure, [one.detail, one.counted, one.total]]),
    );
    expect(own).toEqual({
      'callbacks-requested': ['housing', 1, 0],
      'callbacks-fulfilled': ['housing', 1, 1],
      'callback-times': ['housing', 1, (13 * 60 + 5) * 60],
      'callbacks-promised': ['housing', 1, 0],
      'callbacks-kept': ['housing', 1, 0],
    });
  });
});

async function sitDownAt(time: string): Promise<void> {
  await at(time);
  await sitDown();
}
