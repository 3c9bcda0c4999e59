import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestTimes, type TestTimes } from '#server/channels/appointments/testing.ts';

let times: TestTimes;
beforeAll(async () => {
  times = await openTestTimes();
});
afterAll(() => times.close());

type Guidance = {
  ways: { way: string; name: string; address: string; minutes: { low: number } }[];
  without: { way: string; why: string }[];
};
const guide = async (query: string) =>
  (await times.app.inject({ url: `/api/guidance?${query}`, headers: { 'accept-language': 'en' } })).json<Guidance>();

test('whoever says where and what for is offered the first free time nearby, and is told when there is none', async () => {
  const asked = 'errand=ask&group=housing&spoken=fi&where=Tampere';
  expect((await guide(asked)).without).toContainEqual({ way: 'appointment', why: 'There are no free times at the nearest offices.' });
  await times.addClerkAtWork({ days: ['2015-03-03'] });
  const offer = (await guide(asked)).ways.find(({ way }) => way === 'appointment');
  expect(offer?.name).toBe('Tampere');
  expect(offer?.address).toBe('/appointments/new?matter=housing&channel=office&spoken=fi&where=Tampere&place=tampere');
  // From half past ten on Monday until nine on Tuesday, and then the time itself.
  expect(offer?.minutes.low).toBe(22 * 60 + 30 + 45);
});

test('whoever only hands something in is not sent to a time of their own', async () => {
  const { ways, without } = await guide('errand=hand-in&group=housing&spoken=fi&where=Tampere');
  expect([...ways, ...without].map(({ way }) => way)).not.toContain('appointment');
});
