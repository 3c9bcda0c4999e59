import fc from 'fast-check';
import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { callNext } from '#server/line/calling.ts';
import { listHeld } from '#server/line/lines.ts';
import { clearLinesAtNight } from '#server/line/night/clearing.ts';
import { endWaiting, finishContact, markNoShow, returnToLine, serveContact, transferContact } from '#server/line/serving.ts';
import { minutesLater, openTestLine, type TestLine } from '#server/line/testing.ts';
import { undoLast } from '#server/line/undoing.ts';
import { signInStaff } from '#server/people/sign-in/testing.ts';
import { Refusal, refusalOf } from '#server/platform/errors/refusal.ts';
import { foldTimedTallies } from '#server/platform/figures/timed-tally.ts';
import type { Reckoned } from './reckoning.ts';
import { compareFigures, repairFigures } from './recount.ts';
import { forgetVisits, playVisit, type PlayedVisit } from './testing.ts';

let line: TestLine;
const timeZone = 'Europe/Helsinki';
const march = '?from=2015-03-01&to=2015-03-31&language=en';

beforeAll(async () => {
  line = await openTestLine();
});
afterAll(() => line.close());
beforeEach(() => forgetVisits(line));

/** Rows of a published figure as whoever manages the agency reads them: the label and the values of the period. */
async function read(figure: string, query = march) {
  const manager = await signInStaff(line, { role: 'manager' });
  const { figure: reckoned } = (await manager.api('GET', `/api/statistics/${figure}${query}`)).json<{ figure: Reckoned }>();
  return reckoned.rows.map(({ label, values }) => [label, ...values.map(({ value }) => value)]);
}

const readMarch = async () => (await read('visits'))[0];

const visit = (clerkId: string, played: PlayedVisit) => playVisit(line, clerkId, played);

describe('visits', () => {
  test('are counted by the place and the local day, with waiting and service, at once and after folding', async () => {
    const [tampere, oulu] = [await line.openCounter(), await line.openCounter({ placeId: 'oulu' })];
    await visit(tampere, { from: minutesLater(0), waits: 10, served: 5 });
    await visit(tampere, { from: minutesLater(60), waits: 20, served: 10 });
    // Half past midnight of 1 April in Helsinki, still March in Greenwich.
    await visit(tampere, { from: new Date('2015-03-31T21:00:00Z'), waits: 20, served: 10 });
    await visit(oulu, { placeId: 'oulu', from: minutesLater(0), waits: 3, served: 30 });
    const left = await line.arrive();
    await line.change((transaction) => endWaiting(transaction, left, 'left', { clerkId: tampere, at: minutesLater(5) }));
    const readAll = async () => [
      await readMarch(),
      await read('visits-by-office'),
      await read('visits', '?from=2015-04-01&to=2015-04-30&language=en'),
    ];
    const atOnce = await readAll();
    expect(atOnce).toEqual([
      ['March 2015', 3, 1, 0],
      [
        [expect.stringContaining('Tampere'), 2, 1, 15, 7.5],
        [expect.stringContaining('Oulu'), 1, 1, 3, 30],
      ],
      [['April 2015', 1, 0, 0]],
    ]);
    await foldTimedTallies(line.database, timeZone);
    expect(await line.database.selectFrom('timed_tally').select('at').execute()).toEqual([]);
    expect(await readAll()).toEqual(atOnce);
    await sql`select fold_tallies(20000)`.execute(line.database);
    expect(await readAll()).toEqual(atOnce);
    expect(await compareFigures(line.database, timeZone)).toEqual([]);
  });

  test('that are taken back or come back in line are counted only by how they end at last', async () => {
    const clerkId = await line.openCounter();
    const held = await visit(clerkId, { from: minutesLater(0), waits: 10, served: 5 });
    await line.change((transaction) => undoLast(transaction, { ...held, at: minutesLater(15.2) }));
    expect(await readMarch()).toEqual(['March 2015', 0, 0, 0]);
    // Five minutes before it was ended by mistake, and two from when that was taken back.
    await line.change((transaction) => finishContact(transaction, { ...held, at: minutesLater(17.2) }));
    expect((await read('visits-by-office'))[0]?.slice(1)).toEqual([1, 1, 10, 7]);

    const contactId = await line.arrive({ arrivedAt: minutesLater(20) });
    await line.change((transaction) => callNext(transaction, clerkId, minutesLater(21)));
    await line.change((transaction) => markNoShow(transaction, { contactId, clerkId, at: minutesLater(22) }));
    expect(await readMarch()).toEqual(['March 2015', 1, 0, 1]);
    await foldTimedTallies(line.database, timeZone);
    await line.change((transaction) => returnToLine(transaction, contactId, { clerkId, at: minutesLater(23) }));
    expect(await readMarch()).toEqual(['March 2015', 1, 0, 0]);
    await expect(
      line.change((transaction) => returnToLine(transaction, held.contactId, { clerkId, at: minutesLater(24) })),
    ).rejects.toThrow();
    expect(await readMarch()).toEqual(['March 2015', 1, 0, 0]);
    expect(await compareFigures(line.database, timeZone)).toEqual([]);
  });

  test('that another channel took over are no visits, and who moved to another office visited that one', async () => {
    const [tampere, oulu] = [await line.openCounter(), await line.openCounter({ placeId: 'oulu' })];
    const [toPhone, toOulu] = [await line.arrive(), await line.arrive()];
    const by = { clerkId: tampere, at: minutesLater(1) };
    await line.change((transaction) =>
      transferContact(transaction, { contactId: toPhone, heldBy: undefined }, { channel: 'callback' }, by),
    );
    await line.change((transaction) => transferContact(transaction, { contactId: toOulu, heldBy: undefined }, { placeId: 'oulu' }, by));
    for (const [clerkId, contactId] of [
      [tampere, toPhone],
      [oulu, toOulu],
    ] as const) {
      expect(await line.change((transaction) => callNext(transaction, clerkId, minutesLater(2)))).toBe(contactId);
      await line.change((transaction) => serveContact(transaction, { contactId, clerkId, at: minutesLater(2) }));
      await line.change((transaction) => finishContact(transaction, { contactId, clerkId, at: minutesLater(4) }));
    }
    expect(await readMarch()).toEqual(['March 2015', 1, 0, 0]);
    expect((await read('visits-by-office')).map(([, ...values]) => values)).toEqual([[1, 1, 2, 2]]);
  });

  test('that the night ends count on their own day, and whoever still waited has left', async () => {
    const clerkId = await line.openCounter();
    await line.arrive();
    const contactId = (await line.change((transaction) => callNext(transaction, clerkId, minutesLater(5)))) ?? '';
    await line.change((transaction) => serveContact(transaction, { contactId, clerkId, at: minutesLater(6) }));
    await line.arrive();
    line.clock.set('2015-04-02T03:00:00Z');
    await Promise.all([clearLinesAtNight(line.house), clearLinesAtNight(line.house)]);
    await clearLinesAtNight(line.house);
    expect(await readMarch()).toEqual(['March 2015', 1, 1, 0]);
    expect(await compareFigures(line.database, timeZone)).toEqual([]);
  });

  test('on a public holiday or a Saturday are left out of the weekdays, and the day is the local one', async () => {
    const clerkId = await line.openCounter();
    for (const from of [
      '2015-03-30T08:00:00Z',
      '2015-03-30T09:00:00Z',
      '2015-03-30T10:00:00Z',
      // Ten to one on Tuesday by Helsinki's clock.
      '2015-03-30T21:30:00Z',
      // Good Friday, Holy Saturday, Easter Monday.
      '2015-04-03T08:00:00Z',
      '2015-04-04T08:00:00Z',
      '2015-04-06T08:00:00Z',
    ])
      await visit(clerkId, { from: new Date(from), waits: 10, served: 10 });
    expect(await read('visits-by-weekday', '?from=2015-03-01&to=2015-04-30&language=en')).toEqual(
      [['Monday', 1.5, 3], ['Tuesday', 0.5, 1], ['Wednesday'], ['Thursday'], ['Friday']].map((row) =>
        row.length === 1 ? [...row, undefined, undefined] : row,
      ),
    );
  });
});

describe('exact', () => {
  const served = async () => {
    const { rows } = await sql<{ served: number }>`select count(*)::int as served from contact where outcome = 'served'`.execute(
      line.database,
    );
    return rows[0]?.served;
  };

  test('thirty that end and are taken back at once, twice each, while days are folded and recounted', async () => {
    const clerks = await Promise.all(Array.from({ length: 30 }, () => line.openCounter()));
    const held = [];
    for (const [n, clerkId] of clerks.entries()) {
      const contactId = await line.arrive({ arrivedAt: minutesLater(n / 60) });
      await line.change((transaction) => callNext(transaction, clerkId, minutesLater(1)));
      await line.change((transaction) => serveContact(transaction, { contactId, clerkId, at: minutesLater(2) }));
      held.push({ contactId, clerkId, at: minutesLater(3) });
    }
    const quietly = (work: Promise<unknown>) =>
      work.catch((error: unknown) => {
        if (!(error instanceof Refusal)) throw error;
      });
    await Promise.all([
      ...held.flatMap((one, n) => {
        const end = async () => {
          await Promise.all([1, 2].map(() => quietly(line.change((transaction) => finishContact(transaction, one)))));
          // A third of them stays ended.
          if (n % 3 > 0) await Promise.all([1, 2].map(() => quietly(line.change((transaction) => undoLast(transaction, one)))));
        };
        return [end()];
      }),
      ...Array.from({ length: 6 }, () => foldTimedTallies(line.database, timeZone)),
      repairFigures(line.database, timeZone),
    ]);
    expect(await served()).toBe(10);
    expect((await readMarch())?.[1]).toBe(10);
    expect(await compareFigures(line.database, timeZone)).toEqual([]);
  });

  test('whatever clerks do in whatever order, the figure is the number of contacts that ended so', async () => {
    const verbs = {
      call: (transaction, { clerkId, at }) => callNext(transaction, clerkId, at),
      serve: serveContact,
      finish: finishContact,
      'no-show': markNoShow,
      undo: undoLast,
      return: (transaction, { contactId, ...by }) => returnToLine(transaction, contactId, by),
      leave: (transaction, { contactId, ...by }) => endWaiting(transaction, contactId, 'left', by),
    } satisfies Record<string, (...given: Parameters<typeof undoLast>) => Promise<unknown>>;
    const step = fc.record({
      // The keys of an object are texts; these are the verbs above.
      verb: fc.constantFrom(...(Object.keys(verbs) as (keyof typeof verbs)[])),
      who: fc.nat(3),
      contact: fc.nat(4),
    });
    const done = new Set<string>();
    await fc.assert(
      fc.asyncProperty(fc.array(fc.array(step, { minLength: 1, maxLength: 4 }), { minLength: 8, maxLength: 20 }), async (rounds) => {
        await forgetVisits(line);
        const clerks = await Promise.all(Array.from({ length: 4 }, () => line.openCounter()));
        const contacts = await Promise.all(Array.from({ length: 5 }, (_, n) => line.arrive({ arrivedAt: minutesLater(n / 10) })));
        for (const [round, steps] of rounds.entries()) {
          const at = minutesLater(10 + round / 6);
          await Promise.all(
            steps.map(async ({ verb, who, contact }) => {
              const clerkId = clerks[who] ?? '';
              const [held] = await listHeld(line.database, clerkId);
              const contactId = held?.id ?? contacts[contact] ?? '';
              await line
                .change<unknown>((transaction) => verbs[verb](transaction, { contactId, clerkId, at }))
                .then(() => done.add(verb))
                .catch((error: unknown) => {
                  if (!(error instanceof Refusal) && !refusalOf(error)) throw error;
                });
            }),
          );
          if (round % 3 === 0) await foldTimedTallies(line.database, timeZone);
        }
        expect((await readMarch())?.[1]).toBe(await served());
        expect(await compareFigures(line.database, timeZone)).toEqual([]);
      }),
      { numRuns: 15 },
    );
    // Otherwise the walk would prove nothing.
    expect([...done].sort()).toEqual(Object.keys(verbs).sort());
  }, 120_000);
});
