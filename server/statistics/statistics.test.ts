import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { decide } from '#server/cases/decisions/testing.ts';
import { addCase } from '#server/cases/desk/testing.ts';
import { recordLogin } from '#server/people/sign-in/logins.ts';
import type { RefusedReason } from '#server/people/sign-in/provider/refused.ts';
import { signInCustomer, signInStaff, type SignedIn } from '#server/people/sign-in/testing.ts';
import { addTally } from '#server/platform/figures/tally.ts';
import { openTestHouse, type TestHouse } from '#server/platform/testing/test-house.ts';
import type { Reckoned } from './reckoning.ts';
import { compareFigures, repairFigures } from './recount.ts';

let opened: TestHouse;
let manager: SignedIn;
const timeZone = 'Europe/Helsinki';

beforeAll(async () => {
  opened = await openTestHouse({ now: '2015-03-02T08:00:00Z' });
  manager = await signInStaff(opened, { role: 'manager' });
});
afterAll(() => opened.close());

async function figure(id: string, query = '') {
  return (await manager.api('GET', `/api/statistics/${id}${query}`)).json<{ figure: Reckoned }>().figure;
}

async function login(refused?: RefusedReason, door: 'customers' | 'staff' = 'customers'): Promise<void> {
  await opened.database
    .transaction()
    .execute((transaction) =>
      recordLogin(transaction, { door, method: 'demo', at: opened.clock.now(), timeZone, person: undefined }, refused),
    );
}

test('an agency that has just opened has nothing to count, and says so', async () => {
  const page = await manager.get('/statistics');
  expect(page.statusCode).toBe(200);
  expect(page.body).toContain('Tältä jaksolta ei ole vielä mitään laskettavaa.');
  expect(page.body).not.toContain('<svg');
});

describe('a busy day', () => {
  beforeAll(async () => {
    await signInStaff(opened, { n: 1, skills: ['student', 'housing'], languages: ['fi', 'sv'] });
    const [late] = await Promise.all(
      [1, 2, 3].map((n) => addCase(opened, { n, benefit: 'studentAid', ...(n === 1 && { dueOn: '2015-03-03' }) })),
    );
    const withdrawn = await addCase(opened, { n: 4 });
    const customer = await signInCustomer(opened, { n: 4 });
    await customer.api('POST', `/api/applications/${withdrawn.applicationId}/withdraw`, {});
    await login();
    await login();
    await login('cancelled');
    await login(undefined, 'staff');
    // Half past midnight of the fifth in Helsinki, still the fourth in Greenwich.
    opened.clock.set('2015-03-04T22:30:00Z');
    // Sessions have run out in the meantime.
    manager = await signInStaff(opened, { role: 'manager' });
    const clerkLater = await signInStaff(opened, { n: 1 });
    if (late) await decide(clerkLater, late);
    await login();
    await login('unknown-attempt');
    await addTally(opened.database, {
      day: '2014-03-10',
      measure: 'applications-received',
      channel: 'online',
      benefit: 'studentAid',
      counted: 2,
      total: 0,
    });
    await addTally(opened.database, {
      day: '2014-03-10',
      measure: 'applications-received',
      channel: 'post',
      benefit: 'studentAid',
      counted: 3,
      total: 0,
    });
  });

  test('is in the figures at once, before and after they are folded into days', async () => {
    const read = async () => ({
      channels: await figure('applications-by-channel'),
      logins: await figure('logins'),
      times: await figure('processing-time'),
      groups: await figure('top-benefit-groups-online'),
    });
    const before = await read();
    const { channels, logins, times, groups } = before;
    expect(channels.headline).toEqual({
      id: 'online-share',
      name: 'Verkossa tehtyjen osuus',
      unit: 'share',
      value: 1,
      before: 0.4,
      change: 0.6,
    });
    expect(channels.rows[0]?.values[0]).toEqual({ value: 4, before: 2, change: 1 });
    expect(logins.headline.value).toBe(3);
    expect(logins.rows[2]).toMatchObject({ key: '2015-03', values: [{ value: 3 }, { value: 1 }] });
    // Received on 2 March, sent on 5 March by Helsinki's clock, two days late.
    expect(times.rows.find(({ key }) => key === 'studentAid')?.values.map(({ value }) => value)).toEqual([3, 0, 1]);
    expect(groups.rows.slice(0, 2).map(({ key, values }) => [key, values[0]?.value])).toEqual([
      ['student', 3],
      ['housing', 1],
    ]);
    await sql`select fold_tallies(3)`.execute(opened.database);
    await sql`select fold_tallies(20000)`.execute(opened.database);
    expect(await read()).toEqual(before);
  });

  test('gives the same when the events themselves are counted', async () => {
    expect(await opened.database.selectFrom('figure').select('counted').where('measure', '=', 'applications-withdrawn').execute()).toEqual([
      { counted: 1 },
    ]);
    const differences = await compareFigures(opened.database, timeZone);
    // The year before was invented for the comparison and has no events.
    expect(differences.filter(({ key }) => !key.startsWith('2014'))).toEqual([]);
    expect(differences).toHaveLength(2);
  });

  test('is put right by a recount when figures were lost or doubled, while others go on counting', async () => {
    await opened.database.deleteFrom('daily_figure').where('measure', '=', 'logins-succeeded').execute();
    await opened.database.updateTable('daily_figure').set({ counted: 77 }).where('measure', '=', 'decisions-sent').execute();
    expect((await compareFigures(opened.database, timeZone)).length).toBeGreaterThan(2);
    await Promise.all([repairFigures(opened.database, timeZone), ...Array.from({ length: 20 }, () => login()), addCase(opened, { n: 5 })]);
    expect(await compareFigures(opened.database, timeZone)).toEqual([]);
    expect((await figure('logins')).headline.value).toBe(23);
  });

  test('many folds at once lose and double nothing', async () => {
    await Promise.all(Array.from({ length: 60 }, (_, n) => (n % 3 === 0 ? sql`select fold_tallies(5)`.execute(opened.database) : login())));
    expect((await figure('logins')).headline.value).toBe(63);
    expect(await compareFigures(opened.database, timeZone)).toEqual([]);
  });
});

describe('the page', () => {
  test('shows each figure with its chart, table, definition and file', async () => {
    const page = await manager.get('/statistics?from=1.3.2015&to=31.3.2015');
    expect(page.body).toContain('Jakso 1.3.2015–31.3.2015, vertailussa 1.3.2014–31.3.2014.');
    expect(page.body).toMatch(/<svg class="chart" role="img" aria-labelledby="logins-title logins-description"/);
    expect(page.body).toContain('href="/statistics/logins.csv?from=2015-03-01&amp;to=2015-03-31"');
    expect(page.body).toContain('href="/statistics/logins.xlsx?from=2015-03-01&amp;to=2015-03-31"');
    expect(page.body).toContain('Istunnon jatkamista ei lasketa.');
    expect(page.body).not.toMatch(/style="|<script(?![^>]*src=)/);
  });

  test.each([
    ['30.2.2015', ''],
    ['', '31.4.2015'],
    ['2.3.2015', '1.3.2015'],
    ['1.1.1990', '1.1.2015'],
    ['<b>', ''],
  ])('shows a period from %j to %j again with what to do', async (from, to) => {
    const page = await manager.get(`/statistics?from=${encodeURIComponent(from)}&to=${encodeURIComponent(to)}`);
    expect(page.statusCode).toBe(400);
    expect(page.body).toContain('Tarkista jakso');
    expect(page.body).not.toContain('<b>');
    expect((await manager.api('GET', `/api/statistics?from=${encodeURIComponent(from)}&to=${encodeURIComponent(to)}`)).statusCode).toBe(
      400,
    );
  });

  test('has the definitions at addresses of their own', async () => {
    const page = await manager.get('/statistics/definitions?language=sv');
    expect(page.body).toContain('Definitioner av nyckeltalen');
    expect(page.body).toContain('id="processing-time"');
  });
});

describe('the file', () => {
  test('holds the table with plain numbers', async () => {
    const workbook = await manager.get('/statistics/applications-by-channel.xlsx?from=2014-01-01&to=2014-12-31&language=en');
    expect(workbook.headers['content-type']).toBe('application/vnd.openxmlformats-officedocument.spreadsheetml.sheet');
    expect(workbook.rawPayload.subarray(0, 4).toString('latin1')).toBe('PK\u0003\u0004');
    const file = await manager.get('/statistics/applications-by-channel.csv?from=2014-01-01&to=2014-12-31&language=en');
    expect(file.headers['content-type']).toBe('text/csv; charset=utf-8');
    expect(file.headers['content-disposition']).toBe('attachment; filename="applications-by-channel-2014-01-01-2014-12-31.csv"');
    expect(file.body.startsWith('\uFEFFChannel,Applications,Applications: A year before,Applications: Change,')).toBe(true);
  });

  test.each([
    '/statistics/nothing.csv',
    '/statistics/logins',
    '/statistics/__proto__.csv',
    '/api/statistics/nothing',
    '/api/statistics/constructor',
  ])('%s is not there', async (path) => {
    expect((await manager.get(path)).statusCode).toBe(404);
  });

  test.each([
    ['two days for one', '?from=1&from=2'],
    ['a filter that is not described', '?unknown=1'],
    ['a day of five thousand characters', `?from=${'1'.repeat(5000)}`],
  ])('%s is refused', async (_what, query) => {
    expect((await manager.get(`/statistics/logins.csv${query}`)).statusCode).toBe(400);
  });
});
