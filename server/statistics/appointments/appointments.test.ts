import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { recordAppointmentEvent } from '#server/channels/appointments/booking/appointment.ts';
import { cancelAppointment, moveAppointment } from '#server/channels/appointments/booking/changing.ts';
import { openTestTimes, type TestTimes, tuesdayAtTen } from '#server/channels/appointments/testing.ts';
import { signInCustomer, signInStaff } from '#server/people/sign-in/testing.ts';
import { foldTimedTallies } from '#server/platform/figures/timed-tally.ts';
import { countCustomersNightly, countCustomersNow } from '../customers/counting.ts';
import { compareFigures, repairFigures } from '../recount.ts';
import { measureFirstFree } from './measuring.ts';
import { compareKept } from './queries.ts';

const timeZone = 'Europe/Helsinki';
let times: TestTimes;
beforeAll(async () => {
  times = await openTestTimes();
});
afterAll(() => times.close());
beforeEach(async () => {
  times.clock.set('2015-03-02T08:30:00Z');
  await sql`truncate appointment, appointment_event, appointment_customer, appointment_reach, booked_time, busy_day, work_shift, interpreter,
    timed_tally, tally, daily_figure, monthly_figure, daily_sum, customers_by_appointment, kept_pseudonym, customers_served, served_pseudonym,
    reporting_year, first_free_day cascade`.execute(times.database);
});

const later = (minutes: number) => new Date(tuesdayAtTen.getTime() + minutes * 60_000);

/** Rows of a table as somebody who works here reads them. */
async function read(table: string, query = 'from=2015-03-01&to=2015-03-31') {
  const manager = await signInStaff(times, { role: 'manager' });
  const csv = await manager.get(`/statistics/appointments/${table}.csv?${query}&language=en`);
  expect(csv.statusCode).toBe(200);
  return csv.body.trim().split('\r\n').slice(1);
}

type Kept = { customerId?: string; address?: string; channel?: 'office' | 'phone' | 'video'; minutes: number };

/** An appointment that was booked and came to an end. */
async function end(kind: 'kept' | 'no-show', { customerId, address, channel = 'office', minutes }: Kept): Promise<string> {
  const id = await times.hold({ fromAt: later(minutes), channel, share: 'internal' });
  const reach = address === undefined ? undefined : ({ channel: 'email', address, language: 'fi', secret: 's', isChecked: true } as const);
  await times.book(id, { by: 'clerk', customerId, reach });
  await say(id, 'arrived');
  await say(id, kind);
  return id;
}

const say = (id: string, kind: 'arrived' | 'kept' | 'no-show') =>
  times.change(async (transaction) => {
    await transaction.updateTable('appointment').set({ state: kind }).where('appointment_id', '=', id).execute();
    await recordAppointmentEvent(transaction, { appointmentIds: [id], kind, at: times.clock.now() });
  });

async function expectTrue() {
  expect(await compareFigures(times.database, timeZone)).toEqual([]);
  await countCustomersNow(times.house, times.clock.now());
  expect(await compareKept(times.database, timeZone)).toEqual([]);
}

test('what became of appointments is counted as it happens, by channel, and the share of no-shows leaves out what was cancelled', async () => {
  for (let clerk = 0; clerk < 3; clerk += 1) await times.addClerkAtWork();
  await end('kept', { minutes: 0 });
  await end('no-show', { minutes: 0 });
  await end('kept', { minutes: 0, channel: 'phone' });
  const moved = await times.hold({ fromAt: later(60) });
  await times.book(moved);
  const to = { placeId: 'tampere', fromAt: later(120), share: 'internal' } as const;
  await times.change((transaction) => moveAppointment(transaction, times.house, moved, to, { at: times.clock.now() }));
  await times.change((transaction) => cancelAppointment(transaction, times.house, moved, { at: times.clock.now() }));
  const expected = ['"March 2015, office",3,1,1,1,1,0.5', '"March 2015, phone",1,0,0,1,0,0'];
  expect(await read('appointments-by-month')).toEqual(expected);
  await foldTimedTallies(times.database, timeZone);
  expect(await read('appointments-by-month')).toEqual(expected);
  await expectTrue();
  await repairFigures(times.database, timeZone);
  expect(await read('appointments-by-month')).toEqual(expected);
});

test('whoever is served after having been given up is counted as kept alone, however it is said again', async () => {
  await times.addClerkAtWork();
  const id = await end('no-show', { minutes: 0 });
  await say(id, 'arrived');
  expect(await read('appointments-by-month')).toEqual(['"March 2015, office",1,0,0,0,0,']);
  await say(id, 'kept');
  await say(id, 'kept');
  expect(await read('appointments-by-month')).toEqual(['"March 2015, office",1,0,0,1,0,0']);
  await expectTrue();
});

test('people are counted once however often they come: known ones as customers, others by their address', async () => {
  for (let clerk = 0; clerk < 9; clerk += 1) await times.addClerkAtWork();
  await countCustomersNightly(times.house);
  const { id: customerId } = await signInCustomer(times);
  await end('kept', { customerId, minutes: 0 });
  await end('kept', { customerId, minutes: 60, channel: 'phone' });
  for (const name of ['a', 'b', 'c', 'd']) await end('kept', { address: `${name}@example.com`, minutes: 0 });
  await end('kept', { address: 'A@example.com', minutes: 60 });
  await end('kept', { minutes: 120 });
  await end('no-show', { address: 'e@example.com', minutes: 120 });
  await end('kept', { address: 'f@example.com', channel: 'video', minutes: 120 });
  await expectTrue();
  // Nobody can tell whose the appointments were any more: what was counted stays.
  await times.database.deleteFrom('appointment_reach').execute();
  await expectTrue();
  await sql`insert into reporting_year (year, closed_at) values (2014, now())`.execute(times.database);
  await sql`insert into customers_by_appointment (year, channel, customers, appointments, counted_on) values (2014, 'office', 10, 14, '2015-01-01')`.execute(
    times.database,
  );
  expect(await read('customers-by-appointment')).toEqual([
    'Office or phone,5,0,,8,0,',
    'Office,5,10,-0.5,7,14,-0.5',
    'Phone,fewer than 5,0,,,0,',
    'Video,fewer than 5,0,,,0,',
  ]);
});

test('how far ahead the first free time lies is measured once a day, and where there is none that is told apart', async () => {
  await times.addClerkAtWork({ days: ['2015-03-05'] });
  await times.addClerkAtWork({ placeId: 'turku', days: ['2015-03-06'] });
  await times.database
    .updateTable('work_shift')
    .set({ channels: ['office'] })
    .execute();
  times.clock.set('2015-03-02T04:30:00Z');
  expect(await measureFirstFree(times.house)).toBe(0);
  times.clock.set('2015-03-02T05:30:00Z');
  await Promise.all([0, 1, 2, 3].map(() => measureFirstFree(times.house)));
  await sql`insert into booked_time (resource_id, kind, from_at, to_at, reason, booking_id)
    select resource_id, 'clerk', from_at, to_at, 'leave', gen_random_uuid() from work_shift where place_id = 'turku'`.execute(
    times.database,
  );
  times.clock.set('2015-03-03T05:30:00Z');
  expect(await measureFirstFree(times.house)).toBe(2);
  expect(await read('days-to-first-free-by-month')).toEqual(['"March 2015, office",3,4,1']);
  expect((await read('days-to-first-free-by-place')).map((row) => row.split(',').slice(1, 4).join())).toEqual(['2.5,0,', '4,1,', '3,1,']);
});

test('no role of a request reads or writes whose appointments were kept, and none writes the numbers', async () => {
  const { rows } = await sql<{ may: string }>`
    select concat_ws(' ', r.rolname, p.privilege, t.name) as may
    from pg_roles r, unnest(array['kept_pseudonym', 'customers_by_appointment', 'first_free_day']) t (name),
      unnest(array['select', 'insert', 'update', 'delete']) p (privilege)
    where r.rolname like 'luukku\\_%' and has_table_privilege(r.rolname, t.name, p.privilege)
      and (t.name = 'kept_pseudonym' or p.privilege <> 'select')`.execute(times.database);
  expect(rows).toEqual([]);
});
