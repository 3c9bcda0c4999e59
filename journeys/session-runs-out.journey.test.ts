import type { Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { demoCustomer } from '#server/people/demo-identity/people.ts';
import { answer, beginJourney, chooseDemoPerson, type Journey, look, press, pressNext, signIn } from './steps.ts';

let journey: Journey;
beforeAll(async () => {
  journey = await beginJourney();
});
afterAll(() => journey.end());
beforeEach(() => journey.opened.clock.set('2015-03-02T08:00:00Z'));

async function beginApplication(page: Page, n: number): Promise<void> {
  await signIn(page, demoCustomer(n));
  await page.goto('/benefits/sicknessAllowance');
  await press(page, 'Aloita hakemus');
}

/** Time passes for the server and for the clocks in the page alike. */
async function pass(page: Page, minutes: number): Promise<void> {
  journey.opened.clock.advance({ minutes });
  await page.clock.runFor(minutes * 60_000);
}

test('without scripts: a half-filled page that is sent after the session has ended waits behind the next sign-in', async () => {
  const page = await journey.visitor();
  await beginApplication(page, 2);
  await answer(page, { phone: '+358401239999', account: 'FI21 1234', movedToFinlandRecently: 'no' });
  journey.opened.clock.advance({ minutes: 31 });
  await pressNext(page, 'fi');
  await look(page, 'sign-in-again');
  await chooseDemoPerson(page, demoCustomer(2));

  expect(new URL(page.url()).pathname).toMatch(/^\/drafts\/.*\/pages\/applicant$/);
  expect(await page.locator('[name="phone"]').inputValue()).toBe('+358401239999');
  // Kept although it is no whole account number.
  expect(await page.locator('[name="account"]').inputValue()).toMatch(/^FI21\s1234$/);
  expect(await page.locator('[name="movedToFinlandRecently"][value="no"]').isChecked()).toBe(true);
  await look(page, 'back-after-sign-in');
});

test('with scripts: a warning comes two minutes before the end, and one button prolongs the session', async () => {
  const page = await journey.visitor({ javaScriptEnabled: true });
  await page.clock.install();
  await beginApplication(page, 3);
  await page.goto('/matters?language=fi');
  expect(await page.getByRole('dialog').count()).toBe(0);
  await pass(page, 28);
  await pass(page, 0.5);
  const warning = page.getByRole('dialog', { name: 'Istuntosi päättyy kohta' });
  await warning.waitFor();
  await look(page, 'session-warning');
  await press(page, 'Jatka istuntoa');
  await warning.waitFor({ state: 'detached' });

  await pass(page, 27);
  await page.goto('/matters');
  await page.getByRole('heading', { level: 1, name: 'Omat asiat' }).waitFor();
});

test('with scripts: whoever does not answer the warning is told that the session is over, and loses nothing', async () => {
  const page = await journey.visitor({ javaScriptEnabled: true });
  await page.clock.install();
  await beginApplication(page, 4);
  await answer(page, { phone: '+358401238888' });
  await pass(page, 29);
  await pass(page, 1.1);
  await page.getByRole('dialog', { name: 'Istuntosi on päättynyt' }).waitFor();
  await look(page, 'session-over');
  await press(page, 'Sulje');
  await pressNext(page, 'fi');
  await chooseDemoPerson(page, demoCustomer(4));
  await page.getByRole('heading', { level: 1, name: 'Omat tietosi' }).waitFor();
  expect(await page.locator('[name="phone"]').inputValue()).toBe('+358401238888');
});
