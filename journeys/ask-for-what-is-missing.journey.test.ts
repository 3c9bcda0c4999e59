import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { housingAnswers, sendApplication } from '#server/cases/applications/testing.ts';
import { passDeadlines, remindOfRequests } from '#server/cases/requests/deadlines.ts';
import { sendPicture } from '#server/cases/requests/testing.ts';
import { demoCustomer, demoStaff } from '#server/people/demo-identity/people.ts';
import { signInCustomer } from '#server/people/sign-in/testing.ts';
import { answer, beginJourney, follow, type Journey, look, press, signIn } from './steps.ts';

let journey: Journey;
let applicationId: string;
let clerk: Page;
let customer: Page;
beforeAll(async () => {
  journey = await beginJourney();
  const aino = await signInCustomer(journey.opened, { n: 1 });
  applicationId = await sendApplication(aino, { answers: housingAnswers({ dwellingType: 'rental' }) });
  clerk = await journey.visitor({ viewport: { width: 1280, height: 800 } });
  customer = await journey.visitor();
});
afterAll(() => journey.end());

const heading = (page: Page, name: string) => page.getByRole('heading', { level: 1, name, exact: true }).waitFor();
const enterAsClerk = () => signIn(clerk, demoStaff(journey.opened.house.agency, 'clerk', 1));

describe('a request for what is missing', () => {
  test('is chosen, read through in the customer’s language and sent', async () => {
    await enterAsClerk();
    await clerk.goto('/work');
    await press(clerk, 'Seuraava tehtävä');
    await follow(clerk, 'Pyydä lisätietoja asiakkaalta');
    await look(clerk, 'ask');
    expect(await clerk.getByRole('checkbox', { name: /Allekirjoitettu vuokrasopimus/ }).isChecked()).toBe(true);
    await clerk.getByText('Kysy uudelleen jotakin lomakkeen kohtaa').click();
    await answer(clerk, {
      answer: ['rent', 'startDate'],
      phrase: ['needMore', 'withoutAnswer'],
      explanation: ['whoLivesThere'],
      workingDays: '1',
    });
    await press(clerk, 'Esikatsele');
    await look(clerk, 'ask-with-faults');
    await answer(clerk, { workingDays: '10', ownText: 'Kysy rohkeasti, jos jokin jää epäselväksi.' });
    await press(clerk, 'Esikatsele');
    await heading(clerk, 'Tarkista lisätietopyyntö');
    await clerk.getByText('viimeistään 16. maaliskuuta 2015').first().waitFor();
    await look(clerk, 'ask-preview');
    await press(clerk, 'Lähetä pyyntö');
    await clerk.getByText('Odottaa asiakasta').first().waitFor();
    await look(clerk, 'case-that-waits');
    await clerk.goto('/work?show=waiting');
    await clerk.getByText('Odottaa asiakasta 16.3.2015 asti').waitFor();
    await look(clerk, 'work-waiting');
  });

  test('is the first thing that the customer sees, and is answered in parts', async () => {
    await signIn(customer, demoCustomer(1));
    await customer.goto('/matters');
    await look(customer, 'matters-awaited');
    await customer.getByRole('link', { name: /Katso ja vastaa/ }).click();
    await heading(customer, 'Tarvitsemme sinulta lisätietoja');
    await look(customer, 'request');
    const controls = customer.locator('form#answers');
    await controls
      .getByLabel(/vuokra/i)
      .first()
      .fill('paljon');
    await controls.locator('textarea').first().fill('Väinö, Eeli ja minä elokuusta 2014.');
    await press(customer, 'Lähetä vastaukset');
    await customer.getByText('Väinö, Eeli ja minä elokuusta 2014.').waitFor();
    await look(customer, 'request-with-faults');
    await controls
      .getByLabel(/vuokra/i)
      .first()
      .fill('650,50');
    await press(customer, 'Tallenna lähettämättä');
    await look(customer, 'request-saved');
    await customer.goto(`/applications/${applicationId}`);
    await look(customer, 'application-awaited');
    await customer.goto('/matters?language=sv');
    await look(customer, 'matters-awaited-sv');
    await customer.getByRole('link', { name: /Se och svara/ }).click();
    await look(customer, 'request-sv');
    await customer.goto('/matters?language=fi');
  });

  test('is reminded of, passes, and what comes late is marked', async () => {
    journey.opened.clock.set('2015-03-11T08:00:00Z');
    await remindOfRequests(journey.opened.house);
    journey.opened.clock.set('2015-03-17T08:00:00Z');
    await passDeadlines(journey.opened.house);
    await sendPicture(journey.opened, await signInCustomer(journey.opened, { n: 1 }), { applicationId }, 'housing.rentalAgreement');
    await signIn(customer, demoCustomer(1));
    await customer.goto('/matters');
    await customer.getByRole('link', { name: /Katso ja vastaa/ }).click();
    await look(customer, 'request-passed');
    await enterAsClerk();
    await clerk.goto('/work');
    await clerk.getByText('Tietoja saapui myöhässä').waitFor();
    await look(clerk, 'work-late');
    await clerk.goto(`/cases/${applicationId}`);
    await look(clerk, 'case-late');
  });
});
