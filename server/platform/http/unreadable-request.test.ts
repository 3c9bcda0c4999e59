import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestHouse, type TestHouse } from '#server/platform/testing/test-house.ts';

let opened: TestHouse;
beforeAll(async () => {
  opened = await openTestHouse();
});
afterAll(() => opened.close());

test('a request that cannot be read is answered by a page in words, not by a message of the server', async () => {
  const answer = await opened.app.inject({
    method: 'POST',
    url: '/sign-out',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    payload: '_language=fi&_language=sv',
  });
  expect(answer.statusCode).toBe(400);
  expect(answer.headers['content-type']).toContain('text/html');
  expect(answer.body).toContain('Mitään ei tallennettu');
});
