import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { callNext } from '../calling.ts';
import { findOpenContact } from '../lines.ts';
import { renumberContact } from './renumbering.ts';
import { markNoShow } from '../serving.ts';
import { minutesLater, openTestLine, type TestLine } from '../testing.ts';

let line: TestLine;
beforeAll(async () => {
  line = await openTestLine();
});
afterAll(() => line.close());
beforeEach(() => line.empty());

const day = '2015-03-02';
const inHand = { day, series: 'KA', no: 7 };
const renumber = (contactId: string, ticket = inHand) =>
  line.change((transaction) => renumberContact(transaction, contactId, ticket, minutesLater(5)));

describe('a contact whose holder has another number in hand', () => {
  test('is called by that one, and keeps its place', async () => {
    const contactId = await line.arrive({ ticket: { day, series: 'A' } });
    await line.arrive({ ticket: { day, series: 'A' }, arrivedAt: minutesLater(1) });
    await renumber(contactId);
    await renumber(contactId);
    const clerkId = await line.openCounter();
    expect(await line.change((transaction) => callNext(transaction, clerkId, minutesLater(6)))).toBe(contactId);
    expect((await findOpenContact(line.database, contactId))?.ticket).toEqual(inHand);
  });

  test('is back in line when it was called by the number that nobody knew', async () => {
    const contactId = await line.arrive({ ticket: { day, series: 'A' } });
    const clerkId = await line.openCounter();
    await line.change((transaction) => callNext(transaction, clerkId, minutesLater(2)));
    await line.change((transaction) => markNoShow(transaction, { contactId, clerkId, at: minutesLater(4) }));
    await renumber(contactId);
    expect(await findOpenContact(line.database, contactId)).toMatchObject({ kind: 'waiting', ticket: inHand });
  });

  test('cannot get a number that another has', async () => {
    const contactId = await line.arrive({ ticket: { day, series: 'A' } });
    await line.arrive({ ticket: inHand });
    await expect(renumber(contactId)).rejects.toMatchObject({ constraint: 'one_ticket_of_a_number' });
  });
});
