import { afterAll, beforeAll, expect, test } from 'vitest';
import { signInStaff } from '#server/people/sign-in/testing.ts';
import { openTestHouse, type TestHouse } from '#server/platform/testing/test-house.ts';
import { decide } from '../decisions/testing.ts';
import { addCase } from '../desk/testing.ts';

let opened: TestHouse;
beforeAll(async () => {
  opened = await openTestHouse();
});
afterAll(() => opened.close());

test('a clerk sees all of a customer on one page: contact details, cases, decisions, notices and what happened', async () => {
  const clerk = await signInStaff(opened, { n: 1, skills: ['student'], languages: ['fi'], name: 'Anna Käsittelijä' });
  const decided = await addCase(opened, { benefit: 'studentAid' });
  const housing = await addCase(opened);
  await decide(clerk, decided);

  const { body, statusCode } = await clerk.get(`/customers/${decided.customerId}`);
  expect(statusCode).toBe(200);
  for (const text of [
    'Yhteystiedot',
    'Opintotuki',
    'Ratkaistu',
    'Yleinen asumistuki',
    'Vireillä',
    '312,50',
    '1. maaliskuuta 2015 – 31. joulukuuta 2015',
    'Uusi päätös',
    'Odottaa lähetystä',
    'Päätös annettiin ja lähetettiin: Anna Käsittelijä',
  ])
    expect(body).toContain(text);
  // The clerk has no skill for housing: sees that there is a case, but no way into it.
  expect(body).toContain(`href="/cases/${decided.applicationId}"`);
  expect(body).not.toContain(`href="/cases/${housing.applicationId}"`);
  expect(body).not.toContain('Koekatu');

  const told: unknown = (await clerk.api('GET', `/api/customers/${decided.customerId}`)).json();
  expect(told).toMatchObject({
    customerId: decided.customerId,
    cases: [
      { stage: 'pending', outcome: null },
      { stage: 'decided', outcome: 'granted', amountCents: 31_250 },
    ],
  });
  expect(JSON.stringify(told)).not.toMatch(/\d{6}[-+A]\d{3}/);
});
