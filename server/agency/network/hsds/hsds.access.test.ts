import { afterAll, beforeAll, expect, test } from 'vitest';
import { signInCustomer, signInStaff } from '#server/people/sign-in/testing.ts';
import { staffRoles } from '#server/platform/http/person.ts';
import { openTestHouse, type TestHouse } from '#server/platform/testing/test-house.ts';
import { seedPlaces } from '../places/seeding.ts';

let opened: TestHouse;
beforeAll(async () => {
  opened = await openTestHouse();
  await seedPlaces(opened.database, opened.house.agency.network, opened.clock.now());
});
afterAll(() => opened.close());

test.each(['GET /api/network/hsds'])('%s may be read by everybody, signed in or not', async (route) => {
  const path = route.slice('GET '.length);
  expect((await opened.app.inject(path)).statusCode).toBe(200);
  expect((await (await signInCustomer(opened)).get(path)).statusCode).toBe(200);
  for (const role of staffRoles) expect((await (await signInStaff(opened, { role })).get(path)).statusCode).toBe(200);
});

/** What HSDS 3.0.0 requires of each table. */
const required: Record<string, string[]> = {
  organization: ['id', 'name', 'description'],
  service: ['id', 'name', 'status'],
  service_at_location: ['id'],
  location: ['id', 'location_type'],
  phone: ['id', 'number'],
  address: ['id', 'address_1', 'city', 'state_province', 'postal_code', 'country', 'address_type'],
  schedule: ['id'],
  language: ['id'],
  accessibility: ['id'],
  taxonomy_term: ['id', 'name', 'description'],
};

test('every place is there once over all pages, with each field that HSDS requires', async () => {
  const seen: string[] = [];
  for (let next: number | undefined = 0; next !== undefined;) {
    const page: Record<string, Record<string, unknown>[]> & { next?: never } = (
      await opened.app.inject(`/api/network/hsds?skip=${next}`)
    ).json();
    for (const [table, fields] of Object.entries(required))
      for (const row of page[table] ?? []) for (const field of fields) expect(row[field], `${table} ${field}`).toBeTruthy();
    seen.push(...(page['location'] ?? []).map((row) => String(row['external_identifier'])));
    next = page.next;
  }
  const day = opened.clock.now().toISOString().slice(0, 10);
  const there = opened.house.agency.network.places.filter(({ validFrom, validTo }) => validFrom <= day && !(validTo && validTo < day));
  expect(seen.toSorted()).toEqual(there.map(({ id }) => id).toSorted());
});
