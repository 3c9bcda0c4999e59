import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestHouse, type TestHouse } from '#server/platform/testing/test-house.ts';

let opened: TestHouse;
beforeAll(async () => {
  opened = await openTestHouse();
});
afterAll(() => opened.close());

test.each(['GET /health', 'GET /ready'])('%s answers everybody, and tells nothing about anybody', async (route) => {
  const answer = await opened.app.inject({ url: route.split(' ')[1] ?? '' });
  expect(answer.statusCode).toBe(200);
  expect(Object.keys(answer.json<Record<string, unknown>>())).toEqual(['status']);
});
