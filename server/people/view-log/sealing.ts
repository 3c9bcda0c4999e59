import { createHmac } from 'node:crypto';
import { sql } from 'kysely';
import type { Database, Transaction } from '#server/platform/database/connection.ts';
import type { Secrets } from '#server/platform/secrets/secrets.ts';

const mostInBatch = 10_000;

type Row = { view_no: number; line: string; at: Date };

/** A look as one line of text that changes when anything in its row does. */
const line = sql<string>`jsonb_build_array(v.view_no, v.customer_id, v.view_id, extract(epoch from v.at), v.clerk_id, v.clerk_role, v.what,
  v.reason, v.application_id, v.reason_text)::text`.as('line');

/** Signed over the rows in order, how many there are, and the seal before: so that a changed, missing or added row shows, and a missing seal too. */
function sealOf(secrets: Secrets, sealNo: number, previous: Buffer | undefined, rows: readonly Row[]): Buffer {
  const hmac = createHmac('sha256', secrets.derive('view-log'));
  hmac.update(`${sealNo}\n${rows.length}\n${previous?.toString('hex') ?? 'first'}\n`);
  for (const row of rows) hmac.update(`${row.line}\n`);
  return hmac.digest();
}

/**
 * Seals the looks that are not sealed yet. Of several nodes one does; a look whose transaction is still open is sealed with
 * the next batch. Returns how many were sealed.
 */
export async function sealViews({ database, secrets }: { database: Database; secrets: Secrets }, now: Date): Promise<number> {
  return database.transaction().execute(async (transaction) => {
    const lock = await sql<{ held: boolean }>`select pg_try_advisory_xact_lock(hashtext('seal_views')) as held`.execute(transaction);
    if (!lock.rows[0]?.held) return 0;
    const rows = await transaction
      .selectFrom('view_log as v')
      .select(['v.view_no', 'v.at', line])
      .where('v.seal_no', 'is', null)
      .orderBy('v.view_no')
      .limit(mostInBatch)
      .execute();
    if (rows.length === 0) return 0;
    const last = await transaction
      .selectFrom('view_log_seal')
      .select(['seal_no', 'seal'])
      .orderBy('seal_no', 'desc')
      .limit(1)
      .executeTakeFirst();
    const sealNo = (last?.seal_no ?? 0) + 1;
    const times = rows.map(({ at }) => at.getTime());
    await transaction
      .insertInto('view_log_seal')
      .values({
        seal_no: sealNo,
        sealed_at: now,
        view_count: rows.length,
        first_at: new Date(Math.min(...times)),
        last_at: new Date(Math.max(...times)),
        seal: sealOf(secrets, sealNo, last?.seal, rows),
      })
      .execute();
    await transaction
      .updateTable('view_log')
      .set({ seal_no: sealNo })
      .where('seal_no', 'is', null)
      .where('view_no', 'in', sql<number>`(select unnest(${rows.map(({ view_no }) => view_no)}::bigint[]))`)
      .execute();
    return rows.length;
  });
}

export type SealFault = { sealNo: number; fault: 'missing-seal' | 'changed-or-missing-rows' | 'rows-without-seal' | 'unsealed-too-long' };

const sealedWithinMilliseconds = 5 * 60_000;

export type Verified = { seals: number; views: number; newestSealNo: number; faults: SealFault[] };

/** Walks every seal from the first on and tells what does not fit, as the log was at one moment. Reads one batch at a time. */
export async function verifySeals({ database, secrets }: { database: Database; secrets: Secrets }, now: Date): Promise<Verified> {
  return database
    .transaction()
    .setIsolationLevel('repeatable read')
    .execute((transaction) => walkSeals(transaction, secrets, now));
}

export async function walkSeals(transaction: Transaction, secrets: Secrets, now: Date): Promise<Verified> {
  const faults: SealFault[] = [];
  const seals = await transaction.selectFrom('view_log_seal').select(['seal_no', 'seal', 'view_count']).orderBy('seal_no').execute();
  let previous: Buffer | undefined;
  let expected = 1;
  let views = 0;
  for (const { seal_no: sealNo, seal, view_count: count } of seals) {
    for (; expected < sealNo; expected += 1) faults.push({ sealNo: expected, fault: 'missing-seal' });
    const rows = await rowsOf(transaction, sealNo);
    if (rows.length !== count || !sealOf(secrets, sealNo, previous, rows).equals(seal))
      faults.push({ sealNo, fault: 'changed-or-missing-rows' });
    views += rows.length;
    previous = seal;
    expected = sealNo + 1;
  }
  faults.push(...(await looseRows(transaction, now)));
  return { seals: seals.length, views, newestSealNo: expected - 1, faults };
}

function rowsOf(transaction: Transaction, sealNo: number): Promise<Row[]> {
  return transaction
    .selectFrom('view_log as v')
    .select(['v.view_no', 'v.at', line])
    .where('v.seal_no', '=', sealNo)
    .orderBy('v.view_no')
    .execute();
}

/** Rows that name a seal that is gone, and rows that nobody sealed although it was time. */
async function looseRows(transaction: Transaction, now: Date): Promise<SealFault[]> {
  const { rows: orphans } = await sql<{ seal_no: number }>`select distinct v.seal_no from view_log v
    where v.seal_no is not null and not exists (select from view_log_seal s where s.seal_no = v.seal_no)`.execute(transaction);
  const late = await transaction
    .selectFrom('view_log')
    .select('view_no')
    .where('seal_no', 'is', null)
    .where('at', '<', new Date(now.getTime() - sealedWithinMilliseconds))
    .limit(1)
    .execute();
  return [
    ...orphans.map(({ seal_no }): SealFault => ({ sealNo: seal_no, fault: 'rows-without-seal' })),
    ...late.map((): SealFault => ({ sealNo: 0, fault: 'unsealed-too-long' })),
  ];
}
