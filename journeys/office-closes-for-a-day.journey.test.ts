import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { v7 as newId } from 'uuid';
import { seedPlaces } from '#server/agency/network/places/seeding.ts';
import { bookHeld } from '#server/channels/appointments/booking/booking.ts';
import { holdTime } from '#server/channels/appointments/booking/holding.ts';
import { addClerk } from '#server/people/clerks/queries.ts';
import { demoStaff } from '#server/people/demo-identity/people.ts';
import { newToken, tokenDigest } from '#server/platform/secrets/secrets.ts';
import { answer, beginJourney, follow, type Journey, look, press, signIn } from './steps.ts';

let journey: Journey;
let administrator: Page;
let clerk: Page;
const booked: string[] = [];

beforeAll(async () => {
  journey = await beginJourney({ now: '2015-03-02T08:30:00Z' });
  const { opened } = journey;
  const now = opened.clock.now();
  await seedPlaces(opened.database, opened.house.agency.network, now);
  await workInVaasa();
  for (const at of ['2015-03-10T08:00:00Z', '2015-03-10T09:00:00Z', '2015-03-10T10:00:00Z']) booked.push(await book(new Date(at)));
  administrator = await journey.visitor({ viewport: { width: 1280, height: 800 } });
  clerk = await journey.visitor();
});
afterAll(() => journey.end());

/** One clerk is at work in Vaasa for two days. */
async function workInVaasa(): Promise<void> {
  const { database, house, clock } = journey.opened;
  const skills = house.agency.groups.map(({ id }) => id);
  const identity = { name: 'Virkailija', role: 'clerk', skills, languages: ['fi', 'sv'], seesProtected: false } as const;
  const clerkId = await database.transaction().execute((transaction) => addClerk(transaction, identity, clock.now()));
  const shift = { clerk_id: clerkId, place_id: 'vaasa', channels: ['office', 'phone'] };
  const days = ['2015-03-10', '2015-03-11'];
  await database
    .insertInto('work_shift')
    .values(
      days.map((day) => ({ ...shift, shift_id: newId(), from_at: new Date(`${day}T07:00:00Z`), to_at: new Date(`${day}T13:00:00Z`) })),
    )
    .execute();
}

async function book(fromAt: Date): Promise<string> {
  const { database, house, clock } = journey.opened;
  const [appointmentId, secret, at] = [newId(), newToken(), clock.now()];
  const wish = { placeId: 'vaasa', channel: 'office', benefitGroups: ['housing'], language: 'fi', interpreted: undefined } as const;
  const reach = { channel: 'email', address: 'aino@example.com', language: 'fi', secret, isChecked: true } as const;
  await database.transaction().execute(async (transaction) => {
    await holdTime(transaction, house, { ...wish, share: 'internal', fromAt }, { appointmentId, secretDigest: tokenDigest(secret), at });
    await bookHeld(transaction, house, appointmentId, { by: 'clerk', reach }, at);
  });
  return appointmentId;
}

describe('an office that closes for a day', () => {
  test('shows the appointments that are booked then, before anything is saved', async () => {
    await signIn(administrator, demoStaff(journey.opened.house.agency, 'administrator', 1));
    await administrator.goto('/network/vaasa/hours');
    await answer(administrator, { from: '10.3.2015', reason: 'Vesivahinko' });
    await press(administrator, 'Lisää poikkeus');
    await answer(administrator, {
      'exceptions.0.from': '10.3.2015',
      'exceptions.0.to': '10.3.2015',
      'exceptions.0.reason.fi': 'Vesivahinko',
    });
    await answer(administrator, { 'exceptions.0.reason.sv': 'Vattenskada', 'exceptions.0.reason.en': 'Water damage' });
    await press(administrator, 'Näytä, mitkä päivät muuttuvat');
    await administrator.getByText('3 varattua aikaa jää aukioloaikojen ulkopuolelle').waitFor();
    await look(administrator, 'closing-preview');
    await press(administrator, 'Tallenna aukioloajat');
  });

  test('has its appointments moved by one button, each to a free time on the next day', async () => {
    await follow(administrator, 'Ajat, joita ei voi pitää');
    await administrator.getByText('3 aikaa on siirrettävä').waitFor();
    await look(administrator, 'closed-day');
    await press(administrator, 'Kerro asiakkaille ja siirrä 3 aikaa');
    await administrator.getByText('Siirrettiin: 3. Peruttiin, koska vapaata aikaa ei ollut: 0.').waitFor();
    await administrator.getByText('Kaikki varatut ajat voidaan pitää').waitFor();
    await look(administrator, 'closed-day-done');
    const rows = await journey.opened.database
      .selectFrom('appointment')
      .select(['from_at', 'state'])
      .where('appointment_id', 'in', booked)
      .orderBy('from_at')
      .execute();
    expect(rows.map(({ from_at: at, state }) => `${at.toISOString()} ${state}`)).toEqual([
      '2015-03-11T08:00:00.000Z booked',
      '2015-03-11T09:00:00.000Z booked',
      '2015-03-11T10:00:00.000Z booked',
    ]);
  });

  test('has written of each why it was moved, from when to when: what its customer is told', async () => {
    const events = await journey.opened.database
      .selectFrom('appointment_event')
      .select(['appointment_id', 'details'])
      .where('kind', '=', 'moved')
      .execute();
    expect(events.map(({ appointment_id: id }) => id).toSorted()).toEqual(booked.toSorted());
    for (const { details } of events)
      expect(details).toMatchObject({
        reason: 'place-closed',
        from: expect.stringContaining('2015-03-10T'),
        to: expect.stringContaining('2015-03-11T'),
      });
    // A clerk whom the customer calls sees it too, and can move it on.
    await signIn(clerk, demoStaff(journey.opened.house.agency, 'clerk', 1));
    await clerk.goto(`/appointments/desk/${booked[0]}`);
    await clerk.getByText('Siirrettiin, paikka on kiinni').waitFor();
    await look(clerk, 'closed-day-appointment');
  });
});
