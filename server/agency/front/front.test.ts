import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestHouse, type TestHouse } from '#server/platform/testing/test-house.ts';

let example: TestHouse;
beforeAll(async () => {
  example = await openTestHouse({ agency: 'example' });
});
afterAll(() => example.close());

const pageOf = (address: string) => example.app.inject({ method: 'GET', url: address });

test.each([
  ['en', 'Example Town', 'Transport support', 'Example Town is invented.'],
  ['fi', 'Esimerkkikunta', 'Matkatuki', 'Esimerkkikunta on keksitty.'],
  ['sv', 'Exempelkommunen', 'Resestöd', 'Exempelkommunen är påhittad.'],
])('the front page of another agency shows its own name, benefits and words in %s', async (language, name, benefit, footer) => {
  const { statusCode, body } = await pageOf(`/?language=${language}`);
  expect(statusCode).toBe(200);
  expect(body).toContain(name);
  expect(body).toContain(`href="/benefits/transportSupport">${benefit}`);
  expect(body).toContain(footer);
});

test.each(['/', '/privacy', '/accessibility', '/benefits/transportSupport'])(
  '%s of another agency has nothing of Kela',
  async (address) => {
    const { statusCode, body } = await pageOf(address);
    expect(statusCode).toBe(200);
    expect(body).not.toMatch(/kela|fpa|asumistuki|lapsilisä|housing allowance/i);
  },
);

test('without a choice the agency’s first language is spoken', async () => {
  expect((await pageOf('/')).body).toContain('<html lang="en"');
});

test('a benefit of the model agency is not found in another', async () => {
  expect((await pageOf('/benefits/generalHousingAllowance')).statusCode).toBe(404);
});
