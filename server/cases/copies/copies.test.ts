import { afterAll, beforeAll, expect, test } from 'vitest';
import { housingAnswers, sendApplication } from '#server/cases/applications/testing.ts';
import { getApplication } from '#server/cases/applications/queries.ts';
import { signInCustomer, type SignedIn } from '#server/people/sign-in/testing.ts';
import { openTestHouse, type TestHouse } from '#server/platform/testing/test-house.ts';
import { copySheet } from './copy-sheet.ts';

let opened: TestHouse;
let aino: SignedIn;
beforeAll(async () => {
  opened = await openTestHouse();
  aino = await signInCustomer(opened, { n: 1 });
});
afterAll(() => opened.close());

test('a copy of an application comes as a tagged PDF to keep', async () => {
  const id = await sendApplication(aino);
  const copy = await aino.get(`/applications/${id}/copy.pdf`);
  expect(copy.statusCode).toBe(200);
  expect(copy.headers['content-type']).toBe('application/pdf');
  expect(copy.headers['content-disposition']).toMatch(/^attachment; filename="15-\d{3}-\d{3}-\d{3}\.pdf"$/);
  expect(copy.rawPayload.subarray(0, 5).toString()).toBe('%PDF-');
  expect(copy.rawPayload.toString('latin1')).toContain('/StructTreeRoot');
});

test('what a customer wrote stays text, whatever it looks like', async () => {
  const answers = housingAnswers({ additionalInformation: '#panic("no") $x$ *bold* \\ "quoted" @ref <label> #read("/etc/passwd")' });
  const id = await sendApplication(aino, { answers });
  expect((await aino.get(`/applications/${id}/copy.pdf`)).statusCode).toBe(200);
});

test('the copy holds every answer, the household members one by one, in the language of the page', async () => {
  const id = await sendApplication(aino);
  const application = await getApplication(opened.database, aino.id, id);
  const sheet = copySheet(opened.house.agency, application, 'sv');
  expect(sheet.title).toBe('Kopia av ansökan: Allmänt bostadsbidrag');
  const groups = sheet.sections.flatMap(({ groups: items }) => items);
  expect(groups.flatMap(({ rows }) => rows.map(({ value }) => value))).toEqual(expect.arrayContaining(['Väinö Testinen', 'Eeli Testinen']));
  expect(sheet.sections.flatMap(({ rows }) => rows.map(({ value }) => value))).toContain('Koekatu 1 A 2, 33100 Tampere');
});
