import { afterAll, beforeAll, expect, test } from 'vitest';
import { signInStaff, type SignedIn } from '#server/people/sign-in/testing.ts';
import { openTestHouse, type TestHouse } from '#server/platform/testing/test-house.ts';

let opened: TestHouse;
let manager: SignedIn;
beforeAll(async () => {
  opened = await openTestHouse({ now: '2015-03-02T08:00:00Z' });
  manager = await signInStaff(opened, { role: 'manager' });
});
afterAll(() => opened.close());

test('an interpreter of sign language is added, put to work, changed, and taken out of use', async () => {
  const facts = { name: 'Viivi Viittoja', languages: ['fse', 'fss'], channels: ['office', 'video'] };
  const added = await manager.post('/interpreters', facts);
  const [address = ''] = String(added.headers.location).split('?');
  const list = await manager.get('/interpreters');
  expect(list.body).toContain('suomalainen viittomakieli, suomenruotsalainen viittomakieli');
  const shifts = { weekdays: ['1', '2'], fromDay: '9.3.2015', toDay: '20.3.2015', fromTime: '9.00', toTime: '15.00', channels: ['office'] };
  expect((await manager.post(`${address}/shifts`, shifts)).headers.location).toBe(`${address}?added=4`);
  expect((await manager.post(`${address}/shifts`, shifts)).statusCode).toBe(409);
  expect((await manager.get(`${address}?week=2015-03-09`)).body).toContain('9.00–15.00');
  expect((await manager.post(`${address}/shifts/end`, { fromDay: '16.3.2015', toDay: '20.3.2015' })).headers.location).toBe(
    `${address}?ended=2`,
  );
  expect((await manager.post(`${address}/facts`, { ...facts, languages: ['fse'] })).headers.location).toBe(`${address}?done=yes`);
  await manager.post(`${address}/end`);
  const { body } = await manager.get(address);
  expect(body).toContain('ei enää käytössä');
  for (const change of [
    'Tulkki lisättiin',
    'Työvuoroja lisättiin',
    'Työvuoroja poistettiin',
    'Tulkin tietoja muutettiin',
    'Tulkki poistettiin käytöstä',
  ])
    expect(body).toContain(change);
  expect((await manager.post(`${address}/facts`, facts)).statusCode).toBe(404);
});

test('without a name, a language or a way nobody is added', async () => {
  const answer = await manager.post('/interpreters', { name: ' ', languages: ['elvish'] });
  expect(answer.statusCode).toBe(422);
  for (const text of ['Kirjoita nimi.', 'Valitse ainakin yksi kieli.', 'Valitse ainakin yksi asiointitapa.'])
    expect(answer.body).toContain(text);
});
