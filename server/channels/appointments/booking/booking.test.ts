import fc from 'fast-check';
import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { v7 as newId } from 'uuid';
import { refusalOf } from '#server/platform/errors/refusal.ts';
import { openTestTimes, type TestTimes, tuesdayAtTen } from '../testing.ts';
import { getAppointment } from './appointment.ts';
import { cancelAppointment, moveAppointment } from './changing.ts';
import { expireHolds, freeTimes } from './freeing.ts';

let times: TestTimes;
beforeAll(async () => {
  times = await openTestTimes();
});
afterAll(() => times.close());
beforeEach(async () => {
  times.clock.set('2015-03-02T08:30:00Z');
  await sql`truncate appointment, appointment_event, appointment_customer, appointment_reach, booked_time, busy_day, work_shift, interpreter cascade`.execute(
    times.database,
  );
  await sql`update counter set takes_appointments = false`.execute(times.database);
});

const later = (minutes: number, since = tuesdayAtTen) => new Date(since.getTime() + minutes * 60_000);
const codeOf = (error: unknown) => refusalOf(error)?.code ?? error;
const codes = (done: readonly PromiseSettledResult<unknown>[]) =>
  done.map((one) => (one.status === 'fulfilled' ? 'won' : codeOf(one.reason)));
const stateOf = async (id: string) => (await getAppointment(times.database, id)).state;
const move = (id: string, fromAt: Date, by: { clerkId?: string } = {}) =>
  times.change((transaction) =>
    moveAppointment(transaction, times.house, id, { placeId: 'tampere', fromAt, share: 'internal' }, { ...by, at: times.clock.now() }),
  );
const cancel = (id: string, by: { clerkId?: string } = {}) =>
  times.change((transaction) => cancelAppointment(transaction, times.house, id, { ...by, at: times.clock.now() }));

/** Two appointments of one clerk, counter or interpreter at the same time, and days that are marked otherwise than what is booked. */
async function listWrongs(): Promise<unknown[]> {
  const { rows } = await sql`
    select a.booking_id from booked_time a join booked_time b on a.resource_id = b.resource_id and a.booking_id < b.booking_id
      and a.appointment_id is distinct from b.appointment_id and a.from_at < b.to_at and b.from_at < a.to_at
    union all
    select d.resource_id from busy_day d where bit_count(d.busy) <> coalesce((select sum(extract(epoch from upper(r) - lower(r)) / 300)
      from (select unnest(range_agg(tstzrange(b.from_at, b.to_at))) as r from booked_time b
        where b.resource_id = d.resource_id and (b.from_at at time zone 'UTC')::date = d.day) ranges), 0)`.execute(times.database);
  return rows;
}

describe('a time that many want', () => {
  test('is one person’s, of 32 who ask at once, and every other is told that it was taken', async () => {
    await times.addClerkAtWork();
    for (let race = 0; race < 6; race += 1) {
      const fromAt = later(race * 60 - 60);
      const won = codes(await Promise.allSettled(Array.from({ length: 32 }, () => times.hold({ fromAt, share: 'internal' }))));
      expect(won.filter((code) => code === 'won')).toHaveLength(1);
      expect(won.filter((code) => code === 'time-taken')).toHaveLength(31);
    }
    expect(await listWrongs()).toEqual([]);
  });

  test('is given to as many as there are clerks, each with another clerk', async () => {
    const clerks = await Promise.all([times.addClerkAtWork(), times.addClerkAtWork(), times.addClerkAtWork()]);
    const won = codes(await Promise.allSettled(Array.from({ length: 16 }, () => times.hold({ share: 'internal' }))));
    expect(won.filter((code) => code === 'won')).toHaveLength(3);
    const rows = await times.database.selectFrom('appointment').select('clerk_id').execute();
    expect(rows.map(({ clerk_id: id }) => id).toSorted()).toEqual(clerks.toSorted());
  });

  test('with an interpreter is booked with both or not at all, and the clerk stays free for others', async () => {
    await Promise.all([times.addClerkAtWork(), times.addClerkAtWork(), times.addInterpreter(['se'])]);
    const won = codes(await Promise.allSettled(Array.from({ length: 8 }, () => times.hold({ interpreted: 'se', share: 'internal' }))));
    expect(won.filter((code) => code === 'won')).toHaveLength(1);
    expect(new Set(won)).toEqual(new Set(['won', 'interpreter-taken']));
    await times.hold({ share: 'internal' });
    await expect(times.hold({ interpreted: 'ru', share: 'internal' }).catch(codeOf)).resolves.toBe('time-taken');
  });

  test('goes only as far as the counters for appointments, where a place has any', async () => {
    await Promise.all([times.addClerkAtWork(), times.addClerkAtWork(), times.addClerkAtWork()]);
    await sql`update counter set takes_appointments = true where (place_id, counter_id) in (
      select place_id, counter_id from counter where place_id = 'tampere' and closed_at is null limit 1)`.execute(times.database);
    const won = codes(await Promise.allSettled(Array.from({ length: 3 }, () => times.hold({ share: 'internal' }))));
    expect(won.filter((code) => code === 'won')).toHaveLength(1);
    // On the phone nobody needs a counter.
    await times.hold({ channel: 'phone', share: 'internal' });
  });

  test('is left in part to the agency itself', async () => {
    for (let clerk = 0; clerk < 5; clerk += 1) await times.addClerkAtWork();
    for (let no = 0; no < 4; no += 1) await times.hold();
    await expect(times.hold().catch(codeOf)).resolves.toBe('time-taken');
    await times.hold({ share: 'internal' });
  });
});

describe('what is not offered', () => {
  test.each([
    ['a time that is past', { fromAt: new Date('2015-03-02T07:00:00Z') }],
    ['a time too soon for the public', { fromAt: new Date('2015-03-02T09:00:00Z') }],
    ['a time too far ahead', { fromAt: new Date('2015-06-02T08:00:00Z') }],
    ['a time between two times', { fromAt: later(7) }],
    ['a time with a second too many', { fromAt: new Date(tuesdayAtTen.getTime() + 1000) }],
    ['a Sunday', { fromAt: new Date('2015-03-08T08:00:00Z') }],
    ['the hour that a spring night leaves out', { fromAt: new Date('2015-03-29T01:00:00Z') }],
    ['the end of the day, beyond closing', { fromAt: new Date('2015-03-03T13:45:00Z') }],
  ])('%s is refused and leaves nothing behind', async (_what, wished) => {
    await times.addClerkAtWork();
    await expect(times.hold(wished).catch(codeOf)).resolves.toBe('time-not-offered');
    expect(await times.database.selectFrom('booked_time').select('booking_id').execute()).toEqual([]);
  });

  test('a time of another place, or in a language that nobody serves there, is taken', async () => {
    await times.addClerkAtWork();
    await expect(times.hold({ placeId: 'turku' }).catch(codeOf)).resolves.toBe('time-taken');
    await expect(times.hold({ language: 'ku' }).catch(codeOf)).resolves.toBe('time-taken');
    await expect(times.hold({ placeId: 'nowhere' }).catch(codeOf)).resolves.toBe('not-found');
  });
});

describe('a held time', () => {
  test('is free again when nobody books it in time, and cannot be booked any more', async () => {
    await times.addClerkAtWork();
    const id = await times.hold();
    await expect(times.hold().catch(codeOf)).resolves.toBe('time-taken');
    times.clock.set('2015-03-02T08:40:00Z');
    await expect(times.book(id).catch(codeOf)).resolves.toBe('hold-over');
    expect(await expireHolds(times.house)).toBe(1);
    expect(await stateOf(id)).toBe('expired');
    await freeTimes(times.house);
    await times.hold();
    expect(await listWrongs()).toEqual([]);
  });

  test('once booked, stays, and booking it again changes nothing', async () => {
    await times.addClerkAtWork();
    const id = await times.hold();
    await times.book(id);
    await times.book(id);
    times.clock.set('2015-03-02T09:00:00Z');
    expect(await expireHolds(times.house)).toBe(0);
    expect(await freeTimes(times.house)).toBe(0);
    expect(await stateOf(id)).toBe('booked');
  });

  test('cannot be booked by somebody who has as many as one can have, however many are sent at once', async () => {
    for (let clerk = 0; clerk < 2; clerk += 1) await times.addClerkAtWork();
    const held = await Promise.all([0, 60, 120, 180, 240].map((minutes) => times.hold({ fromAt: later(minutes - 60) })));
    const reach = { channel: 'email', address: 'a@example.com', language: 'fi', secret: 's', isChecked: true } as const;
    const won = codes(await Promise.allSettled(held.map((id) => times.book(id, { reach }))));
    expect(won.filter((code) => code === 'won')).toHaveLength(3);
    expect(won.filter((code) => code === 'too-many-appointments')).toHaveLength(2);
    const more = await times.hold({ fromAt: later(-60), share: 'internal' });
    await times.book(more, { by: 'clerk', reach });
  });
});

describe('an appointment', () => {
  test('is moved by a quarter of an hour over its own old time, which is free a while later', async () => {
    await times.addClerkAtWork();
    const id = await times.hold();
    await times.book(id);
    await move(id, later(15));
    expect((await getAppointment(times.database, id)).fromAt).toEqual(later(15));
    await expect(times.hold({ fromAt: later(-30) }).catch(codeOf)).resolves.toBe('time-taken');
    times.clock.set('2015-03-02T08:51:00Z');
    await freeTimes(times.house);
    expect(await listWrongs()).toEqual([]);
    await times.hold({ fromAt: later(-45) });
  });

  test('that cannot be moved keeps its time', async () => {
    await times.addClerkAtWork();
    const id = await times.hold();
    await times.book(id);
    await times.hold({ fromAt: later(60) });
    await expect(move(id, later(60)).catch(codeOf)).resolves.toBe('time-taken');
    expect((await getAppointment(times.database, id)).fromAt).toEqual(tuesdayAtTen);
    expect(await listWrongs()).toEqual([]);
  });

  test('that was given up comes back after a while, and at once when a clerk gave it up', async () => {
    const clerkId = await times.addClerkAtWork();
    const [first, second] = [await times.hold(), await times.hold({ fromAt: later(60) })];
    await times.book(first);
    await times.book(second);
    await cancel(first);
    await cancel(first);
    await cancel(second, { clerkId });
    await freeTimes(times.house);
    await expect(times.hold().catch(codeOf)).resolves.toBe('time-taken');
    await times.hold({ fromAt: later(60) });
    times.clock.set('2015-03-02T08:50:01Z');
    await freeTimes(times.house);
    await times.hold();
    await expect(move(first, later(120)).catch(codeOf)).resolves.toBe('appointment-over');
  });

  test('never overlaps another, over random days of holding, booking, moving, giving up and waiting', async () => {
    await Promise.all([times.addClerkAtWork(), times.addClerkAtWork(), times.addInterpreter(['se'])]);
    const step = fc.record({
      what: fc.constantFrom('hold', 'hold', 'hold with interpreter', 'book', 'move', 'cancel', 'wait'),
      slot: fc.integer({ min: 0, max: 9 }),
      which: fc.nat(20),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 8, maxLength: 30 }), async (steps) => {
        const made: string[] = [];
        // Four at once: what one does happens while another is about to.
        const done: PromiseSettledResult<void>[] = [];
        for (let from = 0; from < steps.length; from += 4) {
          const four = await Promise.allSettled(
            steps.slice(from, from + 4).map(async ({ what, slot, which }) => {
              const [id, fromAt] = [made[which % Math.max(made.length, 1)] ?? newId(), later(slot * 15)];
              if (what === 'hold') made.push(await times.hold({ fromAt, share: 'internal' }));
              else if (what === 'hold with interpreter') made.push(await times.hold({ fromAt, share: 'internal', interpreted: 'se' }));
              else if (what === 'book') await times.book(id, { by: 'clerk' });
              else if (what === 'move') await move(id, fromAt);
              else if (what === 'cancel') await cancel(id);
              else {
                times.clock.set(later(7, times.clock.now()).toISOString());
                await expireHolds(times.house);
                await freeTimes(times.house);
              }
            }),
          );
          done.push(...four);
        }
        // Whoever loses is told so: nothing else ever goes wrong.
        for (const code of codes(done)) expect(code).toBeTypeOf('string');
        expect(await listWrongs()).toEqual([]);
      }),
      { numRuns: 25 },
    );
  });
});
