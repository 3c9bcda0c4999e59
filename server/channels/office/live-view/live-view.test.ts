import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { callNext } from '#server/line/calling.ts';
import { learnWaits } from '#server/line/estimates/learning/learning.ts';
import { recordVisits } from '#server/line/estimates/learning/testing.ts';
import { finishContact, serveContact } from '#server/line/serving.ts';
import { minutesLater, monday, openTestLine, type TestLine } from '#server/line/testing.ts';
import { getLineRule } from '#server/line/tickets.ts';
import { signInStaff, type SignedIn } from '#server/people/sign-in/testing.ts';
import { countLines } from './overview.ts';

let line: TestLine;
let manager: SignedIn;
beforeAll(async () => {
  line = await openTestLine();
});
afterAll(() => line.close());
beforeEach(async () => {
  for (const table of ['contact_period', 'contact', 'clerk_period', 'ticket_counter', 'line_day', 'line_rule', 'line_event'] as const)
    await line.database.deleteFrom(table).execute();
  line.clock.set(minutesLater(30).toISOString());
  manager = await signInStaff(line, { role: 'manager' });
});

const ticket = { day: '2015-03-02', series: 'A' };
const countOf = async (placeId: string) =>
  (await countLines(line.database, { at: line.clock.now(), timeZone: 'Europe/Helsinki' })).find((one) => one.placeId === placeId);

describe('all lines', () => {
  test('are counted: who waits, who is served, and what ended today', async () => {
    const clerkId = await line.openCounter();
    for (const minute of [0, 1, 2, 3]) await line.arrive({ arrivedAt: minutesLater(minute) });
    const first = (await line.change((transaction) => callNext(transaction, clerkId, minutesLater(5))))!;
    await line.change((transaction) => serveContact(transaction, { contactId: first, clerkId, at: minutesLater(6) }));
    await line.change((transaction) => finishContact(transaction, { contactId: first, clerkId, at: minutesLater(9) }));
    await line.change((transaction) => callNext(transaction, clerkId, minutesLater(10)));
    await line.arrive({ promise: { at: minutesLater(90), mayBeEarly: true } });
    expect(await countOf('tampere')).toEqual({
      placeId: 'tampere',
      waiting: 2,
      longestSince: minutesLater(2),
      beingServed: 1,
      open: 1,
      onBreak: 0,
      served: 1,
      left: 0,
      noShow: 0,
      isClosed: false,
      group: 'housing',
    });
  });

  test('show first where people wait and nobody serves, then the longest wait', async () => {
    await line.openCounter({ placeId: 'tampere' });
    await line.arrive({ placeId: 'tampere', arrivedAt: monday });
    await line.openCounter({ placeId: 'oulu' });
    await line.arrive({ placeId: 'oulu', arrivedAt: minutesLater(10) });
    await line.arrive({ placeId: 'vaasa', arrivedAt: minutesLater(20) });
    const { lines } = (await manager.api('GET', '/api/live-view')).json<{ lines: { placeId: string; expectedMinutes: number | null }[] }>();
    expect(lines.slice(0, 3).map(({ placeId }) => placeId)).toEqual(['vaasa', 'tampere', 'oulu']);
    expect(lines[0]?.expectedMinutes).toBeNull();
    expect(lines[1]?.expectedMinutes).toBeGreaterThan(0);
  });

  test('are found by region and by name', async () => {
    const found = (await manager.get('/live-view?words=tammerf')).body;
    expect(found).toContain('/live-view/tampere');
    expect(found).not.toContain('/live-view/oulu"');
    expect((await manager.get('/live-view?region=pirkanmaa')).body).not.toContain('/live-view/oulu"');
  });
});

describe('the line of a place', () => {
  test('says what everybody waits for, also who could not say it', async () => {
    await line.arrive({ benefitGroup: 'any' });
    expect((await manager.get('/live-view/tampere')).body).toContain('<td>Muu asia</td>');
  });

  test('shows who works there to those who oversee, and to nobody else', async () => {
    await line.openCounter();
    expect((await manager.get('/live-view/tampere')).body).toContain('<td>Virkailija</td>');
    const clerk = await signInStaff(line, { role: 'clerk' });
    const seen = (await clerk.get('/live-view/tampere')).body;
    expect(seen).toContain('Palvelupisteet');
    expect(seen).not.toMatch(/Sulje piste|Sulje jono/);
  });

  test('tells what its estimates rest on, and that they are rough where that is little', async () => {
    expect((await manager.get('/live-view/tampere')).body).toContain('Arviot ovat karkeita');
    await recordVisits(line, { from: minutesLater(-7 * 1440), count: 130, minutes: 1 });
    await learnWaits(line.house);
    const seen = (await manager.get('/live-view/tampere')).body;
    expect(seen).toContain('Arviot perustuvat asiointeihin täällä 23. helmikuuta 2015 alkaen: 130.');
    expect(seen).not.toContain('karkeita');
  });

  test('is closed for the day with a reason: no new numbers, whoever waits is served; and opened again', async () => {
    const clerkId = await line.openCounter();
    const before = await line.arrive({ ticket });
    await manager.post('/live-view/tampere/close', { reason: 'Kaikki ajat on käytetty' });
    await expect(line.arrive({ ticket, arrivedAt: minutesLater(31) })).rejects.toThrow('line-closed');
    expect(await line.change((transaction) => callNext(transaction, clerkId, minutesLater(32)))).toBe(before);
    expect((await manager.get('/live-view/tampere')).body).toContain('Kaikki ajat on käytetty');
    await manager.post('/live-view/tampere/open');
    await line.arrive({ ticket, arrivedAt: minutesLater(33) });
  });

  test('that many close at once is closed once, and the first reason stands', async () => {
    await Promise.all(Array.from({ length: 8 }, (_, no) => manager.post('/live-view/tampere/close', { reason: `Syy ${no}` })));
    const events = await line.database.selectFrom('line_event').select(['kind', 'reason']).execute();
    const day = await line.database.selectFrom('line_day').select('closed_reason').executeTakeFirst();
    expect(events).toEqual([{ kind: 'line-closed', reason: day?.closed_reason }]);
  });

  test('is reckoned with another number of counters today', async () => {
    await manager.post('/live-view/tampere/counters', { counters: '7' });
    await manager.post('/live-view/tampere/counters', { counters: '' });
    expect((await manager.post('/live-view/tampere/counters', { counters: '201' })).statusCode).toBe(422);
    const events = await line.database.selectFrom('line_event').select('changes').orderBy('event_no').execute();
    expect(events.map(({ changes }) => changes)).toEqual([{ virtualCounters: [null, 7] }, { virtualCounters: [7, null] }]);
  });

  test('takes back whoever was at a counter that its clerk forgot', async () => {
    const clerkId = await line.openCounter();
    await line.arrive();
    await line.change((transaction) => callNext(transaction, clerkId, minutesLater(10)));
    await manager.post(`/live-view/tampere/clerks/${clerkId}/close`);
    expect(await countOf('tampere')).toMatchObject({ waiting: 1, beingServed: 0, open: 0 });
    expect((await manager.get('/live-view/tampere/rules')).body).toContain('Piste suljettiin virkailijan puolesta');
  });
});

describe('one who waits', () => {
  test('gets another turn with a reason, and none without', async () => {
    const [, second] = [await line.arrive(), await line.arrive({ arrivedAt: minutesLater(1) })];
    const address = `/live-view/tampere/contacts/${second}/priority`;
    expect((await manager.post(address, { priority: '1', reason: ' ' })).statusCode).toBe(422);
    expect((await manager.post(address, { priority: '1', reason: 'Pieni lapsi mukana' })).statusCode).toBe(303);
    const clerkId = await line.openCounter();
    expect(await line.change((transaction) => callNext(transaction, clerkId, minutesLater(40)))).toBe(second);
    expect((await manager.post(address, { priority: '0', reason: '' })).statusCode).toBe(409);
  });

  test('goes to another place with the place in time that arrival gave, and not to a counter that is not there', async () => {
    const contactId = await line.arrive();
    const address = `/live-view/tampere/contacts/${contactId}`;
    const fields = { to: 'oulu', counter: '', group: 'housing', language: 'sv' };
    expect((await manager.post(`${address}/transfer`, { ...fields, to: 'nowhere' })).statusCode).toBe(404);
    expect((await manager.post(`${address}/transfer`, { ...fields, group: 'nothing' })).statusCode).toBe(400);
    const strange = { ...fields, to: 'tampere', counter: '0199aaaa-0000-7000-8000-000000000001' };
    expect((await manager.post(`${address}/transfer`, strange)).statusCode).toBe(404);
    expect((await manager.post(`${address}/transfer`, fields)).statusCode).toBe(303);
    expect(await countOf('oulu')).toMatchObject({ waiting: 1, longestSince: monday });
    expect((await manager.get(address)).body).toContain('ei ole enää tässä jonossa');
  });
});

describe('the rules of a line', () => {
  const rule = { firstTicketNo: '100', lastTicketNo: '199', mostTicketsADay: '50', mostCalls: '2', nearCount: '4', remoteMinutes: '15' };

  test('are changed, and who changed what is told', async () => {
    expect((await manager.post('/live-view/tampere/rules', { ...rule, seen: '0' })).statusCode).toBe(303);
    expect(await getLineRule(line.database, 'tampere')).toMatchObject({ firstTicketNo: 100, mostTicketsADay: 50, isClearedAtNight: false });
    const history = (await manager.get('/live-view/tampere/rules')).body;
    expect(history).toContain(manager.name);
    expect(history).toMatch(/Ensimmäinen vuoronumero: ennen 1, nyt 100/);
  });

  test('that two change at once are changed once, and the second keeps what was typed', async () => {
    const answers = await Promise.all(
      ['1', '2', '5', '6'].map((mostCalls) => manager.post('/live-view/oulu/rules', { ...rule, mostCalls, seen: '0' })),
    );
    expect(answers.map(({ statusCode }) => statusCode).toSorted()).toEqual([303, 409, 409, 409]);
    expect(answers.find(({ statusCode }) => statusCode === 409)?.body).toContain('value="100"');
  });

  test('that cannot hold are refused with the field named', async () => {
    const answer = await manager.post('/live-view/tampere/rules', { ...rule, lastTicketNo: '105', mostCalls: '0', seen: '0' });
    expect(answer.statusCode).toBe(422);
    expect(answer.body).toMatch(/href="#lastTicketNo".*href="#mostCalls"|href="#mostCalls".*href="#lastTicketNo"/s);
  });
});
