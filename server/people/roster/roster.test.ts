import { sql } from 'kysely';
import { v7 as newId } from 'uuid';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { seedPlaces } from '#server/agency/network/places/seeding.ts';
import { signInStaff, type SignedIn } from '#server/people/sign-in/testing.ts';
import { openTestHouse, type TestHouse } from '#server/platform/testing/test-house.ts';
import { addShifts, endShifts } from './shifts.ts';
import { bookTime } from './testing.ts';

let opened: TestHouse;
let manager: SignedIn;
let clerk: SignedIn;
const timeZone = 'Europe/Helsinki';
const at = (text: string) => new Date(text);
beforeAll(async () => {
  opened = await openTestHouse({ now: '2015-03-02T08:00:00Z' });
  await seedPlaces(opened.database, opened.house.agency.network, opened.clock.now());
  manager = await signInStaff(opened, { role: 'manager' });
  clerk = await signInStaff(opened, { n: 1 });
});
afterAll(() => opened.close());
beforeEach(async () => {
  opened.clock.set('2015-03-02T08:00:00Z');
  for (const table of ['booked_time', 'appointment', 'busy_day', 'work_shift', 'roster_event'] as const)
    await opened.database.deleteFrom(table).execute();
});

const usual = { weekdays: ['1', '2', '3', '4', '5'], fromTime: '8.00', toTime: '15.45', channels: ['office', 'phone'] };
const add = (fields: Record<string, string | string[]>) =>
  manager.post('/roster/tampere/shifts', { ...usual, worker: clerk.id, ...fields });
const shifts = () =>
  opened.database.selectFrom('work_shift').select(['shift_id as id', 'from_at as from', 'to_at as to']).orderBy('from_at').execute();

test('shifts of many weeks are added at once, at the same time on the wall before and after clocks change, and never on holidays', async () => {
  const answer = await add({ fromDay: '23.3.2015', toDay: '10.4.2015' });
  expect(answer.statusCode).toBe(303);
  // Good Friday and Easter Monday are left out.
  expect(answer.headers.location).toBe('/roster/tampere?added=13&holidays=2');
  const added = await shifts();
  expect(added.map(({ from }) => from.toISOString())).toContain('2015-03-27T06:00:00.000Z');
  expect(added.map(({ from }) => from.toISOString())).toContain('2015-03-30T05:00:00.000Z');
  expect(added.map(({ from }) => from.toISOString().slice(0, 10))).not.toContain('2015-04-03');
  const week = await manager.get('/roster/tampere?week=2015-03-30&added=13&holidays=2');
  expect(week.body).toContain('13 työvuoroa lisättiin. Pyhäpäivinä jätettiin pois 2.');
  expect(week.body).toContain('8.00–15.45');
  expect(week.body).toContain('Toimisto, Puhelin');
});

test('who changed the roster, and when, stands on its page', async () => {
  await add({ fromDay: '9.3.2015', toDay: '13.3.2015' });
  const { body } = await manager.get('/roster/tampere?week=2015-03-09');
  expect(body).toMatch(/Työvuoroja lisättiin<\/strong>: [^<]*9\.3\.2015 – 13\.3\.2015 · 8\.00–15\.45 · 5 kpl/);
  expect(body).toContain(`${manager.name}, 2. maaliskuuta 2015`);
});

test('faults are told beside their fields, and nothing is added', async () => {
  const answer = await add({ worker: '', weekdays: [], fromDay: '1.3.2015', toDay: '30.2.2015', fromTime: '8.03', toTime: '7.00' });
  expect(answer.statusCode).toBe(422);
  for (const text of ['Valitse virkailija.', 'Valitse ainakin yksi viikonpäivä.', 'Päivä on jo mennyt', 'viiden minuutin tarkkuudella'])
    expect(answer.body).toContain(text);
  expect((await add({ fromDay: '9.3.2015', toDay: '9.3.2015', fromTime: '9', toTime: '8' })).body).toContain('Päättymisajan on oltava');
  expect(await shifts()).toEqual([]);
});

test('a clerk who is at work already gets no second shift at that time, in another place neither; the days are named', async () => {
  await add({ fromDay: '11.3.2015', toDay: '11.3.2015' });
  const answer = await manager.post('/roster/oulu/shifts', { ...usual, worker: clerk.id, fromDay: '9.3.2015', toDay: '13.3.2015' });
  expect(answer.statusCode).toBe(409);
  expect(answer.body).toContain('11.3.2015.');
  expect(await shifts()).toHaveLength(1);
});

test('of many who add the same shifts at once one adds them, and the others are told', async () => {
  const answers = await Promise.all(Array.from({ length: 12 }, () => add({ fromDay: '9.3.2015', toDay: '13.3.2015' })));
  expect(answers.map(({ statusCode }) => statusCode).toSorted()).toEqual([303, ...Array.from({ length: 11 }, () => 409)]);
  expect(await shifts()).toHaveLength(5);
});

test('whoever takes shifts away first sees the appointments that are left without anybody', async () => {
  await add({ fromDay: '9.3.2015', toDay: '13.3.2015' });
  await bookTime(opened, { placeId: 'tampere', clerkId: clerk.id, from: at('2015-03-10T07:00:00Z'), to: at('2015-03-10T07:45:00Z') });
  const fields = { worker: clerk.id, fromDay: '9.3.2015', toDay: '11.3.2015' };
  const shown = await manager.post('/roster/tampere/shifts/end', fields);
  expect(shown.statusCode).toBe(409);
  expect(shown.body).toContain('Yksi varattu aika jää ilman tekijää');
  expect(shown.body).toMatch(/10\. maaliskuuta 2015[^<]*9\.00/);
  expect(shown.body).toContain('<input type="hidden" name="broken" value="1"/>');
  expect(await shifts()).toHaveLength(5);
  expect((await manager.post('/roster/tampere/shifts/end', { ...fields, broken: '1' })).headers.location).toBe('/roster/tampere?ended=3');
  expect(await shifts()).toHaveLength(2);
  expect((await manager.get('/roster/tampere')).body).toContain('ilman tekijää jäi 1');
});

test('a shift is made shorter when nothing is booked in what falls away', async () => {
  await add({ fromDay: '10.3.2015', toDay: '10.3.2015' });
  const [shift] = await shifts();
  await bookTime(opened, { placeId: 'tampere', clerkId: clerk.id, from: at('2015-03-10T07:00:00Z'), to: at('2015-03-10T07:45:00Z') });
  const address = `/roster/tampere/shifts/${shift?.id}`;
  expect((await manager.get(address)).body).toContain('value="8.00"');
  const harmless = await manager.post(address, { fromTime: '9.00', toTime: '15.00', channels: ['office'] });
  expect(harmless.headers.location).toBe('/roster/tampere?week=2015-03-10&changed=yes');
  const breaking = await manager.post(address, { fromTime: '9.30', toTime: '15.00', channels: ['office'] });
  expect(breaking.statusCode).toBe(409);
  expect(breaking.body).toContain('Tallenna silti');
  // An appointment at the office cannot be kept in a shift for calls either.
  expect((await manager.post(address, { fromTime: '9.00', toTime: '15.00', channels: ['phone'] })).statusCode).toBe(409);
  expect((await shifts())[0]?.from).toEqual(at('2015-03-10T07:00:00Z'));
  expect((await manager.get(`/roster/oulu/shifts/${shift?.id}`)).statusCode).toBe(404);
});

test('what has begun ends now, and what is over stays', async () => {
  await add({ fromDay: '2.3.2015', toDay: '3.3.2015' });
  opened.clock.set('2015-03-02T08:12:00Z');
  await manager.post('/roster/tampere/shifts/end', { worker: clerk.id, fromDay: '2.3.2015', toDay: '3.3.2015' });
  const left = await shifts();
  expect(left).toHaveLength(1);
  expect(left[0]?.to).toEqual(at('2015-03-02T08:15:00Z'));
});

test('a booking and the end of a shift at the same moment never leave a booking unseen', async () => {
  const { database } = opened;
  const by = { clerkId: manager.id, at: opened.clock.now() };
  for (let round = 0; round < 40; round += 1) {
    const [shiftId, appointmentId] = [newId(), newId()];
    const day = new Date(at('2015-06-01T06:00:00Z').getTime() + round * 86_400_000);
    const stretch = { from: day, to: new Date(day.getTime() + 3_600_000) };
    await database.transaction().execute((transaction) =>
      addShifts(transaction, by, { clerkId: clerk.id, placeId: 'tampere' }, [{ shiftId, ...stretch, channels: ['office'] }], {
        isAllOrNone: true,
        timeZone,
      }),
    );
    const book = () =>
      database.transaction().execute(async (transaction) => {
        await sql`set constraints all deferred`.execute(transaction);
        await sql`select take_time(${appointmentId}::uuid, 'tampere', 'office', '{housing}', 'fi', null, ${stretch.from}::timestamptz, ${stretch.to}::timestamptz, 0, null)`.execute(
          transaction,
        );
        await transaction
          .insertInto('appointment')
          .values({
            appointment_id: appointmentId,
            channel: 'office',
            place_id: 'tampere',
            benefit_groups: ['housing'],
            language: 'fi',
            from_at: stretch.from,
            to_at: stretch.to,
            state: 'booked',
            share: 'public',
            created_at: by.at,
            booked_at: by.at,
            booked_by: 'clerk',
            clerk_id: clerk.id,
            secret_digest: Buffer.from(appointmentId),
          })
          .execute();
      });
    const end = () =>
      database.transaction().execute((transaction) => endShifts(transaction, { ...by, seenBroken: 0, timeZone }, [shiftId]));
    const [first, second] = round % 2 === 0 ? [book, end] : [end, book];
    const settled = await Promise.allSettled([first(), second()]);
    const [booked, ended] = round % 2 === 0 ? settled : settled.toReversed();
    const isBooked = booked?.status === 'fulfilled';
    const isEnded = ended?.status === 'fulfilled' && JSON.stringify(ended.value).includes('changed');
    expect(`${isBooked} ${isEnded}`).toMatch(/^(true false|false true)$/);
  }
});

test('another system adds shifts once however often it sends them; bad rows are named and the rest is added', async () => {
  const row = (day: number, change = {}) => ({
    id: newId(),
    clerkId: clerk.id,
    from: `2015-03-${day}T08:00:00+02:00`,
    to: `2015-03-${day}T16:00:00+02:00`,
    channels: ['office'],
    ...change,
  });
  const good = [row(10), row(11)];
  const bad = [
    row(12, { clerkId: newId() }),
    row(13, { from: '2015-03-13T08:01:00+02:00' }),
    row(10),
    row(14, { to: '2015-03-14T07:00:00+02:00' }),
    row(15, { from: 'tomorrow' }),
  ];
  const first = await manager.api('POST', '/api/roster/tampere/shifts', { shifts: [...good, ...bad] });
  expect(first.statusCode).toBe(200);
  const answer: { added: string[]; faults: { id: string }[] } = first.json();
  expect(answer.added).toEqual(good.map(({ id }) => id));
  expect(answer.faults.map(({ id }) => id).toSorted()).toEqual(bad.map(({ id }) => id).toSorted());
  const again = await manager.api('POST', '/api/roster/tampere/shifts', { shifts: good });
  expect(again.json()).toEqual({ added: [], unchanged: good.map(({ id }) => id), faults: [] });
  const read = await manager.api('GET', '/api/roster/tampere?from=2015-03-09');
  const { shifts: shown }: { shifts: { id: string }[] } = read.json();
  expect(shown.map(({ id }) => id)).toEqual(good.map(({ id }) => id));
  const ids = good.map(({ id }) => id);
  expect((await manager.api('POST', '/api/roster/tampere/shifts/end', { ids })).json()).toEqual({ ended: 2, broken: [] });
  expect((await manager.api('POST', '/api/roster/oulu/shifts', { shifts: [row(10, { channels: ['chat'] })] })).statusCode).toBe(400);
});
