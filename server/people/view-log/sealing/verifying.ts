import { sql } from 'kysely';
import type { Database, Transaction } from '#server/platform/database/connection.ts';
import { markOf, noSeal, readMarks, type SealedRow, sealedRows, sealOf, signErasure } from './marks.ts';

/** Looks that are not sealed yet may be so old at most, in milliseconds: the routine runs each minute. */
const longestUnsealed = 5 * 60_000;
const sealsAtOnce = 20;
const rowsAtOnce = 5000;

/** What is known of the log from outside the database: the number and the seal that a line of the log file told. */
export type Outside = { sealNo: number; seal: string };

export type Verified = { seals: number; views: number; unsealed: number; lastSeal: string | null };

type Seal = { sealNo: number; sealedAt: Date; viewCount: number; firstAt: Date; lastAt: Date; marks: Buffer; seal: Buffer };

type Verifying = { now: Date; outside: readonly Outside[]; tell: (fault: string) => void };

/**
 * Walks all seals from the oldest, a batch at a time, and tells of each fault in one sentence, with numbers and ids only: a
 * look that was changed, deleted or added since it was sealed, a seal that is missing or changed, looks without a seal that
 * are older than five minutes, and that the seals known from outside are not there any more. The log is read as it was at one
 * moment, while others go on writing it.
 */
export async function verifyViews(database: Database, key: Buffer, how: Verifying): Promise<Verified> {
  return database
    .transaction()
    .setIsolationLevel('repeatable read')
    .execute((transaction) => walkSeals(transaction, key, how));
}

async function walkSeals(database: Transaction, key: Buffer, { now, outside, tell }: Verifying): Promise<Verified> {
  const start = await findStart(database, key, tell);
  const known = new Map(outside.map(({ sealNo, seal }) => [sealNo, seal]));
  let [previous, lastNo, seals, views] = [start.seal, start.sealNo, 0, 0];
  for (;;) {
    const batch = await listSeals(database, lastNo);
    if (batch.length === 0) break;
    for (const seal of batch) {
      if (seal.sealNo !== lastNo + 1) tell(missingText(lastNo + 1, seal.sealNo - 1));
      if (!sealOf(key, { ...seal, previous }).equals(seal.seal)) tell(`seal ${seal.sealNo}: was changed, or the seal before it was`);
      const count = await compareViews(database, key, seal, tell);
      const told = known.get(seal.sealNo);
      if (told !== undefined && told !== seal.seal.toString('hex')) tell(`seal ${seal.sealNo}: is not the one that was told outside`);
      [previous, lastNo, seals, views] = [seal.seal, seal.sealNo, seals + 1, views + count];
    }
  }
  for (const { sealNo } of outside) if (sealNo > lastNo) tell(`seal ${sealNo}: was told outside and is missing`);
  await tellOrphans(database, start.sealNo, tell);
  return {
    seals,
    views,
    unsealed: await tellUnsealed(database, now, tell),
    lastSeal: seals === 0 ? null : `${lastNo}:${previous.toString('hex')}`,
  };
}

/** Where the log begins: before its first seal, or after the last of those that were erased because their time was over. */
async function findStart(database: Transaction, key: Buffer, tell: (fault: string) => void): Promise<{ sealNo: number; seal: Buffer }> {
  const erasures = await database
    .selectFrom('view_log_erasure')
    .select(['up_to_seal_no as upTo', 'seal', 'view_count as viewCount', 'erased_at as erasedAt', 'signature'])
    .orderBy('up_to_seal_no')
    .execute();
  const signed = erasures.filter((one) => signErasure(key, one).equals(one.signature));
  for (const { upTo } of erasures.filter((one) => !signed.includes(one))) tell(`erasure up to seal ${upTo}: is not signed by the program`);
  const last = signed.at(-1);
  return last ? { sealNo: last.upTo, seal: last.seal } : { sealNo: 0, seal: noSeal };
}

function listSeals(database: Transaction, after: number): Promise<Seal[]> {
  return database
    .selectFrom('view_log_seal')
    .select([
      'seal_no as sealNo',
      'sealed_at as sealedAt',
      'view_count as viewCount',
      'first_at as firstAt',
      'last_at as lastAt',
      'marks',
      'seal',
    ])
    .where('seal_no', '>', after)
    .orderBy('seal_no')
    .limit(sealsAtOnce)
    .execute();
}

/** Compares the looks that are there with the marks that were sealed, both in the order of their numbers. Returns how many are there. */
async function compareViews(database: Transaction, key: Buffer, { sealNo, marks }: Seal, tell: (fault: string) => void): Promise<number> {
  const sealed = readMarks(marks);
  let [next, count] = [0, 0];
  const passDeleted = (before: number) => {
    for (let one = sealed[next]; one && one.viewNo < before; one = sealed[next]) {
      tell(`view ${one.viewNo} (seal ${sealNo}): was deleted`);
      next += 1;
    }
  };
  for await (const row of rowsOf(database, sealNo)) {
    count += 1;
    passDeleted(row.viewNo);
    const expected = sealed[next];
    if (expected?.viewNo !== row.viewNo) {
      tell(`view ${row.viewNo} (seal ${sealNo}): was added after it was sealed`);
      continue;
    }
    if (!expected.mark.equals(markOf(key, row))) tell(`view ${row.viewNo} (seal ${sealNo}): was changed`);
    next += 1;
  }
  passDeleted(Number.POSITIVE_INFINITY);
  return count;
}

async function* rowsOf(database: Transaction, sealNo: number): AsyncGenerator<SealedRow> {
  let after = 0;
  for (;;) {
    const rows = await sealedRows(database)
      .where('seal_no', '=', sealNo)
      .where('view_no', '>', after)
      .orderBy('view_no')
      .limit(rowsAtOnce)
      .execute();
    yield* rows;
    const last = rows.at(-1);
    if (!last || rows.length < rowsAtOnce) return;
    after = last.viewNo;
  }
}

function missingText(from: number, to: number): string {
  return from === to ? `seal ${from}: is missing` : `seals ${from} to ${to}: are missing`;
}

/** Looks that name a seal which is not there. */
async function tellOrphans(database: Transaction, startNo: number, tell: (fault: string) => void): Promise<void> {
  const orphans = await database
    .selectFrom('view_log as v')
    .leftJoin('view_log_seal as s', 's.seal_no', 'v.seal_no')
    .select(['v.seal_no as sealNo', sql<number>`count(*)::int`.as('count')])
    .where('v.seal_no', 'is not', null)
    .where((where) => where.or([where('s.seal_no', 'is', null), where('v.seal_no', '<=', startNo)]))
    .groupBy('v.seal_no')
    .orderBy('v.seal_no')
    .execute();
  for (const { sealNo, count } of orphans) tell(`seal ${sealNo}: ${count} views name it and it is not there`);
}

async function tellUnsealed(database: Transaction, now: Date, tell: (fault: string) => void): Promise<number> {
  const { unsealed, old } = await database
    .selectFrom('view_log')
    .select([
      sql<number>`count(*)::int`.as('unsealed'),
      sql<number>`(count(*) filter (where at < ${new Date(now.getTime() - longestUnsealed)}))::int`.as('old'),
    ])
    .where('seal_no', 'is', null)
    .executeTakeFirstOrThrow();
  if (old > 0) tell(`${old} views older than five minutes are not sealed`);
  return unsealed;
}
