import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { minutesLater, openTestLine, type TestLine } from '#server/line/testing.ts';
import { signInStaff, type SignedIn } from '#server/people/sign-in/testing.ts';

let line: TestLine;
let clerk: SignedIn;
let other: SignedIn;
beforeAll(async () => {
  line = await openTestLine();
  clerk = await signInStaff(line, { n: 1, skills: ['housing'], languages: ['fi'] });
  other = await signInStaff(line, { n: 2, skills: ['housing'], languages: ['fi'] });
});
afterAll(() => line.close());
beforeEach(async () => {
  for (const table of ['emergency_call', 'clerk_period'] as const) await line.database.deleteFrom(table).execute();
  line.clock.set(minutesLater(10).toISOString());
});

async function sitDown(person: SignedIn, at: number, placeId = 'tampere'): Promise<void> {
  const counters = await line.database.selectFrom('counter').select('counter_id').where('place_id', '=', placeId).orderBy('name').execute();
  await person.post('/counter/open', { place: placeId, counter: counters[at]?.counter_id ?? '', also: '' });
}
const answerIn = (body: string) => /action="(\/emergencies\/[^"]+\/answer)"/.exec(body)?.[1] ?? '';
const called = 'Apua tarvitaan heti';

test('a call for help is seen at once by all who work at the place, and nowhere else', async () => {
  await sitDown(clerk, 0);
  await sitDown(other, 1);
  expect((await clerk.get('/counter')).body).toContain('Kutsu apua');
  expect((await clerk.post('/emergencies')).headers.location).toBe('/counter');
  expect((await clerk.get('/counter')).body).toContain('Olet kutsunut apua');
  const manager = await signInStaff(line, { role: 'manager' });
  for (const body of [
    (await other.get('/counter')).body,
    (await other.get('/reception?place=tampere')).body,
    (await manager.get('/live-view/tampere')).body,
  ]) {
    expect(body).toContain(called);
    expect(body).toContain('Menen auttamaan');
  }
  expect((await manager.get('/live-view/oulu')).body).not.toContain(called);
  expect((await manager.get('/reception?place=oulu')).body).not.toContain(called);
});

test('whoever called sees who is coming, for ten minutes', async () => {
  await sitDown(clerk, 0);
  await sitDown(other, 1);
  await clerk.post('/emergencies');
  const answer = answerIn((await other.get('/counter')).body);
  expect((await other.post(answer, { on: 'counter' })).headers.location).toBe('/counter');
  const { body } = await clerk.get('/counter');
  expect(body).toContain('Apua on tulossa: piste');
  expect(body).toContain('on tulossa auttamaan (kello 10.40)');
  expect(body).not.toContain(called);
  expect(answerIn((await other.get('/counter')).body)).toBe('');
  line.clock.advance({ minutes: 11 });
  expect((await clerk.get('/counter')).body).not.toContain('Apua on tulossa');
});

test('is taken back by whoever called, and can be made again', async () => {
  await sitDown(clerk, 0);
  await clerk.post('/emergencies');
  const { body } = await clerk.get('/counter');
  expect(body).toContain('Peru kutsu');
  await clerk.post(answerIn(body), { on: 'counter' });
  expect((await clerk.get('/counter')).body).not.toContain(called);
  await clerk.post('/emergencies');
  expect((await clerk.get('/counter')).body).toContain(called);
});

test('pressed twenty times at once it is one call, and of many who come the first is named', async () => {
  await sitDown(clerk, 0);
  const pressed = await Promise.all(Array.from({ length: 20 }, () => clerk.post('/emergencies')));
  expect(pressed.map(({ statusCode }) => statusCode)).toEqual(Array.from({ length: 20 }, () => 303));
  expect(await line.database.selectFrom('emergency_call').select('call_id').execute()).toHaveLength(1);
  const answer = answerIn((await other.get('/reception?place=tampere')).body);
  const manager = await signInStaff(line, { role: 'manager' });
  await Promise.all([other, manager, other, manager].map((person) => person.post(answer, { on: 'reception' })));
  const first = await line.database.selectFrom('emergency_call').select('answered_by').executeTakeFirstOrThrow();
  line.clock.advance({ minutes: 1 });
  await other.post(answer, { on: 'reception' });
  await manager.post(answer, { on: 'reception' });
  expect(await line.database.selectFrom('emergency_call').select('answered_by').executeTakeFirstOrThrow()).toEqual(first);
});

test('is only for whoever is at a counter, and answered at its own place', async () => {
  expect((await clerk.post('/emergencies')).statusCode).toBe(409);
  await sitDown(clerk, 0);
  await clerk.post('/emergencies');
  const answer = answerIn((await other.get('/reception?place=tampere')).body);
  expect((await other.post(answer.replace('tampere', 'oulu'), { on: 'reception' })).statusCode).toBe(404);
  expect((await other.get('/reception?place=tampere')).body).toContain(called);
});
