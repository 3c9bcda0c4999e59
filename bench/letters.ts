import { v7 as newId } from 'uuid';
import { createApp } from '#server/app.ts';
import { addCase } from '#server/cases/desk/testing.ts';
import { addLetter } from '#server/cases/letters/adding.ts';
import { beginBatch } from '#server/cases/letters/batches.ts';
import { printBatch } from '#server/cases/printing/printing.ts';
import type { House } from '#server/house.ts';
import { signInStaff } from '#server/people/sign-in/testing.ts';
import { openBenchDatabase, openBenchHouse } from './serving/bench-house.ts';

/**
 * How many letters of a print batch are made per second of the program's own processor time, from the records in the
 * database to the PDF in the file store, with the thread that sets the pages. One batch of decisions, each with two
 * paragraphs of reasons, and one of receipts; both as full as a batch may be.
 */
const kinds = ['decision', 'receipt'] as const;
const letters = 200;
const warmUpLetters = 10;

type Measured = { kind: string; letters: number; cpuSeconds: number; seconds: number };

export async function run(): Promise<void> {
  const database = await openBenchDatabase();
  const house = await openBenchHouse(database.url);
  const clerk = await signInStaff({ house, app: await createApp(house) });
  const results: Measured[] = [];
  let customer = 0;
  const queue = async (kind: (typeof kinds)[number], count: number) => {
    for (let n = 0; n < count; n += 1) await queueOne(house, clerk.id, (customer += 1), kind);
  };
  for (const kind of kinds) {
    await queue(kind, warmUpLetters);
    await print(house, clerk.id);
    await queue(kind, letters);
    results.push({ kind, letters, ...(await print(house, clerk.id)) });
  }
  report(results);
  await house.database.destroy();
  await database.close();
}

const reasons = [
  'Etuutta voidaan myöntää, kun hakijan tulot eivät ylitä laissa säädettyä rajaa. Tulot otetaan huomioon siltä ajalta, jolta etuutta haetaan, ja ne arvioidaan hakemuksen ja sen liitteiden perusteella.',
  'Ilmoittamasi tulot ylittävät rajan. Olemme ottaneet huomioon palkan, joka on merkitty liitteenä olevaan palkkatodistukseen, sekä muut ilmoittamasi tulot.',
].join('\n\n');

/** A letter in the queue, with all that it is read from. */
async function queueOne(house: House, clerkId: string, n: number, kind: (typeof kinds)[number]): Promise<void> {
  const { database, clock } = house;
  const now = clock.now();
  const one = await addCase({ house }, { n });
  const key = { customer_id: one.customerId, application_id: one.applicationId };
  const address = { street: `Koekatu ${n} A 2`, postal_code: '33100', city: 'Tampere', country: 'FI' };
  await database
    .insertInto('customer_address')
    .values({ customer_id: one.customerId, ...address, given_at: now })
    .execute();
  if (kind === 'decision')
    await database
      .insertInto('decision')
      .values({
        ...key,
        status: 'made',
        outcome: 'rejected',
        phrases: [],
        reasons,
        language: 'fi',
        typed: JSON.stringify({}),
        written_by: clerkId,
        written_at: now,
        needs_approval: false,
        sent_at: now,
        deemed_served_on: '2026-12-01',
      })
      .execute();
  await database.transaction().execute((transaction) => addLetter(transaction, { ...one, kind, language: 'fi', at: now }));
}

async function print(house: House, clerkId: string): Promise<{ cpuSeconds: number; seconds: number }> {
  const batchId = newId();
  const at = house.clock.now();
  const batch = { batchId, isProtected: false, clerkId, language: 'fi', at } as const;
  await house.database.transaction().execute((transaction) => beginBatch(transaction, batch));
  const started = performance.now();
  const before = process.cpuUsage();
  await printBatch(house, batchId);
  // Of the whole process: its threads too.
  const { user, system } = process.cpuUsage(before);
  return { cpuSeconds: (user + system) / 1e6, seconds: (performance.now() - started) / 1000 };
}

function report(results: readonly Measured[]): void {
  console.log('Letters of a print batch, from the records to the PDF in the file store\n');
  console.log('kind       letters   CPU seconds   letters per CPU second   seconds');
  for (const { kind, letters: count, cpuSeconds, seconds } of results) {
    const cells = [cpuSeconds.toFixed(2).padStart(14), (count / cpuSeconds).toFixed(1).padStart(25), seconds.toFixed(1).padStart(10)];
    console.log(`${kind.padEnd(10)}${String(count).padStart(8)}${cells.join('')}`);
  }
  const all = results.reduce((sum, one) => ({ letters: sum.letters + one.letters, cpu: sum.cpu + one.cpuSeconds }), { letters: 0, cpu: 0 });
  const [decisions, receipts] = results.map((one) => Number((one.letters / one.cpuSeconds).toFixed(1)));
  console.log(
    JSON.stringify({
      lettersPerCpuSecond: Number((all.letters / all.cpu).toFixed(1)),
      decisionsPerCpuSecond: decisions,
      receiptsPerCpuSecond: receipts,
    }),
  );
}
