import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { callNext, recallContact } from '#server/line/calling.ts';
import { markNoShow, putBackInLine, serveContact } from '#server/line/serving.ts';
import { minutesLater, openTestLine, type TestLine } from '#server/line/testing.ts';
import { undoLast } from '#server/line/undoing.ts';
import { signInStaff } from '#server/people/sign-in/testing.ts';
import { listCalls } from './calls.ts';
import { callKey, spokenCall } from './spoken.ts';

let line: TestLine;
beforeAll(async () => {
  line = await openTestLine();
});
afterAll(() => line.close());
beforeEach(async () => {
  for (const table of ['contact_period', 'contact', 'clerk_period', 'ticket_counter', 'line_day', 'board_message'] as const)
    await line.database.deleteFrom(table).execute();
  line.clock.set(minutesLater(30).toISOString());
});

const ticket = { day: '2015-03-02', series: 'A' };
const calls = async () => {
  const { open, earlier } = await listCalls(line.database, 'tampere', { at: line.clock.now(), timeZone: 'Europe/Helsinki' });
  const written = (list: typeof open) => list.map(({ series, no, callNo }) => `${series}${no}.${callNo}`);
  return { open: written(open), earlier: written(earlier) };
};

/** So many who wait with tickets, each called to a counter of their own a minute after the other. */
async function call(count: number) {
  const held: { contactId: string; clerkId: string }[] = [];
  for (let no = 0; no < count; no += 1) {
    await line.arrive({ ticket, arrivedAt: minutesLater(no / 10) });
    const clerkId = await line.openCounter();
    const contactId = (await line.change((transaction) => callNext(transaction, clerkId, minutesLater(5 + no))))!;
    held.push({ contactId, clerkId });
  }
  return held;
}

describe('the board', () => {
  test('shows the newest call first, and whoever has come below', async () => {
    const [first] = await call(3);
    expect(await calls()).toEqual({ open: ['A3.1', 'A2.1', 'A1.1'], earlier: [] });
    await line.change((transaction) => serveContact(transaction, { ...first!, at: minutesLater(9) }));
    expect(await calls()).toEqual({ open: ['A3.1', 'A2.1'], earlier: ['A1.1'] });
  });

  test('shows who is called again as a call of its own, at the top', async () => {
    const [first] = await call(2);
    await line.change((transaction) => recallContact(transaction, { ...first!, at: minutesLater(9) }));
    expect(await calls()).toEqual({ open: ['A1.2', 'A2.1'], earlier: [] });
  });

  test('shows nobody who was put back in line or called by mistake', async () => {
    const [first, second, third] = await call(3);
    await line.change((transaction) => putBackInLine(transaction, { ...first!, at: minutesLater(9) }));
    await line.change((transaction) => undoLast(transaction, { ...third!, at: minutesLater(7.1) }));
    await line.change((transaction) => markNoShow(transaction, { ...second!, at: minutesLater(9) }));
    expect(await calls()).toEqual({ open: [], earlier: ['A2.1'] });
  });

  test('shows nothing of yesterday, of another place or of those who have no number', async () => {
    await call(1);
    await line.arrive();
    const clerkId = await line.openCounter();
    await line.change((transaction) => callNext(transaction, clerkId, minutesLater(8)));
    expect(await calls()).toEqual({ open: ['A1.1'], earlier: [] });
    const oulu = await listCalls(line.database, 'oulu', { at: line.clock.now(), timeZone: 'Europe/Helsinki' });
    expect(oulu).toEqual({ open: [], earlier: [] });
  });

  test('bears numbers and counters, and no name of anybody', async () => {
    await call(1);
    const { body } = await line.app.inject('/board/tampere');
    expect(body).toContain('A 001');
    expect(body).not.toContain('Virkailija');
  });

  test('says when no more numbers are given today', async () => {
    const manager = await signInStaff(line, { role: 'manager' });
    await manager.post('/live-view/tampere/close', { reason: 'Ruuhka' });
    const { body } = await line.app.inject('/board/tampere');
    expect(body).toContain('Vuoronumeroita ei enää anneta tänään.');
    expect(body).not.toContain('Ruuhka');
  });
});

describe('what a board says aloud', () => {
  const said = (language: string) =>
    spokenCall({ series: 'A', no: 12, callNo: 1, language, counter: '3', calledAt: line.clock.now(), isOpen: true }, line.house.agency);

  test('is in the ticket’s language, or in the agency’s first', () => {
    expect(said('fi')).toEqual({ language: 'fi', words: 'Numero A 12, luukku 3' });
    expect(said('sv')).toEqual({ language: 'sv', words: 'Nummer A 12, lucka 3' });
    expect(said('en')).toEqual({ language: 'en', words: 'Number A 12, counter 3' });
    expect(said('ku').language).toBe('fi');
  });

  test('is one call per ticket, day and time that it was called', () => {
    const one = { series: 'A', no: 12, callNo: 1, language: 'fi', counter: '3', calledAt: line.clock.now(), isOpen: true };
    expect(callKey('2015-03-02', one)).not.toBe(callKey('2015-03-02', { ...one, callNo: 2 }));
    expect(callKey('2015-03-02', one)).not.toBe(callKey('2015-03-03', one));
  });
});

describe('messages on boards', () => {
  const message = {
    place: 'tampere',
    'text-fi': 'Vappuna <suljettu>',
    'text-sv': 'Stängt',
    'text-en': 'Closed',
    from: '2.3.2015',
    to: '3.3.2015',
  };
  const manager = () => signInStaff(line, { role: 'manager' });
  const isShown = async (placeId: string) => (await line.app.inject(`/board/${placeId}`)).body.includes('Vappuna &lt;suljettu>');

  test('are shown where and while they are to be, as text', async () => {
    expect((await (await manager()).post('/boards', message)).statusCode).toBe(303);
    expect([await isShown('tampere'), await isShown('oulu')]).toEqual([true, false]);
    line.clock.set('2015-03-03T21:30:00Z');
    expect(await isShown('tampere')).toBe(true);
    line.clock.set('2015-03-03T22:30:00Z');
    expect(await isShown('tampere')).toBe(false);
  });

  test('for all places are on every board until somebody takes them off', async () => {
    const person = await manager();
    await person.post('/boards', { ...message, place: '' });
    expect([await isShown('tampere'), await isShown('oulu')]).toEqual([true, true]);
    const { message_id: id } = await line.database.selectFrom('board_message').select('message_id').executeTakeFirstOrThrow();
    const answers = await Promise.all(Array.from({ length: 6 }, () => person.post(`/boards/${id}/withdraw`)));
    expect(answers.map(({ statusCode }) => statusCode).toSorted()).toEqual([303, 404, 404, 404, 404, 404]);
    expect(await isShown('oulu')).toBe(false);
  });

  test.each([
    [{ 'text-sv': ' ' }, 'text-sv'],
    [{ 'text-en': 'x'.repeat(161) }, 'text-en'],
    [{ from: '31.2.2015' }, 'from'],
    [{ to: '1.3.2015' }, 'to'],
    [{ from: '1.2.2015', to: '1.3.2015' }, 'to'],
    [{ place: 'nowhere' }, 'place'],
  ])('that cannot be shown are refused at the field: %o', async (wrong, field) => {
    const answer = await (await manager()).post('/boards', { ...message, ...wrong });
    expect(answer.statusCode).toBe(422);
    expect(answer.body).toContain(`href="#${field}"`);
  });
});
