import { afterAll, beforeAll, expect, test } from 'vitest';
import { seedPlaces } from '#server/agency/network/places/seeding.ts';
import { openTestHouse, type TestHouse } from '#server/platform/testing/test-house.ts';
import { seedDemoRoster } from './seeding.ts';

let opened: TestHouse;
beforeAll(async () => {
  opened = await openTestHouse({ now: '2015-03-02T08:00:00Z' });
  await seedPlaces(opened.database, opened.house.agency.network, opened.clock.now());
});
afterAll(() => opened.close());

const shifts = () =>
  opened.database
    .selectFrom('work_shift')
    .select(['shift_id', 'place_id as place', 'interpreter_id as interpreter', 'from_at as from'])
    .execute();

test('whoever tries the program out finds clerks at work for eight weeks, and interpreters', async () => {
  await Promise.all([seedDemoRoster(opened.house), seedDemoRoster(opened.house)]);
  const first = await shifts();
  expect(new Set(first.map(({ place }) => place))).toEqual(
    new Set(['tampere', 'oulu', 'turku', 'helsinki-kamppi', 'phone-family-fi', null]),
  );
  expect(new Set(first.flatMap(({ interpreter }) => interpreter ?? [])).size).toBe(3);
  expect(Math.max(...first.map(({ from }) => from.getTime()))).toBeGreaterThan(Date.parse('2015-04-26T00:00:00Z'));
  // Another start changes nothing; one a month later goes on where the roster ended.
  await seedDemoRoster(opened.house);
  expect(await shifts()).toHaveLength(first.length);
  opened.clock.set('2015-04-02T08:00:00Z');
  await seedDemoRoster(opened.house);
  expect((await shifts()).length).toBeGreaterThan(first.length);
  const clerks = await opened.database.selectFrom('clerk').select('clerk_id').execute();
  expect(clerks).toHaveLength(10);
});
