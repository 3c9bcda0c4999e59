import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestHouse, type TestHouse } from '#server/platform/testing/test-house.ts';
import { signInCustomer } from '#server/people/sign-in/testing.ts';

let opened: TestHouse;
beforeAll(async () => { opened = await openTestHouse(); });
afterAll(() => opened.close());

test('smoke', async () => {
  const aino = await signInCustomer(opened, { n: 1 });
  const b = await aino.get('/benefits/generalHousingAllowance');
  console.log(b.statusCode, b.body.slice(0, 300));
  const s = await aino.post('/benefits/generalHousingAllowance', {});
  console.log(s.statusCode, s.headers.location);
  const d = await aino.get(String(s.headers.location));
  console.log(d.statusCode, d.headers.location);
  const p = await aino.get(String(d.headers.location));
  console.log(p.statusCode, p.body);
});
