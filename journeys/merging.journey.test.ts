import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { addCase } from '#server/cases/desk/testing.ts';
import { demoCustomer, demoStaff } from '#server/people/demo-identity/people.ts';
import { languages } from '#server/platform/language/language.ts';
import { beginJourney, type Journey, look, signIn } from './steps.ts';

let journey: Journey;
beforeAll(async () => {
  journey = await beginJourney();
  for (const n of [5, 6, 7, 8, 9, 10]) await addCase(journey.opened, { n });
});
afterAll(() => journey.end());

describe.each(languages)('an administrator merges two records and undoes it, in %s', (language) => {
  test('without scripts, with every page usable by everybody', async () => {
    const wide = language === 'sv' ? { viewport: { width: 1280, height: 800 } } : {};
    const page = await journey.visitor({ locale: `${language}-FI`, ...wide });
    const place = languages.indexOf(language) * 2 + 5;
    const press = (form: string) => page.locator(`#${form} button:not([name])`).last().click();
    const seen = (name: string) => look(page, `${language}/merging-${name}`);
    await signIn(page, demoStaff(journey.opened.house.agency, 'administrator', 1));
    await page.goto('/merging');
    await page.locator('#one').fill(demoCustomer(place).identityCode);
    await press('find-form');
    await seen('faults');
    await page.locator('#oneReason').fill('Asiakas soitti');
    await page.locator('#other').fill(demoCustomer(place + 1).identityCode);
    await page.locator('#otherReason').fill('Sama nimi ja syntymäaika');
    await press('find-form');
    await seen('compare');
    await page.locator('#keeps-one').check();
    await press('choose-form');
    await seen('choose-faults');
    await page.locator('#reason').fill('Tunnus oli kirjattu paperilta väärin');
    await press('choose-form');
    await seen('preview');
    await press('merge-form');
    await seen('merged');
    await page.locator('#reason').fill('Olivatkin eri ihmisiä');
    await press('undo-form');
    await seen('undone');
    expect(await page.locator('#undo-form').count()).toBe(0);
    // Seven pages are looked at in every respect, each narrow and wide.
  }, 300_000);
});
