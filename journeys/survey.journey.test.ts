import { afterAll, beforeAll, describe, test } from 'vitest';
import { addCase } from '#server/cases/desk/testing.ts';
import { demoCustomer, demoStaff } from '#server/people/demo-identity/people.ts';
import { signInCustomer } from '#server/people/sign-in/testing.ts';
import { languages } from '#server/platform/language/language.ts';
import { beginJourney, type Journey, look, signIn } from './steps.ts';

let journey: Journey;
let applicationId: string;
beforeAll(async () => {
  journey = await beginJourney();
  for (let n = 1; n <= 6; n++) {
    const one = await addCase(journey.opened, { n });
    const customer = await signInCustomer(journey.opened, { n });
    await customer.post(`/applications/${one.applicationId}/withdraw`);
    if (n === 1) applicationId = one.applicationId;
    else
      await customer.post(`/applications/${one.applicationId}/survey`, { grade: String(n - 1), text: n === 2 ? 'Lomake oli pitkä.' : '' });
  }
});
afterAll(() => journey.end());

describe.each(languages)('a case that has ended is graded, and managers see it, in %s', (language) => {
  test('without scripts, with every page usable by everybody', async () => {
    const customer = await journey.visitor({ locale: `${language}-FI` });
    await signIn(customer, demoCustomer(1));
    await customer.goto(`/applications/${applicationId}/survey`);
    await customer.locator('#survey-form button:not([name])').last().click();
    await look(customer, `${language}/survey-faults`);
    const manager = await journey.visitor({ locale: `${language}-FI` });
    await signIn(manager, demoStaff(journey.opened.house.agency, 'manager', 1));
    await manager.goto('/survey');
    await look(manager, `${language}/survey`);
    // Two pages are looked at in every respect, each narrow and wide.
  }, 300_000);
});
