import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { seedPlaces } from '#server/agency/network/places/seeding.ts';
import { demoStaff, fullName } from '#server/people/demo-identity/people.ts';
import { keepPagesLive } from './live.ts';
import { beginJourney, type Journey, look, press, signIn, untilListening } from './steps.ts';

let journey: Journey;
let endLive: () => Promise<void>;
/** Who calls, by keys alone; who sits at the next counter; and the reception. */
let caller: Page;
let neighbour: Page;
let reception: Page;

beforeAll(async () => {
  // A Monday at half past ten.
  journey = await beginJourney({ now: '2015-03-02T08:30:00Z' });
  const { opened } = journey;
  endLive = await keepPagesLive(opened);
  await seedPlaces(opened.database, opened.house.agency.network, opened.clock.now());
  const wide = { javaScriptEnabled: true, viewport: { width: 1280, height: 800 } };
  [caller, neighbour, reception] = await Promise.all([journey.visitor(wide), journey.visitor(wide), journey.visitor(wide)]);
  await signIn(caller, demoStaff(opened.house.agency, 'clerk', 1));
  await signIn(neighbour, demoStaff(opened.house.agency, 'clerk', 2));
  await signIn(reception, demoStaff(opened.house.agency, 'joint-service-clerk', 1));
  await openCounter(caller, '1');
  await openCounter(neighbour, '2');
  await reception.goto('/reception?place=tampere');
  await Promise.all([caller, neighbour, reception].map((page) => untilListening(page, 'live-region')));
});
afterAll(async () => {
  await endLive();
  await journey.end();
});

async function openCounter(page: Page, counter: string): Promise<void> {
  await page.goto('/counter?place=tampere');
  await page.locator('#counter').selectOption({ label: counter });
  await press(page, 'Avaa piste');
  await page.getByRole('button', { name: 'Kutsu seuraava' }).waitFor();
}

/** Presses Tab until the button of that name has the focus, then Enter. */
async function pressByKeys(page: Page, name: string): Promise<void> {
  const isThere = () => page.evaluate((text) => document.activeElement?.textContent.trim() === text, name);
  for (let presses = 0; presses < 80; presses += 1) {
    if (await isThere()) return page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
  }
  throw new Error(`${name} is not reached with Tab`);
}

const soon = { timeout: 10_000 };
const call = (page: Page) => page.getByRole('alert').getByRole('heading', { name: 'piste 1' });

describe('a call for help from a counter', () => {
  test('is seen at once at the next counter and at the reception, which nobody touches', async () => {
    await pressByKeys(caller, 'Kutsu apua');
    await caller.getByText('Olet kutsunut apua.').waitFor();
    await look(caller, 'help-called');
    await call(neighbour).waitFor(soon);
    await call(reception).waitFor(soon);
    await look(neighbour, 'help-at-next-counter');
    await look(reception, 'help-at-reception');
  });

  test('tells whoever called who is coming, and asks nobody else to come', async () => {
    await pressByKeys(neighbour, 'Menen auttamaan');
    const name = fullName(demoStaff(journey.opened.house.agency, 'clerk', 2));
    await caller.getByText(`${name} on tulossa auttamaan`).waitFor(soon);
    await expect.poll(() => reception.getByRole('button', { name: 'Menen auttamaan' }).count(), soon).toBe(0);
    await look(caller, 'help-is-coming');
  });

  test('is gone some minutes after somebody came', async () => {
    journey.opened.clock.advance({ minutes: 11 });
    for (const page of [caller, neighbour, reception]) {
      await page.reload();
      await page.locator('h1').waitFor();
      expect(await call(page).count()).toBe(0);
    }
  });

  test('that is taken back is gone at once for everybody', async () => {
    await pressByKeys(caller, 'Kutsu apua');
    await call(neighbour).waitFor(soon);
    await untilListening(caller, 'live-region');
    await pressByKeys(caller, 'Peru kutsu');
    for (const page of [caller, neighbour, reception]) await expect.poll(() => call(page).count(), soon).toBe(0);
    await caller.getByRole('button', { name: 'Kutsu apua' }).waitFor();
  });
});
