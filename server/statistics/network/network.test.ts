import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { HoursPlan } from '#server/agency/hours-plan.ts';
import { seedPlaces } from '#server/agency/network/places/seeding.ts';
import { signInStaff, type SignedIn } from '#server/people/sign-in/testing.ts';
import { openTestHouse, type TestHouse } from '#server/platform/testing/test-house.ts';

let opened: TestHouse;
let manager: SignedIn;
beforeAll(async () => {
  opened = await openTestHouse({ now: '2015-03-04T08:00:00Z' });
  await seedPlaces(opened.database, opened.house.agency.network, opened.clock.now());
  // Only what the tests below say is there.
  await sql`update place set valid_from_on = '2000-01-01', valid_to_on = '2001-12-31'`.execute(opened.database);
  manager = await signInStaff(opened, { role: 'manager' });
  const usual = { from: '09:00', to: '16:00', kind: 'open' } as const;
  const five = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday'] as const;
  const week = (...rows: HoursPlan['week']): HoursPlan => ({ week: rows, seasons: [], exceptions: [], holidays: 'closed' });
  const near = { latitude: 61.5, longitude: 23.7, at: 'tampere' };
  await addPlace('office-near', 'office', week({ ...usual, days: [...five] }), near);
  await addPlace('office-far', 'office', week({ ...usual, days: ['monday'] }), { ...near, latitude: 62.5 });
  const longer = { ...usual, to: '18:00', days: [...five] };
  await addPlace('point-long', 'joint-service-point', week(longer), { ...near, latitude: 61.6 });
  const otherWeeks = { ...usual, days: ['tuesday' as const], weeks: 'odd' as const };
  const noQueue = { ...usual, kind: 'appointment-only' as const, days: ['friday' as const] };
  await addPlace('point-odd', 'joint-service-point', week(otherWeeks, noQueue), { ...near, latitude: 62.6 });
  await addPlace('point-alone', 'joint-service-point', week(noQueue), { ...near, at: 'turku' });
});
afterAll(() => opened.close());

/** A place from 2014 on, beside one that is in the seed: in its municipality and at its address. */
async function addPlace(id: string, kind: string, plan: HoursPlan, { at, latitude, longitude }: { at: string } & Record<string, unknown>) {
  await sql`insert into place (place_id, kind, name, operator, municipality_id, street, postal_code, city, latitude, longitude, languages,
      tasks, benefit_groups, valid_from_on)
    select ${id}, ${kind}, jsonb_build_object('fi', ${id}::text, 'sv', ${id}::text, 'en', ${id}::text), name, municipality_id, street,
      postal_code, city, ${latitude}, ${longitude}, languages, '{}', '{}', '2014-06-01' from place where place_id = ${at}`.execute(
    opened.database,
  );
  await sql`insert into hours_version (place_id, version_no, from_on, plan, decided_at)
    values (${id}, 1, '2014-06-01', ${JSON.stringify(plan)}::jsonb, '2014-05-01T00:00:00Z')`.execute(opened.database);
}

type Reply = { tables: { id: string; rows: { key: string; values: unknown[] }[] }[] };

/** The rows of a table on a day, by their keys. */
async function read(table: string, day: string): Promise<Record<string, unknown[]>> {
  const { tables } = (await manager.api('GET', `/api/statistics/network?day=${day}&language=en`)).json<Reply>();
  return Object.fromEntries((tables.find(({ id }) => id === table)?.rows ?? []).map(({ key, values }) => [key, values]));
}

test('places are counted by kind on the chosen day, beside the year before, and by how many days they open', async () => {
  expect(await read('places-by-kind', '2015-03-04')).toMatchObject({
    office: [2, 0, 1, 1, 0],
    'joint-service-point': [3, 0, 1, 1, 1],
    'phone-line': [0, 0, 0, 0, 0],
  });
  expect(await read('places-by-kind', '2015-06-01')).toMatchObject({ office: [2, 2, 1, 1, 0] });
  expect(await read('places-by-kind', '2014-05-31')).toMatchObject({ office: [0, 0, 0, 0, 0] });
  // The last day counts too.
  expect((await read('places-by-kind', '2001-12-31'))['office']?.[0]).toBeGreaterThan(0);
  expect((await read('places-by-kind', '2002-01-01'))['office']?.[0]).toBe(0);
});

test('a joint service point stands beside the nearest office of its region', async () => {
  expect(await read('hours-of-joint-points', '2015-03-04')).toEqual({
    'point-long': [45, 45, 5, 'office-near', 35, 35, 5, 10],
    // Every other Tuesday; the fourth of March is in an even week.
    'point-odd': [3.5, 0, 0.5, 'office-far', 7, 7, 1, -3.5],
    'point-alone': [0, 0, 0, null, null, null, null, null],
  });
  const third = 1 / 3;
  expect(await read('joint-points-beside-office', '2015-03-04')).toEqual({
    longer: [1, third, 1, third],
    'as-long': [0, 0, 0, 0],
    shorter: [1, third, 1, third],
    'no-office': [1, third, 1, third],
  });
  const regions = Object.values(await read('hours-by-region', '2015-03-04'));
  expect(regions).toContainEqual([2, 24.25, 22.5, 2, 21, 21]);
  expect(regions.at(-1)).toEqual([3, 48.5 / 3, 15, 2, 21, 21]);
});

test('the week of the day has its holidays, the normal week has none', async () => {
  // Maundy Thursday to Good Friday.
  const rows = await read('hours-of-joint-points', '2015-04-02');
  expect(rows['point-long']).toEqual([45, 36, 5, 'office-near', 35, 28, 5, 10]);
});

test('hours that change in the middle of a week hold from their day, and those of later weeks do not yet', async () => {
  const shorter = `jsonb_set(plan, '{week,0,to}', '"12:00"')`;
  await sql
    .raw(
      `insert into hours_version (place_id, version_no, from_on, plan, decided_at)
       select place_id, 2, '2015-05-20', ${shorter}, decided_at from hours_version where place_id = 'point-long'`,
    )
    .execute(opened.database);
  const ofDay = async (day: string) => (await read('hours-of-joint-points', day))['point-long']?.slice(0, 2);
  // Ascension Day is in it.
  expect(await ofDay('2015-05-12')).toEqual([45, 36]);
  expect(await ofDay('2015-05-19')).toEqual([45, 2 * 9 + 3 * 3]);
  expect(await ofDay('2015-05-20')).toEqual([15, 2 * 9 + 3 * 3]);
  expect(await ofDay('2015-05-27')).toEqual([15, 15]);
});

test('each table is a file, and what is no day or no table is refused', async () => {
  const csv = await manager.get('/statistics/network/places-by-kind.csv?day=2015-03-04&language=en');
  expect(csv.headers['content-disposition']).toContain('places-by-kind-2015-03-04.csv');
  expect(csv.body).toContain('Joint service point,3,0,1,1,1');
  expect((await manager.get('/statistics/network/hours-by-region.xlsx')).statusCode).toBe(200);
  expect((await manager.get('/statistics/network/nothing.csv')).statusCode).toBe(404);
  expect((await manager.api('GET', '/api/statistics/network?day=soon')).statusCode).toBe(400);
  const page = await manager.get('/statistics/network?day=31.2.2015');
  expect(page.statusCode).toBe(400);
  expect(page.body).toContain('value="31.2.2015"');
});
