import type { Page } from 'playwright-core';
import { v7 as newId } from 'uuid';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { seedPlaces } from '#server/agency/network/places/seeding.ts';
import { followOutcomes } from '#server/channels/appointments/arriving/routines.ts';
import { bookHeld } from '#server/channels/appointments/booking/booking.ts';
import { holdTime } from '#server/channels/appointments/booking/holding.ts';
import { appointmentHandlers } from '#server/channels/appointments/telling/sending.ts';
import { cookieFor, pairTestDevice } from '#server/channels/office/devices/testing.ts';
import { callNext } from '#server/line/calling.ts';
import { finishContact, serveContact } from '#server/line/serving.ts';
import { beginWork } from '#server/line/working.ts';
import { addClerk } from '#server/people/clerks/queries.ts';
import { demoStaff } from '#server/people/demo-identity/people.ts';
import type { Transaction } from '#server/platform/database/connection.ts';
import { newToken, tokenDigest } from '#server/platform/secrets/secrets.ts';
import { answer, beginJourney, fromMenu, type Journey, look, press, signIn } from './steps.ts';

let journey: Journey;
let kiosk: Page;
let clerkId: string;
const appointmentId = newId();
const secret = newToken();
const fromAt = new Date('2015-03-02T08:45:00Z');
const now = () => journey.opened.clock.now();
const minutesFrom = (minutes: number) => new Date(fromAt.getTime() + minutes * 60_000);
const change = <T>(work: (transaction: Transaction) => Promise<T>): Promise<T> => journey.opened.database.transaction().execute(work);

beforeAll(async () => {
  // A Monday at eight in the morning, before the office opens.
  journey = await beginJourney({ now: '2015-03-02T06:00:00Z' });
  const { database, house, address } = journey.opened;
  await seedPlaces(database, house.agency.network, now());
  clerkId = await beginCounter();
  await change(async (transaction) => {
    const wished = { placeId: 'tampere', channel: 'office', benefitGroups: ['housing'], language: 'fi', interpreted: undefined } as const;
    const holding = { appointmentId, secretDigest: tokenDigest(secret), at: now() };
    await holdTime(transaction, house, { ...wished, share: 'public', fromAt }, holding);
    const reach = { channel: 'email', address: 'aino@example.com', language: 'fi', secret, isChecked: true } as const;
    await bookHeld(transaction, house, appointmentId, { by: 'customer', reach }, now());
  });
  await appointmentHandlers(house)['appointment-word']({ appointmentId, eventNo: '2' }, { attempt: 1, isLast: false });
  kiosk = await journey.visitor({ viewport: { width: 1080, height: 1920 } });
  await kiosk.context().addCookies(cookieFor(address, await pairTestDevice(journey.opened)));
});
afterAll(() => journey.end());

async function beginCounter(): Promise<string> {
  const { database, house } = journey.opened;
  const groups = house.agency.groups.map(({ id }) => id);
  const identity = { name: 'Virkailija', role: 'clerk', skills: groups, languages: ['fi'], seesProtected: false } as const;
  const added = await change((transaction) => addClerk(transaction, identity, now()));
  const shift = { shift_id: newId(), clerk_id: added, place_id: 'tampere', channels: ['office'] };
  await database
    .insertInto('work_shift')
    .values({ ...shift, from_at: new Date('2015-03-02T07:00:00Z'), to_at: new Date('2015-03-02T13:00:00Z') })
    .execute();
  const counterId = newId();
  await database.insertInto('counter').values({ place_id: 'tampere', counter_id: counterId, name: 'A7' }).execute();
  const work = { placeId: 'tampere', counterId, otherPlaceIds: [], channels: ['office'], benefitGroups: groups, isQuick: false } as const;
  await change((transaction) => beginWork(transaction, added, { ...work, languages: ['fi'] }, now()));
  return added;
}

/** Out of the message that the operator reads, since this house has no mail server. */
async function readNumber(): Promise<string> {
  const operator = await journey.visitor();
  await signIn(operator, demoStaff(journey.opened.house.agency, 'administrator', 1));
  await fromMenu(operator, 'Ajanvarausten viestit');
  await operator.locator('summary').first().click();
  await look(operator, 'appointment-messages');
  const text = (await operator.locator('pre').textContent()) ?? '';
  expect(text).toContain(`/appointments/of/${secret}`);
  return /Numerosi on (\d{5})/.exec(text)?.[1] ?? '';
}

test('somebody checks in at the kiosk by the number in the confirmation, is called and served, and the time is kept', async () => {
  const number = await readNumber();
  journey.opened.clock.set(minutesFrom(-5).toISOString());
  await kiosk.goto('/kiosk/tampere?in=fi');
  await kiosk.getByRole('link', { name: 'Minulla on varattu aika' }).click();
  await answer(kiosk, { number: '12' });
  await press(kiosk, 'Olen paikalla');
  await kiosk.getByRole('alert').waitFor();
  await look(kiosk, 'kiosk-appointment-unknown');
  await answer(kiosk, { number });
  await press(kiosk, 'Olen paikalla');
  await kiosk.getByText('Vuoronumerosi on T 001.').waitFor();
  await look(kiosk, 'kiosk-appointment-done');

  const clerk = await journey.visitor();
  await signIn(clerk, demoStaff(journey.opened.house.agency, 'clerk', 1));
  await clerk.goto('/reception/tampere/appointments');
  await clerk.getByText('Jonossa tai palveltavana').waitFor();
  await look(clerk, 'appointments-of-today');

  const contactId = (await change((transaction) => callNext(transaction, clerkId, minutesFrom(0)))) ?? '';
  await change((transaction) => serveContact(transaction, { contactId, clerkId, at: minutesFrom(1) }));
  await change((transaction) => finishContact(transaction, { contactId, clerkId, at: minutesFrom(4) }));
  journey.opened.clock.set(minutesFrom(6).toISOString());
  await followOutcomes(journey.opened.house);
  await clerk.goto('/reception/tampere/appointments');
  await clerk.getByText('Palveltu').waitFor();
});
