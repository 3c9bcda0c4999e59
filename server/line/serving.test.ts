import { v7 as newId } from 'uuid';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { callNext, recallContact } from './calling.ts';
import { findOpenContact, listHeld, listWaiting } from './lines.ts';
import {
  finishContact,
  holdContact,
  markNoShow,
  resumeContact,
  returnToLine,
  serveContact,
  setPriority,
  transferContact,
  wrapUpContact,
} from './serving.ts';
import { minutesLater, monday, openTestLine, type TestLine } from './testing.ts';
import { findWork } from './working.ts';

let line: TestLine;
beforeAll(async () => {
  line = await openTestLine();
});
afterAll(() => line.close());
beforeEach(() => line.empty());

const history = (contactId: string) =>
  line.database
    .selectFrom('contact_period')
    .select(['kind', 'cause', 'is_undone as isUndone'])
    .where('contact_id', '=', contactId)
    .orderBy('period_no')
    .execute();

describe('serving', () => {
  test('a visit is a row of periods without a gap, and ends with its outcome', async () => {
    const held = await line.callSomebody();
    await line.change((transaction) => serveContact(transaction, held));
    await line.change((transaction) => holdContact(transaction, { ...held, at: minutesLater(12) }));
    await line.change((transaction) => resumeContact(transaction, { ...held, at: minutesLater(14) }));
    await line.change((transaction) => wrapUpContact(transaction, { ...held, at: minutesLater(20) }));
    await line.change((transaction) => finishContact(transaction, { ...held, at: minutesLater(21) }));
    const periods = await line.database
      .selectFrom('contact_period')
      .select(['kind', 'from_at', 'to_at'])
      .where('contact_id', '=', held.contactId)
      .orderBy('period_no')
      .execute();
    expect(periods.map(({ kind }) => kind)).toEqual(['waiting', 'called', 'serving', 'on-hold', 'serving', 'wrapping-up']);
    for (const [at, period] of periods.entries()) if (at > 0) expect(period.from_at).toEqual(periods[at - 1]?.to_at);
    const contact = await line.database.selectFrom('contact').select(['outcome', 'ended_at']).executeTakeFirstOrThrow();
    expect(contact).toEqual({ outcome: 'served', ended_at: minutesLater(21) });
    expect(await findOpenContact(line.database, held.contactId)).toBeUndefined();
  });

  test('another clerk cannot touch whom I serve, and what has ended cannot end again', async () => {
    const held = await line.callSomebody();
    const other = await line.openCounter();
    await expect(line.change((transaction) => serveContact(transaction, { ...held, clerkId: other }))).rejects.toMatchObject({
      code: 'contact-held-by-another',
    });
    await line.change((transaction) => markNoShow(transaction, held));
    await expect(line.change((transaction) => markNoShow(transaction, held))).rejects.toMatchObject({ code: 'contact-moved-on' });
    await expect(line.change((transaction) => serveContact(transaction, { ...held, contactId: newId() }))).rejects.toMatchObject({
      code: 'not-found',
    });
  });

  test('whoever is called again and again is counted', async () => {
    const held = await line.callSomebody();
    await line.change((transaction) => recallContact(transaction, { ...held, at: minutesLater(11) }));
    await line.change((transaction) => recallContact(transaction, { ...held, at: minutesLater(12) }));
    expect((await listHeld(line.database, held.clerkId))[0]).toMatchObject({ kind: 'called', callNo: 3 });
  });

  test('somebody on hold keeps nobody from calling the next, and comes back only when the desk is free', async () => {
    const held = await line.callSomebody();
    await line.arrive({ arrivedAt: minutesLater(1) });
    await line.change((transaction) => serveContact(transaction, held));
    await line.change((transaction) => holdContact(transaction, held));
    const next = await line.change((transaction) => callNext(transaction, held.clerkId, minutesLater(11)));
    expect(next).toBeDefined();
    await expect(line.change((transaction) => resumeContact(transaction, held))).rejects.toMatchObject({
      constraint: 'one_contact_at_a_time',
    });
    expect(await listHeld(line.database, held.clerkId)).toHaveLength(2);
  });
});

describe('moving on', () => {
  test('a transfer keeps the place in time and the history, also to another office', async () => {
    await line.arrive({ placeId: 'oulu', arrivedAt: minutesLater(5) });
    const held = await line.callSomebody();
    await line.change((transaction) => serveContact(transaction, held));
    await line.change((transaction) =>
      transferContact(transaction, { contactId: held.contactId, heldBy: held.clerkId }, { placeId: 'oulu', benefitGroup: 'family' }, held),
    );
    const waiting = await listWaiting(line.database, 'oulu', { at: minutesLater(11), most: 10 });
    expect(waiting[0]).toMatchObject({ id: held.contactId, sinceAt: monday, benefitGroup: 'family', clerkId: null });
    expect(await listHeld(line.database, held.clerkId)).toEqual([]);
    expect(await history(held.contactId)).toHaveLength(4);
  });

  test('whoever waits for one counter is called from there alone', async () => {
    const held = await line.callSomebody();
    const there = await line.openCounter();
    const counterId = (await findWork(line.database, there))?.counterId ?? '';
    await line.change((transaction) =>
      transferContact(transaction, { contactId: held.contactId, heldBy: held.clerkId }, { counterId }, held),
    );
    expect(await line.change((transaction) => callNext(transaction, held.clerkId, minutesLater(11)))).toBeUndefined();
    expect(await line.change((transaction) => callNext(transaction, there, minutesLater(11)))).toBe(held.contactId);
  });

  test('a no-show who turns up is back where they were', async () => {
    const held = await line.callSomebody();
    await line.arrive({ arrivedAt: minutesLater(1) });
    await line.change((transaction) => markNoShow(transaction, held));
    await line.change((transaction) => returnToLine(transaction, held.contactId, { clerkId: held.clerkId, at: minutesLater(15) }));
    const [first] = await listWaiting(line.database, 'tampere', { at: minutesLater(15), most: 10 });
    expect(first).toMatchObject({ id: held.contactId, sinceAt: monday, callNo: 1 });
    await expect(
      line.change((transaction) => returnToLine(transaction, held.contactId, { clerkId: null, at: minutesLater(16) })),
    ).rejects.toMatchObject({ code: 'contact-moved-on' });
  });

  test('priority without a reason is refused by the database', async () => {
    const contactId = await line.arrive();
    await expect(
      line.change((transaction) => setPriority(transaction, contactId, { level: 1, reason: ' ' }, { clerkId: null, at: monday })),
    ).rejects.toMatchObject({ constraint: 'priority_has_reason' });
    expect(await findOpenContact(line.database, contactId)).toMatchObject({ priority: 0 });
  });
});
