import { v7 as newId } from 'uuid';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { signInStaff, type SignedIn } from '#server/people/sign-in/testing.ts';
import { openTestHouse, type TestHouse } from '#server/platform/testing/test-house.ts';
import { seedPlaces } from '../../places/seeding.ts';
import { accept, authority, jointPoint, propose } from '../testing.ts';

let opened: TestHouse;
let administrator: SignedIn;
beforeAll(async () => {
  opened = await openTestHouse();
  opened.clock.set('2015-03-02T08:00:00Z');
  const { regions, municipalities } = opened.house.agency.network;
  await seedPlaces(opened.database, { regions, municipalities, places: [] }, opened.clock.now());
  administrator = await signInStaff(opened, { role: 'administrator' });
  await accept(administrator, await propose(opened, administrator, [jointPoint, authority]));
});
afterAll(() => opened.close());

const placeId = 'hetan-yhteispalvelupiste';

/** Somebody who was promised a time at the joint service point. */
async function promise(at: string): Promise<void> {
  const contactId = newId();
  const arrivedAt = new Date('2015-03-02T07:00:00Z');
  await opened.database
    .insertInto('contact')
    .values({ contact_id: contactId, channel: 'office', place_id: placeId, arrived_at: arrivedAt })
    .execute();
  const waiting = { kind: 'waiting', cause: 'arrived', channel: 'office', benefit_group: 'housing', language: 'fi' } as const;
  const times = { from_at: arrivedAt, since_at: arrivedAt, promised_at: new Date(at) };
  await opened.database
    .insertInto('contact_period')
    .values({ contact_id: contactId, period_no: 1, place_id: placeId, is_quick: false, priority: 0, ...waiting, ...times })
    .execute();
}

/** The record with the afternoon of 11 March closed. */
const shorter = () => {
  const hours: unknown[] = Array.isArray(jointPoint['serviceHours']) ? jointPoint['serviceHours'] : [];
  const day = '2015-03-11T00:00:00';
  const openingHour = [{ dayFrom: 'Wednesday', dayTo: '', from: '09:00', to: '12:00' }];
  return { ...jointPoint, serviceHours: [...hours, { serviceHourType: 'Exceptional', validFrom: day, validTo: day, openingHour }] };
};
const digestOf = (body: string) => /name="digest" value="([^"]+)"/.exec(body)?.[1] ?? '';
const versions = async () =>
  (await opened.database.selectFrom('hours_version').select('version_no').where('place_id', '=', placeId).execute()).length;

test('promises that new hours break are shown, and none is broken that was made since', async () => {
  await promise('2015-03-11T11:00:00Z');
  const address = await propose(opened, administrator, [shorter()]);
  const { body } = await administrator.get(address);
  expect(body).toContain('Yksi luvattu aika jää pitämättä');
  expect(body).toMatch(/11\. maaliskuuta 2015[^<]*13\.00/);
  await promise('2015-03-11T11:30:00Z');
  const answer = await administrator.post(address, { digest: digestOf(body) });
  expect(answer.statusCode).toBe(409);
  expect(answer.body).toContain('2 luvattua aikaa jää pitämättä');
  expect(await versions()).toBe(1);
});

test('hours that somebody decides between the look and the acceptance are not written over', async () => {
  const address = await propose(opened, administrator, [shorter()]);
  const digest = digestOf((await administrator.get(address)).body);
  const plan = { week: [], seasons: [], exceptions: [], holidays: 'closed' };
  const decided = await administrator.api('POST', `/api/network/${placeId}/hours`, {
    seen: 1,
    from: '2015-03-09',
    plan,
    reason: 'Remontti',
  });
  expect(decided.statusCode).toBe(200);
  expect((await administrator.post(address, { digest })).statusCode).toBe(409);
  expect(await versions()).toBe(2);
});
