import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { minutesLater, openTestLine, type TestLine } from '#server/line/testing.ts';
import { listWaiting } from '#server/line/lines.ts';
import { signInStaff, type SignedIn } from '#server/people/sign-in/testing.ts';

let line: TestLine;
let clerk: SignedIn;
let other: SignedIn;
const everything = ['family', 'unemployment', 'housing', 'student', 'sickness'];
beforeAll(async () => {
  line = await openTestLine();
  clerk = await signInStaff(line, { n: 1, skills: everything, languages: ['fi', 'sv', 'en'] });
  other = await signInStaff(line, { n: 2, skills: everything, languages: ['fi', 'sv', 'en'] });
});
afterAll(() => line.close());
beforeEach(async () => {
  for (const table of ['contact_handover', 'contact_matter', 'contact_period', 'contact', 'clerk_period'] as const)
    await line.database.deleteFrom(table).execute();
  line.clock.set(minutesLater(10).toISOString());
});

async function countersOf(placeId: string): Promise<string[]> {
  const rows = await line.database.selectFrom('counter').select('counter_id').where('place_id', '=', placeId).orderBy('name').execute();
  return rows.map(({ counter_id: id }) => id);
}

async function sitDown(person: SignedIn, at: number, placeId = 'tampere', more: Record<string, string> = {}) {
  const counter = (await countersOf(placeId))[at] ?? '';
  return person.post('/counter/open', { place: placeId, counter, also: '', ...more });
}
const ticket = (no: number) => ({ ticket: { day: '2015-03-02', series: 'A', no } });
const on = (contactId: string, verb: string) => `/counter/contacts/${contactId}/${verb}`;

describe('a counter', () => {
  test('is chosen by its place, and one that is taken is said to be', async () => {
    const before = await clerk.get('/counter?place=tampere');
    expect(before.body).toContain('Avaa palvelupiste');
    expect((await sitDown(clerk, 0)).headers.location).toBe('/counter');
    expect((await clerk.get('/counter')).body).toContain('Kutsu seuraava');
    expect((await other.get('/counter?place=tampere')).body).toContain('(varattu)');
    const refused = await sitDown(other, 0);
    expect(refused.statusCode).toBe(409);
    expect(refused.body).toContain('Palvelupisteessä on jo toinen virkailija');
  });

  test('serves whoever could not say what their matter is about, and says what it was', async () => {
    const contactId = await line.arrive({ ...ticket(13), benefitGroup: 'any' });
    await sitDown(clerk, 0);
    await clerk.post('/counter/next', {});
    await clerk.post(on(contactId, 'serve'), {});
    expect((await clerk.get('/counter')).body).toMatch(/A 013.*Muu asia.*<option value="any" selected/s);
    await clerk.post(on(contactId, 'matters'), { group: 'family', kind: 'advice', quantity: '1' });
    await clerk.post(on(contactId, 'finish'), {});
    const matters = await line.database.selectFrom('contact_matter').select(['benefit_group', 'kind']).execute();
    expect(matters).toEqual([{ benefit_group: 'family', kind: 'advice' }]);
  });

  test('is opened where people come, and they are sent on to where people come: never to a phone line', async () => {
    const { body } = await clerk.get('/counter?place=tampere');
    expect(body).toContain('yhteispalvelupiste</option>');
    expect(body).not.toContain('Puhelinpalvelu');
    const contactId = await line.arrive(ticket(14));
    await sitDown(clerk, 0);
    await clerk.post('/counter/next', {});
    const phone = await line.database
      .selectFrom('place')
      .select('place_id')
      .where('kind', '=', 'phone-line')
      .limit(1)
      .executeTakeFirstOrThrow();
    const onward = { group: 'housing', place: phone.place_id, counter: '', tells: '' };
    expect((await clerk.post(on(contactId, 'transfer'), onward)).statusCode).toBe(404);
  });

  test('calls the next, serves, writes several matters down and finishes', async () => {
    const contactId = await line.arrive(ticket(12));
    await sitDown(clerk, 0);
    expect((await clerk.post('/counter/next', {})).headers.location).toBe('/counter');
    expect((await clerk.get('/counter')).body).toMatch(/A 012.*Kutsuttu.*Aloita palvelu/s);
    await clerk.post(on(contactId, 'serve'), {});
    await clerk.post(on(contactId, 'matters'), { group: 'housing', kind: 'application', quantity: '1' });
    await clerk.post(on(contactId, 'matters'), { group: 'family', kind: 'attachments', quantity: '3' });
    await clerk.post(on(contactId, 'matters'), { group: 'sickness', kind: 'advice', quantity: '1' });
    await clerk.post(on(contactId, 'matters/remove'), { at: '2' });
    expect((await clerk.get('/counter')).body).toContain('Lapsiperheet: Liitteet × 3');
    const finished = await clerk.post(on(contactId, 'finish-and-next'), {});
    expect(finished.headers.location).toBe('/counter?nobody=yes');
    const matters = await line.database.selectFrom('contact_matter').select(['kind', 'quantity']).orderBy('matter_no').execute();
    expect(matters).toEqual([
      { kind: 'application', quantity: 1 },
      { kind: 'attachments', quantity: 3 },
    ]);
    const contact = await line.database.selectFrom('contact').select('outcome').executeTakeFirstOrThrow();
    expect(contact.outcome).toBe('served');
  });

  test('offers to take the last action back, and takes it back', async () => {
    const contactId = await line.arrive(ticket(7));
    await sitDown(clerk, 0);
    await clerk.post('/counter/next', {});
    await clerk.post(on(contactId, 'no-show'), {});
    expect((await clerk.get('/counter')).body).toContain('A 007: merkitty poissaolevaksi. Voit perua puolen minuutin ajan.');
    await clerk.post(on(contactId, 'undo'), {});
    expect((await clerk.get('/counter')).body).toMatch(/A 007.*Kutsuttu/s);
    line.clock.set(minutesLater(11).toISOString());
    expect((await clerk.get('/counter')).body).not.toContain('Voit perua');
    expect((await clerk.post(on(contactId, 'undo'), {})).statusCode).toBe(409);
  });

  test('tells a clerk whose page is old what happened, above the page as it is now', async () => {
    const contactId = await line.arrive(ticket(3));
    await sitDown(clerk, 0);
    await sitDown(other, 1);
    const pressed = await Promise.all([clerk.post(on(contactId, 'call'), {}), other.post(on(contactId, 'call'), {})]);
    expect(pressed.map(({ statusCode }) => statusCode).toSorted()).toEqual([303, 409]);
    const refused = pressed.find(({ statusCode }) => statusCode === 409);
    expect(refused?.body).toContain('Asiakkaan tilanne on ehtinyt muuttua');
    expect(refused?.body).toContain('Kutsu seuraava');
  });

  test('sends a customer on to another office with word for the next clerk, and the place in time is kept', async () => {
    await line.arrive({ placeId: 'oulu', arrivedAt: minutesLater(5) });
    const contactId = await line.arrive(ticket(4));
    await sitDown(clerk, 0);
    await clerk.post('/counter/next', {});
    await clerk.post(on(contactId, 'serve'), {});
    const sent = await clerk.post(on(contactId, 'transfer'), {
      group: 'student',
      place: 'oulu',
      counter: '',
      tells: 'Hakee myös asumislisää',
    });
    expect(sent.headers.location).toBe('/counter');
    expect((await listWaiting(line.database, 'oulu', { at: minutesLater(11), most: 5 }))[0]).toMatchObject({
      id: contactId,
      benefitGroup: 'student',
    });
    await sitDown(other, 0, 'oulu');
    await other.post('/counter/next', {});
    expect((await other.get('/counter')).body).toMatch(/A 004.*Edelliseltä virkailijalta.*Hakee myös asumislisää/s);
  });

  test('has breaks, and closes only when nobody is left at it', async () => {
    const contactId = await line.arrive(ticket(5));
    await sitDown(clerk, 0);
    await clerk.post('/counter/next', {});
    expect((await clerk.post('/counter/break', {})).statusCode).toBe(409);
    await clerk.post(on(contactId, 'serve'), {});
    await clerk.post(on(contactId, 'hold'), {});
    expect((await clerk.post('/counter/close', {})).body).toContain('Sinulla on vielä asiakkaita');
    await clerk.post(on(contactId, 'back-in-line'), {});
    await clerk.post('/counter/break', {});
    expect((await clerk.get('/counter')).body).toContain('Olet tauolla');
    expect((await clerk.post('/counter/next', {})).statusCode).toBe(409);
    await clerk.post('/counter/back', {});
    await clerk.post('/counter/close', {});
    expect((await clerk.get('/counter')).body).toContain('Avaa palvelupiste');
  });

  test('touches nobody who is another clerk’s, and nobody of a line that it does not serve', async () => {
    const mine = await line.arrive(ticket(6));
    const elsewhere = await line.arrive({ placeId: 'oulu' });
    await sitDown(clerk, 0);
    await sitDown(other, 1);
    await clerk.post('/counter/next', {});
    for (const verb of ['serve', 'recall', 'no-show', 'back-in-line', 'finish'])
      expect(`${verb} ${(await other.post(on(mine, verb), {})).statusCode}`).toBe(`${verb} 409`);
    expect((await other.post(on(mine, 'matters'), { group: 'housing', kind: 'advice', quantity: '1' })).statusCode).toBe(409);
    expect((await other.post(on(elsewhere, 'call'), {})).statusCode).toBe(404);
    expect((await clerk.post(on(mine, 'matters'), { group: 'nothing', kind: 'advice', quantity: '1' })).statusCode).toBe(400);
    expect((await clerk.post(on(mine, 'transfer'), { group: 'housing', place: 'nowhere', counter: '', tells: '' })).statusCode).toBe(404);
  });

  test('of a clerk who serves another place too shows where its customers wait', async () => {
    await line.arrive({ placeId: 'oulu' });
    await sitDown(clerk, 0, 'tampere', { also: 'oulu' });
    expect((await clerk.get('/counter')).body).toMatch(/Asuminen, Oulu/);
  });
});
