import { v7 as newId } from 'uuid';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { seedPlaces } from '#server/agency/network/places/seeding.ts';
import { addShifts } from '#server/people/roster/shifts.ts';
import { bookTime } from '#server/people/roster/testing.ts';
import { signInStaff, type SignedIn } from '#server/people/sign-in/testing.ts';
import { openTestHouse, type TestHouse } from '#server/platform/testing/test-house.ts';
import { freeOf } from './reading.ts';

let opened: TestHouse;
let clerk: SignedIn;
const at = (time: string) => new Date(`2015-03-02T${time}:00Z`);
beforeAll(async () => {
  opened = await openTestHouse({ now: '2015-03-02T08:00:00Z' });
  const { database, house, clock } = opened;
  await seedPlaces(database, house.agency.network, clock.now());
  clerk = await signInStaff(opened, { n: 1 });
  const shift = { shiftId: newId(), from: at('06:00'), to: at('14:00'), channels: ['office' as const] };
  await database.transaction().execute((transaction) =>
    addShifts(transaction, { clerkId: null, at: clock.now() }, { clerkId: clerk.id, placeId: 'tampere' }, [shift], {
      isAllOrNone: true,
      timeZone: house.agency.timeZone,
    }),
  );
  await bookTime(opened, { placeId: 'tampere', clerkId: clerk.id, from: at('08:00'), to: at('08:45') });
  await bookTime(opened, { placeId: 'tampere', clerkId: clerk.id, from: at('14:30'), to: at('15:00'), channel: 'phone' });
  const meeting = {
    resource_id: clerk.id,
    kind: 'clerk',
    from_at: at('10:00'),
    to_at: at('11:00'),
    reason: 'Tiimin kokous',
    booking_id: newId(),
  };
  await database.insertInto('booked_time').values(meeting).execute();
});
afterAll(() => opened.close());

test('all appointments of a place on a day stand in order, and what is free between them', async () => {
  const { body } = await clerk.get('/appointments/day/tampere');
  expect(body).toContain('2 varattua aikaa');
  expect(body).toMatch(
    /10\.00–10\.45<\/th><td>Asuminen<\/td><td>suomi<\/td><td>toimisto<\/td><td>Kaisa Käsittelijä<\/td><td>–<\/td><td>varattu/,
  );
  expect(body).toContain('12.00–13.00 Tiimin kokous');
  expect(body).toContain('8.00–10.00, 10.45–12.00, 13.00–16.00');
});

test('an appointment outside the clerk’s shift is marked', async () => {
  const { body } = await clerk.get('/appointments/day/tampere');
  expect(body.match(/ei työvuorossa/g)).toHaveLength(1);
});

test('a day is chosen as people write it; one that cannot be read is said beside its field', async () => {
  expect((await clerk.get('/appointments/day?place=tampere&day=3.3.2015')).headers.location).toBe(
    '/appointments/day/tampere?day=2015-03-03',
  );
  const faulty = await clerk.get('/appointments/day?place=tampere&day=31.2.2015');
  expect(faulty.statusCode).toBe(422);
  expect(faulty.body).toContain('Kirjoita päivä');
  expect((await clerk.get('/appointments/day/tampere?day=2015-03-03')).body).toContain('Päivälle ei ole varattuja aikoja.');
  expect((await clerk.get('/appointments/day/atlantis')).statusCode).toBe(404);
});

test('a machine reads the same', async () => {
  const answer = await clerk.api('GET', '/api/appointments/day/tampere?day=2015-03-02');
  const { appointments, free }: { appointments: object[]; free: { free: object[] }[] } = answer.json();
  expect(appointments).toHaveLength(2);
  expect(appointments[0]).toMatchObject({ from: '2015-03-02T08:00:00.000Z', state: 'booked', benefitGroups: ['housing'] });
  expect(free[0]?.free).toHaveLength(3);
  expect((await clerk.api('GET', '/api/appointments/day/tampere?day=2015-02-31')).statusCode).toBe(400);
});

test('what overlaps is taken out of a stretch once', () => {
  const free = freeOf({ from: at('08:00'), to: at('12:00') }, [
    { from: at('07:00'), to: at('08:30') },
    { from: at('09:00'), to: at('10:00') },
    { from: at('09:30'), to: at('09:45') },
    { from: at('11:30'), to: at('13:00') },
  ]);
  expect(free).toEqual([
    { from: at('08:30'), to: at('09:00') },
    { from: at('10:00'), to: at('11:30') },
  ]);
});
