import { sql } from 'kysely';
import { v7 as newId } from 'uuid';
import { sweepFiles } from '#server/cases/checklist/scanning.ts';
import type { House } from '#server/house.ts';
import { eraseViews } from '#server/people/view-log/sealing/sealing.ts';
import { dayOf } from '#server/platform/clock/clock.ts';
import type { Database, Transaction } from '#server/platform/database/connection.ts';
import { listDueRules } from './due-rules.ts';
import { countDue, eraseItems, type Sum } from './erasing-rows.ts';
import { type DueRule, erasedKinds } from './kinds.ts';
import { findLastFinish, giveLeaseBack, holdLease, takeLease } from './lease.ts';

export type RuleSum = Sum & { rule: string; firstKeptOn: string };
export type Retaining = Pick<House, 'database' | 'agency' | 'clock' | 'secrets'>;

/** Items of one transaction: a case has some dozens of rows. */
const batchSize = 200;
const sealsAtOnce = 50;
const nothing: Sum = { items: 0, rows: 0, files: 0 };

/** What a run would erase now, by rule. Erases nothing, and writes down that it was asked. */
export async function countRun({ database, agency, clock }: Retaining): Promise<RuleSum[]> {
  const at = clock.now();
  const runId = newId();
  const sums: RuleSum[] = [];
  for (const rule of await listDueRules(database, agency, at)) {
    const sum = rule.kind === 'view-log' ? await countViews(database, rule) : await countDue(database, erasedKinds[rule.kind], rule);
    await addSum(database, { runId, at, isDry: true, endedAt: clock.now() }, rule, sum);
    sums.push({ ...sum, rule: rule.id, firstKeptOn: rule.firstKeptOn });
  }
  return sums;
}

/**
 * Erases what is due, rule by rule, in batches of one transaction each; each writes down what it erased. Whatever stops
 * it, what was done stays done and written, and the next run goes on from there. The bytes of files that nothing refers
 * to any more go last, by the sweep of the store, which bears that somebody sends the same bytes at that moment.
 * @throws Refusal `erasure-under-way` while another run is at work, on whatever node
 */
export async function eraseRun(house: Retaining & Pick<House, 'files'>, most = batchSize): Promise<RuleSum[]> {
  const { database, agency, clock } = house;
  const at = clock.now();
  const runId = await takeLease(database, at);
  let finishedOn: string | undefined;
  try {
    const sums: RuleSum[] = [];
    for (const rule of await listDueRules(database, agency, at)) sums.push(await eraseByRule(house, { runId, at, most }, rule));
    finishedOn = dayOf(at, agency.timeZone);
    return sums;
  } finally {
    await giveLeaseBack(database, runId, finishedOn);
    await sweepFiles(house);
  }
}

async function eraseByRule(house: Retaining, { most, ...run }: { runId: string; at: Date; most: number }, rule: DueRule): Promise<RuleSum> {
  const { database, clock } = house;
  const all = { ...nothing, rule: rule.id, firstKeptOn: rule.firstKeptOn };
  for (;;) {
    const sum = await database.transaction().execute(async (transaction) => {
      await holdLease(transaction, run.runId, clock.now());
      const batch = await eraseBatch(transaction, house, rule, most);
      await addSum(transaction, { ...run, isDry: false, endedAt: batch.items === 0 ? clock.now() : null }, rule, batch);
      return batch;
    });
    if (sum.items === 0) return all;
    all.items += sum.items;
    all.rows += sum.rows;
    all.files += sum.files;
  }
}

async function eraseBatch(transaction: Transaction, { secrets, clock }: Retaining, rule: DueRule, most: number): Promise<Sum> {
  if (rule.kind !== 'view-log') return eraseItems(transaction, erasedKinds[rule.kind], rule, most);
  const views = await eraseViews(transaction, secrets, { before: rule.before, most: sealsAtOnce, erasedAt: clock.now() });
  return { items: views, rows: views, files: 0 };
}

/** Looks go whole seals at a time from the oldest: as many as stand before the first seal with one that is kept. */
async function countViews(database: Database, { before }: DueRule): Promise<Sum> {
  const { rows } = await sql<{ views: number }>`
    select coalesce(sum(s.view_count), 0)::int as views from view_log_seal s
    where s.seal_no < coalesce((select min(k.seal_no) from view_log_seal k where k.last_at >= ${before}), ${Number.MAX_SAFE_INTEGER})`.execute(
    database,
  );
  const views = rows[0]?.views ?? 0;
  return { items: views, rows: views, files: 0 };
}

type Run = { runId: string; at: Date; isDry: boolean; endedAt: Date | null };

async function addSum(database: Database | Transaction, { runId, at, isDry, endedAt }: Run, rule: DueRule, sum: Sum): Promise<void> {
  await database
    .insertInto('erasure_run')
    .values({
      run_id: runId,
      at,
      is_dry: isDry,
      rule: rule.id,
      before_on: rule.firstKeptOn,
      erased: sum.items,
      rows_erased: sum.rows,
      files_freed: sum.files,
      ended_at: endedAt,
    })
    .onConflict((conflict) =>
      conflict.constraint('erasure_run_pkey').doUpdateSet((row) => ({
        erased: sql`${row.ref('erasure_run.erased')} + excluded.erased`,
        rows_erased: sql`${row.ref('erasure_run.rows_erased')} + excluded.rows_erased`,
        files_freed: sql`${row.ref('erasure_run.files_freed')} + excluded.files_freed`,
        ended_at: endedAt,
      })),
    )
    .execute();
}

/** The nightly run, when the agency's data asks for one: in its hours, once a night on whatever node comes first. */
export async function eraseNightly(house: Retaining & Pick<House, 'files' | 'log'>): Promise<void> {
  const { database, agency, clock, log } = house;
  const now = clock.now();
  if (!isTime(agency.retention.nightly, now, agency.timeZone)) return;
  if ((await findLastFinish(database)) === dayOf(now, agency.timeZone)) return;
  const sums = await eraseRun(house).catch(passed);
  for (const { rule, firstKeptOn, items, rows, files } of sums) log.info({ rule, firstKeptOn, items, rows, files }, 'erased');
}

/** Another node erases already: then there is nothing to do. */
function passed(error: unknown): RuleSum[] {
  if (error instanceof Error && 'code' in error && error.code === 'erasure-under-way') return [];
  throw error;
}

function isTime(nightly: House['agency']['retention']['nightly'], now: Date, timeZone: string): boolean {
  if (!nightly) return false;
  const hour = Number(new Intl.DateTimeFormat('en-GB', { hour: '2-digit', hourCycle: 'h23', timeZone }).format(now));
  return (hour - nightly.fromHour + 24) % 24 < nightly.hours;
}
