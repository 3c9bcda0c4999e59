import { sql } from 'kysely';
import type { House } from '#server/house.ts';
import type { Transaction } from '#server/platform/database/connection.ts';
import type { Secrets } from '#server/platform/secrets/secrets.ts';
import { markOf, noSeal, type SealFacts, sealedRows, sealOf, signErasure } from './marks.ts';

/** Rows of one seal at most. */
const largestBatch = 5000;

export function sealKey(secrets: Pick<Secrets, 'derive'>): Buffer {
  return secrets.derive('view-log-seal');
}

/**
 * Seals what was looked at since the last seal, each batch over the one before it. Two nodes may try at once: one does it,
 * the other passes. A look whose transaction ends later, with a lower number, is sealed by the next run.
 * The number and the seal go to the log file as well, so that a copy lies outside the database: whoever takes the newest
 * seals away there is found out by it.
 */
export async function sealViews(house: Pick<House, 'database' | 'secrets' | 'clock' | 'log'>): Promise<void> {
  let sealed = largestBatch;
  while (sealed === largestBatch) sealed = await sealBatch(house);
}

async function sealBatch({ database, secrets, clock, log }: Pick<House, 'database' | 'secrets' | 'clock' | 'log'>): Promise<number> {
  const done = await database.transaction().execute(async (transaction) => {
    if (!(await isAlone(transaction))) return undefined;
    const rows = await sealedRows(transaction).where('seal_no', 'is', null).limit(largestBatch).execute();
    if (rows.length === 0) return undefined;
    const instants = rows.map(({ atMicroseconds }) => Math.floor(atMicroseconds / 1000));
    const last = await findLastSeal(transaction);
    const key = sealKey(secrets);
    const facts = {
      sealNo: (last?.sealNo ?? 0) + 1,
      viewCount: rows.length,
      sealedAt: clock.now(),
      firstAt: new Date(Math.min(...instants)),
      lastAt: new Date(Math.max(...instants)),
      marks: Buffer.concat(rows.map((row) => markOf(key, row))),
    };
    const seal = sealOf(key, { ...facts, previous: last?.seal ?? noSeal });
    await addSeal(transaction, facts, seal);
    await transaction
      .updateTable('view_log')
      .set({ seal_no: facts.sealNo })
      .where(
        'view_no',
        'in',
        rows.map(({ viewNo }) => viewNo),
      )
      .where('seal_no', 'is', null)
      .execute();
    return { sealNo: facts.sealNo, viewCount: facts.viewCount, seal: seal.toString('hex') };
  });
  // Only what was committed is told.
  if (done) log.info(done, 'views sealed');
  return done?.viewCount ?? 0;
}

async function addSeal(transaction: Transaction, facts: Omit<SealFacts, 'previous'>, seal: Buffer): Promise<void> {
  const { sealNo, viewCount, sealedAt, firstAt, lastAt, marks } = facts;
  await transaction
    .insertInto('view_log_seal')
    .values({ seal_no: sealNo, sealed_at: sealedAt, view_count: viewCount, first_at: firstAt, last_at: lastAt, marks, seal })
    .execute();
}

/** True for one at a time, in all nodes together, until its transaction ends. */
async function isAlone(transaction: Transaction): Promise<boolean> {
  const { rows } = await sql<{ isAlone: boolean }>`select pg_try_advisory_xact_lock(hashtext('seal_views')) as "isAlone"`.execute(
    transaction,
  );
  return rows[0]?.isAlone ?? false;
}

/** The newest seal; when the time of all of them is over, the last that was erased. */
async function findLastSeal(transaction: Transaction): Promise<{ sealNo: number; seal: Buffer } | undefined> {
  const kept = await transaction
    .selectFrom('view_log_seal')
    .select(['seal_no as sealNo', 'seal'])
    .orderBy('seal_no', 'desc')
    .limit(1)
    .executeTakeFirst();
  return (
    kept ??
    transaction
      .selectFrom('view_log_erasure')
      .select(['up_to_seal_no as sealNo', 'seal'])
      .orderBy('up_to_seal_no', 'desc')
      .limit(1)
      .executeTakeFirst()
  );
}

/**
 * Erases the looks whose time is over, whole seals at a time from the oldest, at most `most` of them, and leaves a signed
 * word of it so that the rest can still be verified. `before` is the instant of the oldest look that is kept. Returns how many looks went.
 */
export async function eraseViews(
  transaction: Transaction,
  secrets: Pick<Secrets, 'derive'>,
  { before, most, erasedAt }: { before: Date; most: number; erasedAt: Date },
): Promise<number> {
  if (!(await isAlone(transaction))) return 0;
  const oldest = await transaction
    .selectFrom('view_log_seal')
    .select(['seal_no', 'seal', 'view_count', 'last_at'])
    .orderBy('seal_no')
    .limit(most)
    .execute();
  const firstKept = oldest.findIndex(({ last_at }) => last_at >= before);
  const over = firstKept === -1 ? oldest : oldest.slice(0, firstKept);
  const last = over.at(-1);
  if (!last) return 0;
  const viewCount = over.reduce((total, { view_count }) => total + view_count, 0);
  await transaction.deleteFrom('view_log').where('seal_no', '<=', last.seal_no).execute();
  await transaction.deleteFrom('view_log_seal').where('seal_no', '<=', last.seal_no).execute();
  await transaction
    .insertInto('view_log_erasure')
    .values({
      up_to_seal_no: last.seal_no,
      seal: last.seal,
      view_count: viewCount,
      erased_at: erasedAt,
      signature: signErasure(sealKey(secrets), { upTo: last.seal_no, seal: last.seal, viewCount, erasedAt }),
    })
    .execute();
  return viewCount;
}
