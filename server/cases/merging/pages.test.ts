import { afterAll, beforeAll, expect, test } from 'vitest';
import { addCase, type TestCase } from '#server/cases/desk/testing.ts';
import { demoCustomer } from '#server/people/demo-identity/people.ts';
import { signInCustomer, signInStaff, type SignedIn } from '#server/people/sign-in/testing.ts';
import { openTestHouse, type TestHouse } from '#server/platform/testing/test-house.ts';

let opened: TestHouse;
let administrator: SignedIn;
let kept: TestCase;
let merged: TestCase;
beforeAll(async () => {
  opened = await openTestHouse();
  administrator = await signInStaff(opened, { role: 'administrator' });
  kept = await addCase(opened, { n: 5 });
  merged = await addCase(opened, { n: 6, benefit: 'studentAid' });
});
afterAll(() => opened.close());

const [oneReason, otherReason, reason] = ['Asiakas soitti', 'Sama nimi', 'Tunnus oli kirjattu väärin'];
const found = () => ({ one: demoCustomer(5).identityCode, oneReason, other: demoCustomer(6).identityCode, otherReason });
const chosen = () => ({ one: kept.customerId, oneReason, other: merged.customerId, otherReason });

test('an administrator is asked for a reason for each record before anybody is searched for', async () => {
  const answer = await administrator.post('/merging/compare', { ...found(), otherReason: ' ' });
  expect(answer.statusCode).toBe(422);
  expect(answer.body).toContain('href="#otherReason"');
  expect((await administrator.post('/merging/compare', { ...found(), one: '010101-000X' })).body).toContain('ei löydy ketään');
  expect((await administrator.post('/merging/compare', { ...found(), other: found().one })).body).toContain('samoihin tietoihin');
});

test('both records are shown side by side, and both looks are in the log with their reasons', async () => {
  const { statusCode, body } = await administrator.post('/merging/compare', found());
  expect(statusCode).toBe(200);
  for (const text of [demoCustomer(5).identityCode, demoCustomer(6).identityCode, demoCustomer(5).familyName]) expect(body).toContain(text);
  const looks = await opened.database.selectFrom('view_log').select(['customer_id', 'what', 'reason_text']).orderBy('view_no').execute();
  expect(looks.slice(-2)).toEqual([
    { customer_id: kept.customerId, what: 'merging', reason_text: oneReason },
    { customer_id: merged.customerId, what: 'merging', reason_text: otherReason },
  ]);
});

test('the preview asks which record stays and why, and then says how much moves', async () => {
  const asked = await administrator.post('/merging/preview', { ...chosen(), reason: '' });
  expect(asked.statusCode).toBe(422);
  expect(asked.body).toContain('Valitse, kummat tiedot säilyvät.');
  const shown = await administrator.post('/merging/preview', { ...chosen(), keeps: 'one', reason });
  expect(shown.body).toMatch(/Hakemukset<\/th><td>1<\/td>/);
  expect(shown.body).toContain('Yhdistä tiedot');
});

test('confirming merges; the page of the merging undoes it with a reason; the customer and the auditor see both', async () => {
  const done = await administrator.post('/merging', { kept: kept.customerId, merged: merged.customerId, reason });
  const address = String(done.headers.location);
  expect(address).toMatch(/^\/merging\/[0-9a-f-]+\?done=merged$/);
  expect((await administrator.get(address)).body).toContain('Tiedot on yhdistetty.');
  const customer = await signInCustomer(opened, { n: 6 });
  expect(customer.id).toBe(kept.customerId);
  expect((await customer.get('/who-looked')).body).toContain(reason);
  expect((await administrator.post('/merging', { kept: kept.customerId, merged: merged.customerId, reason })).statusCode).toBe(409);

  const undoing = `${address.split('?')[0]}/undo`;
  expect((await administrator.post(undoing, { reason: '' })).statusCode).toBe(422);
  const undone = await administrator.post(undoing, { reason: 'Olivatkin eri ihmisiä' });
  expect((await administrator.get(String(undone.headers.location))).body).toContain('Yhdistäminen on peruttu.');
  const auditor = await signInStaff(opened, { role: 'auditor' });
  for (const kind of ['customers-merged', 'customers-unmerged'])
    expect((await auditor.api('GET', `/api/changes?kind=${kind}`)).json<{ changes: unknown[] }>().changes.length).toBeGreaterThan(0);
  expect((await signInCustomer(opened, { n: 6 })).id).toBe(merged.customerId);
});
