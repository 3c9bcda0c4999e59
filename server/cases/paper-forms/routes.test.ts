import { v7 as newId } from 'uuid';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { postFiles } from '#server/cases/attachments/testing.ts';
import { dayFields } from '#server/cases/paper/testing.ts';
import { readScan } from '#server/cases/paper/scans/reading.ts';
import { signInCustomer, signInStaff, type SignedIn } from '#server/people/sign-in/testing.ts';
import { readPdf } from '#server/platform/letters/testing.ts';
import { openTestHouse, type TestHouse } from '#server/platform/testing/test-house.ts';

let opened: TestHouse;
let clerk: SignedIn;
beforeAll(async () => {
  opened = await openTestHouse();
  clerk = await signInStaff(opened, { n: 1, skills: ['housing'], languages: ['fi'] });
});
afterAll(() => opened.close());

const address = '/benefits/generalHousingAllowance/form.pdf';
const registering = '/paper/register?form=generalHousingAllowance-2015-01-01&formLanguage=sv';

test('a form comes as a PDF to save, named by its code, version and language', async () => {
  const { headers, rawPayload } = await opened.app.inject(`${address}?language=sv`);
  expect(headers['content-type']).toBe('application/pdf');
  expect(headers['content-disposition']).toBe('attachment; filename="AT1-2015-01-01-sv.pdf"');
  expect((await readPdf(rawPayload)).title).toBe('Ansökan om allmänt bostadsbidrag');
});

test('a form in another language leaves the language of the pages as it is', async () => {
  expect((await opened.app.inject(`${address}?language=sv`)).headers['set-cookie']).toBeUndefined();
  expect((await opened.app.inject('/benefits/generalHousingAllowance?language=sv')).headers['set-cookie']).toBeDefined();
});

test('whoever has the form already is not sent it again', async () => {
  const first = await opened.app.inject(address);
  const { etag = '' } = first.headers;
  const again = await opened.app.inject({ url: address, headers: { 'if-none-match': etag } });
  expect([again.statusCode, again.body]).toEqual([304, '']);
  expect((await opened.app.inject({ url: address, headers: { 'if-none-match': '"another"' } })).statusCode).toBe(200);
});

test('many who ask at once get the very same', async () => {
  const url = '/benefits/studentAid/form.pdf?language=en';
  const answers = await Promise.all(Array.from({ length: 30 }, () => opened.app.inject(url)));
  expect(new Set(answers.map(({ statusCode, headers }) => `${statusCode} ${headers.etag}`)).size).toBe(1);
});

test.each(['/benefits/freeMoney/form.pdf', '/benefits/__proto__/form.pdf'])('there is nothing at %s', async (url) => {
  expect((await opened.app.inject(url)).statusCode).toBe(404);
});

test('a benefit’s page offers its form in every language of the agency, with its size', async () => {
  for (const { id } of opened.house.agency.benefits) {
    for (const language of ['fi', 'sv', 'en']) await opened.app.inject(`/benefits/${id}/form.pdf?language=${language}`);
    const { body } = await opened.app.inject(`/benefits/${id}?language=en`);
    for (const language of ['fi', 'sv', 'en']) expect(body).toContain(`href="/benefits/${id}/form.pdf?language=${language}"`);
    expect(body).toMatch(/Print the form in Swedish<\/a> \(PDF, \d+ kB\)/);
  }
});

test('staff find the forms of all benefits from the pages of paper', async () => {
  expect((await clerk.get('/paper/register')).body).toContain('href="/paper/forms"');
  const { body } = await clerk.get('/paper/forms');
  for (const { id } of opened.house.agency.benefits) expect(body).toContain(`/benefits/${id}/form.pdf?language=sv`);
});

test('the code on a printed form, typed, opens registering with that form and language chosen', async () => {
  const { rawPayload } = await clerk.get(`${address}?language=sv`);
  const [page = ''] = (await readPdf(rawPayload)).pages;
  const code = /L1F-[A-Z0-9-]+/.exec(page)?.[0] ?? '';
  const answer = await clerk.post('/codes', { code: code.toLowerCase() });
  expect(answer.headers.location).toBe(registering);
  expect((await clerk.get(registering)).body).toMatch(/value="generalHousingAllowance-2015-01-01"[^>]*checked/);
});

test('a printed form that is scanned waits to be registered by the code that is read from it', async () => {
  const { rawPayload } = await clerk.get(`${address}?language=sv`);
  const importId = newId();
  const fields = { importId, channel: 'post', ...dayFields('receivedOn', '2015-03-02') };
  await postFiles(opened, clerk, '/scans', fields, [{ name: 'lomake.pdf', content: rawPayload, type: 'application/pdf' }]);
  const { scan_id: scanId } = await opened.database
    .selectFrom('scan')
    .select('scan_id')
    .where('import_id', '=', importId)
    .executeTakeFirstOrThrow();
  expect(await readScan(opened.house, scanId)).toBe('form');
  const page = (await clerk.get(`/paper/register?scan=${scanId}`)).body;
  expect(page).toMatch(/value="generalHousingAllowance-2015-01-01"[^>]*checked/);
  expect(page).toMatch(/name="language" value="sv" checked/);
});

test('a customer who is signed in prints as everybody does', async () => {
  const aino = await signInCustomer(opened, { n: 1 });
  expect((await aino.get(address)).statusCode).toBe(200);
});
