import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { Refusal } from '#server/platform/errors/refusal.ts';
import { callNext } from './calling.ts';
import { findOpenContact } from './lines.ts';
import { finishContact, markNoShow, putBackInLine, serveContact } from './serving.ts';
import { minutesLater, monday, openTestLine, type TestLine } from './testing.ts';
import { undoLast } from './undoing.ts';

let line: TestLine;
beforeAll(async () => {
  line = await openTestLine();
});
afterAll(() => line.close());
beforeEach(() => line.empty());

const secondsLater = (seconds: number) => minutesLater(10 + seconds / 60);

const history = (contactId: string) =>
  line.database
    .selectFrom('contact_period')
    .select(['kind', 'cause', 'is_undone as isUndone'])
    .where('contact_id', '=', contactId)
    .orderBy('period_no')
    .execute();

test('the last action is undone within half a minute, and the record keeps it', async () => {
  const held = await line.callSomebody();
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
  const held = await line.callSomebody();
  await line.change((transaction) => undoLast(transaction, { ...held, at: secondsLater(29) }));
  expect(await findOpenContact(line.database, held.contactId)).toMatchObject({ kind: 'waiting', sinceAt: monday, clerkId: null });
});

test('nothing is undone after half a minute, by another, or when the desk is taken', async () => {
  const held = await line.callSomebody();
  await expect(line.change((transaction) => undoLast(transaction, { ...held, at: secondsLater(31) }))).rejects.toMatchObject({
    code: 'nothing-to-undo',
  });
  const other = await line.openCounter();
  await expect(line.change((transaction) => undoLast(transaction, { ...held, clerkId: other, at: secondsLater(5) }))).rejects.toMatchObject(
    { code: 'nothing-to-undo' },
  );
  await line.change((transaction) => markNoShow(transaction, { ...held, at: secondsLater(6) }));
  await line.arrive({ arrivedAt: minutesLater(2) });
  await line.change((transaction) => callNext(transaction, held.clerkId, secondsLater(7)));
  await expect(line.change((transaction) => undoLast(transaction, { ...held, at: secondsLater(8) }))).rejects.toMatchObject({
    constraint: 'one_contact_at_a_time',
  });
});

test('taking back and ending the same contact at the same moment do not wait for each other', async () => {
  const all = [];
  for (let n = 0; n < 25; n += 1) all.push(await line.callSomebody());
  const done = await Promise.allSettled(
    all.flatMap((held) =>
      [undoLast, markNoShow].map((verb) => line.change<unknown>((transaction) => verb(transaction, { ...held, at: secondsLater(5) }))),
    ),
  );
  const faults = done.flatMap((one) => (one.status === 'rejected' && !(one.reason instanceof Refusal) ? [String(one.reason)] : []));
  expect(faults).toEqual([]);
});
