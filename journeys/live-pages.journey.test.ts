import type { Page } from 'playwright-core';
import { v7 as newId } from 'uuid';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { seedPlaces } from '#server/agency/network/places/seeding.ts';
import { addContact } from '#server/line/adding.ts';
import { demoStaff } from '#server/people/demo-identity/people.ts';
import { wakingAfter } from '#server/platform/jobs/waking.ts';
import { newToken, tokenDigest } from '#server/platform/secrets/secrets.ts';
import { keepPagesLive } from './live.ts';
import { beginJourney, type Journey, look, press, signIn } from './steps.ts';

let journey: Journey;
let endLive: () => Promise<void>;
let board: Page;
let first: Page;
let second: Page;
let reception: Page;
let phone: Page;
/** Of the fourth in line. */
const secret = newToken();

beforeAll(async () => {
  // A Monday at half past ten.
  journey = await beginJourney({ now: '2015-03-02T08:30:00Z' });
  const { opened } = journey;
  endLive = await keepPagesLive(opened);
  await seedPlaces(opened.database, opened.house.agency.network, opened.clock.now());
  for (let no = 1; no <= 3; no += 1) await takeTicket();
  await takeTicket(secret);
  [board, first, second, reception, phone] = await Promise.all([
    journey.visitor({ javaScriptEnabled: true, viewport: { width: 1920, height: 1080 } }),
    journey.visitor({ javaScriptEnabled: true, viewport: { width: 1280, height: 800 } }),
    journey.visitor({ javaScriptEnabled: true, viewport: { width: 1280, height: 800 } }),
    journey.visitor({ javaScriptEnabled: true, viewport: { width: 1280, height: 800 } }),
    journey.visitor({ javaScriptEnabled: true, viewport: { width: 390, height: 844 } }),
  ]);
  await signIn(first, demoStaff(opened.house.agency, 'clerk', 1));
  await signIn(second, demoStaff(opened.house.agency, 'clerk', 2));
  await signIn(reception, demoStaff(opened.house.agency, 'joint-service-clerk', 1));
  for (const [page, counter] of [
    [first, '1'],
    [second, '2'],
  ] as const) {
    await page.goto('/counter?place=tampere');
    await page.locator('#counter').selectOption({ label: counter });
    await press(page, 'Avaa piste');
    await page.getByRole('button', { name: 'Kutsu seuraava' }).waitFor();
  }
  await board.goto('/board/tampere');
  await reception.goto('/reception?place=tampere');
  await phone.goto(`/ticket/${secret}`);
});
afterAll(async () => {
  await endLive();
  await journey.end();
});

function takeTicket(followedBy?: string): Promise<void> {
  const { database, clock, house } = journey.opened;
  clock.advance({ seconds: 1 });
  const contact = { contactId: newId(), channel: 'office', placeId: 'tampere', benefitGroup: 'housing', language: 'fi' } as const;
  const ticket = {
    ticket: { day: '2015-03-02', series: 'A' },
    ...(followedBy !== undefined && { followerDigest: tokenDigest(followedBy) }),
  };
  return wakingAfter(house.relayWaking.wake, () =>
    database.transaction().execute(async (transaction) => {
      await addContact(transaction, { ...contact, ...ticket, arrivedAt: clock.now(), at: clock.now() });
    }),
  );
}

const waiting = (page: Page) => page.locator('tr[id^="waiting-"]');

describe('pages that are open', () => {
  test('show a call at a counter of themselves: the board its number, another counter and the reception a shorter line', async () => {
    await second.getByText('4 odottaa sinua').waitFor();
    await phone.getByText('Ennen sinua jonossa: 3').waitFor();
    await press(second, 'Kutsu seuraava');
    await second.getByText('Kutsuttu kerran').waitFor();
    // Sooner than any of them would ask without being told.
    await board.locator('.board-open').getByText('A 001', { exact: true }).waitFor({ timeout: 10_000 });
    await first.getByText('3 odottaa sinua').waitFor({ timeout: 10_000 });
    await expect.poll(() => waiting(reception).count(), { timeout: 10_000 }).toBe(3);
    await phone.getByText('Ennen sinua jonossa: 2').waitFor({ timeout: 15_000 });
    await look(phone, 'live-position');
  });

  test('leave alone what is half written, opened, chosen and in focus', async () => {
    await press(first, 'Kutsu seuraava');
    await press(first, 'Aloita palvelu');
    await first.getByText('Siirrä asiakas', { exact: true }).click();
    const tells = first.locator('[name="tells"]');
    await tells.pressSequentially('Hakijalta puuttuu ');
    await first.locator('#transfer-place').selectOption('oulu');
    await tells.focus();
    await first.getByText('2 odottaa sinua').waitFor();
    await callNextAtSecond();
    await first.getByText('1 odottaa sinua').waitFor({ timeout: 10_000 });
    await first.keyboard.type('vuokrasopimus.');
    expect(await tells.inputValue()).toBe('Hakijalta puuttuu vuokrasopimus.');
    expect(await first.locator('#transfer-place').inputValue()).toBe('oulu');
    expect(await tells.isVisible()).toBe(true);
    await look(first, 'live-counter');
  });

  test('never make a button of one person into another’s while somebody has the focus on it', async () => {
    const left = (ticket: string) => reception.getByRole('button', { name: `Lähti: ${ticket}` });
    await takeTicket();
    await left('A 005').waitFor({ timeout: 10_000 });
    await left('A 005').focus();
    await takeTicket();
    await left('A 006').waitFor({ timeout: 10_000 });
    expect(await left('A 005').evaluate((button) => button === document.activeElement)).toBe(true);
    await left('A 004').focus();
    await callNextAtSecond();
    await expect.poll(() => left('A 004').count(), { timeout: 10_000 }).toBe(0);
    expect(await reception.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? '')).not.toContain('A 005');
  });

  test('tell whoever follows a number that it is called, and where', async () => {
    await phone.getByText('Tule nyt: luukku 2').waitFor({ timeout: 15_000 });
    await look(phone, 'live-called');
  });

  test('say calmly that the connection is cut and of which time they are, and are right again after it', async () => {
    await reception.context().setOffline(true);
    await reception.getByText(/Yhteys katkesi, yritetään uudelleen[.] Näkyvissä on tilanne kello 10[.]3\d[.]/).waitFor();
    await look(reception, 'live-cut-off');
    await takeTicket();
    expect(await reception.getByRole('button', { name: 'Lähti: A 007' }).count()).toBe(0);
    await reception.context().setOffline(false);
    await reception.getByRole('button', { name: 'Lähti: A 007' }).waitFor({ timeout: 15_000 });
    expect(await reception.locator('.live-told').count()).toBe(0);
  });
});

/** The second clerk is done with whoever they have called, and calls the next. */
async function callNextAtSecond(): Promise<void> {
  journey.opened.clock.advance({ seconds: 30 });
  await press(second, 'Aloita palvelu');
  await press(second, 'Päätä ja kutsu seuraava');
  await second.getByText('Kutsuttu kerran').waitFor();
}
