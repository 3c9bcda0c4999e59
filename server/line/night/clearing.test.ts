import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { callNext } from '../calling.ts';
import { holdContact, serveContact } from '../serving.ts';
import { minutesLater, monday, openTestLine, type TestLine } from '../testing.ts';
import { clearLinesAtNight } from './clearing.ts';

let line: TestLine;
beforeAll(async () => {
  line = await openTestLine();
});
afterAll(() => line.close());
beforeEach(async () => {
  for (const table of ['contact_period', 'contact', 'clerk_period', 'line_rule', 'outbox'] as const)
    await line.database.deleteFrom(table).execute();
});

const clearAt = (instant: string) => {
  line.clock.set(instant);
  return clearLinesAtNight(line.house);
};
const lastSecondOfMonday = '2015-03-02T21:59:59.000Z';
const afterMidnight = '2015-03-02T22:05:00Z';

async function outcomes() {
  const rows = await line.database.selectFrom('contact').select(['outcome', 'ended_at', 'ended_by']).orderBy('contact_id').execute();
  return rows.map(({ outcome, ended_at: endedAt }) => [outcome, endedAt?.toISOString()]);
}

const callWith = (clerkId: string) => line.change((transaction) => callNext(transaction, clerkId, minutesLater(5)));

test('before midnight in the agency’s time zone nothing is cleared', async () => {
  await line.openCounter();
  await line.arrive();
  expect(await clearAt('2015-03-02T21:59:00Z')).toEqual({ contacts: 0, counters: 0 });
});

test('whoever waited or was called is cleared, whoever was at a counter was served, and each counts on its own day', async () => {
  const clerks = [await line.openCounter(), await line.openCounter(), await line.openCounter()];
  for (const _ of clerks) await line.arrive();
  const [called, served, onHold] = [await callWith(clerks[0]!), await callWith(clerks[1]!), await callWith(clerks[2]!)];
  await line.change((transaction) => serveContact(transaction, { contactId: served!, clerkId: clerks[1]!, at: minutesLater(6) }));
  await line.change((transaction) => serveContact(transaction, { contactId: onHold!, clerkId: clerks[2]!, at: minutesLater(6) }));
  await line.change((transaction) => holdContact(transaction, { contactId: onHold!, clerkId: clerks[2]!, at: minutesLater(7) }));
  const waiting = await line.arrive();
  expect(await clearAt('2015-03-04T03:00:00Z')).toEqual({ contacts: 4, counters: 3 });
  const ended = await line.database.selectFrom('contact').select(['contact_id', 'outcome', 'ended_at']).execute();
  const outcomeOf = (id: string | undefined) => ended.find(({ contact_id: one }) => one === id)?.outcome;
  expect([waiting, called, served, onHold].map(outcomeOf)).toEqual(['cleared', 'cleared', 'served', 'served']);
  expect(new Set(ended.map(({ ended_at: at }) => at?.toISOString()))).toEqual(new Set([lastSecondOfMonday]));
  expect(await clearAt('2015-03-04T04:00:00Z')).toEqual({ contacts: 0, counters: 0 });
});

test('another channel, what is promised for later, and a place whose line is kept over night stay', async () => {
  await line.arrive({ channel: 'callback', placeId: null });
  await line.arrive({ promise: { at: new Date('2015-03-03T08:00:00Z'), mayBeEarly: false } });
  const usual = { first_ticket_no: 1, last_ticket_no: 99, most_calls: 3, near_count: 3, remote_minutes: 10 };
  await line.database
    .insertInto('line_rule')
    .values({ place_id: 'oulu', ...usual, is_cleared_at_night: false })
    .execute();
  await line.arrive({ placeId: 'oulu' });
  await line.openCounter({ placeId: 'oulu' });
  expect(await clearAt(afterMidnight)).toEqual({ contacts: 0, counters: 0 });
});

test('whoever came after midnight stays, and a clerk who has them does too', async () => {
  const clerkId = await line.openCounter();
  await line.arrive({ arrivedAt: new Date('2015-03-02T22:01:00Z') });
  await line.change((transaction) => callNext(transaction, clerkId, new Date('2015-03-02T22:02:00Z')));
  expect(await clearAt(afterMidnight)).toEqual({ contacts: 0, counters: 0 });
});

test('many nodes at once clear everything once, in more than one batch, and tell the places', async () => {
  await line.database.transaction().execute(async (transaction) => {
    const rows = Array.from({ length: 1200 }, (_, no) => ({
      contact_id: `0199aaaa-0000-7000-8000-${String(no).padStart(12, '0')}`,
      channel: 'office',
      place_id: 'tampere',
      arrived_at: monday,
    }));
    await transaction.insertInto('contact').values(rows).execute();
    const periods = rows.map(({ contact_id: id }) => ({
      contact_id: id,
      period_no: 1,
      kind: 'waiting',
      cause: 'arrived',
      from_at: monday,
      since_at: monday,
      channel: 'office',
      place_id: 'tampere',
      benefit_group: 'housing',
      language: 'fi',
      is_quick: false,
      priority: 0,
    }));
    await transaction.insertInto('contact_period').values(periods).execute();
  });
  line.clock.set(afterMidnight);
  const done = await Promise.all(Array.from({ length: 6 }, () => clearLinesAtNight(line.house)));
  // Whoever found all the rest in other hands stopped early: what is left is taken up at the next turn.
  const rest = await clearLinesAtNight(line.house);
  expect(done.reduce((sum, { contacts }) => sum + contacts, rest.contacts)).toBe(1200);
  expect(new Set((await outcomes()).map(String))).toEqual(new Set([`cleared,${lastSecondOfMonday}`]));
  const words = await line.database.selectFrom('outbox').select('payload').where('topic', '=', 'line-changed').execute();
  expect(words).toContainEqual({ payload: { placeId: 'tampere' } });
});
