import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { addCase, standOf, type TestCase } from '#server/cases/desk/testing.ts';
import { alarmHandlers } from '#server/people/view-log/alarm.ts';
import { signInCustomer, signInStaff, type SignedIn } from '#server/people/sign-in/testing.ts';
import { openTestHouse, type TestHouse } from '#server/platform/testing/test-house.ts';
import { protect } from './testing.ts';

let opened: TestHouse;
let anna: SignedIn;
let trusted: SignedIn;
let one: TestCase;
let n = 0;
const reason = 'Asiakkaan maksu keskeytyy tänään';
beforeAll(async () => {
  // Nobody is signed out while a glass is open.
  opened = await openTestHouse({ settings: { staffSessionIdleMinutes: 600 } });
  anna = await signInStaff(opened, { n: 1, skills: ['housing', 'student'], languages: ['fi'], name: 'Anna Käsittelijä' });
  trusted = await signInStaff(opened, { n: 2, skills: ['housing'], languages: ['fi'], seesProtected: true });
});
afterAll(() => opened.close());
beforeEach(async () => {
  n += 1;
  one = await addCase(opened, { n });
  await protect(opened, one);
  await opened.database.deleteFrom('view_log').execute();
  await opened.database.deleteFrom('outbox').execute();
});

const address = () => `/cases/${one.applicationId}`;
const breakGlass = () => anna.post(`${address()}/break-glass`, { reason });
const looks = () =>
  opened.database.selectFrom('view_log').select(['what', 'reason', 'reason_text', 'application_id']).orderBy('view_no').execute();
const alarms = async () => (await opened.database.selectFrom('outbox').select('topic').where('topic', '=', 'alarm').execute()).length;

describe('a clerk without the right', () => {
  test('is led to the page that says what can be done, and leaves no entry of a look', async () => {
    expect((await anna.get(address())).headers.location).toBe(`${address()}/break-glass`);
    const page = await anna.get(`${address()}/break-glass`);
    expect(page.statusCode).toBe(200);
    expect(page.body).toContain('Henkilöllä on turvakielto');
    for (const secret of ['Koekatu', 'Testinen', one.customerId]) expect(page.body).not.toContain(secret);
    expect(await looks()).toEqual([]);
  });

  test('is refused everything else of the case and of the customer', async () => {
    const addresses = [`/api${address()}`, `${address()}/decision`, `/customers/${one.customerId}`, `/api/customers/${one.customerId}`];
    for (const path of addresses) {
      const answer = path.startsWith('/api/') ? await anna.api('GET', path) : await anna.get(path);
      expect(`${path} ${answer.statusCode}`).toBe(`${path} 403`);
      expect(answer.body).not.toContain('Testinen');
    }
    expect((await anna.post(`${address()}/take`)).statusCode).toBe(403);
    expect((await anna.post(`${address()}/notes`, { text: 'Muistiinpano' })).statusCode).toBe(403);
    expect(await looks()).toEqual([]);
  });

  test('needs a reason of ten characters', async () => {
    const answer = await anna.post(`${address()}/break-glass`, { reason: ' kiire    ' });
    expect(answer.statusCode).toBe(422);
    expect(answer.body).toContain('Kirjoita syy, vähintään 10 merkkiä.');
    expect((await anna.api('POST', `/api${address()}/break-glass`, { reason: '   kiire      ' })).statusCode).toBe(400);
    expect(await alarms()).toBe(0);
    expect((await anna.get(address())).statusCode).toBe(303);
  });
});

describe('an auditor', () => {
  test('sees each broken glass until it has been examined, and marks it once', async () => {
    await breakGlass();
    const auditor = await signInStaff(opened, { role: 'auditor' });
    const { body } = await auditor.get('/views');
    expect(body).toContain(reason);
    const path = /action="(\/views\/alarms\/[^"]+)"/.exec(body)?.[1] ?? '';
    expect((await auditor.post(path)).headers.location).toBe('/views');
    expect((await auditor.get('/views')).body).not.toContain(path);
  });
});

describe('a broken glass', () => {
  test('opens the case, and each look is in the log as one by exception, with the reason', async () => {
    expect((await breakGlass()).headers.location).toBe(address());
    expect((await anna.get(address())).statusCode).toBe(200);
    expect((await anna.api('GET', `/api${address()}`)).statusCode).toBe(200);
    const look = { what: 'case', reason: 'break-glass', reason_text: reason, application_id: one.applicationId };
    expect(await looks()).toEqual([look, look]);
  });

  test('keeps the address, the telephone number and the e-mail address hidden, and says so', async () => {
    await breakGlass();
    const { body } = await anna.get(address());
    expect(body).toContain('Osoite, puhelinnumero ja sähköposti on piilotettu.');
    expect(body).toContain('<dd>Piilotettu</dd>');
    expect(body).not.toContain('Koekatu 1 A 2');
    const { answers } = (await anna.api('GET', `/api${address()}`)).json<{ answers: Record<string, unknown> }>();
    for (const hidden of ['address', 'phone', 'email']) expect(answers).not.toHaveProperty(hidden);
    expect((await trusted.get(address())).body).toContain('Koekatu 1 A 2');
  });

  test('closes after half an hour', async () => {
    await breakGlass();
    opened.clock.advance({ minutes: 29 });
    expect((await anna.get(address())).statusCode).toBe(200);
    opened.clock.advance({ minutes: 1 });
    expect((await anna.get(address())).headers.location).toBe(`${address()}/break-glass`);
  });

  test('opens no other case of the person, not the person, and nothing to another clerk', async () => {
    const other = await addCase(opened, { n, benefit: 'studentAid' });
    await breakGlass();
    expect((await anna.get(`/cases/${other.applicationId}`)).statusCode).toBe(303);
    expect((await anna.get(`/customers/${one.customerId}`)).statusCode).toBe(403);
    const bertil = await signInStaff(opened, { n: 3, skills: ['housing'], languages: ['fi'] });
    expect((await bertil.get(address())).statusCode).toBe(303);
  });

  test('is not for keeping the case', async () => {
    await breakGlass();
    expect((await anna.post(`${address()}/take`)).statusCode).toBe(403);
    expect((await standOf(opened, one)).holder).toBeUndefined();
  });

  test('raises one alarm, however often it is struck at once', async () => {
    await Promise.all(Array.from({ length: 10 }, breakGlass));
    expect(await alarms()).toBe(1);
    expect(await opened.database.selectFrom('broken_glass').select('clerk_id').where('customer_id', '=', one.customerId).execute()).toEqual(
      [{ clerk_id: anna.id }],
    );
  });

  test('is told by e-mail where the operator named an address, without saying whose it was', async () => {
    const sent: { to: string; subject: string; text: string }[] = [];
    const house = { ...opened.house, settings: { ...opened.house.settings, alarmEmail: 'valvonta@example.org' } };
    await alarmHandlers(house, { send: async (letter) => void sent.push(letter) }).alarm(
      { customerId: one.customerId },
      { attempt: 1, isLast: false },
    );
    expect(sent).toHaveLength(1);
    expect(sent[0]).toMatchObject({ to: 'valvonta@example.org', text: expect.stringContaining('/views?alarms=yes') });
    expect(JSON.stringify(sent)).not.toContain(one.customerId);
  });

  test('is what the customer reads, with the reason', async () => {
    await breakGlass();
    await anna.get(address());
    const { body } = await (await signInCustomer(opened, { n })).get('/who-looked');
    expect(body).toContain(reason);
    expect(body).not.toContain('Anna Käsittelijä');
  });
});

test('there is no glass over a case of a person without protection, nor before a clerk with the right', async () => {
  const open = await addCase(opened, { n: n + 1 });
  expect((await anna.post(`/cases/${open.applicationId}/break-glass`, { reason })).statusCode).toBe(404);
  expect((await anna.get(`/cases/${open.applicationId}/break-glass`)).headers.location).toBe(`/cases/${open.applicationId}`);
  expect((await trusted.post(`${address()}/break-glass`, { reason })).statusCode).toBe(404);
  expect(await alarms()).toBe(0);
});

test('a customer under protection sees all of their own', async () => {
  const customer = await signInCustomer(opened, { n });
  expect((await customer.get(`/applications/${one.applicationId}`)).body).toContain('Koekatu 1 A 2');
});
