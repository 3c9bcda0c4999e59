import { v7 as newId } from 'uuid';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { callNext } from '#server/line/calling.ts';
import { listWaiting } from '#server/line/lines.ts';
import { markNoShow } from '#server/line/serving.ts';
import { minutesLater, openTestLine, type TestLine } from '#server/line/testing.ts';
import { signInStaff, type SignedIn } from '#server/people/sign-in/testing.ts';

let line: TestLine;
let clerk: SignedIn;
let manager: SignedIn;
beforeAll(async () => {
  line = await openTestLine();
  clerk = await signInStaff(line, { role: 'joint-service-clerk' });
  manager = await signInStaff(line, { role: 'manager' });
});
afterAll(() => line.close());
beforeEach(async () => {
  for (const table of ['contact_period', 'contact', 'clerk_period', 'ticket_counter', 'line_day', 'line_rule'] as const)
    await line.database.deleteFrom(table).execute();
  line.clock.set(minutesLater(10).toISOString());
});

const ticket = (no: number) => ({ ticket: { day: '2015-03-02', series: 'A', no } });
const on = (contactId: string, verb: string, placeId = 'tampere') => `/reception/${placeId}/contacts/${contactId}/${verb}`;
const takeIn = (contact: string, more: Record<string, string> = {}) =>
  clerk.post('/reception/tampere/arrivals', { contact, group: 'housing', language: 'sv', ...more });
const reception = async (more = '') => textOf((await clerk.get(`/reception?place=tampere${more}`)).body);
const textOf = (html: string) => html.replaceAll(/<[^>]+>/g, ' ').replaceAll(/\s+/g, ' ');
const waiting = () => listWaiting(line.database, 'tampere', { at: line.clock.now(), most: 50 });

describe('whoever comes to the reception', () => {
  test('gets a number of the reception, in their own language, and waits', async () => {
    await line.openCounter();
    const contactId = newId();
    const taken = await takeIn(contactId, { quick: 'yes' });
    expect(taken.headers.location).toBe(`/reception?place=tampere&given=${contactId}`);
    const text = await reception(`&given=${contactId}`);
    expect(text).toMatch(/Tammerfors Nummer R 001 .*Före dig: 0/);
    expect(text).toMatch(/Jonossa 1 .*R 001 Asuminen, pika-asia ruotsi/);
    const period = await line.database.selectFrom('contact_period').select(['begun_by', 'is_quick']).executeTakeFirstOrThrow();
    expect(period).toEqual({ begun_by: clerk.id, is_quick: true });
  });

  test('has one number however often the button is pressed, and many at once have numbers of their own', async () => {
    const contactId = newId();
    await Promise.all(Array.from({ length: 5 }, () => takeIn(contactId)));
    await Promise.all(Array.from({ length: 8 }, () => takeIn(newId())));
    const numbers = (await waiting()).map((entry) => entry.ticket?.no);
    expect(numbers).toHaveLength(9);
    expect(new Set(numbers).size).toBe(9);
  });

  test('says what the matter is: the page asks for it and keeps what was chosen', async () => {
    const contact = newId();
    const asked = await clerk.post('/reception/tampere/arrivals', { contact, language: 'ku', quick: 'yes' });
    expect(asked.statusCode).toBe(422);
    expect(asked.body).toContain('Valitse, mitä asia koskee.');
    expect(asked.body).toContain(`value="${contact}"`);
    expect(asked.body).toMatch(/<option value="ku" selected/);
    expect(await waiting()).toEqual([]);
  });

  test('waits for any clerk when the matter is not known yet, until the reception says what it is', async () => {
    await line.openCounter({ benefitGroups: ['student'], languages: ['sv'] });
    const contactId = newId();
    await takeIn(contactId, { group: 'any' });
    expect(await reception()).toMatch(/R 001 Muu asia ruotsi/);
    expect((await clerk.get(on(contactId, '').slice(0, -1))).body).toMatch(/<option value="any" selected/);
    await clerk.post(on(contactId, 'matter'), { group: 'housing', language: 'sv' });
    expect((await waiting()).map(({ benefitGroup }) => benefitGroup)).toEqual(['housing']);
    expect((await clerk.post(on(contactId, 'matter'), { group: 'magic', language: 'sv' })).statusCode).toBe(400);
  });

  test('is told when the line is closed for the day, and when the numbers are used up', async () => {
    await line.database
      .insertInto('line_rule')
      .values({
        ...{ place_id: 'tampere', first_ticket_no: 1, last_ticket_no: 99, most_tickets_a_day: 1, most_calls: 3, near_count: 3 },
        ...{ remote_minutes: 10, is_cleared_at_night: true },
      })
      .execute();
    await takeIn(newId());
    const refused = await takeIn(newId());
    expect(refused.statusCode).toBe(409);
    expect(refused.body).toContain('Tämän päivän vuoronumerot on jaettu');
    expect(refused.body).toContain('Anna vuoronumero');
    await manager.post('/live-view/tampere/close', { reason: 'Kaikki ajat on käytetty' });
    const closed = await takeIn(newId());
    expect(closed.statusCode).toBe(409);
    expect(await reception()).toMatch(/Jono on suljettu tältä päivältä kello 10\.40.*Kaikki ajat on käytetty/);
    expect((await clerk.get('/reception?place=tampere')).body).not.toContain('Anna vuoronumero');
  });
});

describe('whoever waits', () => {
  test('comes before others for a reason, and not without', async () => {
    const first = await line.arrive(ticket(1));
    const second = await line.arrive({ ...ticket(2), arrivedAt: minutesLater(1) });
    const refused = await clerk.post(on(second, 'priority'), { priority: '1', reason: ' ' });
    expect(refused.statusCode).toBe(422);
    expect(refused.body).toContain('vähintään 3 merkkiä');
    await clerk.post(on(second, 'priority'), { priority: '1', reason: 'Pieni lapsi mukana' });
    expect((await waiting()).map(({ id }) => id)).toEqual([second, first]);
    expect(await reception('&done=yes')).toMatch(/Tallennettu.*A 002 Asuminen, Ennen muita: Pieni lapsi mukana.*A 001/);
  });

  test('is there for something else after all, and keeps the place in time', async () => {
    const contactId = await line.arrive(ticket(1));
    const same = { group: 'housing', language: 'fi' };
    await clerk.post(on(contactId, 'matter'), same);
    expect((await waiting())[0]?.periodNo).toBe(1);
    await clerk.post(on(contactId, 'matter'), { group: 'student', language: 'en', quick: 'yes' });
    const [entry] = await waiting();
    expect(entry).toMatchObject({ benefitGroup: 'student', language: 'en', isQuick: true, sinceAt: minutesLater(0) });
    expect((await clerk.post(on(contactId, 'matter'), { ...same, group: 'nothing' })).statusCode).toBe(400);
  });

  test('goes, and comes back to the same place; whoever did not come when called does too', async () => {
    const first = await line.arrive(ticket(1));
    const second = await line.arrive({ ...ticket(2), arrivedAt: minutesLater(1) });
    const clerkId = await line.openCounter();
    await line.change((transaction) => callNext(transaction, clerkId, minutesLater(5)));
    await line.change((transaction) => markNoShow(transaction, { contactId: first, clerkId, at: minutesLater(6) }));
    await clerk.post(on(second, 'left'));
    expect(await waiting()).toEqual([]);
    expect(await reception()).toMatch(/saapumatta jääneet.*A 002 Asuminen lähti 10\.40.*A 001 Asuminen ei saapunut kutsuttaessa 10\.36/);
    const pressed = await Promise.all(Array.from({ length: 4 }, () => clerk.post(on(first, 'back-in-line'))));
    expect(pressed.map(({ statusCode }) => statusCode).toSorted()).toEqual([303, 409, 409, 409]);
    await clerk.post(on(second, 'back-in-line'));
    expect((await waiting()).map(({ id }) => id)).toEqual([first, second]);
    expect(await reception()).toContain('Ei ketään.');
  });

  test('in another place’s line is not found, and neither is whoever went yesterday', async () => {
    const elsewhere = await line.arrive({ placeId: 'oulu' });
    const posts: [string, Record<string, string>][] = [
      ['priority', { priority: '1', reason: 'Huono olo' }],
      ['matter', { group: 'student', language: 'fi' }],
      ['left', {}],
      ['back-in-line', {}],
    ];
    for (const [verb, body] of posts) expect(`${verb} ${(await clerk.post(on(elsewhere, verb), body)).statusCode}`).toBe(`${verb} 404`);
    expect((await clerk.get(`/reception/tampere/contacts/${elsewhere}`)).statusCode).toBe(404);
    expect((await takeIn(elsewhere)).statusCode).toBe(404);
    expect(await reception(`&given=${elsewhere}`)).not.toContain('Voit tulostaa');
    const gone = await line.arrive();
    await clerk.post(on(gone, 'left'));
    line.clock.advance({ days: 1 });
    const tomorrow = await signInStaff(line);
    expect((await tomorrow.post(on(gone, 'back-in-line'))).statusCode).toBe(404);
    expect((await tomorrow.get('/reception?place=nowhere')).statusCode).toBe(404);
    expect((await tomorrow.get('/reception?place=phone-housing-fi')).statusCode).toBe(404);
  });

  test('and has been called meanwhile is told to have moved on, above the page as it is now', async () => {
    const contactId = await line.arrive(ticket(1));
    const clerkId = await line.openCounter();
    await line.change((transaction) => callNext(transaction, clerkId, minutesLater(5)));
    const refused = await clerk.post(on(contactId, 'left'));
    expect(refused.statusCode).toBe(409);
    expect(textOf(refused.body)).toMatch(/Asiakkaan tilanne on ehtinyt muuttua.*Jonossa ei ole ketään/);
    expect((await clerk.get(`/reception/tampere/contacts/${contactId}`)).body).toContain('Asiakas ei enää odota');
  });
});

test('the reception is that of the place where the clerk worked last, until another is chosen', async () => {
  const own = await signInStaff(line, { n: 3, skills: ['housing'] });
  expect(textOf((await own.get('/reception')).body)).not.toContain('Uusi asiakas');
  const counter = await line.database
    .selectFrom('counter')
    .select('counter_id as id')
    .where('place_id', '=', 'oulu')
    .executeTakeFirstOrThrow();
  await own.post('/counter/open', { place: 'oulu', counter: counter.id, also: '' });
  expect(textOf((await own.get('/reception')).body)).toContain('Ilmoittautuminen: Oulu');
  expect(textOf((await own.get('/reception?place=tampere')).body)).toContain('Ilmoittautuminen: Tampere');
});
