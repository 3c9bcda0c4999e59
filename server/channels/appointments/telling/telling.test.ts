import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Payload } from '#server/platform/jobs/outbox.ts';
import { openTestMailServer, type TestMailServer } from '#server/platform/mail/testing.ts';
import { newToken } from '#server/platform/secrets/secrets.ts';
import { openTestGateway, type TestGateway } from '#server/platform/text-messages/testing.ts';
import { signInCustomer, signInStaff } from '#server/people/sign-in/testing.ts';
import { cancelAppointment, moveAppointment } from '../booking/changing.ts';
import type { Reach } from '../booking/booking.ts';
import { monday, openTestTimes, type TestTimes, tuesdayAtTen } from '../testing.ts';
import { forgetReaches, remindOfAppointments } from './reminding.ts';
import { appointmentHandlers } from './sending.ts';

let server: TestMailServer;
let gateway: TestGateway;
let times: TestTimes;
let clerkId: string;
beforeAll(async () => {
  [server, gateway] = [await openTestMailServer(), await openTestGateway()];
  times = await openTestTimes({ settings: { smtpUrl: server.url, textMessageGateway: gateway.gateway } });
  clerkId = await times.addClerkAtWork();
});
afterAll(() => Promise.all([times.close(), server.close(), gateway.close()]));
beforeEach(async () => {
  [server.manner, gateway.manner] = ['takes', 'takes'];
  server.letters.length = 0;
  gateway.messages.length = 0;
  times.clock.set(monday.toISOString());
  for (const table of [
    'appointment_message',
    'appointment_reach',
    'appointment_customer',
    'appointment_event',
    'outbox',
    'notice',
  ] as const)
    await times.database.deleteFrom(table).execute();
  await times.database.transaction().execute(async (transaction) => {
    for (const table of ['booked_time', 'appointment'] as const) await transaction.deleteFrom(table).execute();
  });
});

const reachBy = (channel: Reach['channel'], language = 'fi'): Reach => ({
  channel,
  address: channel === 'email' ? 'Aino.Aalto@example.com' : '+358401234567',
  language,
  secret: newToken(),
  isChecked: true,
});

async function book(reach?: Reach, customerId?: string): Promise<string> {
  const appointmentId = await times.hold();
  await times.book(appointmentId, { reach, customerId });
  return appointmentId;
}

/** Does what was left to be done, on so many nodes at once. */
async function work(nodes = 1, isLast = false): Promise<void> {
  const jobs = await times.database.deleteFrom('outbox').where('topic', '=', 'appointment-word').returning('payload').execute();
  const handler = appointmentHandlers(times.house)['appointment-word'];
  for (const { payload } of jobs) {
    // Ids only, as addToOutbox wrote them.
    const read = payload as Payload;
    const done = await Promise.allSettled(Array.from({ length: nodes }, () => handler(read, { attempt: 1, isLast })));
    if (done.some(({ status }) => status === 'rejected'))
      await times.database
        .insertInto('outbox')
        .values({ topic: 'appointment-word', payload: JSON.stringify(read), at: monday })
        .execute();
  }
}
const states = async () => {
  const rows = await times.database
    .selectFrom('appointment_message')
    .select(['kind', 'state'])
    .orderBy('made_at')
    .orderBy('message_id')
    .execute();
  return rows.map(({ kind, state }) => `${kind} ${state}`);
};
const decoded = (data = '') => {
  const parts = [...data.matchAll(/base64\n(?:[\w-]+:.*\n)*\n([\w+/=\n]+)/g)].map(([, part = '']) =>
    Buffer.from(part.replaceAll('\n', ''), 'base64').toString(),
  );
  const plain = data.replaceAll('=\n', '').replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)));
  return [Buffer.from(plain, 'latin1').toString(), ...parts].join('\n');
};

describe('whoever booked a time', () => {
  test('is told by e-mail in their language, with the page, the number for arriving and a file for the calendar', async () => {
    const reach = reachBy('email', 'sv');
    const id = await book(reach);
    await work();
    expect(server.letters.map(({ to }) => to.join())).toEqual([expect.stringContaining('Aino.Aalto@example.com')]);
    const letter = decoded(server.letters[0]?.data);
    const { no } = await times.database
      .selectFrom('appointment')
      .select('check_in_no as no')
      .where('appointment_id', '=', id)
      .executeTakeFirstOrThrow();
    for (const said of [
      'tisdag 3.3 kl. 10',
      `/appointments/of/${reach.secret}`,
      String(no),
      'METHOD:REQUEST',
      `UID:${id}@`,
      'DTSTART:20150303T080000Z',
    ])
      expect(letter).toContain(said);
    expect(await states()).toEqual(['booked sent']);
  });

  test('is told by text message, in one message', async () => {
    await book(reachBy('text-message'));
    await work();
    expect(gateway.messages).toHaveLength(1);
    expect(gateway.messages[0]?.text).toContain('Aikasi on varattu tiistaina 3.3. klo 10.00');
  });

  test('is told once, however many nodes do it at once', async () => {
    await book(reachBy('email'));
    await work(8);
    expect(server.letters).toHaveLength(1);
    expect(await states()).toEqual(['booked sent']);
  });

  test('is told when it is moved, and when the agency cancels it and why', async () => {
    const id = await book(reachBy('email', 'en'));
    await work();
    const to = { placeId: 'tampere', fromAt: new Date('2015-03-04T08:00:00Z'), share: 'public' } as const;
    await times.change((transaction) => moveAppointment(transaction, times.house, id, to, { at: monday }));
    await work();
    await times.change((transaction) => cancelAppointment(transaction, times.house, id, { clerkId, at: monday, reason: 'place-closed' }));
    await work();
    const [, moved, cancelled] = server.letters.map(({ data }) => decoded(data));
    expect(moved).toContain('Your new time is Wednesday 4 March');
    expect(moved).toContain('You have moved your appointment.');
    expect(cancelled).toContain('We have had to cancel your appointment.');
    expect(cancelled).toContain('The office is closed then.');
    expect(cancelled).toContain('METHOD:CANCEL');
    expect(await states()).toEqual(['booked sent', 'moved sent', 'cancelled sent']);
  });

  test('is told by their own notices when they signed in', async () => {
    const aino = await signInCustomer(times, { n: 1 });
    await book(undefined, aino.id);
    await work(4);
    expect(await states()).toEqual(['booked passed']);
    expect(await times.database.selectFrom('notice').select('kind').execute()).toEqual([{ kind: 'appointment' }]);
  });
});

describe('a reminder', () => {
  const remindAt = async (at: string) => {
    times.clock.set(at);
    await Promise.all([remindOfAppointments(times.house), remindOfAppointments(times.house)]);
    await work(2);
  };

  test('goes a day before, once', async () => {
    times.clock.set('2015-03-02T06:00:00Z');
    await book(reachBy('email'));
    await work();
    await remindAt('2015-03-02T07:59:00Z');
    expect(server.letters).toHaveLength(1);
    await remindAt('2015-03-02T08:00:00Z');
    await remindAt('2015-03-02T08:05:00Z');
    expect(server.letters).toHaveLength(2);
    expect(decoded(server.letters[1]?.data)).toContain('Muistutus');
  });

  test('does not go for a time that was booked later than that, nor for one that is cancelled', async () => {
    await book(reachBy('email'));
    await work();
    await remindAt('2015-03-02T09:00:00Z');
    expect(server.letters).toHaveLength(1);
  });
});

describe('the log', () => {
  test('has what failed, which an administrator sends again', async () => {
    server.manner = 'refuses-address';
    const id = await book(reachBy('email'));
    await work();
    expect(await states()).toEqual(['booked failed']);
    const administrator = await signInStaff(times, { role: 'administrator' });
    const log = (await administrator.get('/appointment-messages')).body;
    expect(log).toContain('EENVELOPE 550');
    expect(log).not.toContain('example.com');
    server.manner = 'takes';
    const address = /action="(\/appointment-messages\/[\w-]+\/try-again)"/.exec(log)?.[1] ?? '';
    expect((await administrator.post(address)).statusCode).toBe(303);
    await work();
    expect(server.letters).toHaveLength(1);
    expect((await administrator.post(address)).statusCode).toBe(409);
    const clerk = await signInStaff(times);
    expect((await clerk.get(`/appointments/${id}/messages`)).body).toContain('Lähetetty');
  });

  test('keeps trying while a server is busy, and gives up at the last', async () => {
    server.manner = 'is-busy';
    await book(reachBy('email'));
    await work();
    expect(await states()).toEqual(['booked due']);
    await work(1, true);
    expect(await states()).toEqual(['booked failed']);
  });

  test('keeps what nothing sends, to be read by the operator', async () => {
    const reach = reachBy('text-message');
    await book(reach);
    const [job] = await times.database.deleteFrom('outbox').where('topic', '=', 'appointment-word').returning('payload').execute();
    // Ids only, as addToOutbox wrote them.
    await appointmentHandlers(times.house, { mail: undefined, textMessages: undefined })['appointment-word'](job?.payload as Payload, {
      attempt: 1,
      isLast: false,
    });
    expect(await states()).toEqual(['booked kept']);
    const log = (await (await signInStaff(times, { role: 'administrator' })).get('/appointment-messages')).body;
    expect(log).toContain(`/appointments/of/${reach.secret}`);
    expect(log).not.toContain('+358401234567');
  });
});

test('where somebody was told is forgotten some days after their time, and then nothing is sent there', async () => {
  await book(reachBy('email'));
  times.clock.set(new Date(tuesdayAtTen.getTime() + 2 * 86_400_000).toISOString());
  await forgetReaches(times.house);
  expect(await times.database.selectFrom('appointment_reach').select('channel').execute()).toHaveLength(1);
  times.clock.set(new Date(tuesdayAtTen.getTime() + 4 * 86_400_000).toISOString());
  await forgetReaches(times.house);
  expect(await times.database.selectFrom('appointment_reach').select('channel').execute()).toHaveLength(0);
});
