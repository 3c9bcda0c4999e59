import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { callNext } from './calling.ts';
import { holdContact, putBackInLine, serveContact } from './serving.ts';
import { minutesLater, openTestLine, type TestLine } from './testing.ts';
import { beginWork, endBreak, endWork, findWork, takeBreak } from './working.ts';

let line: TestLine;
beforeAll(async () => {
  line = await openTestLine();
});
afterAll(() => line.close());
beforeEach(() => line.empty());

test('nobody is called to a counter on its break, and a closed counter keeps no customer', async () => {
  const held = await line.callSomebody();
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
