import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { housingAnswers, sendApplication } from '#server/cases/applications/testing.ts';
import { pngFile } from '#server/cases/attachments/testing.ts';
import { remindOfRequests } from '#server/cases/requests/deadlines.ts';
import { demoCustomer, demoStaff } from '#server/people/demo-identity/people.ts';
import { signInCustomer } from '#server/people/sign-in/testing.ts';
import { answer, beginJourney, follow, type Journey, look, press, signIn } from './steps.ts';

let journey: Journey;
let applicationId: string;
let clerk: Page;
let customer: Page;
const desk = { viewport: { width: 1280, height: 800 } };
const staff = (role: 'clerk' | 'administrator', n: number) => demoStaff(journey.opened.house.agency, role, n);

beforeAll(async () => {
  journey = await beginJourney();
  applicationId = await sendApplication(await signInCustomer(journey.opened, { n: 1 }), {
    answers: housingAnswers({ dwellingType: 'rental' }),
  });
  clerk = await journey.visitor(desk);
  customer = await journey.visitor({ javaScriptEnabled: true, ...desk });
});
afterAll(() => journey.end());

test('the clerk who gets the case asks for the documents that are missing, and the case waits', async () => {
  await signIn(clerk, staff('clerk', 1));
  await clerk.goto('/work');
  await press(clerk, 'Seuraava tehtävä');
  await follow(clerk, 'Pyydä lisätietoja asiakkaalta');
  // What the checklist lacks is chosen already.
  await clerk.getByRole('checkbox', { name: /Allekirjoitettu vuokrasopimus/, checked: true }).waitFor();
  await press(clerk, 'Esikatsele');
  await press(clerk, 'Lähetä pyyntö');
  await clerk.getByText('Odottaa asiakasta').first().waitFor();
  await clerk.goto('/work');
  await press(clerk, 'Seuraava tehtävä');
  await clerk.getByText('Jonossa ei ole nyt vapaata tapausta').waitFor();
});

test('before the deadline the customer is reminded', async () => {
  journey.opened.clock.set('2015-03-12T08:00:00Z');
  await remindOfRequests(journey.opened.house);
  const operator = await journey.visitor(desk);
  await signIn(operator, staff('administrator', 1));
  await operator.goto('/deliveries');
  await operator.locator('main summary').first().click();
  await operator.getByText('Muistutus: odotamme lisätietoja').waitFor();
});

test('she sends one from her computer, and photographs the other with her phone, where she is not signed in', async () => {
  await signIn(customer, demoCustomer(1));
  await customer.goto('/matters');
  await customer.getByRole('link', { name: /Katso ja vastaa/ }).click();
  await look(customer, 'loop/request');
  await follow(customer, 'Lähetä liitteet');
  await customer
    .locator('#files-housing-payslip')
    .setInputFiles({ name: 'palkka.png', mimeType: 'image/png', buffer: pngFile('p.png', 9).content });
  await press(customer, /^Lähetä tiedostot ?: Palkkalaskelma/);
  await customer.getByText('Tiedosto on lähetetty.').waitFor();
  await press(customer, /^Kuvaa puhelimella ?: Allekirjoitettu vuokrasopimus$/);
  const address = await customer.locator('.link-address').innerText();
  const phone = await journey.visitor();
  await phone.goto(address);
  expect(await phone.getByText('Testinen').count()).toBe(0);
  await phone.locator('#picture-1').setInputFiles({ name: 'IMG_1.png', mimeType: 'image/png', buffer: pngFile('a.png', 11).content });
  await press(phone, 'Lähetä kuvat');
  await follow(customer, 'Näytä liitteet');
  await customer.getByText('Puhelimella otetut kuvat ovat saapuneet.').waitFor();
  await customer.goto('/matters');
  // Nothing is asked of her any more.
  expect(await customer.getByRole('link', { name: /Katso ja vastaa/ }).count()).toBe(0);
  await look(customer, 'loop/matters-after');
});

test('the case comes back by itself, and is granted by two clerks', async () => {
  await signIn(clerk, staff('clerk', 1));
  await clerk.goto('/work');
  await press(clerk, 'Seuraava tehtävä');
  expect(new URL(clerk.url()).pathname).toBe(`/cases/${applicationId}`);
  await look(clerk, 'loop/case-back');
  await press(clerk, /^Hyväksy ?: palkka/);
  await press(clerk, /^Hyväksy ?: IMG_1/);
  await follow(clerk, 'Kirjoita päätös');
  await clerk.getByRole('radio', { name: 'Myönnetty', exact: true }).check();
  await clerk.locator('.buttons').getByRole('button', { name: 'Jatka', exact: true }).click();
  await answer(clerk, { amount: '312,50', 'from.day': '1', 'from.month': '3', 'from.year': '2015' });
  await clerk.locator('[name="phrase"]').first().check();
  await press(clerk, 'Esikatsele päätös');
  await press(clerk, 'Lähetä hyväksyttäväksi');
  const approver = await journey.visitor(desk);
  await signIn(approver, staff('clerk', 6));
  await approver.goto('/work');
  await press(approver, 'Seuraava tehtävä');
  await follow(approver, 'Tarkista ja hyväksy päätös');
  await press(approver, 'Hyväksy ja anna päätös');
});

test('she reads the decision, and takes it along as the letter that would come by post', async () => {
  await customer.goto(`/applications/${applicationId}/decision`);
  await customer
    .getByText(/312,50\s€/)
    .first()
    .waitFor();
  const [download] = await Promise.all([customer.waitForEvent('download'), follow(customer, 'Lataa päätös kirjeenä (PDF)')]);
  const letter = await readFile(await download.path());
  expect(letter.subarray(0, 5).toString('latin1')).toBe('%PDF-');
});
