import { afterAll, beforeAll, expect, test } from 'vitest';
import { Check } from 'typebox/value';
import { openTestHouse, type TestHouse } from '#server/platform/testing/test-house.ts';
import { seedPlaces } from '../../places/seeding.ts';
import { codeOfMunicipality, municipalityOfCode } from '../mapping/municipality-codes.ts';
import { withoutNulls } from '../reading/nulls.ts';
import { Channel, type Organization } from '../record.ts';

type Exported = { itemList: Channel[]; organizations: Organization[]; warnings: { placeId: string }[]; next?: number };

let opened: TestHouse;
const channels = new Map<string, Channel>();
const organizations = new Map<string, Organization>();
beforeAll(async () => {
  opened = await openTestHouse();
  opened.clock.set('2015-03-02T08:00:00Z');
  await seedPlaces(opened.database, opened.house.agency.network, opened.clock.now());
  for (let next: number | undefined = 0; next !== undefined;) {
    const answer: Exported = (await opened.app.inject(`/api/network/ptv?skip=${next}`)).json();
    for (const channel of answer.itemList) channels.set(channel.sourceId ?? '', channel);
    for (const one of answer.organizations) organizations.set(one.id, one);
    next = answer.next;
  }
});
afterAll(() => opened.close());

test('every office, joint service point and phone line of the day goes out once, with the shape of version 11', () => {
  const day = '2015-03-02';
  const there = opened.house.agency.network.places.filter(
    ({ kind, validFrom, validTo }) => kind !== 'video-desk' && validFrom <= day && !(validTo && validTo < day),
  );
  expect([...channels.keys()].filter((id) => id !== 'online').toSorted()).toEqual(there.map(({ id }) => id).toSorted());
  for (const channel of channels.values()) expect(Check(Channel, withoutNulls(channel))).toBe(true);
  for (const one of channels.values()) expect(organizations.has(one.organizationId ?? '')).toBe(true);
});

test('an office has its municipality by its code and its coordinates in metres', () => {
  const street = channels.get('tampere')?.addresses?.[0]?.streetAddress;
  expect(street?.municipality?.code).toBe('837');
  expect(Number(street?.latitude)).toBeGreaterThan(6_800_000);
  expect(Number(street?.longitude)).toBeGreaterThan(300_000);
  // The street of the model agency is made up, and is not given on as real.
  expect(street?.street).toBeUndefined();
});

test('every municipality of the country has its code, and is found by it', () => {
  for (const { name } of opened.house.agency.network.municipalities)
    expect([name.fi, municipalityOfCode(codeOfMunicipality(name.fi) ?? '')]).toEqual([name.fi, name.fi]);
});

test('hours go out as weeks, with appointments apart, and each holiday and eve by its date', () => {
  const hours = channels.get('helsinki-kamppi')?.serviceHours ?? [];
  const week = hours.filter(({ serviceHourType }) => serviceHourType === 'DaysOfTheWeek');
  expect(week.map(({ isReservation, openingHour }) => [isReservation, openingHour?.[0]])).toEqual([
    [false, { dayFrom: 'Monday', dayTo: '', from: '09:00:00', to: '16:00:00' }],
    [true, { dayFrom: 'Monday', dayTo: '', from: '08:00:00', to: '09:00:00' }],
  ]);
  const goodFriday = hours.find(({ validFrom }) => validFrom === '2015-04-03T00:00:00');
  expect(goodFriday).toMatchObject({ serviceHourType: 'Exceptional', isClosed: true, openingHour: [] });
  expect(goodFriday?.additionalInformation?.[0]).toEqual({ value: 'Arkipyhä', language: 'fi' });
  const eves = hours.filter(({ openingHour }) => openingHour?.some(({ to }) => to === '13:00:00'));
  expect(eves.length).toBeGreaterThan(1);
  expect(eves.every(({ serviceHourType }) => serviceHourType === 'Exceptional')).toBe(true);
});

test('a joint service point names its tasks and who runs it; a phone line its number; the online service that one signs in', () => {
  const point = opened.house.agency.network.places.find(({ kind, tasks }) => kind === 'joint-service-point' && tasks.length > 0);
  const channel = channels.get(point?.id ?? '');
  expect(channel?.services?.[0]?.extraTypes?.map(({ type, code }) => [type, code])).toEqual(point?.tasks.map((task) => ['Asti', task]));
  expect(organizations.get(channel?.organizationId ?? '')?.organizationNames[0]?.value).toBe(point?.operator?.fi);
  const line = opened.house.agency.network.places.find(({ kind }) => kind === 'phone-line');
  expect(channels.get(line?.id ?? '')).toMatchObject({
    serviceChannelType: 'Phone',
    phoneNumbers: [{ number: line?.phone, isFinnishServiceNumber: true }, {}, {}],
  });
  expect(channels.get('online')).toMatchObject({ serviceChannelType: 'EChannel', requiresAuthentication: true });
});
