import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { signInStaff, type SignedIn } from '#server/people/sign-in/testing.ts';
import { openTestHouse, type TestHouse } from '#server/platform/testing/test-house.ts';
import { v7 as newId } from 'uuid';
import { seedPlaces } from '../../places/seeding.ts';
import { fieldsOf } from '../plan-form.ts';
import { listVersions } from '../queries.ts';

let opened: TestHouse;
let administrator: SignedIn;
beforeAll(async () => {
  opened = await openTestHouse();
  await seedPlaces(opened.database, opened.house.agency.network, opened.clock.now());
  administrator = await signInStaff(opened, { role: 'administrator' });
});
afterAll(() => opened.close());
beforeEach(() => opened.clock.set('2015-03-02T08:00:00Z'));

/** Somebody who was promised a time in Turku. */
async function promise(at: string): Promise<void> {
  const contactId = newId();
  const arrivedAt = new Date('2015-03-02T07:00:00Z');
  await opened.database
    .insertInto('contact')
    .values({ contact_id: contactId, channel: 'office', place_id: 'turku', arrived_at: arrivedAt })
    .execute();
  await opened.database
    .insertInto('contact_period')
    .values({
      contact_id: contactId,
      period_no: 1,
      kind: 'waiting',
      cause: 'arrived',
      from_at: arrivedAt,
      channel: 'office',
      place_id: 'turku',
      benefit_group: 'housing',
      language: 'fi',
      is_quick: false,
      since_at: arrivedAt,
      promised_at: new Date(at),
      priority: 0,
    })
    .execute();
}

const post = (changes: Record<string, string>) => {
  const plan = opened.house.agency.network.places.find(({ id }) => id === 'turku')?.hours;
  if (!plan) throw new Error('there is no Turku');
  const form = {
    ...Object.fromEntries(fieldsOf(plan)),
    seen: '1',
    from: '9.3.2015',
    reason: 'Henkilöstön koulutus',
    'week.0.ticketsTo': '',
  };
  return administrator.post('/network/turku/hours', { ...form, ...changes });
};

test('whoever changes hours is shown the promised times that they break, before anything is saved', async () => {
  // Monday at 15.30, which new hours would close; at 10.00, which they keep; and the Monday before, when they do not hold yet.
  for (const at of ['2015-03-09T13:30:00Z', '2015-03-09T08:00:00Z', '2015-03-02T13:30:00Z']) await promise(at);
  const shown = await post({ 'week.0.to': '15.00', action: 'preview' });
  expect(shown.body).toContain('Yksi luvattu aika jää pitämättä');
  expect(shown.body).toMatch(/9\. maaliskuuta 2015[^<]*15\.30/);
  expect(shown.body).toContain('Asuminen');
  expect(await listVersions(opened.database, 'turku', { most: 9 })).toHaveLength(1);
  const harmless = await post({ 'week.0.to': '15.45', action: 'preview' });
  expect(harmless.body).not.toContain('jää pitämättä');
});

test('a promise made after the change was shown brings the page back instead of being broken unseen', async () => {
  const told = await post({ 'week.0.to': '15.00', action: 'save', broken: '0' });
  expect(told.statusCode).toBe(409);
  expect(told.body).toContain('Yksi luvattu aika jää pitämättä');
  expect(await listVersions(opened.database, 'turku', { most: 9 })).toHaveLength(1);
  expect((await post({ 'week.0.to': '15.00', action: 'save', broken: '1' })).headers.location).toBe('/network/turku?done=hours');
});

test('a machine is told of them too', async () => {
  const plan = opened.house.agency.network.places.find(({ id }) => id === 'oulu')?.hours;
  const answer = await administrator.api('POST', '/api/network/oulu/hours/preview', { from: '2015-03-09', plan });
  expect(answer.json()).toEqual({ changedDays: [], brokenPromises: [], brokenAppointments: { count: 0, first: [] } });
});
