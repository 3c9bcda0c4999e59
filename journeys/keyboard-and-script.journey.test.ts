import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { demoCustomer } from '#server/people/demo-identity/people.ts';
import { answer, beginJourney, type Journey, look, press, pressNext, signIn } from './steps.ts';

let journey: Journey;
let page: Page;
const faults: string[] = [];
beforeAll(async () => {
  journey = await beginJourney();
  page = await journey.visitor({ javaScriptEnabled: true, viewport: { width: 1280, height: 800 } });
  page.on('pageerror', ({ message }) => faults.push(message));
  page.on('console', (line) => {
    if (line.type() === 'error' && !line.text().includes('422')) faults.push(line.text());
  });
  await signIn(page, demoCustomer(1));
});
afterAll(() => journey.end());

const inFocus = () => page.evaluate(() => document.activeElement?.getAttribute('name') ?? document.activeElement?.id ?? '');

/** Presses Tab until the control of that name has the focus: a keyboard user's only way. */
async function tabTo(name: string): Promise<void> {
  for (let presses = 0; presses < 40; presses += 1) {
    if ((await inFocus()) === name) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`${name} is not reached with Tab; the focus is at ${await inFocus()}`);
}

test('the first Tab shows a link that leads past the header', async () => {
  await page.goto('/');
  await page.keyboard.press('Tab');
  const skip = page.getByRole('link', { name: 'Siirry sisältöön' });
  expect(await skip.evaluate((element) => element === document.activeElement)).toBe(true);
  const box = await skip.boundingBox();
  expect(box && box.y >= 0 && box.height > 20).toBe(true);
  await look(page, 'skip-link');
  await page.keyboard.press('Enter');
  expect(await inFocus()).toBe('main');
});

test('the first page is filled with the keyboard alone, and Enter goes on', async () => {
  await page.goto('/benefits/generalHousingAllowance');
  await press(page, 'Aloita hakemus');
  await page.getByRole('heading', { level: 1, name: 'Omat tietosi' }).waitFor();
  for (const [name, text] of [
    ['givenNames', 'Aino'],
    ['phone', '+358401230001'],
  ] as const) {
    await tabTo(name);
    await page.keyboard.press('Control+A');
    await page.keyboard.type(text);
  }
  await tabTo('movedToFinlandRecently');
  await page.keyboard.press('ArrowDown');
  expect(await page.locator('[name="movedToFinlandRecently"][value="no"]').isChecked()).toBe(true);
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { level: 1, name: 'Hakemus' }).waitFor();
});

test('a question appears when its answer is chosen, and goes when it no longer applies', async () => {
  const endDate = page.locator('[data-question="endDate"]');
  const change = page.locator('[data-question="changeDescription"]');
  expect([await endDate.isVisible(), await change.isVisible()]).toEqual([false, false]);
  await answer(page, { kind: 'change' });
  await change.waitFor({ state: 'visible' });
  await look(page, 'conditional-question');
  await answer(page, { kind: 'end' });
  await change.waitFor({ state: 'hidden' });
  await endDate.waitFor({ state: 'visible' });
});

test('after a mistake the focus is at the summary, and its link leads to the question', async () => {
  await pressNext(page, 'fi');
  await page.locator('.ds-error-summary').waitFor();
  await page.locator('.ds-error-summary:focus').waitFor();
  await look(page, 'focus-at-summary');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  expect(await inFocus()).toBe('endDate.day');
});

test('an item that is added is where the focus goes', async () => {
  await answer(page, { kind: 'new', 'startDate.day': '1', 'startDate.month': '3', 'startDate.year': '2015' });
  await pressNext(page, 'fi');
  await answer(page, { partnership: 'married', livesAlone: 'no' });
  await press(page, 'Lisää ruokakunnan jäsen');
  await page.locator('[name="householdMembers.1.memberName"]').waitFor();
  expect(await inFocus()).toBe('householdMembers.1.memberName');
});

test('no script failed, and none was stopped by the security policy', () => {
  expect(faults).toEqual([]);
});
