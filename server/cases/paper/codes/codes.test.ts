import { afterAll, beforeAll, expect, test } from 'vitest';
import { addCase, type TestCase } from '#server/cases/desk/testing.ts';
import { signInStaff, type SignedIn } from '#server/people/sign-in/testing.ts';
import { writeCode } from '#server/platform/codes/code.ts';
import { openTestHouse, type TestHouse } from '#server/platform/testing/test-house.ts';
import { registerOnPage } from '../testing.ts';

let opened: TestHouse;
let clerk: SignedIn;
let atPoint: SignedIn;
let one: TestCase;
let reference: string;
beforeAll(async () => {
  opened = await openTestHouse();
  clerk = await signInStaff(opened, { n: 1, skills: ['housing'], languages: ['fi'] });
  atPoint = await signInStaff(opened, { role: 'joint-service-clerk', n: 1 });
  one = await addCase(opened, { n: 1 });
  const found = await opened.database
    .selectFrom('application')
    .select('reference')
    .where('application_id', '=', one.applicationId)
    .executeTakeFirstOrThrow();
  ({ reference } = found);
});
afterAll(() => opened.close());

const follow = async (person: SignedIn, code: string) => {
  const answer = await person.post('/codes', { code });
  return answer.statusCode === 303 ? answer.headers.location : /id="code-fault">([^<]*)</.exec(answer.body)?.[1];
};
const formCode = (changes = {}) => writeCode({ kind: 'form', formCode: 'AT1', version: '2015-01-01', language: 'sv', ...changes });

test('the code of a case and a reference number lead to the case, however they are typed', async () => {
  const code = writeCode({ kind: 'case', reference });
  for (const text of [code, code.toLowerCase(), code.replaceAll('-', ' '), reference, reference.replaceAll(' ', '')])
    expect(await follow(clerk, text)).toBe(`/cases/${one.applicationId}`);
});

test('the code of a form leads to a registration with the form and its language chosen', async () => {
  const address = await follow(clerk, formCode());
  expect(address).toBe('/paper/register?form=generalHousingAllowance-2015-01-01&formLanguage=sv');
  const page = (await clerk.get(address ?? '')).body;
  expect(page).toMatch(/value="generalHousingAllowance-2015-01-01"[^>]*checked/);
  expect(page).toMatch(/name="language" value="sv" checked/);
});

test('an arrival code leads to the paper application, and whoever may not key it to the receipt of their own', async () => {
  const id = await registerOnPage(opened, clerk, { n: 2 });
  const { paper_code: code } = await opened.database
    .selectFrom('paper_application')
    .select('paper_code')
    .where('application_id', '=', id)
    .executeTakeFirstOrThrow();
  expect(await follow(clerk, `${code.slice(0, 4)}-${code.slice(4)}`)).toBe(`/paper/${id}`);
  expect(await follow(atPoint, code)).toContain('ei löytynyt hakemusta');
  const elsewhere = await signInStaff(opened, { n: 3, skills: ['student'], languages: ['fi'] });
  expect(await follow(elsewhere, code)).toContain('ei löytynyt hakemusta');
});

test('what leads nowhere is answered in words', async () => {
  expect(await follow(clerk, '')).toContain('Lue tai kirjoita koodi');
  expect(await follow(clerk, 'https://example.org')).toContain('ei ole meidän koodimme');
  const code = formCode();
  expect(await follow(clerk, code.slice(0, -1) + (code.endsWith('A') ? 'B' : 'A'))).toContain('jokin merkki on väärä');
  expect(await follow(clerk, formCode({ version: '2014-01-01' }))).toContain('lomakkeen, jota meillä ei ole');
});

test('at a joint service point, and without the skill, a case is not told of', async () => {
  expect(await follow(atPoint, reference)).toContain('Skannaa paperi');
  const elsewhere = await signInStaff(opened, { n: 3, skills: ['student'], languages: ['fi'] });
  expect(await follow(elsewhere, reference)).toContain('ei löytynyt tapausta');
});
