import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { sendApplication } from '#server/cases/applications/testing.ts';
import { signInCustomer, signInStaff, type SignedIn } from '#server/people/sign-in/testing.ts';
import { readPdf } from '#server/platform/letters/testing.ts';
import { openTestHouse, type TestHouse } from '#server/platform/testing/test-house.ts';

let opened: TestHouse;
let aino: SignedIn;
let id: string;
beforeAll(async () => {
  opened = await openTestHouse();
  aino = await signInCustomer(opened, { n: 1 });
  id = await sendApplication(aino);
});
afterAll(() => opened.close());

const text = async (pdf: Buffer) => (await readPdf(pdf)).pages.join('\n').replaceAll(/\s+/g, ' ');
const reference = async () => {
  const row = await opened.database
    .selectFrom('application')
    .select('reference')
    .where('application_id', '=', id)
    .executeTakeFirstOrThrow();
  return row.reference;
};

describe('the receipt of an application as a letter', () => {
  test('is offered on the receipt and on the page of the application', async () => {
    for (const address of [`/applications/${id}/receipt`, `/applications/${id}`])
      expect((await aino.get(address)).body).toContain(`href="/applications/${id}/receipt.pdf"`);
  });

  test.each([
    ['fi', 'Vastaanottoilmoitus: Yleinen asumistuki', 'Tarvitsemme vielä nämä liitteet', 'Päätös odotettavissa viimeistään'],
    ['sv', 'Mottagningsbekräftelse: Allmänt bostadsbidrag', 'Vi behöver ännu de här bilagorna', 'Beslut väntas senast'],
    ['en', 'Receipt: General housing allowance', 'We still need these attachments', 'Decision expected by'],
  ])('is a tagged PDF in %s, to the customer, with reference, expected day and what is still needed', async (language, title, ...said) => {
    const { headers, rawPayload } = await aino.get(`/applications/${id}/receipt.pdf?language=${language}`);
    expect(headers['content-disposition']).toMatch(/^attachment; filename="15-\d{3}-\d{3}-\d{3}\.pdf"$/);
    expect(await readPdf(rawPayload)).toMatchObject({ title, language, isUniversallyAccessible: true });
    const letter = await text(rawPayload);
    for (const words of [...said, await reference(), 'Testinen', '2015']) expect(letter).toContain(words);
  });

  test('is opened by a clerk from the case, in the language of the application', async () => {
    const clerk = await signInStaff(opened, { n: 1, skills: ['housing'], languages: ['fi'] });
    expect((await clerk.get(`/cases/${id}`)).body).toContain(`href="/cases/${id}/receipt.pdf"`);
    const { rawPayload } = await clerk.get(`/cases/${id}/receipt.pdf?language=en`);
    expect((await readPdf(rawPayload)).title).toBe('Vastaanottoilmoitus: Yleinen asumistuki');
  });

  test('asks for nothing more once the application was withdrawn', async () => {
    const withdrawn = await sendApplication(aino);
    await aino.post(`/applications/${withdrawn}/withdraw`);
    const letter = await text((await aino.get(`/applications/${withdrawn}/receipt.pdf?language=en`)).rawPayload);
    expect(letter).not.toContain('still need');
    expect(letter).not.toContain('Decision expected');
  });
});
