import fc from 'fast-check';
import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { refusalOf } from '#server/platform/errors/refusal.ts';
import { getAppointment } from '../booking/appointment.ts';
import { cancelAppointment, moveAppointment } from '../booking/changing.ts';
import { freeTimes } from '../booking/freeing.ts';
import { openTestTimes, type TestTimes, tuesdayAtTen } from '../testing.ts';
import { acceptOffer, declineOffer, findOpenOffer } from './answering.ts';
import { offerEarlierTimes } from './offering.ts';
import { askForEarlier } from './wishes.ts';

let times: TestTimes;
beforeAll(async () => {
  times = await openTestTimes();
});
afterAll(() => times.close());
beforeEach(async () => {
  times.clock.set('2015-03-02T06:00:00Z');
  await sql`truncate appointment, appointment_event, appointment_customer, appointment_reach, booked_time, busy_day, work_shift, interpreter,
    earlier_wish, appointment_offer cascade`.execute(times.database);
  await sql`update counter set takes_appointments = false`.execute(times.database);
});

const thursdayAtTen = new Date('2015-03-05T08:00:00Z');
const codeOf = (error: unknown) => refusalOf(error)?.code ?? error;
const stateOf = async (id: string) => (await getAppointment(times.database, id)).state;
const fromAtOf = async (id: string) => (await getAppointment(times.database, id)).fromAt;
const later = (minutes: number) => times.clock.set(new Date(times.clock.now().getTime() + minutes * 60_000).toISOString());

/** One time on Tuesday, and as many at once on Thursday as there are people: whoever has one of Thursday may want that of Tuesday. */
async function book(people: number): Promise<{ early: string; late: string[] }> {
  await times.addClerkAtWork({ days: ['2015-03-03'] });
  for (let clerk = 0; clerk < people; clerk += 1) await times.addClerkAtWork({ days: ['2015-03-05'] });
  await sql`update work_shift set from_at = from_at + interval '1 hour', to_at = from_at + interval '110 minutes'`.execute(times.database);
  const bookAt = async (fromAt: Date) => {
    const id = await times.hold({ fromAt, share: 'internal' });
    await times.book(id, { by: 'clerk' });
    return id;
  };
  const early = await bookAt(tuesdayAtTen);
  const late: string[] = [];
  for (let person = 0; person < people; person += 1) late.push(await bookAt(thursdayAtTen));
  return { early, late };
}

const ask = (id: string, notBefore = times.clock.now()) =>
  times.change((transaction) => askForEarlier(transaction, times.house, id, { isNearToo: false, notBefore, at: times.clock.now() }));
async function askInOrder(ids: readonly string[]) {
  for (const id of ids) {
    await ask(id);
    later(1);
  }
}
const cancel = (id: string) => times.change((transaction) => cancelAppointment(transaction, times.house, id, { at: times.clock.now() }));
const offerOf = (id: string) => findOpenOffer(times.database, id, times.clock.now());
async function answer(id: string, how: typeof acceptOffer = acceptOffer) {
  const offerId = (await offerOf(id))?.id ?? '00000000-0000-7000-8000-000000000000';
  return times.change((transaction) => how(transaction, times.house, { appointmentId: id, offerId, at: times.clock.now() }));
}
const pass = () => Promise.all(Array.from({ length: 6 }, () => offerEarlierTimes(times.house)));

/** Two appointments of one clerk at the same time. */
async function listOverlaps(): Promise<unknown[]> {
  const { rows } =
    await sql`select a.booking_id from booked_time a join booked_time b on a.resource_id = b.resource_id and a.booking_id < b.booking_id
    and a.appointment_id is distinct from b.appointment_id and a.from_at < b.to_at and b.from_at < a.to_at`.execute(times.database);
  return rows;
}

test('a time that was given up is offered to whoever asked first, once, however many nodes look, and nobody else can take it', async () => {
  const { early, late } = await book(3);
  await askInOrder(late.toReversed());
  await pass();
  expect(await sql`select from appointment_offer`.execute(times.database)).toMatchObject({ rows: [] });
  await cancel(early);
  await pass();
  const [first, second, third] = await Promise.all(late.toReversed().map((id) => offerOf(id)));
  expect(first).toMatchObject({ placeId: 'tampere', fromAt: tuesdayAtTen });
  expect([second, third]).toEqual([undefined, undefined]);
  later(30);
  await freeTimes(times.house);
  await expect(times.hold({ share: 'internal' }).catch(codeOf)).resolves.toBe('time-taken');
  await answer(late[2] ?? '');
  expect(await fromAtOf(late[2] ?? '')).toEqual(tuesdayAtTen);
  later(60);
  await freeTimes(times.house);
  // The time on Thursday is free for anybody; that on Tuesday stays.
  await times.hold({ fromAt: thursdayAtTen, share: 'internal' });
  await expect(times.hold({ share: 'internal' }).catch(codeOf)).resolves.toBe('time-taken');
  expect(await listOverlaps()).toEqual([]);
});

test('an offer that is declined or over passes to the next in order', async () => {
  const { early, late } = await book(3);
  const [a = '', b = '', c = ''] = late;
  await askInOrder(late);
  await cancel(early);
  await pass();
  await answer(a, declineOffer);
  await expect(answer(a).catch(codeOf)).resolves.toBe('offer-over');
  await pass();
  expect(await offerOf(a)).toBeUndefined();
  expect(await offerOf(b)).toBeDefined();
  later(240);
  await expect(answer(b).catch(codeOf)).resolves.toBe('offer-over');
  await pass();
  await freeTimes(times.house);
  expect(await offerOf(c)).toBeDefined();
});

test('whoever let two offers pass is asked no more that day, and on the next again', async () => {
  const { early, late } = await book(1);
  const [id = ''] = late;
  await ask(id);
  for (const hour of [1, 2])
    await sql`
      insert into appointment_offer (offer_id, appointment_id, place_id, from_at, to_at, clerk_id, booking_ids, instead_of_at, offered_at, ends_at, state, closed_at)
      select gen_random_uuid(), appointment_id, place_id, from_at - make_interval(hours => ${hour}), to_at, clerk_id, '{}', from_at, ${times.clock.now()}::timestamptz,
        ${times.clock.now()}::timestamptz + interval '1 minute', 'declined', ${times.clock.now()}
      from appointment where appointment_id = ${id}`.execute(times.database);
  await cancel(early);
  await pass();
  expect(await offerOf(id)).toBeUndefined();
  times.clock.set('2015-03-03T05:00:00Z');
  await freeTimes(times.house);
  await pass();
  expect(await offerOf(id)).toBeDefined();
});

test('nothing before the wished day is offered, nor once somebody stops having the appointment', async () => {
  const { early, late } = await book(2);
  const [a = '', b = ''] = late;
  await ask(a, new Date('2015-03-04T00:00:00Z'));
  await ask(b);
  await cancel(early);
  await cancel(b);
  await pass();
  expect([await offerOf(a), await offerOf(b)]).toEqual([undefined, undefined]);
  await expect(ask(b).catch(codeOf)).resolves.toBe('appointment-over');
});

test('who gives up, moves, or accepts at the moment of the end of the offer, gets one of both and never half', async () => {
  for (const meanwhile of ['cancel', 'move', 'end'] as const) {
    await sql`truncate appointment, appointment_event, booked_time, busy_day, work_shift, earlier_wish, appointment_offer cascade`.execute(
      times.database,
    );
    times.clock.set('2015-03-02T06:00:00Z');
    const { early, late } = await book(1);
    const [id = ''] = late;
    await ask(id);
    await cancel(early);
    await pass();
    expect(await offerOf(id)).toBeDefined();
    const to = { placeId: 'tampere', fromAt: tuesdayAtTen, share: 'internal' } as const;
    const at = times.clock.now();
    const other =
      meanwhile === 'cancel'
        ? cancel(id)
        : meanwhile === 'move'
          ? times.change((transaction) => moveAppointment(transaction, times.house, id, to, { at }))
          : offerEarlierTimes({ ...times.house, clock: { now: () => new Date(at.getTime() + 241 * 60_000) } });
    const [accepted] = await Promise.allSettled([answer(id), other]);
    const { rows } = await sql<{
      firm: number;
    }>`select count(*)::integer as firm from booked_time where appointment_id = ${id} and free_at is null`.execute(times.database);
    const isBooked = (await stateOf(id)) === 'booked';
    expect(rows).toEqual([{ firm: isBooked ? 1 : 0 }]);
    if (isBooked && meanwhile === 'end') expect(await fromAtOf(id)).toEqual(accepted.status === 'fulfilled' ? tuesdayAtTen : thursdayAtTen);
    expect(await listOverlaps()).toEqual([]);
  }
});

test('with a counter and an interpreter the whole time is handed over, or none of it', async () => {
  const { early, late } = await book(1);
  await cancel(early);
  later(60);
  await freeTimes(times.house);
  await times.addInterpreter(['se']);
  await sql`update work_shift set to_at = from_at + interval '65 minutes' where clerk_id is not null`.execute(times.database);
  await sql`update counter set takes_appointments = true where counter_id in (
    select counter_id from counter where place_id = 'tampere' and closed_at is null limit 1)`.execute(times.database);
  await cancel(late[0] ?? '');
  later(30);
  await freeTimes(times.house);
  const [first, second] = [await times.hold({ interpreted: 'se' }), await times.hold({ interpreted: 'se', fromAt: thursdayAtTen })];
  await times.book(first);
  await times.book(second);
  await ask(second);
  await cancel(first);
  await pass();
  await answer(second);
  const { rows } =
    await sql`select kind from booked_time where appointment_id = ${second} and free_at is null and from_at = ${tuesdayAtTen} order by 1`.execute(
      times.database,
    );
  expect(rows).toEqual([{ kind: 'clerk' }, { kind: 'counter' }, { kind: 'interpreter' }]);
});

test('nothing overlaps over random days of giving up, asking, offering, accepting, declining and waiting', async () => {
  const step = fc.record({ what: fc.constantFrom('cancel', 'offer', 'offer', 'accept', 'decline', 'wait', 'hold'), who: fc.nat(3) });
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 8, maxLength: 24 }), async (steps) => {
      await sql`truncate appointment, appointment_event, booked_time, busy_day, work_shift, earlier_wish, appointment_offer cascade`.execute(
        times.database,
      );
      times.clock.set('2015-03-02T06:00:00Z');
      const { early, late } = await book(3);
      await askInOrder(late);
      const ids = [early, ...late];
      for (let from = 0; from < steps.length; from += 4)
        await Promise.allSettled(
          steps.slice(from, from + 4).map(async ({ what, who }) => {
            const id = ids[who] ?? early;
            if (what === 'cancel') await cancel(id);
            else if (what === 'offer') await offerEarlierTimes(times.house);
            else if (what === 'accept') await answer(id);
            else if (what === 'decline') await answer(id, declineOffer);
            else if (what === 'hold') await times.hold({ share: 'internal' });
            else {
              later(15);
              await freeTimes(times.house);
            }
          }),
        );
      expect(await listOverlaps()).toEqual([]);
      const { rows } = await sql`select from appointment_offer where state = 'open' group by from_at, clerk_id having count(*) > 1`.execute(
        times.database,
      );
      expect(rows).toEqual([]);
    }),
    { numRuns: 12 },
  );
});
