import { v7 as newId } from 'uuid';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { Refusal } from '#server/platform/errors/refusal.ts';
import { addContact } from './adding.ts';
import { callNext, recallContact } from './calling.ts';
import { findOpenContact, listHeld, listWaiting } from './lines.ts';
import {
  endWaiting,
  finishContact,
  holdContact,
  markNoShow,
  putBackInLine,
  resumeContact,
  returnToLine,
  serveContact,
  setPriority,
  transferContact,
  wrapUpContact,
} from './serving.ts';
import { minutesLater, monday, openTestLine, type TestLine } from './testing.ts';
import { undoLast } from './undoing.ts';
import { beginWork, endBreak, endWork, findWork, takeBreak } from './working.ts';

let line: TestLine;
beforeAll(async () => {
  line = await openTestLine();
});
afterAll(() => line.close());
beforeEach(async () => {
  for (const table of ['contact_period', 'contact', 'clerk_period', 'ticket_counter', 'line_day', 'line_rule'] as const)
    await line.database.deleteFrom(table).execute();
});

const secondsLater = (seconds: number) => minutesLater(10 + seconds / 60);

/** A clerk with somebody called at 10 minutes past. */
async function called(): Promise<{ contactId: string; clerkId: string; at: Date }> {
  const clerkId = await line.openCounter();
  await line.arrive();
  const contactId = (await line.change((transaction) => callNext(transaction, clerkId, minutesLater(10)))) ?? '';
  return { contactId, clerkId, at: minutesLater(10) };
}

const history = (contactId: string) =>
  line.database
    .selectFrom('contact_period')
    .select(['kind', 'cause', 'is_undone as isUndone'])
    .where('contact_id', '=', contactId)
    .orderBy('period_no')
    .execute();

describe('serving', () => {
  test('a visit is a row of periods without a gap, and ends with its outcome', async () => {
    const held = await called();
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
    const held = await called();
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
    const held = await called();
    await line.change((transaction) => recallContact(transaction, { ...held, at: minutesLater(11) }));
    await line.change((transaction) => recallContact(transaction, { ...held, at: minutesLater(12) }));
    expect((await listHeld(line.database, held.clerkId))[0]).toMatchObject({ kind: 'called', callNo: 3 });
  });

  test('somebody on hold keeps nobody from calling the next, and comes back only when the desk is free', async () => {
    const held = await called();
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
    const held = await called();
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
    const held = await called();
    const there = await line.openCounter();
    const counterId = (await findWork(line.database, there))?.counterId ?? '';
    await line.change((transaction) =>
      transferContact(transaction, { contactId: held.contactId, heldBy: held.clerkId }, { counterId }, held),
    );
    expect(await line.change((transaction) => callNext(transaction, held.clerkId, minutesLater(11)))).toBeUndefined();
    expect(await line.change((transaction) => callNext(transaction, there, minutesLater(11)))).toBe(held.contactId);
  });

  test('a no-show who turns up is back where they were', async () => {
    const held = await called();
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

describe('taking back', () => {
  test('the last action is undone within half a minute, and the record keeps it', async () => {
    const held = await called();
    await line.change((transaction) => serveContact(transaction, held));
    await line.change((transaction) => finishContact(transaction, { ...held, at: secondsLater(60) }));
    await line.change((transaction) => undoLast(transaction, { ...held, at: secondsLater(80) }));
    expect(await findOpenContact(line.database, held.contactId)).toMatchObject({ kind: 'serving', clerkId: held.clerkId });
    await line.change((transaction) => putBackInLine(transaction, { ...held, at: secondsLater(90) }));
    await line.change((transaction) => undoLast(transaction, { ...held, at: secondsLater(119) }));
    expect((await history(held.contactId)).map(({ kind, cause, isUndone }) => `${kind} ${cause}${isUndone ? ' undone' : ''}`)).toEqual([
      'waiting arrived',
      'called call',
      'serving serve',
      'serving undo',
      'waiting back-in-line undone',
      'serving undo',
    ]);
    await expect(line.change((transaction) => undoLast(transaction, { ...held, at: secondsLater(120) }))).rejects.toMatchObject({
      code: 'nothing-to-undo',
    });
  });

  test('a call that is undone puts the customer back where they were', async () => {
    const held = await called();
    await line.change((transaction) => undoLast(transaction, { ...held, at: secondsLater(29) }));
    expect(await findOpenContact(line.database, held.contactId)).toMatchObject({ kind: 'waiting', sinceAt: monday, clerkId: null });
  });

  test('nothing is undone after half a minute, by another, or when the desk is taken', async () => {
    const held = await called();
    await expect(line.change((transaction) => undoLast(transaction, { ...held, at: secondsLater(31) }))).rejects.toMatchObject({
      code: 'nothing-to-undo',
    });
    const other = await line.openCounter();
    await expect(
      line.change((transaction) => undoLast(transaction, { ...held, clerkId: other, at: secondsLater(5) })),
    ).rejects.toMatchObject({ code: 'nothing-to-undo' });
    await line.change((transaction) => markNoShow(transaction, { ...held, at: secondsLater(6) }));
    await line.arrive({ arrivedAt: minutesLater(2) });
    await line.change((transaction) => callNext(transaction, held.clerkId, secondsLater(7)));
    await expect(line.change((transaction) => undoLast(transaction, { ...held, at: secondsLater(8) }))).rejects.toMatchObject({
      constraint: 'one_contact_at_a_time',
    });
  });

  test('taking back and ending the same contact at the same moment do not wait for each other', async () => {
    const all = [];
    for (let n = 0; n < 25; n += 1) all.push(await called());
    const done = await Promise.allSettled(
      all.flatMap((held) =>
        [undoLast, markNoShow].map((verb) => line.change<unknown>((transaction) => verb(transaction, { ...held, at: secondsLater(5) }))),
      ),
    );
    const faults = done.flatMap((one) => (one.status === 'rejected' && !(one.reason instanceof Refusal) ? [String(one.reason)] : []));
    expect(faults).toEqual([]);
  });
});

describe('the counter', () => {
  test('nobody is called to a counter on its break, and a closed counter keeps no customer', async () => {
    const held = await called();
    await expect(line.change((transaction) => takeBreak(transaction, held.clerkId, minutesLater(11)))).rejects.toMatchObject({
      code: 'clerk-serves-another',
    });
    await line.change((transaction) => serveContact(transaction, held));
    await line.change((transaction) => holdContact(transaction, held));
    await expect(line.change((transaction) => endWork(transaction, held.clerkId, minutesLater(11)))).rejects.toMatchObject({
      code: 'contacts-still-open',
    });
    await line.change((transaction) => takeBreak(transaction, held.clerkId, minutesLater(12)));
    await expect(line.change((transaction) => callNext(transaction, held.clerkId, minutesLater(13)))).rejects.toMatchObject({
      constraint: 'who_calls_is_at_work',
    });
    await line.change((transaction) => endBreak(transaction, held.clerkId, minutesLater(14)));
    await line.change((transaction) => putBackInLine(transaction, { ...held, at: minutesLater(15) }));
    await line.change((transaction) => endWork(transaction, held.clerkId, minutesLater(16)));
    expect(await findWork(line.database, held.clerkId)).toBeUndefined();
  });

  test('of many who sit down at one counter at once, one does', async () => {
    const first = await line.openCounter();
    const work = await findWork(line.database, first);
    if (!work) throw new Error('nobody is at work');
    const others = await Promise.all(Array.from({ length: 8 }, () => line.openCounter()));
    await line.change((transaction) => endWork(transaction, first, minutesLater(1)));
    const results = await Promise.allSettled(
      others.map((clerkId) => line.change((transaction) => beginWork(transaction, clerkId, work, minutesLater(2)))),
    );
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    for (const result of results)
      if (result.status === 'rejected') expect(result.reason).toMatchObject({ constraint: 'one_clerk_per_counter' });
  });
});

describe('tickets', () => {
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
});
