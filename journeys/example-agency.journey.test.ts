import { afterAll, beforeAll, expect, test } from 'vitest';
import { demoCustomer } from '#server/people/demo-identity/people.ts';
import { beginJourney, chooseDemoPerson, fillToReview, follow, formOf, type Journey, look, press, sendReviewed } from './steps.ts';
import { answerForm } from './valid-answers.ts';

let journey: Journey;
beforeAll(async () => {
  journey = await beginJourney({ agency: 'example', now: '2016-03-01T08:00:00Z' });
});
afterAll(() => journey.end());

test('another agency is served from its folder, in its own first language, and nothing of the model agency is on any page', async () => {
  const page = await journey.visitor({ locale: 'de-DE' });
  const see = async (name: string) => {
    // Tokens and names of files are made by chance, and may spell anything.
    const words = (await page.content()).replaceAll(/(?:value|data-csrf|href|src)="[^"]*"/g, '');
    expect(words).not.toMatch(/kela|fpa|kansaneläke|folkpension/i);
    await page.getByText('Example Town').first().waitFor();
    await look(page, `example-${name}`);
  };
  await page.goto('/');
  await see('front');
  await follow(page, 'Transport support');
  await see('benefit');
  await follow(page, 'Sign in and apply');
  await see('demo-sign-in');
  await chooseDemoPerson(page, demoCustomer(6));
  await press(page, 'Start the application');
  const { form, today } = formOf(journey, 'transportSupport');
  expect(form.version).toBe('2016-01-01');
  const answers = answerForm(form, today);
  expect(await fillToReview(page, form, answers, 'en', see)).toEqual(form.pages.map(({ id }) => id));
  await see('review');
  await sendReviewed(page, 'en');
  await page.getByRole('heading', { name: 'Your application has arrived' }).waitFor();
  await see('receipt');
  // Ten working days from Tuesday 1 March.
  await page.getByText('15 March 2016').first().waitFor();
  await page.goto('/matters');
  await see('matters');
  for (const path of ['/privacy', '/accessibility', '/sign-ins', '/api/docs']) {
    await page.goto(path);
    await see(path.slice(1).replace('/', '-'));
  }
});
