import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { getPlace } from '#server/agency/network/places/queries.ts';
import { refusalOf } from '#server/platform/errors/refusal.ts';
import { openTestTimes, type TestTimes, tuesdayAtTen } from '../testing.ts';
import { findFirstFree, listFreeTimes, type Wish } from './free-times.ts';

let times: TestTimes;
beforeAll(async () => {
  times = await openTestTimes();
});
afterAll(() => times.close());
beforeEach(async () => {
  times.clock.set('2015-03-02T08:30:00Z');
  await sql`truncate appointment, appointment_event, booked_time, busy_day, work_shift, interpreter cascade`.execute(times.database);
});

const usual: Wish = { channel: 'office', benefitGroups: ['housing'], language: 'fi', interpreted: undefined, share: 'internal' };
const timed = async (...ids: string[]) => {
  const places = await Promise.all(ids.map((id) => getPlace(times.database, id, '2015-03-03')));
  return places.map(({ id, plan }) => ({ id, plan }));
};
async function read(wish: Partial<Wish> = {}, [from, to] = ['2015-03-03T00:00:00Z', '2015-03-04T00:00:00Z'], placeId = 'tampere') {
  const asked = { places: await timed(placeId), from: new Date(from), to: new Date(to), now: times.clock.now() };
  const [found] = await listFreeTimes(times.database, times.house.agency, { ...usual, ...wish }, asked);
  return (found?.times ?? []).map(({ at, free }) => `${at.toISOString().slice(5, 16)} ${free}`);
}
const codeOf = (error: unknown) => refusalOf(error)?.code;

describe('free times', () => {
  test('are every quarter of an hour at which an appointment fits into the shift, with what is kept free after it', async () => {
    await times.addClerkAtWork();
    const found = await read();
    // From nine to three: the last that ends by 14.55, with five minutes after it.
    expect(found[0]).toBe('03-03T07:00 1');
    expect(found.at(-1)).toBe('03-03T12:00 1');
    expect(found).toHaveLength(21);
  });

  test('are gone while one is booked, and a shorter matter fits where a longer does not', async () => {
    await times.addClerkAtWork();
    await times.hold({ fromAt: tuesdayAtTen });
    await times.hold({ fromAt: new Date('2015-03-03T09:30:00Z') });
    const found = await read();
    // From 10.50 to 11.30 there are forty minutes: none of 50, but one of 35 at eleven.
    expect(found).not.toContain('03-03T09:00 1');
    expect(found).toContain('03-03T07:00 1');
    expect(found).not.toContain('03-03T07:15 1');
    expect(found).toContain('03-03T10:30 1');
    expect(await read({ benefitGroups: ['student'], channel: 'phone' })).not.toContain('03-03T09:00 1');
    expect(await read({ benefitGroups: ['student'] })).toEqual(expect.arrayContaining(['03-03T07:15 1']));
  });

  test('of several matters are as long as all of them together', async () => {
    await times.addClerkAtWork();
    expect((await read({ benefitGroups: ['housing', 'family'] })).at(-1)).toBe('03-03T11:15 1');
  });

  test('count who is free, without what the agency keeps for itself', async () => {
    for (let clerk = 0; clerk < 5; clerk += 1) await times.addClerkAtWork();
    await times.hold();
    expect(await read()).toContain('03-03T08:00 4');
    expect(await read({ share: 'public' })).toContain('03-03T08:00 3');
  });

  test('need a clerk with the skill and the language, and an interpreter where one is asked for', async () => {
    await times.addClerkAtWork({ skills: ['family'], languages: ['sv'] });
    expect(await read()).toEqual([]);
    expect(await read({ benefitGroups: ['family'], language: 'sv' })).not.toEqual([]);
    expect(await read({ benefitGroups: ['family'], language: 'sv', interpreted: 'se' })).toEqual([]);
    await times.addInterpreter(['se']);
    const both = await read({ benefitGroups: ['family'], language: 'sv', interpreted: 'se' });
    // A quarter longer.
    expect(both.at(-1)).toBe('03-03T11:45 1');
  });

  test('are none outside opening hours, on Sundays, in the past, too soon or too far ahead', async () => {
    await times.addClerkAtWork({ days: ['2015-03-02', '2015-03-08', '2015-05-04'] });
    const day: [string, string] = ['2015-03-02T00:00:00Z', '2015-03-02T23:00:00Z'];
    expect((await read({ share: 'public' }, day))[0]).toBe('03-02T10:30 1');
    expect((await read({}, day))[0]).toBe('03-02T08:30 1');
    expect(await read({}, ['2015-03-08T00:00:00Z', '2015-03-09T00:00:00Z'])).toEqual([]);
    expect(await read({}, ['2015-05-03T00:00:00Z', '2015-06-04T00:00:00Z'])).toEqual([]);
  });

  test('that are listed can be booked, and no other can', async () => {
    await Promise.all([times.addClerkAtWork(), times.addClerkAtWork({ languages: ['sv'] }), times.addInterpreter(['ru'])]);
    await Promise.all([times.hold(), times.hold({ fromAt: new Date('2015-03-03T11:00:00Z'), interpreted: 'ru' })]);
    for (const wish of [
      {},
      { interpreted: 'ru' },
      { language: 'sv' },
      { channel: 'phone', benefitGroups: ['student', 'sickness'] },
    ] as const) {
      const listed = new Set((await read(wish)).map((line) => line.slice(0, 11)));
      for (let quarter = 0; quarter < 32; quarter += 1) {
        const fromAt = new Date(Date.parse('2015-03-03T06:00:00Z') + quarter * 15 * 60_000);
        const done = await times.hold({ ...usual, ...wish, fromAt }).then(
          (id) => ({ id }),
          (error: unknown) => codeOf(error),
        );
        expect([fromAt.toISOString(), typeof done === 'object']).toEqual([
          fromAt.toISOString(),
          listed.has(fromAt.toISOString().slice(5, 16)),
        ]);
        // Taken back, so that the next is tried on the same day.
        if (typeof done === 'object') await sql`delete from booked_time where appointment_id = ${done.id}`.execute(times.database);
      }
    }
  });
});

test('the first free time of many places is found at once, and places without any are left out', async () => {
  await Promise.all([
    times.addClerkAtWork({ placeId: 'tampere', days: ['2015-03-20'] }),
    times.addClerkAtWork({ placeId: 'turku' }),
    times.addClerkAtWork({ placeId: 'oulu', skills: [] }),
  ]);
  const asked = { places: await timed('tampere', 'turku', 'oulu'), now: times.clock.now() };
  const found = await findFirstFree(times.database, times.house.agency, { ...usual, share: 'public' }, asked);
  expect(Object.fromEntries([...found].map(([place, at]) => [place, at.toISOString()]))).toEqual({
    tampere: '2015-03-20T07:00:00.000Z',
    turku: '2015-03-02T10:30:00.000Z',
  });
});
