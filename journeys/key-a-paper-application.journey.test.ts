import { randomUUID } from 'node:crypto';
import { writeFile, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { housingAnswers, typedOn } from '#server/cases/applications/testing.ts';
import { addCase, type TestCase } from '#server/cases/desk/testing.ts';
import { readScan } from '#server/cases/paper/scans/reading.ts';
import { demoCustomer, demoStaff } from '#server/people/demo-identity/people.ts';
import { type Code, writeCode } from '#server/platform/codes/code.ts';
import { pngOf } from '#server/platform/codes/testing/files.ts';
import { blankPaper, printCode } from '#server/platform/codes/testing/paper.ts';
import type { Answers } from '#server/platform/forms/definition.ts';
import { answer, beginJourney, follow, formOf, fromMenu, type Journey, look, press, signIn } from './steps.ts';

let journey: Journey;
let folder: string;
let clerk: Page;
let atPoint: Page;
const desk = { viewport: { width: 1280, height: 800 } };
const staff = (role: 'clerk' | 'joint-service-clerk', n = 1) => demoStaff(journey.opened.house.agency, role, n);

beforeAll(async () => {
  journey = await beginJourney({ now: '2015-03-02T08:00:00Z' });
  folder = await mkdtemp(join(tmpdir(), 'luukku-journey-'));
  // The desk asks for no scripts; the paper is a picture that every browser shows.
  clerk = await journey.visitor(desk);
  atPoint = await journey.visitor();
});
afterAll(async () => {
  await journey.end();
  await rm(folder, { recursive: true });
});

async function scan(name: string, code?: Code, shade = 250): Promise<string> {
  const paper = blankPaper({ shade });
  const path = join(folder, name);
  await writeFile(path, pngOf(code ? printCode(paper, writeCode(code), { x: 400, y: 300, module: 6 }) : paper));
  return path;
}

/** What is filled in of an arrival, besides the form and the way it came. */
function personFields(n: number) {
  const { identityCode, givenNames, familyName } = demoCustomer(n);
  return { language: 'fi', identityCode, givenNames, familyName, hasAgent: 'no' };
}

/** Keys the page that is shown, leaving out what the paper does not state. */
async function keyShown(page: Page, answers: Answers, notStated: readonly string[]): Promise<void> {
  const { form } = formOf(journey, 'generalHousingAllowance');
  const shown = form.pages.find(({ id }) => new URL(page.url()).pathname.endsWith(`/pages/${id}`));
  if (!shown) throw new Error(`${page.url()} is no page of the form`);
  for (const field of shown.fields) {
    if (notStated.includes(field.id)) {
      await page.locator(`[name="not-stated"][value="${field.id}"]`).check();
      continue;
    }
    const items = answers[field.id];
    if (field.type === 'group' && Array.isArray(items)) {
      const there = Number(await page.locator(`[name="${field.id}.count"]`).getAttribute('value'));
      for (let count = there; count < items.length; count += 1) await page.locator(`[value="add:${field.id}"]`).click();
    }
    await answer(page, typedOn({ ...shown, fields: [field] }, items === undefined ? {} : { [field.id]: items }));
  }
  await page.locator('.buttons').getByRole('button', { name: 'Tallenna ja jatka', exact: true }).click();
}

describe('an application on paper with an answer that nobody can read', () => {
  let paperId: string;

  test('is registered by a clerk, who gives the customer a receipt', async () => {
    await signIn(clerk, staff('clerk'));
    await fromMenu(clerk, 'Paperi');
    await look(clerk, 'paper-list-empty');
    await clerk.locator('main').getByRole('link', { name: 'Kirjaa saapunut hakemus', exact: true }).click();
    await press(clerk, 'Kirjaa saapuneeksi');
    await clerk.locator('.ds-error-summary:focus').waitFor();
    await look(clerk, 'paper-register-with-faults');
    await answer(clerk, { form: 'generalHousingAllowance-2015-01-01', channel: 'post', ...personFields(1) });
    await answer(clerk, { 'receivedOn.day': '27', 'receivedOn.month': '2', 'receivedOn.year': '2015' });
    await clerk.locator('#files').setInputFiles([await scan('hakemus.png')]);
    await look(clerk, 'paper-register');
    await press(clerk, 'Kirjaa saapuneeksi');
    await clerk.getByText('Kela on vastaanottanut hakemuksesi 27. helmikuuta 2015.').waitFor();
    await look(clerk, 'paper-receipt');
    paperId = new URL(clerk.url()).pathname.split('/')[2] ?? '';
  });

  test('is keyed page by page beside the scanned paper, and what it does not state is marked', async () => {
    await follow(clerk, 'Syötä vastaukset');
    expect(await clerk.locator('img.shown-picture').count()).toBe(1);
    const answers = housingAnswers({ startDate: '2015-02-01' });
    let passed = 0;
    while (!new URL(clerk.url()).pathname.endsWith('/review')) {
      await look(clerk, `paper-key-${new URL(clerk.url()).pathname.split('/').at(-1)}`);
      await keyShown(clerk, answers, ['rent']);
      if ((passed += 1) > 12) throw new Error(`keying does not end: ${clerk.url()}`);
    }
    await clerk.getByText('Ei ilmoitettu lomakkeella').first().waitFor();
    await look(clerk, 'paper-review');
    await press(clerk, 'Ota käsittelyyn');
    await clerk.getByText('Lomakkeelta puuttuu yksi vastaus.').waitFor();
    await look(clerk, 'paper-keyed');
  });

  test('is a case like any other, and is rejected', async () => {
    await follow(clerk, 'Avaa tapaus');
    await clerk.getByText('27. helmikuuta 2015, Posti').waitFor();
    await look(clerk, 'paper-case');
    await press(clerk, 'Ota tapaus');
    await follow(clerk, 'Kirjoita päätös');
    await clerk.getByRole('radio', { name: 'Hylätty', exact: true }).check();
    await clerk.locator('.buttons').getByRole('button', { name: 'Jatka', exact: true }).click();
    await answer(clerk, { ownText: 'Hakemuksesta puuttuu vuokran määrä.' });
    await press(clerk, 'Esikatsele päätös');
    await press(clerk, 'Lähetä hyväksyttäväksi');
    const approver = await journey.visitor(desk);
    await signIn(approver, staff('clerk', 6));
    await approver.goto('/work');
    await press(approver, 'Seuraava tehtävä');
    await follow(approver, 'Tarkista ja hyväksy päätös');
    await press(approver, 'Hyväksy ja anna päätös');
    const customer = await journey.visitor();
    await signIn(customer, demoCustomer(1));
    await customer.goto(`/applications/${paperId}`);
    await look(customer, 'paper-application-of-customer');
    await customer.getByText('Ei ilmoitettu lomakkeella').first().waitFor({ state: 'attached' });
    await customer.goto(`/applications/${paperId}/decision`);
    await customer.getByText('Hakemuksesta puuttuu vuokran määrä.').waitFor();
  });
});

describe('twenty scans, three without a readable code', () => {
  let one: TestCase;

  test('go to their case, wait to be registered, or wait for somebody to look', async () => {
    const { database, house } = journey.opened;
    one = await addCase(journey.opened, { n: 2 });
    const { reference } = await database
      .selectFrom('application')
      .select('reference')
      .where('application_id', '=', one.applicationId)
      .executeTakeFirstOrThrow();
    const form: Code = { kind: 'form', formCode: 'AT1', version: '2015-01-01', language: 'fi' };
    const paths = await Promise.all([
      ...Array.from({ length: 12 }, (_, at) => scan(`liite-${at}.png`, { kind: 'case', reference }, 254 - at)),
      ...Array.from({ length: 5 }, (_, at) => scan(`lomake-${at}.png`, form, 254 - at)),
      ...Array.from({ length: 3 }, (_, at) => scan(`ilman-koodia-${at}.png`, undefined, 200 - at)),
    ]);
    await clerk.goto('/scans');
    await look(clerk, 'scans-empty');
    await answer(clerk, { channel: 'post' });
    await clerk.locator('#files').setInputFiles(paths);
    await press(clerk, 'Lisää skannauksia');
    await clerk.getByText('Luettu 0/20.').waitFor();
    await look(clerk, 'scans-being-read');
    // What the jobs do where the whole program runs.
    const waiting = await database.selectFrom('scan').select('scan_id').where('read_at', 'is', null).execute();
    for (const { scan_id: id } of waiting) await readScan(house, id);
    await follow(clerk, 'Päivitä');
    await clerk.getByText('Luettu 20/20.').waitFor();
    expect(await clerk.getByText('Paikallaan', { exact: true }).count()).toBe(12);
    expect(await clerk.getByText('Lajitellaan käsin', { exact: true }).count()).toBe(3);
    await look(clerk, 'scans-read');
  });

  test('are sorted by hand where the code is missing', async () => {
    const { reference } = await journey.opened.database
      .selectFrom('application')
      .select('reference')
      .where('application_id', '=', one.applicationId)
      .executeTakeFirstOrThrow();
    await clerk.goto('/scans');
    await look(clerk, 'scans-waiting');
    await follow(clerk, 'ilman-koodia-0.png');
    await look(clerk, 'scan-by-hand');
    await answer(clerk, { code: '15 001 000 999' });
    await press(clerk, 'Liitä');
    await look(clerk, 'scan-with-wrong-code');
    await answer(clerk, { code: reference });
    await press(clerk, 'Liitä');
    await clerk.getByText('Paperi on paikallaan.').waitFor();
    await follow(clerk, 'ilman-koodia-1.png');
    await clerk.locator('summary', { hasText: 'Hylkää' }).click();
    await answer(clerk, { because: 'Mainos, ei kuulu meille' });
    await press(clerk, 'Hylkää');
    await clerk.getByText('Paperi on paikallaan.').waitFor();
    await follow(clerk, /^Kirjaa hakemus ?: lomake-0/);
    await clerk.getByText('lomake-0.png').waitFor();
    await look(clerk, 'paper-register-from-scan');
  });
});

test('a code that is scanned leads on, without scripts and by Enter alone', async () => {
  await clerk.goto('/codes');
  await look(clerk, 'codes');
  await clerk.locator('#code').fill(randomUUID());
  await clerk.keyboard.press('Enter');
  await clerk.getByText('Tämä ei ole meidän koodimme.').waitFor();
  await look(clerk, 'codes-with-fault');
  await clerk.locator('#code').fill('L1F-AT1-150101F-7');
  await clerk.keyboard.press('Enter');
  await clerk.waitForURL(/\/(paper\/register|codes)/);
});

test('at a joint service point an application is registered and scanned, and nothing of a customer is seen', async () => {
  await signIn(atPoint, staff('joint-service-clerk'));
  await fromMenu(atPoint, 'Paperi');
  await look(atPoint, 'paper-register-at-point');
  await answer(atPoint, { form: 'generalHousingAllowance-2015-01-01', ...personFields(3) });
  await press(atPoint, 'Kirjaa saapuneeksi');
  await atPoint.getByText('Jätetty yhteispalvelupisteeseen').waitFor();
  await look(atPoint, 'paper-receipt-at-point');
  expect(await atPoint.getByText('Provström').count()).toBe(0);
  await atPoint.goto('/scans');
  await look(atPoint, 'scans-at-point');
});
