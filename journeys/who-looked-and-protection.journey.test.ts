import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { sendApplication } from '#server/cases/applications/testing.ts';
import { demoCustomer, demoStaff } from '#server/people/demo-identity/people.ts';
import { signInCustomer } from '#server/people/sign-in/testing.ts';
import type { StaffRole } from '#server/platform/http/person.ts';
import { answer, beginJourney, type Journey, look, press, signIn } from './steps.ts';

let journey: Journey;
let applicationId: string;
let reference: string;
const desk = { viewport: { width: 1280, height: 800 } };

beforeAll(async () => {
  journey = await beginJourney();
  applicationId = await sendApplication(await signInCustomer(journey.opened, { n: 1 }));
  const sent = await journey.opened.database.selectFrom('application').select('reference').executeTakeFirstOrThrow();
  reference = sent.reference;
});
afterAll(() => journey.end());

async function enter(role: StaffRole, n: number): Promise<Page> {
  const page = await journey.visitor(desk);
  await signIn(page, demoStaff(journey.opened.house.agency, role, n));
  return page;
}

async function enterAsCustomer(): Promise<Page> {
  const page = await journey.visitor();
  await signIn(page, demoCustomer(1));
  return page;
}

describe('a customer asks who has looked', () => {
  test('and is told when nobody has', async () => {
    const customer = await enterAsCustomer();
    await customer.goto('/who-looked');
    await customer.getByText('Kukaan henkilöstöstämme ei ole avannut tietojasi.').waitFor();
    await look(customer, 'who-looked/nobody');
  });

  test('and sees when and why a clerk did, but not who', async () => {
    const clerk = await enter('clerk', 1);
    await clerk.goto(`/cases/${applicationId}`);
    const customer = await enterAsCustomer();
    await customer.goto('/who-looked');
    await customer.getByText(`Hakemuksesi käsittely: Yleinen asumistuki, ${reference}`).first().waitFor();
    expect(await customer.getByText('Käsittelijä', { exact: true }).count()).toBeGreaterThan(0);
    expect(await customer.getByText('Kaisa').count()).toBe(0);
    await look(customer, 'who-looked/seen');
    await customer.goto('/who-looked?language=sv');
    await look(customer, 'who-looked/seen-sv');
  });

  test('and an inspector sees who', async () => {
    const auditor = await enter('auditor', 1);
    await auditor.goto('/views');
    await auditor.getByText('Kaisa Käsittelijä (Käsittelijä)').first().waitFor();
    await look(auditor, 'who-looked/inspection');
  });
});

describe('a person under protection', () => {
  test('is marked by an administrator on word from the population register', async () => {
    const administrator = await enter('administrator', 1);
    await administrator.goto('/protection');
    await press(administrator, 'Hae');
    await look(administrator, 'protection/find-with-faults');
    await answer(administrator, { who: reference, reason: 'Tieto väestötietojärjestelmästä' });
    await press(administrator, 'Hae');
    await administrator.getByText('Henkilöllä ei ole turvakieltoa.').waitFor();
    await look(administrator, 'protection/found');
    await answer(administrator, { because: 'Tieto väestötietojärjestelmästä 2.3.2015' });
    await press(administrator, 'Merkitse turvakielto');
    await administrator.getByText('Turvakielto on merkitty.').waitFor();
    await look(administrator, 'protection/marked');
  });

  test('is not met by a clerk without the right, who may break the glass and then sees no address', async () => {
    const clerk = await enter('clerk', 6);
    await clerk.goto('/work');
    expect(await clerk.getByText(reference).count()).toBe(0);
    await clerk.goto(`/cases/${applicationId}`);
    await clerk.getByRole('heading', { level: 1, name: 'Henkilöllä on turvakielto' }).waitFor();
    await look(clerk, 'protection/glass');
    await press(clerk, 'Avaa tapaus 30 minuutiksi');
    await look(clerk, 'protection/glass-with-fault');
    await answer(clerk, { reason: 'Asiakkaan maksu keskeytyy tänään' });
    await press(clerk, 'Avaa tapaus 30 minuutiksi');
    await clerk.getByText('Avasit tapauksen poikkeuksellisesti 30 minuutiksi.').waitFor();
    for (const secret of ['Koekatu', 'aino.testinen@example.com', '0401230001', '+358401230001'])
      expect(`${secret} ${(await clerk.content()).includes(secret)}`).toBe(`${secret} false`);
    await look(clerk, 'protection/case-by-exception');
  });

  test('is handled as others are by a clerk with the right, who sees the address and is warned', async () => {
    const clerk = await enter('clerk', 1);
    await clerk.goto('/work');
    await press(clerk, 'Seuraava tehtävä');
    await clerk.getByText('Älä kerro kenellekään, missä hän on.').waitFor();
    await clerk.getByText('Koekatu 1 A 2, 33100 Tampere').waitFor();
    await look(clerk, 'protection/case');
  });

  test('reads why the glass was broken, and an inspector examines the alarm', async () => {
    const customer = await enterAsCustomer();
    await customer.goto('/who-looked');
    await customer.getByText('Poikkeuksellinen avaaminen: Asiakkaan maksu keskeytyy tänään').first().waitFor();
    const auditor = await enter('auditor', 1);
    await auditor.goto('/views');
    await auditor.getByRole('heading', { name: 'Poikkeukselliset avaamiset, joita ei ole tarkastettu' }).waitFor();
    await look(auditor, 'protection/alarm');
    await press(auditor, /^Merkitse tarkastetuksi/);
    expect(await auditor.getByRole('heading', { name: 'Poikkeukselliset avaamiset, joita ei ole tarkastettu' }).count()).toBe(0);
  });
});
