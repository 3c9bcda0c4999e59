import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Page } from 'playwright-core';
import { v7 as newId } from 'uuid';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { seedPlaces } from '#server/agency/network/places/seeding.ts';
import { cookieFor, pairTestDevice } from '#server/channels/office/devices/testing.ts';
import { addContact } from '#server/line/adding.ts';
import { callNext } from '#server/line/calling.ts';
import { listWaiting } from '#server/line/lines.ts';
import { finishContact, serveContact } from '#server/line/serving.ts';
import { writeTicket } from '#server/line/tickets.ts';
import { beginWork } from '#server/line/working.ts';
import { addClerk } from '#server/people/clerks/queries.ts';
import { textsOfFile } from '#server/platform/codes/reading/pixels.ts';
import type { Transaction } from '#server/platform/database/connection.ts';
import { beginJourney, type Journey, look } from './steps.ts';

let journey: Journey;
let hall: Page;
let door: Page;
/** The address in the code of the first number that was given during the cut. */
let followed: string;
const now = () => journey.opened.clock.now();
const change = <T>(work: (transaction: Transaction) => Promise<T>): Promise<T> => journey.opened.database.transaction().execute(work);

beforeAll(async () => {
  // A Monday at half past ten. The clocks of the kiosks show something else: one is slow, the other is years ahead.
  journey = await beginJourney({ now: '2015-03-02T08:30:00Z' });
  await seedPlaces(journey.opened.database, journey.opened.house.agency.network, now());
  hall = await openKiosk('Aula', '2015-03-02T05:13:00Z');
  door = await openKiosk('Ovi', '2019-07-01T20:00:00Z');
});
afterAll(() => journey.end());

/** A paired kiosk whose browser has all that it needs for a cut. */
async function openKiosk(name: string, itsTime: string): Promise<Page> {
  const kiosk = await journey.visitor({ javaScriptEnabled: true, viewport: { width: 1080, height: 1920 } });
  await kiosk.context().addCookies(cookieFor(journey.opened.address, await pairTestDevice(journey.opened, { name })));
  await kiosk.clock.install({ time: itsTime });
  await kiosk.goto('/kiosk/tampere');
  await kiosk.waitForFunction(async () => {
    const kept = await caches.match('/kiosk/tampere/cut');
    return kept !== undefined && navigator.serviceWorker.controller !== null;
  });
  return kiosk;
}

/** Time goes on in the house and at the kiosks alike. */
async function minutesPass(minutes: number): Promise<void> {
  journey.opened.clock.advance({ minutes });
  for (const kiosk of [hall, door]) await kiosk.clock.fastForward(minutes * 60_000);
}

const press = (kiosk: Page, name: string) => kiosk.getByRole('button', { name, exact: true }).click();
const isCut = (kiosk: Page) => kiosk.getByText('Yhteys on juuri nyt poikki. Saat silti vuoronumeron.').waitFor();
const isBack = (kiosk: Page) => kiosk.getByRole('link', { name: 'suomi' }).waitFor();

async function cut(kiosk: Page): Promise<void> {
  await kiosk.context().setOffline(true);
}
async function restore(kiosk: Page): Promise<void> {
  await kiosk.context().setOffline(false);
  await kiosk.clock.fastForward(30_000);
}

/** Takes a number in Finnish at a kiosk that is cut off and shows its first screen. */
async function takeDuringCut(kiosk: Page, number: string): Promise<void> {
  await press(kiosk, 'suomi');
  await press(kiosk, 'Asuminen');
  await press(kiosk, 'Ota vuoronumero');
  await kiosk.getByRole('heading', { name: number }).waitFor();
}

/** What the code on the screen says to a phone. */
async function readCode(kiosk: Page): Promise<string> {
  const code = kiosk.locator('main .kiosk-code img');
  await code.waitFor();
  const [found = ''] = await textsOfFile(await code.screenshot());
  return found;
}

async function waiting(): Promise<string[]> {
  const entries = await listWaiting(journey.opened.database, 'tampere', { at: now(), most: 100 });
  return entries.map(({ ticket }) => (ticket ? writeTicket(ticket) : ''));
}
async function untilWaiting(numbers: readonly string[]): Promise<void> {
  await expect.poll(waiting, { timeout: 30_000 }).toEqual(numbers);
}

async function comeToReception(): Promise<void> {
  const contact = { contactId: newId(), channel: 'office', placeId: 'tampere', benefitGroup: 'housing', language: 'fi' } as const;
  await change((transaction) =>
    addContact(transaction, { ...contact, ticket: { day: '2015-03-02', series: 'V' }, arrivedAt: now(), at: now() }),
  );
}

/** Answers to such requests are lost on the way, after the house has done what was asked, until `stop`. */
function loseAnswersTo(path: string): { first: Promise<void>; stop: () => void } {
  const { server } = journey.opened.app;
  const { promise: first, resolve } = Promise.withResolvers<void>();
  const lose = (request: IncomingMessage, response: ServerResponse) => {
    if (request.method !== 'POST' || request.url !== path) return;
    response.writeHead = () => response;
    response.end = () => {
      request.socket.destroy();
      resolve();
      return response;
    };
  };
  server.prependListener('request', lose);
  return { first, stop: () => void server.off('request', lose) };
}

describe('a kiosk over a cut of the network', () => {
  test('goes on giving numbers, with letters of its own, and says calmly that the wait is not known', async () => {
    await hall.getByRole('link', { name: 'suomi' }).click();
    await hall.getByRole('link', { name: 'Asuminen' }).click();
    await press(hall, 'Ota vuoronumero');
    await hall.getByRole('heading', { name: 'A 001' }).waitFor();
    await cut(hall);
    await cut(door);
    await hall.getByRole('link', { name: 'Valmis' }).click();
    await isCut(hall);
    await minutesPass(1);
    await look(hall, 'kiosk-cut-languages');
    await press(hall, 'svenska');
    await look(hall, 'kiosk-cut-matter');
    await press(hall, 'Jag lämnar bara in en blankett eller bilaga');
    await press(hall, 'Tillbaka');
    // By keys alone.
    await hall.getByRole('button', { name: 'Boende', exact: true }).focus();
    await hall.keyboard.press('Enter');
    await hall.getByText('Väntetiden är inte känd just nu.').waitFor();
    await look(hall, 'kiosk-cut-confirm');
    await press(hall, 'Ta ett könummer');
    await hall.getByRole('heading', { name: 'KA 001' }).waitFor();
    await hall.getByText('Din plats i kön bestäms av när du tog numret.').waitFor();
    followed = await readCode(hall);
    await look(hall, 'kiosk-cut-ticket');
    expect(followed).toMatch(new RegExp(`^${journey.opened.house.settings.publicUrl}/ticket/[\\w-]{43}\\?language=sv$`));
    expect((await journey.opened.app.inject(new URL(followed).pathname)).statusCode).toBe(404);
    expect(await hall.locator('html').getAttribute('lang')).toBe('sv');
    await press(hall, 'Klar');
    await isCut(hall);
    expect(await hall.locator('html').getAttribute('lang')).toBe('fi');
  });

  test('gives them also after the browser was loaded anew, and never one twice, while another kiosk is cut off too', async () => {
    await minutesPass(2);
    await comeToReception();
    await minutesPass(2);
    await door.reload();
    await isCut(door);
    await takeDuringCut(door, 'KB 001');
    await minutesPass(1);
    await hall.reload();
    await isCut(hall);
    await takeDuringCut(hall, 'KA 002');
    await hall.reload();
    await isCut(hall);
    expect(await waiting()).toEqual(['A 001', 'V 001']);
  });

  test('puts everybody into the line at their time when it is back, once, also when the answer to that is lost', async () => {
    const { first, stop } = loseAnswersTo('/api/kiosk/tickets');
    await restore(hall);
    await first;
    stop();
    await hall.clock.fastForward(30_000);
    await isBack(hall);
    await restore(door);
    await isBack(door);
    await untilWaiting(['A 001', 'KA 001', 'V 001', 'KB 001', 'KA 002']);
    // The code in hand leads to the number now.
    const { pathname, search } = new URL(followed);
    expect((await journey.opened.app.inject(pathname + search)).body).toContain('Könummer KA 001');
  });

  test('gives one number to somebody whose first one was stored while its answer was lost', async () => {
    await minutesPass(1);
    await hall.goto('/kiosk/tampere?in=fi&matter=student');
    // A browser asks once more of itself before it gives up.
    const { stop } = loseAnswersTo('/kiosk/tampere/tickets');
    await press(hall, 'Ota vuoronumero');
    await hall.getByRole('heading', { name: 'KA 003' }).waitFor();
    stop();
    // The house is there: the number in hand stands at once for the one that nobody saw.
    await untilWaiting(['A 001', 'KA 001', 'V 001', 'KB 001', 'KA 002', 'KA 003']);
    await press(hall, 'Valmis');
    await isBack(hall);
  });

  test('shows the number again that was shown before the cut, and gives no other', async () => {
    await minutesPass(1);
    await door.goto('/kiosk/tampere?in=fi&matter=housing');
    await press(door, 'Ota vuoronumero');
    await door.getByRole('heading', { name: 'A 003' }).waitFor();
    await cut(door);
    await door.reload();
    await door.getByRole('heading', { name: 'A 003' }).waitFor();
    await restore(door);
    await door.goto('/kiosk/tampere');
    await isBack(door);
    expect(await waiting()).toEqual(['A 001', 'KA 001', 'V 001', 'KB 001', 'KA 002', 'KA 003', 'A 003']);
  });

  test('and everybody is called in the order in which they came', async () => {
    const clerkId = await openCounter();
    const called: string[] = [];
    for (let count = 0; count < 7; count += 1) {
      const contactId = (await change((transaction) => callNext(transaction, clerkId, now()))) ?? '';
      const { series, no } = await journey.opened.database
        .selectFrom('contact')
        .select(['ticket_series as series', 'ticket_no as no'])
        .where('contact_id', '=', contactId)
        .executeTakeFirstOrThrow();
      called.push(writeTicket({ series: series ?? '', no: no ?? 0 }));
      await change((transaction) => serveContact(transaction, { contactId, clerkId, at: now() }));
      await change((transaction) => finishContact(transaction, { contactId, clerkId, at: now() }));
    }
    expect(called).toEqual(['A 001', 'KA 001', 'V 001', 'KB 001', 'KA 002', 'KA 003', 'A 003']);
    expect(await waiting()).toEqual([]);
  });

  test('gives none after the hours of numbers, nor when it was taken out of use', async () => {
    await cut(door);
    await minutesPass(10 * 60);
    await door.getByRole('link', { name: 'suomi' }).click();
    await door.getByRole('heading', { name: 'Vuoronumeroita ei anneta nyt.' }).waitFor();
    await look(door, 'kiosk-cut-closed');
    await restore(door);
    await door.getByText('Numeroita annetaan seuraavan kerran tiistaina').waitFor();
    await journey.opened.database.updateTable('device').set({ token_digest: null }).where('name', '=', 'Ovi').execute();
    await door.goto('/kiosk/tampere');
    await door.getByRole('heading', { name: 'Tämä laite ei ole käytössä' }).waitFor();
  });
});

async function openCounter(): Promise<string> {
  const { database, house } = journey.opened;
  const groups = house.agency.groups.map(({ id }) => id);
  const identity = { name: 'Virkailija', role: 'clerk', skills: groups, languages: ['fi', 'sv'], seesProtected: false } as const;
  const { counter_id: counterId } = await database
    .selectFrom('counter')
    .select('counter_id')
    .where('place_id', '=', 'tampere')
    .where('name', '=', '3')
    .executeTakeFirstOrThrow();
  const clerkId = await change((transaction) => addClerk(transaction, identity, now()));
  const work = { placeId: 'tampere', counterId, otherPlaceIds: [], channels: ['office'], benefitGroups: groups, isQuick: false } as const;
  await change((transaction) => beginWork(transaction, clerkId, { ...work, languages: ['fi', 'sv'] }, now()));
  return clerkId;
}
