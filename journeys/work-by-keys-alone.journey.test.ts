import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { sendApplication } from '#server/cases/applications/testing.ts';
import { demoStaff } from '#server/people/demo-identity/people.ts';
import { signInCustomer } from '#server/people/sign-in/testing.ts';
import { beginJourney, type Journey, look, signIn, untilListening } from './steps.ts';

let journey: Journey;
let page: Page;
let first: string;
let second: string;
beforeAll(async () => {
  journey = await beginJourney();
  first = await sendApplication(await signInCustomer(journey.opened, { n: 1 }));
  journey.opened.clock.advance({ days: 1 });
  second = await sendApplication(await signInCustomer(journey.opened, { n: 2 }));
  page = await journey.visitor({ javaScriptEnabled: true, viewport: { width: 1280, height: 800 } });
  await signIn(page, demoStaff(journey.opened.house.agency, 'clerk', 1));
});
afterAll(() => journey.end());

const path = () => new URL(page.url()).pathname;
const heading = (name: string) => page.getByRole('heading', { level: 1, name, exact: true }).waitFor();

/** Presses a key of the desk, once the page listens to it: what it shows is there before its scripts run. */
async function pressKey(key: string): Promise<void> {
  await untilListening(page, 'desk-shortcuts');
  await page.keyboard.press(key);
}

/** Presses a key and waits for the page that it leads to. */
async function go(key: string, to: string): Promise<void> {
  await pressKey(key);
  await page.waitForURL((url) => url.pathname === to);
  await page.waitForLoadState();
}

/** Presses Tab until the control of that name has the focus. */
async function tabTo(name: string): Promise<void> {
  for (let presses = 0; presses < 80; presses += 1) {
    if ((await page.evaluate(() => document.activeElement?.getAttribute('name'))) === name) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`${name} is not reached with Tab`);
}

describe('a clerk who uses no mouse', () => {
  test('sees what the keys are, and closes the list with Escape', async () => {
    await page.goto('/instructions');
    await pressKey('Alt+Shift+H');
    await page.getByRole('dialog', { name: 'Pikanäppäimet' }).waitFor();
    await look(page, 'list-of-keys');
    await pressKey('Alt+Shift+W');
    expect(path()).toBe('/instructions');
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'hidden' });
  });

  test('takes the next case from any page, gives it back and takes it again', async () => {
    await go('Alt+Shift+N', `/cases/${first}`);
    await look(page, 'case-with-keys');
    await pressKey('Alt+Shift+V');
    await page.getByText('Tapaus on vapaa').waitFor();
    await pressKey('Alt+Shift+O');
    await page.getByRole('link', { name: 'Kirjoita päätös' }).waitFor();
  });

  test('leaves a request for later, goes on with it and sends it', async () => {
    await go('Alt+Shift+P', `/cases/${first}/requests/new`);
    await tabTo('explanation');
    await page.keyboard.press('Space');
    await go('Alt+Shift+S', `/cases/${first}`);
    await go('Alt+Shift+P', `/cases/${first}/requests/new`);
    await pressKey('Alt+Shift+J');
    await heading('Tarkista lisätietopyyntö');
    await pressKey('Alt+Shift+J');
    await heading('Tarkista lisätietopyyntö');
    await page.keyboard.press('Enter');
    await page.waitForURL((url) => url.pathname === `/cases/${first}`);
    await page.getByText('Odottaa asiakasta').first().waitFor();
  });

  test('goes on to the next case, with single keys that are shown beside the buttons', async () => {
    await page.goto('/shortcuts');
    await tabTo('keys');
    await page.keyboard.press('ArrowDown');
    await tabTo('show');
    await page.keyboard.press('Space');
    await page.keyboard.press('Enter');
    await page.getByText('Asetukset on tallennettu.').waitFor();
    await look(page, 'settings-of-keys');
    await go('w', '/work');
    await look(page, 'work-with-shown-keys');
    await pressKey('?');
    await page.getByRole('dialog', { name: 'Pikanäppäimet' }).waitFor();
    await page.keyboard.press('Escape');
    await go('n', `/cases/${second}`);
  });

  test('looks something up and comes back', async () => {
    await go('k', '/knowledge');
    await page.locator('input:focus').waitFor();
    await page.keyboard.type('vuokra liite');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 2, name: 'Tulokset' }).waitFor();
    await page.locator('mark').first().waitFor();
    await look(page, 'found');
    await go('w', '/work');
    await go('n', `/cases/${second}`);
  });

  test('types in a text field without anything else happening', async () => {
    await tabTo('text');
    await page.keyboard.type('nwkuovpmdjslh?');
    expect(path()).toBe(`/cases/${second}`);
    expect(await page.locator('[name="text"]').inputValue()).toBe('nwkuovpmdjslh?');
    expect(await page.getByRole('dialog').count()).toBe(0);
    await page.keyboard.press('Tab');
    await pressKey('s');
    await page.getByText('Muistiinpano kirjoitettiin').first().waitFor();
  });

  test('decides: what cannot be undone asks for Enter as well', async () => {
    await go('d', `/cases/${second}/decision`);
    await tabTo('outcome');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    expect(await page.locator('[name="outcome"][value="rejected"]').isChecked()).toBe(true);
    await pressKey('j');
    await page.locator('[name="ownText"]').waitFor();
    await tabTo('ownText');
    await page.keyboard.type('Tulot ylittävät rajan.');
    await page.keyboard.press('Tab');
    await go('j', `/cases/${second}/decision/preview`);
    await heading('Tarkista päätös ennen kuin annat sen');
    await pressKey('j');
    expect(path()).toBe(`/cases/${second}/decision/preview`);
    expect(await page.evaluate(() => document.activeElement?.textContent)).toContain('hyväksyttäväksi');
    await page.keyboard.press('Enter');
    await page.waitForURL((url) => !url.pathname.endsWith('/preview'));
    const decisions = await journey.opened.database.selectFrom('decision').select(['application_id as id', 'status', 'outcome']).execute();
    expect(decisions).toEqual([{ id: second, status: 'proposed', outcome: 'rejected' }]);
  });
});
