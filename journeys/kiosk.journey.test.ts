import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { seedPlaces } from '#server/agency/network/places/seeding.ts';
import { callNext } from '#server/line/calling.ts';
import { serveContact } from '#server/line/serving.ts';
import { beginWork } from '#server/line/working.ts';
import { addClerk } from '#server/people/clerks/queries.ts';
import type { Transaction } from '#server/platform/database/connection.ts';
import { demoStaff } from '#server/people/demo-identity/people.ts';
import { answer, beginJourney, fromMenu, type Journey, look, press, signIn } from './steps.ts';

let journey: Journey;
let kiosk: Page;
let phone: Page;
let clerkId: string;
const now = () => journey.opened.clock.now();
const change = <T>(work: (transaction: Transaction) => Promise<T>): Promise<T> => journey.opened.database.transaction().execute(work);

beforeAll(async () => {
  // A Monday at half past ten.
  journey = await beginJourney({ now: '2015-03-02T08:30:00Z', settings: { smtpUrl: 'smtp://localhost:9' } });
  await seedPlaces(journey.opened.database, journey.opened.house.agency.network, now());
  clerkId = await openCounter('3');
  kiosk = await journey.visitor({ viewport: { width: 1080, height: 1920 } });
  phone = await journey.visitor({ viewport: { width: 320, height: 640 } });
});
afterAll(() => journey.end());

async function openCounter(name: string): Promise<string> {
  const { database, house } = journey.opened;
  const groups = house.agency.groups.map(({ id }) => id);
  const identity = { name: 'Virkailija', role: 'clerk', skills: groups, languages: ['fi', 'sv'], seesProtected: false } as const;
  const { counter_id: counterId } = await database
    .selectFrom('counter')
    .select('counter_id')
    .where('place_id', '=', 'tampere')
    .where('name', '=', name)
    .executeTakeFirstOrThrow();
  const added = await change((transaction) => addClerk(transaction, identity, now()));
  const work = { placeId: 'tampere', counterId, otherPlaceIds: [], channels: ['office'], benefitGroups: groups, isQuick: false } as const;
  await change((transaction) => beginWork(transaction, added, { ...work, languages: ['fi', 'sv'] }, now()));
  return added;
}

/** Nothing that is pressed at a kiosk is smaller than a finger that trembles. */
async function expectLargeTargets(): Promise<void> {
  for (const target of await kiosk.locator('main :is(a, button), footer a').all()) {
    const box = await target.boundingBox();
    if (box) expect(box.height).toBeGreaterThanOrEqual(64);
  }
}

/** Printed, the number stands on a strip of 80 mm, without what could only be pressed. */
async function expectStrip(): Promise<void> {
  await kiosk.emulateMedia({ media: 'print' });
  const millimetre = 96 / 25.4;
  expect((await kiosk.locator('body').boundingBox())?.width).toBeLessThanOrEqual(72 * millimetre + 1);
  expect(await kiosk.getByRole('link').filter({ visible: true }).count()).toBe(0);
  expect(await kiosk.getByRole('heading', { name: 'A 001' }).isVisible()).toBe(true);
  await kiosk.emulateMedia({ media: 'screen' });
}

test('a kiosk is put to use: a manager reads its code out to whoever stands before it', async () => {
  await kiosk.goto('/kiosk/tampere');
  await kiosk.getByRole('heading', { name: 'Tämä laite ei ole käytössä' }).waitFor();
  await look(kiosk, 'kiosk-unpaired');
  const manager = await journey.visitor();
  await signIn(manager, demoStaff(journey.opened.house.agency, 'manager', 1));
  await fromMenu(manager, 'Laitteet');
  await manager.locator('#place').selectOption('tampere');
  await answer(manager, { name: 'Aula' });
  await press(manager, 'Lisää laite');
  await look(manager, 'device-code');
  const code = (await manager.locator('.device-code').textContent()) ?? '';
  await kiosk.getByRole('link', { name: 'Ota laite käyttöön' }).click();
  await answer(kiosk, { code: 'K7QM-4XTP' });
  await press(kiosk, 'Ota käyttöön');
  await kiosk.locator('.ds-error-summary').waitFor();
  await look(kiosk, 'device-pairing');
  await answer(kiosk, { code: code.toLowerCase() });
  await press(kiosk, 'Ota käyttöön');
  await kiosk.getByRole('link', { name: 'suomi' }).waitFor();
  await manager.goto('/devices');
  await manager.getByText('Toiminnassa').waitFor();
  await look(manager, 'devices');
});

test('a walk-in takes a number in Swedish without scripts, follows it on a phone, and is told where to go', async () => {
  await kiosk.goto('/kiosk/tampere');
  await expectLargeTargets();
  await look(kiosk, 'kiosk-language');
  await kiosk.getByRole('link', { name: 'svenska' }).click();
  await expectLargeTargets();
  await look(kiosk, 'kiosk-matter');
  await kiosk.getByRole('link', { name: 'Jag lämnar bara in en blankett eller bilaga' }).click();
  await kiosk.getByRole('link', { name: 'Tillbaka' }).click();
  // By keys alone.
  await kiosk.getByRole('link', { name: 'Boende' }).focus();
  await kiosk.keyboard.press('Enter');
  await kiosk.getByText('Beräknad väntetid').waitFor();
  await expectLargeTargets();
  await look(kiosk, 'kiosk-confirm');
  await press(kiosk, 'Ta ett könummer');
  await kiosk.getByRole('heading', { name: 'A 001' }).waitFor();
  await expectLargeTargets();
  await look(kiosk, 'kiosk-ticket');
  await expectStrip();
  const secret = /tickets\/([\w-]{43})/.exec(kiosk.url())?.[1] ?? '';

  await phone.goto(`/ticket/${secret}?language=sv`);
  await phone.getByText('Ingen står före dig i kön.').waitFor();
  await look(phone, 'ticket-waiting');
  const contactId = (await change((transaction) => callNext(transaction, clerkId, now()))) ?? '';
  await phone.reload();
  await phone.getByText('Kom nu: lucka 3').waitFor();
  await look(phone, 'ticket-called');
  await change((transaction) => serveContact(transaction, { contactId, clerkId, at: now() }));
  await phone.reload();
  await phone.getByText('Du betjänas.').waitFor();

  // The next person begins anew, in no language yet.
  await kiosk.getByRole('link', { name: 'Klar' }).click();
  await kiosk.getByRole('link', { name: 'suomi' }).waitFor();
});

test('whoever waits leaves the line on the phone, after being asked', async () => {
  await kiosk.goto('/kiosk/tampere?in=en&matter=student');
  await press(kiosk, 'Take a number');
  const secret = /tickets\/([\w-]{43})/.exec(kiosk.url())?.[1] ?? '';
  await phone.goto(`/ticket/${secret}/near?language=en`);
  await press(phone, 'Order the message');
  await phone.locator('.ds-error-summary').waitFor();
  await look(phone, 'ticket-near');
  await answer(phone, { reach: 'somebody@example.com' });
  await press(phone, 'Order the message');
  await phone.getByRole('link', { name: 'Leave the line' }).click();
  await look(phone, 'ticket-leave');
  await press(phone, 'Leave the line');
  await phone.getByText('You have left the line').waitFor();
});

test('whoever is on their way takes a number on the page of the place', async () => {
  await phone.goto('/places/tampere?language=fi');
  await phone.getByRole('link', { name: 'Ota vuoronumero' }).click();
  await look(phone, 'join');
  await press(phone, 'Ota vuoronumero');
  await phone.locator('.ds-error-summary').waitFor();
  await look(phone, 'join-fault');
  await phone.getByLabel('Asuminen').check();
  await press(phone, 'Ota vuoronumero');
  await phone.getByRole('heading', { name: 'Vuoronumero M 001' }).waitFor();
  await look(phone, 'ticket-on-the-way');
});

test('whoever comes with such a number says so at the kiosk, and is called only then', async () => {
  const free = await openCounter('4');
  expect(await change((transaction) => callNext(transaction, free, now()))).toBeUndefined();
  await kiosk.goto('/kiosk/tampere?in=fi');
  await kiosk.getByRole('link', { name: 'Minulla on jo vuoronumero (M)' }).click();
  await answer(kiosk, { ticket: '99' });
  await press(kiosk, 'Olen paikalla');
  await kiosk.getByText('Numeroa ei löydy tältä päivältä.').waitFor();
  await expectLargeTargets();
  await look(kiosk, 'kiosk-here');
  await answer(kiosk, { ticket: 'm 1' });
  await press(kiosk, 'Olen paikalla');
  await kiosk.getByRole('heading', { name: 'Kiitos, olet ilmoittautunut' }).waitFor();
  await look(kiosk, 'kiosk-here-done');
  expect(await change((transaction) => callNext(transaction, free, now()))).toBeDefined();
});

test('a kiosk that is closed says when it opens and what else can be done', async () => {
  journey.opened.clock.set('2015-03-02T18:00:00Z');
  await kiosk.goto('/kiosk/tampere');
  await kiosk.getByText('Numeroita annetaan seuraavan kerran tiistaina').waitFor();
  await look(kiosk, 'kiosk-closed');
});
