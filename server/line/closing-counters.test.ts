import { afterAll, beforeAll, expect, test } from 'vitest';
import { callNext } from './calling.ts';
import { listWaiting } from './lines.ts';
import { holdContact, serveContact, wrapUpContact } from './serving.ts';
import { minutesLater, openTestLine, type TestLine } from './testing.ts';
import { closeCounterOf, findWork } from './working.ts';

let line: TestLine;
let managerId: string;
beforeAll(async () => {
  line = await openTestLine();
  managerId = await line.openCounter({ placeId: 'oulu' });
});
afterAll(() => line.close());

const at = minutesLater(60);

/** A clerk with one on hold, and one whose customer has gone or who is called. */
async function clerkWhoWentHome(second: 'wrapping-up' | 'called') {
  const clerkId = await line.openCounter();
  const ids: string[] = [];
  for (const minute of [1, 2]) {
    await line.arrive({ arrivedAt: minutesLater(minute) });
    const contactId = (await line.change((transaction) => callNext(transaction, clerkId, minutesLater(10)))) ?? '';
    ids.push(contactId);
    const held = { contactId, clerkId, at: minutesLater(11) };
    if (minute === 2 && second === 'called') continue;
    await line.change((transaction) => serveContact(transaction, held));
    await line.change((transaction) => (minute === 1 ? holdContact : wrapUpContact)(transaction, held));
  }
  return { clerkId, ids };
}

test('whoever a clerk left behind goes back in line at the place that arrival gave, and whoever had gone was served', async () => {
  const { clerkId, ids } = await clerkWhoWentHome('wrapping-up');
  const closed = await line.change((transaction) =>
    closeCounterOf(transaction, { clerkId, placeId: 'tampere' }, { clerkId: managerId, at }),
  );
  expect(closed.backInLine).toBe(1);
  expect(await findWork(line.database, clerkId)).toBeUndefined();
  const waiting = await listWaiting(line.database, 'tampere', { at, most: 10 });
  expect(waiting.map(({ id, sinceAt }) => [id, sinceAt])).toEqual([[ids[0], minutesLater(1)]]);
  const served = await line.database.selectFrom('contact').select(['outcome', 'ended_by']).where('contact_id', '=', ids[1]!).execute();
  expect(served).toEqual([{ outcome: 'served', ended_by: managerId }]);
});

test('many who close the same counter close it once, and a place where the clerk is not has nothing to close', async () => {
  const { clerkId } = await clerkWhoWentHome('called');
  const close = (placeId: string) =>
    line.change((transaction) => closeCounterOf(transaction, { clerkId, placeId }, { clerkId: managerId, at }));
  await expect(close('oulu')).rejects.toThrow('not-found');
  const results = await Promise.allSettled(Array.from({ length: 8 }, () => close('tampere')));
  expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
});
