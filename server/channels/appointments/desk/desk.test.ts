import { sql } from 'kysely';
import { v7 as newId } from 'uuid';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { addContact } from '#server/line/adding.ts';
import { demoCustomer } from '#server/people/demo-identity/people.ts';
import { signInCustomer, signInStaff, type SignedIn } from '#server/people/sign-in/testing.ts';
import { getAppointment } from '../booking/appointment.ts';
import { openTestTimes, type TestTimes, tuesdayAtTen } from '../testing.ts';

let times: TestTimes;
let clerk: SignedIn;
let aino: SignedIn;
beforeAll(async () => {
  times = await openTestTimes({ settings: { logLevel: 'error' } });
  clerk = await signInStaff(times, { n: 2, skills: ['housing'], languages: ['fi'] });
  aino = await signInCustomer(times, { n: 1 });
});
afterAll(() => times.close());
beforeEach(async () => {
  times.clock.set('2015-03-02T08:30:00Z');
  await sql`truncate appointment, appointment_event, appointment_customer, appointment_reach, booked_time, busy_day, work_shift, interpreter,
    contact_customer, contact_period, contact, clerk_period, view_log cascade`.execute(times.database);
});

const wish = { channel: 'office', place: 'tampere', matter: 'housing', spoken: 'fi' };
const address = (more: Record<string, string> = {}) => `/appointments/desk/new?${new URLSearchParams({ ...wish, ...more })}`;
const book = (more: Record<string, string> = {}) =>
  clerk.post('/appointments/desk/new', { ...wish, at: tuesdayAtTen.toISOString(), ...more });
const idIn = (location: unknown) => /desk\/([0-9a-f-]{36})\?done=/.exec(String(location))?.[1] ?? 'none';

/** Somebody who is served at a counter by the clerk, and whose contact it is. */
async function serve(): Promise<string> {
  const contactId = newId();
  const at = times.clock.now();
  await times.change((transaction) =>
    addContact(transaction, {
      contactId,
      channel: 'office',
      placeId: 'tampere',
      benefitGroup: 'housing',
      language: 'fi',
      isQuick: false,
      arrivedAt: at,
      at,
    }),
  );
  const counter = await times.database
    .selectFrom('counter')
    .select('counter_id')
    .where('place_id', '=', 'tampere')
    .limit(1)
    .executeTakeFirstOrThrow();
  await clerk.post('/counter/open', { place: 'tampere', counter: counter.counter_id, also: '' });
  await clerk.post('/counter/next', {});
  await clerk.post(`/counter/contacts/${contactId}/serve`, {});
  await clerk.post(`/counter/contacts/${contactId}/customer`, { who: demoCustomer(1).identityCode });
  return contactId;
}

test('a clerk sees times that the public cannot book, as soon as now', async () => {
  await times.addClerkAtWork();
  const { body } = await clerk.get(address());
  // The public is told a day before; half past ten of this very day is offered here.
  expect(body).toContain('value="2015-03-02T08:30:00.000Z"');
  expect(body).toContain('Myöhemmät ajat');
  expect((await clerk.get(address({ from: '2015-03-06' }))).body).not.toContain('value="2015-03-05');
  expect((await clerk.get(address({ spoken: 'ku' }))).body).toContain('Vapaita aikoja ei ole');
});

test('the customer who is served gets a time, sees that they were looked at, and their history shows what happened', async () => {
  await times.addClerkAtWork();
  const contact = await serve();
  expect((await clerk.get(address({ contact }))).body).toContain('Varaa aika: Aino Maria Testinen');
  const id = idIn((await book({ contact })).headers.location);
  expect(await getAppointment(times.database, id)).toMatchObject({ state: 'booked', bookedBy: 'clerk', share: 'internal' });
  await clerk.post(`/appointments/desk/${id}/move`, { at: '2015-03-04T08:00:00.000Z', reason: 'customer-asked' });
  expect((await clerk.get(`/counter/contacts/${contact}/customer`)).body).toContain(`/appointments/desk/new?contact=${contact}`);
  const { body } = await clerk.get(address({ contact }));
  expect(body).toMatch(/4\. maaliskuuta 2015[^<]*10\.00, Palvelupaikassa, Tampere[^<]*, Asuminen, varattu/);
  expect(body).toMatch(/Siirrettiin, asiakas pyysi/);
  expect((await aino.get('/who-looked')).body).toContain('Asioit luonamme: Tampere');
  expect((await aino.get('/my-data')).statusCode).toBe(200);
});

test('a contact that another clerk has books nothing', async () => {
  await times.addClerkAtWork();
  const contact = await serve();
  const other = await signInStaff(times, { n: 3, skills: ['housing'], languages: ['fi'] });
  const answer = await other.post('/appointments/desk/new', { ...wish, at: tuesdayAtTen.toISOString(), contact });
  expect(answer.statusCode).toBe(409);
  expect((await other.get(address({ contact }))).body).not.toContain('Aino');
  expect(await times.database.selectFrom('appointment').select('appointment_id').execute()).toEqual([]);
});

test('somebody outside the records gets a time under an address that they told, which no clerk can read back', async () => {
  await times.addClerkAtWork();
  const without = await book({ name: 'Matti', reach: 'not an address' });
  expect(without.statusCode).toBe(422);
  expect(without.body).toContain('Kirjoita sähköpostiosoite');
  const id = idIn((await book({ name: 'Matti', reach: '040 123 4567' })).headers.location);
  const reach = await times.database.selectFrom('appointment_reach').selectAll().executeTakeFirstOrThrow();
  expect([reach.channel, times.house.secrets.decrypt(reach.address), reach.checked_at]).toEqual(['text-message', '+358401234567', null]);
  const { body } = await clerk.get(`/appointments/desk/${id}?done=booked`);
  expect(body).toContain('Aika on varattu.');
  expect(body).not.toContain('Matti');
  expect(body).not.toContain('4567');
});

test('several matters and an interpreter are booked together', async () => {
  await times.addClerkAtWork();
  await times.addInterpreter(['se']);
  const other = times.house.agency.groups.find(({ id: group }) => group !== 'housing')?.id ?? '';
  const id = idIn((await book({ matter2: other, interpreter: 'se', reach: 'a@example.com' })).headers.location);
  const { fromAt, toAt, benefitGroups, interpreted } = await getAppointment(times.database, id);
  expect([benefitGroups.length, interpreted]).toEqual([2, 'se']);
  expect(toAt.getTime() - fromAt.getTime()).toBeGreaterThan(30 * 60_000);
});

test('of many clerks who press the same time at once one books it, and the others are shown the next free times', async () => {
  await times.addClerkAtWork();
  const pressed = await Promise.all(Array.from({ length: 8 }, () => book({ reach: 'a@example.com' })));
  expect(pressed.filter(({ statusCode }) => statusCode === 303)).toHaveLength(1);
  const lost = pressed.filter(({ statusCode }) => statusCode === 409);
  expect(lost).toHaveLength(7);
  expect(lost[0]?.body).toContain('Seuraavat vapaat ajat ovat alla');
  expect(lost[0]?.body).toContain('value="2015-03-03T09:00:00.000Z"');
  expect(lost[0]?.body).toContain('value="a@example.com"');
});

test('a clerk cancels with a reason, and what is over cannot be changed', async () => {
  await times.addClerkAtWork();
  const id = idIn((await book({ reach: 'a@example.com' })).headers.location);
  expect((await clerk.post(`/appointments/desk/${id}/cancel`, { reason: 'a story' })).statusCode).toBe(400);
  await clerk.post(`/appointments/desk/${id}/cancel`, { reason: 'booked-wrongly' });
  const { body } = await clerk.get(`/appointments/desk/${id}?done=cancelled`);
  expect(body).toMatch(/Peruttiin, varattiin väärin, /);
  expect(body).not.toContain('Siirrä aika');
  const moved = await clerk.post(`/appointments/desk/${id}/move`, { at: '2015-03-04T08:00:00.000Z', reason: 'customer-asked' });
  expect(moved.statusCode).toBe(409);
});
