import fc from 'fast-check';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { addDays, daysBetween } from '#server/platform/clock/clock.ts';
import { addTally, measures } from '#server/platform/figures/tally.ts';
import { openTestDatabase, type TestDatabase } from '#server/platform/testing/test-database.ts';
import { compareSums, listCells, listCellsByDay } from './queries.ts';
import { repairFigures } from './recount.ts';

let opened: TestDatabase;
const timeZone = 'Europe/Helsinki';
const firstDay = '2014-11-20';
const days = daysBetween(firstDay, '2015-04-10');

beforeAll(async () => {
  opened = await openTestDatabase();
  // One on every day, by more channels and details than one, half of them folded.
  for (let n = 0; n <= days; n += 1) {
    const tally = { day: addDays(firstDay, n), benefit: '', counted: 1, total: n };
    await addTally(opened.database, { ...tally, measure: 'contacts-served', channel: 'office', detail: n % 2 ? 'tampere' : 'oulu' });
    await addTally(opened.database, { ...tally, measure: 'logins-succeeded', channel: 'online' });
  }
  await sql`select fold_tallies(150)`.execute(opened.database);
});
afterAll(() => opened.close());

test('a period is the sum of its days, wherever in a month it begins and ends', async () => {
  const day = fc.nat(days);
  await fc.assert(
    fc.asyncProperty(day, day, async (one, other) => {
      const [first, last] = [Math.min(one, other), Math.max(one, other)];
      const asked = { measures, period: { from: addDays(firstDay, first), to: addDays(firstDay, last) }, timeZone };
      const served = (await listCells(opened.database, asked)).filter(({ measure }) => measure === 'contacts-served');
      const byDay = (await listCellsByDay(opened.database, asked)).filter(({ measure }) => measure === 'contacts-served');
      const total = ((first + last) * (last - first + 1)) / 2;
      for (const cells of [served, byDay]) {
        expect(cells.reduce((sum, { counted }) => sum + counted, 0)).toBe(last - first + 1);
        expect(cells.reduce((sum, cell) => sum + cell.total, 0)).toBe(total);
      }
      expect(byDay).toHaveLength(last - first + 1);
    }),
    { numRuns: 60 },
  );
});

test('sums that are not what their days add up to are found', async () => {
  expect(await compareSums(opened.database)).toEqual([]);
  await sql`update monthly_figure set counted = counted + 1 where measure = 'logins-succeeded' and month_on = '2014-12-01'`.execute(
    opened.database,
  );
  await sql`delete from daily_sum where day = '2014-12-24'`.execute(opened.database);
  expect((await compareSums(opened.database)).map(({ key }) => key)).toEqual([
    '2014-12-01 | logins-succeeded | online |  | ',
    '2014-12-24 | contacts-served | office | sum',
    '2014-12-24 | logins-succeeded | online | sum',
  ]);
  await repairFigures(opened.database, timeZone);
  expect(await compareSums(opened.database)).toEqual([]);
});
