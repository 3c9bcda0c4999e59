import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { housingAnswers, sendApplication } from '#server/cases/applications/testing.ts';
import { signInCustomer } from '#server/people/sign-in/testing.ts';
import { demoCustomer } from '#server/people/demo-identity/people.ts';
import {
  answer,
  beginJourney,
  chooseDemoPerson,
  fillQuestions,
  fillToReview,
  follow,
  fromMenu,
  formOf,
  type Journey,
  look,
  press,
  pressNext,
  sendReviewed,
  signIn,
} from './steps.ts';

let journey: Journey;
let page: Page;
beforeAll(async () => {
  journey = await beginJourney();
  page = await journey.visitor();
});
afterAll(() => journey.end());

const aino = demoCustomer(1);
const heading = (name: string, on = page) => on.getByRole('heading', { level: 1, name, exact: true }).waitFor();
const housing = () => formOf(journey, 'generalHousingAllowance').form;

/** One customer, one application, from the front page to the withdrawal: each test goes on where the one before it ended. */
describe('without scripts, on a phone, in Finnish', () => {
  test('a customer finds the benefit, signs in and comes back to it', async () => {
    await page.goto('/');
    await look(page, 'front');
    await follow(page, 'Yleinen asumistuki');
    await look(page, 'benefit');
    await follow(page, 'Kirjaudu sisään ja hae');
    await look(page, 'demo-sign-in');
    await chooseDemoPerson(page, aino);
    expect(new URL(page.url()).pathname).toBe('/benefits/generalHousingAllowance');
    await press(page, 'Aloita hakemus');
    await heading('Omat tietosi');
    expect(await page.locator('[name="familyName"]').inputValue()).toBe('Testinen');
  });

  test('mistakes are told at the top of the page, each with a link that leads to its question', async () => {
    await answer(page, { identityCode: '300285-900D', email: 'aino ät example' });
    await pressNext(page, 'fi');
    expect(await page.title()).toMatch(/^Virhe: /);
    await look(page, 'question-page-with-faults');
    const links = page.locator('.ds-error-summary a');
    expect(await links.count()).toBe(3);
    for (const at of [0, 1, 2]) {
      await links.nth(at).click();
      const target = new URL(page.url()).hash.slice(1);
      expect(await page.evaluate(() => document.activeElement?.id)).toBe(target);
    }
    expect(await page.locator('[name="identityCode"]').inputValue()).toBe('300285-900D');
    await answer(page, { identityCode: aino.identityCode, email: 'aino.testinen@example.com', movedToFinlandRecently: 'no' });
    await pressNext(page, 'fi');
    await answer(page, { kind: 'new', 'startDate.day': '1', 'startDate.month': '3', 'startDate.year': '2015' });
    await pressNext(page, 'fi');
    await heading('Ruokakunta');
  });

  test('household members are added, changed and removed', async () => {
    await answer(page, { partnership: 'married', livesAlone: 'no', isCommunal: 'no' });
    for (const count of [1, 2]) {
      await press(page, 'Lisää ruokakunnan jäsen');
      expect(await page.locator('[name="householdMembers.count"]').inputValue()).toBe(String(count + 1));
    }
    await answer(page, {
      'householdMembers.0.memberName': 'Väinö Testinen',
      'householdMembers.1.memberName': 'Erehdys',
      'householdMembers.2.memberName': 'Eeli Testinen',
    });
    await press(page, 'Poista ruokakunnan jäsen 2');
    expect(await page.locator('[name="householdMembers.count"]').inputValue()).toBe('2');
    expect(await page.locator('[name="householdMembers.1.memberName"]').inputValue()).toBe('Eeli Testinen');
    await answer(page, { 'householdMembers.1.memberName': 'Eeli Ilmari Testinen' });
    await look(page, 'question-page-with-group');
  });

  test('the language is changed on the page, and what is typed stays, readable or not', async () => {
    await answer(page, { 'householdMembers.0.memberBirthDate.day': '31', 'householdMembers.0.memberBirthDate.month': '2' });
    await press(page, 'Svenska');
    await heading('Hushåll');
    expect(await page.locator('[name="householdMembers.0.memberBirthDate.day"]').inputValue()).toBe('31');
    expect(await page.locator('[name="householdMembers.1.memberName"]').inputValue()).toBe('Eeli Ilmari Testinen');
    expect(await page.getByRole('radio', { name: /^Jag är gift/ }).isChecked()).toBe(true);
    await press(page, 'Suomi');
    await heading('Ruokakunta');
  });

  test('the customer stops half-way and goes on later, on another device', async () => {
    await press(page, 'Tallenna ja jatka myöhemmin');
    await heading('Hakemus on tallennettu');
    await look(page, 'draft-saved');

    page = await journey.visitor({ viewport: { width: 1280, height: 800 } });
    await signIn(page, aino);
    await fromMenu(page, 'Omat asiat');
    await look(page, 'matters-with-draft');
    await follow(page, /^Jatka hakemusta/);
    await heading('Ruokakunta');
    expect(await page.locator('[name="householdMembers.1.memberName"]').inputValue()).toBe('Eeli Ilmari Testinen');
    expect(await page.locator('[name="householdMembers.0.memberBirthDate.day"]').inputValue()).toBe('31');
    await fillToReview(page, housing(), housingAnswers({ waterSeparate: 'yes', waterCharge: 20_00, waterPerPerson: 'yes' }), 'fi');
    await heading('Tarkista ja lähetä');
  });

  test('a change that would remove other answers says so first, and can be taken back', async () => {
    await follow(page, /^Muuta vastauksia ?: Ruokakunta$/);
    await answer(page, { livesAlone: 'yes' });
    await press(page, 'Tallenna ja palaa tarkistukseen');
    await heading('Joitakin vastauksia poistetaan');
    await look(page, 'answers-to-be-removed');
    await press(page, 'Pidä ennallaan');
    expect(await page.locator('[name="householdMembers.0.memberName"]').inputValue()).toBe('Väinö Testinen');
    await press(page, 'Tallenna ja palaa tarkistukseen');

    await follow(page, /^Muuta vastauksia ?: Asumisen kulut$/);
    await answer(page, { waterSeparate: 'no' });
    await press(page, 'Tallenna ja palaa tarkistukseen');
    await page.getByText('20,00').waitFor();
    await press(page, 'Muuta silti');
    await heading('Tarkista ja lähetä');
    expect(await page.getByText('20,00').count()).toBe(0);
    expect(await page.getByText('Eeli Testinen').count()).toBe(1);
    await look(page, 'review');
  });

  test('it is sent once, however often the button is pressed and in however many windows', async () => {
    const otherTab = await page.context().newPage();
    await otherTab.goto(page.url());
    await press(page, 'Lähetä hakemus');
    await page.getByRole('link', { name: 'Lue vakuutus ja merkitse ruutuun' }).waitFor();
    await look(page, 'review-not-declared');
    await page.getByRole('checkbox').check();
    await page.getByRole('button', { name: 'Lähetä hakemus' }).dblclick();
    await heading('Hakemuksesi on saapunut');
    const reference = await page.locator('.reference').first().innerText();
    await page.reload();
    expect(await page.locator('.reference').first().innerText()).toBe(reference);

    await sendReviewed(otherTab, 'fi');
    await heading('Hakemuksesi on saapunut', otherTab);
    expect(await otherTab.locator('.reference').first().innerText()).toBe(reference);
    const sent = await journey.opened.database.selectFrom('application').select(['reference', 'answers']).execute();
    expect(sent).toEqual([
      { reference, answers: expect.objectContaining({ waterSeparate: 'no', householdMembers: housingAnswers()['householdMembers'] }) },
    ]);
    expect(sent[0]?.answers).not.toHaveProperty('waterCharge');
  });

  test('the receipt tells when it arrived; the application can be followed, read and printed', async () => {
    await page.getByText('2. maaliskuuta 2015', { exact: false }).first().waitFor();
    await page.getByText('10.00', { exact: false }).first().waitFor();
    await look(page, 'receipt');
    await follow(page, 'Seuraa hakemusta');
    await page.getByText('Vireillä').first().waitFor();
    await look(page, 'application');
    await follow(page, 'Tulostettava jäljennös');
    await page.getByText('Väinö Testinen').first().waitFor();
    await look(page, 'copy');
    await page.goto('/matters');
    await look(page, 'matters');
    await page.locator('h3').getByRole('link', { name: 'Yleinen asumistuki' }).click();
    await heading('Yleinen asumistuki');
  });

  test('another application can be withdrawn, after a question whether that is meant', async () => {
    const customer = await signInCustomer(journey.opened, { n: 1 });
    const id = await sendApplication(customer);
    await page.goto(`/applications/${id}`);
    await follow(page, 'Peru hakemus');
    await look(page, 'withdraw');
    await press(page, 'Kyllä, peru hakemus');
    await page.getByText('Peruttu').first().waitFor();
    await look(page, 'withdrawn');
    await page.goto(`/applications/${id}/withdraw`);
    expect(await page.getByRole('button', { name: 'Kyllä, peru hakemus' }).count()).toBe(0);
  });

  test('an unfinished application can be deleted', async () => {
    await page.goto('/benefits/sicknessAllowance');
    await press(page, 'Aloita hakemus');
    await fillQuestions(page, formOf(journey, 'sicknessAllowance').form, { phone: '+358401230001' }, 'fi');
    await page.goto('/matters');
    await follow(page, /^Poista keskeneräinen hakemus/);
    await look(page, 'discard');
    await press(page, 'Kyllä, poista');
    expect(await page.getByText('Keskeneräiset hakemukset').count()).toBe(0);
  });
});
