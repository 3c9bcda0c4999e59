import { afterAll, beforeAll, expect, test } from 'vitest';
import { signInCustomer, signInStaff } from '#server/people/sign-in/testing.ts';
import { openTestHouse, type TestHouse } from '#server/platform/testing/test-house.ts';

let opened: TestHouse;
beforeAll(async () => {
  opened = await openTestHouse();
});
afterAll(() => opened.close());

test.each([
  ['fi', 'Kuka voi hakea', 'Tavoitteemme on tehdä päätös 3 viikossa.', '23. maaliskuuta 2015'],
  ['sv', 'Vem kan ansöka', 'Vårt mål är att fatta beslut inom 3 veckor.', '23 mars 2015'],
  ['en', 'Who can apply', 'Our target is to decide within 3 weeks.', '23 March 2015'],
])('a benefit’s page says in %s who can apply, and when a decision is expected', async (language, who, target, day) => {
  const { body } = await opened.app.inject(`/benefits/generalHousingAllowance?language=${language}`);
  for (const text of [who, target, day, '/sign-in?returnTo=%2Fbenefits%2FgeneralHousingAllowance']) expect(body).toContain(text);
});

test('every benefit of the agency has its page, for a customer with the start of an application', async () => {
  const aino = await signInCustomer(opened);
  for (const { id } of opened.house.agency.benefits) {
    const page = await aino.get(`/benefits/${id}`);
    expect(page.body).toContain(`<form method="post" action="/benefits/${id}">`);
    const begun = await aino.post(`/benefits/${id}`);
    expect((await aino.get(`/benefits/${id}`)).body).toContain(`href="${String(begun.headers.location)}"`);
  }
});

test('staff see no start of an application', async () => {
  expect((await (await signInStaff(opened)).get('/benefits/generalHousingAllowance')).body).not.toContain('action="/benefits/');
});

test.each(['/benefits/freeMoney', '/benefits/__proto__', '/api/benefits/constructor/form'])('there is nothing at %s', async (url) => {
  expect((await opened.app.inject(url)).statusCode).toBe(404);
});

test('machines read which benefits there are, and the schema of each form’s answers', async () => {
  const { benefits } = (await opened.app.inject('/api/benefits')).json<{ benefits: { id: string; formVersion: string }[] }>();
  expect(benefits).toHaveLength(5);
  for (const { id, formVersion } of benefits) {
    const form = (await opened.app.inject(`/api/benefits/${id}/form`)).json<object>();
    expect(form).toMatchObject({ version: formVersion, schema: { type: 'object', additionalProperties: false } });
  }
});
