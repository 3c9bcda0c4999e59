import { v7 as newId } from 'uuid';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { addContact } from './adding.ts';
import { callNext } from './calling.ts';
import { findOpenContact, listWaiting } from './lines.ts';
import { endWaiting } from './serving.ts';
import { minutesLater, monday, openTestLine, type TestLine } from './testing.ts';

let line: TestLine;
beforeAll(async () => {
  line = await openTestLine();
});
afterAll(() => line.close());
beforeEach(() => line.empty());

const ticket = { day: '2015-03-02', series: 'A' };
const take = (contactId = newId(), given = ticket) =>
  line.change((transaction) =>
    addContact(transaction, {
      contactId,
      channel: 'office',
      placeId: 'tampere',
      benefitGroup: 'housing',
      language: 'fi',
      arrivedAt: monday,
      at: monday,
      ticket: given,
    }),
  );

test('many who take a number at once get one each, and the same sent again gets the same', async () => {
  const taken = await Promise.all(Array.from({ length: 30 }, () => take()));
  expect(taken.map(({ ticket: given }) => given?.no).toSorted((a, b) => (a ?? 0) - (b ?? 0))).toEqual(
    Array.from({ length: 30 }, (_, n) => n + 1),
  );
  const contactId = newId();
  const same = await Promise.all(Array.from({ length: 6 }, () => take(contactId)));
  expect(new Set(same.map(({ ticket: given }) => given?.no)).size).toBe(1);
  expect(await listWaiting(line.database, 'tampere', { at: monday, most: 100 })).toHaveLength(31);
});

test('no number is given when the day’s are used up or the line is closed, but one taken before is good', async () => {
  await line.database
    .insertInto('line_rule')
    .values({
      place_id: 'tampere',
      first_ticket_no: 100,
      last_ticket_no: 199,
      most_tickets_a_day: 2,
      most_calls: 3,
      near_count: 3,
      remote_minutes: 10,
      is_cleared_at_night: true,
    })
    .execute();
  expect((await take()).ticket?.no).toBe(100);
  expect((await take()).ticket?.no).toBe(101);
  await expect(take()).rejects.toMatchObject({ code: 'tickets-given-out' });
  // Who was promised a time is not counted among those that come by chance.
  const promised = { contactId: newId(), channel: 'office', placeId: 'tampere', benefitGroup: 'housing', language: 'fi' } as const;
  const promise = { at: minutesLater(30), mayBeEarly: true };
  const added = await line.change((transaction) =>
    addContact(transaction, { ...promised, promise, arrivedAt: monday, at: monday, ticket: { ...ticket, series: 'A' } }),
  );
  expect(added.ticket?.no).toBe(102);
  const clerkId = await line.openCounter();
  await line.database
    .insertInto('line_day')
    .values({ place_id: 'oulu', day: '2015-03-02', closed_at: minutesLater(5), closed_by: clerkId, closed_reason: 'sairastapauksia' })
    .execute();
  const inOulu = (arrivedAt: Date) => line.arrive({ placeId: 'oulu', ticket, arrivedAt, at: minutesLater(9) });
  await expect(inOulu(minutesLater(6))).rejects.toMatchObject({ code: 'line-closed' });
  expect(await findOpenContact(line.database, await inOulu(minutesLater(4)))).toMatchObject({ ticket: { no: 1 } });
});

test('whoever goes home has left, and is not called', async () => {
  const contactId = await line.arrive();
  await line.change((transaction) => endWaiting(transaction, contactId, 'left', { clerkId: null, at: minutesLater(3) }));
  expect(await line.change(async (transaction) => callNext(transaction, await line.openCounter(), minutesLater(4)))).toBeUndefined();
});
