import { afterAll, beforeAll, expect, test } from 'vitest';
import { listCallbacksOf } from '#server/channels/callbacks/requests/reading.ts';
import { openTestLine, type TestLine } from '#server/line/testing.ts';
import { demoCustomer } from '#server/people/demo-identity/people.ts';
import { signInCustomer, signInStaff, type SignedIn } from '#server/people/sign-in/testing.ts';
import { staffRoles } from '#server/platform/http/person.ts';
import { languages } from '#server/platform/language/language.ts';
import { newToken } from '#server/platform/secrets/secrets.ts';

let line: TestLine;
let clerk: SignedIn;
let aino: SignedIn;
let contactId: string;
let address: string;
beforeAll(async () => {
  line = await openTestLine();
  aino = await signInCustomer(line, { n: 1 });
  clerk = await signInStaff(line, { n: 1, skills: ['housing'], languages: ['fi'] });
  contactId = await line.arrive();
  address = `/counter/contacts/${contactId}/customer`;
  const { counter_id: counter } = await line.database
    .selectFrom('counter')
    .select('counter_id')
    .where('place_id', '=', 'tampere')
    .limit(1)
    .executeTakeFirstOrThrow();
  await clerk.post('/counter/open', { place: 'tampere', counter, also: '' });
  await clerk.post('/counter/next', {});
  await clerk.post(`/counter/contacts/${contactId}/serve`, {});
});
afterAll(() => line.close());

const wish = (more: Record<string, string> = {}) => ({
  ...{ secret: newToken(), topic: 'student', spoken: 'sv', window: '2015-03-02/afternoon', number: '040 123 4567' },
  ...more,
});
const ofAino = () => listCallbacksOf(line.database, aino.id);

// 'GET /counter/contacts/:contactId/customer/callback' and 'POST /counter/contacts/:contactId/customer/callback'
test('only the clerk who serves a contact asks for a call to its customer, once the customer is known', async () => {
  expect((await clerk.get(`${address}/callback`)).statusCode).toBe(404);
  expect((await clerk.post(`${address}/callback`, wish())).statusCode).toBe(404);
  await clerk.post(address, { who: demoCustomer(1).identityCode });
  for (const role of staffRoles) {
    const person = await signInStaff(line, { role, n: 3 });
    const expected = role === 'clerk' ? 409 : 403;
    expect((await person.get(`${address}/callback`)).statusCode).toBe(expected);
    expect((await person.post(`${address}/callback`, wish())).statusCode).toBe(expected);
  }
  expect((await aino.get(`${address}/callback`)).statusCode).toBe(403);
  expect((await aino.post(`${address}/callback`, wish())).statusCode).toBe(403);
  expect(await ofAino()).toEqual([]);
});

test('the number that the customer proved is offered, and the customer sees the request and takes it back', async () => {
  expect((await clerk.get(`${address}/callback?topic=student&spoken=sv`)).body).toContain('name="number" value size');
  await line.database
    .updateTable('customer')
    .set({ phone: '+358405550001', phone_checked_at: line.clock.now() })
    .where('customer_id', '=', aino.id)
    .execute();
  expect((await clerk.get(`${address}/callback?topic=student&spoken=sv`)).body).toContain('+358405550001');
  const refused = await clerk.post(`${address}/callback`, wish({ number: '12' }));
  expect(refused.statusCode).toBe(422);
  expect(refused.body).toContain('Tarkista puhelinnumero');
  expect((await clerk.post(`${address}/callback`, wish({ window: '2015-02-27/morning' }))).body).toContain('Tätä aikaa ei enää ole');
  const fields = wish();
  await Promise.all(Array.from({ length: 4 }, () => clerk.post(`${address}/callback`, fields)));
  const asked = await ofAino();
  expect(asked).toMatchObject([{ benefitGroup: 'student', language: 'sv', state: 'open' }]);
  expect(await line.database.selectFrom('callback_request').select('via').execute()).toEqual([{ via: 'clerk' }]);
  expect((await clerk.get(address)).body).toContain('odottaa soittoa');
  expect((await clerk.post(`${address}/callback`, wish())).body).toContain('jo avoin soittopyyntö');
  expect((await aino.get('/callbacks')).body).toContain('Soitamme sinulle');
  await aino.post(`/callbacks/${asked[0]?.contactId}/cancel`);
  expect((await ofAino())[0]?.state).toBe('cancelled');
});

test.each(languages)('speaks %s', async (language) => {
  const { body } = await line.app.inject({
    url: `${address}/callback?topic=housing&spoken=fi`,
    headers: { ...clerk.headers, 'accept-language': language },
  });
  expect(body).toContain(`<html lang="${language}"`);
});
