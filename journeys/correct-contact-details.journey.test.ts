import { afterAll, beforeAll, expect, test } from 'vitest';
import { contactHandlers } from '#server/people/contact/sending/handlers.ts';
import { demoCustomer, demoStaff } from '#server/people/demo-identity/people.ts';
import { answer, beginJourney, chooseDemoPerson, follow, fromMenu, type Journey, look, press, signIn } from './steps.ts';

let journey: Journey;
beforeAll(async () => {
  journey = await beginJourney();
});
afterAll(() => journey.end());

const agency = () => journey.opened.house.agency;
const aino = demoCustomer(1);

/** Word is sent, or kept, as the runner of jobs would do it. */
async function deliver(): Promise<void> {
  const { house, database } = journey.opened;
  const rows = await database.selectFrom('outbox').select('payload').where('topic', '=', 'contact-notice').execute();
  for (const row of rows) {
    // The outbox holds ids by name.
    const payload = row.payload as Record<string, string>;
    await contactHandlers(house)['contact-notice'](payload, { attempt: 1, isLast: false });
  }
}

test('a customer proves anew who they are, and confirms a new e-mail address with a code that an operator without a mail server reads', async () => {
  const page = await journey.visitor();
  await signIn(page, aino);
  journey.opened.clock.advance({ minutes: 12 });
  await fromMenu(page, 'Yhteystiedot');
  await look(page, 'contact');
  await follow(page, /^Muuta\s*: Sähköpostiosoite$/);
  await look(page, 'contact-prove');
  await follow(page, 'Siirry tunnistautumaan');
  await chooseDemoPerson(page, aino);

  expect(new URL(page.url()).pathname).toBe('/contact/email');
  await answer(page, { email: 'aino@' });
  await page.locator('.buttons').getByRole('button', { name: 'Lähetä koodi' }).click();
  await look(page, 'contact-email-fault');
  await answer(page, { email: 'aino.uusi@example.com' });
  await page.locator('.buttons').getByRole('button', { name: 'Lähetä koodi' }).click();
  await look(page, 'contact-code');
  await deliver();

  const operator = await journey.visitor({ viewport: { width: 1280, height: 800 } });
  await signIn(operator, demoStaff(agency(), 'administrator', 1));
  await operator.goto('/contact-notices');
  await operator.getByText('Näytä viesti').first().click();
  await look(operator, 'contact-notices');
  const code = /koodisi on (\d{6})/.exec((await operator.locator('pre').first().textContent()) ?? '')?.[1] ?? '';

  await answer(page, { code: code === '111111' ? '222222' : '111111' });
  await press(page, 'Vahvista');
  await look(page, 'contact-code-wrong');
  await answer(page, { code });
  await press(page, 'Vahvista');
  await page.getByText('Yhteystietosi on tallennettu.').waitFor();
  await follow(page, /^Muuta\s*: Ilmoitustapa$/);
  await look(page, 'contact-told-by');
  await answer(page, { toldBy: 'email' });
  await page.locator('.buttons').getByRole('button', { name: 'Tallenna' }).click();
  await look(page, 'contact-saved');
  expect(await page.locator('.ds-tag').first().textContent()).toBe('Vahvistettu');
});

test('a clerk corrects the address of a customer who calls, and the customer sees that somebody looked', async () => {
  const desk = await journey.visitor();
  await signIn(desk, demoStaff(agency(), 'clerk', 1));
  await desk.goto('/customer-contact');
  await answer(desk, { who: aino.identityCode, recognised: 'Soitti ja vastasi tunnistuskysymyksiin' });
  await press(desk, 'Avaa yhteystiedot');
  await look(desk, 'desk-contact');
  await answer(desk, { street: 'Uusikuja 5', postalCode: '123', city: 'Helsinki' });
  await desk.locator('.buttons').getByRole('button', { name: 'Tallenna' }).click();
  await look(desk, 'desk-contact-fault');
  await answer(desk, { postalCode: '00200' });
  await desk.locator('.buttons').getByRole('button', { name: 'Tallenna' }).click();
  await desk.getByText('Muutokset on tallennettu.').waitFor();

  const page = await journey.visitor();
  await signIn(page, aino);
  await page.goto('/contact');
  await page.getByText('Uusikuja 5').waitFor();
  await page.goto('/who-looked');
  await page.getByText('Soitti ja vastasi tunnistuskysymyksiin').first().waitFor();
});
