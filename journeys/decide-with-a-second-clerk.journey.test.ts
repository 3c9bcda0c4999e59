import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { sendApplication } from '#server/cases/applications/testing.ts';
import { demoCustomer, demoStaff } from '#server/people/demo-identity/people.ts';
import { signInCustomer } from '#server/people/sign-in/testing.ts';
import { answer, beginJourney, follow, type Journey, look, press, signIn } from './steps.ts';

let journey: Journey;
let applicationId: string;
let writer: Page;
let approver: Page;
const desk = { javaScriptEnabled: true, viewport: { width: 1280, height: 800 } };
const clerk = (n: number) => demoStaff(journey.opened.house.agency, 'clerk', n);

beforeAll(async () => {
  journey = await beginJourney();
  applicationId = await sendApplication(await signInCustomer(journey.opened, { n: 1 }));
  writer = await journey.visitor(desk);
  // The second clerk works without scripts: the desk asks for none.
  approver = await journey.visitor({ viewport: desk.viewport });
});
afterAll(() => journey.end());

const heading = (page: Page, name: string) => page.getByRole('heading', { level: 1, name, exact: true }).waitFor();

describe('a decision that a second clerk approves', () => {
  test('a clerk takes the next task and sees what the customer answered', async () => {
    await signIn(writer, clerk(1));
    await writer.goto('/work');
    await look(writer, 'work');
    await press(writer, 'Seuraava tehtävä');
    expect(new URL(writer.url()).pathname).toBe(`/cases/${applicationId}`);
    await writer.getByText('Koekatu 1 A 2, 33100 Tampere').waitFor();
    await answer(writer, { text: 'Vuokrasopimus tarkistettu.' });
    await press(writer, 'Lisää muistiinpano');
    await writer.getByText('Vuokrasopimus tarkistettu.').waitFor();
    await look(writer, 'case');
  });

  test('another clerk sees who has it in hand, and cannot decide it', async () => {
    await signIn(approver, clerk(6));
    await approver.goto(`/cases/${applicationId}`);
    await approver.getByText('Kaisa Käsittelijä').first().waitFor();
    await look(approver, 'case-of-another-clerk');
    await approver.goto(`/cases/${applicationId}/decision`);
    expect(new URL(approver.url()).pathname).toBe(`/cases/${applicationId}`);
    expect(await approver.getByRole('link', { name: 'Kirjoita päätös' }).count()).toBe(0);
  });

  test('the clerk writes the decision from standard texts, told first what is missing', async () => {
    await follow(writer, 'Kirjoita päätös');
    await look(writer, 'decision-outcome');
    await writer.getByRole('radio', { name: 'Myönnetty', exact: true }).check();
    await writer.locator('.buttons').getByRole('button', { name: 'Jatka', exact: true }).click();
    await press(writer, 'Esikatsele päätös');
    await writer.locator('.ds-error-summary:focus').waitFor();
    await look(writer, 'decision-with-faults');
    await answer(writer, {
      amount: '312,50',
      'from.day': '1',
      'from.month': '3',
      'from.year': '2015',
      ownText: 'Tulot on laskettu puolison palkasta.',
    });
    await writer.locator('[name="phrase"]').first().check();
    await press(writer, 'Esikatsele päätös');
    await heading(writer, 'Tarkista päätös ennen kuin annat sen');
    await writer
      .getByText(/312,50\s€/)
      .first()
      .waitFor();
    await look(writer, 'decision-preview');
    await press(writer, 'Lähetä hyväksyttäväksi');
    await writer.goto('/work');
    await press(writer, 'Seuraava tehtävä');
    // Nobody approves a decision of their own.
    await writer.getByText('Jonossa ei ole nyt vapaata tapausta').waitFor();
  });

  test('the second clerk returns it with a word, and approves what comes back', async () => {
    await approver.goto('/work');
    await press(approver, 'Seuraava tehtävä');
    await follow(approver, 'Tarkista ja hyväksy päätös');
    await heading(approver, 'Hyväksy tai palauta päätös');
    await look(approver, 'approval');
    await answer(approver, { reason: 'Lisää, mistä jakso alkaa.' });
    await press(approver, 'Palauta korjattavaksi');

    await writer.goto('/work');
    await press(writer, 'Seuraava tehtävä');
    await writer.getByText('Lisää, mistä jakso alkaa.').first().waitFor();
    await look(writer, 'case-returned');
    await follow(writer, 'Jatka päätöksen kirjoittamista');
    await answer(writer, { ownText: 'Jakso alkaa hakemuskuukauden alusta.' });
    await press(writer, 'Esikatsele päätös');
    await press(writer, 'Lähetä hyväksyttäväksi');

    await approver.goto('/work');
    await press(approver, 'Seuraava tehtävä');
    await follow(approver, 'Tarkista ja hyväksy päätös');
    await press(approver, 'Hyväksy ja anna päätös');
    await approver.goto(`/cases/${applicationId}`);
    await approver.getByText('Ratkaistu').first().waitFor();
    await look(approver, 'case-decided');
  });

  test('the customer reads the decision without scripts, and when it is taken to have been received', async () => {
    const customer = await journey.visitor();
    await signIn(customer, demoCustomer(1));
    await customer.goto('/matters');
    await look(customer, 'matters-decided');
    // For those who hear it, the link says which decision.
    await follow(customer, /^Lue päätös/);
    await customer.getByText('Myönnämme sinulle hakemasi etuuden.').waitFor();
    await customer
      .getByText(/312,50\s€/)
      .first()
      .waitFor();
    await customer.getByText('Jakso alkaa hakemuskuukauden alusta.').waitFor();
    // Sent on 2 March: the third day after it is the 5th (Act 13/2003 §19).
    await customer.getByText('saanut sen tiedoksi 5. maaliskuuta 2015').waitFor();
    await look(customer, 'decision');
  });
});
