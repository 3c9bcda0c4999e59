import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { sendApplication } from '#server/cases/applications/testing.ts';
import { demoCustomer, demoStaff, fullName } from '#server/people/demo-identity/people.ts';
import { seedDemoMandates } from '#server/people/mandates/demo/seeding.ts';
import { signInCustomer } from '#server/people/sign-in/testing.ts';
import { answer, beginJourney, fillToReview, follow, fromMenu, formOf, type Journey, look, press, sendReviewed, signIn } from './steps.ts';
import { answerForm } from './valid-answers.ts';

let journey: Journey;
let page: Page;
beforeAll(async () => {
  journey = await beginJourney();
  await seedDemoMandates(journey.opened.house);
  page = await journey.visitor();
});
afterAll(() => journey.end());

const [aino, vaino, linnea] = [demoCustomer(1), demoCustomer(2), demoCustomer(3)];
const [oskar, grace, helmi] = [demoCustomer(5), demoCustomer(6), demoCustomer(8)];
const heading = (name: string, on = page) => on.getByRole('heading', { level: 1, name, exact: true }).waitFor();
const banner = (name: string, on = page) => on.getByRole('region', { name: 'Toisen puolesta asiointi' }).getByText(name).waitFor();
const idOf = async (name: string) =>
  (await journey.opened.database.selectFrom('customer').select('customer_id').where('given_names', '=', name).executeTakeFirstOrThrow())
    .customer_id;

describe('a guardian applies for a child, without scripts, on a phone', () => {
  test('chooses the child, and every page says for whom', async () => {
    await signIn(page, aino);
    await fromMenu(page, 'Asioi toisen puolesta');
    await heading('Asioi toisen puolesta');
    await page.getByRole('heading', { name: 'Onni Testinen' }).waitFor();
    // A right that ended yesterday is not offered.
    expect(await page.getByText(fullName(helmi)).count()).toBe(0);
    await look(page, 'acting');
    await press(page, /^Asioi puolesta ?: Elsa Testinen$/);
    await heading('Asiat: Elsa Testinen');
    await banner('Elsa Testinen');
    await look(page, 'matters-of-child');
  });

  test('fills in and sends the application, and the receipt says who sent it', async () => {
    const { form, today } = formOf(journey, 'studentAid');
    await page.goto('/benefits/studentAid');
    await press(page, 'Aloita hakemus');
    const code = await page.locator('[name="identityCode"]').inputValue();
    expect(await page.locator('[name="givenNames"]').inputValue()).toBe('Elsa');
    await look(page, 'question-page-of-child');
    await fillToReview(page, form, answerForm(form, today, { identityCode: code, givenNames: 'Elsa', familyName: 'Testinen' }), 'fi');
    await banner('Elsa Testinen');
    await sendReviewed(page, 'fi');
    await heading('Hakemuksesi on saapunut');
    await page.getByText(`${fullName(aino)}, lapsen huoltaja`).waitFor();
    await look(page, 'receipt-on-behalf');
    await follow(page, 'Seuraa hakemusta');
    await page.getByText(`Asioi hakijan puolesta: ${fullName(aino)}, lapsen huoltaja.`).waitFor();
    await look(page, 'application-on-behalf');
  });

  test('goes back to what is their own', async () => {
    await press(page, 'Palaa omiin asioihisi');
    await page.getByText('Sinulla ei ole vielä hakemuksia').waitFor();
    expect(await page.getByText('Elsa Testinen').count()).toBe(0);
  });
});

describe('a mandate of the national register', () => {
  test('is fetched there, and by it the agent acts, in English', async () => {
    await page.goto('/acting?language=en');
    await press(page, 'Go to Suomi.fi e-Authorizations');
    await heading('For whom do you act?');
    await look(page, 'demo-register');
    await press(page, fullName(vaino));
    await page.getByText('The mandate was fetched').waitFor();
    await look(page, 'acting-fetched');
    await press(page, /^Act for ?: Väinö Kokeilija$/);
    await page.getByRole('region', { name: 'Acting for another person' }).getByText(fullName(vaino)).waitFor();
  });

  test('is ended by the one who gave it: the agent’s next page says so, and shows nothing of the other', async () => {
    const principal = await journey.visitor();
    await signIn(principal, vaino);
    await principal.goto('/mandates');
    await look(principal, 'mandates');
    await follow(principal, /^Päätä valtuutus ?: Aino Maria Testinen$/);
    await heading('Päätetäänkö valtuutus?', principal);
    await look(principal, 'mandate-end');
    await press(principal, 'Päätä valtuutus');
    await heading('Valtuutukset', principal);
    await look(principal, 'mandates-ended');

    await fromMenu(page, 'My matters');
    await page.getByText('The mandate is not valid').waitFor();
    expect(await page.getByText(fullName(vaino)).count()).toBe(0);
    await look(page, 'mandate-not-valid');
    await fromMenu(page, 'My matters');
    await heading('My matters');
    await look(page, 'matters-own-again');
  });
});

describe('a power of attorney on paper', () => {
  test('does not serve online, and says where it does', async () => {
    const agent = await journey.visitor();
    await signIn(agent, oskar);
    await agent.goto('/acting?language=sv');
    await agent.getByRole('heading', { name: 'Fullmakter som inte gäller i e-tjänsten' }).waitFor();
    expect(await agent.getByRole('button', { name: /^Uträtta ärenden ?:/ }).count()).toBe(0);
    await look(agent, 'acting-elsewhere');
  });

  test('is found at the desk, and a new one recorded there', async () => {
    const clerk = await journey.visitor({ viewport: { width: 1280, height: 800 } });
    await signIn(clerk, demoStaff(journey.opened.house.agency, 'clerk', 1));
    await clerk.goto(`/customers/${await idOf(grace.givenNames)}/mandates`);
    await heading('Miksi avaat asiakkaan valtuutukset?', clerk);
    await look(clerk, 'desk-mandates-why');
    await clerk.getByRole('radio', { name: 'Käynti, jossa joku asioi asiakkaan puolesta' }).check();
    await press(clerk, 'Avaa valtuutukset');
    await clerk.getByRole('heading', { name: fullName(oskar) }).waitFor();
    await look(clerk, 'desk-mandates');
    await press(clerk, 'Kirjaa valtuutus');
    await look(clerk, 'desk-mandates-faults');
    await answer(clerk, {
      basis: 'written',
      agentCode: helmi.identityCode,
      agentGivenNames: helmi.givenNames,
      agentFamilyName: helmi.familyName,
    });
    await answer(clerk, { isForAll: 'no', benefits: ['sicknessAllowance'], actions: ['view', 'apply'], checked: 'yes' });
    await answer(clerk, { 'validFrom.day': '2', 'validFrom.month': '3', 'validFrom.year': '2015' });
    await press(clerk, 'Kirjaa valtuutus');
    await clerk.getByText('Valtuutus kirjattiin.').waitFor();
    await clerk.getByRole('heading', { name: fullName(helmi) }).waitFor();
    await look(clerk, 'desk-mandates-recorded');
  });
});

describe('another person’s signature', () => {
  test('is asked for by the applicant, given by the other in Swedish, and seen by both', async () => {
    const applicant = await journey.visitor();
    await signIn(applicant, aino);
    const id = await sendApplication(await signInCustomer(journey.opened, { n: 1 }));
    await applicant.goto(`/applications/${id}`);
    await follow(applicant, 'Pyydä toiselta allekirjoitusta');
    await press(applicant, 'Pyydä allekirjoitus');
    await look(applicant, 'cosignatures-faults');
    await answer(applicant, { name: 'Linnéa Provström', identityCode: linnea.identityCode });
    await press(applicant, 'Pyydä allekirjoitus');
    await applicant.getByText('Allekirjoitusta on pyydetty.').waitFor();
    await look(applicant, 'cosignatures-asked');

    const signer = await journey.visitor();
    await signIn(signer, linnea);
    await signer.goto('/matters?language=sv');
    await look(signer, 'matters-asked-to-sign');
    await follow(signer, /^Läs och underteckna ?: Aino Maria Testinen$/);
    await look(signer, 'cosignature');
    await press(signer, 'Underteckna');
    await signer.getByText('Du har undertecknat ansökan.').waitFor();
    await look(signer, 'cosignature-signed');

    await applicant.goto(`/applications/${id}`);
    await applicant.getByText('Allekirjoittanut').waitFor();
    await look(applicant, 'application-cosigned');
  });
});
