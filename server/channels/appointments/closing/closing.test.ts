import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { fieldsOf } from '#server/agency/network/changing-hours/plan-form.ts';
import { signInStaff, type SignedIn } from '#server/people/sign-in/testing.ts';
import { getAppointment } from '../booking/appointment.ts';
import { openTestTimes, type TestTimes, tuesdayAtTen } from '../testing.ts';
import { reassignAppointments } from './reassigning.ts';

let times: TestTimes;
let manager: SignedIn;
let administrator: SignedIn;
beforeAll(async () => {
  times = await openTestTimes({ settings: { logLevel: 'error' } });
  manager = await signInStaff(times, { role: 'manager' });
  administrator = await signInStaff(times, { role: 'administrator' });
});
afterAll(() => times.close());
beforeEach(async () => {
  times.clock.set('2015-03-02T08:30:00Z');
  await sql`truncate appointment, appointment_event, appointment_customer, appointment_reach, booked_time, busy_day, work_shift cascade`.execute(
    times.database,
  );
  await sql`delete from hours_version where place_id = 'tampere' and version_no > 1`.execute(times.database);
});

const at = (minutes: number) => new Date(tuesdayAtTen.getTime() + minutes * 60_000);
const closed = '/appointments/closed/tampere';

async function bookAt(minutes: number): Promise<string> {
  const id = await times.hold({ fromAt: at(minutes), share: 'internal' });
  await times.book(id);
  return id;
}

/** Posts new hours of Tampere as the form does: on Tuesday 3 March the place is closed. */
const closeTuesday = (action: string, broken = '0') => {
  const plan = times.house.agency.network.places.find(({ id }) => id === 'tampere')?.hours;
  if (!plan) throw new Error('there is no Tampere');
  const exception = {
    from: '2015-03-03',
    to: '2015-03-03',
    reason: { fi: 'Vesivahinko', sv: 'Vattenskada', en: 'Water damage' },
    intervals: [],
  };
  const form = Object.fromEntries(fieldsOf({ ...plan, exceptions: [...plan.exceptions, exception] }));
  return administrator.post('/network/tampere/hours', { ...form, seen: '1', from: '3.3.2015', reason: 'Vesivahinko', action, broken });
};

const listEvents = async (kind: string) =>
  times.database.selectFrom('appointment_event').select(['appointment_id', 'clerk_id', 'details']).where('kind', '=', kind).execute();

test('whoever changes hours sees the booked appointments that they break, and cannot save before', async () => {
  await times.addClerkAtWork();
  for (const minutes of [-60, 0, 60]) await bookAt(minutes);
  await times.hold({ fromAt: at(120), share: 'internal' });
  const shown = await closeTuesday('preview');
  expect(shown.body).toContain('3 varattua aikaa jää aukioloaikojen ulkopuolelle');
  expect(shown.body).toContain('suomi');
  expect((await closeTuesday('save', '2')).statusCode).toBe(409);
  expect((await closeTuesday('save', '3')).headers.location).toBe('/network/tampere?done=hours');
});

test('a machine is shown them before it saves, and afterwards lists and moves them', async () => {
  await times.addClerkAtWork();
  const id = await bookAt(0);
  const plan = times.house.agency.network.places.find((place) => place.id === 'tampere')?.hours;
  const exceptions = [{ from: '2015-03-03', to: '2015-03-03', reason: { fi: 'Remontti', sv: 'Renovering', en: 'Repairs' }, intervals: [] }];
  const preview = await administrator.api('POST', '/api/network/tampere/hours/preview', {
    from: '2015-03-03',
    plan: { ...plan, exceptions },
  });
  expect(preview.json<{ brokenAppointments: unknown }>().brokenAppointments).toEqual({
    count: 1,
    first: [{ id, at: tuesdayAtTen.toISOString(), channel: 'office', benefitGroup: 'housing', language: 'fi' }],
  });
  await closeTuesday('save', '1');
  const listed = await manager.api('GET', '/api/appointments/closed/tampere?day=2015-03-03');
  expect(listed.json()).toMatchObject({ count: 1, first: [{ id }] });
  expect((await manager.api('POST', '/api/appointments/closed/tampere/rebook', {})).json()).toEqual({ moved: 1, cancelled: 0, left: 0 });
  expect((await manager.api('GET', '/api/appointments/closed/tampere')).json()).toEqual({ count: 0, first: [] });
});

test('a closed day’s appointments move to the next day at the same hour, each to a time of its own, and it is written why', async () => {
  await times.addClerkAtWork();
  const ids = [await bookAt(0), await bookAt(60)];
  await closeTuesday('save', '2');
  expect((await manager.get(closed)).body).toContain('2 aikaa on siirrettävä');
  expect((await manager.post(`${closed}/rebook`, { day: '2015-03-03' })).headers.location).toBe(
    `${closed}?day=2015-03-03&moved=2&cancelled=0`,
  );
  const moved = await Promise.all(ids.map((id) => getAppointment(times.database, id)));
  expect(moved.map(({ fromAt }) => fromAt.toISOString())).toEqual(['2015-03-04T08:00:00.000Z', '2015-03-04T09:00:00.000Z']);
  for (const { clerk_id, details } of await listEvents('moved'))
    expect([clerk_id, details]).toEqual([manager.id, expect.objectContaining({ reason: 'place-closed', toPlace: 'tampere' })]);
  expect((await manager.get(`${closed}?moved=2&cancelled=0`)).body).toContain('Kaikki varatut ajat voidaan pitää');
});

test('an appointment for which nothing is free within two weeks is cancelled, and so written', async () => {
  await times.addClerkAtWork({ days: ['2015-03-03'] });
  const id = await bookAt(0);
  await closeTuesday('save', '1');
  expect((await manager.post(`${closed}/rebook`, {})).headers.location).toBe(`${closed}?moved=0&cancelled=1`);
  expect((await getAppointment(times.database, id)).state).toBe('cancelled');
  expect(await listEvents('cancelled')).toMatchObject([{ details: { reason: 'place-closed' } }]);
});

test('of managers who press at once, nobody moves an appointment twice and none is lost', async () => {
  await times.addClerkAtWork();
  await times.addClerkAtWork();
  const ids = [];
  for (const minutes of [-60, 0, 60, 120]) ids.push(await bookAt(minutes), await bookAt(minutes));
  await closeTuesday('save', '8');
  const presses = await Promise.all(Array.from({ length: 4 }, () => manager.post(`${closed}/rebook`, {})));
  expect(presses.map(({ statusCode }) => statusCode)).toEqual([303, 303, 303, 303]);
  expect(await listEvents('moved')).toHaveLength(8);
  const after = await Promise.all(ids.map((id) => getAppointment(times.database, id)));
  expect(new Set(after.map(({ state }) => state))).toEqual(new Set(['booked']));
  expect(new Set(after.map(({ clerkId, fromAt }) => `${clerkId} ${fromAt.toISOString()}`)).size).toBe(8);
});

test('hours that are changed back leave everything where it is', async () => {
  await times.addClerkAtWork();
  const id = await bookAt(0);
  await closeTuesday('save', '1');
  await sql`delete from hours_version where place_id = 'tampere' and version_no > 1`.execute(times.database);
  await manager.post(`${closed}/rebook`, {});
  expect((await getAppointment(times.database, id)).fromAt).toEqual(tuesdayAtTen);
});

test('the appointments of a clerk who is away go to others at the same time, and the rest to another time', async () => {
  const ill = await times.addClerkAtWork();
  const ids = [await bookAt(0), await bookAt(60)];
  const other = await times.addClerkAtWork();
  await sql`insert into booked_time (resource_id, kind, from_at, to_at, reason, booking_id)
    values (${other}, 'clerk', ${at(60)}, ${at(90)}, 'meeting', gen_random_uuid())`.execute(times.database);
  const away = `clerk=${ill}&from=2015-03-03&to=2015-03-03`;
  const fields = { clerk: ill, from: '2015-03-03', to: '2015-03-03' };
  const atWork = await manager.get(`${closed}/away?${away}`);
  expect(atWork.body).toContain('2 varattua aikaa');
  expect(atWork.body).toContain('Poista ensin työvuoro');
  await manager.post(`${closed}/away/reassign`, fields);
  expect((await getAppointment(times.database, ids[0] ?? '')).clerkId).toBe(ill);
  await times.database.deleteFrom('work_shift').where('clerk_id', '=', ill).execute();
  expect((await manager.post(`${closed}/away/reassign`, fields)).headers.location).toContain('reassigned=1');
  expect(await getAppointment(times.database, ids[0] ?? '')).toMatchObject({ clerkId: other, fromAt: tuesdayAtTen });
  expect(await listEvents('reassigned')).toMatchObject([{ details: { reason: 'clerk-away' } }]);
  expect((await manager.get(`${closed}/away?${away}&reassigned=1`)).body).toContain('yksi varattu aika');
  expect((await manager.post(`${closed}/away/rebook`, fields)).headers.location).toContain('moved=1');
  expect(await getAppointment(times.database, ids[1] ?? '')).toMatchObject({ clerkId: other, state: 'booked' });
});

test('many who reassign at once leave each appointment with one clerk', async () => {
  const ill = await times.addClerkAtWork();
  const ids = [await bookAt(0), await bookAt(60)];
  await times.addClerkAtWork();
  const asked = { clerkId: ill, from: at(-600), to: at(600), byClerkId: manager.id };
  const done = await Promise.all(Array.from({ length: 6 }, () => reassignAppointments(times.house, asked)));
  expect(done.reduce((sum, { reassigned }) => sum + reassigned, 0)).toBe(2);
  for (const id of ids) {
    const kept = await sql`select from booked_time where appointment_id = ${id} and free_at is null`.execute(times.database);
    expect(kept.rows).toHaveLength(1);
  }
});
