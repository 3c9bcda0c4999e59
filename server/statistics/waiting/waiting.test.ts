import fc from 'fast-check';
import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { callNext } from '#server/line/calling.ts';
import { endWaiting, finishContact, markNoShow } from '#server/line/serving.ts';
import { minutesLater, openTestLine, type TestLine } from '#server/line/testing.ts';
import { undoLast } from '#server/line/undoing.ts';
import { signInStaff } from '#server/people/sign-in/testing.ts';
import { endBreak, takeBreak } from '#server/line/working.ts';
import { foldTimedTallies } from '#server/platform/figures/timed-tally.ts';
import { compareFigures, repairFigures } from '../recount.ts';
import { forgetVisits, playVisit } from '../testing.ts';
import { percentileOf } from './percentile.ts';

let line: TestLine;
let clerkId: string;
const timeZone = 'Europe/Helsinki';
beforeAll(async () => {
  line = await openTestLine();
});
afterAll(() => line.close());
beforeEach(async () => {
  await forgetVisits(line);
  clerkId = await line.openCounter();
});

type Reply = { tables: { id: string; rows: { key: string; values: unknown[] }[] }[] };

/** The rows of a table of Tampere, by their keys. */
async function read(table: string, query = 'from=2015-03-01&to=2015-03-31'): Promise<Record<string, unknown[]>> {
  const manager = await signInStaff(line, { role: 'manager' });
  const { tables } = (await manager.api('GET', `/api/statistics/offices/tampere?${query}&language=en`)).json<Reply>();
  return Object.fromEntries((tables.find(({ id }) => id === table)?.rows ?? []).map(({ key, values }) => [key, values]));
}

/** Somebody who comes, is called after so many minutes, and is served for so many. */
const visit = (from: Date, waits: number, served: number) => playVisit(line, clerkId, { from, waits, served });

async function leave(from: Date) {
  const contactId = await line.arrive({ arrivedAt: from });
  await line.change((transaction) => endWaiting(transaction, contactId, 'left', { clerkId, at: minutesLater(5, from) }));
}

const near = (value: number): unknown => expect.closeTo(value, 6);

/** Half past ten on Monday 2 March in Helsinki, so many hours later. */
const later = (hours: number) => minutesLater(60 * hours);

describe('at an office', () => {
  test('visits stand by the hour of arrival with percentiles, at once, after folding and after a recount', async () => {
    for (const waits of [1, 2, 3, 4, 5, 6, 7, 8, 9.5, 300]) await visit(later(0), waits, 2 * waits);
    // On Tuesday, an hour later.
    for (const waits of [1, 1, 1, 1, 70.5]) await visit(later(25), waits, 5);
    await leave(later(25));
    await leave(later(0));
    const readAll = async () => [await read('visits-by-hour'), await read('waiting-by-weekday-and-hour')];
    const atOnce = await readAll();
    const nobody = [null, null, null, null, null];
    expect(atOnce).toEqual([
      {
        '10': [10, 5, 8, 10, 10, 16, 19, 1, 1 / 11],
        '11': [5, 1, 1, 75, 5, 5, 5, 1, 1 / 6],
        all: [15, 4, 8, 75, 6, 14, 19, 2, 2 / 17],
      },
      { '10': [8, null, ...nobody], '11': [null, 1, ...nobody], all: [8, 1, ...nobody] },
    ]);
    await foldTimedTallies(line.database, timeZone);
    expect(await readAll()).toEqual(atOnce);
    expect(await compareFigures(line.database, timeZone)).toEqual([]);
    await line.database.updateTable('hour_count').set({ counted: 77 }).where('minutes', '=', 5).execute();
    expect((await compareFigures(line.database, timeZone)).length).toBeGreaterThan(0);
    await repairFigures(line.database, timeZone);
    expect(await readAll()).toEqual(atOnce);
    expect(await compareFigures(line.database, timeZone)).toEqual([]);
  });

  test('a long wait is told as over four hours, and nothing is told of fewer than five', async () => {
    for (let n = 0; n < 4; n += 1) await visit(later(0), 241, 1);
    expect((await read('visits-by-hour'))['10']).toEqual([4, null, null, null, null, null, null, 0, 0]);
    await visit(later(0), 241, 1);
    expect((await read('visits-by-hour'))['10']).toEqual([5, 'over 240', 'over 240', 'over 240', 1, 1, 1, 0, 0]);
  });

  test('what is taken back is not counted, folded or not, and whoever did not come is among those who came in', async () => {
    const held = await visit(later(0), 5, 5);
    await foldTimedTallies(line.database, timeZone);
    await line.change((transaction) => undoLast(transaction, { ...held, at: minutesLater(0.2, held.at) }));
    expect(await read('visits-by-hour')).toEqual({});
    await foldTimedTallies(line.database, timeZone);
    expect(await read('visits-by-hour')).toEqual({});
    await line.change((transaction) => finishContact(transaction, { ...held, at: minutesLater(1, held.at) }));
    await leave(later(0));
    const contactId = await line.arrive({ arrivedAt: later(0) });
    await line.change((transaction) => callNext(transaction, clerkId, later(0.5)));
    await line.change((transaction) => markNoShow(transaction, { contactId, clerkId, at: later(0.6) }));
    expect((await read('visits-by-hour'))['10']?.slice(-2)).toEqual([1, 1 / 3]);
    expect(await compareFigures(line.database, timeZone)).toEqual([]);
  });

  test('counters are at work and in use by the hour, breaks apart, and what is going on counts until now', async () => {
    expect(await read('capacity-by-hour', 'from=2014-01-01&to=2014-12-31')).toEqual({});
    // At work from half past ten: a visit called after 10 minutes that takes 40, half of it in the next hour.
    line.clock.set(minutesLater(10).toISOString());
    await visit(later(0), 10, 40);
    await line.change((transaction) => takeBreak(transaction, clerkId, minutesLater(60)));
    await line.change((transaction) => endBreak(transaction, clerkId, minutesLater(75)));
    line.clock.set(minutesLater(120).toISOString());
    expect(await read('capacity-by-hour')).toEqual({
      '10': [0.5, 0, 1 / 3, 2 / 3].map(near),
      '11': [0.75, 0.25, 1 / 3, 4 / 9].map(near),
      '12': [0.5, 0, null, null],
      all: [1.75, 0.25, 2 / 3, 2 / 3 / 1.75].map(near),
    });
  });

  test('the month and the hour are local, and months are whole', async () => {
    // Half past midnight of 1 April in Helsinki.
    await leave(new Date('2015-03-31T21:30:00Z'));
    expect(await read('visits-by-hour')).toEqual({});
    expect(Object.keys(await read('visits-by-hour', 'from=2015-04-10&to=2015-04-20'))).toEqual(['0', 'all']);
  });
});

test('what ended before hours were counted is counted by its hour, and not once more by its day', async () => {
  await visit(later(0), 5, 5);
  await foldTimedTallies(line.database, timeZone);
  await line.database.deleteFrom('hour_count').execute();
  // As the migration that brought the hours does.
  await sql`insert into timed_tally (at, measure, channel, detail, counted, total, arrived_at)
    select n.at, n.measure, n.channel, n.place_id, s.sign, s.sign * n.seconds, case s.sign when 1 then n.arrived_at end
    from contact_count n cross join (values (1), (-1)) s (sign)`.execute(line.database);
  expect(await compareFigures(line.database, timeZone)).toEqual([]);
  await foldTimedTallies(line.database, timeZone);
  expect(await compareFigures(line.database, timeZone)).toEqual([]);
});

test('a percentile of minutes is what one would find in the sorted list', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(240), { minLength: 5, maxLength: 200 }), fc.constantFrom(50, 80, 90), (list, percent) => {
      const lengths = new Map([...Map.groupBy(list, (one) => one)].map(([minutes, those]) => [minutes, those.length]));
      const sorted = list.toSorted((a, b) => a - b);
      expect(percentileOf(lengths, percent / 100, 5)).toBe(sorted[Math.ceil((percent * list.length) / 100) - 1]);
    }),
  );
});

test('a file is of one office, and an office or period that is none is refused', async () => {
  const manager = await signInStaff(line, { role: 'manager' });
  const csv = await manager.get('/statistics/offices/tampere/visits-by-hour.csv?from=2015-01-15&to=2015-03-02');
  expect(csv.headers['content-disposition']).toContain('visits-by-hour-tampere-2015-01-2015-03.csv');
  expect((await manager.get('/statistics/offices/nowhere/visits-by-hour.csv')).statusCode).toBe(404);
  expect((await manager.get('/statistics/offices?place=nowhere')).statusCode).toBe(404);
  expect((await manager.get('/statistics/offices?place=tampere&from=soon')).statusCode).toBe(400);
  expect((await manager.api('GET', '/api/statistics/offices/tampere?from=soon')).statusCode).toBe(400);
});
