import fc from 'fast-check';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Refusal, refusalOf } from '#server/platform/errors/refusal.ts';
import type { Transaction } from '#server/platform/database/connection.ts';
import { callChosen, callNext, recallContact } from './calling.ts';
import { listHeld } from './lines.ts';
import {
  endWaiting,
  finishContact,
  type Held,
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
import { minutesLater, openTestLine, type TestLine } from './testing.ts';
import { undoLast } from './undoing.ts';
import { endBreak, takeBreak } from './working.ts';

let line: TestLine;
beforeAll(async () => {
  line = await openTestLine();
});
afterAll(() => line.close());

/** What a clerk may do, each with the contact that they hold or that is picked for them. */
const verbs = {
  'call next': (transaction: Transaction, { clerkId, at }: Held) => callNext(transaction, clerkId, at),
  choose: callChosen,
  recall: recallContact,
  serve: serveContact,
  hold: holdContact,
  resume: resumeContact,
  'wrap up': wrapUpContact,
  finish: finishContact,
  'no-show': markNoShow,
  'back in line': putBackInLine,
  return: (transaction: Transaction, { contactId, clerkId, at }: Held) => returnToLine(transaction, contactId, { clerkId, at }),
  leave: (transaction: Transaction, { contactId, clerkId, at }: Held) => endWaiting(transaction, contactId, 'left', { clerkId, at }),
  transfer: (transaction: Transaction, { contactId, clerkId, at }: Held) =>
    transferContact(transaction, { contactId, heldBy: clerkId }, { benefitGroup: 'family' }, { clerkId, at }),
  priority: (transaction: Transaction, { contactId, clerkId, at }: Held) =>
    setPriority(transaction, contactId, { level: 1, reason: 'kipuja' }, { clerkId, at }),
  undo: undoLast,
  'go on break': (transaction: Transaction, { clerkId, at }: Held) => takeBreak(transaction, clerkId, at),
  'end break': (transaction: Transaction, { clerkId, at }: Held) => endBreak(transaction, clerkId, at),
} as const satisfies Record<string, (transaction: Transaction, held: Held) => Promise<unknown>>;
type Verb = keyof typeof verbs;

class PowerCut extends Error {}

const step = fc.record({
  // The keys of an object are texts; these are the verbs above.
  verb: fc.constantFrom(...(Object.keys(verbs) as Verb[])),
  clerk: fc.nat(3),
  contact: fc.nat(11),
  own: fc.boolean(),
  crashes: fc.boolean(),
});

/** What must hold of the record at any time; each row found is a fault. */
const faults = sql<{ fault: string }>`
  select 'lost: neither in the line nor ended' as fault from contact c
    where (c.ended_at is null) <> exists (select from contact_period p where p.contact_id = c.contact_id and p.to_at is null)
  union all select 'served twice' from contact_period p join contact_period q
    on q.contact_id = p.contact_id and q.period_no > p.period_no and q.from_at < p.to_at
  union all select 'with two clerks at once' from contact_period where to_at is null and clerk_id is not null
    group by contact_id having count(*) > 1
  union all select 'a gap in the count of periods' from contact_period group by contact_id having max(period_no) <> count(*)
  union all select 'ended as served without having been served' from contact c where c.outcome = 'served'
    and not exists (select from contact_period p where p.contact_id = c.contact_id and p.kind = 'serving')
  union all select 'a clerk with two before them' from contact_period where to_at is null and kind in ('called', 'serving', 'wrapping-up')
    group by clerk_id having count(*) > 1`;

test('whatever clerks do in whatever order, at once and with power cuts between, nobody is lost and nobody served twice', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.array(step, { minLength: 1, maxLength: 4 }), { minLength: 4, maxLength: 14 }), async (rounds) => {
      await line.empty();
      const clerks = await Promise.all(Array.from({ length: 4 }, () => line.openCounter()));
      const contacts: string[] = [];
      for (let n = 0; n < 12; n += 1) contacts.push(await line.arrive({ arrivedAt: minutesLater(n / 10) }));
      for (const [round, steps] of rounds.entries()) {
        const at = minutesLater(10 + round / 6);
        await Promise.all(
          steps.map(async ({ verb, clerk, contact, own, crashes }) => {
            const clerkId = clerks[clerk] ?? '';
            const held = await listHeld(line.database, clerkId);
            const contactId = (own ? held[0]?.id : undefined) ?? contacts[contact] ?? '';
            await line
              .change(async (transaction) => {
                await verbs[verb](transaction, { contactId, clerkId, at });
                if (crashes) throw new PowerCut();
              })
              .catch((error: unknown) => {
                // A clear refusal is an answer; anything else is a fault.
                if (!(error instanceof PowerCut) && !(error instanceof Refusal) && !refusalOf(error)) throw error;
              });
          }),
        );
        expect((await faults.execute(line.database)).rows).toEqual([]);
      }
      expect(await line.database.selectFrom('contact').select('contact_id').execute()).toHaveLength(12);
    }),
    { numRuns: 25 },
  );
}, 120_000);
